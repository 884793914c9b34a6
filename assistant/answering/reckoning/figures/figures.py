"""Answers how a measure has changed: figures of one measure and unit side by side."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from assistant.answering.phrasing import short_title
from assistant.answering.planning import AskedFor, Plan, Wants
from assistant.answering.reckoning.asked.meetings_named import DaysAsked, days_asked
from assistant.answering.reckoning.asked.people_titled import named_people
from assistant.answering.reckoning.figures.figure_series import (
    Series,
    other_definitions,
    series_asked,
)
from assistant.answering.reckoning.figures.tables.newer import is_superseded
from assistant.answering.reckoning.figures.tables.periods import spans_in
from assistant.answering.reckoning.figures.tables.table_figures import newest_day
from assistant.answering.reckoning.figures.trends import (
    change_claim,
    definition_claims,
    figure_proof,
    latest_claim,
    of_day_claim,
    single_claim,
    when,
    year_before_claim,
)
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Reckoned, ReckonedRow, ReckonedTable
from assistant.answering.reckoning.recommendations.recommendation_tables import corrected
from assistant.answers import AnswerStatus, Basis
from assistant.council import Figure
from assistant.dates import find_dates

_TREND = re.compile(
    r"(?i)\bchang(?:e|ed|ing)\b|\btrends?\b|\bover time\b|\b(?:gone|going|go|went) (?:up|down)\b"
    r"|\bris(?:en?|ing)\b|\brose\b|\bf[ae]ll(?:en|ing)?\b|\b(?:in|de)creas\w+|\breduc\w+|\bdrop\w*"
    r"|\bhigher\b|\blower\b|\bgrow(?:n|ing)?\b|\bcompar\w+|\b(?:better|worse)\b|\bhistory\b"
    r"|\bover the (?:last|past)\b|\bhow has\b|\bhow have\b|\bdirection\b|\bdiffer\w*|\bimprov\w+"
    r"|\bbetween\b.{0,40}\band\b|\bsince\b|\bfrom\b.{4,30}\bto\b|\bfigures\b|\byear on year\b"
)
_LATEST = re.compile(r"(?i)\b(?:latest|newest|current(?:ly)?|most recent|now|at present|today)\b")
_FIGURES = re.compile(r"(?i)\bfigures?\b(?! (?:over|for each))")
# "Vacancy rate", "what is our re-referral rate": a value is asked for without "how many".
_VALUE = re.compile(
    r"(?i)^\W*(?:(?:and )?what(?:['’]?s| is| was| are| were)? )?(?:the |our )?(?:[\w’'-]+ ){0,6}?"
    r"(?:rate|percentage|proportion|share|average|number|caseloads?|figures?)\b"
)
# How many of some are something else is no measure of its own.
# Whether a number was reached is told by the newest one.
_REACHED = re.compile(
    r"(?i)^\W*(?:has|have|did|is|are)\b[^?]{3,80}\b(?:reach(?:ed)?|hit|passed|got to)\b[^?]{0,20}\d"
)
_OF_A_PART = re.compile(r"(?i)\bhow many of (?:the|these|those)\b|\bhow (?:often|far)\b")
_YEAR_BEFORE = re.compile(
    r"(?i)\b(?:a|one|the) year (?:before|earlier|ago|previously)\b|\bprevious year\b"
)
_NOT_OURS = re.compile(
    r"(?i)\bwhy\b|\bplan (?:version|change)|\bactions?\b|\bwhat changed\b|\bwho\b|\bstatistical neighbours?\b"
    r"|\bneighbouring\b|\bother (?:councils?|authorities|areas)\b|\bnational(?:ly)?\b|\bcauses?d?\b"
    r"|\brecommend\w*|\bresolv\w*|\btargets?\b|\bguideline\b|\bwhen\b"
)
_SMALL = 10
_SMALL_NOTE = "Some of these figures are small; they can move by chance and should not be broken down further."
_SUPPRESSED = (
    "A figure that is not printed as a number is shown as it stands and not reckoned with."
)
_NOT_ALIKE = "Figures from before and after such a change may not be comparable."
_TWO = "For one day the papers print more than one figure; each is shown."
_MOST_ROWS, _MOST_SERIES = 40, 2


def reckon_figures(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return figures of one measure in the order of their days, None where another is asked."""
    question = plan.standalone
    before = _YEAR_BEFORE.search(question) is not None
    trend = _TREND.search(_FIGURES.sub(" ", question)) is not None
    latest = not trend and not before and _asks_a_value(plan)
    if _NOT_OURS.search(question) or not (before or latest or trend):
        return None
    if latest and not plan.dates and spans_in(question):
        return None
    fits = [each for each in series_asked(plan, ledger) if len(_days(each)) > 1 or latest]
    if not fits or len(fits) > _MOST_SERIES:
        return None
    told = [(each, kept) for each in fits if (kept := _kept(each, question))]
    if len(told) < len(fits):
        return None
    leads: list[Claim] = []
    for each, kept in told:
        lead = _lead(each, kept, plan, ledger, before=before, latest=latest)
        if lead is None:
            return None
        leads.append(lead)
    return _told(leads, told, ledger)


