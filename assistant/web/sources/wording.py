"""Words of the pages on papers and sources that are made in code, once."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.documents import DateIs, Document, SourceType
from assistant.web import wording
from assistant.web.sources.leaves import Leaf

SOURCE_TYPES: Mapping[SourceType, str] = {
    SourceType.COUNCIL: "The council",
    SourceType.PARTNER: "A partner of the council",
    SourceType.INSPECTOR: "An inspector",
    SourceType.PRESS: "The press",
    SourceType.OTHER: "Somebody else",
    SourceType.UNKNOWN: "Not known",
}
DATES_ARE: Mapping[DateIs, str] = {
    DateIs.MEETING: "the date of the meeting",
    DateIs.POSITION: "the date for which it states its position",
    DateIs.PUBLISHED: "the date of publication",
    DateIs.UNKNOWN: "",
}
REGISTER_WORDS: Mapping[str, tuple[str, str]] = {
    "meetings": ("meeting", "meetings"),
    "exchanges": ("question asked", "questions asked"),
    "commitments": ("promise", "promises"),
    "resolutions": ("decision", "decisions"),
    "recommendations": ("recommendation", "recommendations"),
    "responses": ("response to a recommendation", "responses to recommendations"),
    "plans": ("action plan", "action plans"),
    "actions": ("action", "actions"),
    "figures": ("figure", "figures"),
    "aliases": ("short form explained", "short forms explained"),
}

FILE_TYPES: Mapping[str, str] = {
    "pdf": "PDF",
    "docx": "Word",
    "xlsx": "Excel",
    "csv": "CSV",
    "text": "plain text",
    "markdown": "plain text",
    "html": "web page",
}

PRESS_NOTE = "This is a press report, not a paper of the council."
NEWER = "Go to the version that counts now"
AMENDED = "A later meeting amended these minutes."
AS_AMENDED = "These minutes hold what a later meeting amended."
AMENDED_LINK = "See what was amended"
EARLIER_NOTE = "A newer version of this plan is held."
NO_SUCH_PAGE = "This paper has no such page. Choose one from the list of its pages."
WHOLE_TEXT = "The whole text"
WITHDRAWN = "This paper was withdrawn. It is no longer shown or searched."
NO_LONGER_HELD = "The paper that was cited is no longer held as it was then."


def recorded(register: str, number: int) -> str:
    """Return how many records of a register were read, in words.

    >>> recorded("exchanges", 1), recorded("actions", 14)
    ('1 question asked', '14 actions')
    """
    return wording.counted(number, *REGISTER_WORDS[register])


def leaf_words(document: Document, leaf: Leaf) -> str:
    """Return what a page or part is called, by its printed number where that differs too.

    >>> leaf_words(Document("d", "a.pdf", "A", 9, "pdf", page_labels=("i", "1")), Leaf(2, 0, 9, "1"))
    'Page 2 (printed as page 1)'
    >>> leaf_words(Document("d", "a.docx", "A", 9, "docx"), Leaf(2, 0, 9))
    'Part 2'
    """
    if not document.pages:
        return f"Part {leaf.number}"
    printed = leaf.label not in (None, str(leaf.number))
    return f"Page {leaf.number}" + (f" (printed as page {leaf.label})" if printed else "")


def original_words(file_type: str, size_bytes: int, page: int | None = None) -> str:
    """Return the words of the link to an original.

    >>> original_words("pdf", 240_000, 4)
    'Open the original at page 4 (PDF, 240 KB)'
    """
    kind = FILE_TYPES.get(file_type, file_type.upper())
    opening = "Open" if file_type == "pdf" else "Download"
    where = f" at page {page}" if page and file_type == "pdf" else ""
    return f"{opening} the original{where} ({kind}, {wording.file_size(size_bytes)})"
