"""Tells whether a question asks who was at a meeting, and in which way."""

from __future__ import annotations

import re

from assistant.council import AttendanceKind

Kind = AttendanceKind
WERE_THERE = (Kind.PRESENT, Kind.IN_ATTENDANCE, Kind.SUBSTITUTE)
# Who is invited or expected is planned to come; pupils attend school.
_NOT_ATTENDANCE = re.compile(
    r"(?i)\b(?:invit\w+|expected|supposed to|due to attend|will attend|should attend|school attendance)\b"
    r"|\bhow many meetings\b|\bmeetings (?:were|are|was|have been) there\b"
    r"|\battendance (?:in|rates?|figures?|at (?:primary|secondary|school))"
)
_INTEREST = re.compile(
    r"(?i)\bdeclar\w+\b[^?]{0,40}\binterests?\b|\binterests?\b[^?]{0,20}\bdeclared\b"
)
_APOLOGY = re.compile(
    r"(?i)\bapolog(?:y|ies|ised)\b|\babsen(?:t|ces?)\b|\bwho\b[^?]*\b(?:missing|away|missed|not there"
    r"|(?:didn['’]?t|did not) (?:attend|come|turn up)"
    r"|(?:couldn['’]?t|could not|(?:was|were)(?:n['’]?t| not)? (?:un)?able to)"
    r" (?:make it|attend|come|be there))\b"
)
_SUBSTITUTE = re.compile(r"(?i)\bsubstitut\w+|\bstood in\b|\bin place of\b|\bdeputis\w+")
_LEFT = re.compile(
    r"(?i)\b(?:when|who|what time|did|has)\b[^?]*\b(?:leave|left|departed?|walk(?:ed)? out"
    r"|(?:went|go|gone|going) (?:off )?home|slip(?:ped)? (?:out|away|off)|duck(?:ed)? out)\b"
    r"(?! (?:the )?(?:council|plan|service|care|job|post|school))"
)
_ARRIVED = re.compile(
    r"(?i)\b(?:when|who|what time|did)\b[^?]*\b(?:arrived?|joined? (?:the meeting|late)|came? (?:in )?late"
    r"|turn(?:ed)? up late)\b"
)
_WAS_THERE = re.compile(
    r"(?i)\bwho (?:all |else )?(?:attended|came to|turned up|went to|sat)\b"
    r"|\bwho (?:was|were)\b[^?]*\b(?:there|present|at (?:the|that)|in attendance)\b"
    r"|\battendees\b|\battendance\b|\b(?:did|was|were|has)\b(?! there)[^?]*\b(?:attend(?:ed)?|present"
    r"|there(?=\W*$| (?:on|at|in|for)\b)|at (?:the|that|this) (?:\w+ ){0,4}meeting|come to|turn up)\b"
    r"|\b(?:members|councillors|officers|people|witnesses|guests)\b[^?]{0,12}"
    r"\b(?:attended|were (?:present|there)|present)\b"
)
CHAIRED = re.compile(
    r"(?i)\bwho (?:chaired|presided|was in the chair|was (?:the |acting )?chair\w*"
    r"|took the chair(?! (?:away|home|off))|had the chair|was presiding)\b"
)
# What is asked for, tried in this order.
_ASKED = (
    ((Kind.DECLARED_INTEREST,), _INTEREST),
    ((Kind.APOLOGY,), _APOLOGY),
    ((Kind.SUBSTITUTE,), _SUBSTITUTE),
    ((Kind.LEFT,), _LEFT),
    ((Kind.ARRIVED,), _ARRIVED),
    (WERE_THERE, CHAIRED),
    (WERE_THERE, _WAS_THERE),
)
_SURELY = re.compile(
    r"(?i)\b(?:meeting|absent|absences?|attend\w*|present|apolog\w+|interests?|there|left|leave|arriv\w+|substitut\w+"
    r"|stood in|chaired|(?:in|took|had) the chair|presid\w+|make it|could(?:n['’]?t| not) come|witnesses"
    r"|home early)\b"
)
FRAMING = """attend attended attendance attendees present absent apology apologies apologised
declare declared declaration declarations interest interests arrive arrived left leave departed
join joined late early turned up went sat chair chaired presided send sent gave
substitute substituted substitutes stood place
come came make it able unable couldn't could presiding took take
missing missed people person names name time during evening day night
rest remainder remaining afterwards over part again usual
home went gone going slipped ducked walked out away outside witness witnesses guests list full"""


def asks_apologies(question: str) -> bool:
    """Return whether a question asks, maybe beside another thing, who sent apologies.

    >>> asks_apologies("Who took the chair, and who couldn't make it?")
    True
    """
    return _APOLOGY.search(question) is not None


def attendance_asked(question: str) -> tuple[AttendanceKind, ...] | None:
    """Return the kinds of attendance that a question asks for, None where it asks another thing.

    >>> attendance_asked("Who sent apologies for the July meeting?")
    (<AttendanceKind.APOLOGY: 'apology'>,)
    >>> attendance_asked("Who was invited to the July meeting?") is None
    True
    """
    if _NOT_ATTENDANCE.search(question) or not _SURELY.search(question):
        return None
    return next((kinds for kinds, pattern in _ASKED if pattern.search(question)), None)
