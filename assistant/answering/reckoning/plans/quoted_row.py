"""The one action whose own wording a question repeats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.actions import ActionItem
from assistant.answering.reckoning.plans.asking_words import FRAME, FRAME_BESIDE_ACTIONS
from assistant.answering.reckoning.plans.versions import PlanBook, plain_ref
from assistant.answering.terms import stems

_WORD = re.compile(r"[\w£%]+(?:[.,'/-][\w%]+)*")
_FEWEST_WORDS = 5
_FEWEST_OF_WHOLE = 3
_FEWEST_SAYING = 3


@dataclass(frozen=True, slots=True)
class QuotedRow:
    """An action, and where a question repeats its wording."""

    book: PlanBook
    row: ActionItem
    start: int
    end: int

    def without(self, text: str) -> str:
        """Return a question without the words that it repeats."""
        return f"{text[: self.start]} {text[self.end :]}"

    @property
    def ref(self) -> str | None:
        """The action's number, where no other action of the plan has it."""
        ref = self.row.ref
        if not ref:
            return None
        same = {
            row.action
            for row in self.book.newest.rows
            if row.ref and plain_ref(row.ref) == plain_ref(ref)
        }
        return ref if len(same) == 1 else None


def quoted_row(text: str, books: Sequence[PlanBook]) -> QuotedRow | None:
    """Return the action of which a question in small letters repeats a run of words.

    At least five words, or the whole of a shorter action; None where two actions have the
    same run. The last wording of an action counts first.
    """
    asked = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    words = [word for word, _, _ in asked]
    best: list[tuple[int, QuotedRow]] = []
    for book in books:
        named = set(book.words) | FRAME | FRAME_BESIDE_ACTIONS
        for row in {each.action: each for v in book.versions for each in v.rows}.values():
            run = _run(words, _words_of(row.action), named)
            if run:
                at, size = run
                found = QuotedRow(book, row, asked[at][1], asked[at + size - 1][2])
                best.append((size, found))
    longest = max((size for size, _ in best), default=0)
    kept = [found for size, found in best if size == longest]
    return kept[0] if len(kept) == 1 else None


def _words_of(text: str) -> list[str]:
    return _WORD.findall(text.replace("’", "'").lower())


def _run(asked: list[str], action: list[str], named: set[str]) -> tuple[int, int] | None:
    """Return where the longest run of an action's words begins in a question, and its length."""
    match = SequenceMatcher(None, asked, action, autojunk=False).find_longest_match()
    run = asked[match.a : match.a + match.size]
    whole = match.size == len(action) >= _FEWEST_OF_WHOLE
    if not (whole or match.size >= _FEWEST_WORDS) or set(run) <= named:
        return None
    said = {stem for word in run for stem in stems(word)}
    enough = len(said) >= (_FEWEST_SAYING if not whole else 2)
    return (match.a, match.size) if enough else None
