"""Answers what a short form stands for, as the papers print it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.phrasing import paper_phrase
from assistant.answering.planning import Plan
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Reckoned
from assistant.answers import AnswerStatus, Basis
from assistant.council import Alias

_ASKS = re.compile(
    r"(?i)\b(?:stands? (?:for|4)|short for|abbreviat\w*|acronyms?|initials|in full|spelt out"
    r"|what (?:do|does|did) .{1,40} mean|meaning of|what is meant by)\b"
)
_BARE = re.compile(
    r"(?i)^\W*(?:and |so )?what(?:['’]?s| is| are|s)\s+(?:an? |the )?(?P<short>[\w&]{2,8})\W*$"
)
_PAIR = re.compile(r"\b([A-Z][A-Z&]{1,7}s?),? (?:and|or) ([A-Z][A-Z&]{1,7}s?)\b")
_WORD = re.compile(r"[\w&/-]*\w")
_SAME_POST = str.maketrans({"’": "'"})


def reckon_alias(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return what a short form stands for in the papers; None where none defines it."""
    bare = _BARE.match(plan.standalone)
    if not _ASKS.search(plan.standalone) and bare is None:
        return None
    asked = [bare["short"]] if bare else _WORD.findall(plan.standalone)
    if pair := _PAIR.search(plan.standalone):
        return _both(pair.groups(), ledger)
    meanings = _meanings(asked, ledger)
    if not meanings or (bare and not _is_short(bare["short"], meanings)):
        return None
    claims = tuple(_claim(same, ledger, first=n == 0) for n, same in enumerate(meanings))
    return Reckoned(AnswerStatus.ANSWERED, claims, "the papers define the short form")


def _both(pair: Sequence[str], ledger: Ledger) -> Reckoned | None:
    """Return what each of two short forms stands for, None where one of them is not defined."""
    found = [_meanings([short], ledger) for short in pair]
    if not all(found):
        return None
    claims = tuple(_claim(meanings[0], ledger, first=True) for meanings in found)
    return Reckoned(AnswerStatus.ANSWERED, claims, "the papers define the short forms")


def _meanings(asked: Sequence[str], ledger: Ledger) -> list[list[Alias]]:
    """Return the definitions of the first word asked that is a short form, alike together."""
    defined: dict[str, list[Alias]] = {}
    for alias in ledger.records(Alias):
        defined.setdefault(_plain(alias.short), []).append(alias)
    known = [word for word in asked if _plain(word) in defined]
    # "What does IT mean": a short form in capitals comes before a word of the sentence.
    known.sort(key=lambda word: not word[:2].isupper())
    if not known or (known[0].islower() and len(known[0]) < 3):
        return []
    groups: dict[str, list[Alias]] = {}
    for alias in defined[_plain(known[0])]:
        groups.setdefault(_long(alias), []).append(alias)
    return sorted(groups.values(), key=len, reverse=True)


def _is_short(typed: str, meanings: Sequence[Sequence[Alias]]) -> bool:
    return typed[:2].isupper() or meanings[0][0].short[:2].isupper()


def _claim(same: Sequence[Alias], ledger: Ledger, *, first: bool) -> Claim:
    alias = same[0]
    paper = paper_phrase(ledger.document(alias.document_id))
    printed = " ".join(alias.span.text.split())
    long = alias.long if alias.long in alias.span.text else printed
    also = "" if first else "Also: "
    text = f"{also}“{alias.short}” stands for “{long}” ({paper})."
    if alias.short not in alias.span.text or long not in alias.span.text:
        text = f"The {paper} says: “{alias.span.text}”"
    return Claim(text, Basis.QUOTATION, (ledger.proof(alias.document_id, alias.span),))


def _long(alias: Alias) -> str:
    plain = alias.long.casefold().translate(_SAME_POST)
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    return " ".join(word for word in words if word not in ("of", "for", "the", "and", "or"))


def _plain(short: str) -> str:
    """Return a short form as it is compared: "LADOs" as "lado".

    >>> _plain("LADOs"), _plain("S.47")
    ('lado', 's47')
    """
    plain = re.sub(r"[^a-z0-9&]", "", short.casefold())
    return plain[:-1] if len(plain) > 3 and plain.endswith("s") else plain
