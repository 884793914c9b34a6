"""Finds the promises in one sentence of minutes, a reply or a letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from assistant.council import Strength
from ingest.extracting import promise_words as words


class Voice(Enum):
    """Who undertakes: the subject itself, whoever speaks, or nobody who is named."""

    ACTIVE = auto()
    TOLD = auto()
    DONE = auto()


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise at sentence[start:end]. `at` is where its own words ("would send") begin."""

    start: int
    at: int
    end: int
    strength: Strength
    voice: Voice
    words: str


def _any(phrases: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(p).replace(r"\ ", r"\s+") for p in phrases), key=len)[::-1])


_ADVERB = r"(?:(?:also|then|therefore|now|both|all|personally|further|again|\w+ly)\s+){0,2}"
_MODAL = r"\b(?:would|will|shall)(?:\s+|,\s[^,;.]{3,90},\s+)"
_ACTIVE = re.compile(rf"{_MODAL}{_ADVERB}(?:{_any(words.ACTS)})\b", re.IGNORECASE)
_TRIAL = re.compile(rf"{_MODAL}{_ADVERB}(?:{_any(words.TRIALS)})\b", re.IGNORECASE)
_IN_TOUCH = re.compile(rf"{_MODAL}{_ADVERB}be in (?:contact|touch) with\b", re.IGNORECASE)
_UNDERTAKING = re.compile(
    rf"\b(?:{_any(words.UNDERTAKINGS)})\s+(?!the\b|this\b|that\b|these\b|those\b|all\b|an?\b|it\b"
    r"|any\b|defer\b|note\b|adjourn\b|chair\b|allocate\b|hold\b|suspend\b|nominate\b|appoint\b)[a-z]+",
)
_OFFER = re.compile(rf"\b(?:{_any(words.OFFERS)})\s+[a-z]+")
_TOLD = re.compile(
    rf"{_MODAL}{_ADVERB}be\s+{_ADVERB}(?:{_any(words.TOLD)})\b(?!\s+as\b)", re.IGNORECASE
)
_ISSUES = re.compile(
    r"\b(?:reports?|details?|clarification|invitations?|responses?|letters?|updates?|replies|reply|notices?)\b[^.;]{0,60}?\s"
    r"(?P<cue>(?:would|will) issue)\b",
    re.IGNORECASE,
)
# "The new survey to be made available for the next meeting": a sentence without a verb.
_TO_BE = re.compile(
    r"^\W*(?:(?:The|A|An)\s)(?:(?!\b(?:is|are|was|were|will|would|has|had|have|need\w*|ask\w*|due|able"
    r"|\w+ed|require\w*|request\w*|seem\w*|appear\w*|ought|continue\w*|for|to)\b)[^.;:,]){3,60}?\s"
    rf"(?P<cue>to be\s+(?:{_any((*words.TOLD, *words.DONE))}))\b"
    r"(?!.*\b(?:is|are|was|were|will|would|has|had|have)\b)",
)
_DONE = re.compile(rf"{_MODAL}{_ADVERB}be\s+{_ADVERB}(?:{_any(words.DONE)})\b", re.IGNORECASE)
_TRIED = re.compile(rf"{_MODAL}{_ADVERB}be\s+{_ADVERB}(?:{_any(words.TRIED)})\b", re.IGNORECASE)
_VERSION = re.compile(
    r"\b(?:next|revised|final|future) (?:version|report|update|plan|issue)\b.{0,20}?\s"
    r"(?P<cue>(?:would|will) (?:have|show|include|contain|give|set out)\b)"
)
_COMES = re.compile(
    r"\b(?:it|this|(?:the|a) (?:\w+ ){0,3}(?:report|update|paper|plan|results?))\s+"
    r"(?P<cue>(?:would|will) (?:come|go|return) (?:back )?to (?:the|a|this) (?:\w+ ){0,4}?"
    r"(?:meeting|committee|cabinet|council|panel|board))\b",
    re.IGNORECASE,
)
_WOULD_SO = re.compile(
    r"\b(?:confirmed|agreed) that (?P<cue>(?:it|he|she|they|this) would(?: do so| be done)?)\s*[.;]?$"
)
_AWAITED = "|".join(
    (
        _any(words.TOLD),
        _any(words.DONE),
        "available|ready|received|made|opened|in place|on site|secured|complete|inspected",
    )
)
_STARTS = (
    r"(?:commence|start|begin|proceed|take place|go ahead|get under ?way|recommence|follow|issue"
    r"|close|conclude|be held|go to tender|be on site)\b"
)
_EXPECTED = re.compile(rf"\b(?:{_any(words.EXPECTED)})\b", re.IGNORECASE)
_TO_COME = tuple(phrase for phrase in words.PREDICTED if phrase.endswith("to be"))
_PREDICTED = re.compile(
    rf"\b(?:{_any(_TO_COME)})\s+{_ADVERB}(?:{_AWAITED})\b"
    rf"|\b(?:{_any(set(words.PREDICTED) - set(_TO_COME))})\b(?:(?!\bnot\b)[^.;]){{0,120}}?"
    rf"\b(?:be\s+{_ADVERB}(?:{_AWAITED})|(?:will|would)\s+{_ADVERB}{_STARTS})",
    re.IGNORECASE,
)
_HOPED = re.compile(
    rf"\b(?:{_any(words.HOPED)})\s+{_ADVERB}(?:{_any((*words.ACTS, 'have', 'undertake'))}|(?<=have )\w+)\b",
    re.IGNORECASE,
)
_INTENDS = re.compile(rf"\b(?:{_any(words.INTENDS)})\s+{_ADVERB}(?:{_any(words.ACTS)})\b")
# What stands between a noun and its verb, and begins no other clause.
_OF_NOUN = r"(?:(?!\b(?:that|which|who|he|she|they|it|stated|said|and the)\b)[^.;,]){0,60}?\s"
_WORK = rf"\b(?:{_any(words.WORKS)})\b(?! (?:section|department|team|division)){_OF_NOUN}"
_BEGINS = re.compile(rf"{_WORK}(?P<cue>(?:will|would)\s+{_ADVERB}{_STARTS})", re.IGNORECASE)
_IS_TO_BEGIN = re.compile(
    rf"{_WORK}(?P<cue>(?:is|are)\s+(?:due\s+|scheduled\s+|expected\s+|programmed\s+|planned\s+)?to\s+{_STARTS})",
    re.IGNORECASE,
)
_WHEN = r"(?:for|from|in|within|by|before|early|later|this|next|shortly|on|to be)\b"
_SCHEDULED = re.compile(
    rf"\b(?:{_any((*words.WORKS, *words.OUTPUTS))})\b{_OF_NOUN}"
    r"(?P<cue>(?:is|are|was|were|has been|have been)\s+(?:now\s+|also\s+|currently\s+)?"
    rf"(?:scheduled|programmed|expected|anticipated|due)\s+{_WHEN}"
    r"|(?:will|would)\s+be\s+(?:available|ready|complete|in place|finished)\b)",
    re.IGNORECASE,
)
# "It was agreed that the Council should write": whoever agrees to that undertakes it.
_SHOULD = re.compile(
    rf"\b(?:agreed|resolved)\s+that\s+(?:(?!\band\b)[^.;,]){{3,80}}?\s(?P<cue>should\s+{_ADVERB}(?:{_any(words.ACTS)}))\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:it|this|the|an?)\s+(?:\w+ ){0,4}?(?P<cue>(?:would|will) (?:then |first )?"
    r"(?:come|go|be brought|be put|be presented) before (?:the |a |full )?(?:\w+ ){0,4}?"
    r"(?:meeting|committee|cabinet|council|panel|board))\b",
    re.IGNORECASE,
)
_RECEIVES = re.compile(
    r"\b(?:Committee|Members|Council|Panel|Board|Cabinet|Commission) "
    r"(?P<cue>(?:would|will) (?:also |then )?receive (?:an?|the|further|regular) (?:[\w’-]+ ){0,4}?"
    r"(?:updates?|reports?|briefings?|presentations?|papers?|responses?))\b"
)
_CONSIDERATION = re.compile(
    r"\bconsideration (?:will|would) (?:also |then )?be given\b|\bwould give consideration\b",
    re.IGNORECASE,
)
_CAN_BE = re.compile(
    r"\bcan be (?:investigated|examined|looked at|assessed|reviewed|explored)\b", re.IGNORECASE
)
_CONDITION = re.compile(
    rf"(?<!determine )(?<!see )(?<!ascertain )(?<!establish )(?<!check )\b(?:{_any(words.CONDITIONS)})\b"
    r"(?!(?<=once) (?:available|received|completed?|finalised|published|ready|known|confirmed|we receive)\b)",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"(?<!\bhad )(?<!\bhas )(?<!\bhave )(?<!\bbeen )(?<!\bthe )(?<!\bthis )(?<!\bany )(?<!\ba )"
    rf"\b(?:{_any(words.ASKING)})\b",
    re.IGNORECASE,
)
_TELLING = re.compile(rf"\b(?:{_any(words.TELLING)})\b", re.IGNORECASE)
_OTHERWISE = re.compile(r"\botherwise\s+(?=\S.{0,40}\b(?:would|will)\b)")
_PROTASIS = re.compile(
    r"\b(?:if|whether|when|where|which|who|what|how|why|unless)\b[^,;]{0,80}$", re.IGNORECASE
)
_COORDINATED = re.compile(
    r"\band\s+(?:(?:he|she|they|it|we|I|the [\w’' -]{2,50})\s+)?$", re.IGNORECASE
)
_RELATIVE = re.compile(r"(\w+),?\s+(?:that|which|who)\s+(?:\w+ly\s+)?$")
# "... asked for a list, which the officer agreed to send": a request that is accepted.
_ACCEPTS = re.compile(r"(?:\band|,\s(?:which|and|but)\b[^,;]{0,60}|\bwho)\s*$")
_THEN_ASKS = re.compile(r"\band (?:also )?(?:asked|queried|questioned|enquired|requested)\b")
_BOUNDARY = re.compile(
    r"\bthat\s+|;\s+|\s[–-]\s+|\botherwise\s+|:\s+|,\s+(?:and|but)\s+|\.\s+"
    r"|\band\s+(?=(?:[\w’'-]+\s+){1,6}?(?:would|will|undertook|agreed\s+to|offered\s+to)\b)"
)
# Every cue holds one of these; they are looked for before any pattern is tried.
_SCENTS = (
    "would", "will", "shall", "should", "to be", "being finalised", "can be",
    *words.HOPED, *words.INTENDS, "is due", "are due", "scheduled", "programmed", "expected",
    "anticipated", "is to", "are to",
    *words.UNDERTAKINGS, *words.OFFERS,
    *(phrase for phrase in words.PREDICTED if "to be" not in phrase),
)  # fmt: skip
_LONGEST = 2_000  # characters of a sentence; longer ones are lists and tables run together
_FIRM, _CONDITIONAL, _EXPECTATION = Strength.FIRM, Strength.CONDITIONAL, Strength.EXPECTATION
_CUES: tuple[tuple[re.Pattern[str], Strength, Voice], ...] = (
    (_OFFER, _CONDITIONAL, Voice.ACTIVE),
    (_HOPED, _EXPECTATION, Voice.DONE),
    (_PREDICTED, _EXPECTATION, Voice.DONE),
    (_IS_TO_BEGIN, _EXPECTATION, Voice.DONE),
    (_SCHEDULED, _EXPECTATION, Voice.DONE),
    (_INTENDS, _EXPECTATION, Voice.ACTIVE),
    (_EXPECTED, _EXPECTATION, Voice.DONE),
    (_UNDERTAKING, _FIRM, Voice.ACTIVE),
    (_TRIAL, _CONDITIONAL, Voice.ACTIVE),
    (_ISSUES, _FIRM, Voice.DONE),
    (_BEGINS, _FIRM, Voice.DONE),
    (_ACTIVE, _FIRM, Voice.ACTIVE),
    (_IN_TOUCH, _FIRM, Voice.ACTIVE),
    (_TOLD, _FIRM, Voice.TOLD),
    (_TO_BE, _FIRM, Voice.DONE),
    (_VERSION, _FIRM, Voice.TOLD),
    (_COMES, _FIRM, Voice.TOLD),
    (_WOULD_SO, _FIRM, Voice.TOLD),
    (_DONE, _FIRM, Voice.DONE),
    (_TRIED, _CONDITIONAL, Voice.DONE),
    (_BEFORE, _EXPECTATION, Voice.DONE),
    (_SHOULD, _FIRM, Voice.ACTIVE),
    (_RECEIVES, _FIRM, Voice.DONE),
    (_CONSIDERATION, _CONDITIONAL, Voice.DONE),
    (_CAN_BE, _CONDITIONAL, Voice.DONE),
)


