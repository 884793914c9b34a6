"""Which plans a question means, and which of their actions it names by number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.reckoning.plans.asking_words import FRAME
from assistant.answering.reckoning.plans.naming_plans import holds_name
from assistant.answering.reckoning.plans.versions import PlanBook, plain_ref
from assistant.answering.terms import tokens

_BESIDE = re.compile(
    r"((?:[\w']+\s+){1,6})(?:plans?|tracker|log|actions?)\b"
    r"|\b(?:plans?|tracker|log|actions?)\s+(?:for|of|on|from|in|under|about)\s+((?:[\w']+\W*){1,6})"
)
_LINKING = frozenset({"and", "of", "for", "the", "in", "on", "to", "council", "review"})
_LABELLED = r"(?:actions?|points?|rows?|items?|no\.?|numbers?|and)\s+"


def words_of(books: Sequence[PlanBook]) -> frozenset[str]:
    """Return the words of plans' names, actions and leads, which are right as they are."""
    rows = [row for book in books for version in book.versions for row in version.rows]
    texts = [f"{row.action} {' '.join(row.leads)}" for row in rows]
    return frozenset(tokens(" ".join([*texts, *(book.name for book in books)])))


def name_words_of(books: Sequence[PlanBook]) -> frozenset[str]:
    """Return the words of plans' own names, which a question may mistype."""
    return frozenset(word for book in books for word in book.words if word not in FRAME)


@dataclass(frozen=True, slots=True)
class Meant:
    """The plans that a question means, and the words of it that name them."""

    books: tuple[PlanBook, ...]
    words: tuple[str, ...] = ()


def plans_meant(text: str, books: Sequence[PlanBook]) -> Meant:
    """Return the plans that a question names; all of the kind it speaks of where it names none."""
    named = [book for book in books if _names(text, book)]
    if named:
        named = [book for book in named if not any(_says_more(o, book, text) for o in named)]
        return Meant(tuple(named), tuple(word for book in named for word in book.words))
    asked = _named_in_part(text, books)
    partly = [book for book in books if asked and asked <= set(book.words)]
    if partly:
        return Meant(tuple(partly), tuple(asked))
    log = re.search(r"\b(?:action )?log\b", text) is not None
    tracked = re.search(r"\b(?:plans?|tracker)\b", text) is not None
    if log or tracked:
        books = [book for book in books if ("log" in book.name.split()) is (log and not tracked)]
    return Meant(tuple(books))


def _names(text: str, book: PlanBook) -> bool:
    """Return whether a question holds a plan's own name."""
    return not all(word in FRAME for word in book.words) and holds_name(text, book.words)


def _says_more(other: PlanBook, book: PlanBook, text: str) -> bool:
    """Return whether another plan that a question names has a longer name that holds this one's."""
    return set(book.words) < set(other.words) and not re.search(r"\b(?:and|both|two)\b", text)


def _named_in_part(text: str, books: Sequence[PlanBook]) -> set[str]:
    """Return the words beside "plan" or "actions" that are words of some plan's name.

    Words that no plan's name holds are left to be explained otherwise.
    """
    beside = " ".join(part for match in _BESIDE.finditer(text) for part in match.groups("") if part)
    own = {word for book in books for word in book.words} - FRAME - _LINKING
    return {word for word in tokens(beside) if word in own}


def refs_asked(text: str, books: Sequence[PlanBook]) -> tuple[str, ...]:
    """Return the printed numbers of actions that a question names, in their order there.

    Brackets in a number may be left out.
    """
    printed = {row.ref for book in books for v in book.versions for row in v.printed if row.ref}
    plain = {ref: _without_brackets(ref.lower()) for ref in printed}
    text = _without_brackets(text)
    found: dict[int, str] = {}
    for ref in sorted((r for r in printed if plain[r] in text), key=len, reverse=True):
        label = _LABELLED if ref.isdigit() or len(ref) == 1 else ""
        pattern = rf"(?<![\w.£/]){label}{re.escape(plain[ref])}(?![\w/%]|\.\d)"
        match = re.search(pattern, text)
        if match and not re.search(r"\b(?:version|recommendation|v)s?\s*$", text[: match.start()]):
            found.setdefault(match.end(), ref)
    return tuple(dict.fromkeys(found[at] for at in sorted(found)))


def _without_brackets(text: str) -> str:
    """Return text without brackets and with single spaces.

    >>> _without_brackets("sr (24/25) 08")
    'sr 24/25 08'
    """
    return " ".join(re.sub(r"[()\[\]]", " ", text).split())


def with_refs(books: Sequence[PlanBook], refs: Sequence[str]) -> list[PlanBook]:
    """Return the plans that have a row with each number asked for; all where none is."""
    wanted = {plain_ref(ref) for ref in refs}
    return [book for book in books if wanted <= _refs_of(book)]


def _refs_of(book: PlanBook) -> set[str]:
    return {plain_ref(row.ref) for v in book.versions for row in v.printed if row.ref}
