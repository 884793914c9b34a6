"""Whether the figures, dates and names of an answer's own words stand in what it cites."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.terms import stems
from assistant.answers import Basis
from assistant.dates import PrintedDate, find_dates, written_date
from eval.metrics.names import says_name
from eval.metrics.numbers import Number, Unit, find_numbers
from eval.papers import Papers
from eval.runs import AnswerMade, CitationMade, Generated

_QUOTED = re.compile(r"“[^“”]*(?:“[^“”]*”[^“”]*)*”|\"[^\"]*\"")
_WORD = r"[^\W\d_a-z][\w’'-]*"
_NAME = re.compile(rf"\b{_WORD}(?:(?:\s+(?:of|and|the|for|to|on|in))*\s+{_WORD})*")
# After a full stop a word begins a sentence, but not after "Dr." or an initial.
_SENTENCE_END = re.compile(r"(?:[a-z]{3}|[\d)”\N{BULLET}.])[.!?] $")
_OWN_WORDS = (Basis.COMPUTED, Basis.MODEL)


@dataclass(frozen=True, slots=True)
class Claims:
    """The numbers, dates and names of a sentence, outside its quotations."""

    numbers: tuple[Number, ...]
    dates: tuple[PrintedDate, ...]
    names: tuple[str, ...]
    text: str

    def unsupported(self, evidence: Sequence[str]) -> Iterator[str]:
        """Yield each claim that none of `evidence` holds, as it is printed."""
        joined = "\n".join(evidence)
        numbers, dates = find_numbers(joined), find_dates(joined)
        for number in self.numbers:
            if not any(_same_value(number, other) for other in numbers):
                yield self.text[number.start : number.end]
        for date in self.dates:
            if not any(date.covers(other) for other in dates):
                yield self.text[date.start : date.end]
        words = {stem for text in evidence for stem in stems(text)}
        for name in self.names:
            if not says_name(joined, name) and not set(stems(name)) <= words:
                yield name

    @property
    def count(self) -> int:
        """How many claims there are."""
        return len(self.numbers) + len(self.dates) + len(self.names)


def claims_in(text: str) -> Claims:
    """Return what a sentence claims outside quotation marks.

    >>> claims = claims_in("On 3 March 2024 Councillor Tull said “12” of 14 to the Cabinet.")
    >>> [number.value for number in claims.numbers], claims.names
    ([14.0], ('Councillor Tull', 'Cabinet'))
    """
    plain = _QUOTED.sub(lambda match: "\N{BULLET}" * len(match.group()), text)
    dates = find_dates(plain)
    spans = [(date.start, date.end) for date in dates]
    numbers = [
        n
        for n in find_numbers(plain)
        if all(n.end <= start or end <= n.start for start, end in spans)
    ]
    undated = plain
    for start, end in (*spans, *((number.start, number.end) for number in numbers)):
        undated = f"{undated[:start]}{'.' * (end - start)}{undated[end:]}"
    return Claims(tuple(numbers), tuple(dates), tuple(_names(undated)), plain)


def number_support(made: Generated, papers: Papers) -> tuple[float, tuple[str, ...]]:
    """Return the share of claims that stand in what their sentence cites, and those that do not.

    Only sentences in the answer's own words claim anything: `computed` and `model`. A claim stands
    in a citation (its quote, title, committee, item, heading, date or page), or in what was computed: a value,
    its working, or the rows that it was computed from. What stands in the question alone does not
    count. NaN if nothing is claimed.
    """
    if made.answer is None:
        return math.nan, ()
    computed = tuple(_computed(made, papers))
    total = 0
    missing: list[str] = []
    for sentence in made.answer.sentences:
        if sentence.basis in _OWN_WORDS:
            claims = claims_in(sentence.text)
            cited = [_told(each) for each in _cited(made.answer, sentence.citations)]
            total += claims.count
            missing += claims.unsupported((*cited, *computed))
    return ((total - len(missing)) / total if total else math.nan), tuple(missing)


def _same_value(number: Number, other: Number) -> bool:
    percent = Unit.PERCENT in (number.unit, other.unit)
    if percent and number.unit is not other.unit:
        return False
    return math.isclose(number.value, other.value, abs_tol=1e-9)


def _names(text: str) -> Iterator[str]:
    """Yield the names of sentences; the first word of one is a name only with others after it."""
    for match in _NAME.finditer(text):
        words = match.group().split()
        before = text[: match.start()]
        first = not before.strip(" .\N{BULLET}") or _SENTENCE_END.search(before) is not None
        if first and (len(words) == 1 or not stems(words[0])):
            words = words[1:]
        while words and (words[0].islower() or not stems(words[0])):
            words.pop(0)
        if words:
            yield " ".join(words)


def _cited(answer: AnswerMade, numbers: Sequence[int]) -> list[CitationMade]:
    return [citation for citation in answer.citations if citation.number in numbers]


def _told(citation: CitationMade) -> str:
    date = written_date(citation.date) if citation.date else ""
    page = f"page {citation.page}" if citation.page else ""
    item = f"item {citation.item}" if citation.item else ""
    told = (citation.title, citation.committee, item, citation.heading, date, page)
    return "\n".join((citation.quote, *(each for each in told if each)))


def _computed(made: Generated, papers: Papers) -> Iterator[str]:
    for value in made.computed:
        yield f"{value.name}: {value.value} = {value.formula}"
        for row in value.rows:
            if row.doc in papers:
                yield papers[row.doc].text[row.start : row.end]
