"""What is said of a paper that is no longer shown."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.documents import SourceState
from assistant.registers.of_papers import current_version, files_of
from assistant.stores.view import View
from assistant.web import wording
from assistant.web.sources.wording import NO_LONGER_HELD, WITHDRAWN


@dataclass(frozen=True, slots=True)
class Gone:
    """Why a paper is not shown; the paper that is held in its place, if one is."""

    sentence: str
    reason: str | None
    current: str | None
    current_words: str


def gone_page(view: View, document_id: str, file: str | None = None) -> Gone:
    """Return what may be told of a paper that the reader cannot see.

    It is told as withdrawn only where the list of papers says so to the same reader.
    """
    files = files_of(view, document_id)
    withdrawn = [each for each in files if each.state is SourceState.WITHDRAWN]
    paths = {file, *(each.path for each in files)}
    held = (paper for paper in view.documents.values() if paper.file in paths)
    current = next((current_version(view, paper) for paper in held), None)
    return Gone(
        sentence=WITHDRAWN if withdrawn else NO_LONGER_HELD,
        reason=withdrawn[0].reason if withdrawn else None,
        current=f"/papers/{current.document_id}" if current else None,
        current_words=wording.full_name(current) if current else "",
    )
