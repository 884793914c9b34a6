"""One record as its page shows it: as printed and as read, field by field, with its history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from assistant.actions import ActionItem
from assistant.answers import Citation
from assistant.correcting import Correction, JsonValue, Verdict, last_word, review_of, standing
from assistant.council import Exchange, Recommendation, Record
from assistant.documents import PassageKind
from assistant.registers.action_finding import book_of
from assistant.registers.facts import day_of
from assistant.registers.history import RecordHistory, corrections_made, find_record
from assistant.registers.places import Place
from assistant.stores.view import View
from assistant.web.actions.plans import plan_href
from assistant.web.paging import Paged, paged
from assistant.web.quoting import Cell, quoted_cells
from assistant.web.recommendations.wording import called
from assistant.web.records import wording
from assistant.web.records.fields import CORRECTABLE
from assistant.web.records.telling import said_words, value_words
from assistant.web.wording import british_date

# What names a record, or is shown with other fields.
_LEFT_OUT = frozenset({"record_id", "document_id", "passage_id", "span", "cells", "plan_id"})
_LEFT_OUT_OF = {"actions": frozenset({"order", "status_text"}), "plans": frozenset({"lineage"})}
# Cells of a plan are named in the singular.
_CELLS = {"leads": "lead"}
_HOMES = {
    "actions": ("/actions", "Actions"),
    "plans": ("/actions", "Actions"),
    "recommendations": ("/recommendations", "Recommendations"),
    "responses": ("/recommendations", "Recommendations"),
}
MOST_QUOTED = 3
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Row:
    """One field. `before` is what it was read as where an officer changed it; else None."""

    label: str
    printed: Sequence[Citation]
    more_printed: int
    words: str
    read: Sequence[str]
    before: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """One field that an officer changed."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Said:
    """One officer's word on a record, with the fields that it changed."""

    words: str
    reason: str
    changes: Sequence[Change]


@dataclass(frozen=True, slots=True)
class RecordPage:
    """All that the template takes.

    `cells` are those of a row that has headings; of other records there are none. `plan` names
    the plan of an action, with its page; None for other records. `home` is the list that it
    stands in, `answer` a question's own page, None for other records and hidden ones. `read_by`
    says that a language model read it, None where rules did. `offered` are the things that may
    be said of the record now.
    """

    record_id: str
    kind: str
    title: str
    home: tuple[str, str]
    answer: str | None
    plan: tuple[str, str] | None
    citation: Citation
    cells: Sequence[Cell]
    hidden: bool
    state: str | None
    rows: Sequence[Row]
    history: Sequence[Said]
    read_by: str | None
    offered: Sequence[tuple[Verdict, str]]


def record_page(view: View, history: RecordHistory) -> RecordPage:
    """Return a record with its history as the page shows it."""
    word = last_word(history.corrections)
    hidden = history.as_corrected is None
    asked = history.listed_under == "exchanges" and not hidden
    citation = history.places[0].citation
    return RecordPage(
        record_id=history.record_id,
        kind=wording.KINDS[history.listed_under],
        title=title_of(view, history.listed_under, history.record_id),
        home=_HOMES.get(history.listed_under, ("/answers", "Previous answers")),
        answer=f"/answers/{history.record_id}" if asked else None,
        plan=_plan_of(view, history),
        citation=citation,
        cells=_cells(view, citation),
        hidden=hidden,
        state=said_words(word) if word else None,
        rows=list(_rows(history)),
        history=list(reversed(list(_said(history)))),
        read_by=wording.READ_BY_MODEL.format(model=history.read_by) if history.read_by else None,
        offered=[(verdict, wording.ASKED[verdict][0]) for verdict in offered(history)],
    )


def _plan_of(view: View, history: RecordHistory) -> tuple[str, str] | None:
    book = book_of(view, str(history.as_read.get("plan_id", "")))
    return (book.name, plan_href(book)) if book else None


def _cells(view: View, citation: Citation) -> Sequence[Cell]:
    if citation.passage_kind is not PassageKind.TABLE_ROW:
        return ()
    passages = view.passages_named([citation.passage_id])
    return quoted_cells(citation, passages.get(citation.passage_id))


def title_of(view: View, register: str, record_id: str) -> str:
    """Return what a record is called: its kind, what tells it from others, and its day."""
    found = find_record(view, record_id)
    if found is None:
        return wording.KINDS[register]
    day = day_of(found[1], view.documents[found[1].document_id])
    return ", ".join(filter(None, [_named(wording.KINDS[register], found[1]), british_date(day)]))


