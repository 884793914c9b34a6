"""Looks an undertaking up where it was to come: at the meeting, day or month that it names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from assistant.actions import ActionItem, DueDate, DuePrecision
from assistant.answering.reckoning.asked.areas import same_area
from assistant.answering.reckoning.asked.word_rows import stems_held
from assistant.answering.reckoning.commitments.later_mentions import (
    Mention,
    sought,
    still_open,
)
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.terms import stems
from assistant.council import AnswerClass, Commitment, Exchange
from assistant.dates import find_dates
from assistant.documents import Document, DocumentKind, Passage, PassageKind, SourceType
from assistant.sentences import split_sentences
from assistant.spans import Span

# A paper or an answer that comes this long after its day is still the one that was meant.
_LATE = dt.timedelta(days=62)
# A year or a quarter names no meeting: then any paper of it would do.
_ONE_MONTH = dt.timedelta(days=31)
_ROUGH = (DuePrecision.RELATIVE, DuePrecision.NONE)
_MINUTES = (DocumentKind.MINUTES, DocumentKind.PRINTED_MINUTES, DocumentKind.PARTNER_PAPER)
_PLANS = (DocumentKind.ACTION_PLAN,)
_CAME = re.compile(r"(?i)\b(?:presented|tabled|circulated|reported (?:on|that)|published)\b")
_PUBLISHES = re.compile(r"(?i)\b(?:publish|issue|produce)\b[^.]{0,30}\baction plan\b")
_GIVES_DATE = re.compile(
    r"(?i)\b(?:report|give|provide|confirm|tell|bring)\b[^.]{0,12}\b(?:date|day)\b"
)
_REFERENCE = re.compile(r"\b[A-Z]{0,2}\d{1,2}\.\d{1,2}[a-z]?\b")
_BODY = re.compile(
    r"(?:to|at|by) the (?:[A-Z][\w’'-]+ (?:and |of |for )?){1,6}"
    r"(?:Sub-?[Gg]roup|Group|Committee|Board|Panel|Forum)"
)
_NOTE = (PassageKind.AGENDA_NOTE, PassageKind.RECOMMENDATION, PassageKind.TABLE_ROW)
_OF_PLANS = frozenset(stems("action plan version the of and for review report local draft update"))
_MIN_MET = 2
_MIN_SHARE = 0.5


def told_where_due(commitment: Commitment, texts: Sequence[str], ledger: Ledger) -> Mention | None:
    """Return what the papers of the named meeting, day or month say, None where they say nothing.

    `texts` tell the thing, in order of weight.
    """
    days = _window(commitment.due, commitment.day)
    if days is None or commitment.day is None:
        return None
    texts = [*_without_bodies(texts), *_named_actions(commitment.what.text, ledger)]
    wanted = _words(commitment, texts, ledger)
    found = chain(
        _plans(commitment, days, ledger),
        _answers(commitment, wanted, days, ledger),
        _sentences(commitment, wanted, days, ledger),
    )
    return next(found, None)


def _window(due: DueDate, said: dt.date | None) -> tuple[dt.date, dt.date] | None:
    if said is None or due.day is None or due.precision in _ROUGH:
        return None
    first = due.earliest or due.day
    if due.day <= said or due.day - first > _ONE_MONTH:
        return None
    return max(first, said + dt.timedelta(1)), due.day


def _without_bodies(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        yield _BODY.sub(" ", text)


def _named_actions(what: str, ledger: Ledger) -> Iterator[str]:
    """Yield the words of the actions whose references stand in a promise ("the date for 3.3")."""
    named = set(_REFERENCE.findall(what))
    if named:
        held = {a.ref: a.action for a in ledger.records(ActionItem) if a.ref in named}
        yield from held.values()


def _words(commitment: Commitment, texts: Sequence[str], ledger: Ledger) -> frozenset[str]:
    if commitment.day is None:
        return frozenset()
    people = {commitment.who.printed} if commitment.who else set()
    by_text = (
        sought([text], commitment.day, commitment.document_id, people).words for text in texts
    )
    return frozenset(word for words in by_text for word in words)


def _papers(
    commitment: Commitment, first: dt.date, last: dt.date, ledger: Ledger
) -> Iterator[tuple[Document, dt.date]]:
    here = ledger.document(commitment.document_id)
    for paper in ledger.documents.values():
        day = paper.date.day
        if day is None or paper.source_type is SourceType.PRESS or not first <= day <= last:
            continue
        if same_area(paper, here):
            yield paper, day


def _plans(
    commitment: Commitment, days: tuple[dt.date, dt.date], ledger: Ledger
) -> Iterator[Mention]:
    """Yield the plan that was to be published, where one of its title is dated in time."""
    if commitment.day is None or not _PUBLISHES.search(commitment.what.text):
        return
    of = set(stems(f"{commitment.what.text} {commitment.item_title or ''}"))
    for paper, day in _papers(commitment, commitment.day, days[1] + _LATE, ledger):
        title = set(stems(paper.title)) - _OF_PLANS
        named = title & of
        if paper.kind not in _PLANS or not named or len(named) / len(title) < _MIN_SHARE:
            continue
        for passage in ledger.view.passages_of(paper.document_id)[:3]:
            for start, end in split_sentences(passage.text):
                if re.search(r"(?i)\bplan\b", passage.text[start:end]):
                    base = passage.locator.start
                    span = Span(base + start, base + end, passage.text[start:end])
                    yield Mention(paper.document_id, day, span, closes=True)


def _answers(
    commitment: Commitment,
    wanted: frozenset[str],
    days: tuple[dt.date, dt.date],
    ledger: Ledger,
) -> Iterator[Mention]:
    """Yield the replies at that meeting, or soon after it, that give what was promised."""
    last = days[1] + _LATE
    dated = _GIVES_DATE.search(commitment.what.text) is not None
    here = ledger.document(commitment.document_id)
    held = [e for e in ledger.records(Exchange) if e.day and days[0] <= e.day <= last]
    for each in sorted(held, key=lambda e: (e.day or last, e.span.start)):
        if each.answer_class is not AnswerClass.DIRECT:
            continue
        met = wanted & set(stems(each.question.text))
        if len(met) < max(_MIN_MET, _MIN_SHARE * len(wanted)):
            continue
        if each.day is None or not same_area(ledger.document(each.document_id), here):
            continue
        for reply in each.replies:
            for start, end in split_sentences(reply.span.text):
                text = reply.span.text[start:end]
                gives = bool(find_dates(text)) if dated else _CAME.search(text) is not None
                if gives and not still_open(text):
                    base = reply.span.start
                    span = Span(base + start, base + end, text)
                    yield Mention(each.document_id, each.day, span, closes=True)


def _sentences(
    commitment: Commitment,
    wanted: frozenset[str],
    days: tuple[dt.date, dt.date],
    ledger: Ledger,
) -> Iterator[Mention]:
    """Yield the sentences of that time's minutes in which the thing is presented."""
    if len(wanted) < _MIN_MET:
        return
    minutes = {
        paper.document_id: (paper, day)
        for paper, day in _papers(commitment, *days, ledger)
        if paper.kind in _MINUTES
    }
    for passage in _bearing(wanted, [paper for paper, _ in minutes.values()], ledger):
        if passage.kind in _NOTE:
            continue
        heading = set(stems(" ".join(passage.locator.headings[-1:])))
        for start, end in split_sentences(passage.text):
            text = passage.text[start:end]
            if not _CAME.search(text) or still_open(text):
                continue
            own = wanted & set(stems(text))
            met = own | (wanted & heading)
            if own and len(met) >= _MIN_MET and len(met) / len(wanted) >= _MIN_SHARE:
                base = passage.locator.start
                span = Span(base + start, base + end, text)
                yield Mention(
                    passage.document_id, minutes[passage.document_id][1], span, closes=True
                )


