"""The words of the briefing pages. All of that wording is here and in their templates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from assistant.registers.responses import NO_RESPONSE
from assistant.web.wording import british_date, counted

# The parts of a briefing in their order, with the sections of a brief that each holds.
PARTS: Mapping[str, tuple[str, ...]] = {
    "actions": ("overdue", "past_unknown", "undated", "outstanding"),
    "questions": ("unanswered",),
    "promises": ("promises", "early"),
    "recommendations": ("no_response", "recommended"),
    "changes": ("moved", "conflicts", "totals", "later"),
    "enquiries": ("enquiries",),
}
PART_TITLES: Mapping[str, str] = {
    "actions": "Outstanding actions",
    "questions": "Questions not yet answered",
    "promises": "Promised follow-ups",
    "recommendations": "Earlier recommendations",
    "changes": "Dates, ratings and totals to check",
    "enquiries": "Suggested lines of enquiry",
}
PART_HINTS: Mapping[str, str] = {
    "actions": "From the newest version of each action plan: past their date first",
    "questions": "Asked in a meeting, and no answer is on record",
    "promises": "What was undertaken in a meeting, and no later paper reports on",
    "recommendations": "Without a response; for an item or a plan, all that are on its subject",
    "changes": "Dates that moved between versions, and totals that papers state",
    "enquiries": "Open questions worked out from the records above, each with its reason",
}
EMPTY: Mapping[str, str] = {
    "actions": "No outstanding actions are on record for this {}.",
    "questions": "No unanswered questions are on record for this {}.",
    "promises": "No promised follow-ups are on record for this {}.",
    "recommendations": "No earlier recommendations are on record for this {}.",
    "changes": "Nothing to check is on record for this {}.",
    "enquiries": "The records for this {} give no ground for a line of enquiry.",
}
# What a line's section says of it, where its own words do not.
STANDINGS: Mapping[str, str] = {
    "overdue": "Past its date",
    "past_unknown": "Past its date, status not known",
    "undated": "No date that can be worked out",
    "outstanding": "Date not passed",
    "early": "Too early to tell",
    "no_response": NO_RESPONSE,
    "moved": "Date moved",
    "conflicts": "Rating beside date or evidence",
    "totals": "Total beside rows",
    "later": "In a later paper",
}
# The column of a section whose words are the line; the others are its details.
MAIN_COLUMNS = frozenset(
    {
        *("Action", "Question as minuted", "As minuted", "Recommendation"),
        *("The paper states", "Later paper", "Question"),
    }
)
DETAILS: Mapping[str, str] = {
    "Ref": "Action",
    "Number": "Recommendation",
    "Lead": "Lead",
    "Due (as printed)": "Due",
    "Reckoned on": "Worked out on",
    "How it was answered": "Answer",
    "Dates in order (as printed)": "Dates in order",
    "Its rows give": "Its rows give",
}
STEP_TITLES: Mapping[str, str] = {
    "committee": "Which committee is the briefing for?",
    "plan": "Which review or action plan is the briefing on?",
    "meeting": "Which meeting is the briefing for?",
    "item": "Which item is the briefing on?",
    "topic": "Which topic is the briefing on?",
    "include": "What should the briefing include?",
}
PREPARING = "Preparing your briefing"
EDIT_TITLE = "Change the lines of your briefing"
NOTICE = "Preparation, not a record. Worked out from the papers. Use your own judgement."
JUDGEMENT = "Worked out from the papers. Use your own judgement."
SOURCES = "Sources"
USUAL_COLUMNS = ("What the papers say", "Details", "Source")
COLUMNS: Mapping[str, tuple[str, str, str]] = {
    "enquiries": ("Line of enquiry", "Why, and the record it rests on", "Source")
}
PART_UNMADE = "This section could not be prepared. Try again in a few minutes."
ALL_LEFT_OUT = "All lines of this section were left out."
COMPUTED_BY = (
    "Worded by fixed rules from the records; no language model was used. They name no party and "
    "blame nobody."
)
KEPT_TO_PAGE = "The briefing is kept to one printed page. You can add lines that are not on it."
EDITED = "edited by you"
NOTHING_HELD = "No papers of a committee are held yet. Add minutes to begin."
NO_PLANS = "No action plans or reviews are held yet."
CHOOSE_COMMITTEE = "Select a committee"
CHOOSE_PLAN = "Select a review or action plan"
CHOOSE_MEETING = "Select a meeting, or no particular meeting"
CHOOSE_ITEM = "Select an item, or the whole meeting"
CHOOSE_PARTS = "Select what to include"
TOO_LONG = "Line must be {limit:,} characters or less"
TOPIC_TOO_LONG = "Topic must be {limit:,} characters or less"
NO_SUCH_MEETING = "No paper tells of a meeting of this committee on that day."
STILL_PREPARING = "Your briefing is still being prepared. Try again in a moment."
AGENDA_MISSING = (
    "The agenda of this meeting is not among the papers, so its items cannot be listed. You can "
    "brief on the whole meeting or on a topic."
)
STATUS_WORDS: Mapping[str, str] = {
    "held": "Held",
    "planned": "No minutes yet",
    "cancelled": "Cancelled",
    "postponed": "Postponed",
}


def meeting_hint(status: str, items: int) -> str:
    """Return what is known of a meeting.

    >>> meeting_hint("planned", 7), meeting_hint("held", 0)
    ('No minutes yet. 7 items', 'Held. Its agenda is not among the papers')
    """
    agenda = counted(items, "item") if items else "Its agenda is not among the papers"
    return f"{STATUS_WORDS.get(status, status.capitalize())}. {agenda}"


def heading(item: str, number: str, plan: str, *, meeting: bool) -> str:
    """Return the heading of a briefing.

    >>> heading("Damp homes", "6", "", meeting=True), heading("", "", "", meeting=False)
    ('Briefing: item 6, Damp homes', 'Briefing: all that is outstanding')
    """
    if plan:
        return f"Briefing: {plan}"
    if item:
        return f"Briefing: item {number}, {item}" if number else f"Briefing: {item}"
    return "Briefing: whole meeting" if meeting else "Briefing: all that is outstanding"


def subject(item: str, plan: str, *, meeting: bool) -> str:
    """Return what a briefing is of, as sentences name it."""
    if plan:
        return "plan"
    if item:
        return "item" if meeting else "topic"
    return "meeting" if meeting else "committee"


def made_words(made: dt.date, latest: dt.date | None) -> str:
    """Return when a briefing was made, and from which papers.

    >>> made_words(dt.date(2026, 11, 22), dt.date(2025, 1, 14))
    'Made 22 November 2026 from papers up to 14 January 2025.'
    """
    until = f"papers up to {british_date(latest)}" if latest else "papers without a date"
    return f"Made {british_date(made)} from {until}."


def as_of_words(day: dt.date, *, held: bool) -> str:
    """Return which papers a briefing on a meeting counts.

    >>> as_of_words(dt.date(2026, 1, 11), held=True)
    'Only papers dated up to 11 January 2026, the day before the meeting, are counted.'
    """
    which = ", the day before the meeting," if held else ", the day of the meeting,"
    return f"Only papers dated up to {british_date(day)}{which} are counted."


def unmade_words(unmade: int, total: int) -> str:
    """Return how much of a briefing is missing.

    >>> unmade_words(2, 5)
    '2 of 5 sections could not be prepared. The others are complete.'
    """
    return (
        f"{unmade} of {counted(total, 'section')} could not be prepared. The others are complete."
    )


def shown_words(shown: int, total: int) -> str:
    """Return how many lines of a part stand on the page.

    >>> shown_words(3, 16), shown_words(2, 2)
    ('3 of 16 shown', '2')
    """
    return str(total) if shown == total else f"{shown} of {total} shown"


def gone_words(number: int) -> str:
    """Return that lines of a form are no longer in the papers as they were."""
    verb = "is" if number == 1 else "are"
    return f"{counted(number, 'line')} {verb} no longer as the papers give, and was left out."


def details_words(standing: str, details: Sequence[tuple[str, str]]) -> str:
    """Return the details of a line in one sentence.

    >>> details_words("Past its date", [("Action", "1.2"), ("Why", "No reply.")])
    'Past its date. Action: 1.2. No reply.'
    """
    named = [words if label == "Why" else f"{label}: {words}" for label, words in details]
    return " ".join(f"{each.rstrip('.')}." for each in filter(None, (standing, *named)))


def no_committee(name: str) -> str:
    """Return that no paper of a committee is held."""
    return f"There is no paper of the committee “{name}”."


def left_out_words(number: int) -> str:
    """Return how many lines the page does not hold.

    >>> left_out_words(1), left_out_words(40)
    ('1 line is not on the page.', '40 lines are not on the page.')
    """
    return f"{counted(number, 'line')} {'is' if number == 1 else 'are'} not on the page."
