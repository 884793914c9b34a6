"""Which indexed passages hold the proof of a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from eval.cases import Case, Support
from eval.papers import Papers
from eval.runs import IndexedPassage

# A passage is relevant with this share of the quotation, or if so much of it is quotation.
ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """Where a gold quotation stands: characters of a paper's text, half-open."""

    doc: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GoldGroup:
    """Alternative proofs of one thing, and the passages that hold any of them."""

    name: str
    places: tuple[GoldPlace, ...]
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True)
class Relevance:
    """The proof of a question. Every group is needed; there is none where none is told."""

    groups: tuple[GoldGroup, ...] = ()

    @property
    def relevant(self) -> frozenset[str]:
        """The ids of all relevant passages, those of equal text once."""
        return frozenset().union(*(group.relevant for group in self.groups))

    @property
    def places(self) -> tuple[GoldPlace, ...]:
        """Where all gold quotations stand, alternatives too."""
        return tuple(place for group in self.groups for place in group.places)


@dataclass(slots=True)
class Index:
    """All passages that can be found, and the papers that they are of."""

    passages: Sequence[IndexedPassage]
    papers: Papers
    _of_doc: dict[str, list[IndexedPassage]] = field(init=False, repr=False)
    _first: dict[str, str] = field(init=False, repr=False)
    _by_id: dict[str, IndexedPassage] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._by_id = {passage.id: passage for passage in self.passages}
        self._of_doc = defaultdict(list)
        self._first = {}
        of_text: dict[str, str] = {}
        for passage in sorted(self.passages, key=lambda each: each.id):
            self._of_doc[passage.doc].append(passage)
            if passage.doc in self.papers:
                text = self.papers[passage.doc].text[passage.start : passage.end]
                first = of_text.setdefault(" ".join(text.split()), passage.id)
                self._first[passage.id] = first

    def first_of(self, passage_id: str) -> str:
        """Return the id that stands for all passages of the same text."""
        return self._first.get(passage_id, passage_id)

    def passage(self, passage_id: str) -> IndexedPassage:
        """Return a passage by its id."""
        return self._by_id[passage_id]

    def ranking(self, passage_ids: Sequence[str]) -> list[str]:
        """Return a ranking in which passages of equal text have one id.

        The first of them bears it; the later ones keep their rank and are relevant to nothing.
        """
        seen: set[str] = set()
        ranked: list[str] = []
        for rank, passage_id in enumerate(passage_ids, start=1):
            first = self.first_of(passage_id)
            ranked.append(f"{first} again at {rank}" if first in seen else first)
            seen.add(first)
        return ranked

    def relevance_of(self, case: Case) -> Relevance:
        """Return the proof of a case, in the order of its groups.

        Raises:
            PlaceError: A quotation does not stand where the case says.
        """
        groups: dict[str, list[Support]] = defaultdict(list)
        for support in case.support:
            groups[support.group].append(support)
        return Relevance(tuple(self._group(name, each) for name, each in groups.items()))

    def _group(self, name: str, supports: Sequence[Support]) -> GoldGroup:
        places = []
        for support in supports:
            found = self.papers.resolve(support)
            places.append(GoldPlace(support.doc, found.start, found.end))
        relevant = {
            self.first_of(each)
            for place in places
            for each in relevant_to(place, self._near(place))
        }
        return GoldGroup(name, tuple(places), frozenset(relevant))

    def _near(self, place: GoldPlace) -> Sequence[IndexedPassage]:
        """Return the passages of a place's paper, or of its twin if that one is indexed."""
        if place.doc in self._of_doc:
            return self._of_doc[place.doc]
        twin = next((doc for doc in self._of_doc if self.papers.same(doc, place.doc)), None)
        return self._of_doc[twin] if twin is not None else ()


def relevant_to(place: GoldPlace, passages: Sequence[IndexedPassage]) -> frozenset[str]:
    """Return which passages of the place's own paper hold it.

    Those that hold at least half of the quotation, or of which it is at least half; if there
    is none, the one that shares most with it (the first by id of equals); none if nothing overlaps.
    """
    overlaps: Mapping[str, int] = {
        each.id: max(min(each.end, place.end) - max(each.start, place.start), 0)
        for each in passages
    }
    enough = frozenset(
        each.id
        for each in passages
        if overlaps[each.id]
        and (
            overlaps[each.id] >= ENOUGH * (place.end - place.start)
            or overlaps[each.id] >= ENOUGH * (each.end - each.start)
        )
    )
    if enough:
        return enough
    best = min(overlaps, key=lambda each: (-overlaps[each], each), default=None)
    return frozenset({best}) if best is not None and overlaps[best] else frozenset()
