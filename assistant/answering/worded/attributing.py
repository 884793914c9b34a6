"""Whether people of a statement are those who said, asked or moved it in the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice, takewhile

from assistant.answering.terms import stems
from assistant.answering.worded.evidence import Evidence, content
from assistant.answering.wordings import wording_of

# So many words of a part must stand in a sentence for that sentence to be what it tells.
_LEAST_SHARED = 2
_TITLES = frozenset(stems("councillor cllr mr mrs ms miss dr sir dame alderman canon reverend"))
_ASKERS_BACK, _REPLIES = 2, 3
_TELLS = (
    "said|says|told|replied|answered|responded|explained|confirmed|advised|stated|reported|thought"
    "|thinks|felt|believed|promised|undertook|admitted|added|argued|warned|hoped|wanted|agreed to"
    "|would|offered|apologised|accepted|noted that|did not|could not|had no"
)
_ASKS = "ask|asks|asked|queried|questioned|enquired|inquired|wondered|sought|requested|w(?:ant|ish)ed to know"
_TO = "told|informed|advised|assured|promised|answered"
_PART = re.compile(r";\s|,? (?:but|while|whereas|and) (?=(?:the )?[A-Z])")
_OWNING = re.compile(r"['’]s?$")
_PRONOUN = re.compile(r"^\W*(?:He|She|They)\b")
_QUESTION = re.compile(rf"\?\W*$|\b(?:{_ASKS})\b|\b[Ii]n (?:answer|reply|response) to\b")


Name = frozenset[str]


class _Does(Enum):
    """What somebody does in a statement."""

    TELLS = auto()
    ASKS = auto()
    MOVES = auto()
    SECONDS = auto()


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence of the evidence: its words, who tells it or replies to it, and who asked."""

    words: set[str]
    text: str
    tellers: frozenset[Name]
    askers: frozenset[Name]


def attributed_otherwise(own: str, evidence: Evidence) -> bool:
    """Return whether a statement gives to one person what the evidence gives to another."""
    said = _said(evidence)
    known = frozenset(name for each in said for name in each.tellers)
    for part in _PART.split(own):
        told = _told_in(part, said)
        if told is None:
            continue
        for name, does in _doings(part):
            if _is_among(name, known) and _is_anothers(name, does, told, said):
                return True
    return False


def _is_anothers(name: Name, does: _Does, told: _Said, said: Sequence[_Said]) -> bool:
    if does is _Does.TELLS:
        held = told.tellers
    elif does is _Does.ASKS:
        held = told.askers
    else:
        held = frozenset(who for who, d in _doings(told.text) if d is does) or frozenset(
            who for each in said for who, d in _doings(each.text) if d is does
        )
    return bool(held) and not _is_among(name, held)


def _is_among(name: Name, others: frozenset[Name]) -> bool:
    """Return whether one of `others` may be the same: "the Director" is the Director of Place."""
    return any(name <= other or other <= name for other in others)


def _told_in(part: str, said: Sequence[_Said]) -> _Said | None:
    """Return the sentence of the evidence that a part of a statement tells."""
    words = content(part) - content(" ".join(wording_of(part).names))
    best = max(said, key=lambda each: len(words & each.words), default=None)
    return best if best and len(words & best.words) >= _LEAST_SHARED else None


def _said(evidence: Evidence) -> list[_Said]:
    texts = [each.text for each in evidence.sentences]
    spoken: list[frozenset[Name]] = []
    for text in texts:
        names = frozenset(map(_named, wording_of(text).names))
        # Who spoke before goes on where nobody is named, or only pointed at.
        goes_on = spoken and (not names or _PRONOUN.match(text))
        spoken.append(names | spoken[-1] if goes_on else names)
    asked = [
        who if _QUESTION.search(text) else frozenset[Name]()
        for who, text in zip(spoken, texts, strict=True)
    ]
    found = []
    for place, text in enumerate(texts):
        near = [asked[p] for p in range(place, max(place - _ASKERS_BACK, 0) - 1, -1) if asked[p]]
        # A question is told of with its reply: who replies stands behind it, before the next one.
        later = takewhile(lambda p: not asked[p], range(place + 1, len(texts)))
        behind = [spoken[p] for p in islice(later, _REPLIES)] if asked[place] else []
        replies = frozenset[Name]().union(*behind)
        askers = near[0] if near else frozenset[Name]()
        found.append(_Said(content(text), text, spoken[place] | replies, askers))
    return found


def _doings(part: str) -> Iterator[tuple[Name, _Does]]:
    """Yield who does what in a part of a statement, or in a sentence."""
    for name in wording_of(part).names:
        name = _OWNING.sub("", name)
        who = re.escape(name)
        for does, patterns in _PATTERNS.items():
            if any(re.search(pattern.replace("NAME", who), part) for pattern in patterns):
                yield _named(name), does
                break


_HAD = "(?: had| has| also| then)?"
_PATTERNS = {
    _Does.MOVES: (
        rf"NAME{_HAD} (?:moved|proposed)\b",
        r"(?:moved|proposed) by (?:the )?NAME",
        r"NAME['’]s? (?:motion|proposal|amendment)",
    ),
    _Does.SECONDS: (rf"NAME{_HAD} seconded\b", r"seconded by (?:the )?NAME"),
    _Does.ASKS: (
        rf"NAME(?:, who)?{_HAD} (?:{_ASKS})\b",
        r"(?i:asked by|(?:in )?(?:answer|reply|response) to|answering|question from) (?:the )?NAME",
        r"NAME['’]s? (?:question|request)",
        rf"\b(?:{_TO}) (?:the )?NAME",
        rf"NAME (?:was|were) (?:{_TO})\b",
    ),
    _Does.TELLS: (
        rf"NAME{_HAD} (?:{_TELLS})\b",
        r"\b(?:said|says|replied|explained|answered|reported|added|admitted|promised|undertaken"
        r"|explained by|promised by|according to),? (?:by )?(?:the )?NAME",
    ),
}


def _named(name: str) -> Name:
    """Return what tells one name from another: its words but titles."""
    return frozenset(stems(name)) - _TITLES
