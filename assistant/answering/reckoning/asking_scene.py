"""Which version of each plan a question means, and the day on which it is reckoned."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.answering.reckoning.actions import Bucket
from assistant.answering.reckoning.asking_actions import AskedOfActions
from assistant.answering.reckoning.asking_topics import Topic
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.telling_actions import Scene
from assistant.answering.reckoning.versions import PlanBook, Version


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
    if asked.days.versions or asked.days.first or asked.days.previous:
        day = version.position
    if _needs_leads(asked) and not version.prints_leads:
        version = _last_with_leads(book, version)
        day = asked.days.day or version.position
    return Scene(ledger, book, version, day, shorts)


def _needs_leads(asked: AskedOfActions) -> bool:
    of_all = asked.topic is Topic.LEADS and not asked.is_of_one
    return bool(asked.leads) or of_all or asked.bucket in (Bucket.NO_LEAD, Bucket.JOINT_LEAD)


def _last_with_leads(book: PlanBook, version: Version) -> Version:
    """Return the last version up to one that prints leads; the version itself where none does."""
    held = book.versions[: book.versions.index(version)]
    return next((each for each in reversed(held) if each.prints_leads), version)


def _version(asked: AskedOfActions, book: PlanBook) -> Version | None:
    days = asked.days
    if len(days.versions) == 1:
        return version_numbered(book, days.versions[0])
    if days.first:
        return book.versions[0]
    if days.previous:
        return book.before(book.newest)
    return book.at(days.day)


def version_numbered(book: PlanBook, number: int) -> Version | None:
    """Return the version with a printed number, None where none is held."""
    return next((v for v in book.versions if v.number == number), None)
