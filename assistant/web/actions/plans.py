"""The plans held, and one of them: its versions, the key of its ratings, and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.reckoning.plans.versions import PlanBook, Version
from assistant.answers import Citation
from assistant.registers.places import Place, cite_parts
from assistant.registers.plan_tallies import (
    LaterStatement,
    Tally,
    changes_between,
    later_statements,
    stated_counts,
    tally,
)
from assistant.registers.standings import plan_shelf
from assistant.stores.view import View
from assistant.web.actions import wording
from assistant.web.actions.plan_changes import ChangesShown, changes_shown
from assistant.web.actions.plot import Bar, bars_of, label_of, plot_words
from assistant.web.paging import PAGE_SIZE, Paged, paged
from assistant.web.wording import british_date

# As many plans are listed on the page of actions itself.
FEW_PLANS = 10


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan in a list; `key` names the ratings that the key of its newest version explains."""

    name: str
    href: str
    versions: int
    position: str
    rows: int
    key: str


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A rating of a key, what it means, and where that is printed."""

    rating: str
    meaning: str
    href: str | None


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version: what it is called, where it is printed, its key and its stated totals."""

    record_id: str
    label: str
    tally: Tally
    citation: Citation
    key: Sequence[KeyLine]
    totals: Sequence[tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """All that the page of one plan shows; versions oldest first."""

    name: str
    plan_id: str
    line: str
    versions: Sequence[VersionLine]
    bars: Sequence[Bar]
    sentence: str
    later: Sequence[LaterStatement]
    changes: ChangesShown | None


def plan_lines(view: View, page: int, size: int = PAGE_SIZE) -> Paged[PlanLine]:
    """Return a page of the plans held, by name."""
    shown = paged(plan_shelf(view).books, page, size)
    return shown.with_rows([_line(book) for book in shown.rows])


def _line(book: PlanBook) -> PlanLine:
    newest = book.newest
    ratings = [entry.word or entry.colour or "" for entry in newest.key]
    return PlanLine(
        name=book.name,
        href=plan_href(book),
        versions=len(book.versions),
        position=british_date(newest.position) or wording.NO_POSITION,
        rows=len(newest.rows),
        key=", ".join(filter(None, ratings)) or wording.NO_KEY.capitalize(),
    )


def plan_href(book: PlanBook) -> str:
    """Return the address of a plan's page: that of its newest version."""
    return f"/actions/plans/{book.newest.plan.record_id}"


def plan_page(view: View, book: PlanBook, old_id: str, new_id: str) -> PlanPage:
    """Return the page of a plan, with what changed between two of its versions."""
    tallies = [tally(version) for version in book.versions]
    newest = book.newest
    pair = _two(book, old_id, new_id)
    return PlanPage(
        name=book.name,
        plan_id=newest.plan.record_id,
        line=wording.plan_line(len(book.versions), newest.position, len(newest.rows)),
        versions=[_version(view, book, each) for each in tallies],
        bars=bars_of(tallies),
        sentence=plot_words(tallies),
        later=later_statements(view, book, newest, None),
        changes=changes_shown(view, changes_between(view, book, *pair)) if pair else None,
    )


def _two(book: PlanBook, old_id: str, new_id: str) -> tuple[Version, Version] | None:
    """Return the two versions chosen, the older first; the newest two without a choice."""
    if len(book.versions) < 2:
        return None
    by_id = {plan.record_id: number for number, v in enumerate(book.versions) for plan in v.plans}
    last = len(book.versions) - 1
    first, second = sorted((by_id.get(old_id, last - 1), by_id.get(new_id, last)))
    if first == second:
        first, second = (first - 1, first) if first else (0, 1)
    return book.versions[first], book.versions[second]


def _version(view: View, book: PlanBook, counts: Tally) -> VersionLine:
    version = counts.version
    places = [place for plan in version.plans for place in cite_parts(view, plan)]
    by_span = {(p.citation.document_id, p.citation.start, p.citation.end): p for p in places}
    document_id = version.document.document_id

    def href(start: int, end: int) -> str | None:
        place: Place | None = by_span.get((document_id, start, end))
        return place.citation.url if place else None

    stated = next((p.citation for p in places if p.part == "position_span"), places[0].citation)
    return VersionLine(
        record_id=version.plan.record_id,
        label=label_of(counts),
        tally=counts,
        citation=stated,
        key=[
            KeyLine(
                each.word or f"{each.colour} cell, no word",
                each.meaning,
                href(each.span.start, each.span.end),
            )
            for each in version.key
        ],
        totals=[
            (
                wording.total_words(each.total.span.text, each.counted, each.differs),
                href(each.total.span.start, each.total.span.end),
            )
            for each in stated_counts(view, book, version)
        ],
    )
