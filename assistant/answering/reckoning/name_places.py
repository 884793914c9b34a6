"""Finds where a paper prints the name of a plan, a review or a body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.answering.reckoning.reckoned import Proof
from assistant.spans import Span

if TYPE_CHECKING:
    from assistant.stores.view import View

# A title or a heading is no longer than that; of a longer line, only the name is cited.
_MOST_CHARS = 160


def place_of_name(name: str, papers: Sequence[str], view: View) -> Proof | None:
    """Return the first place where one of `papers`, in their order, prints a name.

    It is the line of it, such as the title, or the name alone where the line is long.
    Letters may be printed large or small, and words parted by a colon, a dash or a comma.
    None where none of the papers prints the name.
    """
    pattern = _pattern(name)
    for document_id in papers:
        text = view.text_of(document_id)
        found = pattern.search(text)
        if found:
            start, end = _line_at(text, found.start(), found.end())
            return Proof(document_id, Span(start, end, text[start:end]))
    return None


def _pattern(name: str) -> re.Pattern[str]:
    words = r"[\s:,–—-]+".join(re.escape(word) for word in name.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _line_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the line around text[start:end] without its white space, or that place alone."""
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    line = text[begin:stop]
    if len(line) > _MOST_CHARS:
        return start, end
    return begin + len(line) - len(line.lstrip()), stop - len(line) + len(line.rstrip())
