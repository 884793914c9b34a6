"""Which plans a question means, and which of their actions it names by number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.reckoning.plans.asking_words import FRAME
from assistant.answering.reckoning.plans.naming_by_rows import initials_asked, is_log, of_rows
from assistant.answering.reckoning.plans.naming_plans import (
    KINDS_OF_COUNCIL,
    council_words,
    holds_name,
    own_title,
    without_name,
)
from assistant.answering.reckoning.plans.versions import PlanBook, plain_ref
from assistant.answering.terms import tokens

_KIND = r"(?:plans?|trackers?|logs?|workbook|spreadsheet|response|programme|actions?)"
_BEFORE = re.compile(rf"(?P<before>(?:[\w'-]+\s+){{1,10}}){_KIND}\b")
_AFTER = re.compile(
    rf"\b{_KIND}\s+(?:for|of|on|from|in|under|about)\s+(?P<after>(?:[\w'-]+\W*){{1,10}})"
)
_LINKING = frozenset({"and", "of", "for", "the", "in", "on", "to", "council", "review"})
# Bodies that any council has: with these words alone, a question names no plan.
_BODIES = frozenset(
    "overview scrutiny committee panel board group task finish cabinet select commission".split()
)
# With these alone, too: what kind of plan it is.
_ANY_PLAN_MAY_HAVE = _BODIES | frozenset(
    """improvement delivery implementation recovery follow up agreed management monitoring workbook
    response executive service services""".split()
)
# A log of a committee's requests is no "education plan".
_PLAN_ALONE, _LOG_TOO = (
    re.compile(r"\bplan\b"),
    re.compile(r"\b(?:log|tracker|requests?|actions)\b"),
)
_LABELLED = (
    r"(?:(?:actions?|points?|rows?|items?|no\.?|numbers?|and)"
    r"|(?:status|position|progress|lead|owner|deadline|date) (?:of|on|for|with|against))\s+"
)


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
    """Return the plans that a question names; all of the kind it speaks of where it names none.

    Where it names a council, only plans of that council are meant.
    """
    of_council, council = _of_council(text, books)
    named = _by_name(text, of_council)
    if named.words:
        return Meant(named.books, (*named.words, *council))
    books = of_council
    if council and len(books) == 1:
        return Meant(tuple(books), council)
    log = re.search(r"\b(?:action )?log\b", text) is not None
    tracked = re.search(r"\b(?:plans?|tracker)\b", text) is not None
    if log or tracked:
        books = [book for book in books if is_log(book) is (log and not tracked)] or books
    return Meant(tuple(books))


def _by_name(text: str, books: Sequence[PlanBook]) -> Meant:
    """Return the plans that a question names wholly, else in part; no words where it names none."""
    named = [book for book in books if _names(text, book)]
    if named:
        named = [book for book in named if not any(_says_more(o, book, text) for o in named)]
        return Meant(tuple(named), tuple(word for book in named for word in book.words))
    short = [(book, words) for book in books if (words := initials_asked(text, book))]
    if len(short) == 1:
        return Meant((short[0][0],), (*short[0][0].words, *short[0][1]))
    asked = _named_in_part(text, books)
    partly = [book for book in books if asked - _ANY_PLAN_MAY_HAVE and asked <= set(book.words)]
    if _PLAN_ALONE.search(text) and not _LOG_TOO.search(text):
        partly = [book for book in partly if not is_log(book)]
    if not partly and (found := of_rows(text, books)):
        return Meant((found[0],), (found[1],))
    return Meant(tuple(partly), tuple(asked) if partly else ())


def _of_council(text: str, books: Sequence[PlanBook]) -> tuple[Sequence[PlanBook], tuple[str, ...]]:
    """Return the plans of the council that a question names, and its words; all plans without."""
    held = [(book, _council_named(text, book)) for book in books]
    longest = max((len(words) for _, words in held), default=0)
    of_it = [(book, words) for book, words in held if words and len(words) == longest]
    if not of_it:
        return books, ()
    words = {word for _, said in of_it for word in said} | KINDS_OF_COUNCIL
    return [book for book, _ in of_it], tuple(words)


def _council_named(text: str, book: PlanBook) -> tuple[str, ...]:
    """Return the words of a plan's council where a question holds them."""
    named = (book.newest.plan.title, f"{book.newest.document.authority}: plan of it")
    words = (council_words(name) for name in named)
    return max((each for each in words if each and holds_name(text, each)), key=len, default=())


def _names(text: str, book: PlanBook) -> bool:
    """Return whether a question holds a plan's own name.

    A name of bodies alone ("Scrutiny Committee action log") must be held with its kind.
    """
    if all(word in FRAME for word in book.words):
        return False
    if not set(book.words) <= _BODIES:
        return holds_name(text, book.words)
    title = [w for w in tokens(own_title(book.newest.plan.title)) if w not in _LINKING]
    words = [w for w in tokens(text) if w not in _LINKING]
    size = len(title)
    return any(set(words[at : at + size]) == set(title) for at in range(len(words) - size + 1))


def _says_more(other: PlanBook, book: PlanBook, text: str) -> bool:
    """Return whether another plan that a question names has a longer name that holds this one's."""
    if not set(book.words) < set(other.words):
        return False
    return not _names(without_name(text, other.words), book)


def _named_in_part(text: str, books: Sequence[PlanBook]) -> set[str]:
    """Return the words beside "plan" or "actions" that are words of some plan's name.

    Words that no plan's name holds are left to be explained otherwise.
    """
    own = {word for book in books for word in book.words} - FRAME - _LINKING
    found: set[str] = set()
    for match in (*_BEFORE.finditer(text), *_AFTER.finditer(text)):
        before, after = (tokens(match.groupdict().get(at) or "") for at in ("before", "after"))
        nearest = (*(before[at:] for at in range(len(before))), *_shorter(after))
        held = (set(words) & own for words in nearest)
        found |= next((words for words in held if _is_part_of_one(words, books)), set())
    return found


def _shorter(words: list[str]) -> list[list[str]]:
    return [words[:size] for size in range(len(words), 0, -1)]


def _is_part_of_one(words: set[str], books: Sequence[PlanBook]) -> bool:
    return bool(words) and any(words <= set(book.words) for book in books)


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
