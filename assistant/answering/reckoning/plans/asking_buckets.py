"""Which group of rows a question asks for, told by the words with which people ask."""

from __future__ import annotations

import re

from assistant.answering.reckoning.plans.actions import Bucket

RATING = (
    r"(?:red|amber|green|blue|purple|black|gr[ae]y|orange|rag|colou?rs?|rat(?:ing|ed)s?"
    r"|assess(?:ment|ed)s?)"
)
NOT = r"(?:not|(?:are|is|have|has|had|was|were)n'?t)"
DONE = (
    r"(?:complet\w*|finish\w*|done|achieved|implement\w*|deliver\w*|discharged|closed|end|over"
    r"|signed off|carried out|put in place)"
)

# In this order: "no longer listed" goes before "open", "undated" before "overdue".
_BUCKETS: tuple[tuple[Bucket, re.Pattern[str]], ...] = tuple(
    (bucket, re.compile(pattern))
    for bucket, pattern in (
        (
            Bucket.CONFLICTING,
            rf"\b{RATING}\b.*\b(?:conflict\w*|contradict\w*|disagree\w*|match\w*|despite|even though"
            rf"|but(?! (?:no|not|without|never)\b(?! (?:complete|started|done|yet started)))"
            rf"|although|against)\b"
            r"|\b(?:conflict\w*|contradict\w*)\b.*\brat\w+|\bgreen\b.*\b(?:overdue|past|late"
            r"|not (?:complete|started|done))\b",
        ),
        (
            Bucket.DROPPED,
            r"\b(?:dropped|vanished|disappeared|removed|no longer (?:listed|in|on|there|shown)"
            r"|taken (?:out|off)|left out"
            r"|fallen (?:off|out)|gone (?:missing|from)|missing)\b(?!.*\b(?:date|lead|deadline))",
        ),
        (
            Bucket.UNDATED,
            r"\bundated\b|\b(?:no|without(?: an?| any)?|missing(?: an?)?|lack\w*(?: an?)?|not have an?"
            r"|no longer (?:has|have|had) an?"
            r"|(?:haven'?t|don'?t|doesn'?t|hasn'?t) (?:got |have )?(?:an?|any)) "
            r"(?:due |end |target |completion |clear |firm |set )*(?:dates?|deadlines?"
            r"|timescales?)\b(?! (?:is|are|has|have) (?:past|gone))"
            r"|\bnot dated\b|\btbc\b|\bdates? (?:is |are )?(?:missing|to be confirmed|not (?:given|set"
            r"|known))\b",
        ),
        (
            Bucket.NO_LEAD,
            r"\b(?:no|without(?: an?| any)?|missing(?: an?)?) (?:named |printed )?(?:leads?"
            r"|owners?|officers?|responsib\w+)\b",
        ),
        (
            Bucket.JOINT_LEAD,
            # A "joint inspection" says nothing of leads.
            r"\bjoint(?:ly)?\b(?=[^?]{0,12}\b(?:lead|leads|led|own(?:s|ed|er|ers|ership)?|responsib\w+)\b)"
            r"|\b(?:lead|leads|led|owned|owners?|responsib\w+|are|is|were)\b[^?]{0,6}\bjoint(?:ly)?\b"
            r"|\bshared (?:leads?|ownership)\b|\b(?:more than one|two|several) leads?\b",
        ),
        (
            Bucket.OVERDUE,
            r"\boverdue\b|\b(?:is|are|was|were|running|which|what|whats|any|anything"
            r"|actions?)\b.{0,24}\blate\b"
            r"|\bpass?(?:t|ed) (?:its|their|the|there)? ?(?:due )?(?:dates?|deadlines?)\b|\bmissed\b"
            r"|\bbehind\b"
            r"|\bshould (?:have|already)\b|\b(?:dates?|deadlines?) (?:has |have |is |are )?(?:passed|past"
            r"|gone)\b",
        ),
        (
            Bucket.COMING,
            r"\bdue (?:next|soon)\b|\bcoming up\b|\bupcoming\b|\b(?:complet\w+|done|finished|delivered) next\b"
            r"|\bnext (?:thing |action |one )?(?:to )?(?:fall|falls|falling|come|comes|be) due\b"
            r"|\bnext (?:\w+ )?(?:due|deadlines?|due dates?|target dates?|milestones?)\b"
            r"|\b(?:deadlines?|dates?) (?:is |are )?(?:next|coming)\b|\bcom(?:es?|ing) due\b",
        ),
        (
            Bucket.ON_TRACK,
            r"\bon (?:track|target|schedule)\b|\bgoing (?:to|according to) plan\b|\bas planned\b"
            r"|\b(?:no|without(?: any)?) delays?\b",
        ),
        (
            Bucket.SLIPPED,
            r"\bslip\w*\b|\b(?:put|pushed|moved) back\b|\b(?:revised|postponed|extended|delayed)\b"
            r"|\bdates?\b.*\b(?:moved|chang\w+)\b|\bnew dates?\b",
        ),
        (Bucket.CLOSED, r"\b(?:superseded|replaced|closed)\b"),
        (
            Bucket.NOT_STARTED,
            rf"\b(?:{NOT} (?:yet )?(?:been )?(?:started|begun|commenced)|not (?:yet )?under way"
            r"|yet to (?:start|begin|be (?:started|begun))|unstarted)\b",
        ),
        (
            Bucket.UNKNOWN,
            r"\b(?:unknown|no) status\b|\bstatus (?:is |are )?(?:unknown|not known|unclear)\b"
            r"|\bunrated\b|\bno rating\b",
        ),
        (
            Bucket.OPEN,
            r"\b(?:outstanding|open|remain\w*|left|incomplete|unfinished|pending|ongoing|in progress"
            r"|still to (?:do|be done)|to go|underway)\b|\bstill waiting\b|\bwaiting (?:on|for)\W*$"
            rf"|\b(?:{NOT}|yet to|still)\b.{{0,22}}\b{DONE}\b",
        ),
        (
            Bucket.COMPLETE,
            r"\b(?:complete|completed|done|finished|achieved|implemented|delivered"
            r"|discharged|signed off|carried out|put in place)\b",
        ),
    )
)


def bucket_asked(text: str) -> Bucket:
    """Return the group of rows that a question asks for; all where it names none.

    >>> bucket_asked("whats overdue").value, bucket_asked("how many are not done yet").value
    ('overdue', 'open')
    """
    return next((bucket for bucket, cue in _BUCKETS if cue.search(text)), Bucket.ALL)
