"""Of which recommendations a question asks whether they have a response."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.planning import Plan
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.recommendations.missing_words import EXECUTIVE, without_asking
from assistant.answering.reckoning.recommendations.recommendation_sets import (
    RecommendationSet,
    about,
    gather_sets,
    to_body,
)
from assistant.answering.reckoning.recommendations.recommendations_asked import sets_asked
from assistant.answering.reckoning.recommendations.replies_held import Asked, Replies, Reply
from assistant.answering.terms import stems
from assistant.council import Recommendation, RecommendationKind
from assistant.dates import find_dates, written_date
from assistant.documents import Document, DocumentKind

_OFFICERS = RecommendationKind.OFFICER_TO_COMMITTEE
_SAYS_OFFICERS = re.compile(r"(?i)\bofficers?['’]?s?\b|\bofficer reports?\b")
_SAYS_INSPECTION = re.compile(r"(?i)\bofsted\b|\binspect\w*|\bcqc\b|\bilacs\b")
# Whole spans of time, which no paper's own date tells.
_SPAN = re.compile(
    r"(?i)\b(?:since|before|after|between|until|older|newer|earlier|later|past|last)\b"
)
_ON = re.compile(r"(?i)\b(?:on|about|regarding|concerning|around)\b")
_COUNCILS = re.compile(r"(?i)\b(?:cabinet|executive|council|government|mayor|leader|portfolio)\b")
# Those who act for the executive, where it is the council's.
_ITS_OFFICERS = re.compile(
    r"(?i)\b(?:(?:lead|cabinet|executive) members?|directors?|heads? of|officers?|services?)\b"
)
_OF_OTHERS = re.compile(
    r"(?i)\b(?:nhs|health board|integrated care|trusts?|police|fire|ambulance|probation|hospitals?|colleges?"
    r"|(?:parish|town|youth) councils?|(?:uk|welsh|scottish|british|central|national) government"
    r"|operators?|providers?)\b"
)
_Chosen = tuple[RecommendationSet, tuple[Recommendation, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """Those of a report's recommendations that a question asks about, with the replies held.

    `by_others` says that replies of others than the executive were left out.
    """

    whole: RecommendationSet
    asked: tuple[Asked, ...]
    by_others: bool = False

    @property
    def items(self) -> tuple[Recommendation, ...]:
        """All that are asked about."""
        return tuple(each.item for each in self.asked)

    @property
    def missing(self) -> tuple[Recommendation, ...]:
        """Those to which nothing that is held is a response."""
        return tuple(each.item for each in self.asked if not each.replies)

    @property
    def unclear(self) -> tuple[Asked, ...]:
        """Those to which what is held may be a response."""
        return tuple(each for each in self.asked if each.is_unclear)

    @property
    def is_whole(self) -> bool:
        """Whether all of the report are asked about."""
        return len(self.asked) == len(self.whole.items)


def parts_meant(plan: Plan, ledger: Ledger) -> tuple[tuple[Part, ...], Replies]:
    """Return what a question asks about, report by report: nothing where that is not clear."""
    made = [each for each in gather_sets(ledger) if each.kind is not _OFFICERS]
    drafted = [each for each in gather_sets(ledger) if _may_be_report(each)]
    adopted = _answered_only(drafted, made, ledger)
    replies = Replies(ledger, [*made, *adopted])
    if _SAYS_OFFICERS.search(plan.standalone) or (plan.dates and _SPAN.search(plan.standalone)):
        return (), replies
    found = _asked_about(without_asking(plan), adopted, ledger)
    if EXECUTIVE.search(plan.standalone) is None:
        return _parts(found, replies, None), replies
    # What a review asks of the council is the executive's to answer where nothing else is.
    own = _parts(found, replies, EXECUTIVE)
    return own or _parts(found, replies, _COUNCILS), replies


def _parts(
    found: Sequence[_Chosen], replies: Replies, addressed: re.Pattern[str] | None
) -> tuple[Part, ...]:
    parts = (_part(each, items, replies, addressed) for each, items in found)
    return tuple(part for part in parts if part.asked)


def _may_be_report(each: RecommendationSet) -> bool:
    return each.kind is _OFFICERS and each.document.kind is not DocumentKind.EXECUTIVE_RESPONSE


def _answered_only(
    drafted: Sequence[RecommendationSet], made: Sequence[RecommendationSet], ledger: Ledger
) -> list[RecommendationSet]:
    """Return what looks like officers' recommendations, but is answered as a report's."""
    replies = Replies(ledger, drafted, besides=made)
    return [each for each in drafted if replies.names(each)]


def _asked_about(kept: Plan, adopted: Sequence[RecommendationSet], ledger: Ledger) -> list[_Chosen]:
    """Return the sets that a plan means, with those of their items that it is about."""
    found = sets_asked(kept, ledger)
    others = sets_asked(kept, ledger, kinds=(_OFFICERS,)) if adopted else None
    general = found is None or not (found.named or found.topic)
    chosen = [(each, found.topic) for each in found.sets] if found else []
    if others and general:
        chosen += [(each, others.topic) for each in others.sets if each in adopted]
    if not _SAYS_INSPECTION.search(kept.standalone):
        chosen = [pair for pair in chosen if not pair[0].is_inspection] or chosen
    if kept.dates:
        chosen = [pair for pair in chosen if _is_dated(pair[0].document, kept)]
    return [(each, _about(each, topic, kept)) for each, topic in chosen]


def _is_dated(paper: Document, kept: Plan) -> bool:
    days = find_dates(written_date(paper.date.day)) if paper.date.day else []
    return any(date.covers(day) for date in kept.dates for day in days)


def _about(each: RecommendationSet, topic: Sequence[str], kept: Plan) -> tuple[Recommendation, ...]:
    """Return the items about a topic; those addressed to it, where it is a body's name."""
    numbers = {number for noun, number in kept.labels if noun == "recommendation"}
    found = to_body(kept.standalone, about(each.items, topic))
    if numbers:
        held = [each.numbered(number) for number in numbers]
        return tuple(item for item in held if item is not None and item in found)
    addressed = tuple(i for i in found if set(topic) <= set(stems(i.addressee or "")))
    return addressed if topic and addressed and not _ON.search(kept.standalone) else found


def _part(
    each: RecommendationSet,
    items: Sequence[Recommendation],
    replies: Replies,
    addressed: re.Pattern[str] | None,
) -> Part:
    """Return what of a set is asked about; with `addressed`, only the executive's own business."""
    asked = tuple(held for held in replies.to(each) if held.item in items)
    if addressed is None:
        return Part(each, asked)
    own = [held for held in asked if _is_addressed(held.item, each, addressed)]
    kept = [replace(h, replies=tuple(r for r in h.replies if _is_executives(r))) for h in own]
    return Part(each, tuple(kept), by_others=kept != own)


def _is_addressed(
    item: Recommendation, each: RecommendationSet, addressed: re.Pattern[str]
) -> bool:
    if each.kind is RecommendationKind.REVIEW_TO_AGENCY:
        return addressed.search(item.addressee or "") is not None
    return not item.addressee or _is_councils(item.addressee)


def _is_executives(reply: Reply) -> bool:
    by = reply.by or ""
    return not by or _COUNCILS.search(by) is not None or _is_councils(by)


def _is_councils(body: str) -> bool:
    """Return whether a body is the council's executive, or acts for it."""
    own = _COUNCILS.search(body) or _ITS_OFFICERS.search(body)
    return own is not None and _OF_OTHERS.search(body) is None
