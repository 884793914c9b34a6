"""Answers from tables of figures: one cell, the highest or lowest, how it moved, what it comes to."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.planning import AskedFor, Plan, Wants
from assistant.answering.reckoning.asked.people_titled import named_people
from assistant.answering.reckoning.figures.tables.asked import Asked, read_question
from assistant.answering.reckoning.figures.tables.finding import lines_near
from assistant.answering.reckoning.figures.tables.fitting import Fit, asks_by_period, fits_of
from assistant.answering.reckoning.figures.tables.lines import Line, Point
from assistant.answering.reckoning.figures.tables.newer import is_told_newer
from assistant.answering.reckoning.figures.tables.picking import (
    extreme_of,
    point_of,
    points_a_year_apart,
    points_between,
    points_within,
)
from assistant.answering.reckoning.figures.tables.told import (
    change_claim,
    extreme_claim,
    sum_claim,
    table_of,
    value_claim,
)
from assistant.answering.reckoning.figures.tables.words import measure_stems
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Reckoned
from assistant.answers import AnswerStatus

_ASKS = re.compile(
    r"(?i)\b(?:how (?:many|much|far|long|has|have|did|do|quick\w*)|what(?:['’]?s| is| was| are"
    r"| were| did| do| does| have)?"
    r"|which|where|latest|figures?|per ?cent|add up|total|compare[ds]?|better|worse)\b"
    r"|^\W*(?:are|is|did|have|has|do|were|was) (?:we|the|it|our)\b|%"
)
_NOT_OURS = re.compile(
    r"(?i)\bwhy\b|\bhow come\b|\bwho(?:m|se)?\b|\brecommend\w*|\bresolv\w*|\bvot(?:e[ds]?|ing)\b|\bpromis\w+"
    r"|\bwrong\b|\bright (?:one|figure|number)\b|\bcorrect\b|\bstatistical neighbours?\b|\bneighbour(?:s|ing)\b"
    r"|\bother (?:councils?|authorities|areas)\b|\bnational(?:ly)?\b|\bengland\b|\bexplain\w*"
    r"|\breasons?\b|\bcauses?d?\b"
    r"|\basked\b|\banyone ask|\banybody ask|\bplan (?:version|change)|\bversions?\b|\bedition\b"
    r"|\bby when\b|\bwould it\b"
)
_NUMBER = re.compile(
    r"(?i)\b(?:latest|newest|current(?:ly)?|now|figures?|numbers?|average|median|total|level|score"
    r"|forecast|variance)\b"
)
_FIRST_YEARS = re.compile(
    r"(?i)\bfirst (?P<number>two|three|four|five|[2-5]) (?:full )?(?:years|quarters|months)\b"
)
_YEARS_OF = {"two": 2, "three": 3, "four": 4, "five": 5}
_END_OF = re.compile(r"(?i)\b(?:end|close) of\b|\bas at\b|\bon \d|\bby\b")
# What is counted as it stands on a day is not added up over days.
_STOCK = re.compile(
    r"(?i)\b(?:waiting|open|overdue|vacan\w+|in post|at the end|on a plan|current|average|median)\b"
)
# "in April" without its year, and "a year ago" alone: no day that the newest value is of.
_BARE_MONTH = re.compile(
    r"(?i)\b(?:in|since|from|than|for|of) (?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december)\b(?! (?:20\d\d|report|paper|meeting))"
)
_AGO = re.compile(r"(?i)\b(?:year|twelve months|12 months) (?:ago|before|earlier|previously)\b")
_SINCE = re.compile(r"(?i)\b(?:since|from|between|after|latest|now|back to)\b")


@dataclass(frozen=True, slots=True)
class Merged:
    """One measure: its values by period, each of the newest paper that prints it."""

    line: Line
    points: tuple[tuple[Line, Point], ...]

    @property
    def only(self) -> list[Point]:
        """The values without the lines that they were read from."""
        return [point for _, point in self.points]

    def of(self, point: Point) -> Line:
        """Return the line that a value stands in."""
        return next(line for line, each in self.points if each is point)


def reckon_table_picks(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return what is asked of a whole line: its highest, its sum, its target, all its places."""
    asked = read_question(plan.standalone)
    if not (asked.extreme or asked.target or asked.adds_up or asked.each):
        return None
    return _reckon(plan, asked, ledger)


