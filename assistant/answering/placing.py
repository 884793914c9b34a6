"""Tells of which meeting a passage is, in a paper that tells of several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from assistant.council import Meeting
from assistant.documents import DateIs, Document, PaperDate, Passage

if TYPE_CHECKING:
    from assistant.stores.view import View

_Meetings = Mapping[str, Mapping[str, Meeting]]
_known: WeakKeyDictionary[object, _Meetings] = WeakKeyDictionary()


def paper_of(passage: Passage, view: View) -> Document:
    """Return the paper of a passage, with the day and the committee of the passage's own meeting.

    A page about one issue tells of several meetings, each under a heading of its own: the
    page's date is that of the newest of them, and not that of what stands under another.
    """
    document = view.documents[passage.document_id]
    return placed(passage, document, view)


def placed(passage: Passage, document: Document, view: View) -> Document:
    """Return `document` with the day and the committee of the meeting of one of its passages."""
    under = _meetings(view).get(document.document_id)
    if under is None:
        return document
    meetings = (under.get(_plain(heading)) for heading in reversed(passage.locator.headings))
    meeting = next((each for each in meetings if each is not None), None)
    if meeting is None:
        return document
    day = PaperDate(meeting.day, DateIs.MEETING) if meeting.day else document.date
    return replace(document, date=day, committee=meeting.committee or document.committee)


def tells_of_several(document_id: str, view: View) -> bool:
    """Return whether a paper tells of more than one meeting."""
    return document_id in _meetings(view)


def _meetings(view: View) -> _Meetings:
    """Return, for each paper of several meetings, its meetings by their headings."""
    if view not in _known:
        found: dict[str, dict[str, Meeting]] = {}
        for meeting in view.records(Meeting):
            under = found.setdefault(meeting.document_id, {})
            under[_plain(meeting.span.text)] = meeting
        _known[view] = {key: each for key, each in found.items() if len(each) > 1}
    return _known[view]


def _plain(heading: str) -> str:
    return " ".join(heading.split()).casefold()