def _named(kind: str, record: Record) -> str:
    if isinstance(record, ActionItem):
        kind, text = f"{kind} {record.ref or ''}".strip(), record.action
    elif isinstance(record, Recommendation):
        kind, text = called(record.number), record.source_title
    elif isinstance(record, Exchange):
        text = record.question.text
    else:
        return kind
    return f"{kind}: {shorten(text, LONGEST_NAME, placeholder=' …')}"


def offered(history: RecordHistory) -> Sequence[Verdict]:
    """Return what an officer may say of a record as it stands."""
    said = review_of(history.corrections)
    if said is Verdict.HIDE:
        return (Verdict.RESTORE,)
    allowed = {
        Verdict.CONFIRM: True,
        Verdict.CORRECT: bool(CORRECTABLE[history.listed_under]),
        Verdict.HIDE: True,
        Verdict.RESTORE: bool(standing(history.corrections)),
    }
    return [verdict for verdict, holds in allowed.items() if holds]


def _rows(history: RecordHistory) -> Iterator[Row]:
    register, read = history.listed_under, history.as_read
    now = history.as_corrected or read
    left_out = _LEFT_OUT | _LEFT_OUT_OF.get(register, frozenset())
    for name, value in now.items():
        places = _printed(history.places, name)
        told = _is_told(value) or _is_told(read[name])
        if name in left_out or not (told or places):
            continue
        changed = read[name] != value
        yield Row(
            label=wording.label_of(name, register),
            printed=places[:MOST_QUOTED],
            more_printed=max(0, len(places) - MOST_QUOTED),
            words=_words_printed(read[name]),
            read=_read_as(register, name, value),
            before=value_words(register, name, read[name]) if changed else None,
        )


def _read_as(register: str, name: str, value: JsonValue) -> Sequence[str]:
    """Return what a field was read as, each of several apart; nothing for what is only printed."""
    if _is_span(value):
        return ()
    several = value if isinstance(value, list) and value else [value]
    return [value_words(register, name, each) for each in several]


def _is_told(value: JsonValue) -> bool:
    """Return whether a value says anything; a due date without words does not."""
    if isinstance(value, dict) and "latest" in value:
        return bool(value["text"] or value["latest"])
    return value not in (None, "", [], {})


def _is_span(value: JsonValue) -> bool:
    return isinstance(value, dict) and set(value) == {"start", "end", "text"}


def _printed(places: Sequence[Place], name: str) -> list[Citation]:
    """Return where a field is printed; for a row of a plan, its cell."""
    cell = f"cells.{_CELLS.get(name, name)}"
    return [
        each.citation
        for each in places
        if each.part in (name, cell) or each.part.startswith(f"{name}.")
    ]


def _words_printed(value: JsonValue) -> str:
    """Return the words of the paper that a value keeps without their place: of a due date, a person."""
    if not isinstance(value, dict):
        people = value if isinstance(value, list) else []
        return "; ".join(filter(None, map(_words_printed, people)))
    words = value.get("text") if "latest" in value else value.get("printed")
    return " ".join(words.split()) if isinstance(words, str) else ""


def _said(history: RecordHistory) -> Iterator[Said]:
    """Yield officers' words, oldest first, each change beside what stood before it."""
    register = history.listed_under
    facts: Mapping[str, JsonValue] = history.as_read
    for word in history.corrections:
        after = history.as_read if word.verdict is Verdict.RESTORE else _merged(facts, word)
        changes = [
            Change(
                wording.label_of(name, register),
                value_words(register, name, facts[name]),
                value_words(register, name, after[name]),
            )
            for name in word.changes
            if name in facts
        ]
        yield Said(said_words(word), word.reason, changes)
        facts = after


def _merged(facts: Mapping[str, JsonValue], word: Correction) -> Mapping[str, JsonValue]:
    merged = dict(facts)
    for name, value in word.changes.items():
        inner = merged.get(name)
        if isinstance(inner, dict) and isinstance(value, dict):
            merged[name] = {**inner, **value}
        else:
            merged[name] = value
    return merged


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the list of corrections."""

    record_id: str
    title: str
    verdict: str
    made_by: str
    day: dt.date
    reason: str


def corrections_told(view: View, page: int) -> Paged[Told]:
    """Return a page of what officers said of any record, newest first; hidden ones too."""
    held = (
        (found[0], word)
        for word in corrections_made(view)
        if (found := find_record(view, word.record_id))
    )
    shown = paged(list(held), page)
    return shown.with_rows([_told(view, *each) for each in shown.rows])


def _told(view: View, register: str, word: Correction) -> Told:
    return Told(
        word.record_id,
        title_of(view, register, word.record_id),
        wording.VERDICTS[word.verdict],
        word.made_by,
        word.made_at.astimezone().date(),
        word.reason,
    )
