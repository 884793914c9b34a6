"""Tells whether a question is about undertakings, and what it wants of them."""

from __future__ import annotations

import re
from enum import StrEnum


class AboutPromises(StrEnum):
    """What a question wants to know of undertakings."""

    WHAT = "what was undertaken"
    CAME = "did it come"
    OPEN = "what has not been seen to come"


# "Any concerns raised about the local offer" promises nothing; "offered" and "offers" do.
_PROMISED = (
    r"(?:promis(?:e[ds]?|ing)|undert(?:ake|ook|aken|akings?)|commit(?:ted|ments?)?|offer(?:ed|s)|pledged?"
    r"|agree[d]? to (?:do|bring|send|circulate|provide|report|share|look|find|come|write|check|get)"
    r"|s(?:ay|aid) (?:that )?(?:they|he|she|it)(?: would|['’]d)|volunteered)"
)
_PROMISE = rf"(?:{_PROMISED}|offer)"
_NOUNS = r"(?:promises|commitments|undertakings|offers)"
_OPEN = re.compile(
    rf"(?i)\b(?:{_NOUNS}|{_PROMISE})\b[^?]*\b(?:outstanding|open|unmet|unfulfilled|broken|waiting"
    r"|no (?:later )?evidence|without|still|hasn['’]t|haven['’]t"
    r"|not (?:yet )?(?:been )?(?:kept|met|seen|done|delivered|arrived|come|received)"
    r"|never (?:came|come|arrived|delivered|kept|got|appeared|seen))\b"
    rf"|\b(?:outstanding|open|unmet|broken|unfulfilled|unkept)\b[^?]{{0,20}}\b{_NOUNS}\b"
    r"|\bwhat (?:are|were) we (?:still )?(?:waiting for|owed|chasing)\b"
    r"|\bwhat (?:is|are) (?:still )?owed to\b|\bwhat (?:should|do|can) (?:we|i) (?:need to )?chase\b"
)
_CAME_OF = re.compile(
    r"(?i)\bwhat(?:ever)? (?:has |have |had |ever )*(?:came|come|became|become|happened)"
    r"(?: of| to| about| with)\b"
    r"|\bwhere (?:has|have|had) [^?]{3,80}? (?:got|gone|gotten)\b"
    r"|^\W*(?:are|were) (?:we|members) (?:still |yet )*(?:getting|receiving|sent)\b"
    r"|\bany (?:news|sign|word) (?:of|on|about)\b|\bwhere (?:is|are|['’]s) (?:that|the|our|those)\b"
    rf"|\b(?:has|have|had|did|was|were|is|are|do|does)\b[^?]*\b{_PROMISE}\b"
    r"|\b(?:are )?(?:we|members|still) (?:still )?waiting (?:for|on)\b|\bchas(?:e|ing|ed)\b"
)
# "She said the themes would come to us. Have they?"
_HAVE_THEY = re.compile(
    r"(?i)\b(?:said|told|assured|promised|due|going)\b.*(?:\b(?:would|will|to)\b|['’](?:d|ll)\b).*?[.;,:–-]\s*"
    r"(?:so |and |but )?(?:has|have|did|was|were) (?:it|they|he|she|that|this|those|these|we|anything|any)\b"
)
CHASED = re.compile(
    r"(?i)\bhow (?:many times|often)\b[^?]*\b(?:chas\w+|asked|remind\w+|press(?:ed|ing)?)\b"
    r"|\b(?:when|has|have|was|were|how)\b[^?]*\bchas(?:ed|ing)\b"
)
_CAME = re.compile(
    r"(?i)^\W*(?:and |but |so |has |have |had |did |was |were |is |are )+[^?]*"
    r"\b(?:arrived?|come|came|circulated?|provided?|sen[dt]|delivered?|received?|get|got|supplied|supply"
    r"|reported|report back|followed up|follow up|written|write|br(?:ing|ought)|seen?|shared?|hear|heard"
    r"|given|look(?:ed)?|check(?:ed)?|feed back|fed back|turn(?:ed)? up|contact(?:ed)?|tabled?"
    r"|publish(?:ed)?|include[d]?|reach(?:ed)?)\b"
)
_WHAT = re.compile(
    r"(?i)\b(?:what|which|list|show|who|all|any|how many|everything|anything)\b[^?]*"
    rf"\b(?:{_PROMISE}|{_NOUNS})\b|^\W*(?:the )?{_NOUNS}\b"
)
# Who was given a task, or when it is to be done: "who is meant to find out", "when is she due to report".
_TASK = (
    r"(?:meant|supposed|due|going|expected|asked|told|instructed|down|tasked) (?:to|with) (?:be )?(?:find"
    r"|report|bring|come back|send|write|get back|look|let|check|circulate|provide|obtain|get|tell|give|supply"
    r"|share|contact|arrange|prepare|draw up)(?:ing)?"
)
_WHO_IS_TO = re.compile(
    rf"(?i)\b(?:who|whose|which officer|when|by when|what)\b[^?]{{0,70}}\b{_TASK}\b"
)
# "Someone was going to send us maps. Who, and by when?"
_WHO_WAS = re.compile(
    r"(?i)\b(?:was|were|is|are|had|has) (?:going|supposed|meant|due|promised|offered|agreed|undertaken) to\b"
    r"[^?]*?[.;,:–?-]\s*(?:so |and |but )?(?:who|by when|when|which officer)\b"
)
# "Was anything promised about the depot?" asks what was undertaken; "has anything promised come?" does not.
_ANYTHING = re.compile(
    r"(?i)^\W*(?:so |and |but )?(?:was|were|is|are|has|have) (?:there )?(?:ever )?(?:any|anything|something)\b"
    rf"[^?]*?\b(?:{_PROMISED}|{_NOUNS})\b"
)
# What was undertaken on a topic; "what the plan promises on it" is for its rows to tell.
_ON_TOPIC = re.compile(
    rf"(?i)\b(?:{_PROMISED}|{_NOUNS})(?: [\w’']+){{0,3}}? (?:about|on|regarding|concerning|over)\b"
)
# What is "committed to" as an action or milestone is a row of a plan, and counted from there.
_BY_A_PLAN = re.compile(
    r"(?i)\b(?:plans?|trackers?|logs?|strategy|version|actions?|tasks?|milestones?|rows?|overdue)\b"
)
# Whether somebody undertook a thing, and not whether it came.
_WAS_IT = re.compile(rf"(?i)^\W*(?:so |and |but )?did\b[^?]*?\b{_PROMISE}\b")
_CAME_WORDS = re.compile(
    r"(?i)\b(?:ever|come|came|arrived?|happen(?:ed)?|deliver(?:ed)?|kept|keep|yet)\b"
    r"|\b(?:the|that|this|what (?:was|they|he|she)) (?:\w+ ){0,3}(?:was |were |had )?(?:promised|offered)\b"
)
# "Have any commitments on fostering been met?", but not "was anything promised on evidence?"
_WAS_MET = re.compile(
    r"(?i)^(?!\W*(?:so |and |but )?(?:was|were) (?:there )?(?:ever )?(?:anything|something) (?:\w+ )?"
    rf"{_PROMISED}\b).*\b(?:met|fulfil(?:led)?|honou?red|done|progress|evidence|circulated|sent|brought)\b"
)
# A decision of the whole body is a resolution, and no undertaking.
_RESOLVED = re.compile(
    r"(?i)\b(?:the )?(?:committee|cabinet|council|panel|board|members|we|executive) (?:agree|resolve|approve)"
)
_REQUESTED = re.compile(
    r"(?i)\b(?:services?|support|places|help|training|courses?) (?:are |is )?(?:offered|on offer)\b"
)
WEAK = re.compile(
    rf"(?i)\b(?:{_PROMISE}|{_NOUNS}|{_TASK})\b|\b(?:going|told|said)\b|\bwaiting\b"
    r"|\bchas\w+\b|\bcame of\b|\bcome of\b"
)
FRAMING = """people getting promise promised promises commitment commitments commit committed
undertake undertook undertaken
undertaking undertakings offer offered offers agree agreed pledge pledged come came arrive arrived get got
circulate circulated provide provided send sent deliver delivered receive received supply supplied follow
followed up bring brought see seen share shared hear heard outstanding open waiting wait still news sign word
happen happened become became chase chasing chased officers officer kept met done evidence later made make
data broken unmet feed fed back owed do did anything something deadline due by trace traced track
meant supposed tasked expected down reach reached finding findings find when
regarding regards concerning relation respect connection terms around commit committing whom
times often single full copy actually proper said told would asked someone somebody going paper"""


