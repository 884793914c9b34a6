"""Shows recommendations to which no response is held, and reports with how many of theirs."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.reckoning.reckoned import Proof, ReckonedRow, ReckonedTable
from assistant.answering.reckoning.recommendations import missing_wording as wording
from assistant.answering.reckoning.recommendations.missing_meant import Part
from assistant.answering.reckoning.recommendations.recommendation_sets import RecommendationSet
from assistant.council import Recommendation
from assistant.dates import written_date

_NONE = "–"


def missing_table(parts: Sequence[Part]) -> ReckonedTable:
    """Return all recommendations without a response, report by report."""
    pairs = [(part.whole, item) for part in parts for item in part.missing]
    return _listed(wording.TITLE, pairs)


def unclear_table(parts: Sequence[Part]) -> ReckonedTable:
    """Return the recommendations to which a response may be held, each with what may be one."""
    rows = [
        ReckonedRow(
            _cells(part.whole, each.item),
            (_proof(each.item), *(proof for reply in each.replies for proof in reply.proofs)),
        )
        for part in parts
        for each in part.unclear
    ]
    return ReckonedTable(wording.UNCLEAR, wording.COLUMNS, tuple(rows))


def answered_table(part: Part) -> ReckonedTable:
    """Return the recommendations of a report with the responses to them, as printed."""
    rows = []
    for each in part.asked:
        sure = [reply for reply in each.replies if reply.sure]
        said = "; ".join(dict.fromkeys(" ".join(reply.words.split()) for reply in sure))
        cells = (each.item.number or _NONE, each.item.text, said)
        proofs = (_proof(each.item), *(proof for reply in sure for proof in reply.proofs))
        rows.append(ReckonedRow(cells, proofs))
    return ReckonedTable(wording.ANSWERED, wording.ANSWERED_COLUMNS, tuple(rows))


def report_table(parts: Sequence[Part]) -> ReckonedTable:
    """Return how many recommendations of each report have no response."""
    rows = []
    for part in parts:
        numbers = (str(len(part.asked)), str(len(part.missing)))
        cells = (_title(part.whole), _day(part.whole), *numbers)
        rows.append(ReckonedRow(cells, tuple(_proof(item) for item in part.items)))
    whole = all(part.is_whole for part in parts)
    columns = wording.REPORT_COLUMNS if whole else wording.ASKED_COLUMNS
    return ReckonedTable(wording.BY_REPORT, columns, tuple(rows))


def _listed(title: str, pairs: Sequence[tuple[RecommendationSet, Recommendation]]) -> ReckonedTable:
    rows = tuple(ReckonedRow(_cells(each, item), (_proof(item),)) for each, item in pairs)
    printed = frozenset({1} if all(_stands(item) for _, item in pairs) else ())
    return ReckonedTable(title, wording.COLUMNS, rows, printed)


def _cells(each: RecommendationSet, item: Recommendation) -> tuple[str, ...]:
    return (item.number or _NONE, item.text, _title(each), _day(each))


def _stands(item: Recommendation) -> bool:
    return "".join(item.text.split()) in "".join(item.span.text.split())


def _title(each: RecommendationSet) -> str:
    return " ".join(each.title.split())


def _day(each: RecommendationSet) -> str:
    day = each.document.date.day
    return written_date(day) if day else _NONE


def _proof(item: Recommendation) -> Proof:
    return Proof(item.document_id, item.span)
