"""Knows the pages that ModernGov, the councils' meeting system, publishes.

An item page ("Agenda item") holds one item, a meeting page ("Agenda and minutes") a whole
meeting, an issue page ("Issue - meetings") one matter over several meetings. In each, what
stands before "Minutes:" or "Decision:" is the agenda note: what was planned.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.parsing.drafts import Draft
from ingest.parsing.parsed import BlockKind

_PAGE_HEADING = re.compile(
    r"(?:Agenda item|Issue - meetings|Issue - (?:items at )?meetings|"
    r"(?:Draft )?Agenda(?:,? (?:and )?(?:draft )?(?:decisions?|minutes))*"
    r"(?:,? and (?:draft )?(?:decisions?|minutes))?"
    r"|(?:Draft )?(?:Minutes|Decisions))(?: (?:- )?(?:CANCELLED|POSTPONED)\.?)?",
    re.I,
)
_RECORD_LABEL = re.compile(r"(?:Draft )?(?:Minutes|Decisions?)\s*:", re.I)
_DOCUMENTS_LABEL = re.compile(r"(?:Supporting|Attached|Additional) documents?\s*:", re.I)
_MEETING_LABEL = re.compile(
    r"Meeting:\s*\d{1,2}/\d{1,2}/\d{4}\s*-\s*.+?(?:\(Item\s*[\w./]*\))?\s*", re.I
)
_BREADCRUMB = re.compile(
    r"Meeting of\s+(?P<committee>.+?),\s*(?P<when>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s.+)",
    re.I,
)
_MEETING_LINE = re.compile(
    r"(?P<committee>.*?)[\s,-]*(?P<when>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+\d{1,2}"
    r"(?:st|nd|rd|th)?\s+[A-Z][a-z]+,?\s+\d{4}.*)"
)
_NOISE = re.compile(
    r"(?:View directions|Share this (?:item|page)|Skip to (?:main )?content|Back to top|"
    r"Print this page|Share:?|Bookmark this page|Tweet|Share on \w+|pdf icon PDF [\d.,]+ [KM]B|"
    r"ref:\s*\d+|English|Cymraeg|Home|You are here:?|Accept (?:all )?cookies|"
    r"(?:[A-Z][ |,]{1,3}){19,}[A-Z])",
    re.I,
)
_TRAILING_NOISE = re.compile(
    r"\s*(?:,?\s*(?:pdf icon\s+)?\bPDF\s+[\d.,]+\s*[KM]B|\bView directions|\bShare this item)\s*$",
    re.I,
)
_ITEM_TAIL = re.compile(r"\s*\(Item\s*[\w./]*\)\s*$", re.I)
STUB = re.compile(r"view the full minutes text for item", re.I)
STUB_WARNING = (
    "This page shows only part of some minutes and says 'view the full minutes text'; "
    "add the page of each of those items."
)
SEARCHED_DRAFTS = 80
MAX_LABEL_CHARS = 200


def page_heading(text: str) -> str | None:
    """Return `text` where it is the heading of a ModernGov page, else None."""
    is_short = len(text) <= MAX_LABEL_CHARS
    return text if is_short and _PAGE_HEADING.fullmatch(text.strip()) else None


def strip_noise(text: str) -> str:
    """Return `text` without what the page says about itself.

    >>> strip_noise("Action plan , pdf icon PDF 147 KB")
    'Action plan'
    >>> strip_noise("View directions")
    ''
    """
    stripped = text.strip()
    if len(stripped) <= MAX_LABEL_CHARS and _NOISE.fullmatch(stripped):
        return ""
    while (shorter := _TRAILING_NOISE.sub("", stripped)) != stripped:
        stripped = shorter
    return stripped


def breadcrumb_facts(text: str) -> dict[str, str]:
    """Return what a breadcrumb says: itself, the committee and the meeting line."""
    found = _BREADCRUMB.search(text[: 3 * MAX_LABEL_CHARS])
    if found is None:
        return {}
    meeting = _ITEM_TAIL.sub("", found.group("when")).strip()
    committee = found.group("committee").strip()
    return {
        "breadcrumb": found.group(0).strip(),
        "committee": committee,
        "meeting_line": meeting,
    }


def meeting_facts(text: str) -> dict[str, str]:
    """Return the committee and meeting line of a heading such as "Audit Committee - Monday …"."""
    found = _MEETING_LINE.fullmatch(text[: MAX_LABEL_CHARS + 1].strip())
    if found is None:
        return {}
    facts = {"meeting_line": found.group("when").strip()}
    if committee := found.group("committee").strip(" ,-"):
        facts["committee"] = committee
    return facts


def is_record_label(text: str) -> bool:
    """Return whether `text` is "Minutes:", "Decision:" or the like."""
    return _RECORD_LABEL.fullmatch(text.strip()) is not None


def is_section_label(text: str) -> bool:
    """Return whether `text` heads a part of an item: its record or its documents."""
    return is_record_label(text) or _DOCUMENTS_LABEL.fullmatch(text.strip()) is not None


def shape_item_page(drafts: Sequence[Draft]) -> tuple[list[Draft], dict[str, str]] | None:
    """Return the drafts and facts of an item or issue page, None where it is neither."""
    opening = [draft.text for draft in drafts[:SEARCHED_DRAFTS]]
    at = next((index for index, text in enumerate(opening) if page_heading(text)), None)
    if at is None or not opening[at].lower().startswith(("agenda item", "issue")):
        return None
    facts = {"page_heading": opening[at]}
    for text in opening[:at]:
        facts |= breadcrumb_facts(text)
    body = [draft for draft in drafts[at + 1 :] if draft.row is not None or draft.text]
    while body and not facts.get("breadcrumb") and (crumb := breadcrumb_facts(body[0].text)):
        facts |= crumb
        body = body[1:]
    if not body:
        return [], facts
    title = replace(body[0], kind=BlockKind.HEADING, level=1)
    return [title, *shape_sections(body[1:], level=2)], facts


def shape_sections(drafts: Sequence[Draft], level: int) -> list[Draft]:
    """Return drafts with labels as headings of `level` and the agenda note marked.

    On an issue page each "Meeting: …" line starts anew and labels go one level deeper.
    """
    shaped: list[Draft] = []
    label_level, noting = level, True
    for draft in drafts:
        text = draft.text
        if draft.row is None and len(text) <= MAX_LABEL_CHARS and _MEETING_LABEL.fullmatch(text):
            label_level, noting = level + 1, True
            shaped.append(replace(draft, kind=BlockKind.HEADING, level=level, number=None))
        elif draft.row is None and is_section_label(text):
            noting = False
            shaped.append(replace(draft, kind=BlockKind.HEADING, level=label_level, number=None))
        elif draft.kind is BlockKind.HEADING:
            shaped.append(replace(draft, level=max(draft.level, label_level + 1)))
        elif noting and draft.row is None:
            shaped.append(replace(draft, kind=BlockKind.AGENDA_NOTE))
        else:
            shaped.append(draft)
    return shaped
