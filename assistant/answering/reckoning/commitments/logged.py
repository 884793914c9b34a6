"""Answers whether a thing came from scrutiny's own action log, and what later papers say of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from assistant.actions import ActionItem, ActionStatus
from assistant.answering.planning import Plan
from assistant.answering.reckoning.asked.people import PersonAsked
from assistant.answering.reckoning.asked.quoting import clipped, day_value, kept_short
from assistant.answering.reckoning.asked.scopes import Scope, scope_of
from assistant.answering.reckoning.asked.topics import TopicIndex, TopicText
from assistant.answering.reckoning.commitments.commitments_asking import (
    CHASED,
    FRAMING,
    AboutPromises,
    about_promises,
)
from assistant.answering.reckoning.commitments.later_mentions import (
    Mention,
    later_mentions,
    sought,
)
from assistant.answering.reckoning.commitments.log_rows import is_logged, raised_on, row_claim
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Proof, Reckoned
from assistant.answering.terms import stems
from assistant.answers import AnswerStatus, Basis
from assistant.council import Speaker
from assistant.dates import written_date
from assistant.sentences import split_sentences
from assistant.spans import Span

# A row answers only where its own words say nearly all that is asked about.
_CLEARLY = 0.7
_MIN_UNITS = 2
_NOT_CAME = re.compile(r"(?i)\bwhat will\b|^\W*(?:when|why|who)\b")
_MENTION_WORDS, _FOLLOWING_WORDS = 40, 50
_LOG_WORDS = f"{FRAMING} log asked ask times many officer one full single copy chair"
# A sentence in which somebody asks for it again: what follows says what came.
_ASKS = re.compile(r"(?i)\b(?:asked|queried|reminded|enquired)\b")


def reckon_logged(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return how the newest action log shows what a question asks for; None for other questions."""
    question = plan.standalone
    chased = CHASED.search(question) is not None
    if plan.press or not (chased or about_promises(question) is AboutPromises.CAME):
        return None
    if _NOT_CAME.search(question):
        return None
    rows = [each for each in ledger.records(ActionItem) if is_logged(each, ledger)]
    if not rows:
        return None
    owners = [Speaker(lead, role=lead) for each in rows for lead in each.leads]
    scope = scope_of(plan, ledger, owners, _LOG_WORDS)
    row = _meant(scope, rows, ledger) if scope else None
    if row is None:
        return None
    mention = _mention(row, ledger)
    claims = [row_claim(row, ledger)]
    if mention is not None:
        later = mention.day > (ledger.document(row.document_id).date.day or dt.date.max)
        at = 0 if later and not chased else 1
        claims[at:at] = [_mention_claim(mention), *_what_follows(mention, ledger)]
    came = row.status is ActionStatus.COMPLETE or (mention is not None and mention.closes)
    status = AnswerStatus.ANSWERED if came or chased else AnswerStatus.PARTLY_ANSWERED
    return Reckoned(status, kept_short(claims), "as the action log shows it")


def _meant(scope: Scope, rows: Sequence[ActionItem], ledger: Ledger) -> ActionItem | None:
    """Return the one thing logged that a question means, by its newest log; None where unclear."""
    if len(scope.topic.units) < _MIN_UNITS:
        return None
    texts = [
        TopicText(f"{each.action} {' '.join(each.leads)}", "", each.progress or "") for each in rows
    ]
    among = {n for n, each in enumerate(rows) if _is_inside(each, scope, ledger)}
    fits = [fit for fit in TopicIndex(texts).about(scope.topic, among) if fit.own >= _CLEARLY]
    best = [rows[fit.number] for fit in fits if fit.own == fits[0].own]
    if len({frozenset(stems(each.action)) for each in best}) != 1:
        return None
    return max(best, key=lambda each: ledger.document(each.document_id).date.day or dt.date.min)


def _is_inside(item: ActionItem, scope: Scope, ledger: Ledger) -> bool:
    """Return whether a row is of the committee, the day and the person that a question names."""
    document = ledger.document(item.document_id)
    if scope.committees is not None and document.committee not in (None, *scope.committees):
        return False
    raised = raised_on(item)
    if scope.days is not None and not scope.days.holds(raised):
        return False
    return all(_owns(person, item) for person in scope.people)


def _owns(person: PersonAsked, item: ActionItem) -> bool:
    return any(person.is_same(Speaker(lead, role=lead)) for lead in item.leads)


def _mention(item: ActionItem, ledger: Ledger) -> Mention | None:
    """Return what a later paper says of it: that it came, else the newest words on it."""
    raised = raised_on(item)
    if raised is None:
        return None
    found = [
        each
        for each in later_mentions(ledger, sought([item.action], raised, item.document_id))
        if each.document_id != item.document_id and "|" not in each.span.text
    ]
    closing = [each for each in found if each.closes]
    return closing[0] if closing else (found[-1] if found else None)


def _what_follows(mention: Mention, ledger: Ledger) -> Iterator[Claim]:
    """Yield the sentences after one in which somebody asks for it again: what they were told."""
    if not _ASKS.search(mention.span.text):
        return
    for passage in ledger.view.passages_of(mention.document_id):
        base = passage.locator.start
        after = [
            (start, end)
            for start, end in split_sentences(passage.text)
            if base < mention.span.end <= base + start
        ]
        if after:
            first, last = after[0][0], _as_many(passage.text, after)
            span = Span(base + first, base + last, passage.text[first:last])
            proof = Proof(mention.document_id, span)
            yield Claim(f"It goes on: “{span.text}”", Basis.QUOTATION, (proof,))
            return


def _as_many(text: str, sentences: Sequence[tuple[int, int]]) -> int:
    """Return where the last of as many sentences ends as stay short; one at least."""
    first = sentences[0][0]
    ends = [e for _, e in sentences if len(text[first:e].split()) <= _FOLLOWING_WORDS]
    return max(ends, default=sentences[0][1])


def _mention_claim(mention: Mention) -> Claim:
    span: Span = clipped(mention.span, _MENTION_WORDS)
    text = f"A paper of {written_date(mention.day)} says: “{span.text}”"
    return Claim(
        text, Basis.COMPUTED, (Proof(mention.document_id, span),), (day_value(mention.day),)
    )
