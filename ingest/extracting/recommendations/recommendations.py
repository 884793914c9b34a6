"""Recommendations of reviews, scrutiny, inspections and officers: read this file first.

A recommendation is what a paper calls one: it stands under a heading of recommendations
or is labelled so. Findings, conclusions and observations are none, nor is what a meeting
resolved; a paper that repeats its list has each item once.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from assistant.actions import DueDate
from assistant.council import Recommendation, RecommendationKind
from assistant.dates import written_date
from assistant.documents import DateIs, DocumentKind
from ingest.extracting.dates.due_dates import read_due
from ingest.extracting.paper import Paper
from ingest.extracting.recommendations.recommendation_lists import (
    Furniture,
    Listing,
    find_furniture,
    find_labelled,
    find_listings,
)
from ingest.extracting.recommendations.recommendation_lists_items import (
    Item,
    labelled_item,
    listed_items,
)
from ingest.extracting.recommendations.recommendation_lists_tables import boxed_items, table_items
from ingest.extracting.recommendations.recommendations_drafts import draft_items, prose_items
from ingest.extracting.recommendations.recommendations_restated import restated_items
from ingest.extracting.recommendations.recommendations_wording import (
    find_deadline,
    linked_actions,
    read_strength,
)
from ingest.extracting.recommendations.responses_titles import answered_report

Kind = DocumentKind
# What these papers print as recommendations was made elsewhere, or is a resolution.
_NO_SOURCE = frozenset(
    {
        Kind.MINUTES,
        Kind.PRINTED_MINUTES,
        Kind.DECISION_NOTICE,
        Kind.NEWS_ITEM,
        Kind.ACTION_PLAN,
        Kind.ACTION_LOG,
        Kind.QUESTION_PAPER,
    }
)
_OFFICERS = frozenset(
    {
        Kind.OFFICER_REPORT,
        Kind.PROGRESS_REPORT,
        Kind.REPORTS_PACK,
        Kind.AGENDA,
        Kind.EXECUTIVE_RESPONSE,
    }
)
_SCRUTINY = re.compile(
    r"(?i)\b(?:task (?:and|&) finish|task group|scrutiny (?:review|inquiry|report|panel|committee|group)"
    r"|select committee|working group|(?<!by the )house of (?:lords|commons)"
    r"|(?:lords|commons) .{0,40}committee|report of session 20\d\d)"
)
_MEMBERS_REPORT = re.compile(
    r"(?i)\breport of (?:the|a) .{0,60}\b(?:task (?:and|&) finish|task group|select committee|scrutiny (?:panel"
    r"|committee|group|commission)|working group)"
)
_REVIEW = re.compile(
    r"(?i)\b(?:public |independent )?inquiry\b|\b(?:practice|case|adults?|homicide) review\b"
)
_HEAD = 3000
_GOES_ON = (":", ";", "; and", "; or")
_SURE_REVIEWS = frozenset({Kind.REVIEW_REPORT, Kind.INSPECTION_REPORT, Kind.PARTNER_PAPER})
# Characters without spaces: two items of one number that begin alike are one.
_SAME_WORDS = 40


def extract_recommendations(paper: Paper) -> list[Recommendation]:
    """Return the recommendations that a paper makes, in reading order, each once."""
    if paper.facts.kind in _NO_SOURCE:
        return []
    if not any(word in paper.text for word in ("ecommend", "mprove", "earning point")):
        return []
    officers = paper.facts.kind in _OFFICERS and not _MEMBERS_REPORT.search(paper.facts.title)
    furniture = find_furniture(paper)
    found = list(_found(paper, furniture, officers=officers))
    if not found and not officers:
        found = [(i, paper.facts.title, _kind_of_paper(paper)) for i in prose_items(paper)]
    return [_record(paper, item, source, kind) for item, source, kind in _once(found)]


def _found(
    paper: Paper, furniture: Furniture, *, officers: bool
) -> Iterator[tuple[Item, str, RecommendationKind]]:
    own = _kind_of_paper(paper)
    if not officers:
        for labelled in find_labelled(paper, paper.parsed.blocks, furniture):
            item = labelled_item(paper, labelled)
            if item is not None:
                yield item, paper.facts.title, own
    if not officers:
        for boxed in boxed_items(paper):
            yield boxed, paper.facts.title, own
    for listing in find_listings(paper, furniture, officers=officers):
        source = _source(paper, listing)
        for item in _items(paper, listing, furniture, officers=officers):
            draft = officers or (item.members is not None and _may_be_draft(paper, own))
            yield item, source, RecommendationKind.OFFICER_TO_COMMITTEE if draft else own
    if paper.facts.kind is Kind.EXECUTIVE_RESPONSE:
        about = answered_report(paper)[0] or paper.facts.title
        for item in restated_items(paper, furniture):
            yield item, about, own
    if officers:
        for item, source in draft_items(paper):
            yield item, source, RecommendationKind.OFFICER_TO_COMMITTEE


def _items(paper: Paper, listing: Listing, furniture: Furniture, *, officers: bool) -> list[Item]:
    """Return the items of a list: labelled ones first, else rows, else list items."""
    labelled = list(find_labelled(paper, listing.blocks, furniture))
    if labelled:
        found = [labelled_item(paper, one) for one in labelled] if officers else []
        return [item for item in found if item is not None]
    rows = table_items(listing)
    items = sorted([*rows, *listed_items(paper, listing)], key=lambda item: item.start)
    return _completed(items, {row.start for row in rows})


def _completed(items: list[Item], rows: Collection[int]) -> list[Item]:
    """Return the items; a row of a table that ends in a colon goes on in the bullets below it."""
    whole: list[Item] = []
    for item in items:
        open_row = bool(whole) and whole[-1].start in rows and whole[-1].text.endswith(_GOES_ON)
        if open_row and item.text[:1].islower() and not item.number:
            whole[-1] = replace(whole[-1], end=item.end, text=f"{whole[-1].text} {item.text}")
        else:
            whole.append(item)
    return whole


def _kind_of_paper(paper: Paper) -> RecommendationKind:
    title = paper.facts.title
    by_members = paper.facts.kind is not Kind.INSPECTION_REPORT and _SCRUTINY.search(title)
    if not by_members and (paper.facts.kind is Kind.INSPECTION_REPORT or _REVIEW.search(title)):
        return RecommendationKind.REVIEW_TO_AGENCY
    if _SCRUTINY.search(f"{title}\n{paper.text[:_HEAD]}"):
        return RecommendationKind.SCRUTINY_TO_EXECUTIVE
    return RecommendationKind.REVIEW_TO_AGENCY


def _may_be_draft(paper: Paper, own: RecommendationKind) -> bool:
    """Return whether what asks a committee in this paper may be its officers' draft."""
    return own is RecommendationKind.REVIEW_TO_AGENCY and paper.facts.kind not in _SURE_REVIEWS


