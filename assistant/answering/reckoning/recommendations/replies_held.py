"""What is held in the papers that answers each recommendation of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Proof
from assistant.answering.reckoning.recommendations.first_printed import FirstPrinted
from assistant.answering.reckoning.recommendations.recommendation_sets import (
    RecommendationSet,
    letters_of,
)
from assistant.answering.reckoning.recommendations.reply_links import (
    Named,
    decides,
    is_other,
    is_same,
    is_to_all,
    may_be_numbered,
    may_decide,
    named_in_decision,
    sets_named,
    shared_words,
)
from assistant.answering.reckoning.recommendations.response_links import bare_number, own_words
from assistant.council import Recommendation, Resolution, Response
from assistant.documents import DocumentKind
from assistant.spans import Span

_Sets = Sequence[RecommendationSet]
# Own words that two titles share where they may well name one subject.
_ALIKE = 2


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

    `sets`, as they are kept, are all sets that may be answered: a response that may be to two of them is
    surely to neither. What may be to one of `besides` is to none of them.
    """

    def __init__(self, ledger: Ledger, sets: _Sets, besides: _Sets = ()) -> None:
        self.sets = tuple(sets)
        self._ledger = ledger
        self._besides = besides
        self._printed = FirstPrinted(ledger)
        self._in_paper = Counter(each.document_id for each in ledger.records(Response))
        self._responses = [
            (each, self._named(each.document_id, each.about, sets))
            for each in ledger.records(Response)
        ]
        self._decided = [
            (limb, self._decided_on(limb, sets))
            for limb in ledger.records(Resolution)
            if decides(limb)
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
            paper = self._ledger.document(response.document_id)
            if self._printed.is_before_item(paper, item):
                continue
            sure = _answers(response, item, each, named, response.about or paper.title)
            if sure is not None:
                shown = not self._printed.may_be_before(paper, item) and self._is_whole(response)
                yield self._reply(response, sure=sure and shown)
        for limb, named in self._decided:
            if each in named.sets and may_decide(limb, bare_number(item.number)):
                proof = self._ledger.proof(limb.document_id, limb.span)
                yield Reply(limb.text, limb.committee, (proof,), named.sure)
        for proof in self.unread(each):
            yield Reply("", None, (proof,), sure=False)

    def _is_whole(self, response: Response) -> bool:
        """Return whether a response says to what it is one, or is all that its paper answers."""
        if response.number or response.recommendation_text:
            return True
        return self._in_paper[response.document_id] == 1

    def _reply(self, response: Response, *, sure: bool) -> Reply:
        spans = (response.span, response.verdict_span)
        proofs = tuple(self._ledger.proof(response.document_id, span) for span in spans)
        return Reply(response.verdict_span.text, response.by, proofs, sure)

    def _named(self, document_id: str, about: str | None, sets: _Sets) -> Named:
        paper = self._ledger.document(document_id)
        called = about or paper.title
        if sets_named(called, paper, self._besides, self._printed).sets:
            return Named()
        return sets_named(called, paper, sets, self._printed)

    def _decided_on(self, limb: Resolution, sets: _Sets) -> Named:
        paper = self._ledger.document(limb.document_id)
        return named_in_decision(limb, paper, sets, self._printed)


def _answers(
    response: Response, item: Recommendation, each: RecommendationSet, named: Named, called: str
) -> bool | None:
    """Return whether a response is surely to a recommendation, None where it is not at all."""
    if each in named.sets:
        return _answers_of_report(response, item, each, named)
    text = response.recommendation_text
    if named.sets:
        # Another report is named: it may repeat this one all the same, unless its own says so.
        own = any(is_same(text, other.text) for found in named.sets for other in found.items)
        return False if is_same(text, item.text) and not own else None
    return _answers_of_none(response, item, each, called)


def _answers_of_none(
    response: Response, item: Recommendation, each: RecommendationSet, called: str
) -> bool | None:
    """Return the same of a response under a name, `called`, that no report held surely has."""
    text, shared = response.recommendation_text, shared_words(called, each)
    if is_same(text, item.text):
        whole = letters_of(text or "") == letters_of(item.text)
        return whole and (shared > 0 or not own_words(response.about or ""))
    nameless = not own_words(response.about or "") and not text
    if shared < _ALIKE and not nameless:
        return None
    if any(is_same(text, other.text) for other in each.items):
        return None
    number, printed = bare_number(response.number), bare_number(item.number)
    if number and number == printed:
        return False
    if shared < _ALIKE:
        return None
    return False if _may_mean(response, item, each) and not is_other(text, item.text) else None


def _answers_of_report(
    response: Response, item: Recommendation, each: RecommendationSet, named: Named
) -> bool | None:
    """Return the same of a response that may be to this report."""
    text = response.recommendation_text
    if is_to_all(response):
        return named.sure
    if is_same(text, item.text):
        others = (other for found in named.sets if found != each for other in found.items)
        return named.sure or not any(is_same(text, other.text) for other in others)
    if any(is_same(text, other.text) for other in each.items):
        return None
    number, printed = bare_number(response.number), bare_number(item.number)
    if not number or number != printed:
        return False if _may_mean(response, item, each) else None
    return False if is_other(text, item.text) else named.sure or bool(text)


def _may_mean(response: Response, item: Recommendation, each: RecommendationSet) -> bool:
    """Return whether a response with another number than a recommendation may be to it.

    Where one of both has no number, nothing shows that they do not belong together.
    """
    number, printed = bare_number(response.number), bare_number(item.number)
    if is_to_all(response) is not False or not number or not printed:
        return True
    numbers = {bare_number(other.number) for other in each.items}
    return number not in numbers and may_be_numbered(number, printed)


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
