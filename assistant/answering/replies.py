"""Finds what was replied to a question that a passage quotes, from the recorded exchanges."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from assistant.answering.candidates import Chosen
from assistant.answering.holding import holds_asked
from assistant.answering.planning import EXACT, Plan, Wants
from assistant.answering.turns import Role, Turn
from assistant.council import AnswerClass, Exchange
from assistant.documents import Passage
from assistant.sentences import split_sentences
from assistant.spans import Span

if TYPE_CHECKING:
    from assistant.stores.view import View

_MAX_WORDS = 60
# Of these nothing was said that could stand as the answer.
_NOTHING_SAID = (AnswerClass.NONE_RECORDED, AnswerClass.DEFERRED, AnswerClass.REFERRED)
_NEARLY = 0.9
_known: WeakKeyDictionary[object, Mapping[str, Sequence[Exchange]]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Replied:
    """A recorded question, and the words of its reply that may be quoted."""

    exchange: Exchange
    question: Chosen
    reply: Chosen


def find_reply(plan: Plan, near: Sequence[Chosen], view: View) -> Replied | None:
    """Return the reply to the best of `near`, None where that is no recorded question.

    A recorded question answers nothing by itself: what was replied to it does. Of several
    questions that are nearly as near, the newest that was answered is taken.
    """
    if plan.wants is Wants.QUESTION or not near:
        return None
    first = _replied(plan, near[0], view)
    if first is None:
        return None
    alike = [c for c in near[1:] if c.sure >= _NEARLY * near[0].sure]
    found = [first, *(told for c in alike if (told := _replied(plan, c, view)))]
    return max(found, key=_age)


def _age(told: Replied) -> int:
    return told.exchange.day.toordinal() if told.exchange.day else 0


def _replied(plan: Plan, chosen: Chosen, view: View) -> Replied | None:
    for exchange in _exchanges(view).get(chosen.document.document_id, ()):
        asked = exchange.question
        if not (asked.start < chosen.end and chosen.start < asked.end):
            continue
        if exchange.answer_class in _NOTHING_SAID:
            return None
        reply = next(_quotable(plan, chosen, exchange, view), None)
        return Replied(exchange, chosen, reply) if reply else None
    return None


def _quotable(plan: Plan, chosen: Chosen, exchange: Exchange, view: View) -> Iterator[Chosen]:
    """Yield the stretches of the replies that may be quoted as the answer, in order."""
    passages = view.passages_of(exchange.document_id)
    for reply in exchange.replies:
        for start, end in _stretches(plan, reply.span):
            passage = _passage_at(passages, start)
            if passage is not None and end <= passage.locator.end:
                base = passage.locator.start
                turn = Turn(start - base, end - base, Role.ANSWER, 0)
                yield replace(
                    chosen,
                    passage=passage,
                    start=start,
                    end=end,
                    role=Role.ANSWER,
                    turn=turn,
                    holds=True,
                )


def _stretches(plan: Plan, span: Span) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a reply that hold what is asked for, with what follows them."""
    found = list(split_sentences(span.text))
    for number, (start, end) in enumerate(found):
        if plan.asked_for in EXACT and not holds_asked(plan, span.text[start:end], reply=True):
            continue
        for begins, later in found[number + 1 :]:
            if "\n" in span.text[end:begins]:
                break
            if len(span.text[start:later].split()) > _MAX_WORDS:
                break
            end = later
        yield span.start + start, span.start + end


def _passage_at(passages: Sequence[Passage], offset: int) -> Passage | None:
    place = bisect_right([p.locator.start for p in passages], offset) - 1
    return passages[place] if place >= 0 and offset < passages[place].locator.end else None


def _exchanges(view: View) -> Mapping[str, Sequence[Exchange]]:
    if view not in _known:
        found: dict[str, list[Exchange]] = {}
        for exchange in view.records(Exchange):
            if exchange.replies:
                found.setdefault(exchange.document_id, []).append(exchange)
        _known[view] = found
    return _known[view]
