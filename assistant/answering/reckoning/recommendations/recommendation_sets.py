"""The recommendations that papers make, paper by paper and kind by kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.terms import stems, tokens
from assistant.council import Recommendation, RecommendationKind
from assistant.documents import Document, DocumentKind

_TO_BODY = re.compile(r"(?i)\b(?:for|to|at)\s+(?P<body>(?:[\w’'&-]+\s*){1,5})")
# One paper may print a group's report and the response to it.
_REPORT_TOO = re.compile(
    r"(?i)^(?!.*\b(?:respon\w+|reply) (?:[\w ]+ )?to\b).*\breport of (?:the|a) .{0,60}"
    r"\b(?:group|panel|committee|commission)\b"
)
_SMALL = frozenset("the our a an of and by in to be".split())
# Words of a name that mean something only beside the word before them: "Child R", "Module 1".
_SHORT = 2


@dataclass(frozen=True, slots=True)
class RecommendationSet:
    """The recommendations of one kind that one paper makes, or one part of a pack."""

    document: Document
    kind: RecommendationKind
    title: str
    items: tuple[Recommendation, ...]

    @property
    def is_inspection(self) -> bool:
        """Whether inspectors make them."""
        return self.document.kind is DocumentKind.INSPECTION_REPORT

    @property
    def called(self) -> str:
        """What the paper is called: its titles, its file's name and its authority."""
        document = self.document
        return " ".join((self.title, document.title, document.authority or "", document.file))

    def numbered(self, number: str) -> Recommendation | None:
        """Return the one that is printed with a number, None where none or several are."""
        found = [item for item in self.items if plain_number(item.number) == plain_number(number)]
        return found[0] if len(found) == 1 else None

    def only(self, items: Sequence[Recommendation]) -> RecommendationSet:
        """Return the set with some of its items."""
        return replace(self, items=tuple(items))


def gather_sets(ledger: Ledger) -> tuple[RecommendationSet, ...]:
    """Return all sets of a ledger; what two papers print alike counts for one of them.

    What a paper recommends that answers scrutiny is its officers' draft.
    """
    found: dict[tuple[str, RecommendationKind, str], list[Recommendation]] = {}
    for item in ledger.records(Recommendation):
        kind = kind_of(item, ledger.document(item.document_id))
        found.setdefault((item.document_id, kind, item.source_title), []).append(item)
    sets = [
        RecommendationSet(ledger.document(document_id), kind, title, tuple(items))
        for (document_id, kind, title), items in found.items()
    ]
    return tuple(_each_once(sets))


def kind_of(item: Recommendation, document: Document) -> RecommendationKind:
    """Return who recommends to whom: a paper that answers scrutiny is its officers' draft."""
    answers = document.kind is DocumentKind.EXECUTIVE_RESPONSE
    answers = answers and not _REPORT_TOO.search(item.source_title)
    return RecommendationKind.OFFICER_TO_COMMITTEE if answers else item.kind


def plain_number(number: str | None) -> str:
    """Return a printed number as it is compared: "1.1" is not "11".

    >>> plain_number("(3)."), plain_number("1.1"), plain_number(None)
    ('3', '1.1', '')
    """
    return re.sub(r"[\s()]+", "", number or "").strip(".").casefold()


def about(items: Sequence[Recommendation], topic: Sequence[str]) -> tuple[Recommendation, ...]:
    """Return the recommendations whose own words hold all of `topic`."""
    return tuple(item for item in items if set(topic) <= set(stems(words_of(item))))


def words_of(item: Recommendation) -> str:
    """Return what a recommendation says and to whom, with the body's initials.

    "Mereshire Integrated Care Board" may be asked for as "the ICB".
    """
    body = item.addressee or ""
    initials = "".join(word[0] for word in body.split() if word[0].isupper())
    parts = [initials[start:] for start in range(max(len(initials) - 1, 0))]
    return " ".join([body, *parts, item.text])


def to_body(question: str, items: Sequence[Recommendation]) -> tuple[Recommendation, ...]:
    """Return the items that are addressed to the body a question names, all where it names none.

    >>> to_body("which are for everyone?", [])
    ()
    """
    bodies = [set(stems(words_of(replace(item, text="")))) for item in items]
    for match in _TO_BODY.finditer(question):
        words = [w for w in tokens(match["body"]) if w not in _SMALL]
        for length in range(len(words), 0, -1):
            asked = set(stems(" ".join(words[:length])))
            found = [i for i, body in zip(items, bodies, strict=True) if asked and asked <= body]
            if found:
                return tuple(found)
    return tuple(items)


def holds_name(text: str, name: Sequence[str]) -> bool:
    """Return whether a text holds a name's words; a letter or number only after its word.

    >>> holds_name("Learning review, Child R", ("child", "r"))
    True
    >>> holds_name("A review of a child in ward R", ("child", "r"))
    False
    """
    words = tokens(text)
    pairs = set(pairwise(words))
    return all(
        word in words if len(word) > _SHORT or place == 0 else (name[place - 1], word) in pairs
        for place, word in enumerate(name)
    )


def _each_once(sets: Sequence[RecommendationSet]) -> Iterator[RecommendationSet]:
    """Yield the sets of which no other paper holds all items, word for word; of equals the first."""
    texts = [{letters_of(item.text) for item in each.items} for each in sets]
    holders: dict[tuple[RecommendationKind, str], set[int]] = {}
    for place, each in enumerate(sets):
        for text in texts[place]:
            holders.setdefault((each.kind, text), set()).add(place)
    for place, each in enumerate(sets):
        own = texts[place]
        whole = set.intersection(*(holders[each.kind, text] for text in own)) - {place}
        if not any(len(own) < len(texts[other]) or other < place for other in whole):
            yield each


def letters_of(text: str) -> str:
    """Return a text's letters and digits alone, by which papers print it alike."""
    return "".join(c for c in text.casefold() if c.isalnum())
