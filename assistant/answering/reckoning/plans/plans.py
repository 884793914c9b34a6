"""Answers questions about action plans from their rows: read `reckon_actions` first."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.actions import ActionPlan
from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.posts import initials, short_forms
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.plans.action_leads import tell_leads, tell_led_by
from assistant.answering.reckoning.plans.actions import Bucket
from assistant.answering.reckoning.plans.asking_actions import (
    AskedOfActions,
    may_be_of_actions,
    read_question,
)
from assistant.answering.reckoning.plans.asking_scene import scene_of
from assistant.answering.reckoning.plans.asking_topics import Topic
from assistant.answering.reckoning.plans.completion import tell_completion, tell_earliest
from assistant.answering.reckoning.plans.counting_actions import tell_rows
from assistant.answering.reckoning.plans.dropped_rows import tell_dropped, with_reasons
from assistant.answering.reckoning.plans.gathering import gather_books
from assistant.answering.reckoning.plans.left_out import NOTHING_LEFT_OUT
from assistant.answering.reckoning.plans.one_action import tell_one
from assistant.answering.reckoning.plans.plan_changes import tell_changes
from assistant.answering.reckoning.plans.plan_overview import tell_overview
from assistant.answering.reckoning.plans.plans_left_out import plans_left_out
from assistant.answering.reckoning.plans.plans_together import put_together
from assistant.answering.reckoning.plans.rating_key import tell_key
from assistant.answering.reckoning.plans.reasons import tell_reasons
from assistant.answering.reckoning.plans.telling_actions import (
    Part,
    Scene,
)
from assistant.answering.reckoning.plans.totals import tell_totals
from assistant.answering.reckoning.plans.versions import PlanBook
from assistant.answering.reckoning.reckoned import Claim, Reckoned
from assistant.answers import AnswerStatus, Basis
from assistant.council import Alias, Exchange, Meeting

NO_VERSION_SO_EARLY = (
    "The papers that I searched hold no version of this plan with a position on or before that day."
)
NONE_SO_EARLY = (
    "The papers that I searched hold no version of these plans with a position by that day."
)
_ASKED_WHEN = re.compile(
    r"(?i)\b(?:when|by when|what date|dates?|timescales?|deadlines?)\b.*\b(?:actions?|plan|complet\w+)\b"
)


def reckon_actions(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return what the rows of action plans answer, None where a question is not about them."""
    if not may_be_of_actions(plan.standalone) or not ledger.view.records(ActionPlan):
        return None
    books = _books(plan, ledger)
    shorts = {**_initials(books, ledger), **short_forms(ledger.records(Alias, replaced=True))}
    asked = read_question(plan, books, shorts, dt.date.today(), ledger)
    if asked is None:
        return None
    asked = _with_versions(asked)
    placed = [
        (book, None if _came_later(book, asked) else scene_of(asked, book, ledger, shorts))
        for book in asked.books
    ]
    scenes = [scene for _, scene in placed if scene is not None]
    if not scenes:
        return _too_early(asked, ledger)
    told_of = [(scene, part) for scene in scenes if (part := _told(scene, asked)) is not None]
    if asked.topic is Topic.RATING_KEY:
        told_of = _with_meaning(told_of)
    if not told_of or (len(told_of) < len(scenes) and asked.named):
        return None
    told = [scene for scene, _ in told_of]
    early = [book for book, scene in placed if scene is None]
    untold = [scene for scene in scenes if scene not in told]
    return put_together(asked, told_of, plans_left_out(asked, early, untold, ledger))


def _came_later(book: PlanBook, asked: AskedOfActions) -> bool:
    """Return whether a plan that none names prints no position, in papers after the day asked for.

    What it prints of its actions is then no news of that day.
    """
    day = asked.days.day
    if day is None or asked.named or len(asked.books) == 1:
        return False
    papers = [version.document.date.day for version in book.versions]
    undated = not any(version.position for version in book.versions)
    return undated and all(each is not None and each > day for each in papers)


def _initials(books: Sequence[PlanBook], ledger: Ledger) -> Mapping[str, tuple[str, ...]]:
    """Return the posts that leads print by their initials alone."""
    rows = [row for book in books for version in book.versions for row in version.rows]
    listed = (each.person for m in ledger.records(Meeting) for each in m.attendance)
    return initials(rows, {person.role for person in listed if person.role})


