"""Answers a question from records, where it is one that records answer."""

from __future__ import annotations

from collections.abc import Callable

from assistant.answering.planning import Plan
from assistant.answering.reckoning.briefs.briefs import reckon_brief
from assistant.answering.reckoning.commitments.commitments import reckon_commitments
from assistant.answering.reckoning.commitments.logged import reckon_logged
from assistant.answering.reckoning.commitments.logged_lists import reckon_logged_lists
from assistant.answering.reckoning.compare import reckon_comparison
from assistant.answering.reckoning.decisions.amendments import reckon_amendments
from assistant.answering.reckoning.decisions.motions_meant import reckon_motion, reckon_vote
from assistant.answering.reckoning.decisions.resolutions import reckon_resolutions
from assistant.answering.reckoning.decisions.votes_by_name import reckon_named_vote
from assistant.answering.reckoning.exchanges.exchanges import reckon_exchanges
from assistant.answering.reckoning.exchanges.exchanges_said import reckon_said
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
from assistant.answering.reckoning.recommendations.told_to import reckon_told_to
from assistant.answering.reckoning.scorecards.scorecards import reckon_scorecard

Family = Callable[[Plan, Ledger], Reckoned | None]

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
    reckon_project_dates,
    reckon_actions,
    reckon_premises,
    reckon_post_holder,
    reckon_corrected_figure,
    reckon_exchanges,
    reckon_said,
    reckon_logged,
    reckon_commitments,
    reckon_attendance,
    reckon_meetings,
    reckon_comparison,
    reckon_told_to,
    reckon_responses,
    reckon_recommendation_actions,
    reckon_scorecard,
    reckon_table_picks,
    reckon_figures,
    reckon_table_values,
    reckon_resolutions,
    reckon_vote,
    reckon_recommendations,
    reckon_alias,
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
