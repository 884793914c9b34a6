"""Reads what a question asks of a table of figures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answering.reckoning.figures.tables.periods import Span as Period
from assistant.answering.reckoning.figures.tables.periods import spans_in
from assistant.answering.reckoning.figures.tables.words import asked_stems

_EXTREME = re.compile(
    r"(?i)\b(?:worst|best|highest|lowest|biggest|smallest|fewest|largest|greatest|peak(?:ed)?"
    r"|(?:the|had|has|have|with|saw|is|are|were|was) (?:the )?(?:most|least)|least|(?:more"
    r"|fewer) [^?]{2,60} than any other"
    r"|(?:un)?happiest)\b"
)
_TARGET = re.compile(r"(?i)\b(?:targets?|aims?|goals?|ambition)\b")
_CHANGE = re.compile(
    r"(?i)\b(?:moved?|changed?|trends?|risen|rose|fallen|fell|come down|came down|gone (?:up|down)"
    r"|went (?:up|down)"
    r"|going (?:up|down)|since|compared?|against the first|versus|vs|better or worse|improved|improving"
    r"|get(?:ting)? (?:better|worse)|increas\w+|decreas\w+|dropp?\w*|back to where"
    r"|over (?:time|the years?))\b"
    r"|\bhow (?:has|have)\b|\bfrom\b.{3,40}\bto\b.{0,20}\d"
    r"|\bbetween\b.{3,60}\band\b.{0,20}(?:\d|latest|now|last)"
    r"|\b(?:first|latest|last|now|then)\b[^?]{0,40}\b(?:against|and|with)\b[^?]{0,25}\b(?:first|latest|last|now)\b"
)
# "than a year ago", "the same quarter last year": beside the value of a year before.
_YEAR_BEFORE = re.compile(
    r"(?i)\b(?:a|one|the|this time) year (?:before|earlier|ago|previously|prior)\b|\b(?:12|twelve) months"
    r" (?:before|earlier|ago|previously)\b|\b(?:the )?(?:previous|preceding|prior|last) year['’]?s?\b"
    r"|\byear[- ]on[- ]year\b|\bthis time last year\b"
)
_BESIDE = re.compile(
    r"(?i)\b(?:than|compared?|against|versus|vs|better|worse|up|down|higher|lower|more|fewer|less|differ\w*"
    r"|improv\w*|chang\w+|moved?|ris\w+|rose|risen|f[ae]ll\w*|increas\w+|decreas\w+|drop\w*|same|on)\b"
)
_SUM = re.compile(
    r"(?i)\b(?:altogether|in total|total|totals|add(?:ed|s|ing)? up|sum of|all told|both together|combined)\b"
)
_EACH = re.compile(
    r"(?i)\b(?P<unit>ward|area|district|locality|street|school|quarter|month|year|place"
    r"|neighbourhood|division|town)"
    r"[- ]by[- ](?P=unit)\b|\b(?:by|for|in) each (?P<each>[a-z]+)\b|\b(?:broken down|split"
    r"|break down|breakdown)[^?]{0,20} by (?P<by>[a-z]+)\b"
)
_BY_PERIOD = re.compile(r"(?i)\b(?:quarter|month|year|session|period|when|term|week)\b")
_HOW_MANY = re.compile(r"(?i)\bhow many\b")
_SHARE = re.compile(
    r"(?i)%|\bper ?cent(?:age)?\b|\brate\b|\bproportion\b|\bshare\b|\bperformance\b|\bscore\b"
)
_MONEY = re.compile(
    r"(?i)£|\bhow much\b|\bcost|\bspen[dt]|\bpaid\b|\bpay\b|\bbudget\b|\bmoney\b|\bbill\b"
)
_ON_TIME = re.compile(r"(?i)\b(?:on|in) time\b")
# "the November 2023 report": a day of a paper, and no period of a figure.
_OF_PAPER = re.compile(
    r"(?i) (?:performance |progress |quarterly |annual |highlight )?(?:reports?|papers?|updates?"
    r"|scorecards?|meetings?|minutes|agenda|pack|dashboard|return)\b"
)
_SHORT = re.compile(r"\b[A-Z]{3,5}(?=s?\b)")
_HOW_LONG = re.compile(r"(?i)\bhow (?:long|quick\w*|soon|fast)\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks: of which words, of which periods, and in the papers of which days."""

    question: str
    words: frozenset[str]
    periods: tuple[Period, ...]
    papers: tuple[Period, ...]
    extreme: bool
    target: bool
    change: bool
    year_before: bool
    adds_up: bool
    each: bool
    by_period: bool
    share: bool
    money: bool
    how_many: bool
    how_long: bool
    short: frozenset[str]


def read_question(question: str) -> Asked:
    """Return what a question asks of a table of figures."""
    named = [span for span in spans_in(question) if _OF_PAPER.match(question, span.end)]
    spans = [span for span in spans_in(question) if span not in named]
    bare = question
    for span in named:
        cut = _OF_PAPER.match(question, span.end)
        end = cut.end() if cut else span.end
        bare = f"{bare[: span.start]}{' ' * (end - span.start)}{bare[end:]}"
    for span in spans:
        bare = f"{bare[: span.start]}{' ' * (span.end - span.start)}{bare[span.end :]}"
    return Asked(
        question=question,
        words=asked_stems(_YEAR_BEFORE.sub(" ", bare)),
        periods=tuple(spans),
        papers=tuple(named),
        extreme=_EXTREME.search(question) is not None,
        target=_TARGET.search(question) is not None,
        change=_CHANGE.search(question) is not None,
        year_before=_YEAR_BEFORE.search(question) is not None
        and _BESIDE.search(question) is not None,
        adds_up=_SUM.search(question) is not None,
        each=_EACH.search(question) is not None,
        by_period=_BY_PERIOD.search(bare) is not None,
        share=_SHARE.search(question) is not None or _ON_TIME.search(question) is not None,
        money=_MONEY.search(question) is not None,
        how_many=_HOW_MANY.search(question) is not None,
        how_long=_HOW_LONG.search(question) is not None,
        short=frozenset(each.lower() for each in _SHORT.findall(bare)),
    )
