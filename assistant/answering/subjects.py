"""Tells what a question is about: its noun phrase, its plan and its period."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answering.openings import obliged, scope_of
from assistant.answering.terms import subject_words

_OPENING = re.compile(
    r"(?i)^\s*(?:(?:please\s+)?(?:tell me|show me|list|explain|give me|describe)(?: about)?|(?:on |in"
    r" |by |at |to |for |from )?(?:when|where|why|who(?:m|se)?|which|what|how)(?:['’]?s| many| much| often"
    r"| long| far| well)?)?\s*(?:(?:will|would|is|are|was|were|has|have|had|do|does|did|can|could"
    r"|should|shall|may|must|might)\s+)?(?:(?:there|not)\s+)?"
)
_VERB = re.compile(
    r"(?i)(?<!\bto)\s+(?:will|would|is|are|was|were|be|been|being|has|have|had|do|does|did|can|could|should"
    r"|shall|may|say|says|said|ask|asked|agree|agreed|decide|decided|recommend|recommended|need"
    r"|needs|show|shows|completed|take|takes|mean|means|happen|happens|happened|used|cost|costs|come|came"
    r"|go|goes|turn|made|make|makes|due|slipped|replied|reply|responded|respond|slip|slips|costing"
    r"|originally|supposed|meant)\b.*$"
)
_AUXILIARY = re.compile(
    r"(?i)\s+(?:will|would|is|are|was|were|has|have|had|do|does|did|can|could|should)"
    r"(?: been| be)?(?: there\b)?(?:\s+|$)"
)
# What somebody did, before the thing that it was done to.
_VERB_FIRST = re.compile(
    r"(?i)^(?:(?:ever|also|not|else|all)\s+)*(?:(?:owns?|leads?|chairs?|voted?|abstained?|moved"
    r"|seconded|attended|chaired|spoke|left"
    r"|arrived|apologised|sent|signed|objected|opposed|supported|approved|agreed|resolved|decided"
    r"|disagreed|replied|answered|responded|asked|raised|said|promised|undertook|offered|wrote|came"
    r"|went|present(?:ed)?|recommended|wanted|proposed|responsible|accountable|leading|doing"
    r"|spotted|noticed|runs?|pays?|paid|became|happened)\b\s*"
    r"(?:(?:about|against|for|on|to|at|of|in|with)\b\s*)?"
    r"|(?:it|they|them|he|she|that|this)\b.*$)"
)
# "did cabinet say to the group's recommendations": what comes after is what it is about.
_SAID_ABOUT = re.compile(
    r"(?i)^\W*(?:what|how|why|when)\s+(?:did|do|does|has|have|was"
    r"|were)\s+(?P<who>[^?]{2,80}?)\s(?:say|said|think|ask|asked"
    r"|(?:want(?:ed)? )?to know|decide|decided|agree|agreed|promise|promised|respond|responded"
    r"|reply|replied|told)"
    r"\s+(?:about|on|to|regarding|of)\s+(?P<what>[^?]{4,})"
)
# "when did outreach start in the north": what starts, and where.
_BARE_VERB = re.compile(
    r"(?i)^(?P<what>[^?]{4,60}?)\s+(?:start|begin|end|open|reopen|close|finish|stop|go live|take place|run out"
    r"|expire|launch|change|changing|starting|opening|closing|ending)\b(?P<rest>[^?]*)$"
)
_TIMED = re.compile(
    r"(?i)^\W*(?:when|why|where|how)(?:['’]?s|\s+(?:did|does|do|will|is|has|have|was|were)\b)"
)
_COUNTED = re.compile(
    r"(?i)^\W*(?:how many|what (?:share|proportion|percentage|number) of)\s+(?P<what>[^?]+)"
)
_HOW_FAR = re.compile(r"(?i), so (?:much|far|few|many|long|late)\b.*$")
_COST_TO = re.compile(
    r"(?i)^\W*(?:what|how much) (?:would|will|does|did|might) it cost to (?P<what>.+)$"
)
# "The target date of the pool": what is spoken of is the pool.
_PART_OF = re.compile(
    r"(?i)^(?:the |our )?(?:(?:original|target|due|first|latest|revised|completion|start|end"
    r"|running|total)\s+)*(?:dates?|deadline"
    r"|costs?|budget|lead|owner|status|outcome|result|vote|reason)s?\s+(?:of|for|on)\s+(?P<what>.+)$"
)
_WHOSE = re.compile(r"(?i)^whose [\w-]+ (?:is|was|are|were) (?P<what>.+)$")
_ITS_OWN = re.compile(
    r"(?i)^(?:what|which) [\w-]+ (?:did|does|has|have|will) (?P<what>(?:the |our )?[^?]+?) (?:get"
    r"|got|have|had|give|given|receive|received"
    r"|make|made|set|use|used|cover|need|say)$"
)
_DID = re.compile(r"(?i)^(?P<what>[^?]{3,40}?) (?:did|does|do) (?P<who>.+)$")
_STATE = re.compile(
    r"(?i)(?<!year)(?<!years)(?<!month)(?<!months)(?<!week)(?<!weeks)(?<!day)(?<!days)"
    r"\s+(?:still |now |already |not |yet )*(?:finished|complete|completed|done|open|overdue"
    r"|late|outstanding|closed|left"
    r"|behind|on track|slipped|red|amber|green)\b.*$"
)
_ROWS = re.compile(r"(?i)\b(?:actions|recommendations|plans|targets|findings|tasks|commitments)$")
# One numbered row, and the plan, review or group it is of: "action 3.3 of the Child R plan".
_ROW = re.compile(
    r"(?i)\b(?:(?:deleting|removing|amending|rewording|dropping|taking out|striking out) )?"
    r"(?:action|recommendation|finding|item|minute)\s+(?:no\.?\s*)?[A-Z]?\d+(?:\.\d+)*[a-z]?\b"
    r"(?:\s+(?:(?:be |being )?(?:taken out|removed|deleted|struck out)\s+)?(?:of|in|on"
    r"|from)\s+(?:the |our )?[^?,]{3,60}?"
    r"\b(?:plan|log|tracker|review|report|group|strategy|inspection|audit|inquiry"
    r"|panel|scrutiny|committee|board)\b(?: (?:report|plan|review))?)?"
)
_BARE_REF = re.compile(
    r"(?i)^\W*(?:why|when|who|how|is|has|was|what)\b[^?]{0,24}?\b(?:is|was|has|did|on|of|leads|for)"
    r" (?P<ref>[A-Z]{0,2}\d{1,2}\.\d{1,2}[a-z]?)(?= \w|\W*$)(?! (?:per|million|times|days)\b)"
)
_PAPER = re.compile(
    r"(?i)^(?:the|our) .*\b(?:report|review|strategy|letter|audit|policy|study|inspection|inquiry)$"
)
_PERSON_SPOKE = re.compile(
    r"(?i)^\W*(?:what|when|how|why) (?:did|has|does|have) (?:(?:councillor|cllr|mr|mrs|ms|miss"
    r"|dr)\b[^?]*?|he|she|they"
    r"|the (?:[\w-]+ ){0,4}?(?:officer|director|chair|leader|manager|member|councillor|scrutineer)) "
    r"(?:say|said|reply|replied|answer|answered|ask|asked|respond|responded|promise|promised|want)\W*$"
)
_DANGLING = re.compile(
    r"(?i)\s+(?:(?:what|which|who|that|how)(?: (?:it|they|he|she|we))?|(?:meant|supposed|due) to"
    r"|done|finished|started|going (?:up|down))$"
)
_SPENT = re.compile(r"(?i)^(?:been )?(?:spent|paid|raised|saved) (?:on|to|for) ")
_SHORT_ASKING = 40
_ANYTHING = re.compile(r"(?i)(?<=\w)\s+[a-z]+ any(?:thing|body|one)?\b.*$")
_NO_THING = re.compile(
    r"(?i)^(?:(?:any|some|no|every)(?:one|body)\b|others?\b|been\b|(?:councillor|cllr|mr|mrs|ms|miss|dr)\.? )"
)
_SURVEY = re.compile(r"(?i)\b(?:survey|consultation|questionnaire|poll)$")
_RECOMMENDED = re.compile(
    r"(?i)^\W*what (?:did|does|do|has|have) (?P<who>[^?]{3,80}?) (?:recommend|recommended)\W*$"
)
# What an earlier rewriting put at the end: it is never put there twice.
_ABOUT = re.compile(r"(?i)^.*, about (?=\S)|, at the newest count(?=\W*$)")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?|(?<![\d/])\d\d/\d\d(?![\d/]))"
_DAY = rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?\b{_MONTH}\b(?:\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\d))?"
_DATE = (
    rf"(?:{_DAY}(?:,?\s+(?:{_YEAR}|(?:of )?(?:that|the same|this|last) year))?)"
    rf"|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}"
    rf"|(?:(?:spring|summer|autumn|winter)(?: term)?|quarter \d|q\d|term \d)(?: (?:of )?{_YEAR})?|{_YEAR}"
    r"|(?:that|last|this|next|the same|the previous) (?:year|month|quarter|term))"
)
_PERIOD = re.compile(
    rf"(?i)(?:\b(?:in|on|at|by|for|since|before|after|during|until|to|from|between|as at|as of|up to)\s+)?"
    rf"(?:(?:the )?(?:(?:end|start|beginning|middle|year|quarter|month|period|week)s?\s+(?:of|to|ending|from)"
    rf"|early|late|mid)[\s-]+)?{_DATE}(?:\s*(?:\band|\bto|-|–)\s*{_DATE})?(?![\w'’])"
)
_NOW = re.compile(
    r"(?i)(?:,?\s*\b(?:now|today|these days|currently|at present|at the moment|nowadays|right now)\b)"
)
_YEAR_ALONE = re.compile(r"\b(?:19|20)\d\d\b")
_ENDS_IT = re.compile(r"(?i)^\s*(?:$|[?,.;)]|(?:in|on|at|by|for|of|with|from|and)\b)")


@dataclass(frozen=True, slots=True)
class Period:
    """A time that a question names, at text[start:end], its preposition with it."""

    start: int
    end: int
    text: str


def period_of(question: str) -> Period | None:
    """Return the last time that a question names of its own, no part of a thing's name.

    >>> period_of("How many were ill by the end of May 2024?").text
    'by the end of May 2024'
    >>> period_of("What did the 2024 survey say?") is None
    True
    """
    found = None
    for pattern in (_NOW, _PERIOD):
        for match in pattern.finditer(question):
            if _ENDS_IT.match(question[match.end() :]) and match.group().strip().lower() != "may":
                found = Period(match.start(), match.end(), match.group().strip(" ,"))
    return found


def is_period(text: str) -> bool:
    """Return whether a fragment is a time and nothing else ("by September that year")."""
    bare = text.strip(" ?.,")
    return bool(_PERIOD.fullmatch(bare) or _NOW.fullmatch(bare))


def dated_like(text: str, question: str) -> str:
    """Return a time with the year that it leaves to an earlier question.

    >>> dated_like("by June that year", "Who came in May 2024?"), dated_like("before May", "2023?")
    ('by June 2024', 'before May 2023')
    """
    years = _YEAR_ALONE.findall(question)
    if not years:
        return text
    told = re.sub(r"(?i)\b(?:of )?(?:that|the same) year\b", years[-1], text)
    if _YEAR_ALONE.search(told) or not re.search(rf"(?i)\b{_MONTH}\b|\bquarter\b", told):
        return told
    return f"{told.rstrip()} {years[-1]}"


def without_period(text: str) -> str:
    """Return a question or phrase without the time that it names."""
    period = period_of(text)
    if period is None:
        return text
    return f"{text[: period.start].rstrip(' ,')}{text[period.end :]}".strip(" ,")


def topic_of(question: str) -> str:
    """Return the noun phrase that a question is about, "" where none can be told.

    >>> topic_of("When will all the actions in the Child R plan be completed?")
    'the actions in the Child R plan'
    >>> topic_of("Has the date for action 3.3 slipped?")
    'action 3.3'
    >>> topic_of("Who voted against?"), topic_of("Who voted against the plan?")
    ('', 'the plan')
    >>> topic_of("What does the Child R review recommend?")
    'the recommendations of the Child R review'
    >>> topic_of("How many homes were on the flood list in May 2024?")
    'homes on the flood list'
    """
    if row := _ROW.search(question):
        return row.group()
    if bare := _BARE_REF.search(question):
        return f"action {bare['ref']}"
    if recommended := _RECOMMENDED.search(question):
        return f"the recommendations of {recommended['who']}"
    question = scope_of(question)[1].strip().rstrip("?. ")
    if (put := _ABOUT.match(question)) and len(put.group()) < _SHORT_ASKING:
        return without_period(question[put.end() :])
    question = _ABOUT.sub("", question)
    question = _HOW_FAR.sub("", question)
    if _PERSON_SPOKE.match(without_period(question)):
        return ""
    if dear := _COST_TO.match(question):
        return f"the cost to {dear['what']}"
    for read in (obliged, _counted, _said_about, _part_of, _begun):
        if phrase := read(question):
            return phrase
    return _plain(question)


def _counted(question: str) -> str:
    """Return what is counted with what is said of it; only the rows, where rows are counted."""
    match = _COUNTED.match(question)
    if match is None:
        return ""
    whole = without_period(_STATE.sub("", re.sub(r"(?i)^of\s+", "", match["what"])))
    rows = _VERB.sub("", whole).strip(" ,")
    if _ROWS.search(rows):
        return rows
    if did := _DID.match(whole):
        return f"the {did['what']} that {did['who']}"
    phrase = _AUXILIARY.sub(" ", whole, count=1).strip(" ,.;:")
    return phrase if len(subject_words(phrase)) >= 2 else ""


def _said_about(question: str) -> str:
    match = _SAID_ABOUT.match(question)
    if match and _SURVEY.search(match["who"]):
        return match["who"]
    if match and _PAPER.search(match["who"]) and subject_words(match["what"]):
        return f"{match['who']} about {without_period(match['what'].strip(' ,.;:'))}"
    phrase = match["what"].strip(" ,.;:") if match else ""
    return without_period(phrase) if subject_words(phrase) else ""


def _part_of(question: str) -> str:
    whose = _WHOSE.match(question) or _ITS_OWN.match(question)
    match = whose or _PART_OF.match(_OPENING.sub("", question, count=1))
    if match is None:
        return ""
    phrase = without_period(_VERB.sub("", f" {match['what']}").strip(" ,.;:"))
    return phrase if subject_words(phrase) else ""


def _begun(question: str) -> str:
    if not _TIMED.match(question):
        return ""
    match = _BARE_VERB.match(_OPENING.sub("", question, count=1))
    if match is None or not subject_words(match["what"]):
        return ""
    return without_period(f"{match['what']} {match['rest'].strip()}".strip())


def head_of(topic: str) -> str:
    """Return the things that a topic names, without what is said of them.

    >>> head_of("our drains cleared in ten weeks")
    'drains'
    """
    bare = re.sub(r"(?i)^(?:the|our|all|any)\s+", "", topic)
    return re.split(r"(?i)\s+(?:in|of|on|for|to|from|with|at|by|that|who|\w+(?:ed|ing))\b", bare)[0]


def _plain(question: str) -> str:
    rest = without_period(_OPENING.sub("", question, count=1))
    phrase = _VERB.sub("", rest).strip(" ,.;:")
    if len(subject_words(phrase)) == 0 or len(phrase.split()) < 2:
        phrase = _AUXILIARY.sub(" ", rest, count=1).strip(" ,.;:")
    phrase = _ANYTHING.sub("", _VERB_FIRST.sub("", phrase)).strip(" ,.;:")
    phrase = re.sub(r"(?i)^(?:which )?(?:one )?of (?=the |our )", "", phrase)
    phrase = _DANGLING.sub("", _SPENT.sub("", phrase))
    if _NO_THING.match(phrase):
        return ""
    phrase = re.sub(
        r"(?i)^(?:(?:all|each of|every)\s+(?=the |our |its )|(?:any|some)\s+)", "", phrase
    )
    return phrase if subject_words(phrase) else ""
