"""Steps from the time or the number last asked about to another ("the quarter before")."""

from __future__ import annotations

import calendar
import re

from assistant.answering.subjects import Period, period_of, without_period
from assistant.answers import Answer

_STEP = re.compile(
    r"(?i)^(?:(?:in|for|at|by) )?(?:the |a |one )?(?:(?P<number>two|three|four|five|six|nine|twelve|\d+) )?"
    r"(?P<unit>month|quarter|year)s?"
    r" (?P<way>before|after|earlier|later)(?: (?:that|this|it|then))?$"
)
_NEWER = re.compile(
    r"(?i)^(?:is there |have (?:you|we) (?:got )?|has there been )?(?:anything|something|any(?: \w+)?"
    r"|a) (?:newer|more recent|later|fresher|more up to date)(?: (?:figures?|numbers?|count|one|ones"
    r"|data|than (?:that|this|it)))*$"
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "twelve": 12}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_MONTH_YEAR = re.compile(
    r"(?i)\b(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? )?(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct"
    r"|nov|dec)[a-z]*\.? (?P<year>(?:19|20)\d\d)\b"
)
_QUARTER = re.compile(
    r"(?i)\b(?P<word>quarter |q)(?P<quarter>[1-4])(?P<of> (?:of )?)(?P<year>(?:20)?\d\d)(?P<joint>[/–-])"
    r"(?P<last>\d\d)\b"
)
_HALF = re.compile(r"(?i)\b(?:in|during|for) (?P<part>the (?:first|second) half of )$")
_COUNT = re.compile(
    r"(?i)^\W*what(?:['’]s| is| was) (?:our|the) [^?]*\b(?:rate|number|figure|level|caseload|average)\b"
    r"|^\W*(?:how (?:many|much)|what (?:share|proportion|percentage|number) of)\b"
)


def is_step(fragment: str) -> bool:
    """Return whether words ask for an earlier, later or newer number, and nothing else."""
    return _STEP.match(fragment) is not None or _NEWER.match(fragment) is not None


def stepped(fragment: str, previous: str, last: Answer | None = None) -> str | None:
    """Return the last question for a time so much earlier or later, None for other fragments.

    >>> stepped("the quarter before", "How many drains were blocked at the end of March 2025")
    'How many drains were blocked at the end of December 2024'
    >>> stepped("the six months after that", "How many drains burst in the first half of 24/25")
    'How many drains burst, in the six months after the first half of 24/25'
    >>> stepped("anything newer than that", "How many drains burst in May 2024")
    'How many drains burst, at the newest count'
    """
    if _NEWER.match(fragment) and _COUNT.match(previous):
        return f"{without_period(previous)}, at the newest count"
    step, period = _STEP.match(fragment), period_of(previous)
    if step and period is None and last is not None:
        return _from_answer(previous, last, step)
    if step is None or period is None:
        return None
    if moved := _moved(previous, period, step):
        return moved
    alone = step["unit"].lower() == "year" and step["number"] is None
    return None if alone else _told(previous, period, step)


def _from_answer(previous: str, last: Answer, step: re.Match[str]) -> str | None:
    """Return the last question for a time before or after the one that its answer tells of."""
    told = last.sentences[0].text if last.sentences else ""
    found = [m.group() for at in (_QUARTER, _MONTH_YEAR) for m in at.finditer(told)]
    months = _MONTHS[step["unit"].lower()] * _number(step["number"])
    sign = -1 if step["way"].lower() in ("before", "earlier") else 1
    if not found:
        return None
    put = _month_moved(found[0], sign * months) or _quarter_moved(found[0], sign * months)
    return f"{previous}, in {put}" if put else None


def _moved(previous: str, period: Period, step: re.Match[str]) -> str | None:
    """Return a question with its month or quarter changed, None where it names another time."""
    months = _MONTHS[step["unit"].lower()] * _number(step["number"])
    sign = -1 if step["way"].lower() in ("before", "earlier") else 1
    put = _month_moved(period.text, sign * months) or _quarter_moved(period.text, sign * months)
    if put is None:
        return None
    lead = "" if period.start == 0 or previous[period.start - 1] == " " else " "
    return f"{previous[: period.start]}{lead}{put}{previous[period.end :]}"


def _month_moved(text: str, months: int) -> str | None:
    found = list(_MONTH_YEAR.finditer(text))
    if len(found) != 1:
        return None
    match = found[0]
    names = [name.lower() for name in calendar.month_abbr]
    at = int(match["year"]) * 12 + names.index(match["month"].lower()) - 1 + months
    year, month = divmod(at, 12)
    last = calendar.monthrange(year, month + 1)[1]
    day = f"{min(int(match['day']), last)} " if match["day"] else ""
    if match["day"] and int(match["day"]) >= 30:
        day = f"{last} "
    put = f"{day}{calendar.month_name[month + 1]} {year}"
    return f"{text[: match.start()]}{put}{text[match.end() :]}"


def _quarter_moved(text: str, months: int) -> str | None:
    match = _QUARTER.search(text)
    if match is None or months % 3:
        return None
    century = 2000 if len(match["year"]) == 2 else 0
    at = (int(match["year"]) + century) * 4 + int(match["quarter"]) - 1 + months // 3
    year, quarter = divmod(at, 4)
    first = f"{year % 100:02d}" if century else str(year)
    put = f"{match['word']}{quarter + 1}{match['of']}{first}{match['joint']}{(year + 1) % 100:02d}"
    return f"{text[: match.start()]}{put}{text[match.end() :]}"


def _told(previous: str, period: Period, step: re.Match[str]) -> str:
    way = "before" if step["way"].lower() in ("before", "earlier") else "after"
    number = f"{step['number']} " if step["number"] else ""
    plural = "s" if _number(step["number"]) > 1 else ""
    when = re.sub(r"(?i)^(?:in|on|at|by|for|during|since)\s+", "", period.text)
    half = _HALF.search(f"{previous[: period.start].rstrip()} ")
    start = period.start
    if half:
        start, when = half.start(), f"{half['part']}{when}"
    base = f"{previous[:start].rstrip(' ,')}{previous[period.end :]}"
    return f"{base}, in the {number}{step['unit'].lower()}{plural} {way} {when}"


def _number(word: str | None) -> int:
    if not word:
        return 1
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]
