"""The words by which questions ask which recommendations have no response."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answering.planning import AskedFor, Plan
from assistant.answering.reckoning.recommendations.recommendations_asked import ASKS_RECOMMENDATIONS
from assistant.answering.reckoning.recommendations.responses_words import names_verdict
from assistant.dates import find_dates

_NOT = (
    r"(?:\bnot\b|\bcannot\b|n['’]t\b|\b(?:has|have|did|does|was|were|is|are)nt\b|\bnever\b|\bnobody\b"
    r"|\bno[- ]one\b|\bnone\b)"
)
# Who is responsible does not tell who responded.
_REPLY = r"(?:respon(?:ses?|d(?:s|ed|ing)?)|repl(?:y|ies|ied|ying)|answers?|answered|answering)"
_NEAR = r"[^?.;]{0,60}?"
_OUT = r"\b(?:leaves?|left|miss(?:es|ed)?) out\b"
_MISSING = re.compile(
    rf"(?i){_NOT}{_NEAR}\b(?:{_REPLY}|(?:hear|heard|come|came|got|get|gotten) back)\b"
    rf"|\bno (?:[\w’'-]+ ){{0,3}}?{_REPLY}\b|\bwithout (?:[\w’'-]+ ){{0,3}}?{_REPLY}\b"
    rf"|\black(?:s|ed|ing)? (?:[\w’'-]+ ){{0,3}}?{_REPLY}\b|\bneed(?:s|ed|ing)? (?:[\w’'-]+ ){{0,2}}?{_REPLY}\b"
    rf"|\b(?:a?waiting|awaits?|waits?|waited)\b{_NEAR}\b(?:{_REPLY}|hear)\b|\bun(?:answered|responded|replied)\b"
    rf"|\b(?:yet|still|left|remain\w*) (?:(?:has|have|had|is|are) )?to\b{_NEAR}\b{_REPLY}\b"
    rf"|\b(?:outstanding|pending|missing)\b (?:[\w’'-]+ ){{0,3}}?{_REPLY}\b"
    rf"|\b{_REPLY}\b (?:[\w’'-]+ ){{0,5}}?(?:outstanding|pending|missing|lacking|owed|(?:yet|still) to come)\b"
    rf"|{_OUT}{_NEAR}\b{_REPLY}\b|\b{_REPLY}\b{_NEAR}{_OUT}"
    r"|\bneither accept\w* n?or reject\w*|\bnot (?:yet )?(?:been )?(?:either )?accepted or rejected\b"
)
# "Has Cabinet responded to every recommendation?" is told by those that have no response.
_WHETHER_ALL = re.compile(
    r"(?i)^\W*(?:(?:so|and|but|ok|okay) )?(?:have|has|had|did|do|does|are|is|was|were)\b"
    rf"(?=[^?]*\b(?:all|every|each)\b)[^?]*\b{_REPLY}\b"
)
_NEITHER = re.compile(r"(?i)\baccept\w*(?: \w+)? n?or reject\w*")
# What a response does not cover has none.
_COVERS = r"(?:cover(?:ed)?|mention(?:ed)?|address(?:ed)?|includ(?:e|ed)|deal(?:t)? with)"
_NOT_COVERED = re.compile(
    rf"(?i)\b{_REPLY}\b{_NEAR}{_NOT} {_COVERS}\b|{_NOT} {_COVERS} (?:by|in){_NEAR}\b{_REPLY}\b"
)
# "Which task group reports are waiting for a response?" is told by their recommendations.
_REPORTS = re.compile(
    r"(?i)^\W*(?:which|what|how many|list|are there any|do any|have any|has any)\b[^?]{0,30}\b(?:scrutiny|task"
    r"|working|group|panel)\b[^?]{0,30}\breports?\b"
    r"|^\W*(?:which|what|how many|are there any|have any) (?:of (?:our|the) )?reports\b[^?]*"
    r"\b(?:cabinet|executive)\b"
)
_ALSO_NAMES = re.compile(r"(?i)\blearning points?\b|\brecs\b")
# "Not heard back" says nothing of backing.
_HEARD_BACK = re.compile(r"(?i)\b(?:hear|heard|come|came|get|got|gotten) back\b")
# What was done about a recommendation is no response to it, and why one is late is no list.
_OTHER = re.compile(
    r"(?i)\bactions?\b|\bactioned\b|\bimplement\w*|\bdeliver\w*|\bcarried out\b|\bacted (?:up)?on\b"
    r"|\bprogress\b|\bcomplet\w+|\bwhy\b|^\W*when\b|\bhow (?:long|soon|late)\b|\bquestions?\b"
    r"|\bmotions?\b|\bvot(?:e|es|ed|ing)\b|\bdraft\b|\boverdue\b"
)
_WHO = re.compile(
    r"(?i)^\W*(?:(?:so|and|but|ok|okay)\W+)?(?:who|how many days|(?:which|what)"
    r" (?:(?:of (?:our|the) )?partners?|bod(?:y|ies)|agenc(?:y|ies)|organisations?|directors?|departments?"
    r"|services?|councillors?|members?))\b"
)
# Neither the Cabinet Office nor a chief executive is a council's executive.
EXECUTIVE = re.compile(
    r"(?i)\b(?:cabinet(?! office)|(?<!chief )(?<!safety )executive(?! (?:officer|director)))(?:['’]s)?\b"
)
_SAYS_SO = re.compile(
    rf"(?i)\b(?:(?:is|are|was|were) (?:the|our|this) (?:committee|panel)|{_REPLY}|{_COVERS}"
    r"|un(?:answered|responded|replied)|no[- ]one|nobody|none|anyone|anybody|not|never|yet|still"
    r"|(?:has|have|had|did|does|do|is|are|was|were)n['’]?t|has|have|had|did|does|so far|to date|at all"
    r"|formal|formally|official|officially|written|proper|outstanding|pending|missing|lack\w*|need\w*"
    r"|remain\w*|left|without|a?wait\w*|hear|heard|come|came|gotten|got|back|received?|receiving"
    r"|giv\w+|sent|sending|gone?|neither|nor|accept\w*|reject\w*|owed|leaves?|out|miss(?:es|ed)?|no"
    r"|(?:cabinet|executive)(?:['’]s)?|any|every|everything|each|all|currently|now|ever|recorded|held"
    r"|record|single|whole|various|different)\b"
)


def asks_who_is_late(plan: Plan) -> bool:
    """Return whether a question asks who has not responded, or for how long: records tell neither."""
    question = plan.standalone
    return _WHO.search(question) is not None and _MISSING.search(question) is not None


def asks_missing(plan: Plan) -> bool:
    """Return whether a question asks which recommendations have no response, or whether all have one."""
    question = plan.standalone
    named = (ASKS_RECOMMENDATIONS, _ALSO_NAMES, _REPORTS)
    if not any(pattern.search(question) for pattern in named):
        return False
    if _WHO.search(question):
        return False
    if plan.press or plan.asked_for is AskedFor.REASON or _OTHER.search(question):
        return False
    if _NEITHER.search(question):
        return _MISSING.search(question) is not None
    asks = any(p.search(question) for p in (_MISSING, _WHETHER_ALL, _NOT_COVERED))
    return asks and not names_verdict(_HEARD_BACK.sub(" ", question))


def without_asking(plan: Plan) -> Plan:
    """Return a plan of what names the report, the subject or the body that was addressed.

    The words that only ask for responses say nothing of these.
    """
    wording = " ".join(_SAYS_SO.sub(" ", plan.standalone).split())
    names = tuple(name for name in plan.names if name in wording)
    dates = tuple(find_dates(wording))
    return replace(plan, standalone=wording, names=names, dates=dates, figures=())
