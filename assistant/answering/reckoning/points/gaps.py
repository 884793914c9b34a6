"""Points that an answer's own sources trigger: a number that stands alone, children not heard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.actions import ActionItem, ActionPlan
from assistant.answering import phrasing
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Point, Proof
from assistant.answering.terms import stems
from assistant.answers import Citation
from assistant.council import Figure
from assistant.dates import written_date

_ON_CHILDREN = re.compile(r"(?i)\b(?:child(?:ren)?|young people|pupils?|SEND|L?CSPR)\b")
_HEARD = re.compile(
    r"(?i)\b(?:voices?|participation|youth (?:cabinet|council|forum|parliament)|children in care council"
    r"|(?:views|experiences?|feedback|ideas|survey|workshop|group) (?:of|from|for|with) (?:[\w-]+ ){0,2}"
    r"(?:child(?:ren)?|young people|pupils)|(?:child(?:ren)?|young people|pupils)(?:['’]?s?['’]?) "
    r"(?:views|voices?|experiences?|feedback|group|forum|survey)|(?:ask(?:ed|ing)?|hear(?:d|ing)? from"
    r"|speak(?:ing)? (?:to|with)|spoke (?:to|with)|design(?:ed)? with) (?:[\w-]+ ){0,2}"
    r"(?:child(?:ren)?|young people|pupils))\b"
)
_ON_A_PLAN = re.compile(r"(?i)\b(?:plans?|actions?|reviews?)\b")
_PLAN_WORDS = frozenset(stems("action plan log tracker version update progress of the"))
# An answer that shows a series, or many figures, does not leave a number alone.
_MOST_FIGURES = 2
_MAX_MEASURE_WORDS = 14
# Measures that share this much of the shorter one's stems are taken for the same.
_ALIKE = 0.6


def gaps_in(cited: Sequence[Citation], ledger: Ledger) -> tuple[Point, ...]:
    """Return points on what the sources of an answer leave out, F6 before F9."""
    return (*_lone_figures(cited, ledger), *_not_heard(cited, ledger))


def _lone_figures(cited: Sequence[Citation], ledger: Ledger) -> Iterator[Point]:
    """Yield a point for a figure without a period, or without another to compare it with (F6)."""
    held = ledger.records(Figure)
    told = [figure for figure in held if any(_holds(citation, figure) for citation in cited)]
    if not 1 <= len(told) <= _MOST_FIGURES:
        return
    figure = told[0]
    if len(figure.measure.split()) > _MAX_MEASURE_WORDS:
        return
    document = ledger.document(figure.document_id)
    paper = phrasing.paper_phrase(document)
    page = document.page_at(figure.span.start)
    where = f"The {paper}, page {page}," if page else f"The {paper}"
    proof = (Proof(figure.document_id, figure.span),)
    if figure.day is None and figure.period is None:
        yield Point(
            f"For what day or period was this counted: {figure.measure}?",
            f"{where} gives “{figure.figure.text}” without a day or a period.",
            "F6",
            proof,
        )
    elif not any(_same_measure(figure, other) for other in held):
        when = written_date(figure.day) if figure.day else figure.period
        yield Point(
            f"How does this compare with earlier periods and with similar areas: {figure.measure}?",
            f"{where} gives “{figure.figure.text}” ({when}); no other figure of the same measure"
            " was found.",
            "F6",
            proof,
        )


def _follows(other: ActionPlan, plan: ActionPlan) -> bool:
    """Return whether a later version of a plan is held, by the words that name both."""
    if other.position_at is None or plan.position_at is None:
        return False
    named = set(stems(plan.lineage)) - _PLAN_WORDS
    later = other.position_at > plan.position_at
    return later and len(named & set(stems(other.lineage))) >= min(len(named), 2)


def _holds(citation: Citation, figure: Figure) -> bool:
    same = citation.document_id == figure.document_id
    return same and citation.start <= figure.figure.start and figure.figure.end <= citation.end


def _same_measure(figure: Figure, other: Figure) -> bool:
    """Return whether another figure, of another day, measures the same."""
    if figure.unit != other.unit or (figure.day, figure.period) == (other.day, other.period):
        return False
    one, two = set(stems(figure.measure)), set(stems(other.measure))
    return len(one & two) >= _ALIKE * min(len(one), len(two))


def _not_heard(cited: Sequence[Citation], ledger: Ledger) -> Iterator[Point]:
    """Yield a point for a plan about children no row of which tells of hearing them (F9)."""
    if _ON_A_PLAN.search(ledger.plan.standalone) is None:
        return
    papers = {citation.document_id for citation in cited}
    rows = ledger.records(ActionItem)
    plans = ledger.records(ActionPlan)
    for plan in plans:
        if plan.document_id not in papers or not _ON_CHILDREN.search(plan.title):
            continue
        if any(_follows(other, plan) for other in plans):
            continue
        own = [row for row in rows if row.plan_id == plan.record_id]
        if not own or any(_HEARD.search(row.span.text) for row in own):
            continue
        yield Point(
            f"How have children’s views shaped this plan: {plan.title}?",
            f"None of its {len(own)} rows tells of hearing from children or young people.",
            "F9",
            (Proof(plan.document_id, plan.span),),
        )
        return
