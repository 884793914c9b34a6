"""What the page says of one answer, beside the words of the answer itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from assistant.answering.phrasing import NOT_SURE
from assistant.answers import Answer, AnswerStatus, Basis, Citation, Filters, Searched, Sentence
from assistant.dates import find_dates
from assistant.documents import Document, DocumentKind
from assistant.web.wording import KINDS, SILENT, STATUSES, UNSURE, british_date, counted, full_name

CAVEAT = "That does not mean it has not been discussed."
MOST_COMMITTEES = 4
# Scrutiny works in municipal years: what is older than one and a half was told of another one.
OLD_AFTER = dt.timedelta(days=548)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def told_notice(status: AnswerStatus, sentences: Sequence[Sentence]) -> str | None:
    """Return the answer's own sentence that stands for the fixed words of its status."""
    first = next(iter(sentences), None)
    if status not in SILENT or first is None or first.basis is not Basis.NOTICE:
        return None
    return first.text


def status_label(status: AnswerStatus, sentences: Sequence[Sentence]) -> str:
    """Return what the tag says: never that papers lack what a passage in them may hold."""
    if status is AnswerStatus.NOT_IN_PAPERS and told_notice(status, sentences) == NOT_SURE:
        return UNSURE
    return STATUSES[status].label


def status_sentence(status: AnswerStatus, sentences: Sequence[Sentence]) -> str:
    """Return what is said beside the status: one thing, and never two that differ."""
    fixed = STATUSES[status].sentence
    notice = told_notice(status, sentences)
    if notice is None or notice in fixed:
        return fixed
    if status is AnswerStatus.NOT_IN_PAPERS and notice != NOT_SURE:
        return f"{notice} {CAVEAT}"
    return notice


def chosen_words(filters: Filters, papers: Iterable[Citation | Document] = ()) -> str:
    """Return in words which papers were chosen; empty where all were.

    Single papers that were chosen are named where they are among `papers`.

    >>> chosen_words(Filters(("Cabinet",), (DocumentKind.MINUTES,), date_to=dt.date(2025, 1, 4)))
    'Cabinet, Minutes, to 4 January 2025'
    """
    parts = [*filters.committees, *_kinds(filters.kinds)]
    names = {paper.document_id: full_name(paper) for paper in papers}
    known = [names[each] for each in filters.documents if each in names]
    parts += known
    if len(known) < len(filters.documents):
        parts.append(counted(len(filters.documents) - len(known), "chosen paper"))
    if filters.date_from:
        parts.append(f"from {british_date(filters.date_from)}")
    if filters.date_to:
        parts.append(f"to {british_date(filters.date_to)}")
    return ", ".join(parts)


def _kinds(kinds: Iterable[DocumentKind]) -> list[str]:
    """Return the kinds by name; who chooses minutes has chosen printed ones too."""
    chosen = tuple(kinds)
    printed = DocumentKind.PRINTED_MINUTES
    return [KINDS[k] for k in chosen if k is not printed or DocumentKind.MINUTES not in chosen]


def searched_words(searched: Searched) -> str:
    """Return what was searched; empty where nothing was.

    >>> searched_words(Searched(2, 9, dt.date(2025, 2, 3), ("Cabinet", "Council")))
    'Searched 2 papers (Cabinet; Council), the newest dated 3 February 2025.'
    """
    if not searched.documents:
        return ""
    named, whose = searched.committees, ""
    if named:
        few = len(named) <= MOST_COMMITTEES
        whose = f" ({'; '.join(named) if few else counted(len(named), 'committee')})"
    newest = f", the newest dated {british_date(searched.latest)}" if searched.latest else ""
    return f"Searched {counted(searched.documents, 'paper')}{whose}{newest}."


def old_record(answer: Answer) -> str:
    """Return a warning where all that an answer cites is old; empty otherwise.

    Old is what was dated long before the newest paper that was searched. Nothing is said
    where the question names a time, where papers were chosen by date, or where one that is
    cited bears no date.
    """
    newest = answer.searched.latest
    answered = answer.status in (AnswerStatus.ANSWERED, AnswerStatus.PARTLY_ANSWERED)
    if not answered or newest is None or _names_time(answer):
        return ""
    cited = {number for sentence in answer.sentences for number in sentence.citations}
    cited |= {n for table in answer.tables for row in table.rows for n in row.citations}
    days = [c.date for c in answer.citations if c.number in cited]
    dated = [day for day in days if day]
    if not dated or len(dated) < len(days) or max(dated) >= newest - OLD_AFTER:
        return ""
    return (
        f"The latest record I found is from {british_date(max(dated))}. "
        f"The newest paper I searched is dated {british_date(newest)}."
    )


def _names_time(answer: Answer) -> bool:
    by_date = answer.filters.date_to or answer.as_of
    return bool(by_date or _YEAR.search(answer.standalone) or find_dates(answer.standalone))
