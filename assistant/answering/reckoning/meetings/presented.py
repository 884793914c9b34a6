"""Answers who presented a paper: "The Data Manager introduced the report" under its item."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.quoting import clipped, day_value, without_mark
from assistant.answering.reckoning.asked.scopes import scope_of
from assistant.answering.reckoning.asked.topics import TopicIndex, TopicText
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Proof, Reckoned
from assistant.answers import AnswerStatus, Basis
from assistant.council import Meeting
from assistant.dates import written_date
from assistant.documents import MINUTES_KINDS, Document
from assistant.sentences import split_sentences
from assistant.spans import Span

_PAPER = (
    r"(?:reports?|reviews?|plans?|items?|papers?|strateg(?:y|ies)|updates?|trackers?|audits?|versions?"
    r"|editions?|statements?|documents?|presentations?|proposals?|budgets?|frameworks?|polic(?:y|ies)"
    r"|bids?|figures|results|findings|programmes?|logs?|registers?)"
)
_ASKED = re.compile(
    r"(?i)\b(?:who|(?:which|what) (?:\w+ ){0,2}?(?:officer|post|role|person|member|councillor|director"
    r"|manager|head|job title)s?)\b[^?]{0,40}?\b(?:introduced?|presented?|gave (?:a|the) (?:\w+ )?presentation"
    r"|brought (?:the|a|this) )(?=[^?]{3,})"
)
_NOT_PAPERS = re.compile(
    r"(?i)\b(?:amendments?|motions?|petitions?|evidence|question|law|scheme|present)\b"
)
_PRESENTS = re.compile(
    rf"^(?:The |An? |[A-Z])(?:(?!\b(?:was|were|be|been|is|are|which|that)\b)[^;:]){{2,160}}?"
    rf"\b(?:introduced|presented|gave a (?:\w+ )?presentation on|outlined|brought)\b"
    rf"\s+(?:(?:the|an?|this|its|their|both|version|edition) (?:[\w’'-]+ ){{0,6}}?)?{_PAPER}\b"
)
_FRAMING = """who which what officer post role person member councillor director manager head job
title introduced introduce presented present gave presentation brought report paper item report's"""
_LOOKED_AT, _FEW, _NEAR = 12, 2, 0.1


@dataclass(frozen=True, slots=True)
class _Presented:
    """The sentence of an item that says who presented its paper."""

    document: Document
    committee: str | None
    day: dt.date | None
    span: Span
    title: str


def reckon_presented(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return who presented the paper on a topic, as minuted; None for another question."""
    question = plan.standalone
    if not _ASKED.search(question) or _NOT_PAPERS.search(question) or plan.press:
        return None
    scope = scope_of(plan, ledger, (), _FRAMING)
    if scope is None or not scope.topic or scope.people:
        return None
    held = [each for each in _presented(ledger) if scope.holds(each.committee, each.day)]
    fits = TopicIndex([_text_of(each) for each in held]).about(scope.topic, loosely=True)
    best = max((fit.share for fit in fits), default=0.0)
    found = [held[fit.number] for fit in fits if fit.share >= best - _NEAR]
    if not 1 <= len(found) <= _FEW:
        return None
    return Reckoned(AnswerStatus.ANSWERED, tuple(map(_claim, found)), "who presented it")


def _text_of(each: _Presented) -> TopicText:
    return TopicText(each.span.text, each.title, each.document.authority or "")


def _claim(each: _Presented) -> Claim:
    words = clipped(each.span)
    proof = (Proof(each.document.document_id, words),)
    if each.day is None:
        return Claim(f"The minutes record: “{words.text}”", Basis.QUOTATION, proof)
    body = f" of the {each.committee}" if each.committee else ""
    lead = f"On {written_date(each.day)} the minutes{body} record"
    return Claim(f"{lead}: “{words.text}”", Basis.COMPUTED, proof, (day_value(each.day),))


def _presented(ledger: Ledger) -> Iterator[_Presented]:
    """Yield for each item of minutes who is first said to present its paper."""
    for meeting in ledger.records(Meeting):
        document = ledger.document(meeting.document_id)
        if document.kind not in MINUTES_KINDS:
            continue
        text = ledger.view.text_of(meeting.document_id)
        for title, start, end in _items_of(meeting, document, len(text)):
            span = _first_in(text, start, end)
            if span is not None:
                yield _Presented(document, meeting.committee, meeting.day, span, title)


def _items_of(meeting: Meeting, document: Document, length: int) -> Iterator[tuple[str, int, int]]:
    """Yield the title of each item and where its text begins and ends; of a page, its own."""
    if not meeting.items:
        yield document.title, 0, length
    ends = [item.span.start for item in meeting.items[1:]]
    for item, end in zip(meeting.items, (*ends, length), strict=False):
        yield item.title, item.span.end, end


def _first_in(text: str, start: int, end: int) -> Span | None:
    for a, b in islice(split_sentences(text[start:end]), _LOOKED_AT):
        span = without_mark(Span(start + a, start + b, text[start + a : start + b]))
        if _PRESENTS.match(" ".join(span.text.split())):
            return span
    return None
