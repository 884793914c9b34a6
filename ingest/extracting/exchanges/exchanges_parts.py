"""Cuts what is asked into its questions, and deals out the sentences of an answer to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.extracting.exchanges.answer_classes_cues import COURTESY
from ingest.extracting.exchanges.exchanges_kinds import Kind, gives_kind, kind_of, refuses, stems

_INTERROGATIVE = r"(?:whether|if(?! not\b| so\b)|how|what|when|why|who|whose|which|where)\b"
_JOINT = re.compile(
    r"(?:,|;)?\s+(?:and|or)\s+(?:also\s+|then\s+|further\s+)?(?:"
    rf"(?:(?:he|she|they)\s+)?(?:asked|queried|enquired|wondered)\s+(?:also\s+)?(?={_INTERROGATIVE}"
    rf"|for\b|about\b)|(?=(?:(?:in|at|by|from|to|for|of|on) )?{_INTERROGATIVE})"
    r"|(?<=also )(?=the number|for the|the cost|the date))"
    rf"|\s+(?:whilst|while)\s+(?:questioning|asking)\s+(?={_INTERROGATIVE})"
    r"|,\s+(?=how many\b|how much\b|what (?:percentage|is|are|was|number|cost)\b)"
    r"|,?\s+and\s+(?=for (?:an? |the |details|copies|information|clarification)(?!\w+ to\b)"
    r"|an update\b|(?:the|an) (?:anticipated|expected|estimated|current|likely) (?:time ?frame|timeline"
    r"|date|cost|number|status)|(?:are|is|do|does|have|has|can|will) (?:the|there|any|they|these)\b)"
    r"|\s+(?=\((?:[b-k]|i{2,3}|iv|v|vi|[2-9])\)\s)"
)
_LETTER = re.compile(r"\W{0,4}\(?\b(?P<mark>[a-k]|i{1,3}|iv|vi?|[1-9])\b\*{0,2}[).]{1,2}\*{0,2}")
_FIRST_MARK = re.compile(r":\W{0,4}\(?\b(?P<mark>[a1i])\*{0,2}\)")
_LETTERED = re.compile(r"\((?P<mark>[a-k]|i{1,3}|iv|vi?|[1-9])\)\s")
# "about X and whether Y": X names the topic of Y, unless it is a thing that can be told.
_TOPIC = re.compile(r"^\s*(?:about|on|the (?:position|issue|topic|matter|situation)|regarding)\b")
_TELLABLE = re.compile(
    r"\b(?:number|numbers|cost|costs|rate|percentage|figures?|share|dates?|reasons?|timescales?|amount)\b"
)
_PUTS = re.compile(rf"(?i)\b{_INTERROGATIVE}|\b(?:for an?|number|costs?|details|an update)\b")
_MIN_PART = 12

# Marked with a letter, a name is no question: "(c) Ashby".
_MARKED = re.compile(r"\((?:[a-k]|i{1,3}|iv|vi?|[1-9])\)\s")
_MIN_MARKED = 5

_SECOND = re.compile(
    r"(?i)\b(?:on|to|as for|regarding|in (?:response|answer|reply) to) the (first|second|third|last"
    r"|other) (?:point|question|part|matter|query)\b"
)
_HOW_LONG = re.compile(r"(?i)\bhow long\b")
_LENGTH = re.compile(r"(?i)\b(?:length of time|duration)\b")
_ORDINALS = {"first": 0, "second": 1, "third": 2, "last": -1, "other": -1}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a question is about, and what kind of thing it asks for."""

    words: frozenset[str]
    kind: Kind
    how_long: bool

    @classmethod
    def of(cls, text: str) -> _Asked:
        return cls(stems(text), kind_of(text), _HOW_LONG.search(text) is not None)