def reckon_table_values(plan: Plan, ledger: Ledger) -> Reckoned | None:
    """Return one value of a line, or how it moved."""
    asked = read_question(plan.standalone)
    return _reckon(plan, asked, ledger) if _is_of_value(asked) else None


def _reckon(plan: Plan, asked: Asked, ledger: Ledger) -> Reckoned | None:
    question = plan.standalone
    if not _ASKS.search(question) or _NOT_OURS.search(question) or _is_of_other(plan):
        return None
    fits = fits_of(lines_near(question, ledger), asked)
    if not fits:
        return None
    claims, merged = _claims(fits, asked, plan, ledger)
    if not claims or merged is None:
        return None
    if asked.target and merged.line.target and not _tells_target(claims, merged):
        return None
    lacks = asked.target and merged.line.target is None
    status = AnswerStatus.PARTLY_ANSWERED if lacks else AnswerStatus.ANSWERED
    tables = (table_of(merged.line, list(merged.line.points)),)
    return Reckoned(status, tuple(claims), "a line of a table of figures", tables)


def _tells_target(claims: Sequence[Claim], merged: Merged) -> bool:
    """Return whether an answer that is asked for a target that the table has tells one."""
    if any(word in claims[-1].text for word in (" above “", " below “", " the same as “")):
        return True
    return not merged.line.dated or not any(point.target for point in merged.only)


def newest_day(plan: Plan, ledger: Ledger) -> dt.date | None:
    """Return the last day of which a table gives the value that a question asks for."""
    asked = read_question(plan.standalone)
    fits = fits_of(lines_near(plan.standalone, ledger), asked)
    if len({(measure_stems(fit.line.measure), fit.line.dated) for fit in fits}) != 1:
        return None
    last = merge(fits).only[-1].period
    return last.last if last else None


def _is_of_value(asked: Asked) -> bool:
    """Return whether a number is asked for, and not what something is."""
    counted = asked.how_many or asked.how_long or asked.share or asked.money
    told = (
        counted
        or asked.change
        or asked.year_before
        or bool(asked.periods)
        or _NUMBER.search(asked.question) is not None
    )
    return told and (len(asked.words) > 1 or counted or asked.change)


def _is_of_other(plan: Plan) -> bool:
    """Return whether what a person said, a numbered thing or the press is asked for."""
    said = plan.press or plan.labels or plan.wants is Wants.QUESTION or named_people(plan)
    return bool(said) or plan.asked_for in (AskedFor.PERSON, AskedFor.REASON, AskedFor.MEANING)


def _claims(
    fits: Sequence[Fit], asked: Asked, plan: Plan, ledger: Ledger
) -> tuple[list[Claim], Merged | None]:
    measures = {measure_stems(fit.line.measure) for fit in fits}
    tables = {fit.line.table for fit in fits}
    if asked.extreme:
        return _extreme(fits, asked) if len(measures) == 1 or len(tables) == 1 else ([], None)
    if (
        len({measure_stems(fit.line.measure) for fit in fits}) > 1
        or len({fit.line.dated for fit in fits}) > 1
    ):
        return [], None
    merged = merge(fits)
    if not merged.line.dated:
        return _of_places(fits, asked, merged), merged
    return _of_periods(asked, merged, ledger), merged


def merge(fits: Sequence[Fit]) -> Merged:
    """Return the values of lines of one measure, of each period the newest paper's."""
    ordered = sorted(fits, key=lambda fit: _day(fit.line))
    held: dict[object, tuple[Line, Point]] = {}
    for fit in ordered:
        for point in fit.line.points:
            held[point.period.days if point.period else point.label] = (fit.line, point)
    points = list(held.values())
    if ordered[-1].line.dated:
        points.sort(key=lambda each: each[1].period.last.toordinal() if each[1].period else 0)
    return Merged(ordered[-1].line, tuple(points))


def _day(line: Line) -> int:
    return line.document.date.day.toordinal() if line.document.date.day else 0