def _with_versions(asked: AskedOfActions) -> AskedOfActions:
    """Return what is asked of the plans that have the versions named; of all where none has."""
    if asked.days.version_from and not asked.named and not asked.refs:
        first, last = asked.days.version_from, asked.days.day or asked.days.version_from
        of_time = [
            b for b in asked.books if any(_is_in(v.position, first, last) for v in b.versions)
        ]
        asked = replace(asked, books=tuple(of_time) or asked.books)
    numbers = set(asked.days.versions)
    held = [b for b in asked.books if numbers <= {version.number for version in b.versions}]
    return replace(asked, books=tuple(held)) if numbers and held else asked


def _is_in(day: dt.date | None, first: dt.date, last: dt.date) -> bool:
    return day is not None and first <= day <= last


def _books(plan: Plan, ledger: Ledger) -> Sequence[PlanBook]:
    """Return the plans in scope; all versions of those just cited where a question points back."""
    if not plan.points_back:
        return gather_books(ledger, recommendations=True)
    free = replace(plan, filters=replace(plan.filters, documents=()))
    cited = set(plan.filters.documents)
    return [
        book
        for book in gather_books(Ledger(ledger.view, free), recommendations=True)
        if any(version.document.document_id in cited for version in book.versions)
    ]


def _with_meaning(told_of: list[tuple[Scene, Part]]) -> list[tuple[Scene, Part]]:
    """Return the plans whose key holds a rating; all where none does."""
    return [each for each in told_of if each[1].status is AnswerStatus.ANSWERED] or told_of


def _told(scene: Scene, asked: AskedOfActions) -> Part | None:
    if asked.is_of_one and asked.topic not in (Topic.CHANGES, Topic.RATING_KEY, Topic.ROWS):
        return tell_one(scene, asked)
    if asked.topic is Topic.WHY_LATE:
        return tell_reasons(scene, asked.bucket)
    if asked.topic is Topic.ROWS and asked.bucket is Bucket.DROPPED:
        return tell_changes(scene, asked) if asked.days.versions else tell_dropped(scene)
    if asked.topic is Topic.ROWS and asked.bucket is Bucket.ALL and _only_since(asked):
        return tell_changes(scene, asked)
    if asked.topic is Topic.ROWS:
        return tell_rows(scene, asked)
    if asked.topic is Topic.LEADS:
        return tell_leads(scene, asked)
    if asked.topic is Topic.LED_BY:
        return tell_led_by(scene, asked)
    if asked.topic is Topic.RATING_KEY:
        return tell_key(scene, asked)
    if asked.topic is Topic.CHANGES:
        return with_reasons(scene, asked, tell_changes(scene, asked))
    if asked.topic is Topic.EARLIEST:
        return tell_earliest(scene)
    if asked.topic is Topic.COMPLETION:
        return _unless_asked_before(scene, tell_completion(scene))
    if asked.topic is Topic.TOTALS:
        counts = not scene.version.totals and asked.bucket is not Bucket.ALL
        return tell_rows(scene, asked) if counts else tell_totals(scene)
    return tell_overview(scene)


def _only_since(asked: AskedOfActions) -> bool:
    """Return whether only what came since an earlier version is asked for, of whole plans."""
    picked = asked.leads or asked.rating or asked.subject or asked.recommendation
    return bool(asked.days.since or asked.days.last_time) and not picked


def _unless_asked_before(scene: Scene, part: Part) -> Part | None:
    """Return nothing where a plan has no date and the minutes record that it was asked for."""
    if part.status is not AnswerStatus.CANNOT_BE_WORKED_OUT:
        return part
    asked = (exchange.question.text for exchange in scene.ledger.records(Exchange))
    return None if any(_ASKED_WHEN.search(text) for text in asked) else part


def _too_early(asked: AskedOfActions, ledger: Ledger) -> Reckoned | None:
    """Return that no version is so early; None where a version that is held states no day."""
    if any(version.position is None for book in asked.books for version in book.versions):
        return None
    if not asked.days.day or (asked.days.version_from and not asked.days.places):
        return None
    several = len(asked.books) > 1
    claim = Claim(NONE_SO_EARLY if several else NO_VERSION_SO_EARLY, Basis.NOTICE)
    reason = f"actions: {asked.topic.value}, no version so early"
    aside = plans_left_out(asked, asked.books, (), ledger) if several else NOTHING_LEFT_OUT
    return Reckoned(AnswerStatus.NOT_IN_PAPERS, (claim, *aside.claims), reason, aside.tables)