class _Told:
    """A sentence of an answer; what it gives is found out once for each kind."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = stems(text)
        self.length = _LENGTH.search(text) is not None
        self._gives: dict[Kind, bool] = {}
        self._refuses: dict[Kind, bool] = {}

    def gives(self, kind: Kind) -> bool:
        """Return whether it gives a thing of a kind."""
        if kind not in self._gives:
            self._gives[kind] = gives_kind(kind, self.text)
        return self._gives[kind]

    def refuses(self, kind: Kind) -> bool:
        """Return whether it says that such a thing cannot be given."""
        if kind not in self._refuses:
            self._refuses[kind] = refuses(kind, self.text)
        return self._refuses[kind]


def question_parts(text: str, begins: int) -> list[tuple[int, int]]:
    """Return the offsets of each question in `text`, what is asked beginning at `begins`.

    The first reaches back to the beginning of the sentence.

    >>> text = "Mr Hay asked how many had left, and when they would come back."
    >>> [text[a:b] for a, b in question_parts(text, 13)]
    ['Mr Hay asked how many had left', 'when they would come back.']
    """
    cuts = [match for match in _JOINT.finditer(text, begins) if match.start() - begins >= _MIN_PART]
    cuts = [cut for cut in cuts if len(text) - cut.end() >= _MIN_PART]
    ends = [*(cut.start() for cut in cuts), len(text)][1:]
    names = any(
        _MARKED.match(text, cut.end()) and len(text[cut.end() : end].split()) < _MIN_MARKED
        for cut, end in zip(cuts, ends, strict=True)
    )
    cuts = [cut for cut in cuts if not (names and _MARKED.match(text, cut.end()))]
    parts, start = [], 0
    for cut in cuts:
        first = text[begins : cut.start()] if start == 0 else text[start : cut.start()]
        if cut.group().strip() == "," and not _PUTS.search(first):
            continue
        if _TOPIC.match(first) and not _TELLABLE.search(first[:60]):
            continue
        parts.append((start, cut.start()))
        start = cut.end()
    return [*parts, (start, len(text))]


def deal_out(asked: Sequence[str], answers: Sequence[str], own: Sequence[bool]) -> list[list[int]]:
    """Return for each question the indices of the answer's sentences that concern it.

    `own` says of a sentence that it opens a point of its own ("He confirmed that ...")
    and does not merely go on with the one before. What concerns none of the questions
    goes to the first that is still open.
    """
    dealt: list[list[int]] = [[] for _ in asked]
    if len(asked) == 1:
        return [list(range(len(answers)))]
    by_mark = _dealt_by_mark(asked, answers)
    if by_mark is not None:
        return by_mark
    questions = [_Asked.of(question) for question in asked]
    told = [_Told(answer) for answer in answers]
    last = 0
    for index, answer in enumerate(told):
        if COURTESY.match(answer.text):
            dealt[last].append(index)
            continue
        last = _concerned(questions, answer, dealt, last, own[index])
        dealt[last].append(index)
    for number, question in enumerate(questions):
        if not dealt[number]:
            dealt[number] = [i for i, answer in enumerate(told) if _covers(question.words, answer)]
        if not dealt[number]:
            dealt[number] = [i for i, answer in enumerate(told) if _gives_too(question, answer)]
    return dealt


def _dealt_by_mark(asked: Sequence[str], answers: Sequence[str]) -> list[list[int]] | None:
    """Return the answers to questions (a), (b) dealt by the letters that the answers bear too.

    Numbers count where as many answers as questions bear one. None without such marks.
    """
    marks = [_mark_of(text) for text in answers]
    given = list(dict.fromkeys(mark for mark in marks if mark))
    own = [match["mark"] if (match := _LETTERED.search(text)) else None for text in asked]
    if len(given) < 2 or not (set(given) & set(own) or len(given) == len(asked)):
        return None
    named: Sequence[str | None] = own if set(given) & set(own) else given
    dealt: list[list[int]] = [[] for _ in asked]
    place = -1
    for index, mark in enumerate(marks):
        place = named.index(mark) if mark and mark in named else place
        if place >= 0:
            dealt[place].append(index)
    return dealt


def _mark_of(answer: str) -> str | None:
    match = _LETTER.match(answer) or _FIRST_MARK.search(answer)
    return match["mark"] if match else None


def _concerned(
    questions: Sequence[_Asked], answer: _Told, dealt: list[list[int]], last: int, own: bool
) -> int:
    ordinal = _SECOND.search(answer.text)
    if ordinal:
        number = _ORDINALS[ordinal.group(1).lower()]
        return number if number < len(questions) else last
    scores = [
        len(question.words & answer.words)
        + 2 * (question.how_long and answer.length)
        + 1.5 * (question.kind is not Kind.PERSON and answer.gives(question.kind))
        for question in questions
    ]
    best = max(scores)
    if best >= 1:
        open_first = (i for i, score in enumerate(scores) if score == best and not dealt[i])
        return next(open_first, scores.index(best))
    if not any(dealt):
        return 0
    still_open = (i for i in range(len(questions)) if not dealt[i])
    return next(still_open, last) if own else last


def _covers(words: frozenset[str], answer: _Told) -> bool:
    """Return whether a sentence given to another question answers this one too."""
    return bool(words) and len(words & answer.words) >= 0.6 * len(words)


def _gives_too(question: _Asked, answer: _Told) -> bool:
    """Return whether a sentence given to another question gives the kind of thing this one asks for."""
    if answer.refuses(question.kind):
        return True
    if question.kind in (Kind.TREND, Kind.COMPARISON):
        return answer.gives(question.kind)
    _, joint, rest = answer.text.partition(" and that ")
    return bool(joint) and gives_kind(question.kind, rest)
