"""Whether the figures and dates of a statement stand in its evidence, and of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.worded.claims import Quantity, placed_quantities, quantities
from assistant.answering.worded.evidence import Evidence, Told, content
from assistant.answering.worded.faults import Fault
from assistant.answering.worded.meaning import SPREAD, SPREAD_AMOUNT, SPREADING, acts
from assistant.dates import Precision, PrintedDate, find_dates

_AROUND = 45
_FEW = 2
# So many of a statement's words beside another date say that it is the date of what is told.
_TELLING = 2
_DECIDED = re.compile(
    r"(?i)\b(?:recommend|resolv|agree|not|approv|accept|reject|decid|publish)(?:s|ed|es)?\b"
)
_CELL = re.compile(r"\s\|\s|(?<=[.;])\s")
_PART = re.compile(r"[,;:|]\s|\s(?:and|but|against|compared with|than)\s")
_PREPOSED = re.compile(
    r"(?i)\b(from|to|by|before|after|until|since|above|below|over|under)\s+(?:£\s?)?$"
)
# Of what changed, each of these stands before one figure.
_MOVED = ("from", "to")
_CONTRARY = (
    {"from", "to"}, {"before", "after"}, {"before", "since"}, {"by", "from"},
    {"above", "below"}, {"over", "under"}, {"until", "from"}, {"until", "since"},
)  # fmt: skip
_DAY = re.compile(
    r"(?i)(?<![\d.,])(\d{1,2})(?:st|nd|rd|th)?\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
)
_AMOUNTS = ("money", "percent")
_CLAUSE = re.compile(r"[;,:.]\s")
_SIGNS = {"percent": re.compile(r"(?i)%|per\s?cent"), "money": re.compile(r"(?i)£|€|pounds")}


def missing_figure(own: str, evidence: Evidence) -> Fault | None:
    """Return what the evidence does not hold at all of a statement's figures and dates."""
    told = f"{evidence.whole}\n{evidence.known}"
    held = find_dates(told)
    if not all(any(date.covers(each) for each in held) for date in find_dates(own)):
        return Fault.DATE
    days = set(_days(told)) | {
        (each.first.day, f"{each.first:%b}".lower())
        for each in held
        if each.precision is Precision.DAY
    }
    if not all(day in days for day in _days(own)):
        return Fault.DATE
    found = (quantity for quantity, _ in _with_words(_without_days(own)))
    return None if all(_stands(quantity, evidence) for quantity in found) else Fault.FIGURE


def is_spread(own: str, evidence: Evidence) -> bool:
    """Return whether a statement gives each of several a figure that the evidence gives one.

    Its sentence then gives others of the kind to others, and says nothing of each.
    """
    said = list(_spread_figures(_without_days(own)))
    return any(
        not SPREADING.search(told.text) and _has_rival(figure, quantities(_without_days(told.text)))
        for told in evidence.sentences
        for figure in said
    )


def _spread_figures(own: str) -> Iterator[Quantity]:
    """Yield the figures that a statement gives to each of several, in the words of one clause."""
    for clause in _CLAUSE.split(own):
        if SPREAD.search(clause):
            yield from quantities(clause)
        elif SPREAD_AMOUNT.search(clause):
            yield from (each for each in quantities(clause) if each.kind in _AMOUNTS)


def _has_rival(figure: Quantity, given: list[Quantity]) -> bool:
    alike = [each for each in given if each.kind == figure.kind and each.unit == figure.unit]
    return figure.stands_among(given) and any(each.value != figure.value for each in alike)


def misplaced_date(own: str, evidence: Evidence) -> bool:
    """Return whether the evidence gives a statement's date of something else than is told."""
    return not all(_is_dated(date, own, evidence) for date in find_dates(own))


def misplaced_figure(own: str, evidence: Evidence) -> bool:
    """Return whether the evidence gives a statement's figure of something else than is told.

    Another figure of the same kind then stands beside more of the statement's words.
    """
    return not all(
        _is_beside(quantity, around, evidence)
        for quantity, around in _with_words(_without_days(own))
    )


