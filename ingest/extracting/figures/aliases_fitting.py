"""Fits initials to the words that they stand for, so that no chance neighbour is a long form."""

from __future__ import annotations

import re

# Words that initials may pass over.
_SMALL = frozenset(
    "a an and & at by for from in into of on or s the to under up with &/or and/or".split()
)
_TOKEN = re.compile(r"[^\s/\-–—()\[\]“”\"]+|[-–—/]")
_NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4"}
_MOST_WORDS = 12
# A word's place, the word, and whether it is a later part of a hyphened one.
_Token = tuple[int, str, bool]


def fit_before(short: str, words: str) -> int | None:
    """Return where in `words` the long form of `short` begins that ends with `words`.

    >>> words = "contact the local authority designated officer"
    >>> words[fit_before("LADO", words) :]
    'local authority designated officer'
    >>> fit_before("CP", "were subject to a plan")
    """
    tokens = _tokens(words)[-2 * _MOST_WORDS :]
    letters = _letters(short)
    if not tokens or not letters:
        return None
    found = _fit_backwards(letters, tokens, small_count=False)
    return found if found is not None else _fit_backwards(letters, tokens, small_count=True)


def _fit_backwards(letters: str, tokens: list[_Token], *, small_count: bool) -> int | None:
    """Return where the letters' first word begins; `small_count` lets "to" stand for a letter."""
    position = len(letters)
    for index in range(len(tokens) - 1, -1, -1):
        start, token, inner = tokens[index]
        counts = small_count or token.lower() not in _SMALL
        taken = _taken(letters[:position], token, from_end=True) if counts else 0
        if taken:
            position -= taken
            if position == 0:
                return start if not inner else None
        elif index == len(tokens) - 1 or not _may_be_skipped(token, inner):
            return None
    return None


def fit_after(short: str, words: str) -> int | None:
    """Return where in `words` the long form of `short` ends that begins `words`.

    >>> words = "Graded Care Profile 2, an assessment tool"
    >>> words[: fit_after("GCP2", words)]
    'Graded Care Profile 2'
    """
    letters, tokens = _letters(short), _tokens(words)[: 2 * _MOST_WORDS]
    found = _fit_forwards(letters, tokens, small_count=False)
    return found if found is not None else _fit_forwards(letters, tokens, small_count=True)


def _fit_forwards(letters: str, tokens: list[_Token], *, small_count: bool) -> int | None:
    position = 0
    for index, (start, token, inner) in enumerate(tokens):
        counts = small_count or token.lower() not in _SMALL
        taken = _taken(letters[position:], token, from_end=False) if counts else 0
        if taken:
            position += taken
            if position == len(letters):
                return start + len(token.rstrip(",;:."))
        elif index == 0 or not _may_be_skipped(token, inner):
            return None
    return None


def _letters(short: str) -> str:
    """Return the letters to be found: a plural's "s" stands for none."""
    bare = re.sub(r"(?<=[A-Z0-9])['’]?s$", "", short)
    return re.sub(r"[^A-Za-z0-9]", "", bare).lower()


def _tokens(words: str) -> list[_Token]:
    """Return each word with its place; a later part of a hyphened word is marked."""
    found: list[_Token] = []
    inner = False
    for match in _TOKEN.finditer(words):
        if match.group() in "-–—/":
            inner = bool(found) and found[-1][0] + len(found[-1][1]) == match.start()
            continue
        found.append((match.start(), match.group(), inner))
        inner = False
    return found


def _taken(letters: str, token: str, *, from_end: bool) -> int:
    """Return how many of the letters a word accounts for: its first, or all of "UK"."""
    word = _NUMBERS.get(token.lower(), token).lstrip("‘'“\"(").rstrip(",;:.’'”)")
    if not word or not letters:
        return 0
    if len(word) > 1 and re.fullmatch(r"[A-Z0-9]+", word):
        whole = word.lower()
        if letters.endswith(whole) if from_end else letters.startswith(whole):
            return len(whole)
    return int(word[0].lower() == (letters[-1] if from_end else letters[0]))


def _may_be_skipped(token: str, inner: bool) -> bool:
    return inner or token.lower().strip(",;’'") in _SMALL
