"""Says how figures moved, with the working, and where their definition changed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.answering.reckoning.figures.figure_series import Series
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Computed, Operation, Proof
from assistant.answering.terms import stems
from assistant.answers import Basis
from assistant.council import Figure
from assistant.dates import Precision, find_dates, written_date
from assistant.sentences import split_sentences
from assistant.spans import Span

_DEFINES = re.compile(
    r"(?i)\b(?:now|since then|from (?:then|here)) includ\w+|\bincludes? .{0,40}\bfrom\b"
    r"|\bfrom .{0,40}\bincludes?\b"
    r"|\bdefinition (?:has |had |was )?chang\w+|\bchange[sd]? (?:of|in|to) (?:the )?(?:definition|way)\b"
    r"|\bincludes? agency\b|\bnot comparable\b|\bcounted differently\b"
)
_LENGTHS = frozenset({"days", "working days", "weeks", "months", "years", "hours"})
_NEAR_DAYS = 46
_MOST_NOTES, _MOST_WORDS = 1, 45


def change_claim(figures: Sequence[Figure], ledger: Ledger) -> Claim | None:
    """Return how the first and the last figure differ, with the working."""
    told = [figure for figure in figures if number_of(figure) is not None]
    if len(told) < 2:
        return None
    first, last = told[0], told[-1]
    values = [*_days(first), *_days(last)]
    proofs = (*figure_proof(first, ledger), *figure_proof(last, ledger))
    difference = _difference(first, last)
    ends = f"from {printed(first)} {when(first)} to {printed(last)} {when(last)}"
    if difference is None:
        text = f"{named(last)} was {first.figure.text} both {when(first)} and {when(last)}."
        return Claim(text, Basis.COMPUTED, proofs, tuple(values))
    verb = "fell" if _is_less(last, first) else "rose"
    working = f"{difference.formula} is {difference.value}"
    values.append(difference)
    turn = _turn(told)
    if turn is not None:
        values += _days(turn[1])
        proofs = (*proofs, *figure_proof(turn[1], ledger))
    between = f"; between, it was {turn[0]}" if turn else ""
    text = f"{named(last)} {verb} {ends} ({working}){between}."
    return Claim(text, Basis.COMPUTED, proofs, tuple(values))


def latest_claim(series: Series, ledger: Ledger) -> Claim:
    """Return the newest figure."""
    figure = series.figures[-1]
    measure = named(figure)
    lead = "The newest figure is" if measure == "It" else f"{measure}: the newest figure is"
    return single_claim(figure, ledger, lead=lead)


def of_day_claim(figure: Figure, ledger: Ledger) -> Claim:
    """Return the figure of a day that was asked for, with its measure."""
    measure = named(figure)
    return single_claim(figure, ledger, lead="It was" if measure == "It" else f"{measure}:")


def single_claim(figure: Figure, ledger: Ledger, *, lead: str = "It was") -> Claim:
    """Return one figure with its day."""
    text = f"{lead} {printed(figure)} {when(figure)}."
    return Claim(text, Basis.COMPUTED, figure_proof(figure, ledger), tuple(_days(figure)))


def year_before_claim(series: Series, day: dt.date, ledger: Ledger) -> Claim | None:
    """Return the figure of about a year before a day; None where none is near."""
    target = dt.date(day.year - 1, day.month, min(day.day, 28))
    near = [
        figure
        for figure in series.figures
        if figure.day and abs((figure.day - target).days) <= _NEAR_DAYS
    ]
    now = [figure for figure in series.figures if figure.day == day]
    if not near or not now:
        return None
    best = min(near, key=lambda f: abs((f.day - target).days) if f.day else _NEAR_DAYS)
    last = now[-1]
    difference = _difference(best, last)
    working = f" ({difference.formula} is {difference.value})" if difference else ""
    text = (
        f"About a year before, {when(best)}, it was {best.figure.text};"
        f" {when(last)} it was {last.figure.text}{working}."
    )
    values = [*_days(best), *_days(last), *([difference] if difference else [])]
    proofs = (*figure_proof(best, ledger), *figure_proof(last, ledger))
    return Claim(text, Basis.COMPUTED, proofs, tuple(values))


def named(figure: Figure) -> str:
    """Return a measure as it begins a sentence; "It" where its numbers stand elsewhere."""
    measure = " ".join(figure.measure.split())
    if re.search(r"[\d“”]", measure) and measure not in figure.span.text:
        return "It"
    return f"{measure[:1].upper()}{measure[1:]}"


def printed(figure: Figure) -> str:
    """Return a figure as printed; a length of time with its unit: "seven weeks"."""
    bare = figure.unit in _LENGTHS and not figure.figure.text.endswith(figure.unit)
    return f"{figure.figure.text} {figure.unit}" if bare else figure.figure.text


def when(figure: Figure) -> str:
    """Return a figure's day or period as a sentence says it: "on 31 May 2024", "for 2021/22"."""
    period = " ".join((figure.period or "").split())
    dates = find_dates(period)
    bare = re.sub(r"(?i)^(?:on|at|as at|in|for)\s+", "", period)
    if figure.day and (not period or (dates and dates[0].end - dates[0].start == len(bare))):
        exact = not dates or dates[0].precision is Precision.DAY
        return f"on {written_date(figure.day)}" if exact else f"in {bare}"
    return f"{period[0].lower()}{period[1:]}" if period != bare else f"for {period}"


