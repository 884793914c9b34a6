"""The words in which answers tell of meetings and of what came when. All of it is here."""

from __future__ import annotations

STATUS = {
    "held": "held",
    "cancelled": "cancelled",
    "postponed": "postponed",
    "planned": "announced",
}
COLUMNS = ("Date", "Committee", "Status", "Items held in the papers")
TITLE = "Meetings"
ITEMS_TITLE = "Items"
ITEMS_COLUMNS = ("Item", "Title")
TIMELINE_COLUMNS = ("Date", "What", "Who", "As printed")
TIMELINE_PRINTED = frozenset({3})
TIMELINE_TITLE = "In order of time"
BEFORE, AFTER, THEN = "Before", "After", "On the day"
ITEM, ASKED, UNDERTAKEN, RESOLVED = "item", "question", "undertaking", "resolution"
COMPARED_COLUMNS = ("Recorded", "First meeting", "Second meeting")
COMPARED_TITLE = "The two meetings"

NO_TIME = "The papers held of that meeting print no such time."


def times_of(day: str, told: str) -> str:
    """Return when a meeting began and ended."""
    return f"The meeting of {day} {told}."


def place_of(day: str, place: str) -> str:
    """Return where a meeting was held."""
    return (
        f"The meeting of {day} was held in {place}."
        if not place.lower().startswith(("in ", "at "))
        else f"The meeting of {day} was held {place}."
    )


def status_of(day: str, status: str) -> str:
    """Return whether a meeting took place, as the papers record it."""
    return f"The papers record the meeting of {day} as {status}."


def items_of(count: str, day: str, status: str) -> str:
    """Return the lead of a meeting's items."""
    noun = "item" if count == "1" else "items"
    note = "" if status == "held" else f" ({status})"
    return f"The papers held of the meeting of {day}{note} print {count} {noun}."


def lead_of_list(count: str, first: str, last: str, other: str) -> str:
    """Return the lead of a list of meetings; `other` tells of cancelled and announced ones."""
    noun = "meeting" if count == "1" else "meetings"
    days = f"on {first}" if first == last else f"from {first} to {last}"
    return f"The minutes held are of {count} {noun} held {days}{other}."


def last_considered(body: str, order: str, day: str, item: str) -> str:
    """Return when a committee last, or first, considered something: as an item of its own."""
    return f"{body} {order} considered this on {day}, as an item: {item}"


def last_came_up(body: str, order: str, day: str) -> str:
    """Return when something last, or first, came up at a meeting, in a question."""
    return f"It {order} came up at {body} on {day}, in a question: "


def lead_of_timeline(count: str, first: str, last: str) -> str:
    """Return the lead of what came when on a topic."""
    noun = "record bears" if count == "1" else "records bear"
    return f"{count} {noun} on this, from {first} to {last}."


def lead_of_sides(before: str, after: str, day: str) -> str:
    """Return the lead of what came before and after a day."""
    return f"{before} of the records on this are from before {day} and {after} from after it."


def compared(first: str, second: str, asked: tuple[str, str], promised: tuple[str, str]) -> str:
    """Return the lead of a comparison of two meetings."""
    questions = "question" if asked[0] == "1" else "questions"
    undertakings = "undertaking" if promised[0] == "1" else "undertakings"
    return (
        f"The papers record {asked[0]} {questions} and {promised[0]} {undertakings} at the meeting of"
        f" {first}, {asked[1]} and {promised[1]} at that of {second}."
    )
