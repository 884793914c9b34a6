"""What kind of thing a question asks for, and whether an answer gives such a thing."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from assistant.dates import find_dates
from ingest.extracting.minutes.attendance import POST_WORD

_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]{2,}|\d[\d,.]*")
_STOP = frozenset(
    """the and that this with from have has had been were was are for not but they them their there which
    what when where whether who why how would could should will can may might did does done into
    about than then also any all some such more most only very its his her him she said asked told
    said say says queried council councillor committee member members officer officers mrs please
    next meeting our your you being over under per out upon these those other others each both given
    give get got made make take taken there in of to by it as at on is be he an or many much long
    often if so do no""".split()
)
_NUMBER = re.compile(
    r"[£€]?\d[\d,]*(?:\.\d+)?(?:\s*(?:%|per cent|million|m\b))?|\b(?:two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|twenty|thirty|forty|fifty|hundred|thousand|none|half|a third|a quarter"
    r"|two thirds)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday"
    r"|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday|Spring|Summer|Autumn|Winter|spring|summer|autumn|winter"
    r"|next (?:week|month|year|term|meeting)|this (?:week|month|year|autumn|spring|summer|winter)"
    r"|end of the (?:week|month|year|term)"
    r"|within \d+ (?:working )?(?:days|weeks|months)|(?:within|in|over) the next"
    r" (?:two|three|four|five|six|\d+) (?:days|weeks|months|years)"
    r"|tomorrow|today|yesterday|Q[1-4]|quarter [1-4])\b|\b(?:19|20)\d\d\b"
)
ASKS_NUMBER = re.compile(
    r"(?i)\bhow (?:many|often|much|long|far|high|large|big|old)\b|\bnumbers? of\b|\bwhat (?:is |was "
    r"|were |are )?(?:the )?(?:\w+ ){0,3}?"
    r"(?:number|percentage|proportion|share|rate|average|total|figure|balance|level|amount|quantity|wait)\b"
    r"|\b(?:percentage|proportion|quantity|figures?|share) (?:of|for)\b|\bthe average\b"
)
ASKS_DATE = re.compile(
    r"(?i)^\W*time ?(?:frame|scale|line)s?\b|\bwhen\b"
    r"|\b(?:what|which|the|a|by what) (?:\w+ ){0,2}?(?:date|time ?scales?|time ?frames?"
    r"|time ?lines?|deadline|completion date)\b"
    r"|\bhow (?:soon|long (?:it )?(?:would|will|until|before))\b"
)
ASKS_COST = re.compile(
    r"(?i)\bwhat (?:\w+ ){0,4}costs?\b|\b(?:the|its|total|additional|what) costs?\b|\bcosts? (?:of|to"
    r"|for)\b|\b(?:it|this|that) (?:would|will) cost\b"
    r"|\bwhat (?:\w+ ){0,4}(?:spent|paid|owed)\b"
    r"|\bhow much (?:was|had been|is|has been|were) (?:\w+ ){0,2}(?:spent|paid)\b"
    r"|\bhow much (?:money|funding|of the cost|it|would it|did it)\b|\bcost more\b|\bprice of\b"
    r"|\bthe budget\b"
)
ASKS_TREND = re.compile(
    r"(?i)\b(?:whether|if|are|is|were|was)\b.*\b(?:rising|falling|decreasing|increasing|declining"
    r"|going (?:up|down)|reducing|had (?:risen|fallen))\b"
)
TREND = re.compile(
    r"(?i)\b(?:rising|rise|risen|rose|falling|fallen|fell|decreas\w+|increas\w+|reduc(?:ed|ing|tion)"
    r"|going (?:up|down)|improv\w+|steady|stable)\b"
)
ASKS_UPDATE = re.compile(
    r"(?i)\b(?:updates?|progress|status|current (?:position|status)|position (?:on|with|regarding)|latest)\b"
)
ASKS_ACTIVITY = re.compile(
    r"(?i)\bwhat (?:is|was|were|are|has|had|have|will|would) (?:\w+ )?(?:be(?:en"
    r"|ing)? )?(?:being )?done\b|\bwhat (?:steps|work|action|actions|support|training|plans?|measures)\b"
    r"|\bhow (?:\w+ ){1,4}(?:was|were|is|are) being\b"
)
_DOES = re.compile(
    r"(?i)\b(?:doing|work(?:ing)?|steps|action|training|programme|support(?:ing|ed)?|project)\b"
)
_REFUSES_A = (
    r"\b(?:unable to|could not|cannot|did not have|do not (?:have|record)|does not (?:have|record)"
    r"|not available)\b[^.;]{0,50}?\b"
)
_REFUSED = {
    "number": re.compile(rf"(?i){_REFUSES_A}(?:numbers?|figures?|count|length)\b"),
    "date": re.compile(rf"(?i){_REFUSES_A}(?:dates?|when|timescales?|timeframes?)\b"),
    "cost": re.compile(rf"(?i){_REFUSES_A}(?:costs?|amount|price)\b"),
}
ASKS_COMPARISON = re.compile(r"(?i)\bcompar\w+|\bstatistical neighbour|\bbenchmark\w*")
_COMPARES = re.compile(
    r"(?i)\bcompar\w+|\bneighbour\w*|\b(?:higher|lower|above|below|better|worse|similar|more|less)\b"
)
ASKS_WHY = re.compile(r"(?i)\bwhy\b|\breasons?\b|\bexplanation\b")
ASKS_WHO = re.compile(
    r"(?i)(?:^|\b(?:asked|queried|wondered|know|enquired|questioned))\W*(?:again\W+)?(?:who|whose|whom"
    r"|which (?:officer|person"
    r"|organisation|agency|body))\b"
)
ASKS_YES = re.compile(
    r"(?i)\b(?:whether|if)\b|^\W*(?:is|are|was|were|does|do|did|can|could|will|would|has|have|should)\b"
)
_BECAUSE = re.compile(
    r"(?i)\b(?:because|due to|owing to|as a result|since|reflect\w*|reason|caused|so that|in order"
    r"|as the|until)\b"
)
_DONE = re.compile(
    r"(?i)\b(?:has|have|had|is|are|was|were) (?:now |already |all )?(?:been )?(?:completed|finished"
    r"|complete|removed|repaired|installed|erected|resolved|resurfaced)\b"
)
# So few words are the label of a figure that a table prints.
_LABEL_WORDS = 5
_ALL_OR_NONE = re.compile(r"\W*(?:\(?[a-z]\)\W*)?(?:All|None|No|Neither|Both)\b")
# The figures stand in a table or paper beside the answer.
_SHOWN = re.compile(
    r"(?i)\b(?:as follows|(?:set out|outlined|listed|shown|detailed) (?:below|hereunder|in the table)"
    r"|attached|hereunder)\b"
)


def stems(text: str) -> frozenset[str]:
    """Return the words of `text` that tell what it is about, cut to their first letters."""
    words = (word.lower().strip("'’-,.") for word in _WORD.findall(text))
    return frozenset(
        word.removesuffix("s")[:6] for word in words if word not in _STOP and not word[0].isdigit()
    )


def has_number(text: str) -> bool:
    """Return whether a figure that is not part of a date stands in `text`."""
    plain = list(text)
    for date in find_dates(text):
        plain[date.start : date.end] = " " * (date.end - date.start)
    rest = re.sub(
        r"\b\d{4}/\d{2,4}\b|\b[0-3]?\d (?:January|February|March|April|May|June|July|August|September"
        r"|October|November|December)\b|\b(?:action|item|minute|recommendation|question|page|measure"
        r"|phase|section|paragraph)s? [A-Z]?\d[\d.]*",
        " ",
        "".join(plain),
    )
    return (
        _NUMBER.search(re.sub(r"\b(?:no|any|this|that|the|each|every) one\b|\bone of\b", " ", rest))
        is not None
    )


def has_date(text: str) -> bool:
    """Return whether `text` prints a date, a month, a season or "next week"."""
    return _MONTH.search(text) is not None


class Kind(StrEnum):
    """What kind of thing a question asks for. `OTHER` can be anything."""

    REASON = "reason"
    COST = "cost"
    COMPARISON = "comparison"
    DATE = "date"
    NUMBER = "number"
    PERSON = "person"
    TREND = "trend"
    ACTIVITY = "activity"
    UPDATE = "update"
    OTHER = "other"


_KINDS = (
    (Kind.REASON, ASKS_WHY),
    (Kind.COST, ASKS_COST),
    (Kind.COMPARISON, ASKS_COMPARISON),
    (Kind.TREND, ASKS_TREND),
    (Kind.ACTIVITY, ASKS_ACTIVITY),
    (Kind.DATE, ASKS_DATE),
    (Kind.NUMBER, ASKS_NUMBER),
    (Kind.PERSON, ASKS_WHO),
    (Kind.UPDATE, ASKS_UPDATE),
)


def kind_of(asked: str) -> Kind:
    """Return the kind of thing that a question asks for.

    >>> kind_of("when the average would be 16").value, kind_of("how many had left").value
    ('date', 'number')
    """
    return next((kind for kind, cue in _KINDS if cue.search(asked)), Kind.OTHER)


def _tells_when(text: str) -> bool:
    return has_date(text) or _DONE.search(text) is not None


def _tells_how_many(text: str) -> bool:
    label = len(text.split()) <= _LABEL_WORDS and "." not in text
    return label or has_number(text) or bool(_SHOWN.search(text) or _ALL_OR_NONE.match(text))


_FITS: dict[Kind, Callable[[str], object]] = {
    Kind.REASON: _BECAUSE.search,
    Kind.COST: re.compile("[£€]").search,
    Kind.COMPARISON: _COMPARES.search,
    Kind.DATE: _tells_when,
    Kind.NUMBER: _tells_how_many,
    Kind.PERSON: POST_WORD.search,
    Kind.TREND: TREND.search,
    Kind.ACTIVITY: _DOES.search,
}


def fits_kind(asked: str, answer: str) -> bool:
    """Return whether `answer` gives the kind of thing that is asked: a number, date, sum, comparison."""
    return gives_kind(kind_of(asked), answer)


def gives_kind(kind: Kind, answer: str) -> bool:
    """Return whether `answer` gives a thing of a kind."""
    fits = _FITS.get(kind)
    return fits is not None and bool(fits(answer))


def refuses_kind(asked: str, answer: str) -> bool:
    """Return whether `answer` says that the number, date or cost that was asked for cannot be given."""
    return refuses(kind_of(asked), answer)


def refuses(kind: Kind, answer: str) -> bool:
    """Return whether `answer` says that a thing of a kind cannot be given."""
    refused = _REFUSED.get(kind.value)
    return refused is not None and refused.search(answer) is not None
