"""Reads votes, in figures, in words or as lists of names, and whether a thing was carried."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNITS = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: number for number, word in enumerate(_UNITS)}
_WORDS |= {"none": 0, "nil": 0, "nobody": 0, "a": 1, "an": 1}
_WORDS |= {ten: number * 10 for number, ten in enumerate(_TENS, 2)}
_WORDS |= {f"{ten}-{unit}": _WORDS[ten] + _WORDS[unit] for ten in _TENS for unit in _UNITS[1:10]}
_NUMBER = rf"(\d{{1,3}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_PEOPLE = r"(?: (?:votes?|members?|councillors?))?(?: (?:voted|voting|votes?|were|cast))?"
_FOR = (
    rf"(?<!\d[-–])\b{_NUMBER}{_PEOPLE} (?:in favour|for\b(?! the| a\b| each| every))",
    rf"(?:\b(?:in favour|votes? for|voting for)|^\W*for|[.;,]\s+for)\s*[:\-–(]+\s*{_NUMBER}\b",
)
_AGAINST = (
    rf"\b{_NUMBER}{_PEOPLE}(?: expressing their)? (?:against|opposition|opposed)",
    rf"\bagainst\s*[:\-–(]+\s*{_NUMBER}\b",
)
_ABSTAINED = (
    rf"\b{_NUMBER}{_PEOPLE} (?:abstentions?|abstain\w*)",
    rf"\babst(?:ain\w*|entions?)\s*[:\-–(]+\s*{_NUMBER}\b",
)
_BY = re.compile(
    rf"\bby {_NUMBER}(?: votes?)? (?:to|against) {_NUMBER}\b"
    r"|\b(?:by|carried|lost|defeated|passed|voted|tied)\s*\(?(?P<one>\d{1,2})\s?[-–]\s?(?P<two>\d{1,2})\b",
    re.IGNORECASE,
)
_COUNTS = tuple(
    tuple(re.compile(pattern, re.IGNORECASE | re.MULTILINE) for pattern in patterns)
    for patterns in (_FOR, _AGAINST, _ABSTAINED)
)
_LISTED = re.compile(
    r"(?:those )?(?P<side>for|in favour|against|abst\w+)\s*:?\s*\((?P<number>\d{1,3})\)\s*:?$",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"\b(?:carried|(?:motion|amendment|proposal) (?:was |is )?(?:duly |unanimously )?(?:passed|agreed|adopted)"
    r"|it was agreed|agreed unanimously|declared (?:it )?carried)\b",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?:(?:was|be|is|were|declared) (?:lost|defeated|not carried|rejected)"
    r"|(?:motion|amendment|proposal) (?:then |accordingly |therefore |thereby )?"
    r"(?:lost|fell|defeated|not carried)"
    r"|(?:and|accordingly|therefore|thereby|was thus) (?:lost|defeated)|(?:lost|defeated) by)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of a vote; one that is not printed is None."""

    in_favour: int | None
    against: int | None
    abstained: int | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A line such as "Against (45)", above the names."""

    side: str
    number: int


def read_counts(text: str) -> Counts | None:
    """Return the figures that a sentence prints; None where it prints none.

    >>> read_counts("carried, seven Members voting for, two against, with one abstention")
    Counts(in_favour=7, against=2, abstained=1)
    """
    if not re.search(r"(?i)\b(?:for|favour|against|abst\w+|by)\b|\d\s?[-–]\s?\d", text):
        return None
    counts = [_first(patterns, text) for patterns in _COUNTS]
    if counts.count(None) == len(counts) or (counts[0] is None and counts[1] is None):
        match = _BY.search(text)
        if match is None:
            return None
        return Counts(
            _number(match[1] or match["one"]), _number(match[2] or match["two"]), counts[2]
        )
    return Counts(*counts)


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> int | None:
    for pattern in patterns:
        match = pattern.search(text)
        if match:
            return _number(match[1])
    return None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word.lower()]


def read_listed(text: str) -> Listed | None:
    """Return the side and number of a line that heads a list of names.

    >>> read_listed("Against (45)")
    Listed(side='against', number=45)
    """
    match = _LISTED.match(text.strip()) if len(text) < 40 else None
    if match is None:
        return None
    side = match["side"].lower()
    if side.startswith("abst"):
        side = "abstained"
    return Listed("for" if side == "in favour" else side, int(match["number"]))


def read_outcome(text: str) -> bool | None:
    """Return whether the words say carried (True) or lost (False); None where neither.

    >>> read_outcome("Amendment lost."), read_outcome("Motion carried.")
    (False, True)
    """
    if _LOST.search(text):
        return False
    return True if _CARRIED.search(text) else None
