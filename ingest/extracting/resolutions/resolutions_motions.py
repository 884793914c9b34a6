"""Finds motions and amendments that a sentence tells with those who moved and seconded them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A name: a full stop stands in it only behind an initial or a courtesy title.
_NAME = r"(?:[^.;:]|(?<=\b[A-Z])\.|(?<=\bM[rs])\.|(?<=\bMrs)\.|(?<=\bDr)\.|(?<=\bRev)\.){2,70}?"
_KIND = r"(?:(?:further|second|new|similar) )?(?:amendment|motion|addition)"
# "An amendment that no action be taken was proposed by ..., seconded by ... and lost".
_WAS_MOVED = re.compile(
    rf"(?:^|(?<=[.;]\s))\W*(?P<opener>(?:an?|the) {_KIND}(?: that|,? to the effect that)?)\s+"
    r"(?P<text>[^.;]{3,400}?),?\s+(?:was|were) (?:then |duly )?(?:moved|proposed) by\b",
    re.IGNORECASE,
)
# "Councillor A moved an amendment to delete ...": what it says follows, whoever seconded.
_MOVED_ONE = re.compile(
    rf"\b(?:moved|proposed),?(?: and {_NAME} seconded,?)? (?P<opener>an? {_KIND})(?: that)?"
    r"\s+(?=to (?!(?:the |that |this )?(?:recommendation|motion|report|resolution)s?\b)[a-z])",
    re.IGNORECASE,
)
# "Councillor A, seconded by Councillor B, moved (as an amendment) that", or ":" and a quotation.
_SECONDED_FIRST = re.compile(
    rf"\bseconded by {_NAME},? (?:moved|proposed)(?: as an? {_KIND})?,?\s*"
    r"(?P<opener>that\b|(?:the following (?:motion|amendment))?:(?=\s|$)|(?=to [a-z]+\b))",
    re.IGNORECASE,
)
# "Councillor A moved, seconded by Councillor B, that"; "moved and ... seconded an addition: that".
_SECONDED_NEXT = re.compile(
    rf"\b(?:moved|proposed), (?:and )?(?:duly )?seconded by {_NAME}, (?P<opener>that\b|(?=to [a-z]+\b))"
    rf"|\b(?:moved|proposed),? and {_NAME},? seconded,? an? {_KIND}\b[^.:;]{{0,60}}:\s*(?P<added>that\b)",
    re.IGNORECASE,
)
# "Councillor A moved that ...", where the next sentences say who seconded it, or how the vote went.
_MOVED_THAT = re.compile(
    r"\b(?:(?:Councillor|Cllr|Alderman|Ald|Bailie|Provost|Mr|Mrs|Ms|Miss|Dr|Canon|Rev)\b\.? |Chair\w* "
    r"|Convener )[^.;:]{2,60}?\b(?:moved|(?:formally )?proposed) (?P<opener>that)\b"
)
_THEN_PUT = re.compile(
    r"\.\s+[^.;:]{3,70}?\bseconded\b|(?i:\bput to the vote\b|\b(?:carried|lost|defeated)\b|\bon a vote\b"
    r"|\b(?:motion|proposal) (?:was not seconded|fell)\b|\bseconder\b|\bon a (?:show of hands|division)\b)"
    r"|,? (?:and )?(?:which was )?seconded by\b"
)
# "Councillor A moved that a pond be dug, seconded by Councillor B."
_THEN_SECONDED = re.compile(r"[,;]?\s+(?:and |which )?(?:was )?(?:duly )?seconded by\b")
_ENDS = re.compile(r"[.;]\s")
_AMENDS = re.compile(r"(?i)\bamendment\b|\ban? (?:\w+ )?addition\b")


@dataclass(frozen=True, slots=True)
class Told:
    """A motion at text[end:stop], opened by text[start:end]; `stop` is None where nothing closes it."""

    start: int
    end: int
    amendment: bool
    stop: int | None = None


def motions_told(text: str) -> Iterator[Told]:
    """Yield the motions that a paragraph tells, in no order.

    >>> [text[t.end:t.stop].strip() for text in ("An amendment that it wait was moved by Mr Hay.",)
    ...  for t in motions_told(text)]
    ['it wait']
    """
    for match in _WAS_MOVED.finditer(text):
        yield Told(match.start("opener"), match.start("text"), True, match.end("text"))
    for pattern in (_MOVED_ONE, _SECONDED_FIRST, _SECONDED_NEXT):
        for match in pattern.finditer(text):
            group = "added" if "added" in match.groupdict() and match["added"] else "opener"
            start, end = match.span(group)
            yield Told(start, end, _AMENDS.search(match.group()) is not None)
    for match in _MOVED_THAT.finditer(text):
        if _THEN_PUT.search(text, match.end()):
            start, end = match.span("opener")
            seconded = _THEN_SECONDED.search(text, end)
            own = seconded is not None and _ENDS.search(text, end, seconded.start()) is None
            yield Told(start, end, False, seconded.start() if seconded and own else None)
