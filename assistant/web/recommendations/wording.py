"""The words of the pages on recommendations, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from assistant.actions import ActionStatus
from assistant.council import RecommendationKind
from assistant.registers.recommendation_finding import State
from assistant.registers.responses import NO_NUMBER, NO_RESPONSE, PLAN_HELD, TO_ITS_REPORT
from assistant.web.actions.wording import TAGS
from assistant.web.wording import StatusWords, british_date, counted

WHERE_FROM = (
    "Responses and progress are read from minutes, responses and action plans. They may be out of"
    " date."
)
OPEN_ONE = "Open a recommendation to see all that is printed of it, and how it was read."
NO_ACTIONS = "No action plan that is held links actions to it."
PLAN_WITHOUT = f"{PLAN_HELD}; it links no action to this recommendation."
ALIKE = (
    "Matched by computer, by the words that they share. Judge for yourself whether they ask for"
    " the same."
)
ONLY_ITS_REPORT = f"{TO_ITS_REPORT}."
DIFFER = "Papers differ on the response."
COMPLETION = "That an action is completed is what the plan says; it does not show its effect."
NONE_FOUND = "No recommendations found"
NOBODY = "Nobody named"
NO_DAY = "Date not known"
STATES: Mapping[State, StatusWords] = {
    State.ACCEPTED: StatusWords("Accepted", "", "govuk-tag--green"),
    State.PARTLY: StatusWords("Accepted in part", "", "govuk-tag--yellow"),
    State.REJECTED: StatusWords("Rejected", "", "govuk-tag--red"),
    State.DEFERRED: StatusWords("Deferred", "", "govuk-tag--orange"),
    State.NONE: StatusWords(NO_RESPONSE, "", "govuk-tag--grey"),
}
KINDS: Mapping[RecommendationKind, str] = {
    RecommendationKind.REVIEW_TO_AGENCY: "Reviews to agencies",
    RecommendationKind.SCRUTINY_TO_EXECUTIVE: "Scrutiny to the executive",
    RecommendationKind.OFFICER_TO_COMMITTEE: "Officers to a committee",
}
_MADE_BY: Mapping[RecommendationKind, str] = {
    RecommendationKind.REVIEW_TO_AGENCY: "of reviews to agencies",
    RecommendationKind.SCRUTINY_TO_EXECUTIVE: "of scrutiny to the executive",
    RecommendationKind.OFFICER_TO_COMMITTEE: "of officers to a committee",
}


def kind_words(kind: RecommendationKind, number: int) -> str:
    """Return how many recommendations of a kind there are.

    >>> kind_words(RecommendationKind.SCRUTINY_TO_EXECUTIVE, 7)
    '7 recommendations of scrutiny to the executive'
    """
    return f"{counted(number, 'recommendation')} {_MADE_BY[kind]}"


def summary_words(numbers: Mapping[RecommendationKind, int]) -> str:
    """Return how many there are, kind by kind: kinds are never counted together.

    >>> summary_words({RecommendationKind.REVIEW_TO_AGENCY: 1})
    '1 recommendation of reviews to agencies.'
    """
    return "; ".join(kind_words(kind, number) for kind, number in numbers.items()) + "."


def states_words(numbers: Mapping[State, int]) -> str:
    """Return how many have which response; one with several counts for each.

    >>> states_words({State.ACCEPTED: 4, State.NONE: 1})
    '4 accepted, 1 without a response on record'
    """
    return ", ".join(f"{number} {_COUNTED[state]}" for state, number in numbers.items())


_COUNTED: Mapping[State, str] = {
    State.ACCEPTED: "accepted",
    State.PARTLY: "accepted in part",
    State.REJECTED: "rejected",
    State.DEFERRED: "deferred",
    State.NONE: "without a response on record",
}


def according_words(status: ActionStatus, day: dt.date | None, *, overdue: bool = False) -> str:
    """Return how far an action is, and who says so.

    >>> according_words(ActionStatus.COMPLETE, dt.date(2025, 3, 10))
    'Completed according to the March 2025 action plan'
    """
    plan = f"the {day:%B %Y} action plan" if day else "an action plan without a position date"
    late = f", overdue on {british_date(day)}" if overdue and day else ""
    return f"{TAGS[status].label} according to {plan}{late}"


def gone_words(day: dt.date | None) -> str:
    """Return that no later version lists an action."""
    return f"no longer listed after {british_date(day) or 'that version'}"


def linked_words(numbers: Mapping[ActionStatus, int]) -> str:
    """Return how many actions are linked, and how far they are.

    >>> linked_words({ActionStatus.COMPLETE: 2, ActionStatus.IN_PROGRESS: 1})
    '3 linked actions: 2 completed, 1 in progress according to the plan'
    """
    told = ", ".join(
        f"{n} {TAGS[s].label[0].lower()}{TAGS[s].label[1:]}" for s, n in numbers.items()
    )
    return f"{counted(sum(numbers.values()), 'linked action')}: {told} according to the plan"


def called(number: str | None) -> str:
    """Return what a recommendation is called.

    >>> called("3"), called(None)
    ('Recommendation 3', 'Recommendation without a number')
    """
    return f"Recommendation {number or NO_NUMBER}"
