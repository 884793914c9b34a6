"""Answers questions about action plans from their rows: read `reckon_actions` first."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.actions import ActionItem, ActionPlan, UnreadTable
from assistant.answering.planning import Plan
from assistant.answering.reckoning.action_leads import tell_leads, tell_led_by
from assistant.answering.reckoning.action_points import MOST_POINTS, action_points, ask_next
from assistant.answering.reckoning.actions import Bucket
from assistant.answering.reckoning.asking_actions import (
    AskedOfActions,
    may_be_of_actions,
    read_question,
)
from assistant.answering.reckoning.asking_scene import scene_of
from assistant.answering.reckoning.asking_topics import Topic
from assistant.answering.reckoning.completion import tell_completion
from assistant.answering.reckoning.counting_actions import table_of_counts, tell_rows
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.one_action import meant_rows, tell_one
from assistant.answering.reckoning.plan_changes import tell_changes, tell_dropped
from assistant.answering.reckoning.plan_overview import tell_overview
from assistant.answering.reckoning.posts import short_forms
from assistant.answering.reckoning.rating_key import tell_key
from assistant.answering.reckoning.reasons import tell_reasons
from assistant.answering.reckoning.reckoned import Claim, Reckoned
from assistant.answering.reckoning.telling_actions import Part, Scene, count_value, day_value, told
from assistant.answering.reckoning.totals import tell_totals
from assistant.answering.reckoning.versions import PlanBook, gather_books, names_plan
from assistant.answers import AnswerStatus, Basis
from assistant.council import Alias, Exchange, Meeting
from assistant.dates import written_date

NO_VERSION_SO_EARLY = (
    "The papers that I searched hold no version of this plan with a position on or before that day."
)
AS_CORRECTED = "This is as corrected by the council’s officers."
UNREAD = "A table of this paper could not be read with confidence and is not counted."
_ASKED_WHEN = re.compile(
    r"(?i)\b(?:when|by when|what date|dates?|timescales?|deadlines?)\b.*\b(?:actions?|plan|complet\w+)\b"
)
_SIDE_BY_SIDE = (Topic.COMPARE, Topic.OVERVIEW, Topic.COMPLETION)
_ABOUT_NOW = (Topic.COMPLETION, Topic.ROWS, Topic.OVERVIEW, Topic.TOTALS)
_MOST_WORDS = 115
_MOST_PLANS_TOLD = 5


def reckon_actions(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return what the rows of action plans answer, None where a question is not about them."""
    if not may_be_of_actions(plan.standalone) or not ledger.view.records(ActionPlan):
        return None
    books = _books(plan, ledger)
    shorts = dict(short_forms(ledger.records(Alias, replaced=True)))
    asked = read_question(plan, books, shorts, dt.date.today())
    if asked is None:
        return None
    scenes = [
        scene
        for book in asked.books
        if (scene := scene_of(asked, book, ledger, shorts)) is not None
    ]
    if not scenes:
        return _too_early(asked)
    told_of = [(scene, part) for scene in scenes if (part := _told(scene, asked)) is not None]
    if asked.topic is Topic.RATING_KEY:
        told_of = _with_meaning(told_of)
    if not told_of or (len(told_of) < len(scenes) and asked.named):
        return None
    return _together(asked, told_of)


