"""Tells a mistyped word from another word, and mends it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from string import ascii_lowercase

from spellchecker import SpellChecker

_WORD = re.compile(r"(?<![\w’'./-])[A-Za-z][a-z]{3,}(?![\w’'./-])")
_PREFIX = re.compile(r"^(?:un|re|de|non|mis|pre|out|over|under|sub|co)(?=[a-z]{4})")
_MIN_LENGTH = 5
# A word that papers print less often may be a slip of theirs.
_MIN_PASSAGES = 3
# Words that questions are made of, though papers may not print them.
_QUESTION_WORDS = frozenset(
    """which when what where whose while would could should have does with that this they there
    their because before after until whether anyone everything something nothing happened""".split()
)
# Typed without their apostrophes.
_SHORT_FORMS = frozenset(
    """dont cant wont isnt arent wasnt werent hasnt havent hadnt doesnt didnt couldnt shouldnt
    wouldnt whats whos wheres thats theres theyre youre weve ive""".split()
)

Frequency = Callable[[Sequence[str]], Mapping[str, int]]


def mended(text: str, frequency: Frequency) -> str:
    """Return a question with slips of the pen mended that no paper shares.

    A word that is no English word and stands in no paper is read as the commonest word of the papers, or of
    questions, that differs by one letter or by two exchanged ones and begins alike.
    `frequency` tells in how many passages words stand.

    >>> mended("wich actoins are late", lambda words: {w: 9 * (w in ("actions", "late")) for w in words})
    'which actions are late'
    """

    def replaced(match: re.Match[str]) -> str:
        word = match.group()
        return _mended_word(word, frequency) or word

    return _WORD.sub(replaced, text)


def _mended_word(word: str, frequency: Frequency) -> str | None:
    low = word.lower()
    if low in _QUESTION_WORDS | _SHORT_FORMS or frequency([low])[low] or _is_english(low):
        return None
    near = list(dict.fromkeys(_one_off(low)))
    known = [other for other in near if other in _QUESTION_WORDS]
    if not known and len(low) >= _MIN_LENGTH:
        counts = frequency(near)
        known = [other for other in near if counts[other] >= _MIN_PASSAGES]
        known.sort(key=lambda other: -counts[other])
    if not known:
        return None
    return known[0].capitalize() if word[0].isupper() else known[0]


def _is_english(word: str) -> bool:
    """Return whether a word, or what stands behind its first syllable, is English."""
    known = _english().word_frequency
    rest = _PREFIX.sub("", word, count=1)
    return bool(known[word] or (rest != word and known[rest]))


@lru_cache(maxsize=1)
def _english() -> SpellChecker:
    """Return a list of English words; it takes half a second to read, once."""
    return SpellChecker(language="en")


def _one_off(word: str) -> Iterator[str]:
    """Yield the words that one slip makes of `word` or `word` of them, the likelier first."""
    for i in range(len(word) - 1):
        yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    for i in range(1, len(word) + 1):
        for letter in ascii_lowercase:
            yield word[:i] + letter + word[i:]
    for i in range(1, len(word)):
        yield word[:i] + word[i + 1 :]
        for letter in ascii_lowercase:
            yield word[:i] + letter + word[i + 1 :]


def is_near(typed: str, known: str, most: int) -> bool:
    """Return whether at most `most` letters are wrong, missing, too many or exchanged.

    >>> is_near("caselaod", "caseload", 1), is_near("leisur", "measur", 1)
    (True, False)
    """
    if typed[0] != known[0] or abs(len(typed) - len(known)) > most:
        return False
    before: list[int] = []
    row = list(range(len(known) + 1))
    for i, letter in enumerate(typed, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(known, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == known[j - 2] and typed[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1] <= most
