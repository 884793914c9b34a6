"""To which meeting and item a place in a paper belongs."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from assistant.dates import find_dates
from assistant.documents import DateIs
from ingest.extracting.paper import Paper
from ingest.parsing.parsed import Block

_ITEM = re.compile(
    r"\s*(?:(?:(?:agenda )?item\s+(?:no\.?\s*)?)(?P<named>\w[\w./-]*?)[.):]*"
    r"|(?P<number>\d[\w./-]*?)[.):]*|(?P<lettered>[A-Z]{1,3}\d+)[.):]+)\s+(?P<title>\S.*)",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\s*Meeting:\s*(?P<day>\S+)\s+-\s+(?P<committee>.+?)(?:\s+\(Item\s+(?P<item>[^)]+)\))?\s*$"
)
_CRUMB = re.compile(r"\(Item\s+(?P<item>[^)]+?)\.?\)")
_BARE = re.compile(r"(?i)\W*(?:minutes|decision|resolved|reply|questions|notices? of motions?)\W*$")


@dataclass(frozen=True, slots=True)
class Place:
    """The meeting and the item; what is not printed is None."""

    committee: str | None
    day: dt.date | None
    item: str | None = None
    title: str | None = None


def place_of(paper: Paper, block: Block) -> Place:
    """Return the meeting and item to which a block belongs, from the headings above it."""
    facts = paper.facts
    day = facts.date.day if facts.date.date_is is DateIs.MEETING else None
    place = Place(facts.committee, day, *_item(paper, block))
    for heading in block.headings:
        match = _MEETING.match(heading)
        if match:
            dates = find_dates(match["day"])
            place = Place(
                match["committee"], dates[0].first if dates else None, match["item"], facts.title
            )
    return place


def _item(paper: Paper, block: Block) -> tuple[str | None, str | None]:
    for heading in reversed(block.headings):
        match = None if _BARE.match(heading) else _ITEM.match(heading)
        if match:
            number = match["named"] or match["number"] or match["lettered"]
            return number.rstrip("."), match["title"].strip()
    crumb = _CRUMB.search(paper.parsed.metadata.get("breadcrumb", ""))
    return (crumb["item"], paper.facts.title) if crumb else (None, None)
