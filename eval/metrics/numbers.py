"""Numbers as answers print them: figures, words, percentages and sums of money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.dates import Precision, find_dates

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {
    **{word: value for value, word in enumerate(_UNITS)},
    **{word: 10 * value for value, word in enumerate(_TENS, start=2)},
    **{"nil": 0, "none": 0},
}
_SCALES = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "billion": 1e9,
}
_BELOW_100 = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_UNITS[1:10])}))?"
    rf"|{'|'.join(sorted([*_UNITS, 'nil', 'none'], key=len, reverse=True))})"
)
_WORDS = rf"(?:(?:a|{_BELOW_100})(?: hundred| thousand)+(?:,? (?:and )?)?)*(?:{_BELOW_100})?"
_SCALE = r"(?:\s?(?P<scale>k|m|mn|bn)(?![A-Za-z])|\s(?P<scale_word>thousand|million|billion)\b)?"
_PERCENT = r"(?P<percent>\s?%|\s?per\s?cent\b)?"
_MONEY = r"(?P<money>£\s?|\bGBP\s?)?"
_POUNDS = r"(?P<pounds>\spounds\b)?"
_FIGURES = re.compile(
    rf"(?<![\w.,/])(?P<sign>[-−–](?=[£\d]))?{_MONEY}"
    rf"(?P<figures>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)*)"
    rf"{_SCALE}{_PERCENT}{_POUNDS}(?![\w/]|[.,]\d)",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    rf"(?<![\w-])(?P<words>{_WORDS})(?:\s(?P<scale>million|billion))?{_PERCENT}{_POUNDS}(?![\w-])",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?i)\b(?P<noun>recommendation|action|finding|item|minute|section|appendix|annex|page|paragraph|para"
    r"|question|version|measure|objective|priority|quarter|phase|stage|table|limb|row|part|chapter)"
    r"\s+(?:no\.?\s*|number\s*)?(?:\d+(?:\.\d+)*(?:\s?(?:,|and|or|to|[-–])\s?))*$"
)
# These number a place in a paper and are no answer; "recommendation 6" may be one.
_OF_PLACES = frozenset(
    """item minute section appendix annex page paragraph para question version quarter table row part
    chapter limb""".split()
)
_LOOK_BACK = 40


class Unit(StrEnum):
    """What a number is of, where that is printed with it."""

    NONE = ""
    PERCENT = "percent"
    MONEY = "pounds"


@dataclass(frozen=True, slots=True)
class Number:
    """A number found at text[start:end]. `label` is what it numbers, as in "item 14", else "".

    `value` is in single units: 1.2m is 1200000.
    """

    start: int
    end: int
    value: float
    unit: Unit = Unit.NONE
    label: str = ""

    def says(self, other: Number, tolerance: float = 0) -> bool:
        """Return whether `other` says the same, within an absolute tolerance.

        A percentage is no plain number, and the 14 of "item 14" is no count of 14, nor is the 6
        of "action 6" that of "recommendation 6". A sum of money may be printed without its sign.
        """
        percent = Unit.PERCENT in (self.unit, other.unit)
        if percent and self.unit is not other.unit:
            return False
        if self.label != other.label and (self.label or other.label in _OF_PLACES):
            return False
        return abs(self.value - other.value) <= tolerance + 1e-9 * max(1.0, abs(self.value))


def find_numbers(text: str) -> list[Number]:
    """Return the numbers of `text` in order, those of its dates left out.

    Years that stand alone are numbers too. Ordinals and dotted numbers of three parts are not.

    >>> [(n.value, str(n.unit)) for n in find_numbers("Twelve of 1,234 (12%), at £1.2m, on 3 May 2024")]
    [(12.0, ''), (1234.0, ''), (12.0, 'percent'), (1200000.0, 'pounds')]
    """
    dated = [
        (date.start, date.end) for date in find_dates(text) if date.precision is not Precision.YEAR
    ]
    found = [*_in_figures(text), *_in_words(text)]
    return sorted(
        (n for n in found if all(n.end <= start or end <= n.start for start, end in dated)),
        key=lambda number: number.start,
    )


def number_in(text: str) -> Number | None:
    """Return the number that `text` is and nothing else, None if it is none.

    >>> number_in("twenty-one").value, number_in("GBP 1.2m").value, number_in("14 of 18")
    (21.0, 1200000.0, None)
    """
    numbers = find_numbers(text)
    if len(numbers) != 1:
        return None
    rest = (text[: numbers[0].start] + text[numbers[0].end :]).strip(" .")
    labelled = numbers[0].label and _LABEL.fullmatch(rest)
    return numbers[0] if not rest or labelled else None


def _in_figures(text: str) -> Iterator[Number]:
    for match in _FIGURES.finditer(text):
        plain = match["figures"].replace(",", "")
        if plain.count(".") > 1:
            continue
        scale = (match["scale"] or match["scale_word"] or "").lower()
        value = float(plain) * _SCALES.get(scale, 1)
        before = _LABEL.search(text[max(match.start() - _LOOK_BACK, 0) : match.start()])
        yield Number(
            match.start(),
            match.end(),
            -value if match["sign"] else value,
            _unit(match["percent"], match["money"] or match["pounds"]),
            before["noun"].lower() if before else "",
        )


def _in_words(text: str) -> Iterator[Number]:
    for match in _IN_WORDS.finditer(text):
        if match["words"].strip(" ,"):
            value = _worth(match["words"]) * _SCALES.get((match["scale"] or "").lower(), 1)
            unit = _unit(match["percent"], match["pounds"])
            yield Number(match.start(), match.end(), value, unit)


def _unit(percent: str | None, money: str | None) -> Unit:
    return Unit.PERCENT if percent else Unit.MONEY if money else Unit.NONE


def _worth(words: str) -> float:
    """Return the value of number words: "one hundred and sixty-four" is 164."""
    total = part = 0.0
    for word in re.split(r"[\s,-]+", words.lower()):
        if word == "hundred":
            part = (part or 1) * 100
        elif word == "thousand":
            total, part = total + (part or 1) * 1000, 0
        else:
            part += _SMALL.get(word, 0)
    return total + part
