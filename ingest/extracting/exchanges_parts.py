"""Cuts what is asked into its questions, and deals out the sentences of an answer to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum

from assistant.dates import find_dates
from ingest.extracting.attendance import POST_WORD

_INTERROGATIVE = r"(?:whether|if(?! not\b| so\b)|how|what|when|why|who|whose|which|where)\b"
_JOINT = re.compile(
    r"(?:,|;)?\s+(?:and|or)\s+(?:also\s+|then\s+|further\s+)?(?:"
    rf"(?:(?:he|she|they)\s+)?(?:asked|queried|enquired|wondered)\s+(?:also\s+)?(?={_INTERROGATIVE}"
    rf"|for\b|about\b)|(?={_INTERROGATIVE})"
    r"|(?<=also )(?=the number|for the|the cost|the date))"
    rf"|\s+(?:whilst|while)\s+(?:questioning|asking)\s+(?={_INTERROGATIVE})"
    r"|,\s+(?=how many\b|how much\b|what percentage\b)"
)
# "about X and whether Y": X names the topic of Y, unless it is a thing that can be told.
_TOPIC = re.compile(r"^\s*(?:about|on|the (?:position|issue|topic|matter|situation)|regarding)\b")
_TELLABLE = re.compile(
    r"\b(?:number|numbers|cost|costs|rate|percentage|figures?|share|dates?|reasons?|timescales?|amount)\b"
)
_MIN_PART = 12

_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]{2,}|\d[\d,.]*")
_STOP = frozenset(
    """the and that this with from have has had been were was are for not but they them their there which
    what when where whether who why how would could should will can may might did does done into
    about than then also any all some such more most only very its his her him she said asked told
    said say says queried council councillor committee member members officer officers mrs please
    next meeting our your you being over under per out upon these those other others each both given
    give get got made make take taken there in of to by it as at on is be he an or if so do no""".split()
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
    r"|within \d+ (?:working )?(?:days|weeks|months)|(?:within|in) the next (?:two|three|four|five|six"
    r"|\d+) (?:days|weeks|months|years)"
    r"|tomorrow|today|yesterday|Q[1-4]|quarter [1-4])\b|\b(?:19|20)\d\d\b"
)
ASKS_NUMBER = re.compile(
    r"(?i)\bhow (?:many|often|much|long|far|high|large|big|old)\b|\bnumbers? of\b|\bwhat (?:is |was "
    r"|were |are )?(?:the )?(?:\w+ ){0,3}?"
    r"(?:number|percentage|proportion|share|rate|average|total|figure|balance|level|amount|quantity|wait)\b"
    r"|\b(?:percentage|proportion|quantity|figures?|share) (?:of|for)\b|\bthe average\b"
)
ASKS_DATE = re.compile(
    r"(?i)\bwhen\b|\b(?:what|which|the|a|by what) (?:\w+ ){0,2}?(?:date|time ?scales?|time ?frames?"
    r"|time ?lines?|deadline|completion date)\b"
    r"|\bhow (?:soon|long (?:it )?(?:would|will|until|before))\b"
)
ASKS_COST = re.compile(
    r"(?i)\bwhat (?:\w+ ){0,4}costs?\b|\b(?:the|its|total|additional|what) costs?\b|\bcosts? (?:of|to"
    r"|for)\b|\b(?:it|this|that) (?:would|will) cost\b"
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
    r"|complete)\b"
)
# The figures stand in a table or paper beside the answer.
_SHOWN = re.compile(
    r"(?i)\b(?:as follows|(?:set out|outlined|listed|shown|detailed) (?:below|hereunder|in the table)"
    r"|attached|hereunder)\b"
)
_SECOND = re.compile(
    r"(?i)\b(?:on|to|as for|regarding|in (?:response|answer|reply) to) the (first|second|third|last"
    r"|other) (?:point|question|part|matter|query)\b"
)
_ORDINALS = {"first": 0, "second": 1, "third": 2, "last": -1, "other": -1}


def question_parts(text: str, begins: int) -> list[tuple[int, int]]:
    """Return the offsets of each question in `text`, what is asked beginning at `begins`.

    The first reaches back to the beginning of the sentence.

    >>> text = "Mr Hay asked how many had left, and when they would come back."
    >>> [text[a:b] for a, b in question_parts(text, 13)]
    ['Mr Hay asked how many had left', 'when they would come back.']
    """
    cuts = [match for match in _JOINT.finditer(text, begins) if match.start() - begins >= _MIN_PART]
    cuts = [cut for cut in cuts if len(text) - cut.end() >= _MIN_PART]
    parts, start = [], 0
    for cut in cuts:
        first = text[begins : cut.start()] if start == 0 else text[start : cut.start()]
        if _TOPIC.match(first) and not _TELLABLE.search(first[:60]):
            continue
        parts.append((start, cut.start()))
        start = cut.end()
    return [*parts, (start, len(text))]


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
    return has_number(text) or _SHOWN.search(text) is not None


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
    fits = _FITS.get(kind_of(asked))
    return fits is not None and bool(fits(answer))


def refuses_kind(asked: str, answer: str) -> bool:
    """Return whether `answer` says that the number, date or cost that was asked for cannot be given."""
    refused = _REFUSED.get(kind_of(asked).value)
    return refused is not None and refused.search(answer) is not None


def deal_out(asked: Sequence[str], answers: Sequence[str], own: Sequence[bool]) -> list[list[int]]:
    """Return for each question the indices of the answer's sentences that concern it.

    `own` says of a sentence that it opens a point of its own ("He confirmed that ...")
    and does not merely go on with the one before. What concerns none of the questions
    goes to the first that is still open.
    """
    dealt: list[list[int]] = [[] for _ in asked]
    if len(asked) == 1:
        return [list(range(len(answers)))]
    words = [stems(question) for question in asked]
    last = 0
    for index, answer in enumerate(answers):
        last = _concerned(asked, words, answer, dealt, last, own[index])
        dealt[last].append(index)
    for number, question in enumerate(asked):
        if not dealt[number]:
            dealt[number] = [
                i for i, answer in enumerate(answers) if _covers(words[number], answer)
            ]
        if not dealt[number]:
            dealt[number] = [i for i, answer in enumerate(answers) if _gives_too(question, answer)]
    return dealt


def _concerned(
    asked: Sequence[str],
    words: Sequence[frozenset[str]],
    answer: str,
    dealt: list[list[int]],
    last: int,
    own: bool,
) -> int:
    ordinal = _SECOND.search(answer)
    if ordinal:
        number = _ORDINALS[ordinal.group(1).lower()]
        return number if number < len(asked) else last
    has, kinds = stems(answer), [kind_of(question) for question in asked]
    scores = [
        len(words[i] & has) + 1.5 * (kinds[i] is not Kind.PERSON and fits_kind(question, answer))
        for i, question in enumerate(asked)
    ]
    best = max(scores)
    if best >= 1:
        open_first = [i for i, score in enumerate(scores) if score == best and not dealt[i]]
        return open_first[0] if open_first else scores.index(best)
    if not any(dealt):
        return 0
    still_open = [i for i in range(len(asked)) if not dealt[i]]
    return still_open[0] if own and still_open else last


def _covers(words: frozenset[str], answer: str) -> bool:
    """Return whether a sentence given to another question answers this one too."""
    return bool(words) and len(words & stems(answer)) >= 0.6 * len(words)


def _gives_too(question: str, answer: str) -> bool:
    """Return whether a sentence given to another question gives the kind of thing this one asks for."""
    if refuses_kind(question, answer):
        return True
    if kind_of(question) in (Kind.TREND, Kind.COMPARISON):
        return fits_kind(question, answer)
    _, joint, rest = answer.partition(" and that ")
    return bool(joint) and fits_kind(question, rest)
