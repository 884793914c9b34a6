"""Which part of a plan a question asks for, told by the words with which people ask."""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.answering.reckoning.plans.actions import Bucket
from assistant.answering.reckoning.plans.asking_buckets import DONE, RATING, bucket_asked


class Topic(StrEnum):
    """What is asked of a plan."""

    COMPLETION = "when all will be complete"
    EARLIEST = "the earliest date"
    ROWS = "rows of a kind"
    LEADS = "who leads"
    LED_BY = "what somebody leads"
    DUE = "a due date"
    HISTORY = "how a date moved"
    WHY_LATE = "why late"
    STANDING = "how far one action is"
    RATING_KEY = "what a rating means"
    CHANGES = "what changed"
    TOTALS = "stated totals"
    COMPARE = "two plans"
    OVERVIEW = "how far a plan is"


_ALL = (
    r"(?:all|every\w*|whole|entire|rest|remaining|outstanding|plans?|actions|last|final|lot|they|these"
    r"|those)"
)

# In this order: the first that fits a question tells what it asks.
_TOPICS: tuple[tuple[Topic, re.Pattern[str]], ...] = tuple(
    (topic, re.compile(pattern))
    for topic, pattern in (
        (
            Topic.RATING_KEY,
            rf"\b{RATING}\b.*\b(?:means?|meaning|meant|stands? for|signif\w+)\b"
            rf"|\b(?:means?|meaning|meant)\b.*\b{RATING}\b|\bwhat (?:is|are|was) the (?:rag "
            r"|rating )?key\b|\bwhat does (?:an? )?\d mean\b",
        ),
        (
            Topic.COMPARE,
            r"\bcompar\w+\b.*\bplans\b|\b(?:two|both) plans\b"
            r"|\bcompar\w+\b.*\bplan\b.*\b(?:and|with|to|against)\b.*\bplan\b",
        ),
        (
            Topic.CHANGES,
            r"\bwhat(?:'?s| is| has| have|'ve)?\b.{0,30}\b(?:chang\w+|different"
            r"|new)\b(?!.*\bdate\b.*\baction \d)"
            r"|\bdifferen(?:t|ces?)\b.*\b(?:between|from|versions?)\b|\bchanges?\b.*\b(?:since|between"
            r"|versions?|last|previous)\b"
            r"|\b(?:compar\w+)\b.*\bversions?\b|\b(?:any|which|what|list)\b.{0,20}\b(?:new"
            r"|added)\b.{0,12}\bactions?\b"
            r"|\badded to\b.*\bplans?\b|\bmoved on\b|\bdiffers?\b.*\bversions?\b"
            r"|\b(?:actions?|tasks?)\b.{0,40}\b(?:are|were) (?:all )?new\b|\bhow many new\b"
            r"|\bactions?\b.*\b(?:been |were |was )?added\b|\b(?:any|anything)\b.{0,20}\bchang\w+",
        ),
        (
            Topic.WHY_LATE,
            r"\b(?:why|how come|what(?:'?s| is| was| are)? the (?:reasons?|explanation))\b.*\b(?:late"
            r"|overdue|slip\w*|delay\w*"
            r"|behind|not (?:been )?(?:done|complet\w+|finish\w+|met)|revis\w+|moved|put back|pushed"
            r"|missed|red|amber|date)\b",
        ),
        (
            Topic.TOTALS,
            r"\b(?:totals?|figures?|numbers?|counts?)\b.*\b(?:match\w*|agree|right|correct|add up|tally"
            r"|stated?)\b"
            r"|\bdo(?:es)?\b.*\b(?:add up|tally)\b",
        ),
        (
            Topic.HISTORY,
            r"\bhistory\b|\boriginal(?:ly)?\b|\bhow (?:many times|often)\b.*\b(?:date|moved|changed"
            r"|revised|put back|slip\w*)\b"
            r"|\bfirst\b.*\b(?:due|date|target)\b|\bhow (?:far|much|many days|long)\b.*\b(?:slip\w*|late"
            r"|overdue|delay\w*|moved|put back)\b",
        ),
    )
)
_OF_ONE: tuple[tuple[Topic, re.Pattern[str]], ...] = tuple(
    (topic, re.compile(pattern))
    for topic, pattern in (
        (
            Topic.LEADS,
            r"\bwho\w*\b|\b(?:any|no)(?:one|body)\b"
            r"|\bleads?\b|\bowne?r?s?\b|\bresponsib\w+|\baccountable\b|\bin charge\b",
        ),
        (
            Topic.HISTORY,
            r"\b(?:date|deadline|target)s?\b.*\b(?:chang\w+|moved|moving|revis\w+|slip\w*|put back|pushed)\b"
            r"|\bslip\w*\b|\bwhat (?:have|has|were|are) (?:all )?(?:the|its) dates\b",
        ),
        (Topic.STANDING, r"\boverdue\b|\blate\b|\bwhere\b.*\bst(?:oo|an)ds?\b"),
        (
            Topic.DUE,
            r"\bwhen\w*\b|\bdue\b|\bdates?\b|\bdeadlines?\b|\btimescales?\b|\btargets?\b"
            r"|\btimeframe\b",
        ),
        (
            Topic.STANDING,
            r"\bprogress\w*\b|\bupdates?\b|\bstatus\b|\bposition\b|\bhappen\w*|\bhow\b|\bhows\b|\bwhere\b"
            r"|\b(?:is|are|was|were|has|have)\b"
            rf"|\b{DONE}\b|\bwhat\b|\brat(?:ed|ing)\b|\bcolour\b|\babout\b|\bshow\b|\bstarted\b"
            rf"|\bevidence\b|\bdid\b",
        ),
    )
)
_COMPLETION = re.compile(
    rf"\b(?:when\w*|by when|what date|how long|how soon)\b.*\b{_ALL}\b.*\b{DONE}\b"
    rf"|\b(?:when\w*|how long|how soon)\b.*\b{DONE}\b.*\b(?:{_ALL}|everything)\b"
    rf"|\b(?:will|would)\b.*\b(?:all|every\w*|whole)\b.*\b{DONE}\b"
    r"|\b(?:last|latest|final|end|completion|finish)(?: (?:due|stated|target))? (?:date|deadline"
    r"|timescale)s?\b"
    r"|\bwhen\w*\b.*\b(?:plans?|trackers?|logs?|workbook|programme)\b.*\b(?:end|finish\w*|complet\w*|done|over|delivered)\b"
)
# "When will Child R be finished?": of a plan that is named, the whole of it.
_COMPLETION_OF_NAMED = re.compile(
    r"^(?:(?:so|and|but|then|ok|okay|well|please|hi|hello|right)\W+)*"
    r"(?:by when|when\w*|what date|how long|how soon|any idea when|do we know when|tell me when)\b"
    rf".*\b{DONE}\b"
)
_NOT_OF_ALL = re.compile(r"\b(?:an|each|one|any) action\b|\b(?:were|was|did)\b")
_LEADS_OF_ALL = re.compile(
    r"\bwho\w*\b.*\b(?:lead\w*|owns?|owners?|responsib\w+|doing|accountable|charge)\b|\b(?:leads?|owners?"
    r"|lead officers?)\b"
    r".*\b(?:each|every|all|actions?|which|plans?)\b|\b(?:which|what) (?:officers?|posts?|agenc\w+"
    r"|people)\b"
)
_OVERVIEW = re.compile(
    r"\bwhere\b|\bhow(?:'?s| is| are| far| much)\b|\bprogress\w*\b|\bstatus\b|\bposition\b|\bupdate\b"
    r"|\bsummary\b|\bsummaris\w+"
    r"|\boverview\b|\bgetting on\b|\bgoing\b|\bon track\b|\bstate of\b|\bstand\b"
)
_OVERVIEW_OF_NAMED = re.compile(
    r"\bhow far\b|\bwhere (?:are|have) we\b|\bgetting on\b|\bhow(?:'?s| is)\b.*\b(?:going|doing|coming)\b"
)
_EARLIEST = re.compile(
    r"\b(?:earliest|soonest|nearest|first) (?:(?:due|target|end|completion|action) )*(?:dates?|deadlines?"
    r"|timescales?|targets?)\b"
)
# "Off track" and "at risk" are words of some keys alone: no row is read so.
_OFF_TRACK = re.compile(r"\boff (?:track|target|schedule)\b|\bat risk\b")
_WHY = re.compile(r"\bwhy\b|\bhow come\b|\bwhat (?:was|is|were|are) the reasons?\b")
_EACH_LEAD = re.compile(r"\b(?:each|every|per|by) (?:leads?|owners?|officers?|posts?)\b")
_UPDATE = re.compile(r"\b(?:update|overview|summar\w+|progress)\b")
_LIST = re.compile(
    r"\b(?:list|show|what are|which are|give me|name|see|how many|number of)\b.*\b(?:actions?|plans?"
    r"|tasks?)\b|\bwhat\b.*\bactions?\b"
    r"|\bwhich\b.*\bactions?\b|\ball (?:the |of the )?actions\b|\bactions\b.*\b(?:in|of|under|for)\b"
)


