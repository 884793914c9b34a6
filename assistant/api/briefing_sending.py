"""Sends a briefing as a Word file."""

from __future__ import annotations

from starlette.responses import Response

from assistant.exporting.brief_word import WordBrief, WordLine, WordPart, write_brief
from assistant.exporting.word_file import MEDIA_TYPE
from assistant.web.briefing import wording
from assistant.web.briefing.draft import DraftLine, DraftPart
from assistant.web.briefing.page import BriefingPage


def word_file(page: BriefingPage, author: str) -> Response:
    """Return the briefing as a .docx download."""
    headers = {"Content-Disposition": f'attachment; filename="{page.file_name}"'}
    return Response(write_brief(_brief(page, author)), headers=headers, media_type=MEDIA_TYPE)


def _brief(page: BriefingPage, author: str) -> WordBrief:
    draft = page.draft
    notices = (wording.NOTICE, page.as_of, draft.unmade, draft.corrected or "")
    return WordBrief(
        title=page.heading,
        caption=page.caption,
        notices=tuple(filter(None, notices)),
        parts=tuple(_part(part) for part in draft.parts),
        sources_title=wording.SOURCES,
        sources=tuple(each.words for each in draft.sources),
        footer=f"{page.made} {wording.NOTICE}",
        author=author,
        made=page.made_on,
    )


def _part(part: DraftPart) -> WordPart:
    notes = [part.note or "" if part.lines else ""]
    if part.unmade:
        notes = [wording.PART_UNMADE]
    elif not part.total:
        notes = [part.empty]
    elif not part.lines:
        notes = [wording.ALL_LEFT_OUT]
    if part.key == "enquiries" and part.lines:
        notes = [f"{wording.JUDGEMENT} {wording.COMPUTED_BY}"]
    columns = wording.COLUMNS.get(part.key, wording.USUAL_COLUMNS)
    lines = tuple(_line(line) for line in part.lines)
    return WordPart(f"{part.title} ({part.counted})", columns, tuple(filter(None, notes)), lines)


def _line(line: DraftLine) -> WordLine:
    return WordLine(
        line.text,
        wording.details_words(line.standing, line.details),
        tuple(chip.number for chip in line.chips),
        wording.EDITED if line.edited else "",
    )
