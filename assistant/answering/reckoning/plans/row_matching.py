"""Which rows of the versions of a plan are the same action, as the papers print them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.actions import ActionItem
from assistant.answering.reckoning.plans.versions import PlanBook, Version, plain_ref
from assistant.answering.terms import stems

# Rows with one ref are one action only if this share of the shorter wording is common.
_SHARED_WORDS = 0.3
_NOTE = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class Pair:
    """A row and what it was in an earlier version, both as printed.

    `sure` if the reference is the same and so is the wording, or one only shortens the other.
    """

    old: ActionItem
    new: ActionItem
    sure: bool


@dataclass(frozen=True, slots=True)
class Matching:
    """What became of the rows of one version in a later one."""

    pairs: tuple[Pair, ...]
    vanished: tuple[ActionItem, ...]
    added: tuple[ActionItem, ...]


def match_rows(old: Version, new: Version) -> Matching:
    """Return which rows of two versions, as printed, are the same action, by ref and wording."""
    left = list(new.printed)
    pairs: list[Pair] = []
    for row in old.printed:
        pair = same_action(row, left)
        if pair is not None:
            pairs.append(pair)
            left.remove(pair.new)
    matched = {id(pair.old) for pair in pairs}
    vanished = tuple(row for row in old.printed if id(row) not in matched)
    return Matching(tuple(pairs), vanished, tuple(left))


def history_of(
    book: PlanBook,
    row: ActionItem,
    until: Version,
    match: Callable[[Version, Version], Matching] = match_rows,
) -> tuple[tuple[Version, Pair], ...]:
    """Return a row as each version up to one prints it, oldest first; the row itself is the last.

    `match` may remember what it matched before.
    """
    row = until.as_printed(row)
    found: list[tuple[Version, Pair]] = [(until, Pair(row, row, sure=True))]
    for version in reversed(book.versions[: book.versions.index(until)]):
        matching = match(version, found[-1][0])
        pair = next((p for p in matching.pairs if p.new is found[-1][1].old), None)
        if pair is not None:
            found.append((version, Pair(pair.old, row, pair.sure)))
    return tuple(reversed(found))


def same_action(row: ActionItem, others: Sequence[ActionItem]) -> Pair | None:
    """Return the row of another version that is the same action, by ref and wording."""
    return next(_candidates(row, others), None)


def _candidates(row: ActionItem, left: Sequence[ActionItem]) -> Iterator[Pair]:
    ref = plain_ref(row.ref) if row.ref else None
    for other in left:
        if ref and other.ref and plain_ref(other.ref) == ref:
            same = _wording(row) == _wording(other)
            if same or _alike(row, other):
                yield Pair(row, other, same or _shortens(row, other))
    for other in left:
        if _wording(row) == _wording(other):
            yield Pair(row, other, not ref and not other.ref)


def _wording(row: ActionItem) -> str:
    """Return an action's wording without a note in brackets at its end, and without marks."""
    return "".join(c for c in _NOTE.sub("", row.action).casefold() if c.isalnum())


def _alike(row: ActionItem, other: ActionItem) -> bool:
    one, two = set(stems(row.action)), set(stems(other.action))
    return len(one & two) >= _SHARED_WORDS * max(min(len(one), len(two)), 1)


def _shortens(row: ActionItem, other: ActionItem) -> bool:
    """Return whether one wording holds all words of the other."""
    one, two = set(stems(row.action)), set(stems(other.action))
    return bool(one and two) and (one <= two or two <= one)