def _is_dated(date: PrintedDate, own: str, evidence: Evidence) -> bool:
    """Return whether the evidence gives a date, and gives what is told no other."""
    around = content(own[max(0, date.start - _AROUND) : date.end + _AROUND])
    same = other = -1
    for part in (part for told in evidence.sentences for part in _CELL.split(told.text)):
        for printed in find_dates(part):
            words = len(around & content(_without_dates(part)))
            if date.covers(printed):
                same = max(same, words)
            else:
                other = max(other, words)
    if same < 0:
        met = bool(acts(own)) or _DECIDED.search(own) is not None
        return met or other < _TELLING
    return same > 0 or other < 1


def _without_dates(text: str) -> str:
    for date in find_dates(text):
        text = text[: date.start] + " " * (date.end - date.start) + text[date.end :]
    return text


def _days(text: str) -> Iterator[tuple[int, str]]:
    return ((int(match[1]), match[2].lower()[:3]) for match in _DAY.finditer(text))


def _with_words(own: str) -> Iterator[tuple[Quantity, set[str]]]:
    """Yield each quantity with the words about it: of its part of the sentence, or more."""
    ends = [0, *(match.end() for match in _PART.finditer(own)), len(own)]
    for quantity, start, end in placed_quantities(own):
        first = max(each for each in ends if each <= start)
        last = min((each for each in ends if each >= end), default=len(own))
        around = content(own[first:last])
        if len(around) < _FEW:
            around = content(own[max(0, start - _AROUND) : end + _AROUND])
        yield quantity, around or content(own)


def _stands(quantity: Quantity, evidence: Evidence) -> bool:
    """Return whether a quantity stands anywhere in what was cited."""
    if quantity.kind == "label":
        return quantity.value in f"{evidence.whole}\n{evidence.known}"
    return any(
        _holds(quantity, told.text, told, evidence) for told in evidence.sentences
    ) or quantity.stands_among(quantities(evidence.known))


def _is_beside(quantity: Quantity, around: set[str], evidence: Evidence) -> bool:
    """Return whether a quantity stands beside a statement's words, and none of its kind nearer."""
    holding = [told for told in evidence.sentences if _holds(quantity, told.text, told, evidence)]
    if quantity.kind == "label" or not holding:
        return True
    return any(
        around & content(told.in_full) and _stands_nearest(quantity, around, told, evidence)
        for told in holding
    )


def _stands_nearest(quantity: Quantity, around: set[str], told: Told, evidence: Evidence) -> bool:
    """Return whether no other figure of a sentence stands beside more of the words."""
    own = other = 0
    for part in _PART.split(told.text):
        words = len(around & content(part))
        if _holds(quantity, part, told, evidence):
            own = max(own, words)
        elif any(each.kind == quantity.kind for each in quantities(_without_days(part))):
            other = max(other, words)
    return own >= other - max(own, 1)


def _holds(quantity: Quantity, part: str, told: Told, evidence: Evidence) -> bool:
    held = quantities(_without_days(part)) + quantities(part)
    if quantity.stands_among(held):
        return True
    # A row prints "74" under "Per cent": the sign stands in its heading.
    signs = _SIGNS.get(quantity.kind)
    same = any(quantity.value == other.value and other.kind == "number" for other in held)
    row = " | " in told.text
    return bool(row and signs and same and signs.search(f"{evidence.whole}\n{evidence.known}"))


def _without_days(text: str) -> str:
    return _DAY.sub(lambda match: " " * len(match.group()), text)


def preposed_otherwise(own: str, evidence: str) -> bool:
    """Return whether a figure stands after a word that the evidence puts before another.

    "To 27" where the evidence has "from 27", or has "27" and "to 22".
    """
    said, held = _preposed(own), _preposed(evidence)
    moved = {word: {figure for figure, words in held.items() if word in words} for word in _MOVED}
    return any(
        figure in held
        and word not in held[figure]
        and (any({word, other} in _CONTRARY for other in held[figure]) or moved.get(word))
        for figure, words in said.items()
        for word in words - {""}
    )


def _preposed(text: str) -> dict[str, set[str]]:
    """Return the words that stand before each figure, by its kind and value; "" for none."""
    found: dict[str, set[str]] = {}
    for quantity, start, end in placed_quantities(text):
        begin = start + len(text[start:end]) - len(text[start:end].lstrip())
        before = _PREPOSED.search(text[:begin])
        found.setdefault(f"{quantity.kind} {quantity.value}", set()).add(
            before[1].lower() if before else ""
        )
    return {figure: words for figure, words in found.items() if not figure.startswith("label")}
