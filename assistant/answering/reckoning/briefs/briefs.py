"""Answers "brief me on …" with several short tables: read `reckon_brief` first."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.posts import short_forms
from assistant.answering.reckoning.briefs.items import Item, find_item, reckon_item
from assistant.answering.reckoning.exchanges.exchanges_found import ANSWERED, PARTLY
from assistant.answering.reckoning.exchanges.exchanges_held import HeldExchanges
from assistant.answering.reckoning.exchanges.exchanges_later import later_answer
from assistant.answering.reckoning.exchanges.exchanges_telling import table_of as table_of_questions
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.plans.action_points import action_points, ask_next
from assistant.answering.reckoning.plans.actions import Bucket, conflict_of, in_bucket
from assistant.answering.reckoning.plans.asking_actions import AskedOfActions
from assistant.answering.reckoning.plans.asking_days import AskedDays
from assistant.answering.reckoning.plans.asking_plans import plans_meant
from assistant.answering.reckoning.plans.asking_topics import Topic
from assistant.answering.reckoning.plans.counting_actions import first_date, what_differs
from assistant.answering.reckoning.plans.gathering import gather_books
from assistant.answering.reckoning.plans.naming_plans import has_own_name, holds_name
from assistant.answering.reckoning.plans.plan_notes import corrections_used, later_told
from assistant.answering.reckoning.plans.plan_overview import tell_overview
from assistant.answering.reckoning.plans.row_tables import ACTION, DUE, REF, STATUS, rows_table
from assistant.answering.reckoning.plans.telling_actions import Scene
from assistant.answering.reckoning.plans.versions import PlanBook
from assistant.answering.reckoning.reckoned import Claim, Reckoned, ReckonedTable
from assistant.answers import AnswerStatus, Basis
from assistant.council import Alias, Exchange

_BRIEFS = re.compile(
    r"(?i)\b(?:brief(?:ing)?|prepare|prep|get|bring)\b[^?]{0,30}?\b(?:on|about|for|with)\b\s*(?P<topic>[^?]+)"
)
_ASKS_IT = re.compile(
    r"(?i)^\W*(?:(?:please|can you|could you|hi|hello)\W+)*(?:brief (?:me|us)\b|(?:give|write|make|send)"
    r" (?:me|us) (?:a|the) (?:\w+ )?brief(?:ing)?\b|(?:a )?brief(?:ing)? (?:on|about|for)\b"
    r"|prep(?:are)? (?:me|us)\b|(?:get|bring) (?:me|us) up to (?:speed|date)\b)"
)
_MOST_QUESTIONS = 8
_STATUSES = list(AnswerStatus)
FULLER = "A fuller brief, by committee, item or plan, can be had as a briefing."


def reckon_brief(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return a short brief of the plan or item that is named; None where neither is held."""
    question = plan.standalone
    match = _BRIEFS.search(question) if _ASKS_IT.search(question) else None
    if match is None:
        return None
    topic = match["topic"].lower().strip(" .")
    books = [each for each in gather_books(ledger) if has_own_name(each.newest.plan.title)]
    item = find_item(topic, ledger)
    if item is not None:
        named = [book for book in books if holds_name(item.title, book.words)]
        return _of_plans(named, plan, ledger, item) if named else reckon_item(item, ledger)
    meant = plans_meant(topic, books)
    return _of_plans(meant.books, plan, ledger) if meant.words else None


def _of_plans(
    books: Sequence[PlanBook], plan: Plan, ledger: Ledger, item: Item | None = None
) -> Reckoned | None:
    shorts = dict(short_forms(ledger.records(Alias, replaced=True)))
    scenes = [
        Scene(ledger, book, version, plan.as_of or version.position, shorts)
        for book in books
        if (version := book.at(plan.as_of)) is not None
    ]
    if not scenes:
        return None
    opening = (item.claim,) if item else ()
    claims = (*opening, *(claim for scene in scenes for claim in _claims(scene, plan.as_of)))
    tables = tuple(table for scene in scenes for table in _tables(scene))
    points = [point for scene in scenes for point in action_points(scene, scene.rows)]
    status = max((tell_overview(s).status for s in scenes), key=_STATUSES.index)
    return Reckoned(
        status,
        (*claims, Claim(FULLER, Basis.NOTICE)),
        "a brief of a plan",
        tables,
        tuple(points[:3]),
        ask_next(scenes[0], Topic.OVERVIEW, Bucket.ALL),
    )


def _claims(scene: Scene, as_of: dt.date | None) -> Iterator[Claim]:
    part = tell_overview(scene)
    yield from part.claims
    asked = AskedOfActions(
        Topic.OVERVIEW, Bucket.ALL, (scene.book,), AskedDays(day=as_of), named=True
    )
    yield from later_told(scene, asked)
    yield from corrections_used(scene, part)


def _tables(scene: Scene) -> Iterator[ReckonedTable]:
    """Yield what is open, what moved, which ratings differ, and what was not answered."""
    yield from tell_overview(scene).tables
    moved = in_bucket(Bucket.SLIPPED, scene.version, scene.book, scene.day)
    if moved:
        shown = (REF, ACTION, DUE, first_date(scene), STATUS)
        yield rows_table(scene, f"Dates that moved, {scene.book.name}", moved, shown)
    differ = [row for row in scene.rows if conflict_of(row, scene.version, scene.day)]
    if differ:
        columns = (REF, ACTION, DUE, STATUS, what_differs(scene))
        yield rows_table(scene, f"Ratings beside dates, {scene.book.name}", differ, columns)
    asked = _not_answered(scene)
    if asked:
        title = f"Questions on {scene.book.name} without what was asked, newest first"
        yield table_of_questions(asked, [None] * len(asked), title)


def _not_answered(scene: Scene) -> list[Exchange]:
    """Return questions that name the plan, or stand under an item on it, and were not answered."""
    held = scene.ledger.records(Exchange)
    answered = [each for each in held if each.day and each.answer_class in (*ANSWERED, *PARTLY)]
    found = [
        each
        for each in held
        if each.day
        and not each.topic
        and each.answer_class not in (*ANSWERED, *PARTLY)
        and holds_name(f"{each.item_title or ''} {each.question.text}", scene.book.words)
    ]
    found.sort(key=lambda each: each.day or dt.date.min, reverse=True)
    others = HeldExchanges(answered, scene.ledger)
    left = (each for each in found if later_answer(each, others, scene.ledger) is None)
    return list(islice(left, _MOST_QUESTIONS))