def _books(plan: Plan, ledger: Ledger) -> Sequence[PlanBook]:
    """Return the plans in scope; all versions of those just cited where a question points back."""
    if not plan.points_back:
        return gather_books(ledger)
    free = replace(plan, filters=replace(plan.filters, documents=()))
    cited = set(plan.filters.documents)
    return [
        book
        for book in gather_books(Ledger(ledger.view, free))
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
        return tell_dropped(scene)
    if asked.topic is Topic.ROWS:
        return tell_rows(scene, asked)
    if asked.topic is Topic.LEADS:
        return tell_leads(scene, asked)
    if asked.topic is Topic.LED_BY:
        return tell_led_by(scene, asked)
    if asked.topic is Topic.RATING_KEY:
        return tell_key(scene, asked)
    if asked.topic is Topic.CHANGES:
        return tell_changes(scene, asked)
    if asked.topic is Topic.COMPLETION:
        return _unless_asked_before(scene, tell_completion(scene))
    if asked.topic is Topic.TOTALS:
        return tell_totals(scene)
    return tell_overview(scene)


def _unless_asked_before(scene: Scene, part: Part) -> Part | None:
    """Return nothing where a plan has no date and the minutes record that it was asked for."""
    if part.status is not AnswerStatus.CANNOT_BE_WORKED_OUT:
        return part
    asked = (exchange.question.text for exchange in scene.ledger.records(Exchange))
    return None if any(_ASKED_WHEN.search(text) for text in asked) else part


def _together(asked: AskedOfActions, told_of: Sequence[tuple[Scene, Part]]) -> Reckoned:
    if len(told_of) == 1:
        scene, part = told_of[0]
        claims = [*part.claims, *_passed_over(scene), *_later(scene, asked), *_unread(scene)]
        status, tables = part.status, part.tables
    else:
        status, claims = _status_of_all([part for _, part in told_of]), _short(told_of)
        tables = tuple(table for _, part in told_of for table in part.tables)
        if asked.topic in _SIDE_BY_SIDE or len(told_of) > _MOST_PLANS_TOLD:
            scenes = [scene for scene, _ in told_of]
            tables = (table_of_counts("Plans side by side", scenes, asked.bucket), *tables)
    if any(_is_corrected(scene) for scene, _ in told_of):
        claims.append(Claim(AS_CORRECTED, Basis.NOTICE))
    scenes = [scene for scene, _ in told_of]
    points = [
        point for scene in scenes for point in action_points(scene, _rows_meant(scene, asked))
    ]
    return Reckoned(
        status=status,
        claims=tuple(_within_words(claims)),
        reason=f"actions: {asked.topic.value}",
        tables=tables,
        points=tuple(points[:MOST_POINTS]),
        ask_next=ask_next(scenes[0], asked.topic, asked.bucket),
    )


def _rows_meant(scene: Scene, asked: AskedOfActions) -> Sequence[ActionItem]:
    """Return the rows that points may be raised on: of one action that is meant, its own."""
    return meant_rows(scene.version, asked) if asked.is_of_one else scene.rows


def _status_of_all(parts: Sequence[Part]) -> AnswerStatus:
    """Return one status for several plans: theirs where they agree, else partly answered."""
    statuses = {part.status for part in parts}
    if AnswerStatus.PAPERS_DISAGREE in statuses:
        return AnswerStatus.PAPERS_DISAGREE
    return statuses.pop() if len(statuses) == 1 else AnswerStatus.PARTLY_ANSWERED


def _short(told_of: Sequence[tuple[Scene, Part]]) -> list[Claim]:
    """Return a sentence or two on each plan; of many plans, only how many there are."""
    if len(told_of) > _MOST_PLANS_TOLD:
        first = told_of[0][0]
        plans = [scene.rows[0] for scene, _ in told_of]
        text = f"{len(told_of)} plans are held; each is counted by itself."
        return [told(text, [count_value("plans", plans)], first.proof())]
    briefs = ([part.brief] if part.brief else part.claims[: part.short] for _, part in told_of)
    return [claim for brief in briefs for claim in brief]


def _passed_over(scene: Scene) -> list[Claim]:
    """Return that a newer version prints none of what is asked for."""
    if scene.lacks is None:
        return []
    newer = scene.at(scene.book.versions[scene.book.versions.index(scene.version) + 1])
    text = f"A newer version, with {newer.position}, prints no {scene.lacks}."
    return [told(text, newer.position_values(), newer.proof())]


def _later(scene: Scene, asked: AskedOfActions) -> list[Claim]:
    """Return the last item on this plan at a meeting after the position that was counted on."""
    position = scene.version.position
    if asked.topic not in _ABOUT_NOW or asked.days.day or position is None or scene.lacks:
        return []
    found = [
        (meeting.day, meeting.document_id, item)
        for meeting in scene.ledger.records(Meeting)
        if meeting.day and meeting.day > position
        and meeting.document_id != scene.version.document.document_id
        for item in meeting.items
        if names_plan(item.title, scene.book)
    ]  # fmt: skip
    if not found or scene.version is not scene.book.newest:
        return []
    day, document_id, item = max(found, key=lambda each: each[0])
    text = f"A later meeting, of {written_date(day)}, had this plan as an item; its papers may say more."
    value = day_value("later", day, scene.version.plan.record_id)
    return [told(text, [value], [scene.ledger.proof(document_id, item.span)])]


def _unread(scene: Scene) -> list[Claim]:
    """Return that a table of the same paper could not be read, where one could not."""
    document = scene.version.document.document_id
    unread = [
        t for t in scene.ledger.records(UnreadTable, replaced=True) if t.document_id == document
    ]
    if not unread:
        return []
    return [told(UNREAD, (), [scene.ledger.proof(document, unread[0].span)])]


def _is_corrected(scene: Scene) -> bool:
    return any(scene.ledger.is_corrected(row.record_id) for row in scene.rows)


def _within_words(claims: Sequence[Claim]) -> list[Claim]:
    """Return claims as long as the answer stays short; the first is always kept."""
    kept: list[Claim] = []
    words = 0
    for claim in claims:
        words += len(claim.text.split())
        if words <= _MOST_WORDS or not kept:
            kept.append(claim)
    return kept


def _too_early(asked: AskedOfActions) -> Reckoned:
    claim = Claim(NO_VERSION_SO_EARLY, Basis.NOTICE)
    reason = f"actions: {asked.topic.value}, no version so early"
    return Reckoned(AnswerStatus.NOT_IN_PAPERS, (claim,), reason)
