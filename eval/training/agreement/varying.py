"""Says a sentence otherwise without changing what it says, as far as rules can."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from assistant.dates import find_dates

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
).split()
_MONTH = re.compile(r"\b(January|February|August|September|October|November|December)(?= \d{4}|\b)")
_THAT = re.compile(
    r"^(?P<who>.{3,60}?) (?:said|replied|confirmed|reported|advised|explained) that (?P<what>.+)$"
)
_OPENING = re.compile(r"^(?P<first>(?:On|In|At|By|From|Since) [^,]{3,30}), (?P<rest>.+?)\.$")
_LAST = re.compile(r"^(?P<rest>.{25,}), (?:and|but|which|who|because|so|as|with)\b[^,]+\.$")
_WORDS = (
    ("per cent", "%"), ("Councillor", "Cllr"), ("stated", "said"), ("advised", "said"),
    ("approximately", "about"), ("requested", "asked"), ("commenced", "began"),
    ("replied", "answered"), ("carried out", "done"), ("in order to", "to"), ("however, ", ""),
)  # fmt: skip
Varier = Callable[[str], str | None]


def vary(sentence: str, rng: random.Random) -> str:
    """Return `sentence` said a little otherwise; as it is where no rule fits."""
    variers = list(_VARIERS)
    rng.shuffle(variers)
    for varier in variers[: rng.randint(1, len(variers))]:
        sentence = varier(sentence) or sentence
    return sentence


def _in_words(sentence: str) -> str | None:
    dates = [(date.start, date.end) for date in find_dates(sentence)]

    def said(match: re.Match[str]) -> str:
        dated = any(start <= match.start() < end for start, end in dates)
        number = int(match.group())
        return match.group() if dated or not 1 < number <= 20 else _ONES[number]

    return re.sub(r"(?<![\w£.,/-])\d{1,2}(?![\w.,/%-]| per cent| million)", said, sentence)


def _in_figures(sentence: str) -> str | None:
    def said(match: re.Match[str]) -> str:
        return str(_ONES.index(match.group().lower()))

    return re.sub(rf"(?i)(?<!-)\b(?:{'|'.join(_ONES[2:])})\b(?!-)", said, sentence)


def _short_month(sentence: str) -> str | None:
    return _MONTH.sub(lambda match: match.group()[:3], sentence)


def _without_speaker(sentence: str) -> str | None:
    match = _THAT.match(sentence)
    return match["what"][0].upper() + match["what"][1:] if match else None


def _speaker_last(sentence: str) -> str | None:
    match = _THAT.match(sentence)
    if not match:
        return None
    what, who = match["what"].rstrip("."), match["who"]
    return f"{what[0].upper()}{what[1:]}, said {who[0].lower() if who.startswith('The ') else who[0]}{who[1:]}."


def _day_last(sentence: str) -> str | None:
    match = _OPENING.match(sentence)
    if not match:
        return None
    first, rest = match["first"], match["rest"]
    return f"{rest[0].upper()}{rest[1:]} {first[0].lower()}{first[1:]}."


def _without_last_clause(sentence: str) -> str | None:
    match = _LAST.match(sentence)
    return f"{match['rest']}." if match else None


def _plain_words(sentence: str) -> str | None:
    for one, other in _WORDS:
        sentence = sentence.replace(one, other)
    return sentence.replace(" %", "%")


_VARIERS: tuple[Varier, ...] = (
    _in_words, _in_figures, _short_month, _without_speaker, _speaker_last, _day_last,
    _without_last_clause, _plain_words,
)  # fmt: skip
