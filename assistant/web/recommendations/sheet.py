"""Recommendations as lines of a sheet, with what became of them in columns of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answering.reckoning.plans.actions import is_overdue
from assistant.council import Recommendation, Record
from assistant.registers.columns import Cell, Column
from assistant.registers.entering import plain_entries
from assistant.registers.entries import Entry
from assistant.registers.recommendation_finding import Recommended, State, find_recommendations
from assistant.registers.responses import NO_RESPONSE, TO_ITS_REPORT
from assistant.stores.view import View
from assistant.web.recommendations import wording
from assistant.web.recommendations.asked import RecommendationsAsked


@dataclass(frozen=True, slots=True)
class RecommendationsSheet:
    """The lines, and the columns that stand after those of the register."""

    entries: Sequence[Entry[Recommendation]]
    more: Sequence[Column]


def recommendations_sheet(view: View, asked: RecommendationsAsked) -> RecommendationsSheet:
    """Return all recommendations that are asked for."""
    found = find_recommendations(view, asked.wanted)
    given = [response for each in found for response in each.responses]
    responses = {entry.record.record_id: entry for entry in plain_entries(view, given)}
    entries = [
        replace(entry, responses=tuple(responses[r.record_id] for r in each.responses))
        for each, entry in zip(
            found, plain_entries(view, [each.record for each in found]), strict=True
        )
    ]
    known = {each.record.record_id: each for each in found}
    more = (
        _column("Kind in words", known, lambda each: wording.KINDS[each.kind]),
        _column("Response in words", known, _states),
        _column("Linked actions", known, _actions),
        _column("Last evidence", known, lambda each: each.latest),
    )
    return RecommendationsSheet(entries, more)


def _column(
    title: str, known: Mapping[str, Recommended], cell: Callable[[Recommended], Cell]
) -> Column:
    def told(entry: Entry[Record]) -> Cell:
        return cell(known[entry.record.record_id])

    return Column(title, told)


def _states(each: Recommended) -> str:
    if each.to_report:
        return f"{NO_RESPONSE} {TO_ITS_REPORT}"
    return "; ".join(wording.STATES[state].label for state in State if state in each.states)


def _actions(each: Recommended) -> str:
    return "\n".join(
        f"{action.row.ref or action.row.action}: "
        + wording.according_words(
            action.row.status,
            action.version.position,
            overdue=is_overdue(action.row, action.version.position),
        )
        for action in each.actions
    )
