"""Answers what a performance indicator stands at, and how many or which are red, amber, green."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.phrasing import paper_phrase
from assistant.answering.planning import AskedFor, Plan, Wants
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import (
    Claim,
    Computed,
    Operation,
    Proof,
    Reckoned,
    ReckonedRow,
    ReckonedTable,
)
from assistant.answering.reckoning.scorecards.rated_asked import (
    content_of,
    measure_meant,
    names_are_known,
    of_service,
    papers_meant,
)
from assistant.answering.reckoning.scorecards.rated_measures import Rated, rated_measures
from assistant.answers import AnswerStatus, Basis

_RATED = re.compile(r"(?i)\b(?P<rating>red|amber|green)(?:-rated)?\b")
_INDICATORS = re.compile(r"(?i)\b(?:kpis?|indicators?|(?:performance )?measures?)\b")
_WHICH = re.compile(r"(?i)\b(?:which|what|list|name|show)\b")
_VALUE = re.compile(
    r"(?i)\b(?:targets?|floor|rag|rat(?:ed|ing)|on track)\b|^\W*(?:(?:and )?what(?:['’]?s| is| was| are| were))"
    r" [^?]*\b(?:rate|percentage|proportion|share|number|level|performance)\b"
)
_NOT_OURS = re.compile(
    r"(?i)\bwhy\b|\bwho\b|\bwhen\b|\bactions?\b|\brecommend\w*|\bchang(?:e|ed|ing)\b|\btrends?\b"
    r"|\bsince\b|\bcompar\w+|\bover time\b|\bmoved\b|\b(?:better|worse)\b|\bfrom\b.{3,30}\bto\b"
    r"|\brisks?\b|\bprevious\b|\blast quarter\b|\bnational\w*|\bneighbour\w*"
)
_FIRST = re.compile(r"\d[\d.,]*\d?\s?(?P<unit>%?)")
_SHARE = re.compile(r"(?i)\b(?:percentages?|per ?cent|proportion|share)\b|%")
_HOW_MANY = re.compile(r"(?i)\bhow many\b|\bnumber of\b")
_COLUMNS, _TITLE = ("Measure", "Rating"), "Measures with that rating"


def reckon_scorecard(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return what performance papers print of an indicator; None for another question."""
    question = plan.standalone
    if _NOT_OURS.search(question) or plan.press or plan.wants is Wants.QUESTION or plan.labels:
        return None
    rating = _RATED.search(question)
    counts = rating is not None and _INDICATORS.search(question) is not None
    if not counts and not _asks_value(plan):
        return None
    found = papers_meant(plan, rated_measures(ledger), ledger)
    if not found:
        return None
    if counts and rating is not None:
        return _with_rating(rating["rating"], plan, found)
    return _value(plan, found)


def _asks_value(plan: Plan) -> bool:
    return plan.asked_for is AskedFor.NUMBER or _VALUE.search(plan.standalone) is not None


def _value(plan: Plan, found: Sequence[Rated]) -> Reckoned | None:
    """Return the row of the one indicator that is asked about, with its values."""
    meant = measure_meant(content_of(plan), found)
    if meant is None or meant.values is None or not names_are_known(plan.names, meant):
        return None
    if not _is_of_kind(plan.standalone, meant.values.text):
        return None
    text = (
        f"The {paper_phrase(meant.document)} prints for “{meant.label.text}”, which it rates"
        f" “{meant.rating.text}”: “{meant.values.text.strip()}”."
    )
    proofs = tuple(Proof(meant.document.document_id, span) for span in (meant.values, meant.row))
    claim = Claim(text, Basis.QUOTATION, proofs)
    return Reckoned(AnswerStatus.ANSWERED, (claim,), "what an indicator stands at")


def _is_of_kind(question: str, values: str) -> bool:
    """Return whether a share is printed where one is asked for, and a number where it is counted."""
    first = _FIRST.search(values)
    if first is None:
        return False
    if _SHARE.search(question):
        return first["unit"] == "%"
    return first["unit"] != "%" or _HOW_MANY.search(question) is None


def _with_rating(rating: str, plan: Plan, found: Sequence[Rated]) -> Reckoned | None:
    """Return how many indicators have a rating, or which; None where two lists differ."""
    listed = [each for each in found if each.header]
    detailed = [each for each in found if not each.header]
    if listed and detailed and not _agree(listed, detailed):
        return None
    whole = listed or detailed
    those = of_service(content_of(plan), whole)
    if not those or not all(names_are_known(plan.names, each) for each in those[:1]):
        return None
    rated = [each for each in those if each.rating.text.lower() == rating.lower()]
    if not rated:
        return None
    count = Computed(f"rated {rating}", Operation.COUNT, str(len(rated)), _ids(rated))
    of = Computed("indicators", Operation.COUNT, str(len(those)), _ids(those))
    verb = "is" if len(rated) == 1 else "are"
    head = rated[0].header if len(those) < len(whole) else None
    under = f" under “{head.text}”" if head else ""
    text = (
        f"{count.value} of the {of.value} indicators listed{under} in the"
        f" {paper_phrase(rated[0].document)} {verb} rated “{rated[0].rating.text}”."
    )
    proofs = [_proof(each) for each in rated]
    proofs += [Proof(rated[0].document.document_id, head)] if head else []
    claim = Claim(text, Basis.COMPUTED, tuple(proofs), (count, of))
    rows = tuple(
        ReckonedRow((each.label.text, each.rating.text), (_proof(each),)) for each in rated
    )
    table = ReckonedTable(_TITLE, _COLUMNS, rows, frozenset({0, 1}))
    return Reckoned(AnswerStatus.ANSWERED, (claim,), "indicators with a rating", (table,))


def _agree(listed: Sequence[Rated], detailed: Sequence[Rated]) -> bool:
    def ratings(some: Sequence[Rated]) -> list[str]:
        return sorted(each.rating.text.lower() for each in some)

    return ratings(listed) == ratings(detailed)


def _proof(each: Rated) -> Proof:
    return Proof(each.document.document_id, each.row)


def _ids(some: Sequence[Rated]) -> tuple[str, ...]:
    return tuple(f"{each.document.document_id}:{each.row.start}" for each in some)
