"""Reads figures out of sentences that state clearly what was counted.

The periods of a sentence are blanked out before its patterns are tried, so that "the
average on 31 May 2024 was 17" and "the average was 17 on 31 May 2024" are one pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.extracting.figures.figures_blanked import Blanked, blank_periods
from ingest.extracting.figures.figures_wording import (
    CLAUSE,
    COMPARED,
    COUNTED,
    ELSEWHERE,
    LEADING_WORDS,
    LISTED,
    MONEY_FIRST,
    MONEY_MEASURE,
    MOVED,
    NAMED_ABOVE,
    NOT_A_STATE,
    NOTED,
    OF_AVERAGE,
    OF_MONEY,
    PRONOUN,
    SAID,
    SHARES,
    STATED,
    STATED_ALONE,
    THERE,
    VAGUE,
    WISHED,
)
from ingest.extracting.figures.measures import (
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
# How far before "an average of" a word may stand that makes it a wish.
_LEAD = 60
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


def stated_figures(
    sentence: str, before: str = "", position: Period | None = None
) -> Iterator[Stated]:
    """Yield the figures of a sentence; `before` is the paragraph above, which may name the measure.

    `position` is the period of the words that a list, or the sentence before, stands under:
    it is that of what is counted without a period.

    >>> found = stated_figures("On 31 May 2024, 152 children were subject to a plan.")
    >>> [(f.amount.value, f.measure, f.unit, f.period.text) for f in found]
    [(152.0, 'children subject to a plan', 'children', 'On 31 May 2024')]
    """
    if sentence.endswith("?"):
        return
    periods = list(find_periods(sentence))
    bare = blank_periods(sentence, periods)
    said = SAID.match(sentence)
    who = said["who"] if said and not PRONOUN.match(said["who"]) else None
    taken: set[int] = set()
    for match in _matches(bare.text, before):
        for found in (match, *_compared(bare.text, match)):
            amount = _in_place(found.amount, bare)
            if amount.start in taken or _is_of_elsewhere(sentence, amount):
                continue
            taken.add(amount.start)
            place = bare.start(found.start), bare.end(found.end)
            period = (
                _period_of(sentence, place, amount, periods)
                if found is match
                else _period_after(sentence, place[1], amount, periods)
            )
            if period is None and not periods and found is match and match.counted:
                period = position
            if period is not None or (found is match and STATED_ALONE.search(found.measure)):
                start = min(place[0], amount.start)
                yield Stated(start, amount.end, amount, found.measure, found.unit, period, who)


def _is_of_elsewhere(sentence: str, amount: Amount) -> bool:
    """Return whether a number is told of the nation, the region or other councils."""
    clause = re.split(r"; |, (?:but|while|and) ", sentence[: amount.start])[-1]
    return bool(ELSEWHERE.search(clause) or THERE.match(sentence, amount.end))


@dataclass(frozen=True, slots=True)
class _Match:
    """Where a pattern fits the blanked sentence, with its amount, measure and unit."""

    start: int
    end: int
    amount: Amount
    measure: str
    unit: str
    counted: bool = False


def _in_place(amount: Amount, bare: Blanked) -> Amount:
    return replace(amount, start=bare.start(amount.start), end=bare.end(amount.end))


def _matches(bare: str, before: str) -> Iterator[_Match]:
    for pattern in (
        MOVED,
        STATED,
        SHARES,
        NOTED,
        OF_AVERAGE,
        OF_MONEY,
        MONEY_FIRST,
        COUNTED,
        LISTED,
    ):
        for found in pattern.finditer(bare):
            lead = (
                bare[max(found.start() - _LEAD, 0) : found.start()] if pattern is OF_AVERAGE else ""
            )
            if WISHED.search(lead + found.group()):
                continue
            if pattern in (COUNTED, LISTED):
                yield from _of_count(bare, found)
            else:
                yield from _of_measure(bare, found, before)


def _compared(bare: str, match: _Match) -> Iterator[_Match]:
    """Yield what a figure is compared with: "139, compared with 161 on 30 September"."""
    for found in COMPARED.finditer(bare, match.amount.end):
        other = read_amount(bare, found.start("number"))
        if other is not None and (other.unit or match.unit) == match.unit:
            yield replace(match, start=other.start, end=other.end, amount=other)


def _of_measure(bare: str, found: re.Match[str], before: str) -> Iterator[_Match]:
    named = found.groupdict()
    measure = as_measure(LEADING_WORDS.sub("", found["measure"].strip()) + (named.get("on") or ""))
    if VAGUE.match(measure):
        measure = _named_before(measure, before)
    if not measure or CLAUSE.search(measure) or len(measure.split()) > _MOST_WORDS:
        return
    for group in ("number", "later"):
        amount = read_amount(bare, found.start(group)) if named.get(group) else None
        unit = _unit(bare, amount, measure) if amount and not _is_year(bare, amount) else None
        if amount and unit:
            end = max(found.end(group), found.end() if found.re is OF_AVERAGE else 0)
            yield _Match(found.start("measure"), end, amount, measure, unit)


def _unit(bare: str, amount: Amount, measure: str) -> str | None:
    """Return the unit, None where number and measure do not go together."""
    money = MONEY_MEASURE.search(measure)
    if money or amount.unit == "£":
        return "£" if money and amount.unit == "£" else None
    if amount.unit:
        return amount.unit
    after = unit_after(bare, amount.end)
    if after and "caseload" not in measure.lower():
        return after
    return is_rate(bare[amount.end : amount.end + 30]) or unit_of(measure)


def _named_before(measure: str, before: str) -> str:
    """Return the one measure of the paragraph above that "the average" may mean, else ""."""
    named = {m["measure"] for m in NAMED_ABOVE.finditer(before) if m["measure"].startswith(measure)}
    return as_measure(named.pop()) if len(named) == 1 else ""


def _of_count(bare: str, found: re.Match[str]) -> Iterator[_Match]:
    amount = read_amount(bare, found.start("number"))
    what, rest = as_measure(found["what"]), found["rest"]
    if amount is None or amount.unit == "£" or (found["of"] and amount.unit is None):
        return
    if what.startswith("of ") or CLAUSE.search(what) or NOT_A_STATE.match(rest):
        return
    kept = found["verb"] if found["verb"] in ("had", "have") else ""
    unit = amount.unit or unit_of(what)
    if unit != "number" and not _is_year(bare, amount):
        measure = as_measure(f"{what} {kept} {rest}")
        yield _Match(found.start("number"), found.end(), amount, measure, unit, counted=True)


def _is_year(text: str, amount: Amount) -> bool:
    """Return whether a number is a year that stands alone."""
    return re.fullmatch(r"(?:19|20)\d\d", text[amount.start : amount.end]) is not None


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
