"""What a sentence claims in figures: numbers with their kind and unit, normalised."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
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
    found = list(_marked(text, _LABEL, lambda m: Quantity("label", m.group())))
    rest = _LABEL.sub(_blank, text)
    found += _marked(rest, _YEARS, lambda m: Quantity("years", f"{m.group(1)}/{m.group(2)}"))
    rest = _YEARS.sub(_blank, rest)
    found += _marked(rest, _CLOCK, _time)
    rest = _CLOCK.sub(_blank, rest)
    found += _marked(rest, _NUMBERED, lambda m: Quantity("label", m.group()))
    rest = _NUMBERED.sub(_blank, rest)
    for date in find_dates(rest):
        rest = rest[: date.start] + " " * (date.end - date.start) + rest[date.end :]
    return [*found, *(_quantity(m) for m in _NUMBER.finditer(rest))]


def _marked(
    text: str, pattern: re.Pattern[str], read: Callable[[re.Match[str]], Quantity]
) -> Iterator[Quantity]:
    return (read(match) for match in pattern.finditer(text))


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
    return Quantity(kind, f"{value.normalize():f}", unit)
