"""The words in which answers tell of undertakings. All of that wording is here."""

from __future__ import annotations

from assistant.answering.reckoning.exchanges.exchanges_wording import days_in_words
from assistant.council import Strength

# What was said, by how far it binds.
GAVE = {
    Strength.FIRM: "gave an undertaking",
    Strength.CONDITIONAL: "made an offer or an undertaking with a condition",
}
LED_BY = "It was the reply to this: {}"
RESOLVED = "was given this to do by resolution"
TASKED = "was given this to do"
EXPECTED = "the minutes record what was expected, which nobody undertook"
NEWEST_ONLY = (
    "Only the newest undertakings were looked up in later papers; older ones are left out."
)
BY_RESOLUTION = "asked for by resolution"
FIRMNESS = {
    Strength.FIRM: "undertaken",
    Strength.CONDITIONAL: "offered, or with a condition",
    Strength.EXPECTATION: "expected, not undertaken",
}
NO_LATER = "no later evidence in the indexed papers"
NO_LATER_SENTENCE = "There is no later evidence of it in the indexed papers."
MENTIONED_ONLY = "There is no later evidence in the indexed papers that it came."
UNDATED = "the paper prints no date"
UNDATED_SENTENCE = "The paper prints no date, so no other paper can be told to be later."
REPORTED = "reported back"
MENTIONED = "mentioned again"
TOO_EARLY = "too early to tell"
SOMEBODY = "somebody whom the minutes do not name"
DUE = "due by"
NOBODY = "nobody named"
CORRECTED = "Some of this is as corrected by the council’s officers."
COLUMNS = ("Date", "Item", "Who", "As minuted", "By when", "How firm", "Later papers")
# The column that quotes; to whom it was undertaken stands before it, where that is known.
MINUTED, TO_WHOM = 3, "To whom"
TITLE = "What was undertaken"


def too_early(due: str | None, latest: str | None) -> str:
    """Return that it is too early to tell, and why."""
    if due and latest:
        return f"It is too early to tell: it was due by {due}, and the papers end on {latest}."
    return "It is too early to tell: no later minutes of that committee are in the index."


def lead_of_some(count: str, noun: str, first: str, last: str, outcome: str) -> str:
    """Return the lead of a table of undertakings."""
    days = days_in_words(first, last)
    return f"The papers record {count} {noun}{days}.{outcome}"


def lead_of_open(count: str, noun: str, first: str, last: str) -> str:
    """Return the lead of a table of undertakings that no later paper reports on."""
    days = days_in_words(first, last)
    came = "it" if count == "1" else "they"
    return f"For {count} {noun}{days}, there is {NO_LATER} that {came} came."


def not_that_person(asked: str, who: str, day: str) -> str:
    """Return the correction of a question that names the wrong person."""
    on = f" on {day}" if day else ""
    return f"The papers record this of {who}{on}, and not of {asked}."


def come_of(noun: str, day: str, link: str, deed: str, title: str = "") -> str:
    """Return a point on what was undertaken or requested, by its own words.

    >>> come_of("undertaking", "3 July 2023", "", "to bring a report")
    'What has come of the undertaking of 3 July 2023 “to bring a report”?'
    """
    under = f", under “{title}”" if title else ""
    return f"What has come of the {noun} of {day} {link}“{deed}”{under}?"


def come_of_item(day: str, title: str) -> str:
    """Return a point on what was undertaken under an item."""
    return f"What has come of what was undertaken on {day} under “{title}”?"
