"""The list of papers as the page shows it: filtered, sorted, a page at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.documents import Document, DocumentKind, Source, SourceState
from assistant.managing import file_id
from assistant.web.paging import Paged, paged
from assistant.web.papers.wording import (
    STATE_FILTERS,
    Advice,
    advice_on,
    needs_attention,
    reason_words,
    state_words,
)
from assistant.web.wording import KINDS, STANDINGS, StatusWords, british_date, counted

_LONG_AGO, _FAR_OFF = dt.date.min, dt.date.max


@dataclass(frozen=True, slots=True)
class PapersAsked:
    """What is asked of the list; empty for everything, those that need attention first."""

    q: str = ""
    state: str = ""
    kind: str = ""
    committee: str = ""
    sort: str = ""

    @property
    def query(self) -> dict[str, object]:
        """What is asked, as an address says it."""
        return {
            "q": self.q,
            "state": self.state,
            "kind": self.kind,
            "committee": self.committee,
            "sort": self.sort,
        }

    @property
    def is_narrowed(self) -> bool:
        """Whether some papers are left out."""
        return bool(self.q or self.state or self.kind or self.committee)


@dataclass(frozen=True, slots=True)
class Row:
    """One file: the paper that it was taken for, or why there is none."""

    title: str
    path: str
    href: str | None
    manage: str
    committee: str | None
    kind: str | None
    date: dt.date | None
    standing: str | None
    pages: int | None
    state: StatusWords
    advice: Advice | None
    reason: str | None
    warnings: Sequence[str]


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list, and what there is to choose from."""

    page: Paged[Row]
    found: int
    total: int
    summary: str
    committees: Sequence[tuple[str, str]]
    kinds: Sequence[tuple[str, str]]


Held = tuple[Source, Document | None]


def list_papers(
    sources: Iterable[Source],
    documents: Mapping[str, Document],
    asked: PapersAsked,
    page: int,
    checked_at: dt.datetime | None = None,
) -> Listing:
    """Return page `page` of the files that fit what is asked."""
    held: list[Held] = [(each, documents.get(each.document_id or "")) for each in sources]
    found = _sorted([each for each in held if _fits(each, asked)], asked.sort)
    shown = paged(found, page)
    rows = [_row(*each) for each in shown.rows]
    papers = [paper for _, paper in held if paper is not None]
    committees = sorted({paper.committee for paper in papers if paper.committee})
    kinds = sorted({paper.kind for paper in papers}, key=lambda kind: KINDS[kind])
    return Listing(
        page=shown.with_rows(rows),
        found=len(found),
        total=len(held),
        summary=_summary([source for source, _ in held], checked_at),
        committees=[(each, each) for each in committees],
        kinds=[(kind.value, KINDS[kind]) for kind in kinds],
    )


def _summary(sources: Sequence[Source], checked_at: dt.datetime | None) -> str:
    unready = sum(map(needs_attention, sources))
    verb = "needs" if unready == 1 else "need"
    attention = f"{unready:,} {verb} attention" if unready else "none needs attention"
    checked = f" Last checked {moment_words(checked_at)}." if checked_at else ""
    return f"{counted(len(sources), 'document')}, {attention}.{checked}"


def moment_words(moment: dt.datetime) -> str:
    """Return a day and a time as this computer's clock shows it.

    >>> moment_words(dt.datetime(2026, 11, 2, 6, 5).astimezone())
    '2 November 2026 at 6:05am'
    """
    local = moment.astimezone()
    half = "am" if local.hour < 12 else "pm"
    return f"{british_date(local.date())} at {local.hour % 12 or 12}:{local.minute:02}{half}"


def _fits(held: Held, asked: PapersAsked) -> bool:
    source, paper = held
    if asked.state and not _is_in_state(source, asked.state):
        return False
    if asked.kind and (paper is None or paper.kind.value != asked.kind):
        return False
    if asked.committee and (paper is None or paper.committee != asked.committee):
        return False
    told = f"{paper.title if paper else ''} {source.path}".casefold()
    return all(word in told for word in asked.q.casefold().split())


def _is_in_state(source: Source, state: str) -> bool:
    match state:
        case "attention":
            return needs_attention(source)
        case "ready":
            return source.state is SourceState.READY and not needs_attention(source)
        case "warnings":
            return bool(source.warnings)
        case _:
            return source.state.value == state


def _sorted(held: list[Held], sort: str) -> list[Held]:
    by_file = sorted(held, key=lambda each: (each[0].path, each[0].root))
    match sort:
        case "newest":
            return sorted(by_file, key=lambda each: _day(each[1], _LONG_AGO), reverse=True)
        case "oldest":
            return sorted(by_file, key=lambda each: _day(each[1], _FAR_OFF))
        case "title":
            return sorted(by_file, key=lambda each: _title(*each).casefold())
        case "file":
            return by_file
        case _:
            return sorted(by_file, key=lambda each: not needs_attention(each[0]))


def _day(paper: Document | None, without: dt.date) -> dt.date:
    return paper.date.day or without if paper else without


def _title(source: Source, paper: Document | None) -> str:
    return paper.title if paper else source.path.rsplit("/", 1)[-1]


def _row(source: Source, paper: Document | None) -> Row:
    return Row(
        title=_title(source, paper),
        path=source.path,
        href=f"/papers/{paper.document_id}" if paper else None,
        manage=f"/papers/files/{file_id(source)}",
        committee=paper.committee if paper else None,
        kind=KINDS[paper.kind] if paper and paper.kind is not DocumentKind.UNKNOWN else None,
        date=paper.date.day if paper else None,
        standing=STANDINGS[paper.standing] if paper else None,
        pages=source.pages,
        state=state_words(source),
        advice=advice_on(source),
        reason=reason_words(source),
        warnings=[each for each in source.warnings if each != source.reason],
    )


def read_asked(query: Mapping[str, str]) -> tuple[PapersAsked, int]:
    """Return what an address asks of the list, and which page; what makes no sense is left out."""
    state, sort = query.get("state", ""), query.get("sort", "")
    page = query.get("page", "")
    asked = PapersAsked(
        q=query.get("q", "").strip()[:200],
        state=state if state in STATE_FILTERS else "",
        kind=query.get("kind", ""),
        committee=query.get("committee", ""),
        sort=sort if sort in ("newest", "oldest", "title", "file") else "",
    )
    return asked, int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
