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
from ingest.extracting.exchanges_parts import (
    ASKS_YES,
    Kind,
    fits_kind,
    has_date,
    has_number,
    kind_of,
    refuses_kind,
    stems,
)

_UNABLE = re.compile(
    r"(?i)\b(?:(?:unable|not (?:been )?(?:able|possible|in a position)) to (?:say|confirm|give|provide"
    r"|answer|comment|discuss|report|state|tell|advise|share|supply|quote|estimate|predict|set|offer"
    r"|speak|put)|could not (?:say|give|speak"
    r"|be (?:reported|known|given|confirmed"
    r"|answered|determined)|confirm|discuss|comment|provide|answer|rule out|recall|tell|share|disclose"
    r"|guarantee|commit|be drawn)"
    r"|cannot (?:say|give|be (?:given|confirmed|known|disclosed)|confirm|discuss|comment|provide|answer"
    r"|guarantee|proceed|speak)"
    r"|(?:did|does|do) not (?:yet )?(?:have|hold|know|record|keep)|(?:has|have"
    r"|had) not (?:yet )?(?:asked|been (?:collected|recorded|decided))"
    r"|too (?:early|soon) to|not (?:yet )?ready|not (?:yet )?(?:available|known|recorded|held|kept|clear"
    r"|collected)"
    r"|no (?:\w+ ){0,2}(?:kept|held|recorded|collected) |no (?:figures?|data|information"
    r"|records?) (?:was|were|is|are)"
    r"|no record|no count|not appropriate to|would not be appropriate|no decision had been (?:made"
    r"|taken)"
    r"|had no (?:figures?|information|data)|is not (?:yet )?(?:decided|determined))\b"
)
_LATER = re.compile(
    r"(?i)\b(?:(?:would|will|to|could|shall) (?:also |then |now |be |first |need to "
    r"|)?(?:be )?(?:provided?|circulated?|shared?|sent|send|"
    r"brought|bring|presented?|reported|submitted?|followed up|follow up|feed back|fed back|report back"
    r"|reported back|come back|revert"
    r"|clarify|clarified|look into|looked into|look at|check|checked|investigated?|write to|written to"
    r"|raised?|liaise|advised?|forwarded?"
    r"|emailed?|distributed?|supplied|supply|obtain|ask|come to|contact(?:ed)?|issued?|updated?"
    r"|published|taken away|confirm"
    r"|discuss(?:ed)? (?:this|it|the matter))"
    r"|outside (?:of )?(?:the|this) meeting|written (?:response|answer|reply|briefing)|in writing"
    r"|in due course"
    r"|at a (?:future|later) (?:meeting|date)|take (?:this|it|that) away|undertook to|agreed to (?:bring"
    r"|provide|circulate|report|send|share"
    r"|check|clarify|look|investigate|write|follow|liaise|contact|arrange|raise|ask)|report would be"
    r"|further report"
    r"|clarification would be sought)\b"
)
_ELSEWHERE = re.compile(
    r"(?i)\b(?:(?:a |one )?(?:(?:matter|question|issue|decision) for|responsibility of) (?:the )?(?!this"
    r"|next|discussion|debate|concern|urgency|course)"
    r"[A-Z]?\w+|should be (?:directed|addressed|referred|put|raised) (?:to|with)|passed (?:the|this"
    r"|your) (?:question|query|matter) to"
    r"|refer(?:red)? (?:the matter |this |it |these \w+ |this \w+ )?to the|is the responsibility of"
    r"|does not fall (?:within|under)"
    r"|not (?:a|the) (?:matter|responsibility)"
    r"|outside (?:of )?(?:the|its|our) (?:remit|control|jurisdiction)|(?:would|will) (?:need"
    r"|have) to be (?:answered|raised|taken up) (?:by|with)"
    r")"
)
_ASSURES = re.compile(
    r"(?i)\b(?:monitor(?:ed|ing)?|under (?:constant |regular |continual )?review|reviewed (?:every"
    r"|regularly|weekly|monthly|constantly|frequently)"
    r"|timescales? (?:against|for)|there (?:are|were) timescales|timetabled?|working (?:hard|through"
    r"|closely|with)|(?:high |top |key )?priority"
    r"|taken (?:very )?seriously|at the heart|ran through|runs through|properly resourced"
    r"|very good question|good question|important (?:one|question"
    r"|point|issue)|(?:is|was|were|are) (?:being )?(?:considered|pursued|progressed|looked at|addressed"
    r"|watched)|watching|as soon as possible"
    r"|committed to|concerned about|noted the|constantly|in hand|confident that|reassured? (?:members"
    r"|the)|assured? (?:members|the)"
    r"|continu\w+ to (?:work|monitor|review|engage)|every effort|well aware|taken on board"
    r"|making (?:good )?progress|on track"
    r"|participation plan|kept informed|key part|take(?:s|n)? .{0,20}seriously|doing (?:a lot|everything))\b"
)
_CLAUSE = re.compile(
    r";\s+|,?\s+(?:and|but|though|although|however)\s+(?:that\s+|so\s+)?(?=(?:that|he|she|they|it|this|a"
    r"|an|the|no|would|will|there|these|those"
    r"|his|her|their)\b)|,\s+(?:and|but)\s+|\s+however,\s+"
)
_WITHIN = re.compile(
    r"(?i)\b(?:subject to (?:a|an) |under the category|known to (?:the |social |police)"
    r"|registered (?:with|for)"
    r"|on the waiting list|eligible for|in the first group"
    r"|of those who|only (?:those|for|in)|excluding|of (?:the )?\d+ \w+ (?:who|which|that))\b"
)
_NOT_SURE = re.compile(
    r"(?i)\b(?:rule out|how much|for the (?:remaining|rest|others?)|the (?:remaining|rest|others?))\b"
)
_SOON = re.compile(
    r"(?i)\b(?:in the (?:coming|next few) (?:weeks|months|years)|shortly|soon|in the near future|later"
    r"|in due course)\b"
)
_FUTURE = re.compile(
    r"(?i)\baccepted the (?:point|suggestion|criticism)\b|\bthe next (?:version|edition|report) (?:would"
    r"|will)\b"
)
_TREND = re.compile(
    r"(?i)\b(?:rising|rise|risen|falling|fallen|decreas\w+|increas\w+|reduc\w+|going (?:up|down)|improv\w+)\b"
)
_CHANGING = re.compile(
    r"(?i)\b(?:would|will) be (?:changed|completed?|met|finished|ready|delivered|achieved|realistic"
    r"|opened?)\b"
)
# Who asks for a deed is answered by "will be done", who asks for knowledge is put off by it.
_ASKS_DEED = re.compile(
    r"(?i)^\W*that\b.* be\b|\bif\b.*\b(?:can|could|would)\b.*\bbe\b|\bfor\b.* to be\b"
)
_LOOKS_INTO = re.compile(
    r"(?i)\b(?:investigat\w*|look (?:into|at)|follow(?:ed)? up|revert|report back|feed back|check"
    r"|clarify|discuss|raise|liaise|contact|ask|advise|consider\w*|need to)\b"
)
_A_DATE = re.compile(r"(?i)\b(?:dates?|when|timescales?)\b")
_SAYS_NOT = re.compile(r"(?i)\bnot\b")
_OWN_NEIGHBOURS = re.compile(r"(?i)\bneighbouring (?:authorit|council|borough|area)")
_STATISTICAL = re.compile(r"(?i)\bstatistical neighbour")
_TRIED = re.compile(
    r"(?i)\b(?:would be (?:happy|willing) to|offered to|look at what|see what|compiled|are looking at"
    r"|looking at|look to)\b"
)


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
    given = [clause for clause in clauses if _gives(asked, clause)]
    if kind_of(asked) in (Kind.ACTIVITY, Kind.UPDATE) and not given:
        given = [clause for clause in clauses if clause.does is _Does.ASSURES][:1]
    later = _first(clauses, _Does.LATER)
    for does in (_Does.ELSEWHERE, _Does.UNABLE, _Does.LATER):
        found = next((c for c in clauses if c.does is does and c not in given), None)
        if found is None or (given and _refuses_other_kind(asked, found)):
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
        return None if before or beside else AnswerClass.REFERRED
    if found.does is _Does.LATER:
        return None if before or _is_given_already(asked, beside) else AnswerClass.DEFERRED
    refused = AnswerClass.DEFERRED if later else AnswerClass.UNABLE
    if kind_of(asked) is Kind.DATE and _A_DATE.search(found.text):
        return refused
    if before or (beside and _NOT_SURE.search(found.text)):
        enough = 1 if _wants(asked) or kind_of(asked) is Kind.REASON else 2
        concerns = _NOT_SURE.search(found.text) or len(stems(found.text) & stems(asked)) >= enough
        return AnswerClass.PARTIAL if concerns else None
    if beside and kind_of(asked) is Kind.REASON:
        return None
    return refused


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
    if _FUTURE.search(text) and kind is not Kind.DATE:
        return AnswerClass.REDIRECTED
    if kind is Kind.COMPARISON and _OWN_NEIGHBOURS.search(asked) and _STATISTICAL.search(text):
        return AnswerClass.REDIRECTED
    if kind is Kind.NUMBER:
        within = _WITHIN.search(text)
        if within and within.group().lower().strip() not in asked.lower():
            part = re.search(r"(?i)\bof (?:the )?\d+", text) is not None
            return AnswerClass.PARTIAL if part else AnswerClass.REDIRECTED
    asks_yes = ASKS_YES.search(asked) is not None
    if kind is Kind.ACTIVITY and _TRIED.search(sentence):
        return AnswerClass.PARTIAL
    if _TREND.search(asked) and asks_yes and not _shares_subject(asked, text):
        return AnswerClass.REDIRECTED
    if kind is Kind.DATE and not fits_kind(asked, text):
        return AnswerClass.PARTIAL
    if (
        asks_yes
        and (_TRIED.search(sentence) or _CHANGING.search(asked))
        and not _SAYS_NOT.search(text)
    ):
        return AnswerClass.PARTIAL
    return AnswerClass.DIRECT