def find_promises(sentence: str) -> list[Promise]:
    """Return the promises of a sentence, in order, none inside another.

    >>> [p.strength.value for p in find_promises("She said that she would send the list.")]
    ['firm']
    >>> find_promises("Councillor Orr asked whether the list would be circulated.")
    []
    """
    if sentence.rstrip().endswith("?") or not may_promise(sentence) or len(sentence) > _LONGEST:
        return []
    found: list[tuple[int, int, Strength, Voice]] = []
    for at, end, strength, voice in _cues(sentence):
        if all(end <= other or at >= last for other, last, _, _ in found):
            found.append((at, end, strength, voice))
    found.sort()
    return list(_promises(sentence, found))


def _cues(sentence: str) -> Iterator[tuple[int, int, Strength, Voice]]:
    for pattern, strength, voice in _CUES:
        for match in pattern.finditer(sentence):
            at = match.start("cue") if "cue" in pattern.groupindex else match.start()
            relative = voice is Voice.DONE and _is_relative(sentence[:at])
            accepts = pattern is _UNDERTAKING and _accepts(sentence[:at])
            if not relative and (accepts or not _is_asked(sentence, at)):
                yield at, match.end(), strength, voice


def _accepts(before: str) -> bool:
    """Return whether what follows accepts a request; what was seconded is a decision."""
    return _ACCEPTS.search(before) is not None and "seconded" not in before


