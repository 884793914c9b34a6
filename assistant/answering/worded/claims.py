"""What a sentence claims in figures: numbers with their kind and unit, normalised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.dates import find_dates

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORTH = {
    **{word: value for value, word in enumerate(_ONES)},
    **{word: 10 * value for value, word in enumerate(_TENS, 2)},
    **{
        f"{ten}{joint}{one}": 10 * n + m
        for n, ten in enumerate(_TENS, 2)
        for m, one in enumerate(_ONES[:10])
        for joint in "- "
        if m
    },
    "nil": 0,
    "dozen": 12,
}
# "one" is a pronoun more often than a figure; as a figure it is checked like any other word.
_WORTH.pop("one")
_WORTH.pop("zero")
_WORD = "|".join(sorted(_WORTH, key=len, reverse=True))
_SCALE = {
    "k": 10**3,
    "thousand": 10**3,
    "m": 10**6,
    "million": 10**6,
    "bn": 10**9,
    "billion": 10**9,
}
# A unit that changes what a number means, under one name each.
_HUNDRED = {"a": 1, **{word: value for value, word in enumerate(_ONES[:10]) if value}}
_HUNDREDS = re.compile(
    rf"(?i)\b(?P<many>{'|'.join(_HUNDRED)})\shundred\b(?:\sand\s(?P<rest>{_WORD}|one)\b)?"
)
_UNITS = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "weekly": "week",
    "month": "month", "months": "month", "year": "year", "years": "year", "hour": "hour",
    "hours": "hour", "minute": "minute", "minutes": "minute", "second": "second",
    "seconds": "second", "mile": "mile", "miles": "mile", "metre": "metre", "metres": "metre",
    "km": "kilometre", "kilometres": "kilometre", "hectares": "hectare", "tonnes": "tonne",
    "pence": "pence", "hectare": "hectare", "tonne": "tonne", "litres": "litre",
}  # fmt: skip
_NUMBER = re.compile(
    rf"""(?xi)
    (?P<money>[£€$]\s?)?
    (?:(?P<figure>(?<![\w.])\d+(?:,\d{{3}})*(?:\.\d+)?)(?:\s?(?P<short>k|m|bn)\b)?
       |(?<![\w-])(?P<word>{_WORD})(?![\w-]))
    (?:\s(?P<scale>thousand|million|billion)\b)?
    (?P<percent>\s?%|\s?per\s?cent\b|\s?percent\b|\s(?:percentage\s)?points?\b)?
    (?:\s(?:an?|per|each|every)\s(?P<per>hour|day|week|month|quarter|year|call|home|person|night)\b)?
    (?:[\s-](?P<joined>working[\s-]|calendar[\s-])?(?P<unit>[a-z]+))?
    """
)
_CLOCK = re.compile(
    r"(?i)(?<![\d.])(\d{1,2})(?:[:.](\d{2}))?\s?([ap])\.?m\b\.?|(?<![\d.])(\d{1,2}):(\d{2})"
)
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)[/–-](?:20)?(\d\d)(?!\d)")
_LABEL = re.compile(r"(?<![\w.])[A-Z]{1,4}-?\d+(?:\.\d+)*[a-z]?(?![\w])")
_NUMBERED = re.compile(r"(?<![\w£.,])\d+(?:\.\d+){2,}(?![\d%])")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, what kind it is ("money", "percent", "number", "time", "years", "label") and its unit."""

    kind: str
    value: str
    unit: str | None = None

    def stands_among(self, others: list[Quantity]) -> bool:
        """Return whether one of `others` says the same; a unit must agree where both have one.

        >>> Quantity("number", "14", "day").stands_among([Quantity("number", "14", "week")])
        False
        """
        return any(
            self.kind == other.kind
            and self.value == other.value
            and (self.unit is None or other.unit is None or self.unit == other.unit)
            for other in others
        )


def quantities(text: str) -> list[Quantity]:
    """Return the quantities of a text, dates left out.

    >>> [(q.value, q.unit) for q in quantities("Fourteen of 1,200 homes, in 28 days")]
    [('14', None), ('1200', None), ('28', 'day')]
    >>> [(q.kind, q.value) for q in quantities("£1.2m, or 7 per cent")]
    [('money', '1200000'), ('percent', '7')]
    >>> [(q.kind, q.value) for q in quantities("At 2.30pm on 6 October 2020, FA12 of 2024/25")]
    [('label', 'FA12'), ('years', '2024/25'), ('time', '14:30')]
    """
    return [quantity for quantity, _, _ in placed_quantities(text)]


def placed_quantities(text: str) -> list[tuple[Quantity, int, int]]:
    """Return the quantities of a text with where each stands, half-open; dates left out."""
    found: list[tuple[Quantity, int, int]] = []
    rest = text
    for pattern, read in (
        (_LABEL, lambda m: Quantity("label", m.group())),
        (_YEARS, lambda m: Quantity("years", f"{m.group(1)}/{m.group(2)}")),
        (_CLOCK, _time),
        (_NUMBERED, lambda m: Quantity("label", m.group())),
    ):
        found += ((read(match), match.start(), match.end()) for match in pattern.finditer(rest))
        rest = pattern.sub(_blank, rest)
    for date in find_dates(rest):
        rest = rest[: date.start] + " " * (date.end - date.start) + rest[date.end :]
    rest = _HUNDREDS.sub(_in_figures, rest)
    found += ((_quantity(m), m.start(), m.end()) for m in _NUMBER.finditer(rest))
    return found


def _in_figures(match: re.Match[str]) -> str:
    """Return "two hundred and twelve" as "212", as long as it was."""
    tens = match["rest"].lower() if match["rest"] else ""
    value = _HUNDRED[match["many"].lower()] * 100 + (_WORTH.get(tens, 1) if tens else 0)
    return str(value).ljust(len(match.group()))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _time(match: re.Match[str]) -> Quantity:
    hour, minute, half = (
        match.group(1) or match.group(4),
        match.group(2) or match.group(5),
        match.group(3),
    )
    value = int(hour) % 12 + (12 if half.lower() == "p" else 0) if half else int(hour)
    return Quantity("time", f"{value:02d}:{minute or '00'}")


def _quantity(match: re.Match[str]) -> Quantity:
    figure = match["figure"]
    value = Decimal(figure.replace(",", "")) if figure else Decimal(_WORTH[match["word"].lower()])
    value *= _SCALE.get((match["short"] or match["scale"] or "").lower(), 1)
    kind = "money" if match["money"] else "percent" if match["percent"] else "number"
    unit = _UNITS.get((match["unit"] or "").lower()) if kind == "number" else None
    if unit and (match["joined"] or "").lower().startswith("working"):
        unit = f"working {unit}"
    unit = f"per {match['per'].lower()}" if match["per"] else unit
    return Quantity(kind, f"{value.normalize():f}", unit)
