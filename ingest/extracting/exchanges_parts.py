"""Cuts what is asked into its questions, and deals out the sentences of an answer to them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.extracting.answer_classes_cues import COURTESY
from ingest.extracting.exchanges_kinds import Kind, fits_kind, kind_of, refuses_kind, stems

_INTERROGATIVE = r"(?:whether|if(?! not\b| so\b)|how|what|when|why|who|whose|which|where)\b"
_JOINT = re.compile(
    r"(?:,|;)?\s+(?:and|or)\s+(?:also\s+|then\s+|further\s+)?(?:"
    rf"(?:(?:he|she|they)\s+)?(?:asked|queried|enquired|wondered)\s+(?:also\s+)?(?={_INTERROGATIVE}"
    rf"|for\b|about\b)|(?={_INTERROGATIVE})"
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
    words = [stems(question) for question in asked]
    last = 0
    for index, answer in enumerate(answers):
        if COURTESY.match(answer):
            dealt[last].append(index)
            continue
        last = _concerned(asked, words, answer, dealt, last, own[index])
        dealt[last].append(index)
    for number, question in enumerate(asked):
        if not dealt[number]:
            dealt[number] = [
                i for i, answer in enumerate(answers) if _covers(words[number], answer)
            ]
        if not dealt[number]:
            dealt[number] = [i for i, answer in enumerate(answers) if _gives_too(question, answer)]
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
    asked: Sequence[str],
    words: Sequence[frozenset[str]],
    answer: str,
    dealt: list[list[int]],
    last: int,
    own: bool,
) -> int:
    ordinal = _SECOND.search(answer)
    if ordinal:
        number = _ORDINALS[ordinal.group(1).lower()]
        return number if number < len(asked) else last
    has, kinds = stems(answer), [kind_of(question) for question in asked]
    scores = [
        len(words[i] & has)
        + 2 * bool(_HOW_LONG.search(question) and _LENGTH.search(answer))
        + 1.5 * (kinds[i] is not Kind.PERSON and fits_kind(question, answer))
        for i, question in enumerate(asked)
    ]
    best = max(scores)
    if best >= 1:
        open_first = [i for i, score in enumerate(scores) if score == best and not dealt[i]]
        return open_first[0] if open_first else scores.index(best)
    if not any(dealt):
        return 0
    still_open = [i for i in range(len(asked)) if not dealt[i]]
    return still_open[0] if own and still_open else last


def _covers(words: frozenset[str], answer: str) -> bool:
    """Return whether a sentence given to another question answers this one too."""
    return bool(words) and len(words & stems(answer)) >= 0.6 * len(words)


def _gives_too(question: str, answer: str) -> bool:
    """Return whether a sentence given to another question gives the kind of thing this one asks for."""
    if refuses_kind(question, answer):
        return True
    if kind_of(question) in (Kind.TREND, Kind.COMPARISON):
        return fits_kind(question, answer)
    _, joint, rest = answer.partition(" and that ")
    return bool(joint) and fits_kind(question, rest)
