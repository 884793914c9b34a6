"""Names of people, posts and bodies, however they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?|&|[,;:|()“”\"]")
_ARTICLE = re.compile(r"(?i)^\s*(?:the|an?)\s+")
_SPELT_OUT = {"cllr": "councillor", "cllrs": "councillor", "councillors": "councillor", "&": "and"}
_TITLES = frozenset(
    """councillor mr mrs ms miss mx dr sir dame lord lady professor prof revd rev reverend detective
    superintendent inspector sergeant constable chief alderman""".split()
)
# Words that begin a sentence and are no given name.
_NO_GIVEN = frozenset(
    """a an and as at but by for from had has he her his however if in is it its next of on or she so
    that the then there they to was what when where which while who with later chair vice""".split()
)


@dataclass(frozen=True, slots=True)
class _Word:
    plain: str
    printed: str

    @property
    def is_initial(self) -> bool:
        return len(self.plain) <= 2 and self.printed.isupper()


@dataclass(frozen=True, slots=True)
class _Person:
    """A person's name: `given` names or initials, and whether a title stood before them."""

    given: tuple[str, ...]
    surname: str
    titled: bool


def names_person(name: str) -> bool:
    """Return whether a name is read as a person's: with a title, or with initials.

    >>> names_person("Cllr R Amberley"), names_person("Mereshire Police")
    (True, False)
    """
    return _person(_words(name)) is not None


def says_name(text: str, name: str) -> bool:
    """Return whether `text` names `name`.

    Cllr is Councillor, "&" is "and"; case, full stops and possessives do not count. A person
    with a title, or with initials, is named by the surname too, unless another given name or initial
    stands before it. Other names must stand word by word, or as the surname after a title, or
    after initials that agree.

    >>> says_name("Cllr R. Amberley asked.", "Councillor Rosalind Amberley")
    True
    >>> says_name("Judith Amberley asked.", "Councillor Rosalind Amberley")
    False
    >>> says_name("Mrs Marrable", "Judith Marrable"), says_name("Police", "Mereshire Police")
    (True, False)
    """
    wanted, said = _words(_ARTICLE.sub("", name)), _words(text)
    plain = [word.plain for word in said]
    if wanted and _stands([word.plain for word in wanted], plain):
        return True
    person = _person(wanted)
    if person is not None:
        return any(_is_surname(said, at, person) for at in range(len(said)))
    if 2 <= len(wanted) <= 4 and all(word.printed[:1].isupper() for word in wanted):
        untitled = _Person(tuple(w.plain for w in wanted[:-1]), wanted[-1].plain, titled=False)
        return any(_is_surname(said, at, untitled) for at in range(len(said)))
    return False


def _words(text: str) -> list[_Word]:
    words: list[_Word] = []
    for match in _TOKEN.finditer(text):
        printed = match.group()
        plain = re.sub(r"['’]s?$", "", printed.casefold().replace("’", "'")).replace(".", "")
        words.append(_Word(_SPELT_OUT.get(plain, plain), printed))
    return words


def _person(words: Sequence[_Word]) -> _Person | None:
    titles = 0
    while titles < len(words) and words[titles].plain in _TITLES:
        titles += 1
    rest = words[titles:]
    if not 1 <= len(rest) <= 5 or any(not word.printed[0].isupper() for word in rest):
        return None
    initials = any(word.is_initial for word in rest[:-1])
    if not (titles or initials) or rest[-1].is_initial:
        return None
    return _Person(
        tuple(word.plain for word in rest[:-1]), rest[-1].plain, bool(titles or initials)
    )


def _is_surname(said: Sequence[_Word], at: int, person: _Person) -> bool:
    """Return whether the word at `at` is the surname of `person`, with nobody else's given name."""
    if said[at].plain != person.surname or not said[at].printed[0].isupper():
        return False
    given: list[str] = []
    before = at - 1
    while before >= 0 and _is_given(said[before]):
        given.insert(0, said[before].plain)
        before -= 1
    if given and person.given:
        return all(_agree(a, b) for a, b in zip(given, person.given, strict=False))
    titled = before >= 0 and said[before].plain in _TITLES
    return person.titled or titled


def _is_given(word: _Word) -> bool:
    return word.printed[0].isupper() and word.plain not in _TITLES and word.plain not in _NO_GIVEN


def _agree(one: str, other: str) -> bool:
    """Return whether two given names may be one person's: the same, or an initial of it."""
    if min(len(one), len(other)) <= 2:
        return one[0] == other[0]
    return one == other


def _stands(wanted: Sequence[str], said: Sequence[str]) -> bool:
    size = len(wanted)
    return any(list(said[at : at + size]) == list(wanted) for at in range(len(said) - size + 1))
