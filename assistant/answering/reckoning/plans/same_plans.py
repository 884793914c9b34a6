"""Tells which papers print the same plan, each compared only with those that may."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

from assistant.answering.reckoning.plans.naming_plans import has_own_name, plan_words
from assistant.answering.reckoning.plans.versions import Version, plain_ref

# Versions that print their titles differently are one plan only if they share rows.
_SHARED_REFS = 0.5
_SAME_WORDING, _FEWEST_SAME = 0.5, 4
# A row as two papers print it alike: its number, and its words in small letters.
_Row = tuple[str, str]


@dataclass(slots=True, eq=False)
class _Book:
    """The versions of one plan so far. `refs` are those of all, `worded` the rows of the last."""

    place: int
    versions: list[Version]
    refs: set[str] = field(default_factory=set)
    worded: frozenset[_Row] = frozenset()

    @property
    def first(self) -> Version:
        return self.versions[0]


class SamePlans:
    """Puts versions into books, one for each plan, in the order in which they are given.

    A version is compared with the books of its lineage or name, and with those whose last
    version prints enough of its rows: never with all.
    """

    def __init__(self) -> None:
        self._books: list[_Book] = []
        self._by_name: dict[object, list[_Book]] = defaultdict(list)
        self._by_row: dict[_Row, set[int]] = defaultdict(set)

    @property
    def books(self) -> Sequence[Sequence[Version]]:
        """The versions of each plan, as they were put."""
        return [book.versions for book in self._books]

    def put(self, version: Version) -> None:
        """Put a version into the first book that it belongs to; into one of its own if none."""
        rows = _worded(version)
        refs = {ref for ref, _ in rows}
        alike = self._alike(version, rows)
        keys = (version.plan.lineage, frozenset(plan_words(version.plan.title)))
        named = (
            book
            for key in keys
            for book in self._by_name[key]
            if book.place in alike or _is_named_alike(book, version, refs)
        )
        others = (self._books[place] for place in sorted(alike))
        book = next((b for b in chain(named, others) if _may_be_one(b.first, version)), None)
        if book is None:
            book = _Book(len(self._books), [])
            self._books.append(book)
            for key in keys:
                self._by_name[key].append(book)
        self._add(book, version, frozenset(rows), refs)

    def _alike(self, version: Version, rows: Sequence[_Row]) -> set[int]:
        """Return the books whose last version lists the same actions, under number and words."""
        shared = Counter(place for row in rows for place in self._by_row.get(row, ()))
        return {
            place
            for place, count in shared.items()
            if count >= _least_same(self._books[place].versions[-1], version)
        }

    def _add(self, book: _Book, version: Version, worded: frozenset[_Row], refs: set[str]) -> None:
        for row in book.worded - worded:
            self._by_row[row].discard(book.place)
        for row in worded:
            self._by_row[row].add(book.place)
        book.versions.append(version)
        book.refs |= refs
        book.worded = worded


def _worded(version: Version) -> list[_Row]:
    return [(plain_ref(row.ref), row.action.casefold()) for row in version.rows if row.ref]


def _least_same(one: Version, other: Version) -> float:
    """Return how many rows two papers share at least if they print one plan."""
    return max(_FEWEST_SAME, min(len(one.rows), len(other.rows)) * _SAME_WORDING)


def _may_be_one(first: Version, version: Version) -> bool:
    """Return whether no two authorities part two versions."""
    return len({v.document.authority for v in (first, version)} - {None}) <= 1


def _is_named_alike(book: _Book, version: Version, refs: set[str]) -> bool:
    """Return whether a version is of a book's lineage, or has its name and half of its numbers."""
    first, title = book.first.plan, version.plan.title
    if version.plan.lineage == first.lineage:
        return True
    if not has_own_name(title) or set(plan_words(title)) != set(plan_words(first.title)):
        return False
    shared = len(refs & book.refs)
    return bool(refs) and shared >= _SHARED_REFS * min(len(refs), len(book.refs))
