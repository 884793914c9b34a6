"""A stored answer in the words of its Word file."""

from __future__ import annotations

import datetime as dt
import re

from assistant.answers import Answer, AnswerStatus, Citation, Filters
from assistant.documents import SourceType
from assistant.exporting.answer_word import CitedText, Section, WordAnswer, WordTable
from assistant.exporting.footnotes import Footnote
from assistant.web import wording
from assistant.web.asking.turns import source_href
from assistant.web.asking.wording import status_label

CAPTION = "{service}, {council}, asked {day}"
UNDERSTOOD = "Understood as: {words}"
NARROWED = "Searched only: {words}"
CLOSEST = "The closest I found"
RAISE = "You could raise in committee"
FOOTNOTED = "Each statement has a footnote that names its source."
SOURCE_COLUMN = "Source"
OPEN_SOURCE = "Open this source"
FOOTER = "Answers can be wrong. Check the source before you quote one."
NAMED_TYPES = (SourceType.PRESS, SourceType.INSPECTOR, SourceType.PARTNER)
# A longer quotation is a page of the paper: the link leads to it.
MOST_QUOTED_CHARACTERS = 400
MOST_NAME_CHARACTERS = 60


def word_answer(
    answer: Answer, asked_at: dt.datetime, *, service: str, council: str, base_url: str
) -> WordAnswer:
    """Return what the Word file of `answer` says; its links lead to `base_url`."""
    day = wording.british_date(asked_at.astimezone().date())
    status = wording.STATUSES[answer.status]
    return WordAnswer(
        question=answer.question,
        caption=CAPTION.format(service=service, council=council, day=day),
        notes=_notes(answer),
        status=status_label(answer.status, answer.sentences),
        status_words=FOOTNOTED if answer.status is AnswerStatus.ANSWERED else status.sentence,
        sentences=tuple(
            CitedText(sentence.text, sentence.citations)
            for sentence in answer.sentences
            if not wording.said_by_status(sentence.text)
        ),
        tables=tuple(
            WordTable(table.title, table.columns, tuple((r.cells, r.citations) for r in table.rows))
            for table in answer.tables
        ),
        source_column=SOURCE_COLUMN,
        warnings=(wording.INCOMPLETE,) if answer.stopped else (),
        sections=_sections(answer),
        searched=searched_words(answer),
        footer=FOOTER,
        author=f"{service}, {council}",
        made_at=asked_at,
        sources={c.number: _footnote(c, answer, base_url) for c in answer.citations},
    )


def file_name(answer: Answer) -> str:
    """Return a name for the file, made of the question's first words."""
    words = re.sub(r"[^a-z0-9]+", "-", answer.question.lower())[:MOST_NAME_CHARACTERS].strip("-")
    return f"{words or 'answer'}.docx"


def filters_words(filters: Filters) -> str:
    """Return the choice of papers in words; empty when all were chosen."""
    kinds = dict.fromkeys(
        "Minutes" if kind in wording.MINUTES else wording.KINDS[kind] for kind in filters.kinds
    )
    parts = [*filters.committees, *kinds]
    if filters.documents:
        parts.append(wording.counted(len(filters.documents), "chosen paper"))
    if filters.date_from:
        parts.append(f"from {wording.british_date(filters.date_from)}")
    if filters.date_to:
        parts.append(f"to {wording.british_date(filters.date_to)}")
    return ", ".join(parts)


def searched_words(answer: Answer) -> str:
    """Return what was searched, and the day as of which papers count if one was chosen."""
    searched = answer.searched
    parts = []
    if searched.documents:
        newest = f", the newest dated {wording.british_date(searched.latest)}"
        papers = wording.counted(searched.documents, "paper")
        parts.append(f"Searched {papers}{newest if searched.latest else ''}.")
    if answer.as_of:
        parts.append(f"As at {wording.british_date(answer.as_of)}.")
    return " ".join(parts)


def _notes(answer: Answer) -> tuple[str, ...]:
    chosen = filters_words(answer.filters)
    reworded = answer.standalone.strip() not in ("", answer.question.strip())
    understood = UNDERSTOOD.format(words=answer.standalone) if reworded else ""
    return tuple(filter(None, (understood, NARROWED.format(words=chosen) if chosen else "")))


def _sections(answer: Answer) -> tuple[Section, ...]:
    nearest = [each for each in answer.citations if each.number in answer.nearest]
    closest = tuple(CitedText(f"“{each.quote}”", (each.number,)) for each in nearest)
    points = answer.follow_ups.raise_in_committee
    raised = tuple(CitedText(p.question, p.citations, p.because) for p in points)
    found = (
        Section(CLOSEST, "", closest, quoted=True),
        Section(RAISE, wording.JUDGEMENT, raised),
    )
    return tuple(section for section in found if section.lines)


def _footnote(citation: Citation, answer: Answer, base_url: str) -> Footnote:
    place = wording.cited_place(citation)
    kind = f" ({citation.source_type.value})" if citation.source_type in NAMED_TYPES else ""
    parts = [f"{', '.join(filter(None, [wording.full_name(citation), place]))}{kind}."]
    if _is_worth_quoting(citation, answer):
        parts.append(f"“{' '.join(citation.quote.split())}”")
    if citation.changed_by:
        parts.append(wording.CHANGED_NOTE)
    if citation.ocr:
        parts.append(wording.SCANNED)
    href = source_href(citation, answer.answer_id)
    return Footnote(" ".join(parts), f"{base_url}{href}", OPEN_SOURCE)


def _is_worth_quoting(citation: Citation, answer: Answer) -> bool:
    """Return whether a footnote shows its quotation: short, and not in the answer already."""
    if len(citation.quote) > MOST_QUOTED_CHARACTERS or citation.number in answer.nearest:
        return False
    return not any(citation.quote in sentence.text for sentence in answer.sentences)