def about_promises(question: str) -> AboutPromises | None:
    """Return what a question wants to know of undertakings, None where it wants another thing.

    >>> about_promises("What did officers promise about the backlog?").value
    'what was undertaken'
    >>> about_promises("has the promised list of dates come?").value
    'did it come'
    """
    if _RESOLVED.search(question) or _REQUESTED.search(question):
        return None
    if _OPEN.search(question):
        return AboutPromises.OPEN
    if re.search(
        r"(?i)\bwhat (?:came|has come|became|happened(?! (?:at|in|on|during|next|before|after|since)\b))",
        question,
    ):
        return AboutPromises.CAME
    if _HAVE_THEY.search(question) or CHASED.search(question):
        return AboutPromises.CAME
    if _WHO_IS_TO.search(question) or _WHO_WAS.search(question):
        return AboutPromises.WHAT
    if _WHAT.search(question) and not re.match(r"(?i)\W*(?:has|have|did|was|were|is)\b", question):
        return AboutPromises.WHAT
    anything = _ANYTHING.search(question) and not _WAS_MET.search(question)
    if (_WAS_IT.search(question) or anything) and not _CAME_WORDS.search(question):
        return AboutPromises.WHAT
    if _CAME_OF.search(question) or _CAME.search(question):
        return AboutPromises.CAME
    return None


def is_of_topic(question: str) -> bool:
    """Return whether a question asks what was undertaken on a topic, whatever the topic is.

    Whether it came is asked of plans as well, and so is what was "committed to" as actions.

    >>> is_of_topic("What was promised about the action log?")
    True
    >>> is_of_topic("What did the plan promise on caseloads?"), is_of_topic("Which actions are late?")
    (False, False)
    """
    asked = _ON_TOPIC.search(question)
    if asked is None or _BY_A_PLAN.search(question[: asked.start()]):
        return False
    return about_promises(question) is not AboutPromises.CAME
