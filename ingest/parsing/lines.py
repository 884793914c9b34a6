"""Joins printed lines into paragraphs and the halves of words broken at line ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010]$")
_OPENING = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"\S+$")
TAIL_CHARS = 40
TERMINALS = ".?!:;"
PREFIXES = frozenset(
    "anti co cross ex half high inter intra long low mid multi non off on one out over part "
    "post pre pro re self semi short single sub two under well year third full fast face "
    "day follow decision whole early evidence risk child needs in up step de all best "
    "back front hard home inner lead right safe third user value world".split()
)


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the lower-case words and hyphenated words of a document, to judge breaks by."""
    found: set[str] = set()
    for text in texts:
        found.update(word.lower() for word in _WORD.findall(text))
        found.update(
            part.lower().strip(".,;:()'\"") for part in text.split() if "-" in part.strip("-")
        )
    return frozenset(found)


def join_lines(lines: Iterable[str], known: Set[str] = frozenset()) -> str:
    """Return `lines` as one line of text, words broken at line ends made whole.

    `known` holds the lower-case words of the document (see `words_of`). A hyphen at a
    line end is dropped when that makes a known word, or when the halves are not words
    themselves; it stays in "well-" + "known".

    >>> join_lines(["the safe-", "guarding partners"], {"safeguarding"})
    'the safeguarding partners'
    >>> join_lines(["a well-", "known plan"])
    'a well-known plan'
    """
    text = ""
    for line in lines:
        stripped = " ".join(line.split())
        if not stripped:
            continue
        text = _join_two(text, stripped, known) if text else stripped
    return text.replace("\u2010", "-").replace("\u2011", "-")


def _join_two(text: str, line: str, known: Set[str]) -> str:
    broken, opening = _BROKEN.search(text, max(len(text) - TAIL_CHARS, 0)), _OPENING.match(line)
    if broken is None or opening is None:
        return text + line if _ends_in_tight_mark(text) else f"{text} {line}"
    first, second = broken.group(1), opening.group(0)
    if _keeps_hyphen(text, first, second, known):
        return text[:-1] + "-" + line
    return text[:-1] + line


def _ends_in_tight_mark(text: str) -> bool:
    last = _LAST_WORD.search(text, max(len(text) - TAIL_CHARS, 0))
    word = last.group(0) if last else ""
    return word.endswith(("/", "\u2010")) or (
        len(word) > 1 and word.endswith("-") and word[-2].isdigit()
    )


def _keeps_hyphen(text: str, first: str, second: str, known: Set[str]) -> bool:
    left, right = first.lower(), second.lower()
    whole = left + right
    if second[:1].isupper() or not first.isalpha():
        return True
    if f"{left}-{right}" in known:
        return True
    before = text[: len(text) - len(first) - 1]
    if before.endswith("-"):
        return True
    if whole in known:
        return False
    if left in PREFIXES:
        return True
    return left in known and right in known and min(len(left), len(right)) > 2


def ends_sentence(text: str) -> bool:
    """Return whether `text` ends as a sentence, heading colon or quotation does."""
    return text.rstrip("\"'”’) ⁰¹²³⁴⁵⁶⁷⁸⁹").endswith(tuple(TERMINALS))
