"""Makes records of checked rows, with the same reading of classes, dates and verbs as rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.actions import DueDate
from assistant.council import (
    AnswerClass,
    Commitment,
    Exchange,
    Reply,
    Resolution,
    Speaker,
    Strength,
)
from assistant.documents import DocumentKind, Passage
from assistant.spans import Span
from ingest.extracting.commitments.commitments_due import Clock, due_of, whom_of
from ingest.extracting.commitments.commitments_sentences import find_promises
from ingest.extracting.exchanges.answer_classes import class_of
from ingest.extracting.paper import record_id_of
from ingest.extracting.resolutions.resolutions_verbs import read_lead, read_verb
from ingest.proposing.parts import Minutes, Part

_CONDITIONAL = re.compile(
    r"(?i)\b(?:if|unless|subject to|provided that|try|consider|look into|see whether|see if|see what"
    r"|explore|offered|happy to|willing to|endeavour)\b"
)
_EXPECTED = re.compile(
    r"(?i)\b(?:should|expected|due to|was due|hopefully|in due course|intended)\b"
)
_AGREES = re.compile(
    r"(?i)agreed|content|happy|mind|objection|dissent|went with|signed off|settled"
)


@dataclass(frozen=True, slots=True)
class Answered:
    """The stretches of an answer and who gave it, None where nobody is printed."""

    replies: Sequence[Span]
    speaker: Speaker | None


def make_exchange(
    minutes: Minutes,
    part: Part,
    question: Span,
    asker: Speaker | None,
    answered: Answered | None = None,
) -> Exchange:
    """Return a question with its answer, and how it was answered."""
    replies = answered.replies if answered else ()
    answer_class, words = _judged(question, replies)
    # Whole sentences, so that whoever reads the quotation sees who asked.
    places = [_sentences(minutes, part, each) for each in (question, *replies)]
    start, end = min(each.start for each in places), max(each.end for each in places)
    return Exchange(
        record_id=record_id_of(minutes.document_id, "exchange", question.start, question.end),
        document_id=minutes.document_id,
        passage_id=_passage(minutes, question).passage_id,
        span=Span(start, end, minutes.text[start:end]),
        committee=minutes.committee,
        day=minutes.day,
        item=part.item,
        item_title=part.title,
        askers=(asker,) if asker else (),
        question=question,
        replies=tuple(Reply(answered.speaker, each) for each in replies) if answered else (),
        answer_class=answer_class,
        class_words=words,
        written=minutes.kind is DocumentKind.QUESTION_PAPER,
    )


def _judged(question: Span, replies: Sequence[Span]) -> tuple[AnswerClass, Span | None]:
    if not replies:
        return AnswerClass.NONE_RECORDED, None
    first = replies[0]
    judged = class_of(question.text, "\n".join(each.text for each in replies))
    if judged.end > len(first.text):
        return judged.answer_class, first
    start, end = first.start + judged.start, first.start + judged.end
    return judged.answer_class, Span(start, end, first.text[judged.start : judged.end])


def make_commitment(
    minutes: Minutes, part: Part, what: Span, who: Speaker | None, to_whom: str, by_when: str
) -> Commitment:
    """Return a promise; when it is due is read from the words that print it."""
    home = _sentences(minutes, part, what)
    return Commitment(
        record_id=record_id_of(minutes.document_id, "commitment", what.start, what.end),
        document_id=minutes.document_id,
        passage_id=_passage(minutes, what).passage_id,
        span=home,
        committee=minutes.committee,
        day=minutes.day,
        item=part.item,
        item_title=part.title,
        who=who,
        what=what,
        to_whom=" ".join(to_whom.split()) or whom_of(what.text),
        due=_due(minutes, what, by_when),
        strength=_strength(home.text, what.start - home.start),
    )


def _due(minutes: Minutes, what: Span, by_when: str) -> DueDate:
    clock = Clock(minutes.day, None)
    told = " ".join(by_when.split())
    due = due_of(told or what.text, 0, clock)
    return due if due.latest or not told else DueDate(told)


def _strength(sentence: str, at: int) -> Strength:
    for promise in find_promises(sentence):
        if promise.start <= at < promise.end or at <= promise.start:
            return promise.strength
    if _CONDITIONAL.search(sentence):
        return Strength.CONDITIONAL
    return Strength.EXPECTATION if _EXPECTED.search(sentence) else Strength.FIRM


def make_resolution(
    minutes: Minutes, part: Part, limb: Span, verb: str, mover: Speaker | None
) -> Resolution:
    """Return a decision. `verb` is the word by which the meeting decides; noting is not approval."""
    home = _sentences(minutes, part, limb)
    read = read_verb(limb.text)
    if read.verb is None:
        lead = read_lead(verb, limb.text)
        read = lead or read_verb(limb.text, agreed=_AGREES.search(verb) is not None)
    return Resolution(
        record_id=record_id_of(minutes.document_id, "resolution", limb.start, limb.end),
        document_id=minutes.document_id,
        passage_id=_passage(minutes, limb).passage_id,
        span=home if _holds_no_more(home, limb) else limb,
        committee=minutes.committee,
        day=minutes.day,
        item=part.item,
        item_title=part.title,
        marker=None,
        opener=None,
        text=" ".join(limb.text.split()),
        verb=read.verb,
        verb_class=read.kind,
        addressee=read.addressee,
        mover=mover,
    )


def _holds_no_more(sentence: Span, limb: Span) -> bool:
    """Return whether a sentence is little more than what is decided in it."""
    return 2 * len(limb.text) >= len(sentence.text)


def _sentences(minutes: Minutes, part: Part, words: Span) -> Span:
    """Return the whole of the sentences in which words stand."""
    inside = [each for each in part.sentences if each.start < words.end and words.start < each.end]
    start = min([words.start, *(each.start for each in inside)])
    end = max([words.end, *(each.end for each in inside)])
    return Span(start, end, minutes.text[start:end])


def _passage(minutes: Minutes, words: Span) -> Passage:
    before = [each for each in minutes.passages if each.locator.start <= words.start]
    return before[-1]
