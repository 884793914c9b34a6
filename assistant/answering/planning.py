"""Tells what a question asks for, before anything is searched."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.answering.declining import DeclineReason, reason_to_decline
from assistant.answering.naming import NO_NAMES, KnownNames, labels_in, names_in, people_in
from assistant.answering.rewriting import standalone_wording
from assistant.answering.terms import stems, subject_words, tokens
from assistant.answers import Answer, Filters, Question
from assistant.dates import PrintedDate, find_dates


class AskedFor(StrEnum):
    """The kind of thing that would answer."""

    DATE = "date"
    NUMBER = "number"
    MONEY = "money"
    PERSON = "person"
    PLACE = "place"
    YES_NO = "yes or no"
    REASON = "reason"
    MEANING = "meaning"
    LIST = "list"
    ANYTHING = "anything"


# Kinds of which a nearly right one is wrong.
EXACT = (AskedFor.DATE, AskedFor.NUMBER, AskedFor.MONEY)


class Wants(StrEnum):
    """Which part of a paper is asked for."""

    RESOLUTION = "resolution"
    QUESTION = "question"
    ANYTHING = "anything"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked: the stand-alone wording, its subject, and what an answer must hold.

    `words` are searched; `subject` are those of them that are no part of a date or, where
    others remain, of a name: names and dates are looked for by themselves. `names` are
    proper names and abbreviations, `people` words that a speaker must be named by,
    `figures` the numbers, `labels` numbered things ("recommendation 1"): evidence that
    holds none of them is about something else. `counted` is the stem of what "how many"
    counts; `post` the post whose holder "who is the" asks for; `every` says that all rows
    of something are counted or dated; `press` that news reports are asked for.
    `asked_before` are the stand-alone questions of earlier turns; `points_back` says that
    the filter on papers holds those that the last answer cited, and was not asked for.
    """

    standalone: str
    words: tuple[str, ...]
    subject: tuple[str, ...]
    asked_for: AskedFor
    names: tuple[str, ...]
    dates: tuple[PrintedDate, ...]
    figures: tuple[str, ...]
    filters: Filters
    as_of: dt.date | None
    people: tuple[str, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    counted: str | None = None
    post: str | None = None
    wants: Wants = Wants.ANYTHING
    press: bool = False
    every: bool = False
    declined: DeclineReason | None = None
    asked_before: tuple[str, ...] = ()
    points_back: bool = False

    @property
    def broad(self) -> bool:
        """Whether all that was said or listed is asked for, and not one sentence.

        >>> plan_question(Question("Summarise the debate on parking."), ()).broad
        True
        """
        return self.asked_for is AskedFor.LIST or _ALL_SAID.search(self.standalone) is not None


_ASKED_FOR = (
    (
        AskedFor.MEANING,
        r"\b(?:stands? for|what (?:do|does) .{2,60} mean|what is meant by|meaning of|definition of)\b"
        r"|^\W*what (?:is|are) (?:a |an |the )?(?-i:[A-Z]{2,6}s?)\W*$",
    ),
    (
        AskedFor.REASON,
        r"^\W*why\b|\bwhat (?:is|was|were|are) the (?:reason|cause)s?\b|\bhow come\b",
    ),
    (
        AskedFor.MONEY,
        r"\bwhat (?:will|would|did|does|has) [^?]{1,40}? (?:costs?|pays?)\b(?! attention)"
        r"|\bhow much (?:money|funding|(?:did|does|do|will|would|could) .* (?:cost|spend|pay|save)"
        r"|is .* (?:cost|spen)\w*"
        r"|(?:is|was|has|have|will|did) .*(?:cost|spen[dt]|paid|budget|sav)\w*)|\bwhat (?:is|was|were"
        r"|are|will be|would be) (?:the|our)\b.{0,40}\b(?:costs?|budget|price|overspend|underspend|funding"
        r" gap|deficit|surplus|shortfall|debt|charge|fee|fare|bill|precept|salary)\b"
        r"(?! (?:risk|report|plan|amendment|meeting))",
    ),
    (
        AskedFor.NUMBER,
        r"\bhow (?:many|much|often|long|old|high|large|big|far)\b|\b(?:what|which) (?:number|percent"
        r"|proportion|share|rate|total|figure|average)\w*|\bwhat (?:is|was|were|are) the "
        r"(?:\w+ ){0,3}?(?:number|percentage|proportion|rate|total|average|figure|target|population)\b"
        r"|\bnumber of\b.*\?|\bwhat (?:%|per ?cent)",
    ),
    (
        AskedFor.DATE,
        r"\bwhen\b(?! (?:it comes|dealing))|\b(?:what|which) (?:date|day|month|year|deadline"
        r"|timescale|time ?frame)s?\b|\bby what date\b|\bhow soon\b|\bwhat (?:is|was|are|were) the "
        r"(?:\w+ ){0,3}?(?:deadline|date|timescale|due date)s?\b",
    ),
    (
        AskedFor.LIST,
        r"\b(?:list|what are the|what were the|which (?:\w+ ){0,3}?(?:are|were|have|has|did)"
        r"|name all|all the|what (?:recommendations|actions|areas|findings|priorities|risks))\b"
        r"|\bneeds? to (?:be )?improved?\b|\bwhat needs\b"
        r"|^\W*(?:the )?(?:findings|recommendations|priorities|lessons) (?:of|from|in)\b"
        r"|\bwhat (?:did|does|do|has|have)\b[^?]{3,80}\b(?:find|found|recommend|recommended)\W*$",
    ),
    (
        AskedFor.PERSON,
        r"\bwho(?:se|m)?\b|\bwhich (?:officer|councillor|cllr|member|director|person|agency|lead"
        r"|body|team|service|organisation|partner)s?\b|\bwho's\b|\bwhat is the name of\b",
    ),
    (
        AskedFor.YES_NO,
        r"^\W*(?:and |but |so )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b",
    ),
    (AskedFor.PLACE, r"^\W*where\b|\bwhich (?:ward|area|town|place|site|building|school)s?\b"),
)
_ALL_SAID = re.compile(
    r"(?i)\b(?:summar(?:y|ise|ize)|overview|discuss(?:ed|ions?)?|debate[ds]?|controvers(?:y|ies)"
    r"|opinions?|views? (?:of|on)|(?:talk(?:ed)?|say|said|think|thought) (?:about|of|on)"
    r"|elaborate[ds]?|respon(?:d(?:ed)?|ses?) to|(?:main|key) (?:points|issues|concerns|themes)"
    r"|comment(?:s|ed)? (?:on|about|towards))\b"
)
_FIGURE = re.compile(r"£\s?\d[\d,.]*\s?(?:k|m|bn|million|billion)?|\b\d[\d,]*(?:\.\d+)?%?")


_WANTS = (
    (
        Wants.RESOLUTION,
        r"\b(?:resolve[ds]?|resolutions?|decided?|decisions?|(?:committee|cabinet|council|panel|board"
        r"|members) (?:agreed?|approved?|endorsed?|noted?)|votes?|voted|what was (?:agreed|approved))\b",
    ),
    (
        Wants.QUESTION,
        r"\bwho (?:asked|raised|queried|questioned)\b|\bwhat (?:did|has|have) [^?]{2,60}? (?:ask|asked"
        r"|raise|raised|query|queried)\b|\b(?:has|have|did) (?:anyone|anybody|any|a) ?[^?]{0,30}"
        r" (?:asked?|raised?)\b|\bwhat questions\b|\bwants? to know\b",
    ),
)
_ROWS = r"(?:actions?|recommendations?|findings|items|targets|rows|milestones|tasks)"
_EVERY = re.compile(
    rf"(?i)\b(?:all|every|each)(?: of)?(?: the| our| their| its)?(?: \w+){{0,2}} {_ROWS}\b"
    rf"|\bhow many (?:of (?:the|these|those) )?(?:\w+ )?{_ROWS}\b|\b(?:the|these|those) actions\b"
    rf"|\bwhich (?:of (?:the|these|those) )?(?:{_ROWS}|ones)\b|\ball\b[^?]{{0,40}}\b(?:complet|finish|done)"
)
_PRESS = re.compile(
    r"(?i)\b(?:the press|newspapers?|(?:news|press) (?:reports?|items?|stor(?:y|ies)|articles?"
    r"|coverage|cuttings?)|the media|journalists?)\b"
    r"(?! (?:strategy|policy|team|office|officer|plan|release|(?:and|or) (?:the )?public"
    r"|(?:be |been |were |was )?(?:exclu|kept out|asked to leave)))"
)
_WHO_IS = re.compile(
    r"(?i)^\W*who(?:['’]s| is| was| are| were)\s+(?:the |our |currently |now )*(?P<post>[a-z][a-z’' -]{3,50}?)"
    r"\s*(?:\b(?:of|for|at|in|on|when|now|and)\b|\?|$)"
)
# Words that say in which form or by which paper it is asked for: an answer need not hold them.
_FRAMES = re.compile(
    r"(?i)\b(?:what|which) (?:date|day|time|month|percentage|per ?cent|proportion|share)\b"
    r"|\bdue(?: out| back| in)?(?=\W*$)|\bhow (?:long|often|far|soon|large|high|big)\b"
    r"|\b(?:according to|going by|as told by|per) (?:the|a|an)\b"
    r"|\bmeant to\b"
)
_HONORIFICS = {"mr", "mrs", "ms", "miss", "dr", "cllr", "councillor", "sir", "dame"}
_POPULATION = re.compile(r"(?i)\bwhat(?:['’]?s| is| was) the population\b")
_HOW_MANY = re.compile(r"(?i)\b(?:how many|number of)\s+(?:of\s+)?(?P<rest>[^?]+)")
_VERB = re.compile(
    r"(?i)\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|should|came|come"
    r"|left|made|make|took|take|got|get|went|go|need|closed|died|failed|missed|in|on|at|for|from|by|with"
    r"|who|that|which|to|of|since|under|waiting|living|missing|subject)\b"
)


def plan_question(
    question: Question,
    turns: Sequence[Answer],
    known: KnownNames = NO_NAMES,
    standalone: str | None = None,
) -> Plan:
    """Return what `question` asks, read in the light of the conversation's earlier turns.

    `standalone` is its stand-alone wording, where that is known already.
    """
    standalone = standalone or standalone_wording(question.text, turns)
    dates = tuple(find_dates(standalone))
    names = names_in(standalone, known)
    return Plan(
        standalone=standalone,
        words=tuple(subject_words(standalone)),
        subject=tuple(_subject(standalone, dates, names)),
        asked_for=asked_for(standalone),
        names=tuple(names),
        every=_EVERY.search(standalone) is not None,
        dates=dates,
        figures=tuple(_figures(standalone, dates)),
        people=tuple(people_in(standalone)),
        labels=tuple(labels_in(standalone)),
        counted=_counted(standalone),
        post=_post(standalone),
        wants=_wants(standalone),
        press=_PRESS.search(standalone) is not None,
        filters=question.filters,
        as_of=question.as_of,
        declined=reason_to_decline(standalone),
        asked_before=tuple(turn.standalone for turn in turns),
    )


def asked_for(question: str) -> AskedFor:
    """Return the kind of thing that would answer.

    >>> asked_for("When will all actions be completed?").value
    'date'
    >>> asked_for("How many cases were audited?").value
    'number'
    """
    for kind, pattern in _ASKED_FOR:
        if re.search(pattern, question, re.IGNORECASE):
            return kind
    return AskedFor.ANYTHING


def _figures(question: str, dates: Sequence[PrintedDate]) -> list[str]:
    """Return the numbers of a question that are neither dates nor parts of names."""
    return [match.group().strip() for match in _FIGURE.finditer(_without(question, dates))]


def _without(question: str, dates: Sequence[PrintedDate]) -> str:
    for date in dates:
        question = f"{question[: date.start]}{' ' * (date.end - date.start)}{question[date.end :]}"
    return question


def _wants(question: str) -> Wants:
    for wants, pattern in _WANTS:
        if re.search(pattern, question, re.IGNORECASE):
            return wants
    return Wants.ANYTHING


def _counted(question: str) -> str | None:
    """Return the stem of the noun that "how many" counts, None where there is none.

    >>> _counted("How many of the actions are overdue?")
    'action'
    """
    match = _HOW_MANY.search(question)
    if match is None:
        return "popul" if _POPULATION.search(question) else None
    noun_phrase = _VERB.split(match["rest"], maxsplit=1)[0]
    found = stems(noun_phrase)
    return found[-1] if found else None


def _post(question: str) -> str | None:
    """Return the post whose holder is asked for, None where none is.

    >>> _post("Who is the chief executive of the council?")
    'chief executive'
    """
    match = _WHO_IS.search(question)
    return match["post"].strip().lower() if match else None


def _subject(question: str, dates: Sequence[PrintedDate], names: Sequence[str]) -> list[str]:
    bare = _FRAMES.sub(" ", _PRESS.sub(" ", _without(question, dates)))
    words = subject_words(bare) or subject_words(_without(question, dates))
    named = {token for name in names for token in tokens(name)} | _HONORIFICS
    return [word for word in words if word not in named] or words