def topic_asked(
    text: str, *, of_one: bool, beside: bool = True, named: bool = False
) -> Topic | None:
    """Return what a question in small letters asks of a plan, None where it asks nothing of one.

    `of_one` says that one action is meant, `beside` that actions or a plan are named,
    `named` that a plan is named by its own name.

    >>> topic_asked("when will all actions be completed?", of_one=False).value
    'when all will be complete'
    """
    for topic, cue in _TOPICS:
        if topic is Topic.RATING_KEY and _WHY.search(text):
            continue
        if cue.search(text) and (of_one or topic is not Topic.HISTORY):
            return Topic.HISTORY if of_one and topic is Topic.CHANGES else topic
    if of_one:
        return next((topic for topic, cue in _OF_ONE if cue.search(text)), None)
    if named and _COMPLETION_OF_NAMED.search(text) and not _NOT_OF_ALL.search(text):
        return Topic.COMPLETION
    if named and _OVERVIEW_OF_NAMED.search(text) and bucket_asked(text) is Bucket.ALL:
        return Topic.OVERVIEW
    return _topic_of_many(text, beside)


def _topic_of_many(text: str, beside: bool) -> Topic | None:
    if _OFF_TRACK.search(text):
        return None
    if bucket_asked(text) is Bucket.UNDATED:
        return Topic.ROWS
    if beside and _EARLIEST.search(text):
        return Topic.EARLIEST
    if _COMPLETION.search(text):
        return Topic.COMPLETION
    if bucket_asked(text) is not Bucket.ALL:
        return Topic.ROWS
    if _LEADS_OF_ALL.search(text) or _EACH_LEAD.search(text):
        return Topic.LEADS
    if not beside:
        return None
    if _UPDATE.search(text):
        return Topic.OVERVIEW
    if _LIST.search(text):
        return Topic.ROWS
    return Topic.OVERVIEW if _OVERVIEW.search(text) else None
