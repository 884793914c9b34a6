"""The words by which irregular minutes show who asks, answers, undertakes or moves something."""

from __future__ import annotations

import re

ASKING = re.compile(
    r"\b(?:[Aa]sked|asks|[Aa]sking|quer(?:ied|ies|ying)|questioned|[ei]nquired|wonder(?:ed|ing)"
    r"|wanted to (?:know|hear|understand)|wished to know|sought|pressed|challenged"
    r"|raised|requested|came back on|was (?:concerned|puzzled|unsure|curious|worried)"
    r"|could not see|did not (?:understand|see)|doubted)\b"
)
ANSWERING = re.compile(
    r"\b(?:said|says|replied|responded|answered|confirmed|advised|explained|clarified|(?:re)?assured"
    r"|informed|told|stated|reported|noted|added|indicated|agreed|accepted|acknowledged|admitted"
    r"|apologi[sz]ed|undertook|promised|offered|gave|put it|thought|believed|felt|estimated|expected"
    r"|hoped|could|did not (?:know|think|believe)|had no|pointed|referred|would|will|mentioned|suggested"
    r"|outlined|came the (?:answer|reply)"
    r"|took (?:the )?questions|was (?:not )?able|doubted)\b"
)
PROMISING = re.compile(
    r"\b(?:would|will|shall|(?:is|are) (?:going )?to|undertook|undertakes?|promised|pledged|agreed to"
    r"|offered to|committed|volunteered|took (?:it|this|that|the \w+) away|took an action)\b"
    r"|^\s*(?:\([^()]*\)\s*)?to\s+[a-z]"
)
MOVING = re.compile(r"\b(?:moved|proposed|put forward|tabled)\b")
PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are)\s+(?:(?:\w+ly|then|also|again)\s+)?$")
# What stands before a colon speaks the words behind it.
LABEL_BEFORE = re.compile(
    r"\W*(?:(?:Q(?:uestion)?|A(?:nswer)?|Reply|Response)\s?\d{0,3}\W{0,3})?(?:(?:[Ff]rom|[Bb]y)\s+)?(?:[Tt]he\s+)?"
)
LABEL_BEHIND = re.compile(
    r"\)?\s*(?:\([^()]{1,60}\)|,[^:,.]{1,60}|again|once more|also)?\s*(?::|\s[–—-])\s"
)
MARKED_ANSWER = re.compile(r"\W*A(?:nswer)?\s?\d{0,3}\s?[:.)–-]")
ASKED_BY = re.compile(
    r"\b(?:[Aa]sked|[Rr]aised|[Pp]ut|posed|queried|questioned|sought|[Pp]ressed|requested|submitted|challenged"
    r"|prompted)\b[^.;:]{0,80}?\bby\s+(?:the\s+)?$"
    r"|\b(?:[Qq]uestion|[Qq]uery|[Ee]nquiry|[Qq]ueries|[Pp]oint)s?\b[^.;:]{0,40}?\b(?:from|by|of)\s+(?:the\s+)?$"
    r"|\b(?:[Rr]eply|[Rr]esponse|[Aa]nswer|[Rr]eplying|[Rr]esponding) to\s+(?:the\s+)?$"
    r"|\b[Aa]nswering\s+(?:the\s+)?$"
)
ASKED_BEHIND = re.compile(r"['’]s?\s+(?:\w+\s+){0,2}(?:question|query|enquiry|concern|point)\b")
ANSWERED_BY = re.compile(
    r"\b(?:told|informed|advised|assured|answered|given|explained|heard|learnt|learned|said|confirmed"
    r"|provided)\b[^.;:]{0,60}?\b(?:by|from)\s+(?:the\s+)?$"
    r"|\b(?:[Rr]eply|[Aa]nswer|[Rr]esponse|[Ww]ord)s?\s+(?:of|from|by)\s+(?:the\s+)?$"
    r"|\b[Aa]ccording to\s+(?:the\s+)?$"
    r"|[,”\"’?]\s+(?:said|replied|answered|explained|added|thought|conceded)\s+(?:the\s+)?$"
)
ANSWERED_BEHIND = re.compile(r"['’]s?\s+(?:\w+\s+){0,2}(?:answer|reply|response|view)\b")
PROMISED_BY = re.compile(
    r"\b(?:undertaken|promised|offered|done|sent|circulated)\s+by\s+(?:the\s+)?$"
)
MOVED_BY = re.compile(
    r"\b(?:moved|proposed|proposition|proposal|motion)\b[^.;]{0,40}?\b(?:by|of|from)\s+(?:the\s+)?$"
    r"|\b(?:[Mm]over|[Mm]oved|[Pp]roposed|[Pp]roposer):\s*(?:the\s+)?$"
)
# An aside names somebody who does not go on speaking.
ASIDE = re.compile(
    r",\s*(?:(?:in|by way of) (?:reply|response|answer) to|responding to|replying to|answering|asked by"
    r"|pressed by|prompted by|supported by|seconded by)\b[^,;.]{0,120},"
)
