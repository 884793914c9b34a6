"""The columns of each register, for sheets and for the command line."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from assistant.actions import ActionItem, ActionPlan, DueDate, UnreadTable
from assistant.answering.reckoning.corrections import by_whom
from assistant.council import (
    Alias,
    Commitment,
    Exchange,
    Figure,
    Meeting,
    Recommendation,
    Record,
    Resolution,
    Response,
    Speaker,
)
from assistant.registers.entries import Entry, changed_facts
from assistant.registers.facts import is_answered
from assistant.registers.standings import Listing

Cell = str | int | float | bool | dt.date | None
Some = TypeVar("Some", bound=Record)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. A `brief` one is shown where there is little room."""

    title: str
    cell: Callable[[Entry[Record]], Cell]
    brief: bool = True


def people(speakers: Sequence[Speaker | None]) -> str:
    """Return how people are named, each as printed where no name is known."""
    return "; ".join(dict.fromkeys(each.label for each in speakers if each is not None))


def _of(kind: type[Some], title: str, cell: Callable[[Some], Cell], brief: bool = True) -> Column:
    """Return a column of what records of one kind tell; empty for others."""

    def told(entry: Entry[Record]) -> Cell:
        return cell(entry.record) if isinstance(entry.record, kind) else None

    return Column(title, told, brief)


def _plain(value: StrEnum) -> str:
    """Return a value in words: sheets are read by people."""
    return value.value.replace("_", " ")


def _rating(row: ActionItem) -> str | None:
    return (row.rating.word or row.rating.colour) if row.rating else None


def _printed(
    kind: type[Some], title: str, cell: Callable[[Some], Cell], brief: bool = True
) -> Column:
    """Return a column of what the paper prints, whatever officers corrected."""

    def told(entry: Entry[Record]) -> Cell:
        record = entry.as_read or entry.record
        return cell(record) if isinstance(record, kind) else None

    return Column(title, told, brief)


def _changed(entry: Entry[Record]) -> Cell:
    """Return the fields that officers corrected, as they were read before."""
    changed = changed_facts(entry)
    return json.dumps(changed, ensure_ascii=False) if changed else None


def _word(entry: Entry[Record]) -> Cell:
    word = entry.word
    return f"by {by_whom(word)}: {', '.join(changed_facts(entry))}" if word else None


def _due(kind: type[Some], due: Callable[[Some], DueDate]) -> list[Column]:
    return [
        _printed(kind, "Due as printed", lambda record: due(record).text),
        _of(kind, "Due, latest", lambda record: due(record).latest, brief=False),
        _of(kind, "Date looks wrong", lambda record: due(record).suspect, brief=False),
    ]


def _last_leads(entry: Entry[Record]) -> Cell:
    """Return the leads that an earlier version prints, where the one in force prints none."""
    if isinstance(entry.record, ActionItem) and entry.record.leads:
        return None
    printed = (each.leads for each in reversed(entry.history) if each.leads)
    return "; ".join(next(printed, ()))


def _earlier_dates(entry: Entry[Record]) -> Cell:
    """Return the other dates that earlier versions print, so that a cell tells of a change."""
    due = entry.record.due if isinstance(entry.record, ActionItem) else None
    others = [
        each.due.text
        for each in entry.history
        if due is None or (each.due.day or each.due.text) != (due.day or due.text)
    ]
    return "; ".join(dict.fromkeys(others))


def _standing(title: str, cell: Callable[[Listing], Cell], brief: bool = True) -> Column:
    """Return a column of where an action stands; empty for other records."""
    return Column(title, lambda entry: cell(entry.listing) if entry.listing else None, brief)