def _asks_a_value(plan: Plan) -> bool:
    """Return whether a question asks for one value: now, or on a day that it names."""
    question = plan.standalone
    if (
        plan.every
        or named_people(plan)
        or plan.labels
        or plan.press
        or plan.wants is Wants.QUESTION
    ):
        return False
    if plan.asked_for is AskedFor.NUMBER:
        return _OF_A_PART.search(question) is None
    if plan.asked_for is AskedFor.YES_NO:
        return _REACHED.search(question) is not None
    bare = plan.asked_for is AskedFor.ANYTHING and _VALUE.search(question) is not None
    return bare or (plan.asked_for is AskedFor.ANYTHING and _LATEST.search(question) is not None)


def _lead(
    series: Series,
    kept: Sequence[Figure],
    plan: Plan,
    ledger: Ledger,
    *,
    before: bool,
    latest: bool,
) -> Claim | None:
    if before:
        return year_before_claim(series, _asked_day(plan, series), ledger)
    if latest and not plan.dates:
        newest = series.figures[-1]
        told = newest.figure.text, newest.day, ledger.document(newest.document_id)
        superseded = not series.without and is_superseded(newest.measure, *told, ledger)
        tabled = newest_day(plan, ledger)
        superseded = superseded or bool(tabled and newest.day and tabled > newest.day)
        return None if superseded else latest_claim(series, ledger)
    if latest:
        return of_day_claim(kept[-1], ledger)
    if len(_days_of(kept)) == 1:
        return single_claim(kept[-1], ledger)
    return change_claim(kept, ledger)


def _told(
    leads: Sequence[Claim],
    told: Sequence[tuple[Series, Sequence[Figure]]],
    ledger: Ledger,
) -> Reckoned:
    figures = [figure for _, kept in told for figure in kept]
    changed = definition_claims(figures, ledger)
    claims = [*leads, *changed]
    if changed:
        claims.append(Claim(_NOT_ALIKE, Basis.NOTICE))
    if any(figure.value is None for figure in figures):
        claims.append(Claim(_SUPPRESSED, Basis.NOTICE))
    if any(_is_small(figure) for figure in figures):
        claims.append(Claim(_SMALL_NOTE, Basis.NOTICE))
    status = AnswerStatus.ANSWERED
    if any(_disagree(kept) for _, kept in told):
        claims.append(Claim(_TWO, Basis.NOTICE))
        status = AnswerStatus.PAPERS_DISAGREE
    claims += corrected((figure.record_id for figure in figures), ledger)
    tables = [table_of_figures(series.name, kept, ledger) for series, kept in told]
    tables += [
        table_of_figures(other.name, other.figures, ledger)
        for series, _ in told
        for other in other_definitions(series, ledger)[:1]
    ]
    return Reckoned(status, tuple(claims), "figures side by side", tuple(tables))


def table_of_figures(name: str, figures: Sequence[Figure], ledger: Ledger) -> ReckonedTable:
    """Return figures as printed, by day, each with its measure and its paper; repeats once."""
    rows: dict[tuple[dt.date | None, str], ReckonedRow] = {}
    for figure in figures:
        document = ledger.document(figure.document_id)
        cells = (
            _day_cell(figure),
            figure.figure.text,
            figure.unit,
            figure.measure,
            short_title(document),
        )
        row = ReckonedRow(cells, figure_proof(figure, ledger))
        rows.setdefault((figure.day, figure.figure.text), row)
    columns = ("Day or period", "Figure", "Unit", "Measure as printed", "Paper")
    return ReckonedTable(
        f"Figures: {name}", columns, tuple(rows.values())[:_MOST_ROWS], frozenset({1})
    )


def _day_cell(figure: Figure) -> str:
    words = when(figure)
    return words.removeprefix("on ").removeprefix("for ").removeprefix("in ")


def _days(series: Series) -> set[dt.date]:
    return {figure.day for figure in series.figures if figure.day}


def _days_of(figures: Sequence[Figure]) -> set[dt.date]:
    return {figure.day for figure in figures if figure.day}


def _kept(series: Series, question: str) -> list[Figure] | None:
    """Return the figures of the days that a question names, None where it names others."""
    dates = find_dates(question)
    if len(dates) == 2 and not re.search(r"(?i)\b(?:between|from|since)\b", question):
        years = [days_asked(question[date.start : date.end], ()) for date in dates]
        kept = [
            figure for figure in series.figures if any(y and y.holds(figure.day) for y in years)
        ]
        told = all(any(y and y.holds(figure.day) for figure in kept) for y in years)
        return kept if told else None
    days: DaysAsked | None = days_asked(question, _days(series)) if dates else None
    if days is None or _YEAR_BEFORE.search(question):
        return list(series.figures)
    kept = [figure for figure in series.figures if days.holds(figure.day)]
    return kept or None


def _asked_day(plan: Plan, series: Series) -> dt.date:
    """Return the day before which a year is meant: that of the question, else the newest."""
    named = [d.first for d in plan.dates]
    days = _days(series)
    within = [
        day for day in days if named and (day.year, day.month) == (named[0].year, named[0].month)
    ]
    return max(within or days)


def _is_small(figure: Figure) -> bool:
    people = bool(re.search(r"(?i)child|pupil|famil|young|people|famil", figure.unit))
    return people and figure.value is not None and 0 < figure.value < _SMALL


def _disagree(figures: Sequence[Figure]) -> bool:
    values: dict[dt.date | None, set[float | None]] = {}
    for figure in figures:
        values.setdefault(figure.day, set()).add(figure.value)
    return any(len(found) > 1 for found in values.values())
