"""Finds a labelled quotation in a paper by its hash, so that no paper's words are kept here."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W_]+")
_HASH_BYTES = 10


@dataclass(frozen=True, slots=True)
class Anchor:
    """`words` consecutive words of a paper, as the hash of their plain forms."""

    words: int
    hash: str


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a document's text, half-open."""

    start: int
    end: int

    def overlap(self, other: Place) -> int:
        """Return how many characters two stretches share."""
        return max(min(self.end, other.end) - max(self.start, other.start), 0)

    @property
    def length(self) -> int:
        """How many characters it is long."""
        return self.end - self.start


def anchor_of(quotation: str) -> Anchor:
    """Return the anchor of a quotation.

    Case, punctuation, hyphens and the width of spaces do not count.

    >>> anchor_of("The report, be NOTED.") == anchor_of("the report be noted")
    True
    """
    words = [word for word, _, _ in _plain_words(quotation)]
    return Anchor(len(words), _hash(words))


@dataclass(slots=True)
class WordIndex:
    """The words of one text, to find anchors in."""

    text: str
    _words: list[tuple[str, int, int]] = field(init=False, repr=False)
    _hashes: dict[int, Mapping[str, Sequence[int]]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._words = list(_plain_words(self.text))
        self._hashes = {}

    def find(self, anchor: Anchor) -> list[Place]:
        """Return every place where an anchor's words stand.

        >>> WordIndex("That the report be noted.").find(anchor_of("report be noted"))
        [Place(start=9, end=24)]
        """
        if not anchor.words:
            return []
        begins = self._of_length(anchor.words).get(anchor.hash, ())
        last = anchor.words - 1
        return [Place(self._words[at][1], self._words[at + last][2]) for at in begins]

    def _of_length(self, words: int) -> Mapping[str, Sequence[int]]:
        if words not in self._hashes:
            found: dict[str, list[int]] = {}
            for at in range(len(self._words) - words + 1):
                window = [word for word, _, _ in self._words[at : at + words]]
                found.setdefault(_hash(window), []).append(at)
            self._hashes[words] = found
        return self._hashes[words]


def _plain_words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text in their plain form with their places."""
    for match in _WORD.finditer(text.replace("\xad", "_")):
        plain = unicodedata.normalize("NFKC", match.group()).casefold()
        yield plain, match.start(), match.end()


def _hash(words: Sequence[str]) -> str:
    return hashlib.blake2b(" ".join(words).encode(), digest_size=_HASH_BYTES).hexdigest()