MEETINGS = (
    _of(Meeting, "Committee", lambda r: r.committee),
    _of(Meeting, "Day", lambda r: r.day),
    _of(Meeting, "Status", lambda r: r.status),
    _of(Meeting, "Begins", lambda r: r.begins),
    _of(Meeting, "Ends", lambda r: r.ends),
    _of(Meeting, "Place", lambda r: r.place),
    _of(Meeting, "Items", lambda r: len(r.items)),
)
EXCHANGES = (
    _of(Exchange, "Committee", lambda r: r.committee, brief=False),
    _of(Exchange, "Day", lambda r: r.day),
    _of(Exchange, "Item", lambda r: r.item),
    _of(Exchange, "Item title", lambda r: r.item_title, brief=False),
    _of(Exchange, "Asked by", lambda r: people(r.askers)),
    _of(Exchange, "Question", lambda r: r.question.text),
    _of(Exchange, "Answered by", lambda r: people([each.speaker for each in r.replies])),
    _of(Exchange, "Replies", lambda r: "\n".join(each.span.text for each in r.replies)),
    _of(Exchange, "How answered", lambda r: _plain(r.answer_class)),
    _of(Exchange, "Answered", is_answered, brief=False),
)
COMMITMENTS = (
    _of(Commitment, "Committee", lambda r: r.committee, brief=False),
    _of(Commitment, "Day", lambda r: r.day),
    _of(Commitment, "Item", lambda r: r.item),
    _of(Commitment, "Item title", lambda r: r.item_title, brief=False),
    _of(Commitment, "Who", lambda r: people([r.who])),
    _of(Commitment, "What", lambda r: r.what.text),
    _of(Commitment, "To whom", lambda r: r.to_whom),
    *_due(Commitment, lambda r: r.due),
    _of(Commitment, "Strength", lambda r: _plain(r.strength)),
)
RESOLUTIONS = (
    _of(Resolution, "Committee", lambda r: r.committee, brief=False),
    _of(Resolution, "Day", lambda r: r.day),
    _of(Resolution, "Item", lambda r: r.item),
    _of(Resolution, "Item title", lambda r: r.item_title, brief=False),
    _of(Resolution, "Limb", lambda r: r.marker),
    _of(Resolution, "Text", lambda r: r.text),
    _of(Resolution, "Does", lambda r: _plain(r.verb_class)),
    _of(Resolution, "To whom", lambda r: r.addressee, brief=False),
    _of(Resolution, "Moved by", lambda r: people([r.mover]), brief=False),
    _of(Resolution, "Seconded by", lambda r: people([r.seconder]), brief=False),
    _of(Resolution, "Votes", lambda r: r.votes.span.text if r.votes else None, brief=False),
    _of(Resolution, "Carried", lambda r: r.carried, brief=False),
    _of(Resolution, "Motion put", lambda r: r.motion, brief=False),
    _of(Resolution, "Amends minute", lambda r: r.amends_minute, brief=False),
)
RECOMMENDATIONS = (
    _of(Recommendation, "Made by", lambda r: r.source_title),
    _of(Recommendation, "Kind", lambda r: _plain(r.kind)),
    _of(Recommendation, "Number", lambda r: r.number),
    _of(Recommendation, "Text", lambda r: r.text),
    _of(Recommendation, "To whom", lambda r: r.addressee),
    _of(Recommendation, "Strength", lambda r: r.strength, brief=False),
    *_due(Recommendation, lambda r: r.due),
    _of(Recommendation, "Actions", lambda r: "; ".join(r.linked_actions), brief=False),
    Column(
        "Responses",
        lambda entry: "; ".join(_plain(each.record.verdict) for each in entry.responses),
    ),
)
RESPONSES = (
    _of(Response, "About", lambda r: r.about),
    _of(Response, "Number", lambda r: r.number),
    _of(Response, "Said by", lambda r: r.by),
    _of(Response, "Verdict", lambda r: _plain(r.verdict)),
    _printed(Response, "As printed", lambda r: r.verdict_span.text, brief=False),
    _of(Response, "Reason", lambda r: r.reason.text if r.reason else None),
    *_due(Response, lambda r: r.due),
)
PLANS = (
    _of(ActionPlan, "Title", lambda r: r.title),
    _of(ActionPlan, "Position at", lambda r: r.position_at),
    _of(ActionPlan, "Read from", lambda r: r.position_from, brief=False),
    _of(ActionPlan, "Rows", lambda r: r.rows),
    Column("In force", lambda entry: entry.in_force),
)
ACTIONS = (
    _standing("Plan", lambda at: at.book.name),
    _standing("Position at", lambda at: at.version.position),
    _of(ActionItem, "Ref", lambda r: r.ref),
    _of(ActionItem, "Recommendation", lambda r: r.recommendation, brief=False),
    _of(ActionItem, "Action", lambda r: r.action),
    _of(ActionItem, "Leads", lambda r: "; ".join(r.leads)),
    Column("Leads when last printed", _last_leads, brief=False),
    *_due(ActionItem, lambda r: r.due),
    _printed(ActionItem, "Rating", _rating),
    _of(ActionItem, "Status", lambda r: _plain(r.status)),
    _printed(ActionItem, "Status as printed", lambda r: r.status_text, brief=False),
    _of(ActionItem, "Progress", lambda r: r.progress, brief=False),
    _of(ActionItem, "Evidence", lambda r: r.evidence, brief=False),
    _standing("Stands", lambda at: "; ".join(at.buckets)),
    _standing("Reckoned on", lambda at: at.day),
    _standing("Days late", lambda at: at.days_late, brief=False),
    Column("Earlier dates", _earlier_dates, brief=False),
    _of(ActionItem, "Doubts", lambda r: " ".join(r.doubts), brief=False),
)
FIGURES = (
    _of(Figure, "Measure", lambda r: r.measure),
    _of(Figure, "Figure", lambda r: r.figure.text),
    _of(Figure, "Value", lambda r: r.value, brief=False),
    _of(Figure, "Unit", lambda r: r.unit),
    _of(Figure, "Period", lambda r: r.period),
    _of(Figure, "Day", lambda r: r.day, brief=False),
    _of(Figure, "Place", lambda r: r.place),
    _of(Figure, "Said by", lambda r: r.said_by),
)
ALIASES = (
    _of(Alias, "Short form", lambda r: r.short),
    _of(Alias, "Stands for", lambda r: r.long),
)
UNREAD_TABLES = (
    _of(UnreadTable, "Reason", lambda r: r.reason),
    _of(UnreadTable, "Begins", lambda r: r.span.text[:200], brief=False),
)
# What every register ends with.
SOURCE = (
    Column("Corrected", lambda e: _word(e) if e.as_read is not None else None),
    Column("Reviewed", lambda e: e.reviewed.value if e.reviewed else None, brief=False),
    Column("Reviewed by", lambda e: e.word.made_by if e.word else None, brief=False),
    Column("Reviewed on", lambda e: e.word.made_at.date() if e.word else None, brief=False),
    Column("Why", lambda e: e.word.reason if e.word else None, brief=False),
    Column("As read before", _changed, brief=False),
    Column("Read by model", lambda e: e.read_by, brief=False),
    Column("Paper", lambda e: e.citation.title),
    Column("Paper's committee", lambda e: e.citation.committee, brief=False),
    Column("Paper's date", lambda e: e.citation.date, brief=False),
    Column("Paper's standing", lambda e: e.citation.standing.value, brief=False),
    Column("File", lambda e: e.citation.file, brief=False),
    Column("Page", lambda e: e.citation.page),
    Column("Printed text", lambda e: e.citation.quote, brief=False),
    Column("Source", lambda e: e.citation.url, brief=False),
    Column("Record", lambda e: e.record.record_id),
)
COLUMNS: Mapping[str, Sequence[Column]] = {
    "meetings": MEETINGS,
    "exchanges": EXCHANGES,
    "commitments": COMMITMENTS,
    "resolutions": RESOLUTIONS,
    "recommendations": RECOMMENDATIONS,
    "responses": RESPONSES,
    "plans": PLANS,
    "actions": ACTIONS,
    "figures": FIGURES,
    "aliases": ALIASES,
    "unread-tables": UNREAD_TABLES,
}


def columns_of(register: str) -> Sequence[Column]:
    """Return all columns of a register, its own and then those that tell the source."""
    return (*COLUMNS[register], *SOURCE)
