"""Answers a question from records, where it is one that records answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.actions import ActionPlan
from assistant.answering.planning import Plan
from assistant.answering.reckoning.briefs.briefs import reckon_brief
from assistant.answering.reckoning.commitments.commitments import reckon_commitments
from assistant.answering.reckoning.commitments.commitments_asking import is_of_topic
from assistant.answering.reckoning.commitments.logged import reckon_logged
from assistant.answering.reckoning.commitments.logged_lists import reckon_logged_lists
from assistant.answering.reckoning.compare import reckon_comparison
from assistant.answering.reckoning.decisions.amendments import reckon_amendments
from assistant.answering.reckoning.decisions.motions_meant import reckon_motion, reckon_vote
from assistant.answering.reckoning.decisions.resolutions import reckon_resolutions
from assistant.answering.reckoning.decisions.votes_by_name import reckon_named_vote
from assistant.answering.reckoning.exchanges.exchanges import reckon_exchanges
from assistant.answering.reckoning.exchanges.exchanges_said import reckon_said
from assistant.answering.reckoning.exchanges.exchanges_why import reckon_why
from assistant.answering.reckoning.figures.aliases import reckon_alias
from assistant.answering.reckoning.figures.figures import reckon_figures
from assistant.answering.reckoning.figures.figures_corrected import reckon_corrected_figure
from assistant.answering.reckoning.figures.post_holders import reckon_post_holder
from assistant.answering.reckoning.figures.project_dates import reckon_project_dates
from assistant.answering.reckoning.figures.tables.table_figures import (
    reckon_table_picks,
    reckon_table_values,
)
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.meetings.attendance_answers import reckon_attendance
from assistant.answering.reckoning.meetings.meetings import reckon_meetings
from assistant.answering.reckoning.meetings.minutes_amended import reckon_amended
from assistant.answering.reckoning.meetings.presented import reckon_presented
from assistant.answering.reckoning.meetings.programme import reckon_programme
from assistant.answering.reckoning.plans.plans import reckon_actions
from assistant.answering.reckoning.points.drafting import reckon_drafting
from assistant.answering.reckoning.premises.premises import reckon_premises
from assistant.answering.reckoning.premises.premises_decisions import reckon_decision_premises
from assistant.answering.reckoning.reckoned import Reckoned
from assistant.answering.reckoning.recommendations.recommendation_actions import (
    reckon_recommendation_actions,
)
from assistant.answering.reckoning.recommendations.recommendations import reckon_recommendations
from assistant.answering.reckoning.recommendations.responses import reckon_responses
from assistant.answering.reckoning.recommendations.responses_missing import (
    reckon_missing_responses,
)
from assistant.answering.reckoning.recommendations.told_to import reckon_told_to
from assistant.answering.reckoning.registers.changes import reckon_changed_rows
from assistant.answering.reckoning.registers.one_row import reckon_asked_row, reckon_register_row
from assistant.answering.reckoning.registers.registers import (
    reckon_dated_rows,
    reckon_decided_rows,
    reckon_registers,
)
from assistant.answering.reckoning.scorecards.scorecards import reckon_scorecard
from assistant.answers import AnswerStatus

Family = Callable[[Plan, Ledger], Reckoned | None]


def _actions_else_rows(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return what plans hold; what the rows of one table print, where plans tell less of it.

    What was undertaken on a topic comes first, though the topic be a plan or a log.
    """
    promised = reckon_commitments(plan, ledger) if is_of_topic(plan.standalone) else None
    if promised is not None:
        return promised
    told = reckon_actions(plan, ledger)
    if (
        told is None
        or told.status is AnswerStatus.CANNOT_BE_WORKED_OUT
        or _is_of_many(told, ledger)
    ):
        return reckon_registers(plan, ledger) or told
    return told


def _is_of_many(told: Reckoned, ledger: Ledger) -> bool:
    """Return whether an answer is of several plans side by side."""
    plans = {each.document_id for each in ledger.view.records(ActionPlan)}
    papers = {proof.document_id for claim in told.claims for proof in claim.proofs}
    return len(papers & plans) > 1


def _asked_and_logged(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return what was asked, with what a list of members' questions says of one left open."""
    told = reckon_exchanges(plan, ledger)
    if told is None or told.status is not AnswerStatus.ASKED_NOT_ANSWERED:
        return told
    row = reckon_asked_row(plan, ledger)
    if row is None:
        return told
    return replace(told, claims=(*told.claims, *row.claims), tables=(*told.tables, *row.tables))


# Each returns None where the question is not its own; the first answer is taken.
_FAMILIES: tuple[Family, ...] = (
    reckon_brief,
    reckon_amended,
    reckon_named_vote,
    reckon_amendments,
    reckon_motion,
    reckon_programme,
    reckon_decision_premises,
    reckon_drafting,
    reckon_presented,
    reckon_logged_lists,
    reckon_missing_responses,
    reckon_dated_rows,
    reckon_changed_rows,
    reckon_project_dates,
    _actions_else_rows,
    reckon_premises,
    reckon_post_holder,
    reckon_corrected_figure,
    _asked_and_logged,
    reckon_said,
    reckon_logged,
    reckon_commitments,
    reckon_attendance,
    reckon_meetings,
    reckon_comparison,
    reckon_told_to,
    reckon_responses,
    reckon_decided_rows,
    reckon_recommendation_actions,
    reckon_scorecard,
    reckon_table_picks,
    reckon_figures,
    reckon_table_values,
    reckon_resolutions,
    reckon_vote,
    reckon_recommendations,
    reckon_register_row,
    reckon_alias,
    reckon_why,
)


def reckon(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return the answer that records give, None where passages must answer."""
    if plan.declined:
        return None
    for family in _FAMILIES:
        reckoned = family(plan, ledger)
        if reckoned is not None:
            return reckoned
    return None
