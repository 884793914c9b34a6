"""Numbers, units and periods as council papers print them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.extracting.dates.due_dates import read_due

# What is counted; the unit of a count is one of these nouns, in the plural.
NOUNS = (
    "children",
    "young people",
    "care leavers",
    "foster carers",
    "social workers",
    "families",
    "households",
    "pupils",
    "people",
    "adults",
    "residents",
    "patients",
    "carers",
    "practitioners",
    "staff",
    "posts",
    "schools",
    "nurseries",
    "homes",
    "referrals",
    "re-referrals",
    "contacts",
    "assessments",
    "plans",
    "placements",
    "visits",
    "cases",
    "requests",
    "applications",
    "complaints",
    "appointments",
    "notifications",
    "incidents",
    "audits",
    "profiles",
    "vacancies",
    "properties",
    "dwellings",
    "conferences",
    "episodes",
)
NOUN = "|".join(re.escape(noun) for noun in NOUNS)
_NOUN_IN = re.compile(rf"(?i)\b(?P<noun>{NOUN})\b")
_TIMES = r"working days|days|weeks|months|years|hours|minutes"
NUMBER = r"(?:£\s?)?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
MONEY = r"£\s?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:\s?(?:million|billion|thousand|bn|m|k)\b)?"
# A length of time may be printed in words: "seven weeks".
_WORDS = {
    "two": 2.0,
    "three": 3.0,
    "four": 4.0,
    "five": 5.0,
    "six": 6.0,
    "seven": 7.0,
    "eight": 8.0,
    "nine": 9.0,
    "ten": 10.0,
    "eleven": 11.0,
    "twelve": 12.0,
}
_IN_WORDS = rf"(?:{'|'.join(_WORDS)})(?=\s(?:{_TIMES})\b)"
AMOUNT = rf"(?:{_IN_WORDS}|{NUMBER}(?:\s?(?:million|billion|thousand|bn|m|k)\b)?(?:\s?%|\s?per ?cent\b)?)"
_WORD_AMOUNT = re.compile(_IN_WORDS)
_AMOUNT = re.compile(
    r"(?P<pound>£\s?)?(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
    r"(?:\s?(?P<scale>million|billion|thousand|bn|m|k)\b)?(?P<share>\s?%|\s?per ?cent\b)?"
)
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_UNIT_AFTER = re.compile(
    rf"(?i)^\s*(?:of (?:the |these |all )?)?(?P<unit>per 10,000|per 100,000|per 1,000|{_TIMES}|{NOUN})\b"
)
_RATE = re.compile(r"(?i)\bper (?P<base>10,000|100,000|1,000)\b")
_SHARE = re.compile(r"(?i)%|\bper ?cent|\bpercentage\b|\bproportion\b")

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? (?:19|20)\d\d|\d{{1,2}}/\d{{1,2}}/(?:19|20)\d\d"
_YEARS = r"(?:19|20)\d\d[/–-]\d\d"
_QUARTER = rf"(?:the \w+ quarter of|[Qq]uarter [1-4](?:,| of)?|Q[1-4],?) (?:{_YEARS})|[Qq]uarter [1-4]\b(?! of)"
_PERIOD = (
    rf"(?:(?:on|at|as at|as of|at the end of|to the end of|at the start of) (?:the )?(?:{_DAY})"
    rf"|(?:in|over|during|for) (?:the )?(?:rolling )?(?:year|12 months|six months|quarter|period)"
    rf" (?:to|ending|ended) (?:{_DAY}|{_MONTH} (?:19|20)\d\d)"
    rf"|(?:in|during|for|at|at the end of) (?:{_QUARTER}|{_YEARS}|{_MONTH} (?:19|20)\d\d(?![/–-]\d))"
    r"|in (?:19|20)\d\d(?![/–-]?\d))"
)
PERIOD = re.compile(rf"(?i:\b){_PERIOD}", re.IGNORECASE)
_CORE = re.compile(rf"(?i)(?:{_DAY}|{_QUARTER}|{_YEARS}|{_MONTH} (?:19|20)\d\d|(?:19|20)\d\d)$")
_HEADED = re.compile(
    rf"(?i)^\W*(?:actual|result|position|latest|outturn|performance|value)?\W*(?:(?:on|at|as at|in|for)\s)?"
    rf"(?P<core>{_DAY}|{_QUARTER}|{_YEARS}|{_MONTH} (?:19|20)\d\d|(?:19|20)\d\d)\W*$"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number at text[start:end]; `unit` is "£", "per cent" or None where the number shows none."""

    start: int
    end: int
    value: float
    unit: str | None


