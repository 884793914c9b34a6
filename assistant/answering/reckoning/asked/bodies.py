"""Tells a body that a question names by its place: "Netherby cabinet", "Quarry Hill"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answering.reckoning.asked.areas import place_words
from assistant.answering.reckoning.ledger import Ledger

_DISTRICT = re.compile(
    r"(?i)^(?:municipal|metropolitan) (?:district|area|borough) of (?P<place>.+)$"
    r"|^(?P<area>.+?) (?:municipal|metropolitan|electoral) (?:district|area)$"
)
_BEFORE = (
    r"(?:\b(?:attended|at|of|by|in|to|from|for|did|has|have|had|was|were|chaired|the|council)\s+)"
)
_DISTRICT_WORDS = r"(?:(?:municipal|metropolitan) (?:district|area|borough)(?: council)?)"
_AFTER = (
    rf"(?P<kind>\s+(?:{_DISTRICT_WORDS}|council|committee))?"
    r"(?=['’]s\b|\s+(?:on|in|at|meeting|meetings|councillors|members|decide|agree|resolve|approve"
    r"|discuss|vote|meet|note|make)\b|\W*$)"
)
_COUNCIL = r"(?:(?:city and county|county|city|borough|district|full)\s+)*council"
_BODIES = (
    rf"(?P<body>{_COUNCIL}|cabinet|executive)(?!\s+(?:tax|plan|members?|officers?|house|houses)\b)"
)
_OF_ALL = frozenset({"council", "full council", "county council", "city council"})


@dataclass(frozen=True, slots=True)
class BodyNamed:
    """The committees that a question names by their place, and the stretch that names them."""

    committees: frozenset[str]
    start: int
    end: int


def body_named(question: str, ledger: Ledger) -> BodyNamed | None:
    """Return the body that a question names by its place, None where it names none so."""
    committees: dict[str, set[str]] = {}
    for paper in ledger.documents.values():
        if paper.committee:
            committees.setdefault(paper.committee, set()).add(paper.authority or "")
    authorities = {paper.authority for paper in ledger.documents.values() if paper.authority}
    return find_body(question, committees, authorities)


def find_body(
    question: str, committees: Mapping[str, Collection[str]], authorities: Iterable[str]
) -> BodyNamed | None:
    """Return the body that a question names by its place or its authority.

    `committees` are those known, each with the authorities that its papers name.

    >>> known = {"Cabinet": ["Aldermere Borough Council"]}
    >>> found = find_body("what did aldermere cabinet decide", known, known["Cabinet"])
    >>> found.committees, found.start, found.end
    (frozenset({'Cabinet'}), 9, 26)
    >>> find_body("what was said of Aldermere roads", known, known["Cabinet"]) is None
    True
    """
    for authority in sorted(authorities):
        for named in _of_authority(question, authority, committees):
            return named
    for committee in sorted(committees, key=lambda name: (-len(name), name)):
        match = _DISTRICT.match(committee)
        place = match and (match["place"] or match["area"])
        if not place:
            continue
        pattern = rf"(?i){_BEFORE}(?P<named>(?:{_DISTRICT_WORDS} of )?{re.escape(place)}{_AFTER})"
        found = re.search(pattern, question)
        if found:
            return BodyNamed(frozenset({committee}), *found.span("named"))
    return None


def _of_authority(
    question: str, authority: str, committees: Mapping[str, Collection[str]]
) -> Iterator[BodyNamed]:
    own = place_words(authority)
    place = r"[\s-]+".join(map(re.escape, own))
    if not place:
        return
    found = re.search(rf"(?i)\b{place}(?:['’]s)?\s+{_BODIES}", question)
    if found is None:
        return
    body = " ".join(found["body"].lower().split())
    whole = _OF_ALL | {authority.lower()} if "council" in body else {body}
    kept = frozenset(
        name
        for name, papers_of in committees.items()
        if name.lower() in whole and _is_of(own, papers_of)
    )
    if kept:
        yield BodyNamed(kept, *found.span())


def _is_of(place: Sequence[str], authorities: Collection[str]) -> bool:
    """Return whether papers of these authorities may be of a place; unnamed ones may."""
    named = [set(place_words(each)) for each in authorities if each]
    return not named or any(set(place) & words for words in named)
