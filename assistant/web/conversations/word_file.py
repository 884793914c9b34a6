"""A stored answer in the words of its Word file."""

from __future__ import annotations

import datetime as dt
import re

from assistant.answers import Answer, AnswerStatus, Citation
from assistant.exporting.answer_word import CitedText, Section, WordAnswer, WordTable
from assistant.exporting.footnotes import Footnote
from assistant.web import wording
from assistant.web.asking.turns import NO_ROWS, Turn, source_href, turn_of

CAPTION = "{service}, {council}, asked {day}"
UNDERSTOOD = "Understood as: {words}"
NARROWED = "Searched only: {words}"
RAISE = "You could raise in committee"
FOOTNOTED = "Each statement has a footnote that names its source."
SOURCE_COLUMN = "Source"
OPEN_SOURCE = "Open this source"
FOOTER = "Answers can be wrong. Check the source before you quote one."
# A longer quotation is a page of the paper: the link leads to it.
MOST_QUOTED_CHARACTERS = 400
MOST_NAME_CHARACTERS = 60


def word_answer(
    answer: Answer, asked_at: dt.datetime, *, service: str, council: str, base_url: str
) -> WordAnswer:
    """Return what the Word file of `answer` says; its links lead to `base_url`."""
    day = wording.british_date(asked_at.astimezone().date())
    turn = turn_of(answer, NO_ROWS, newest=False)
    answered = answer.status is AnswerStatus.ANSWERED
    return WordAnswer(
        question=answer.question,
        caption=CAPTION.format(service=service, council=council, day=day),
        notes=_notes(turn),
        status=turn.status_label,
        status_words=FOOTNOTED if answered else turn.status_sentence,
        sentences=tuple(
            CitedText(sentence.text, sentence.citations)
            for sentence in turn.sentences
            if not wording.said_by_status(sentence.text)
        ),
        tables=tuple(
            WordTable(table.title, table.columns, tuple((r.cells, r.citations) for r in table.rows))
            for table in answer.tables
        ),
        source_column=SOURCE_COLUMN,
        warnings=_warnings(turn),
        sections=_sections(turn),
        searched=_searched(turn),
        footer=FOOTER,
        author=f"{service}, {council}",
        made_at=asked_at,
        sources={c.number: _footnote(c, answer, base_url) for c in answer.citations},
    )


def file_name(answer: Answer) -> str:
    """Return a name for the file, made of the question's first words."""
    words = re.sub(r"[^a-z0-9]+", "-", answer.question.lower())[:MOST_NAME_CHARACTERS].strip("-")
    return f"{words or 'answer'}.docx"


def _searched(turn: Turn) -> str:
    """Return what was searched, and the day as of which papers count if one was chosen."""
    day = turn.answer.as_of
    as_at = f"As at {wording.british_date(day)}." if day else ""
    return " ".join(filter(None, (turn.searched, as_at)))


def _notes(turn: Turn) -> tuple[str, ...]:
    model = turn.answer.worded_by
    return tuple(
        words
        for given, words in (
            (turn.understood, UNDERSTOOD.format(words=turn.understood)),
            (turn.chosen, NARROWED.format(words=turn.chosen)),
            (model, wording.WORDED_BY.format(model=model)),
        )
        if given
    )


def _warnings(turn: Turn) -> tuple[str, ...]:
    stopped = wording.INCOMPLETE if turn.answer.stopped else ""
    return tuple(filter(None, (turn.old_record, stopped)))


def _sections(turn: Turn) -> tuple[Section, ...]:
    nearest = [each.citation for each in turn.nearest]
    closest = tuple(CitedText(f"“{each.quote}”", (each.number,)) for each in nearest)
    points = turn.answer.follow_ups.raise_in_committee
    raised = tuple(CitedText(p.question, p.citations, p.because) for p in points)
    found = (
        Section(wording.NEAREST, wording.NEAREST_NOTE, closest, quoted=True),
        Section(RAISE, wording.JUDGEMENT, raised),
    )
    return tuple(section for section in found if section.lines)


def _footnote(citation: Citation, answer: Answer, base_url: str) -> Footnote:
    parts = [f"{wording.reference_words(citation)}."]
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