def read_amount(text: str, start: int = 0) -> Amount | None:
    """Return the amount that begins at text[start]; pounds in full, whatever their scale.

    >>> read_amount("£23.3m").value, read_amount("88 per cent").unit
    (23300000.0, 'per cent')
    """
    in_words = _WORD_AMOUNT.match(text, start)
    if in_words is not None:
        return Amount(in_words.start(), in_words.end(), _WORDS[in_words.group()], None)
    found = _AMOUNT.match(text, start)
    if found is None:
        return None
    scale = _SCALES[found["scale"].lower()] if found["scale"] else 1.0
    value = round(float(found["number"].replace(",", "")) * scale, 4)
    unit = "£" if found["pound"] else "per cent" if found["share"] else None
    return Amount(found.start(), found.end(), value, unit)


def unit_after(text: str, end: int) -> str | None:
    """Return the unit printed after a number that ends at `end`: "11 weeks", "52 per 10,000"."""
    found = _UNIT_AFTER.match(text[end : end + 40])
    return found["unit"].lower() if found else None


def unit_of(measure: str) -> str:
    """Return the unit of a bare number of this measure; "number" where it names none.

    >>> [unit_of(m) for m in ("families waiting", "% of plans on time", "average caseload", "score")]
    ['families', 'per cent', 'cases', 'number']
    """
    rate = _RATE.search(measure)
    if rate:
        return f"per {rate['base']}"
    if _SHARE.search(measure):
        return "per cent"
    if "caseload" in measure.lower():
        return "cases"
    found = _NOUN_IN.search(measure)
    return found["noun"].lower() if found else "number"


def is_rate(text: str) -> str | None:
    """Return the base of a rate ("per 10,000") that `text` prints."""
    found = _RATE.search(text)
    return f"per {found['base']}" if found else None


@dataclass(frozen=True, slots=True)
class Period:
    """A period at text[start:end] as printed, and its last day where that can be read."""

    start: int
    end: int
    text: str
    day: dt.date | None


def find_periods(text: str) -> Iterator[Period]:
    """Yield the periods and positions that a sentence states.

    >>> [(p.text, p.day.isoformat()) for p in find_periods("It was 5 on 31 May 2024, and 7 in 2022/23.")]
    [('on 31 May 2024', '2024-05-31'), ('in 2022/23', '2023-03-31')]
    """
    for found in PERIOD.finditer(text):
        yield Period(found.start(), found.end(), found.group(), _last_day(found.group()))


def read_period_heading(heading: str) -> Period | None:
    """Return the period that a column heading states, None for a heading that is no period."""
    found = _HEADED.match(" ".join(heading.split()))
    if found is None:
        return None
    return Period(0, len(heading), " ".join(heading.split()), _last_day(found["core"]))


def _last_day(words: str) -> dt.date | None:
    core = _CORE.search(words)
    return read_due(core.group()).latest if core else None


def as_measure(words: str) -> str:
    """Return a measure as printed, on one line, without the article and stray marks.

    >>> as_measure(" the average  caseload of a social worker, ")
    'average caseload of a social worker'
    """
    text = " ".join(words.split()).strip(" ,;:–-(")
    text = re.sub(r"\s+([,;:])", r"\1", text)
    return re.sub(r"^(?i:the|an?|our|its|their)\s+", "", text)