def _is_relative(before: str) -> bool:
    """Return whether the words hang on a noun: "the reinstatement that would be carried out"."""
    match = _RELATIVE.search(before)
    return match is not None and not _TELLING.fullmatch(match[1])


def _is_asked(sentence: str, at: int) -> bool:
    """Return whether the words at `at` hang on a question, a wish or an opinion."""
    before = sentence[:at]
    if _THEN_ASKS.search(sentence, at):
        return True
    if _OTHERWISE.search(sentence[max(0, at - 60) : at + 10]):
        return False
    telling = max((m.end() for m in _TELLING.finditer(before)), default=-1)
    asking = max((m.end() for m in _ASKING.finditer(before)), default=-1)
    if asking >= telling and asking > 0:
        return True
    if _COORDINATED.search(before):
        return False
    return _PROTASIS.search(before[max(telling, 0) :]) is not None


def _promises(sentence: str, cues: list[tuple[int, int, Strength, Voice]]) -> Iterator[Promise]:
    starts = [_clause_start(sentence, at) for at, _, _, _ in cues]
    for number, (at, end, strength, voice) in enumerate(cues):
        start = starts[number]
        if number and start < cues[number - 1][1]:
            start = at
        last = len(sentence)
        if number + 1 < len(cues):
            last = max(
                end, starts[number + 1] if starts[number + 1] >= end else cues[number + 1][0]
            )
        clause = sentence[start:last]
        if strength is _FIRM and _CONDITION.search(sentence[_wide(sentence, start) : last]):
            strength = _CONDITIONAL
        if _OTHERWISE.search(sentence[max(0, start - 12) : at + 10]):
            strength = _CONDITIONAL
        clause = clause.rstrip(" ;,")
        yield Promise(start, at, start + len(clause), strength, voice, sentence[at:end])


def _clause_start(sentence: str, at: int) -> int:
    return max((m.end() for m in _BOUNDARY.finditer(sentence, 0, at)), default=0)


def _wide(sentence: str, start: int) -> int:
    """Return where the words begin that may set a condition: the part told, or the sentence."""
    return max((m.end() for m in _TELLING.finditer(sentence, 0, start)), default=0)


def may_promise(text: str) -> bool:
    """Return whether any cue stands in `text`, whatever else does."""
    plain = text.lower()
    if not any(scent in plain for scent in _SCENTS):
        return False
    return any(pattern.search(text) for pattern, _, _ in _CUES)


def tells(text: str) -> bool:
    """Return whether somebody tells something in `text`."""
    return _TELLING.search(text) is not None