def definition_claims(figures: Sequence[Figure], ledger: Ledger) -> list[Claim]:
    """Return what the figures' papers say of a change in what the measure counts."""
    found: dict[str, Claim] = {}
    for document_id in dict.fromkeys(figure.document_id for figure in figures):
        heads = {s for f in figures if f.document_id == document_id for s in stems(f.measure)[-3:]}
        text = ledger.view.text_of(document_id)
        for match in _DEFINES.finditer(text):
            span = _sentence_at(text, match.start())
            if span is None or len(span.text.split()) > _MOST_WORDS:
                continue
            if heads & set(stems(span.text)):
                said = f"A paper says of what is counted: “{span.text}”"
                proof = Proof(document_id, span)
                found.setdefault(span.text, Claim(said, Basis.QUOTATION, (proof,)))
    return list(found.values())[:_MOST_NOTES]


def figure_proof(figure: Figure, ledger: Ledger) -> tuple[Proof, ...]:
    """Return the place of a figure: its sentence or row."""
    return (ledger.proof(figure.document_id, figure.span),)


def number_of(figure: Figure) -> Decimal | None:
    """Return a figure's value as it is reckoned with, None where none was read."""
    if figure.value is None:
        return None
    exact = Decimal(str(figure.value))
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", figure.figure.text)
    own = Decimal(digits.group().replace(",", "")) if digits else None
    if own == exact:
        return own
    return exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact


def _days(figure: Figure) -> list[Computed]:
    if figure.day is None:
        return []
    day = figure.day.isoformat()
    written = written_date(figure.day)
    return [Computed("day", Operation.LATEST, written, (figure.record_id,), (day,))]


def _difference(one: Figure, other: Figure) -> Computed | None:
    """Return the larger figure minus the smaller, None where they are the same."""
    a, b = number_of(one), number_of(other)
    if a is None or b is None or a == b:
        return None
    more, less = max(a, b), min(a, b)
    operands = (str(more), str(less))
    return Computed("difference", Operation.DIFFERENCE, str(more - less), operands=operands)


def _is_less(one: Figure, other: Figure) -> bool:
    a, b = number_of(one), number_of(other)
    return a is not None and b is not None and a < b


def _turn(told: Sequence[Figure]) -> tuple[str, Figure] | None:
    """Return the highest or lowest figure, where the figures moved both ways before it."""
    numbers = [number_of(figure) or Decimal(0) for figure in told]
    high, low = max(numbers), min(numbers)
    if high > max(numbers[0], numbers[-1]):
        top = told[numbers.index(high)]
        return f"highest {when(top)}, at {top.figure.text}", top
    if low < min(numbers[0], numbers[-1]):
        bottom = told[numbers.index(low)]
        return f"lowest {when(bottom)}, at {bottom.figure.text}", bottom
    return None


def _sentence_at(text: str, offset: int) -> Span | None:
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[start : end if end >= 0 else len(text)]
    for begins, ends in split_sentences(line):
        if start + begins <= offset < start + ends:
            return Span(start + begins, start + ends, line[begins:ends])
    return None
