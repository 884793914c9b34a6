"""Tells whether a question is about meetings themselves, and what it wants of them."""

from __future__ import annotations

import re
from enum import StrEnum


class AboutMeetings(StrEnum):
    """What a question wants to know of meetings."""

    LIST = "which meetings"
    LAST = "when last"
    FIRST = "when first"
    COMPARE = "two meetings"
    TIMELINE = "what came when"
    HELD = "was it held"
    ITEMS = "what was on the agenda"
    TIMES = "when did it begin or end"
    PLACE = "where was it held"


_DISCUSS = (
    r"(?:discuss(?:ed)?|consider(?:ed)?|look(?:ed)? at|talk(?:ed)? about|debated?|cover(?:ed)?|deal[t]? with"
    r"|scrutinised?|review(?:ed)?|come (?:up|to|before)|came (?:up|to|before)|on the agenda)"
)
_COMPARE = re.compile(
    r"(?i)\b(?:compare|differences? between|versus|vs\.?|how did [^?]* differ)\b[^?]*\bmeetings?\b"
    r"|\bmeetings?\b[^?]*\b(?:compared? (?:with|to)|versus|vs\.?)\b"
)
_TIMELINE = re.compile(
    r"(?i)\b(?:timeline|chronology|sequence of events|history of)\b|\bbefore and after\b"
    r"|\bwhat (?:came|happened|was (?:said|done|asked|decided)) (?:before|after|since|next)\b"
    r"|\bin (?:date|chronological) order\b"
)
_WHEN = re.compile(
    rf"(?i)\b(?:when|what (?:date|day))\b[^?]*\b(?:last|most recently|latest|first)\b[^?]*\b{_DISCUSS}\b"
    rf"|\b(?:when|what (?:date|day))\b[^?]*"
    rf"\b(?:committee|cabinet|council|members|we|panel|board)\b[^?]*\b{_DISCUSS}\b"
    rf"|\b(?:last|first|latest) time\b[^?]*\b{_DISCUSS}\b"
    rf"|\b(?:which|what) meetings?\b[^?]*\b(?:last|first)\b[^?]*\b{_DISCUSS}\b"
)
_FIRST = re.compile(r"(?i)\bfirst\b")
_LIST = re.compile(
    r"(?i)\b(?:list|show|which|what|how many|all(?: the)?|every)\b[^?]{0,30}\bmeetings\b"
    r"|\bwhen (?:did|has|have) (?:the )?[^?]{0,60}\b(?:meet|met)\b|\bmeeting dates\b"
    r"|\bdates of (?:the )?meetings\b"
    r"|\bwhen (?:was|were) (?:the )?(?:last |latest |most recent )?[^?]{0,50}\bmeetings?\b\W*(?:held)?\W*$"
    rf"|\bwhich meetings?\b[^?]*\b{_DISCUSS}\b"
)
_HELD = re.compile(
    r"(?i)^\W*(?:was|did|is|has|were)\b[^?]*\bmeeting\b[^?]*\b(?:held|cancelled|canceled|postponed|take place"
    r"|took place|taken place|go ahead|happen|called off)\b"
)
_ITEMS = re.compile(
    r"(?i)\bwhat (?:happened|went on|was (?:done|discussed|covered)) (?:at|in|on) [^?]*\bmeeting\b"
    r"|\bwhat (?:was|were|is) on the agenda\b|\bwhat (?:items|business)\b[^?]*\b(?:meeting|agenda)\b"
    r"|\bwhat (?:was|were) (?:we|members|the (?:committee|panel)|it|they) (?:all )?(?:meant|supposed|due"
    r"|going|planning) to (?:look at|discuss|consider|cover|hear|scrutinise|talk about|take)\b"
    r"|\bagenda (?:for|of|items)\b|\bwhat did [^?]*\b(?:committee|members|they)\b (?:discuss|consider|cover)"
    r" (?:at|on|in) "
)
_IT = r"(?:the (?:[\w’'-]+ ){0,5}?meeting|the committee|that meeting|it|they)\b[^?]{0,25}"
_ENDS = r"(?:finish|end|close|conclude|adjourn|rise|wrap up|finished|ended|closed)"
_BEGINS = r"(?:start|begin|open|commence|started|began)"
ENDED = re.compile(rf"(?i)\b{_ENDS}\b|\b(?:closing|finishing|end) time\b|\bhow long\b")
BEGAN = re.compile(rf"(?i)\b{_BEGINS}\b|\b(?:starting|start) time\b|\bhow long\b")
_TIMES = re.compile(
    rf"(?i)\b(?:when|what time|at what time) (?:did|does|was) {_IT}\b(?:{_ENDS}|{_BEGINS})\W*$"
    r"|\bhow long (?:was|did) (?:the )?[^?]*\bmeeting\b|\bhow long did it last\b"
    rf"|\bmeeting\b[^?]*\b(?:{_ENDS}|{_BEGINS})\W*$"
    rf"|\bwhat time\b[^?]*\bmeeting\b[^?]*\b(?:{_ENDS}|{_BEGINS})"
    rf"|\b(?:when|what time)\b[^?]*\b(?:{_ENDS}|{_BEGINS})\b[^?]*\bmeeting\W*$"
)
_PLACE = re.compile(
    r"(?i)^\W*where (?:was|did|were)\b[^?]*\b(?:meeting|committee)\b[^?]*\b(?:held|take place|meet|sit)?\W*"
)
_NOT_OURS = re.compile(
    r"(?i)\b(?:next|future|forthcoming|upcoming|strategy|family group|team|staff|weekly"
    r"|multi-agency) meetings?\b"
    r"|\bat (?:what|which|all) meetings? (?:did|was)\b|\bat (?:the|these|those|both) meetings\b"
)
FRAMING = """cancelled postponed took taken ahead happen business
list discuss discussed discussion consider considered look looked talk talked debate
debated cover covered deal dealt scrutinise scrutinised review reviewed agenda held hold compare
compared comparison difference differences differ versus two both timeline chronology sequence
events order date dates came come before after next happened first last latest recently met meet
sit sat chronological finish finished end ended close closed conclude concluded adjourn adjourned
rise wrap start started begin began open opened commence commenced closing long where place
agendas time item items meant supposed due going planning hear talk never called off"""


def about_meetings(question: str) -> AboutMeetings | None:
    """Return what a question wants to know of meetings, None where it wants another thing.

    >>> about_meetings("When did the committee last discuss school transport?").value
    'when last'
    >>> about_meetings("list the meetings of 2024").value
    'which meetings'
    """
    if _COMPARE.search(question):
        return AboutMeetings.COMPARE
    if _TIMELINE.search(question):
        return AboutMeetings.TIMELINE
    if _NOT_OURS.search(question):
        return None
    if _TIMES.search(question):
        return AboutMeetings.TIMES
    if _PLACE.search(question):
        return AboutMeetings.PLACE
    if _HELD.search(question):
        return AboutMeetings.HELD
    if _ITEMS.search(question):
        return AboutMeetings.ITEMS
    if _WHEN.search(question):
        return AboutMeetings.FIRST if _FIRST.search(question) else AboutMeetings.LAST
    return AboutMeetings.LIST if _LIST.search(question) else None
