"""The words in which answers tell who was at meetings. All of that wording is here."""

from __future__ import annotations

from assistant.council import AttendanceKind as Kind

RECORDED_AS = {
    Kind.PRESENT: "present",
    Kind.IN_ATTENDANCE: "in attendance",
    Kind.APOLOGY: "apologies sent",
    Kind.SUBSTITUTE: "substitute",
    Kind.EXPECTED: "expected (a plan, not a record)",
    Kind.ARRIVED: "arrived during the meeting",
    Kind.LEFT: "left during the meeting",
    Kind.DECLARED_INTEREST: "declared an interest",
}
PRESIDING = "in the chair"
COUNTED_AS = {
    Kind.PRESENT: "present",
    Kind.IN_ATTENDANCE: "in attendance",
    Kind.APOLOGY: "with apologies",
    Kind.SUBSTITUTE: "as substitute",
    Kind.ARRIVED: "arriving later",
    Kind.LEFT: "leaving early",
    Kind.DECLARED_INTEREST: "declaring an interest",
}
NO_SUCH = {
    Kind.PRESENT: "list of those present",
    Kind.APOLOGY: "apologies",
    Kind.DECLARED_INTEREST: "declaration of interest",
    Kind.ARRIVED: "arrival during the meeting",
    Kind.LEFT: "departure before the end",
    Kind.SUBSTITUTE: "substitute",
}
COLUMNS = ("Date", "Who", "Recorded as", "Time or note")
TITLE = "Attendance as recorded"
CORRECTED = "Some of this is as corrected by the council’s officers."


def lead_of_meeting(day: str, parts: str) -> str:
    """Return the lead of one meeting's list."""
    return f"The papers of the meeting of {day} record {parts}."


def lead_of_many(what: str, first: str, last: str) -> str:
    """Return the lead of what several meetings record."""
    return f"The papers record this of {what}, from {first} to {last}."


def none_recorded(day: str, what: str) -> str:
    """Return that the papers of a meeting do not record what was asked for."""
    return f"The papers held of the meeting of {day} record no {what}."


def under_item(day: str, title: str) -> str:
    """Return what minutes print under an item; the quotation takes the place of {}."""
    return f"The minutes of {day} print under “{title}”: {{}}"


def minuted(day: str, sentence: str) -> str:
    """Return a sentence of the minutes of a day."""
    return f"The minutes of {day} say: “{sentence}”"


def not_told(what: str) -> str:
    """Return that the papers held of a meeting have no part that would record it."""
    return f"The papers held of that meeting are not its full minutes, and record no {what}."


def undated_meeting(as_what: str) -> str:
    """Return what minutes without a date record; the quotation takes the place of {}."""
    return f"The minutes, which print no date, record ({as_what}): {{}}"


def person_at(day: str, who: str, as_what: str) -> str:
    """Return how a person is recorded at a meeting."""
    return f"At the meeting of {day} the papers record {who}: {as_what}."


def undated(who: str, as_what: str) -> str:
    """Return how minutes without a date record a person; the quotation takes the place of {}."""
    return f"Minutes that print no date record {who}: {as_what} ({{}})."


def person_not_named(day: str, who: str) -> str:
    """Return that the list of a meeting does not name somebody."""
    return f"The list of those at the meeting of {day} does not name {who}."


def only_spoke(day: str, who: str) -> str:
    """Return that minutes without a list record somebody as speaking."""
    spoke = f"they record {who} speaking"
    return f"The papers held of the meeting of {day} print no list of those present; {spoke}."