def _shares_subject(asked: str, text: str) -> bool:
    return bool(stems(asked) & stems(text))


def _gives(asked: str, clause: _Clause) -> bool:
    """Return whether a clause gives the kind of thing that was asked for."""
    kind = kind_of(asked)
    if clause.does is _Does.LATER and _ASKS_DEED.search(asked):
        return _LOOKS_INTO.search(clause.text) is None
    if clause.does is _Does.LATER:
        return kind is Kind.DATE and has_date(clause.text)
    if clause.does is not _Does.GIVES:
        return False
    if kind is Kind.DATE:
        return fits_kind(asked, clause.text) or _SOON.search(clause.text) is not None
    if kind is Kind.COST and ASKS_YES.search(asked):
        return True
    return fits_kind(asked, clause.text) if _wants(asked) else True


def _first(clauses: Sequence[_Clause], does: _Does) -> _Clause | None:
    return next((clause for clause in clauses if clause.does is does), None)


def _clauses(answer: str) -> Iterator[_Clause]:
    for number, (start, end) in enumerate(split_sentences(answer)):
        left = start
        for joint in [*_CLAUSE.finditer(answer, start, end), None]:
            right = joint.start() if joint else end
            text = answer[left:right]
            if text.strip():
                yield _Clause(left, right, text, _does(text), number)
            left = joint.end() if joint else end


def _does(text: str) -> _Does:
    if _ELSEWHERE.search(text):
        return _Does.ELSEWHERE
    if _UNABLE.search(text):
        return _Does.UNABLE
    if _LATER.search(text):
        return _Does.LATER
    if _ASSURES.search(text) and not has_number(text):
        return _Does.ASSURES
    return _Does.GIVES
