"""What is held in the papers that answers each recommendation of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Proof
from assistant.answering.reckoning.recommendations.recommendation_sets import RecommendationSet
from assistant.answering.reckoning.recommendations.reply_links import (
    Named,
    decides_all,
    is_before,
    is_other,
    is_same,
    is_to_all,
    named_in_decision,
    sets_named,
)
from assistant.answering.reckoning.recommendations.response_links import bare_number, own_words
from assistant.answering.reckoning.recommendations.response_sets import plain_title
from assistant.council import Recommendation, Resolution, Response
from assistant.documents import DocumentKind
from assistant.spans import Span

_Sets = Sequence[RecommendationSet]


@dataclass(frozen=True, slots=True)
class Reply:
    """A response as printed. Not `sure`: the papers do not show that it is to this recommendation."""

    words: str
    by: str | None
    proofs: tuple[Proof, ...]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """A recommendation with the replies to it that are held."""

    item: Recommendation
    replies: tuple[Reply, ...] = ()

    @property
    def is_answered(self) -> bool:
        """Whether a response to it is held."""
        return any(reply.sure for reply in self.replies)

    @property
    def is_unclear(self) -> bool:
        """Whether what is held may or may not be a response to it."""
        return bool(self.replies) and not self.is_answered


class Replies:
    """Finds the replies to recommendations among the responses and decisions of a ledger.

    `sets` are all sets that may be answered: a response that may be to two of them is
    surely to neither. What may be to one of `besides` is to none of them.
    """

    def __init__(self, ledger: Ledger, sets: _Sets, besides: _Sets = ()) -> None:
        self._ledger = ledger
        self._besides = besides
        self._responses = [
            (each, self._named(each.document_id, each.about, sets))
            for each in ledger.records(Response)
        ]
        self._decided = [
            (limb, named_in_decision(limb, ledger.document(limb.document_id), sets))
            for limb in ledger.records(Resolution)
            if decides_all(limb)
        ]
        self._unread = [
            (proof, self._named(proof.document_id, about, sets))
            for proof, about in _unread_papers(ledger)
        ]

    def to(self, each: RecommendationSet) -> tuple[Asked, ...]:
        """Return a set's recommendations with what is held of replies to them."""
        return tuple(Asked(item, tuple(self._replies(item, each))) for item in each.items)

    def names(self, each: RecommendationSet) -> bool:
        """Return whether responses that surely name a report are to numbers that it prints."""
        printed = {bare_number(item.number) for item in each.items} - {""}
        return any(
            named.sure and each in named.sets and bare_number(response.number) in printed
            for response, named in self._responses
        )

    def unread(self, each: RecommendationSet) -> list[Proof]:
        """Return the papers that answer a report and of which no single response could be read."""
        return [proof for proof, named in self._unread if each in named.sets]

    def _replies(self, item: Recommendation, each: RecommendationSet) -> Iterator[Reply]:
        for response, named in self._responses:
            if is_before(self._ledger.document(response.document_id), each.document):
                continue
            sure = _answers(response, item, each, named)
            if sure is not None:
                yield self._reply(response, sure=sure)
        for limb, named in self._decided:
            if each in named.sets:
                proof = self._ledger.proof(limb.document_id, limb.span)
                yield Reply(limb.text, limb.committee, (proof,), named.sure)
        for proof in self.unread(each):
            yield Reply("", None, (proof,), sure=False)

    def _reply(self, response: Response, *, sure: bool) -> Reply:
        spans = (response.span, response.verdict_span)
        proofs = tuple(self._ledger.proof(response.document_id, span) for span in spans)
        return Reply(response.verdict_span.text, response.by, proofs, sure)

    def _named(self, document_id: str, about: str | None, sets: _Sets) -> Named:
        paper = self._ledger.document(document_id)
        called = about or paper.title
        if sets_named(called, paper, self._besides).sets:
            return Named()
        return sets_named(called, paper, sets)


def _answers(
    response: Response, item: Recommendation, each: RecommendationSet, named: Named
) -> bool | None:
    """Return whether a response is surely to a recommendation, None where it is not at all."""
    meant = each in named.sets
    if named.sets and not meant:
        return None
    if meant and is_to_all(response):
        return named.sure
    if meant:
        return _answers_of_report(response, item, each, named)
    text, number = plain_title(response.recommendation_text), bare_number(response.number)
    if text or own_words(response.about or ""):
        return (text == plain_title(item.text)) or None
    # It names no report at all, and prints a number alone.
    return False if number and number == bare_number(item.number) else None


def _answers_of_report(
    response: Response, item: Recommendation, each: RecommendationSet, named: Named
) -> bool | None:
    """Return the same of a response that may be to this report."""
    text = response.recommendation_text
    if is_same(text, item.text):
        return True
    if any(is_same(text, other.text) for other in each.items):
        return None
    number, printed = bare_number(response.number), bare_number(item.number)
    if number and printed and number != printed:
        return None
    if is_other(text, item.text):
        return False if named.exact and number and printed else None
    # Where one of both has no number, nothing shows that they belong together.
    return (named.sure or bool(text)) if number and printed else False


def _unread_papers(ledger: Ledger) -> Iterator[tuple[Proof, str]]:
    """Yield the responses' papers without a single response, with the reports that they name."""
    read = {each.document_id for each in ledger.records(Response)}
    printed = {each.document_id: each for each in ledger.records(Recommendation)}
    for document_id, paper in ledger.documents.items():
        if paper.kind is not DocumentKind.EXECUTIVE_RESPONSE or document_id in read:
            continue
        found = printed.get(document_id)
        if found is not None:
            yield ledger.proof(document_id, found.span), found.source_title
        for passage in () if found else ledger.view.passages_of(document_id)[:1]:
            place = passage.locator
            yield Proof(document_id, Span(place.start, place.end, passage.text)), paper.title