def _bearing(wanted: frozenset[str], papers: Sequence[Document], ledger: Ledger) -> list[Passage]:
    """Return the passages of papers whose text bears any of some words; no others are read."""
    view = ledger.view
    bears = stems_held(view, wanted) > 0
    return view.passages([n for each in papers for n in view.rows_of(each.document_id) if bears[n]])


def once_each(commitments: Sequence[Commitment]) -> list[Commitment]:
    """Return undertakings without those that a list of actions in the same paper gives again."""
    rows = [each for each in commitments if _is_row(each)]
    return [
        each
        for each in commitments
        if _is_row(each) or not any(_is_given_again(each, row) for row in rows)
    ]


def _is_row(commitment: Commitment) -> bool:
    who = _who(commitment)
    words = " ".join(commitment.span.text.split())
    return bool(who) and words.casefold().startswith(f"{who} to ")


def _is_given_again(one: Commitment, row: Commitment) -> bool:
    """Return whether a row gives one's promise again: the same paper, person and month."""
    if one.document_id != row.document_id or _who(one) != _who(row):
        return False
    ends = [each.due.day for each in (one, row) if each.due.day]
    if len(ends) < _MIN_MET or any(
        (a.year, a.month) != (b.year, b.month) for a, b in pairwise(ends)
    ):
        return False
    return len(set(stems(one.span.text)) & set(stems(row.span.text))) > _MIN_MET


def _who(commitment: Commitment) -> str:
    if commitment.who is None:
        return ""
    printed = " ".join(commitment.who.printed.split()).casefold()
    return printed.removeprefix("the ")
