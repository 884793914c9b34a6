"""Tells how a recorded question was answered, by the words of the answer.

An answer is read clause by clause: what gives something, what puts off, what sends to
another body, what cannot be said, what only assures. Then what is given is held against
what was asked: a number, a date, a cost, a comparison, a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.council import AnswerClass
from assistant.sentences import split_sentences
from ingest.extracting.exchanges.answer_classes_cues import (
    A_DATE,
    AHEAD,
    ALL_DONE,
    ASKS_DEED,
    ASKS_WHEN_WILL,
    ASSURES,
    AWAITS,
    CARRIED_OUT,
    CHANGING,
    CLAUSE,
    COMPLAINS,
    CONSIDERED,
    COURTESY,
    DEPENDS,
    ELSEWHERE,
    FUTURE,
    INTERROGATIVE,
    LATER,
    LOOKS_INTO,
    NOT_SURE,
    OWN_NEIGHBOURS,
    REPORT_LATER,
    SAYS_NOT,
    SEEKS,
    SOON,
    STATISTICAL,
    TREND,
    TRIED,
    UNABLE,
    WAS_DONE,
    WILL_SEE,
    WITHIN,
)
from ingest.extracting.exchanges.exchanges_cues import NO_REPLY
from ingest.extracting.exchanges.exchanges_kinds import (
    ASKS_YES,
    Kind,
    fits_kind,
    has_date,
    has_number,
    kind_of,
    refuses_kind,
    stems,
)

# In a longer answer a word about another body is no refusal.
_SHORT = 2


class _Does(StrEnum):
    GIVES = "gives"
    ASSURES = "assures"
    LATER = "later"
    ELSEWHERE = "elsewhere"
    UNABLE = "unable"


@dataclass(frozen=True, slots=True)
class _Clause:
    start: int
    end: int
    text: str
    does: _Does
    sentence: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """A class, and the offsets in the answer of the words that show it."""

    answer_class: AnswerClass
    start: int
    end: int


def class_of(asked: str, answer: str) -> Judgement:
    """Return how `answer`, all that was recorded, answers what was `asked`.

    >>> class_of("when it would be done", "He said that it was reviewed every week.").answer_class.value
    'assurance_only'
    >>> class_of("how many had left", "She said that 33 had left.").answer_class.value
    'direct'
    """
    clauses = list(_clauses(answer))
    early = _of_waiting(asked, clauses) or _of_complaint(asked, clauses)
    if early is not None:
        return early
    given = [clause for clause in clauses if _gives(asked, clause)]
    if kind_of(asked) in (Kind.ACTIVITY, Kind.UPDATE) and not given:
        given = [clause for clause in clauses if clause.does is _Does.ASSURES][:1]
    later = next((c for c in clauses if c.does is _Does.LATER and LATER.search(c.text)), None)
    for does in (_Does.ELSEWHERE, _Does.UNABLE, _Does.LATER):
        found = next((c for c in clauses if c.does is does and c not in given), None)
        if found is None or (given and _refuses_other_kind(asked, found)):
            continue
        if does is _Does.LATER and _is_outweighed(found, given):
            continue
        judged = _judge_refusal(asked, found, given, later)
        if judged is not None:
            return Judgement(judged, found.start, found.end)
    if given:
        return _judge_given(asked, given[0], clauses)
    assures = _first(clauses, _Does.ASSURES)
    if assures is not None:
        return Judgement(AnswerClass.ASSURANCE_ONLY, assures.start, assures.end)
    first = clauses[0] if clauses else _Clause(0, len(answer), answer, _Does.GIVES, 0)
    wants = _wants(asked)
    other = AnswerClass.REDIRECTED if wants else AnswerClass.DIRECT
    return Judgement(other, first.start, first.end)


def _of_waiting(asked: str, clauses: Sequence[_Clause]) -> Judgement | None:
    """Return the judgement of an answer that ends in waiting for another body or for a report."""
    kind = kind_of(asked)
    if kind is Kind.UPDATE:
        report = next((c for c in clauses if REPORT_LATER.search(c.text)), None)
        if report is not None and report.sentence <= 1:
            return Judgement(AnswerClass.DEFERRED, report.start, report.end)
    if kind is Kind.OTHER and clauses and AWAITS.search(clauses[-1].text):
        return Judgement(AnswerClass.REFERRED, clauses[-1].start, clauses[-1].end)
    return None


def _of_complaint(asked: str, clauses: Sequence[_Clause]) -> Judgement | None:
    """Return the judgement of what is said to a complaint that asks nothing."""
    if not COMPLAINS.search(asked) or INTERROGATIVE.search(asked):
        return None
    told = [c for c in clauses if c.does is _Does.GIVES]
    told += [c for c in clauses if c.does is _Does.LATER and not WILL_SEE.search(c.text)]
    return Judgement(AnswerClass.DIRECT, told[0].start, told[0].end) if told else None


def _wants(asked: str) -> bool:
    """Return whether a number, a date, a sum or a comparison is asked for."""
    return kind_of(asked) in (Kind.NUMBER, Kind.DATE, Kind.COST, Kind.COMPARISON)


def _judge_refusal(
    asked: str, found: _Clause, given: Sequence[_Clause], later: _Clause | None
) -> AnswerClass | None:
    """Return the class that a refusal makes, None where enough was given before it."""
    before = [clause for clause in given if clause.sentence < found.sentence]
    beside = [
        clause
        for clause in given
        if clause.sentence == found.sentence and clause.start < found.start
    ]
    if found.does is _Does.ELSEWHERE:
        if any(clause.start > found.end and "“" in clause.text for clause in given):
            return None
        if beside and not before and not INTERROGATIVE.search(asked):
            return AnswerClass.REFERRED
        if before or beside:
            return AnswerClass.PARTIAL if found.sentence <= _SHORT else None
        return AnswerClass.REFERRED
    if found.does is _Does.LATER and CONSIDERED.search(found.text) and ASKS_DEED.search(asked):
        return AnswerClass.DEFERRED
    if found.does is _Does.LATER:
        return None if before or _is_given_already(asked, beside) else AnswerClass.DEFERRED
    put_off = later is not None or LATER.search(found.text) is not None
    refused = AnswerClass.DEFERRED if put_off else AnswerClass.UNABLE
    if kind_of(asked) is Kind.DATE and A_DATE.search(found.text):
        return refused
    if before or (beside and NOT_SURE.search(found.text)):
        enough = 1 if _wants(asked) or kind_of(asked) is Kind.REASON else 2
        concerns = NOT_SURE.search(found.text) or len(stems(found.text) & stems(asked)) >= enough
        return AnswerClass.PARTIAL if concerns else None
    if beside and kind_of(asked) is Kind.REASON:
        return None
    return refused


def _is_outweighed(found: _Clause, given: Sequence[_Clause]) -> bool:
    """Return whether "will be considered" is followed by more that is given."""
    after = [c for c in given if c.start > found.start and not DEPENDS.search(c.text)]
    return LATER.search(found.text) is None and len(after) >= _SHORT


def _is_given_already(asked: str, beside: Sequence[_Clause]) -> bool:
    """Return whether the same sentence gave what was asked before it put off something else."""
    sure = _wants(asked) or ASKS_YES.search(asked)
    return any(sure or fits_kind(asked, clause.text) for clause in beside)


def _refuses_other_kind(asked: str, found: _Clause) -> bool:
    """Return whether a refusal concerns a number or date although another kind of thing is asked."""
    if found.does is not _Does.UNABLE or _wants(asked):
        return False
    return refuses_kind("the number of", found.text) or refuses_kind("when", found.text)


def _judge_given(asked: str, given: _Clause, clauses: Sequence[_Clause]) -> Judgement:
    sentence = " ".join(c.text for c in clauses if c.sentence == given.sentence)
    return Judgement(_class_given(asked, given.text, sentence), given.start, given.end)


def _class_given(asked: str, text: str, sentence: str) -> AnswerClass:
    kind = kind_of(asked)
    if FUTURE.search(text) and kind is not Kind.DATE:
        return AnswerClass.REDIRECTED
    if kind is Kind.COMPARISON and OWN_NEIGHBOURS.search(asked) and STATISTICAL.search(text):
        return AnswerClass.REDIRECTED
    if kind is Kind.NUMBER:
        within = WITHIN.search(text)
        if within and within.group().lower().strip() not in asked.lower():
            part = re.search(r"(?i)\bof (?:the )?\d+", text) is not None
            return AnswerClass.PARTIAL if part else AnswerClass.REDIRECTED
    asks_yes = ASKS_YES.search(asked) is not None
    if kind is Kind.ACTIVITY and TRIED.search(sentence):
        return AnswerClass.PARTIAL
    if TREND.search(asked) and asks_yes and not _shares_subject(asked, text):
        return AnswerClass.REDIRECTED
    if kind is Kind.DATE and not fits_kind(asked, text):
        return AnswerClass.PARTIAL
    if kind is Kind.DATE and ASKS_WHEN_WILL.search(asked) and _only_past(text):
        return AnswerClass.PARTIAL
    if (
        asks_yes
        and (TRIED.search(sentence) or CHANGING.search(asked))
        and not SAYS_NOT.search(text)
    ):
        return AnswerClass.PARTIAL
    return AnswerClass.DIRECT


def _only_past(text: str) -> bool:
    """Return whether a clause tells what was done and nothing of what is to come."""
    done = WAS_DONE.search(text) is not None and ALL_DONE.search(text) is None
    return done and AHEAD.search(text) is None


def _shares_subject(asked: str, text: str) -> bool:
    return bool(stems(asked) & stems(text))


def _gives(asked: str, clause: _Clause) -> bool:
    """Return whether a clause gives the kind of thing that was asked for."""
    kind = kind_of(asked)
    if clause.does is _Does.ELSEWHERE:
        return kind is Kind.PERSON and "responsibility" in clause.text
    if clause.does is _Does.LATER and ASKS_DEED.search(asked):
        return LOOKS_INTO.search(clause.text) is None
    if clause.does is _Does.LATER:
        return kind is Kind.DATE and has_date(clause.text) and not SEEKS.search(clause.text)
    if clause.does is not _Does.GIVES:
        return False
    if kind is Kind.DATE:
        return fits_kind(asked, clause.text) or SOON.search(clause.text) is not None
    if kind is Kind.COST and ASKS_YES.search(asked):
        return True
    return fits_kind(asked, clause.text) if _wants(asked) else True


def _first(clauses: Sequence[_Clause], does: _Does) -> _Clause | None:
    return next((clause for clause in clauses if clause.does is does), None)


def _clauses(answer: str) -> Iterator[_Clause]:
    for number, (start, end) in enumerate(split_sentences(answer)):
        left = start
        for joint in [*CLAUSE.finditer(answer, start, end), None]:
            right = joint.start() if joint else end
            text = answer[left:right]
            if text.strip() and not COURTESY.match(text):
                yield _Clause(left, right, text, _does(text), number)
            left = joint.end() if joint else end


def _does(text: str) -> _Does:
    if ELSEWHERE.search(text):
        return _Does.ELSEWHERE
    if UNABLE.search(text) or NO_REPLY.search(text):
        return _Does.UNABLE
    if CONSIDERED.search(text) or (LATER.search(text) and not CARRIED_OUT.search(text)):
        return _Does.LATER
    if ASSURES.search(text) and not has_number(text):
        return _Does.ASSURES
    return _Does.GIVES
