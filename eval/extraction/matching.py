"""Matches extracted records to labels by place, each at most once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.council import Commitment, Exchange, Recommendation, Record, Resolution
from eval.extraction.anchors import Place, WordIndex
from eval.extraction.labels import Label, LabelledPaper, RecordType, Scope
from ingest.extracting.paper import Paper

# A record is a label's when it holds this much of the label's quotation.
_MIN_HELD = 0.6
_KINDS: dict[RecordType, type[Exchange | Commitment | Resolution | Recommendation]] = {
    "exchange": Exchange,
    "commitment": Commitment,
    "resolution": Resolution,
    "recommendation": Recommendation,
}


@dataclass(frozen=True, slots=True)
class Matched:
    """The records of one type in one scope: found, missed, and those that no label knows.

    `unplaced` are labels whose quotation is not in the paper's text.
    """

    pairs: tuple[tuple[Label, Record], ...]
    missed: tuple[Label, ...]
    invented: tuple[Record, ...]
    unplaced: tuple[Label, ...]


def match(
    labelled: LabelledPaper, kind: RecordType, paper: Paper, records: Sequence[Record]
) -> Matched:
    """Return how the records of one type that were extracted fit the labels of a scope."""
    index = WordIndex(paper.text)
    scopes = _places(labelled.scope, paper, index)
    mine = [r for r in records if _is_of(r, kind) and _within(_core(r), scopes)]
    labels = [label for label in labelled.records if label.type == kind]
    placed = {n: _place(label, paper, index, scopes) for n, label in enumerate(labels)}
    held = sorted(
        (
            (-_held(place, record), _core(record).length, number, at)
            for number, place in placed.items()
            if place is not None
            for at, record in enumerate(mine)
            if _held(place, record) >= _MIN_HELD
        ),
    )
    pair_of: dict[int, int] = {}
    for _, _, number, at in held:
        if number not in pair_of and at not in pair_of.values():
            pair_of[number] = at
    spared = {at for _, _, number, at in held if labels[number].lenient}
    spared |= _pieces(labels, placed, mine, index)
    return Matched(
        pairs=tuple((labels[n], mine[at]) for n, at in pair_of.items() if not labels[n].lenient),
        missed=tuple(
            label
            for n, label in enumerate(labels)
            if n not in pair_of and placed[n] is not None and not label.lenient
        ),
        invented=tuple(
            r for at, r in enumerate(mine) if at not in pair_of.values() and at not in spared
        ),
        unplaced=tuple(label for n, label in enumerate(labels) if placed[n] is None),
    )


def _is_of(record: Record, kind: RecordType) -> bool:
    """Return whether a record counts as one of a type; a motion that was put is no decision."""
    return isinstance(record, _KINDS[kind]) and not (
        isinstance(record, Resolution) and record.motion
    )


def _pieces(
    labels: Sequence[Label],
    placed: Mapping[int, Place | None],
    mine: Sequence[Record],
    index: WordIndex,
) -> set[int]:
    """Return which records stand inside a label that reaches over several sentences."""
    inside: set[int] = set()
    for number, place in placed.items():
        anchor = labels[number].to_quote
        ends = [] if anchor is None or place is None else index.find(anchor.anchor())
        later = [end.end for end in ends if place is not None and end.end > place.start]
        if place is None or not later:
            continue
        extent = Place(place.start, min(later))
        inside |= {at for at, record in enumerate(mine) if extent.overlap(_core(record))}
    return inside


def _core(record: Record) -> Place:
    """Return the words of a record that a label quotes: of an exchange, its question."""
    span = record.question if isinstance(record, Exchange) else record.span
    return Place(span.start, span.end)


def _held(place: Place, record: Record) -> float:
    """Return the share of a label's quotation that a record holds, in [0, 1].

    An exchange whose sentence holds it, but whose clause does not, holds three quarters.
    """
    core = _core(record).overlap(place) / place.length
    if isinstance(record, Exchange):
        whole = Place(record.span.start, record.span.end).overlap(place) / place.length
        return max(core, 0.75 * whole)
    return core


def _places(scope: Scope, paper: Paper, index: WordIndex) -> list[Place]:
    if scope.begins is not None and scope.ends is not None:
        first, last = index.find(scope.begins.anchor()), index.find(scope.ends.anchor())
        return [Place(first[0].start, last[-1].end)] if first and last else []
    if scope.pages:
        starts = [*paper.parsed.page_starts, len(paper.text)]
        return [Place(starts[page - 1], starts[page]) for page in scope.pages]
    return [Place(0, len(paper.text))]


def _within(place: Place, scopes: Sequence[Place]) -> bool:
    return any(scope.start <= place.start < scope.end for scope in scopes)


def _place(label: Label, paper: Paper, index: WordIndex, scopes: Sequence[Place]) -> Place | None:
    """Return where a label's quotation stands: inside the scope, on its page where it says."""
    found = [place for place in index.find(label.quote.anchor()) if _within(place, scopes)]
    if label.page and paper.parsed.page_starts:
        starts = [*paper.parsed.page_starts, len(paper.text)]
        page = Place(starts[label.page - 1], starts[label.page])
        found = [place for place in found if page.overlap(place)] or found
    return found[0] if found else None
