"""Lists what a section of a paper lists: its recommendations, findings, areas to improve."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering import phrasing
from assistant.answering.candidates import is_about
from assistant.answering.citing import Citations
from assistant.answering.holding import missing_names
from assistant.answering.planning import AskedFor, Plan
from assistant.answering.retrieving import Ranked, Ranking
from assistant.answering.terms import coverage, stems
from assistant.answers import Basis, Sentence, Table, TableRow
from assistant.documents import Document, DocumentKind, Passage, PassageKind, SourceType

if TYPE_CHECKING:
    from assistant.stores.view import View

_LOOKED_AT = 40
_MOST_ITEMS = 25
_MIN_WORDS = 3
# What papers list under a heading of that name, as stems.
_NOUNS = {
    "recommend": "recommend",
    "find": "find",
    "prioriti": "prioriti",
    "risk": "risk",
    "improv": "improv",
    "learn": "learn",
    "object": "object",
}
_NUMBERED = re.compile(r"^\W*(?:recommendation|finding|priority|lesson)s?\s*\d+\b", re.IGNORECASE)
# Words of a question for a list that do not tell one paper's list from another's.
_SAYS_LITTLE = frozenset(
    stems("review report plan inspection paper need area serious case main key")
)
_MIN_SUBJECT = 0.5
_MAX_HEADING_WORDS = 9
_LISTED = (PassageKind.LIST, PassageKind.RECOMMENDATION, PassageKind.TABLE_ROW)
_REPORTS = (
    DocumentKind.REVIEW_REPORT,
    DocumentKind.INSPECTION_REPORT,
    DocumentKind.OTHER,
    DocumentKind.UNKNOWN,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item at the document's text[start:end], in or under `passage`."""

    passage: Passage
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Listing:
    """All items that a paper lists under one heading, or as numbered headings."""

    document: Document
    heading: str
    items: tuple[Item, ...]


def find_listing(plan: Plan, ranking: Ranking, view: View) -> Listing | None:
    """Return what the best fitting paper lists of the kind that is asked for.

    None where no list is asked for, or no paper that is about the question's names has
    a section with that heading and at least two items.
    """
    noun = _noun(plan)
    counts = plan.asked_for is AskedFor.NUMBER and plan.counted == noun
    if noun is None or not (counts or plan.asked_for is AskedFor.LIST):
        return None
    subject = [s for s in stems(" ".join(plan.subject)) if s != noun and s not in _SAYS_LITTLE]
    if not subject and not plan.names:
        return None
    for document in _papers(plan, ranking, view):
        passages = view.passages_of(document.document_id)
        listing = _numbered_headings(noun, plan, subject, document, passages, view)
        if listing is None and not counts:
            listing = _section(noun, plan, subject, document, passages)
        if listing is not None:
            return listing
    return None


def _is_on(plan: Plan, subject: Sequence[str], document: Document, headings: Sequence[str]) -> bool:
    """Return whether a paper's title and a section's headings bear a question's names and subject.

    A paper about one review may mention another: its findings are none of that other's.
    """
    file = document.file.rsplit("/", 1)[-1].replace("_", " ").replace("-", " ")
    bears = [document.title, document.authority or "", document.committee or "", file, *headings]
    if missing_names(plan, bears):
        return False
    about = stems(" ".join([document.title, document.authority or "", *headings]))
    return not subject or coverage(subject, about, {}) >= _MIN_SUBJECT


def _noun(plan: Plan) -> str | None:
    return next((stem for stem in stems(" ".join(plan.subject)) if stem in _NOUNS), None)


def _papers(plan: Plan, ranking: Ranking, view: View) -> list[Document]:
    """Return the papers of the best passages that the question may be about, best first.

    A paper that bears the question's names in its title comes first, a report before
    what others say of it, the newer before the older.
    """
    ranked: Sequence[Ranked] = ranking.best[:_LOOKED_AT]
    seen: dict[str, int] = {}
    for place, passage in enumerate(view.passages([r.row for r in ranked])):
        document = view.documents[passage.document_id]
        if is_about(plan, passage, document):
            seen.setdefault(passage.document_id, place)

    def order(document_id: str) -> tuple[bool, bool, bool, int, int]:
        document = view.documents[document_id]
        named = not missing_names(plan, [document.title, document.authority or ""])
        press = document.source_type is SourceType.PRESS
        age = -(document.date.day.toordinal() if document.date.day else 0)
        return press, not named, document.kind not in _REPORTS, age, seen[document_id]

    return [view.documents[d] for d in sorted(seen, key=order)]


