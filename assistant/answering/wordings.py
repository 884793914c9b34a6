"""What a sentence in an answer's own words claims: names, dates and numbers outside quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.terms import stems
from assistant.dates import PrintedDate, find_dates

QUOTED = re.compile(r"“[^“”]*(?:“[^“”]*”[^“”]*)*”|\"[^\"]*\"")
_WORD = r"[^\W\d_a-z][\w’'-]*"
_NAME = re.compile(rf"\b{_WORD}(?:(?:\s+(?:of|and|the|for|to|on|in))*\s+{_WORD})*")
_SENTENCE_END = re.compile(r"(?:[a-z]{3}|[\d)”\N{BULLET}.])[.!?] $")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*%?")
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORTH = {
    **{word: value for value, word in enumerate(_ONES)},
    **{word: 10 * value for value, word in enumerate(_TENS, 2)},
    **{f"{ten}-{one}": 10 * n + m for n, ten in enumerate(_TENS, 2) for m, one in enumerate(_ONES)},
    "none": 0,
    "nil": 0,
}
_NUMBER_WORD = re.compile(
    rf"(?i)(?<![\w-])(?:{'|'.join(sorted(_WORTH, key=len, reverse=True))})(?![\w-])"
)
# "Action C2" at the start of a sentence is a word and a number, and no name.
_LABELS = frozenset({"Action", "Actions", "Recommendation"})
_TITLES = frozenset(
    "councillor councillors cllr cllrs mr mrs ms miss dr sir dame lord lady professor revd".split()
)


@dataclass(frozen=True, slots=True)
class Wording:
    """What a sentence claims in its own words. `numbers` are those that are written as words."""

    names: tuple[str, ...]
    dates: tuple[PrintedDate, ...]
    numbers: tuple[int, ...]

    def unnamed(self, evidence: Sequence[str]) -> list[str]:
        """Return the names that `evidence` does not hold."""
        held = {stem for text in evidence for stem in stems(text)}
        return [name for name in self.names if not set(_weighty(name)) <= held]

    def stands_in(self, evidence: Sequence[str]) -> bool:
        """Return whether `evidence` holds every name, date and number word."""
        joined = "\n".join(evidence)
        if self.unnamed(evidence) or not self.numbers_in(joined):
            return False
        dates = find_dates(joined) if self.dates else []
        return all(any(date.covers(other) for other in dates) for date in self.dates)

    def numbers_in(self, text: str) -> bool:
        """Return whether `text` holds every number word, as a word or in figures."""
        held = set(_in_words(text)) | {
            int(n) for n in re.findall(r"(?<![\d.,])\d{1,4}(?!\d)", text)
        }
        return set(self.numbers) <= held


def wording_of(text: str) -> Wording:
    """Return what a sentence claims outside quotation marks.

    >>> said = wording_of("On 3 May 2024 none of the 14 actions of the Child R plan was “Late”.")
    >>> said.names, said.numbers
    (('Child R',), (0,))
    >>> wording_of("Action C2 is late.").names
    ('C',)
    """
    plain = _blanked(text, ((m.start(), m.end()) for m in QUOTED.finditer(text)), "\N{BULLET}")
    dates = find_dates(plain)
    undated = _blanked(plain, ((date.start, date.end) for date in dates), ".")
    bare = _NUMBER_WORD.sub(lambda m: "." * len(m.group()), undated)
    bare = _FIGURE.sub(lambda m: "." * len(m.group()), bare)
    return Wording(tuple(_names(bare)), tuple(dates), tuple(_in_words(undated)))


def _blanked(text: str, places: Iterator[tuple[int, int]], mark: str) -> str:
    for start, end in places:
        text = f"{text[:start]}{mark * (end - start)}{text[end:]}"
    return text


def _in_words(text: str) -> Iterator[int]:
    return (_WORTH[match.group().lower()] for match in _NUMBER_WORD.finditer(text))


def _names(text: str) -> Iterator[str]:
    """Yield the names of sentences; the first word of one is a name only with others after it."""
    for match in _NAME.finditer(text):
        words = match.group().split()
        before = text[: match.start()]
        first = not before.strip(" .\N{BULLET}") or _SENTENCE_END.search(before) is not None
        if first and (len(words) == 1 or not stems(words[0]) or words[0] in _LABELS):
            words = words[1:]
        while words and (words[0].islower() or not stems(words[0])):
            words.pop(0)
        if words:
            yield " ".join(words)


def _weighty(name: str) -> list[str]:
    """Return the stems that must stand for a name to: of a person with a title, the surname."""
    words = name.split()
    if len(words) > 1 and words[0].lower().rstrip(".") in _TITLES:
        return stems(words[-1])
    return stems(name)
