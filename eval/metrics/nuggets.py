"""Whether an answer says what it should say: numbers, dates, names and short texts.

All is matched on the displayed answer: its sentences and the rows of its tables, the words that
it quotes included. What a quotation says, the reader is told.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Protocol

from assistant.answering.terms import stems, tokens
from assistant.dates import find_dates
from eval.cases import Forbidden, Nugget, NuggetKind
from eval.metrics.names import says_name
from eval.metrics.numbers import find_numbers, number_in
from eval.runs import AnswerMade

MAX_WORDS_APART = 25
_NEGATIONS = frozenset("no not nor never none neither without cannot".split())
_BEFORE_DATE = re.compile(
    r"(?i)^\s*(?:(?:by|on|in|at|from|until|since|before|after|the|to)\s+)*"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
)


class Wanted(Protocol):
    """What is looked for: a nugget, or what must not be said."""

    @property
    def kind(self) -> NuggetKind: ...
    @property
    def any_of(self) -> tuple[str, ...]: ...
    @property
    def tolerance(self) -> float: ...


def displayed(answer: AnswerMade) -> tuple[str, ...]:
    """Return what a reader sees of an answer: each sentence, and each row of its tables as one."""
    rows = (" | ".join(row.cells) for table in answer.tables for row in table.rows)
    return (*(sentence.text for sentence in answer.sentences), *rows)


def matched(nuggets: Sequence[Nugget], texts: Sequence[str]) -> tuple[bool, ...]:
    """Return of each nugget whether it is said in `texts`, each of which is one sentence."""
    return tuple(is_said(nugget, texts) for nugget in nuggets)


def said(forbidden: Sequence[Forbidden], texts: Sequence[str]) -> tuple[Forbidden, ...]:
    """Return what is said in `texts` though it must not be.

    A quotation counts as much as the answer's own words: an answer that quotes a superseded
    figure beside the newest one has said it.
    """
    return tuple(each for each in forbidden if is_said(each, texts))


def is_said(wanted: Wanted, texts: Sequence[str]) -> bool:
    """Return whether one of the wordings of `wanted` stands in one of `texts`."""
    return any(_SAYS[wanted.kind](text, one, wanted) for text in texts for one in wanted.any_of)


def vital_recall(nuggets: Sequence[Nugget], found: Sequence[bool]) -> float:
    """Return the share of the vital nuggets that were found; NaN if none is vital."""
    kept = [hit for nugget, hit in zip(nuggets, found, strict=True) if nugget.vital]
    return sum(kept) / len(kept) if kept else math.nan


def all_recall(found: Sequence[bool]) -> float:
    """Return the share of all nuggets that were found; NaN if there are none."""
    return sum(found) / len(found) if found else math.nan


def answer_words(answer: AnswerMade) -> float:
    """Return how many words are displayed: longer answers match more."""
    return float(sum(len(text.replace("|", " ").split()) for text in displayed(answer)))


def says_text(text: str, wording: str) -> bool:
    """Return whether all stems of `wording` stand in `text` within 25 words, in any order.

    Stop words do not count, but "no" and "not" do, and are one.

    >>> says_text("No date for completion was given.", "date not given")
    True
    >>> says_text("A date was given.", "date not given")
    False
    """
    wanted = {stem for word in tokens(wording) for stem in _stems_of(word)}
    if not wanted:
        return " ".join(tokens(wording)) in " ".join(tokens(text)) and bool(tokens(wording))
    places = [
        (at, stem) for at, word in enumerate(tokens(text)) for stem in _stems_of(word) & wanted
    ]
    last: dict[str, int] = {}
    for at, stem in places:
        last[stem] = at
        if len(last) == len(wanted) and at - min(last.values()) < MAX_WORDS_APART:
            return True
    return False


def _stems_of(word: str) -> set[str]:
    if word in _NEGATIONS or word.endswith(("n't", "n’t")):
        return {"not"}
    return set(stems(word))


def _says_number(text: str, wording: str, wanted: Wanted) -> bool:
    gold = number_in(wording)
    if gold is None:
        return says_text(text, wording)
    return any(gold.says(number, wanted.tolerance) for number in find_numbers(text))


def _says_date(text: str, wording: str, _: Wanted) -> bool:
    """A gold month is said by each of its days; a gold day by no month."""
    plain = _BEFORE_DATE.sub("", wording).strip(" .")
    gold = find_dates(plain)
    if len(gold) != 1 or (gold[0].start, gold[0].end) != (0, len(plain)):
        return says_text(text, wording)
    return any(gold[0].covers(date) for date in find_dates(text))


def _says_name(text: str, wording: str, _: Wanted) -> bool:
    return says_name(text, wording)


def _says_text(text: str, wording: str, _: Wanted) -> bool:
    return says_text(text, wording)


_SAYS = {
    "number": _says_number,
    "date": _says_date,
    "name": _says_name,
    "text": _says_text,
}