def _extreme(fits: Sequence[Fit], asked: Asked) -> tuple[list[Claim], Merged | None]:
    """Return the highest or lowest of each line that fits; none where they stand elsewhere."""
    newest = max(_day(fit.line) for fit in fits)
    kept = [fit for fit in fits if _day(fit.line) == newest]
    told: list[tuple[Line, Sequence[Point], bool]] = []
    for fit in kept:
        if asks_by_period(fit.line, asked) is None:
            return [], None
        points = [p for p in fit.line.points if not p.whole and not (p.period and p.period.part)]
        if fit.line.dated:
            points = points_within(points, asked)
        found = extreme_of(fit.line, points, asked.question)
        if found is None:
            return [], None
        told.append((fit.line, *found))
    if len({tuple(p.label for p in points) for _, points, _ in told}) > 1 or len(told) > 2:
        return [], None
    claims = [extreme_claim(line, points, high=high) for line, points, high in told]
    return claims, merge(kept)


def _of_places(fits: Sequence[Fit], asked: Asked, merged: Merged) -> list[Claim]:
    line = merged.line
    newest = [fit for fit in fits if fit.line is line]
    place = newest[0].place if newest else None
    if (
        len({fit.line.table for fit in fits}) > 1
        and len({fit.line.document.document_id for fit in fits}) == 1
    ):
        return []
    if place is not None:
        return [value_claim(line, place)]
    whole = [point for point in line.points if point.whole]
    if asked.each:
        return (
            [sum_claim(line, line.points)]
            if not line.share and not whole
            else [value_claim(line, whole[0])]
            if whole
            else []
        )
    if len(whole) == 1 and (asked.adds_up or asked.money or asked.how_many):
        return [value_claim(line, whole[0])]
    if asked.adds_up and not whole and not line.share and not asked.change:
        return [sum_claim(line, line.points)]
    return []


def _of_periods(asked: Asked, merged: Merged, ledger: Ledger) -> list[Claim]:
    points = merged.only
    if not asked.periods and _BARE_MONTH.search(asked.question):
        return []
    if not asked.periods and not asked.year_before and _AGO.search(asked.question):
        apart = points_a_year_apart(points, asked)
        return [value_claim(merged.of(apart[0]), apart[0])] if apart else []
    if asked.adds_up and (summed := _summed(points, asked)) and not merged.line.share:
        return [sum_claim(merged.line, summed)] if _is_one_line(summed, merged) else []
    if asked.year_before or (asked.change and not (asked.target and not asked.periods)):
        since = _SINCE.search(asked.question) is not None
        moved = (
            points_a_year_apart(points, asked)
            if asked.year_before
            else points_between(points, asked, since=since)
        )
        if moved is None:
            return []
        first, last = moved
        if last is points[-1] and is_told_newer(merged.of(last), last, ledger):
            return []
        return [change_claim(merged.of(last), first, last), *_aimed(merged, last, asked)]
    if len(asked.periods) > 1:
        return []
    point = (
        point_of(points, asked.periods[0], at_end=at_end(asked)) if asked.periods else points[-1]
    )
    if point is None or (not asked.periods and is_told_newer(merged.of(point), point, ledger)):
        return []
    lead = "" if asked.periods else "the newest figure is "
    return [value_claim(merged.of(point), point, lead=lead)]


def at_end(asked: Asked) -> bool:
    return _END_OF.search(asked.question) is not None


def _aimed(merged: Merged, last: Point, asked: Asked) -> list[Claim]:
    line = merged.of(last)
    return [value_claim(line, last)] if asked.target and last.target and line.target else []


def _summed(points: Sequence[Point], asked: Asked) -> Sequence[Point]:
    """Return the values of the periods that are to be added up, none where they are not named."""
    whole = [point for point in points if point.period and not point.period.part]
    first = _FIRST_YEARS.search(asked.question)
    if first:
        number = _YEARS_OF.get(first["number"].lower()) or int(first["number"])
        return whole[:number] if len(whole) >= number else []
    if not asked.periods or _STOCK.search(asked.question):
        return []
    begin, end = asked.periods[0].first, asked.periods[-1].last
    kept = [p for p in whole if p.period and begin <= p.period.first and p.period.last <= end]
    reaches = kept and kept[0].period and kept[-1].period
    if not reaches or kept[0].period is None or kept[-1].period is None:
        return []
    return kept if kept[0].period.first == begin and kept[-1].period.last == end else []


def _is_one_line(points: Sequence[Point], merged: Merged) -> bool:
    return len({merged.of(point).table for point in points}) == 1