def _numbered_headings(
    noun: str,
    plan: Plan,
    subject: Sequence[str],
    document: Document,
    passages: Sequence[Passage],
    view: View,
) -> Listing | None:
    """Return the headings "Finding 1: …" of a paper, each cited where it is printed."""
    if not _is_on(plan, subject, document, ()):
        return None
    found: dict[str, Passage] = {}
    for passage in passages:
        for heading in passage.locator.headings:
            if _NUMBERED.match(heading) and noun in stems(heading)[:2]:
                found.setdefault(heading, passage)
    text = view.text_of(document.document_id) if len(found) >= 2 else ""
    items = []
    for heading, passage in found.items():
        start = text.rfind(heading, 0, passage.locator.start)
        if start >= 0:
            items.append(Item(passage, start, start + len(heading)))
    return Listing(document, "", tuple(items)) if len(items) >= 2 else None


def _section(
    noun: str,
    plan: Plan,
    subject: Sequence[str],
    document: Document,
    passages: Sequence[Passage],
) -> Listing | None:
    """Return the items of the longest section that is headed by what is asked for."""
    sections: dict[tuple[str, ...], list[Item]] = {}
    for passage in passages:
        headings = passage.locator.headings
        fits = headings and _heads(noun, headings[-1]) and _is_on(plan, subject, document, headings)
        if fits and passage.kind in _LISTED and not _is_header(passage):
            sections.setdefault(headings, []).extend(_lines(passage))
    headings = max(sections, key=lambda path: len(sections[path]), default=())
    items = sections.get(headings, [])
    heading = headings[-1] if headings else ""
    numbered = [item for item in items if _NUMBERED.match(_text(item))]
    items = numbered if len(numbered) >= 2 else items
    if not 2 <= len(items) <= _MOST_ITEMS:
        return None
    return Listing(document, heading, tuple(items))


def _heads(noun: str, heading: str) -> bool:
    """Return whether a heading announces a list: "What needs to improve", "Recommendations"."""
    words = stems(heading)
    return noun in words and len(heading.split()) <= _MAX_HEADING_WORDS and ":" not in heading[:-1]


def _is_header(passage: Passage) -> bool:
    """Return whether a table row only repeats the headings of its columns."""
    row = passage.kind is PassageKind.TABLE_ROW
    return row and set(stems(passage.text)) <= set(stems(" ".join(passage.locator.headings)))


def _text(item: Item) -> str:
    base = item.passage.locator.start
    return item.passage.text[item.start - base : item.end - base]


def _lines(passage: Passage) -> Iterator[Item]:
    if passage.kind is PassageKind.TABLE_ROW:
        yield Item(passage, passage.locator.start, passage.locator.end)
        return
    for line in re.finditer(r"[^\n]+", passage.text):
        if len(line.group().split()) >= _MIN_WORDS and not line.group().rstrip().endswith(":"):
            base = passage.locator.start
            yield Item(passage, base + line.start(), base + line.end())


def compose_listing(listing: Listing, citations: Citations) -> tuple[Sentence, Table]:
    """Return the lead and the table of a listing, every row cited."""
    rows = []
    for item in listing.items:
        number = citations.cite(item.passage, listing.document, item.start, item.end)
        rows.append(TableRow((citations.quote(number),), (number,)))
    paper = phrasing.paper_phrase(listing.document)
    under = f" under “{listing.heading}”" if listing.heading else ""
    lead = Sentence(f"The {paper} lists these{under}.", Basis.QUOTATION, rows[0].citations)
    title = listing.heading or phrasing.short_title(listing.document)
    return lead, Table(title, ("As printed",), tuple(rows))
