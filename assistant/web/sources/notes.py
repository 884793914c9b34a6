"""What a reader must know of a paper before quoting it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.documents import Document, SourceType, Standing
from assistant.registers.of_papers import amendments_of, current_version, plan_versions
from assistant.registers.places import passage_at
from assistant.spans import Span
from assistant.stores.view import View
from assistant.web import wording
from assistant.web.sources.view import Note
from assistant.web.sources.wording import (
    AMENDED,
    AMENDED_LINK,
    AS_AMENDED,
    EARLIER_NOTE,
    NEWER,
    PRESS_NOTE,
)


def notes_on(view: View, document: Document, *, scanned: bool) -> Sequence[Note]:
    """Return what must be known: that it is a draft, was changed, or was read by a machine."""
    notes = []
    if document.source_type is SourceType.PRESS:
        notes.append(Note(PRESS_NOTE))
    if document.standing is Standing.DRAFT:
        notes.append(Note(wording.DRAFT_NOTE))
    notes.extend(_changes(view, document))
    if scanned:
        notes.append(Note(wording.SCANNED))
    return notes


def _changes(view: View, document: Document) -> Sequence[Note]:
    current = current_version(view, document)
    if current is not document:
        return [Note(wording.CHANGED_NOTE, f"/papers/{current.document_id}", NEWER)]
    versions = plan_versions(view, document.document_id)
    if versions and versions[-1].document.document_id != document.document_id:
        newest = versions[-1].document
        return [Note(EARLIER_NOTE, f"/papers/{newest.document_id}", wording.full_name(newest))]
    amended = amendments_of(view, document)
    if amended:
        last = amended[-1]
        href = place_href(view, last.meeting.document_id, last.made.span)
        included = document.standing is Standing.APPROVED_AS_AMENDED
        return [Note(AS_AMENDED if included else AMENDED, href, AMENDED_LINK)]
    return []


def place_href(view: View, document_id: str, span: Span) -> str:
    """Return the address of the source that shows a span of a paper."""
    passage = passage_at(view.passages_of(document_id), span.start)
    return f"/sources/{passage.passage_id}?start={span.start}&end={span.end}"
