"""Which version of each plan a question means, and the day on which it is reckoned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.plans.actions import Bucket
from assistant.answering.reckoning.plans.asking_actions import AskedOfActions
from assistant.answering.reckoning.plans.asking_days import AskedDays
from assistant.answering.reckoning.plans.asking_topics import Topic
from assistant.answering.reckoning.plans.telling_actions import Scene
from assistant.answering.reckoning.plans.versions import PlanBook, Version

_OF_RATINGS = (Bucket.CONFLICTING, Bucket.ON_TRACK)
# A plan is put on an agenda some weeks after the day of its position.
_PUBLISHED_AFTER = dt.timedelta(days=92)
LEADS, RATINGS, RECOMMENDATIONS = "leads", "ratings", "recommendations"


def scene_of(
    asked: AskedOfActions,
    book: PlanBook,
    ledger: Ledger,
    shorts: Mapping[str, tuple[str, ...]],
) -> Scene | None:
    """Return a plan as a question means it; None where no version is that old."""
    version = _version(asked, book)
    if version is None:
        return None
    day = asked.days.day or version.position
    if _names_version(asked.days) or _is_of_that_time(asked.days, version):
        day = version.position
    scene = Scene(ledger, book, version, day, shorts)
    lacks = _lacking(asked, version)
    older = _last_with(book, version, lacks) if lacks else None
    if older is None or lacks is None:
        return scene
    return replace(scene, version=older, day=asked.days.day or older.position, lacks=lacks)


def _names_version(days: AskedDays) -> bool:
    """Return whether a question names a version: its rows are reckoned on its own day."""
    return bool(days.versions or days.first or days.previous or days.version_from)


def _is_of_that_time(days: AskedDays, version: Version) -> bool:
    """Return whether a version's position is of the month or term that a question names."""
    if days.day_from is None or days.day is None or version.position is None:
        return False
    return days.day_from <= version.position <= days.day


def _lacking(asked: AskedOfActions, version: Version) -> str | None:
    """Return what a question needs and a version does not print: "leads", "ratings" and so on."""
    of_all = asked.topic is Topic.LEADS and not asked.is_of_one
    by_lead = asked.bucket in (Bucket.NO_LEAD, Bucket.JOINT_LEAD)
    if (asked.leads or of_all or by_lead) and not _prints(version, LEADS):
        return LEADS
    if asked.recommendation and not _prints(version, RECOMMENDATIONS):
        return RECOMMENDATIONS
    rated = asked.topic is Topic.ROWS and (asked.rating or asked.bucket in _OF_RATINGS)
    return RATINGS if rated and not _prints(version, RATINGS) else None


def _prints(version: Version, what: str) -> bool:
    if what == LEADS:
        return version.prints_leads
    if what == RATINGS:
        return any(row.rating for row in version.rows)
    return any(row.recommendation or row.recommendation_ref for row in version.rows)


def _last_with(book: PlanBook, version: Version, what: str) -> Version | None:
    """Return the last version before one that prints what it lacks; None where none does."""
    held = book.versions[: book.versions.index(version)]
    return next((each for each in reversed(held) if _prints(each, what)), None)


def _version(asked: AskedOfActions, book: PlanBook) -> Version | None:
    days = asked.days
    compares = asked.topic is Topic.ROWS and asked.bucket is Bucket.DROPPED
    if len(days.versions) == 1:
        return version_numbered(book, days.versions[0])
    if days.first and not (compares and days.version_from):
        first = book.versions[0]
        return first if first.number in (None, 1) else None
    if days.previous:
        return book.before(book.newest)
    version = book.at(days.day)
    return version if version is None or _is_named_by(version, days) else None


def _is_named_by(version: Version, days: AskedDays) -> bool:
    """Return whether a version may be the one named by a time: "the June 2024 plan".

    Its position is of that time or of the weeks before, after which it was published.
    """
    if days.version_from is None or version.position is None:
        return days.version_from is None
    return version.position >= days.version_from - _PUBLISHED_AFTER


def version_numbered(book: PlanBook, number: int) -> Version | None:
    """Return the version with a printed number, None where none is held.

    Where no version prints a number, the versions held are counted.
    """
    if all(version.number is None for version in book.versions):
        return book.versions[number - 1] if 0 < number <= len(book.versions) else None
    return next((v for v in book.versions if v.number == number), None)
