"""One paper as the officer who looks after it sees it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.correcting import JsonValue
from assistant.documents import (
    Access,
    DateIs,
    Document,
    DocumentKind,
    Source,
    Standing,
)
from assistant.managing import PaperAction, PaperChange, file_id
from assistant.web.papers.listing import moment_words
from assistant.web.papers.wording import (
    ACCESS,
    ACTIONS,
    AS_READ,
    DATES,
    FIELDS,
    Advice,
    advice_on,
    reason_words,
    state_words,
)
from assistant.web.wording import KINDS, STANDINGS, StatusWords, british_date


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known about a paper, and whether an officer stated it."""

    label: str
    value: str
    stated: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One entry of a paper's history."""

    when: str
    who: str
    what: str
    changes: Sequence[str]
    reason: str


@dataclass(frozen=True, slots=True)
class ManagedPaper:
    """A paper, or a file that gave none, with what may be done about it."""

    file_id: str
    document_id: str | None
    title: str
    files: Sequence[Source]
    outside: Sequence[str]
    state: StatusWords
    advice: Advice | None
    reason: str | None
    warnings: Sequence[str]
    facts: Sequence[Fact]
    history: Sequence[Said]
    is_withdrawn: bool
    is_shown: bool
    passages: int
    answers: int

    @property
    def address(self) -> str:
        """The address of its page."""
        return f"/papers/files/{self.file_id}"


def managed_paper(
    source: Source,
    paper: Document | None,
    files: Sequence[Source],
    changes: Sequence[PaperChange],
    inbox: str,
    answers: int,
) -> ManagedPaper:
    """Return a paper with its facts and what officers said of it, newest first.

    `inbox` is the folder of uploads; a file elsewhere is not ours to delete.
    """
    stated = stated_in(changes)
    return ManagedPaper(
        file_id=file_id(source),
        document_id=paper.document_id if paper else None,
        title=paper.title if paper else source.path.rsplit("/", 1)[-1],
        files=files,
        outside=[f"{each.root}/{each.path}" for each in files if not _is_upload(each, inbox)],
        state=state_words(source),
        advice=advice_on(source),
        reason=reason_words(source),
        warnings=[each for each in source.warnings if each != source.reason],
        facts=_facts(source, paper, stated),
        history=[_said(change) for change in reversed(changes)],
        is_withdrawn=bool(paper and paper.withdrawn),
        is_shown=bool(paper and not paper.withdrawn and paper.access is Access.PUBLIC),
        passages=source.passages,
        answers=answers,
    )


def _is_upload(source: Source, inbox: str) -> bool:
    return f"{source.root}/{source.path}".startswith(f"{inbox}/")


def stated_in(changes: Sequence[PaperChange]) -> Mapping[str, JsonValue]:
    """Return what officers state of a paper, now in force."""
    stated: dict[str, JsonValue] = {}
    for change in changes:
        if change.action is PaperAction.CORRECT:
            stated.update(change.changes)
    return {name: value for name, value in stated.items() if value is not None}


def known_facts(source: Source, paper: Document | None) -> Mapping[str, JsonValue]:
    """Return what is in force for a paper, as a sidecar would state it."""
    if paper is None:
        return {"access": source.access.value}
    return {
        "kind": paper.kind.value,
        "committee": paper.committee,
        "date": paper.date.day.isoformat() if paper.date.day else None,
        "date_is": paper.date.date_is.value,
        "standing": paper.standing.value,
        "access": paper.access.value,
    }


def value_words(name: str, value: JsonValue) -> str:
    """Return a fact's value as the page says it.

    >>> value_words("kind", "action_plan"), value_words("date", "2025-01-14")
    ('Action plan', '14 January 2025')
    """
    if value is None:
        return "Not known"
    text = str(value)
    match name:
        case "kind":
            return KINDS[DocumentKind(text)]
        case "standing":
            return STANDINGS[Standing(text)]
        case "access":
            return ACCESS[Access(text)]
        case "date_is":
            return DATES[DateIs(text)]
        case "date":
            return british_date(dt.date.fromisoformat(text))
        case _:
            return text


def _facts(
    source: Source, paper: Document | None, stated: Mapping[str, JsonValue]
) -> Sequence[Fact]:
    known = known_facts(source, paper)
    return [
        Fact(FIELDS[name], value_words(name, value), name in stated)
        for name, value in known.items()
        if not (name == "date_is" and known.get("date") is None)
    ]


def _said(change: PaperChange) -> Said:
    return Said(
        when=moment_words(change.made_at),
        who=change.made_by,
        what=ACTIONS[change.action],
        changes=[_changed(name, change) for name in change.changes],
        reason=change.reason,
    )


def _changed(name: str, change: PaperChange) -> str:
    after = change.changes[name]
    now = AS_READ if after is None else value_words(name, after)
    return f"{FIELDS[name]}: {value_words(name, change.before.get(name))} → {now}"
