"""Tells whether a question is about questions that were asked, and what it wants of them."""

from __future__ import annotations

import re
from enum import StrEnum


class AboutAsking(StrEnum):
    """What a question wants to know of questions that were asked."""

    LIST = "what was asked"
    ASKERS = "who asked"
    BEFORE = "asked before"
    ANSWERED = "was it answered"
    UNANSWERED = "which were not answered"
    REPLY = "what was the answer"


_ASK = r"(?:ask(?:ed|ing)?|raised?|raising|quer(?:y|ied)|question(?:ed)?|enquir(?:e|ed)|inquired?)"
_QUESTIONS = r"(?:questions?|queries|query)"
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
# Questions yet to be put, and questions that are not those of a meeting.
_NOT_OURS = re.compile(
    r"(?i)\b(?:should|could|shall|might|can) (?:we|i|members|councillors|the committee|scrutiny|you)\b"
    r"|\bto ask\b|\b(?:suggest|draft|write|think of|good|possible) (?:\w+ ){0,3}questions?\b"
    r"|\b(?:survey|exam|test|key|research|application|form)\b[^?]{0,15}\bquestions?\b|\basked (?:for|to)\b"
    r"|\b(?:out of|no|without|beyond) question\b"
    r"|\b(?:committee|cabinet|panel|board|members|council|we)\b[^?]{0,12}\bask(?:ed)?\b[^?]{2,60}"
    r"\bto (?!ask)\w+"
)
_NOT = r"(?:\b(?:not|never|nobody|no one|yet to be)\b|n['’]t\b)"
_UNANSWERED = re.compile(
    rf"(?i)\bunanswered\b|\b(?:{_QUESTIONS}|{_ASK})\b[^?]*{_NOT}[^?]{{0,30}}\b(?:answer\w*|repl\w+)"
    rf"|\b{_QUESTIONS}\b[^?]*\bwithout (?:an? |any )?(?:answers?|reply)"
    rf"|\bwhat\b[^?]{{0,20}}{_NOT} (?:yet )?(?:been )?answered\b"
    rf"|\b(?:which|what|any|list)\b[^?]{{0,20}}\b{_QUESTIONS}\b[^?]*\b(?:outstanding|open|no answers?"
    rf"|waiting for an answer|dodged|avoided|ducked)\b"
)
_BEFORE = re.compile(
    rf"(?i)\b(?:has|have|had|did|was|were)\b[^?]{{0,90}}?\b(?:{_ASK}|come up|brought up)\b[^?]*"
    rf"\b(?:before|previously|already|in the past|ever|earlier|until now)\b"
    rf"|\b(?:has|have|had|did|was)\b[^?]{{0,12}}\b(?:anyone|anybody|any (?:member|councillor|cllr)s?|someone"
    rf"|somebody|we|members|councillors|the committee|ever|this|that|it)\b[^?]{{0,20}}\b{_ASK}\b"
)
# "Which topics did members raise?", "what came up?"
_TOPICS = re.compile(
    r"(?i)\b(?:which|what) (?:topics?|points?|issues?|matters?|concerns?|things)\b[^?]*"
    r"\b(?:raise[ds]?|ask(?:ed)?|br(?:ing|ought) up|c[ao]me up)\b"
    r"|\bwhat (?:all )?(?:came up|was raised|were raised|got raised|was brought up)\b"
)
_WHO = re.compile(
    rf"(?i)\b(?:who|which (?:councillors?|cllrs?|members?)|whose)\b(?: else| has| have| had| was it that"
    rf"| was it| it was that| who| kept| keeps| first| also| last| originally)*"
    rf"\s+(?:{_ASK}|wanted to know|{_QUESTIONS} (?:was|were))\b"
    rf"|\bwho (?:put|submitted|tabled|sent|handed)\b[^?]{{0,25}}\b{_QUESTIONS}\b"
)
_ANSWERED = re.compile(
    rf"(?i)\b(?:did|have|has)\b[^?]{{0,40}}\b(?:get|got|receive[d]?|had|have|given|getting)\b[^?]{{0,20}}"
    rf"\b(?:answers?|reply|replies|response)\b|\b(?:was|were|has|is|been|did)\b[^?]{{0,90}}\banswer(?:ed)?\b"
    rf"|\bwas there (?:ever )?(?:an?|any) (?:answer|reply)\b"
    rf"|\b{_ASK}\b[^?]*\b(?:was it|were they|been) answered\b"
    rf"|\b{_ASK}\b.*\b(?:did|have|has) (?:we|i|members|he|she|they|anyone|anybody)\b[^?]{{0,12}}"
    r"\b(?:get|got|receive[d]?|had|have|given|see|seen)\b[^?]{0,16}"
    r"\b(?:figures?|numbers?|dates?|answers?|amount|reply|response)\b"
)
# "Was she ever told", "has Cllr Moss been told what it cost", "do we know yet how many".
_TOLD = re.compile(
    r"(?i)(?:^\W*|[.,;?–-]\s*|\b(?:and|so|but) )(?:so |and |but )?(?:(?:has|have|had|did|was|were) "
    r"(?:he|she|they|we|i|members|anyone|anybody|(?:the )?(?:panel|board|committee|chair)"
    r"|(?:(?:cllr|councillor|ald(?:erm[ae]n)?|mr|mrs|ms|dr)\.? )?[a-z’'-]+(?: [a-z’'-]+)?)"
    r"(?: (?:ever|yet|finally|actually|since|at all)){0,2}(?: (?:been|get|got))?(?: (?:ever|yet|finally))?"
    r" (?:told|informed)\b"
    r"|do (?:we|members) (?:yet |now )*(?:know|have) (?:yet|now)\b)"
)
_REPLY = re.compile(
    r"(?i)\bwhat (?:was|were|is) (?:the |their |his |her |officers['’]? )?"
    r"(?:answers?|reply|replies|response)\b"
    rf"[^?]*\b(?:to|when|about|on|given)\b[^?]*\b(?:{_QUESTIONS}|{_ASK}|about)\b"
    rf"|\bhow (?:was|were|did) [^?]*\b{_QUESTIONS}\b[^?]*\b(?:answered|answer)\b"
    rf"|\bwhat (?:did|were|was) [^?]{{2,60}}\b(?:say|answer|reply|told|respond)\b[^?]* when [^?]*\b{_ASK}\b"
    r"|\bwhat (?:kind of |sort of )?(?:answers?|reply|replies|response) (?:did|was|were|has|have)\b[^?]{2,70}"
    r"\b(?:get|got|given|receive[d]?|have|had)\b"
    rf"|(?-i:\b(?:when|as) (?:(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\.? )?{_NAME}) {_ASK}\b"
    rf"|(?-i:\b{_NAME}) (?:asked|raised|queried)(?: about)? (?:it|this|that)\b"
)
_LIST = re.compile(
    rf"(?i)\bwhat (?:else )?(?:{_QUESTIONS} )?(?:did|has|have|had|do|does) [^?]{{1,70}}?"
    rf"\b(?:{_ASK}|want to know)\b"
    rf"|\bwhat (?:else )?(?:was|were|has been|have been|had been|got|is) (?:already )?{_ASK}\b"
    rf"|\bwhat (?:was|were|has|have) (?:the )?[^?]{{2,60}}? (?:been )?asked\b"
    rf"|\b(?:what|which|list|show|all|any|the|every|how many|see)\b[^?]{{0,30}}\b{_QUESTIONS}\b"
    rf"[^?]{{0,40}}\b(?:{_ASK}|put|about|from|by|at|in|on|were there|did|for)\b"
    rf"|^\W*when (?:did|has|have) [^?]{{1,60}}?\b(?:first |last )?(?:ask(?:ed)?|raised?|query)\b"
    rf"|\beverything\b[^?]{{0,30}}\b{_ASK}\b"
    rf"|^\W*(?:the |all )?(?:written |public |members['’]? )?{_QUESTIONS} (?:about|from|by|to|at|on)\b"
)
_ORDER = (
    (AboutAsking.UNANSWERED, _UNANSWERED),
    (AboutAsking.REPLY, _REPLY),
    (AboutAsking.ANSWERED, _ANSWERED),
    (AboutAsking.ANSWERED, _TOLD),
    (AboutAsking.ASKERS, _WHO),
    (AboutAsking.LIST, _TOPICS),
    (AboutAsking.BEFORE, _BEFORE),
    (AboutAsking.LIST, _LIST),
)
# That an answer is asked for beside a list: "what did we ask, and did we get an answer".
LAST_TIME = re.compile(r"(?i)\blast time\b|\bmost recently\b|\blast asked?\b")
WHAT = re.compile(r"(?i)^\W*(?:so |and |but )?(?:what|which|list|show)\b")
FIRST_TIME = re.compile(r"(?i)\bfirst (?:time|ask|raise|quer)|\bfor the first time\b")
HOW_MANY = re.compile(r"(?i)\bhow many\b")
COUNTS = re.compile(r"(?i)^\W*(?:so |and )?how many\b")
GOT_FIGURE = re.compile(
    r"(?i)\b(?:get|got|receive[d]?|had|have|given|see|seen)\b[^?]{0,16}\b(?:figures?|numbers?|amount)\b"
)
_MONEY_OR_YEAR = re.compile(r"£\s?[\d.,]+(?: ?(?:million|m|k)\b)?|\b(?:19|20)\d\d(?:[/–-]\d\d+)?\b")
_COUNT = re.compile(
    r"(?i)\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|none|no)\b"
)
WRITTEN = re.compile(
    rf"(?i)\bwritten (?:member )?{_QUESTIONS}|\b{_QUESTIONS} (?:to|at) (?:full )?council\b"
)
PUBLIC = re.compile(
    rf"(?i)\bpublic {_QUESTIONS}|\b{_QUESTIONS} from (?:the|members of the) public\b"
    r"|\bmembers of the public\b[^?]*\bask"
)
FRAMING = """answered unanswered reply replies outstanding open last first originally put put
why properly fully got ducked dodged avoided wanted know number written public people told
given tell come up brought recent never ever list all has have been topic topics point points
oral verbal submitted tabled handed proper straight figure figures came complained complaining
promised kept keeps wanted end find"""


def holds_count(text: str) -> bool:
    """Return whether a text holds a number that is no money and no year.

    >>> holds_count("nine of the posts were vacant"), holds_count("it cost £2 million in 2023/24")
    (True, False)
    """
    return _COUNT.search(_MONEY_OR_YEAR.sub(" ", text)) is not None


def about_asking(question: str) -> AboutAsking | None:
    """Return what a question wants to know of questions asked, None where it wants another thing.

    >>> about_asking("has anyone asked about caseloads before?").value
    'asked before'
    >>> about_asking("What questions should we ask about caseloads?") is None
    True
    """
    if _NOT_OURS.search(question):
        return None
    return next((kind for kind, pattern in _ORDER if pattern.search(question)), None)
