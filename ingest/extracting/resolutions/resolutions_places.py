"""To which meeting and item a place in a paper belongs: the item heading nearest above it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.dates import find_dates
from assistant.documents import DateIs
from ingest.extracting.paper import Paper
from ingest.parsing.parsed import Block, BlockKind

_ITEM = re.compile(
    r"\s*(?:(?:(?:agenda )?item\s+(?:no\.?\s*)?)(?P<named>\w[\w./-]*?)[.):]*"
    r"|(?P<number>\d[\w./-]*?)[.):]*|(?P<lettered>[A-Z]{1,3}\d+)[.):]+)\s+(?P<title>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
# "OS.3 CALL-IN", "ASC 44. Review", "HSP/19 TRACKER", "AUD 5/24 RISKS", "71 Minutes": an item
# where others follow.
_CODED = re.compile(
    r"\s*(?P<number>(?P<prefix>[A-Z]{1,5}[ ./-]{1,2}|)(?P<count>\d{1,4})(?:/\d\d(?:\d\d)?)?)[.):]*"
    r"\s+(?P<title>(?!\d)\S.*)",
    re.DOTALL,
)
_OF_A_DAY = re.compile(
    r"(?i)(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|o['’]clock|am\b|pm\b|per cent"
)
_MEETING = re.compile(
    r"\s*Meeting:\s*(?P<day>\S+)\s+-\s+(?P<committee>.+?)(?:\s+\(Item\s+(?P<item>[^)]+)\))?\s*$"
)
_CRUMB = re.compile(r"\(Item\s+(?P<item>[^)]+?)\.?\)")
# A number on a line of its own, above the title: "3.", "2(A)".
_NUMBER_ALONE = re.compile(
    r"\s*(?P<number>\d{1,3})\s?\.\s*$|\s*(?P<lettered>\d{1,3}\s?\(?[A-Z]\)?)\.?\s*$"
)
_LABEL = re.compile(
    r"(?i)\W*(?:minutes|decisions?|resolved|repl(?:y|ies)|questions?|(?:adjourned )?notices? of motions?"
    r"|supplementary items?)\W*$"
)
_GROUP = re.compile(
    r"(?i)\W*(?:questions|(?:adjourned )?notices of motions?|supplementary items?)\W*$"
)
# Nothing with a heading of its own belongs to these.
_LAST_BUSINESS = ("correspondence", "any other business", "urgent business")
_OF_AGENDA = re.compile(r"\(Item\s+\w{1,5}\)\s*$", re.IGNORECASE)
_LETTERED = re.compile(r"\W*\(?(?:[a-z]|[ivx]+)\s?\)")
_SIGNED = re.compile(r"(?i)\W*(?:signed|dated?|mayor|cathaoirleach|chair\w*)?\W*$")
_MAY_BEGIN = frozenset({BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH})
_MAX_TITLE = 300  # characters
_TITLE = re.compile(
    r"[A-ZÀ-Þ][^.;:]{3,120}$|[A-ZÀ-Þ].{3,60}\b(?:[A-Z]\.){1,3} [A-ZÀ-Þ][\w’'-]+[^.;:]{0,60}$"
)
_MAX_STEP = 3  # Items that are taken together print one number.
_BEYOND_LISTS = 20  # Lists inside an item do not come to this number.


@dataclass(frozen=True, slots=True)
class Place:
    """The meeting and the item; what is not printed is None."""

    committee: str | None
    day: dt.date | None
    item: str | None = None
    title: str | None = None


class Places:
    """The items of a paper in order, found once, to look places up in."""

    def __init__(self, paper: Paper) -> None:
        facts = paper.facts
        crumb = _CRUMB.search(paper.parsed.metadata.get("breadcrumb", ""))
        day = facts.date.day if facts.date.date_is is DateIs.MEETING else None
        whole = (crumb["item"], facts.title) if crumb else (None, None)
        self._whole = Place(facts.committee, day, *whole)
        items = list(_Reader(paper, self._whole).read())
        self._begins = [start for start, _ in items]
        self._items = [place for _, place in items]
        blocks = paper.parsed.blocks
        self._headings = frozenset(b.start for b in blocks if b.kind is BlockKind.HEADING)

    def of(self, block: Block) -> Place:
        """Return the meeting and item to which a block belongs."""
        number = bisect_right(self._begins, block.start) - 1
        return self._items[number] if number >= 0 else self._whole

    def hidden_at(self, start: int) -> Place | None:
        """Return the item that begins exactly there and whose heading is printed as none."""
        number = bisect_right(self._begins, start) - 1
        begins = number >= 0 and self._begins[number] == start
        return self._items[number] if begins and start not in self._headings else None


class _Reader:
    """Reads a paper down, keeping the item that is open."""

    def __init__(self, paper: Paper, whole: Place) -> None:
        self._paper, self._whole, self._place = paper, whole, whole
        self._has_headings = any(b.kind is BlockKind.HEADING for b in paper.parsed.blocks)
        self._waiting: str | None = None
        self._title_is_open = False
        self._last_in_list = 0
        self._coded = frozenset(coded_headings(paper))

    def read(self) -> Iterator[tuple[int, Place]]:
        """Yield where each item begins, in order."""
        blocks = self._paper.parsed.blocks
        for number, block in enumerate(blocks):
            if block.kind not in _MAY_BEGIN or (
                block.kind is not BlockKind.HEADING and block.end - block.start > _MAX_TITLE
            ):
                self._waiting, self._title_is_open = None, False
                continue
            alone = _NUMBER_ALONE.match(self._paper.text, block.start, block.end)
            if alone:
                self._waiting = alone["number"] or alone["lettered"]
                continue
            if block.kind is BlockKind.HEADING:
                place = self._headed(block)
            else:
                place = self._listed(
                    block, blocks[number + 1] if number + 1 < len(blocks) else None
                )
            self._waiting, self._title_is_open = None, False
            if place is not None:
                yield block.start, self._opened(block, place)

    def _opened(self, block: Block, place: Place) -> Place:
        if place.item != self._place.item:
            self._last_in_list = 0
        title = place.title or ""
        self._title_is_open = (
            title.count("(") > title.count(")") and block.kind is BlockKind.HEADING
        )
        self._place = place
        return place

    def _headed(self, block: Block) -> Place | None:
        """Return the item that a heading begins, None where it stands inside the open one."""
        text = self._paper.text_of(block)
        meeting = _MEETING.match(text)
        if meeting:
            dates = find_dates(meeting["day"])
            day = dates[0].first if dates else None
            return Place(meeting["committee"], day, meeting["item"], self._paper.facts.title)
        title, label = " ".join(text.split()), _LABEL.match(text)
        match = None if label else _ITEM.match(text)
        if match and _is_number(match, block):
            number = match["named"] or match["number"] or match["lettered"]
            return self._item(number.rstrip("."), " ".join(match["title"].split()))
        coded = read_coded(text) if block.start in self._coded else None
        if coded:
            return self._item(*coded)
        if label:
            return self._item(None, None) if self._groups(text) else None
        if self._waiting is not None:
            return self._item(self._waiting, title)
        if self._title_is_open:
            return self._item(self._place.item, f"{self._place.title} {title}")
        last = (self._place.title or "").lower().rstrip(".: ") in _LAST_BUSINESS
        after_it = self._place.item is None and self._place.title is not None
        own = (last or after_it) and not _LETTERED.match(text) and not _SIGNED.match(text)
        return self._item(None, title) if own else None

    def _groups(self, text: str) -> bool:
        return self._whole.item is None and _GROUP.match(text) is not None

    def _item(self, number: str | None, title: str | None) -> Place:
        return replace(self._place, item=number, title=title)

    def _listed(self, block: Block, following: Block | None) -> Place | None:
        """Return the item whose heading stands like a list's: the number after the open item's.

        What follows tells: "(Item 7)", or that no list inside the item has come to that number.
        """
        if self._waiting is not None:
            return self._below_number(block)
        match = _ITEM.match(self._paper.text, block.start, block.end) if block.number else None
        if match is None or match["number"] is None or not match["number"].rstrip(".").isdigit():
            return None
        number, last = int(match["number"].rstrip(".")), self._last_in_list
        self._last_in_list = number
        if str(number - 1) != self._place.item:
            return None
        title = " ".join(match["title"].split())
        named = _OF_AGENDA.search(title) or (
            following is not None and _OF_AGENDA.match(self._paper.text, following.start)
        )
        if not named and (number < _BEYOND_LISTS or last == number - 1 or title.endswith(".")):
            return None
        return self._item(str(number), _OF_AGENDA.sub("", title).strip())

    def _below_number(self, block: Block) -> Place | None:
        """Return the item of a paper without headings: a title below the next number."""
        title = " ".join(self._paper.text_of(block).split())
        waiting, last = self._waiting or "", self._place.item or "0"
        is_next = waiting.isdigit() and last.isdigit() and 0 < int(waiting) - int(last) <= _MAX_STEP
        if self._has_headings or not is_next or not _TITLE.match(title):
            return None
        opened = title.rfind("(")
        whole = opened < 0 or title.find(")", opened) >= 0
        return self._item(waiting, title if whole else title[:opened].strip())


def read_coded(heading: str) -> tuple[str, str] | None:
    """Return the number and title of a heading that a council numbers in its own way.

    >>> read_coded("OS.3 CALL-IN"), read_coded("ASC 44. Review")
    (('OS.3', 'CALL-IN'), ('ASC 44', 'Review'))
    """
    match = _CODED.match(heading)
    return (match["number"], " ".join(match["title"].split())) if match else None


def coded_headings(paper: Paper) -> Iterator[int]:
    """Yield where headings begin that a council numbers in its own way, one after another."""
    found: dict[tuple[str, int], list[int]] = {}
    for block in paper.parsed.blocks:
        if block.kind is not BlockKind.HEADING or block.number or block.row:
            continue
        match = _CODED.match(paper.text_of(block))
        if match and not _OF_A_DAY.match(match["title"]):
            found.setdefault((match["prefix"], int(match["count"])), []).append(block.start)
    for (prefix, count), starts in found.items():
        if (prefix, count - 1) in found or (prefix, count + 1) in found:
            yield from starts


def _is_number(match: re.Match[str], block: Block) -> bool:
    """Return whether a heading's first word is its number: "3. Roads", never "30 January"."""
    if match["number"] is None or block.number:
        return True
    return match.string[match.end("number") : match.start("title")].strip() != ""
