"""The words of briefs. All of that wording is here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from assistant.dates import written_date
from assistant.registers.responses import NO_RESPONSE as NO_RESPONSE_HELD
from assistant.registers.responses import PLAN_HELD, TO_ITS_REPORT

NOTICE = "Preparation, not a record. Worked out from the papers. Use your own judgement."
NONE = "None in the indexed papers."
CORRECTED = "Some of this is as corrected by the council’s officers."
NOT_DATED = "not dated"
NOBODY = "nobody named"
MOST_LINES = 50

OVERDUE = "Actions past their date"
PAST_UNKNOWN = "Actions past their date, status not known"
OUTSTANDING = "Other outstanding actions"
UNDATED = "Actions without a date that can be reckoned with"
MOVED = "Dates that moved between versions"
UNANSWERED = "Questions not answered"
PROMISES = "Undertakings without later evidence"
EARLY = "Undertakings too early to tell"
NO_RESPONSE = "Recommendations without a response or an action plan"
RECOMMENDED = "Earlier recommendations on this topic"
ENQUIRIES = "Suggested lines of enquiry"
TOTALS = "Totals that papers state, beside their rows"
LATER = "What later papers state of these plans"
CONFLICTS = "Ratings beside dates and evidence"

PLAN_KEYS = (
    *("overdue", "past_unknown", "outstanding", "undated"),
    *("moved", "totals", "later", "conflicts"),
)
MINUTED_KEYS = ("unanswered", "promises", "early")
RECOMMENDED_KEYS = ("no_response", "recommended")
ENQUIRY_KEYS = ("enquiries",)

ACTION_COLUMNS = ("Plan", "Ref", "Action", "Lead", "Due (as printed)", "Status", "Reckoned on")
LATE_COLUMNS = (*ACTION_COLUMNS, "Days past")
MOVED_COLUMNS = ("Plan", "Ref", "Action", "Dates in order (as printed)", "Status")
QUESTION_COLUMNS = ("Date", "Item", "Asked by", "Question as minuted", "How it was answered")
PROMISE_COLUMNS = ("Date", "Item", "Who", "As minuted", "By when", "Later papers")
RECOMMENDATION_COLUMNS = ("Date", "Made by", "Number", "Recommendation", "To whom")
RECOMMENDED_COLUMNS = (*RECOMMENDATION_COLUMNS, "Response")
SEVERAL = f"{NO_RESPONSE_HELD} {TO_ITS_REPORT}"
TOTAL_COLUMNS = ("Plan", "The paper states", "Its rows give", "Agree")
AGREE, DIFFER = "yes", "no"
LATER_COLUMNS = ("Plan", "Rows counted at", "Later paper")
ENQUIRY_COLUMNS = ("Question", "Why")
CONFLICT_COLUMNS = ("Plan", "Ref", "Action", "What differs")


def dated(day: dt.date | None) -> str:
    """Return a day in words."""
    return written_date(day) if day else NOT_DATED


def without_response(refs: str) -> str:
    """Return what is held of a recommendation without a response: linked actions, else a plan.

    >>> without_response("1.1, 1.2")
    'No response is on record. The paper itself links it to actions 1.1, 1.2'
    """
    actions = "actions" if "," in refs else "action"
    held = f"The paper itself links it to {actions} {refs}" if refs else PLAN_HELD
    return f"{NO_RESPONSE_HELD}. {held}"


def made_and_open(source: str, paper: str) -> str:
    """Return why a recommendation is worth asking about."""
    return f"{source} makes it ({paper}). No response is on record in the indexed papers."


def no_committee(asked: str, names: Sequence[str]) -> str:
    """Return that no committee, or not one alone, is called so, and which there are.

    >>> no_committee("Children", ["Children's Board", "Children's Panel"])
    "There is no paper of the committee 'Children'. The papers are of: Children's Board; Children's Panel."
    """
    held = f" The papers are of: {'; '.join(names)}." if names else ""
    return f"There is no paper of the committee {asked!r}.{held}"


def corrected(by: Sequence[str]) -> str:
    """Return that officers corrected records, and who did, when and why."""
    return f"{CORRECTED} {' '.join(by)}"


def title_of(committee: str | None, item: str | None, plan: str | None) -> str:
    """Return the title of a brief.

    >>> title_of("Housing Panel", "damp homes", None)
    'Briefing: Housing Panel, damp homes'
    """
    return "Briefing: " + ", ".join(part for part in (committee, item, plan) if part)


def of_the_years(years: int, since: str, until: str) -> str:
    """Return which meetings a section is kept to."""
    return f"Of meetings in the {years} years from {since} to {until}."


def counted(number: int, counts: str) -> str:
    """Return what the rows of a plan give beside a stated total.

    >>> counted(13, "actions"), counted(1, "complete")
    ('13 actions', '1 complete')
    """
    return f"{number} {counts.replace('_', ' ')}"
