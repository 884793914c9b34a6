"""Reads figures out of sentences that state clearly what was counted.

The periods of a sentence are blanked out before its patterns are tried, so that "the
average on 31 May 2024 was 17" and "the average was 17 on 31 May 2024" are one pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extracting.figures_wording import (
    CLAUSE,
    COMPARED,
    COUNTED,
    LEADING_WORDS,
    MONEY_FIRST,
    MONEY_MEASURE,
    MOVED,
    NAMED_ABOVE,
    NOT_A_STATE,
    NOTED,
    OF_MONEY,
    PRONOUN,
    SAID,
    SHARES,
    STATED,
    STATED_ALONE,
    VAGUE,
    WISHED,
)
from ingest.extracting.measures import (
    Amount,
    Period,
    as_measure,
    find_periods,
    is_rate,
    read_amount,
    unit_after,
    unit_of,
)

_MOST_WORDS = 22
_NEAR = 25
# Between a number and its period stands no other number, and no other statement.
_APART = re.compile(r"\d|[;:]|,? (?:compared|and|but|while|from|against|to)\b")


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure in a sentence: its number at text[start:end], of which measure, when, said by whom."""

    start: int
    end: int
    amount: Amount
    measure: str
    unit: str
    period: Period | None
    said_by: str | None


def stated_figures(sentence: str, before: str = "") -> Iterator[Stated]:
    """Yield the figures of a sentence; `before` is the paragraph above, which may name the measure.

    >>> found = stated_figures("On 31 May 2024, 152 children were subject to a plan.")
    >>> [(f.amount.value, f.measure, f.unit, f.period.text) for f in found]
    [(152.0, 'children subject to a plan', 'children', 'On 31 May 2024')]
    """
    if sentence.endswith("?"):
        return
    periods = list(find_periods(sentence))
    bare = _without(sentence, periods)
    said = SAID.match(sentence)
    who = said["who"] if said and not PRONOUN.match(said["who"]) else None
    taken: list[int] = []
    for start, end, amount, measure, unit in _matches(sentence, bare, before):
        if _is_year(sentence, amount):
            continue
        if amount.start in taken or WISHED.search(measure):
            continue
        taken.append(amount.start)
        period = _period_of(sentence, (start, end), amount, periods)
        if period is None and not STATED_ALONE.search(measure):
            continue
        yield Stated(start, amount.end, amount, measure, unit, period, who)
        for later in COMPARED.finditer(bare, amount.end):
            other = read_amount(sentence, later.start("number"))
            if other and (other.unit or unit) == unit and other.start not in taken:
                taken.append(other.start)
                when = _period_after(sentence, other.end, other, periods)
                if when is not None:
                    yield Stated(start, other.end, other, measure, unit, when, who)


def _without(sentence: str, periods: Sequence[Period]) -> str:
    """Return the sentence with its periods blanked, each character in its place."""
    for period in periods:
        end = period.end
        if sentence[end : end + 1] == "," and period.start == 0:
            end += 1
        sentence = sentence[: period.start] + " " * (end - period.start) + sentence[end:]
    return sentence


# Where the match begins and ends, its amount, its measure and its unit.
_Match = tuple[int, int, Amount, str, str]


def _matches(sentence: str, bare: str, before: str) -> Iterator[_Match]:
    for pattern in (MOVED, STATED, SHARES, NOTED, OF_MONEY, MONEY_FIRST):
        for found in pattern.finditer(bare):
            if not WISHED.search(found.group()):
                yield from _of_measure(sentence, found, before)
    for found in COUNTED.finditer(bare):
        counted = None if WISHED.search(found.group()) else _of_count(sentence, found)
        if counted is not None:
            yield counted


def _of_measure(sentence: str, found: re.Match[str], before: str) -> Iterator[_Match]:
    named = found.groupdict()
    measure = as_measure(LEADING_WORDS.sub("", found["measure"].strip()) + (named.get("on") or ""))
    if VAGUE.match(measure):
        measure = _named_before(measure, before)
    if not measure or CLAUSE.search(measure) or len(measure.split()) > _MOST_WORDS:
        return
    for group in ("number", "later"):
        if named.get(group):
            amount = read_amount(sentence, found.start(group))
            unit = _unit(sentence, amount, measure) if amount else None
            if amount and unit:
                yield found.start("measure"), found.end(group), amount, measure, unit


def _unit(sentence: str, amount: Amount, measure: str) -> str | None:
    """Return the unit, None where number and measure do not go together."""
    money = MONEY_MEASURE.search(measure)
    if money or amount.unit == "£":
        return "£" if money and amount.unit == "£" else None
    if amount.unit:
        return amount.unit
    after = unit_after(sentence, amount.end)
    if after and "caseload" not in measure.lower():
        return after
    return is_rate(sentence[amount.end : amount.end + 30]) or unit_of(measure)


def _named_before(measure: str, before: str) -> str:
    """Return the one measure of the paragraph above that "the average" may mean, else ""."""
    named = {m["measure"] for m in NAMED_ABOVE.finditer(before) if m["measure"].startswith(measure)}
    return as_measure(named.pop()) if len(named) == 1 else ""


def _of_count(sentence: str, found: re.Match[str]) -> _Match | None:
    amount = read_amount(sentence, found.start("number"))
    what, rest = as_measure(found["what"]), found["rest"]
    if amount is None or amount.unit == "£" or (found["of"] and amount.unit is None):
        return None
    if what.startswith("of ") or CLAUSE.search(what) or NOT_A_STATE.match(rest):
        return None
    kept = found["verb"] if found["verb"] in ("had", "have") else ""
    measure = as_measure(f"{what} {kept} {rest}")
    unit = amount.unit or unit_of(what)
    place = found.start("number"), found.end()
    return None if unit == "number" else (*place, amount, measure, unit)


def _is_year(sentence: str, amount: Amount) -> bool:
    """Return whether a number is a year that stands alone."""
    return re.fullmatch(r"(?:19|20)\d\d", sentence[amount.start : amount.end]) is not None


def _period_of(
    sentence: str, place: tuple[int, int], amount: Amount, periods: Sequence[Period]
) -> Period | None:
    """Return the period of an amount: right after it, inside its measure, or the sentence's only one."""
    start, end = place
    after = _period_after(sentence, end, amount, periods)
    if after is not None:
        return after
    inside = [p for p in periods if start <= p.start and p.end <= amount.start]
    if len(inside) == 1:
        return inside[0]
    before = [p for p in periods if p.end <= amount.start]
    if len(before) == 1 and ";" not in sentence[before[0].end : amount.start]:
        return before[0]
    return None


def _period_after(
    sentence: str, end: int, amount: Amount, periods: Sequence[Period]
) -> Period | None:
    following = next((p for p in periods if p.start >= amount.end), None)
    if following is None:
        return None
    between = sentence[max(amount.end, min(end, following.start)) : following.start]
    apart = _APART.search(between) or following.start - end > _NEAR
    return None if apart else following
