"""The plot of a plan: for each version a bar of what is completed, outstanding, or neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.registers.plan_tallies import Tally
from assistant.web.wording import british_date, counted

# A number stands on its part of a bar only where it has room.
LEAST_SHARE = 5.0


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar: where it begins and how long it is, in per cent of the width."""

    kind: str
    number: int
    x: str
    width: str
    middle: str | None


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, and all it shows in words."""

    label: str
    words: str
    parts: Sequence[Part]


def bars_of(tallies: Sequence[Tally]) -> Sequence[Bar]:
    """Return a bar for each version, oldest first; the longest takes the whole width."""
    most = max((each.rows for each in tallies), default=0)
    return [Bar(label_of(each), bar_words(each), _parts(each, most)) for each in tallies]


def label_of(tally: Tally) -> str:
    """Return what a version is called: its position, and its number where one is printed."""
    version = tally.version
    day = british_date(version.position) or "Position date not printed"
    return f"{day} (version {version.number})" if version.number else day


def bar_words(tally: Tally) -> str:
    """Return what a bar shows."""
    other = tally.closed + tally.unknown
    rest = f", {other} superseded, closed or not known" if other else ""
    return f"{tally.complete} completed, {tally.open} outstanding{rest}, {tally.rows} in all"


def _parts(tally: Tally, most: int) -> list[Part]:
    parts: list[Part] = []
    before = 0
    numbers = {
        "done": tally.complete,
        "left": tally.open,
        "other": tally.closed + tally.unknown,
    }
    for kind, number in numbers.items():
        if number:
            share = 100 * number / most
            start = 100 * before / most
            middle = f"{start + share / 2:.2f}%" if share >= LEAST_SHARE else None
            parts.append(Part(kind, number, f"{start:.2f}%", f"{share:.2f}%", middle))
        before += number
    return parts


def plot_words(tallies: Sequence[Tally]) -> str:
    """Return the sentence that says what the plot shows."""
    last = tallies[-1]
    left = f"{last.open} {'was' if last.open == 1 else 'were'} outstanding."
    first = f"{_told(tallies[0])}. " if len(tallies) > 1 else ""
    return f"{first}{_told(last)}, and {left}"


def _told(tally: Tally) -> str:
    day = tally.version.position
    when = f"At {british_date(day)}" if day else "In a version without a printed date"
    return f"{when}, {tally.complete} of {counted(tally.rows, 'action')} were completed"