def _source(paper: Paper, listing: Listing) -> str:
    """Return the title of the report that a list stands in; in a pack, that of its part."""
    if paper.facts.kind is Kind.REPORTS_PACK and listing.headings:
        above = [h for h in listing.headings if h != listing.title]
        return above[-1] if above else paper.facts.title
    return paper.facts.title


def _once(
    found: list[tuple[Item, str, RecommendationKind]],
) -> list[tuple[Item, str, RecommendationKind]]:
    """Return what was found without repetitions: a summary often repeats the list."""
    kept: list[tuple[Item, str, RecommendationKind]] = []
    seen: dict[str, list[tuple[str | None, str]]] = {}
    for item, source, kind in sorted(found, key=lambda f: (f[0].start, -f[0].end)):
        words = re.sub(r"\W+", "", item.text.lower())
        earlier = seen.setdefault(source, [])
        if not words or (kept and item.start < kept[-1][0].end):
            continue
        if any(_same(words, item.number, *other) for other in earlier):
            continue
        earlier.append((item.number, words))
        kept.append((item, source, kind))
    return kept


def _same(words: str, number: str | None, other_number: str | None, other: str) -> bool:
    shorter = min(len(words), len(other))
    if number is not None and number == other_number:
        shorter = min(shorter, _SAME_WORDS)
    return words[:shorter] == other[:shorter]


def _record(paper: Paper, item: Item, source: str, kind: RecommendationKind) -> Recommendation:
    span = paper.span(item.start, item.end)
    return Recommendation(
        record_id=paper.record_id("recommendation", span.start, span.end),
        document_id=paper.document_id,
        passage_id=paper.passage_id(span.start),
        span=span,
        kind=kind,
        number=item.number,
        text=item.text,
        source_title=source,
        addressee=item.addressee,
        strength=read_strength(item.text),
        due=_due(paper, item),
        linked_actions=item.linked or linked_actions(item.text),
    )


def _due(paper: Paper, item: Item) -> DueDate:
    place = None if item.due_text else find_deadline(item.text)
    text = item.due_text or (item.text[slice(*place)] if place else "")
    if not text:
        return DueDate("")
    date = paper.facts.date
    anchor = None
    from_report = re.search(r"(?i)\b(?:publication|report|review)\b", text)
    if date.day is not None and date.date_is is DateIs.PUBLISHED and from_report:
        anchor = f"publication of this report on {written_date(date.day)}"
    return read_due(text, anchor=anchor)
