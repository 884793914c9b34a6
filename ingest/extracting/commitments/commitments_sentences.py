"""Finds the promises in one sentence of minutes, a reply or a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.council import Strength
from ingest.extracting.commitments import promise_words as words
from ingest.extracting.commitments.commitments_cues import (
    CAN_ACT,
    CAN_BE,
    CUES,
    SCENTS,
    STARTS_ITSELF,
    UNDERTAKING,
    Voice,
    any_of,
)


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise at sentence[start:end]. `at` is where its own words ("would send") begin."""

    start: int
    at: int
    end: int
    strength: Strength
    voice: Voice
    words: str


_CONDITION = re.compile(
    rf"(?<!determine )(?<!see )(?<!ascertain )(?<!establish )(?<!check )\b(?:{any_of(words.CONDITIONS)})\b"
    r"(?!(?<=once) (?:available|received|completed?|finalised|published|ready|known|confirmed|we receive)\b)",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"(?<!\bletter )(?<!\bapplication )(?<!\bcorrespondence )(?<!\bsubmission )"
    r"(?<!\bhad )(?<!\bhas )(?<!\bhave )(?<!\bbeen )(?<!\bthe )(?<!\bthis )(?<!\bany )(?<!\ba )"
    rf"\b(?:{any_of(words.ASKING)})\b"
    # "The works requested by residents" and "the proposed changes" ask for nothing.
    r"(?!(?:(?<=highlighted)|(?<=requested)|(?<=suggested)|(?<=sought)) by\b(?![^.;]{0,60}\bthat\b))"
    r"(?!(?<=proposed) (?!that\b|to\b|an?\b|the\b|by (?:the )?(?:Coun|Cll|Cm|May|Cath|Mem)))",
    re.IGNORECASE,
)
_TELLING = re.compile(rf"\b(?:{any_of(words.TELLING)})\b", re.IGNORECASE)
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
_AND_SUBJECT = re.compile(
    r"\band\s+(?!(?:once|when|if|as|then|also|we|I|he|she|they|it)\b)(?=(?:[\w’'-]+\s+){1,12}$)"
)
_MODAL = re.compile(r"\b(?:would|will|can|(?:is|are) to)\b")
_ENDS_OPEN = re.compile(r"[\s,;]+(?:and|but)$")
_HEDGED = (CAN_ACT, CAN_BE, STARTS_ITSELF)
# "... so that the works can be carried out" tells a purpose.
_PURPOSE = re.compile(
    r"\b(?:before|until|so|ensure|order|allow\w*|only|while|although|usually|normally|generally)\b[^,;]{0,80}$"
)
_BODY = re.compile(rf"\b(?:{any_of(words.OURS)})\b", re.IGNORECASE)
_OTHERS = re.compile(rf"\b(?:{any_of(words.OTHERS)})\b", re.IGNORECASE)
_LONGEST = 2_000  # characters of a sentence; longer ones are lists and tables run together


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
    for pattern, strength, voice in CUES:
        for match in pattern.finditer(sentence):
            at = match.start("cue") if "cue" in pattern.groupindex else match.start()
            relative = voice is Voice.DONE and _is_relative(sentence[:at])
            accepts = pattern is UNDERTAKING and _accepts(sentence[:at])
            if pattern in _HEDGED and not _is_plain(pattern, sentence, at):
                continue
            if not relative and (accepts or not _is_asked(sentence, at)):
                yield at, match.end(), strength, voice


def _is_plain(pattern: re.Pattern[str], sentence: str, at: int) -> bool:
    """Return whether it is a promise: no purpose, and nothing that another body begins."""
    before = sentence[:at]
    if pattern is not STARTS_ITSELF:
        return _PURPOSE.search(before) is None
    return _BODY.search(before, _clause_start(sentence, at)) is None and not _OTHERS.search(
        sentence
    )


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
        if strength is Strength.FIRM and _CONDITION.search(sentence[_wide(sentence, start) : last]):
            strength = Strength.CONDITIONAL
        if _OTHERWISE.search(sentence[max(0, start - 12) : at + 10]):
            strength = Strength.CONDITIONAL
        clause = _ENDS_OPEN.sub("", clause.rstrip(" ;,"))
        yield Promise(start, at, start + len(clause), strength, voice, sentence[at:end])


def _clause_start(sentence: str, at: int) -> int:
    start = max((m.end() for m in _BOUNDARY.finditer(sentence, 0, at)), default=0)
    # A subject of its own begins a clause: "it will be checked, and details will be sent".
    own = _AND_SUBJECT.finditer(sentence, start, at)
    return max((m.end() for m in own if _MODAL.search(sentence, start, m.start())), default=start)


def _wide(sentence: str, start: int) -> int:
    """Return where the words begin that may set a condition: the part told, or the sentence."""
    return max((m.end() for m in _TELLING.finditer(sentence, 0, start)), default=0)


def may_promise(text: str) -> bool:
    """Return whether any cue stands in `text`, whatever else does."""
    plain = text.lower()
    if not any(scent in plain for scent in SCENTS):
        return False
    return any(pattern.search(text) for pattern, _, _ in CUES)


def tells(text: str) -> bool:
    """Return whether somebody tells something in `text`."""
    return _TELLING.search(text) is not None
