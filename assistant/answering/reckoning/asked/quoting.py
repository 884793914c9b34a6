"""Puts what papers print into claims: quotations with their speakers, days, item numbers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Protocol

from assistant.answering.phrasing import split_speaker
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckoned import Claim, Computed, Operation, Proof
from assistant.answers import Basis
from assistant.council import Speaker
from assistant.dates import written_date
from assistant.sentences import split_sentences
from assistant.spans import Span

MAX_QUOTED_WORDS = 55
# An answer besides its tables.
MAX_WORDS = 118
_LOOK_BACK = 350
_OPENS_LOW = re.compile(r"^(?:The|A|An|Members?|Several|Some|Another|One)\b(?! of\b)")
# Where a sentence of minutes begins to say what is asked.
_ASKS = re.compile(
    r"(?i)\b(?:asked|queried|enquired|inquired|questioned|wondered|wished to know|sought clarification)"
    r"(?: again| also)?,?\s+(?:about\s+|for\s+|on\s+)?"
    r"(?=(?:when|what|how|why|whether|if|who|whose|which|where|the|an?|there|any|more|further|our|their)\b)"
)
_BY_PRONOUN = re.compile(
    r"(?:He|She|They)\s+(?P<verb>(?:also |then |further )?(?:asked|queried|enquired|wondered|wished to know))"
    r"\s+(?=(?:whether|if|when|what|how|why|who|which|where)\b)"
)
_LIST_MARK = re.compile(r"^\W{0,2}(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,4})[.)]+)\s+")
_ENDS_OPEN = re.compile(r"[.;,:?\s]+$")


class Placed(Protocol):
    """A record with its place in a paper."""

    @property
    def document_id(self) -> str: ...
    @property
    def passage_id(self) -> str: ...
    @property
    def span(self) -> Span: ...


class OfItem(Placed, Protocol):
    """A record of a meeting's item."""

    @property
    def day(self) -> dt.date | None: ...
    @property
    def item(self) -> str | None: ...


def clipped(span: Span, words: int = MAX_QUOTED_WORDS) -> Span:
    """Return the whole sentences at the beginning of a span, as many as stay short; one at least."""
    end = 0
    for start, stop in split_sentences(span.text):
        if end and len(span.text[:stop].split()) > words:
            break
        end = max(end, stop) if start >= end else end
    text = span.text[: end or len(span.text)]
    return Span(span.start, span.start + len(text), text)


def whole_sentence(span: Span, document_id: str, ledger: Ledger) -> Span:
    """Return a span back to the beginning of its sentence, where that is near."""
    if not span.text[:1].islower():
        return span
    text = ledger.view.text_of(document_id)
    begin = max(span.start - _LOOK_BACK, 0)
    before = text[begin : span.start]
    line = before.rfind("\n\n") + 2 if "\n\n" in before else 0
    starts = [s for s, end in split_sentences(before[line:] + span.text) if line + s <= len(before)]
    start = begin + line + max(starts, default=len(before) - line)
    return (
        Span(start, span.end, text[start : span.end]) if text[start : start + 1].isupper() else span
    )


def joined(parts: Sequence[str]) -> str:
    """Return parts as a list in a sentence.

    >>> joined(["12 present", "7 in attendance", "1 with apologies"])
    '12 present, 7 in attendance and 1 with apologies'
    """
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def plain(span: Span) -> str:
    """Return a span's text on one line."""
    return " ".join(span.text.split())


def day_value(day: dt.date, name: str = "day") -> Computed:
    """Return a day as a value that a sentence may print."""
    return Computed(name, Operation.LATEST, written_date(day), operands=(day.isoformat(),))


def item_in_brackets(record: OfItem, ledger: Ledger) -> str:
    """Return " (item 17)" where the passage that is cited prints that number, else ""."""
    passage = ledger.view.passage(record.passage_id)
    if not record.item or passage is None or not passage.item:
        return ""
    number = record.item.strip(" .)(")
    return f" (item {number})" if passage.item.strip(" .)(") == number else ""


def in_sentence(printed: str) -> str:
    """Return a printed speaker as it stands inside a sentence.

    >>> in_sentence("The ASCP Business Manager"), in_sentence("Councillor Moss")
    ('the ASCP Business Manager', 'Councillor Moss')
    """
    printed = " ".join(printed.split())
    return printed[0].lower() + printed[1:] if _OPENS_LOW.match(printed) else printed


def opening(text: str) -> str:
    """Return text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def spoken(span: Span, speaker: Speaker | None, verb: str) -> tuple[str, Span]:
    """Return who says what is quoted ("Councillor Moss asked"), and the words to quote.

    The paper's own words for who speaks are kept where a sentence begins with them.
    """
    span = without_mark(span)
    said = split_speaker(span.text)
    if said is not None:
        rest = span.text[said.at :]
        return said.lead, Span(span.start + said.at, span.end, rest)
    who = " ".join(speaker.printed.split()) if speaker else ""
    pronoun = _BY_PRONOUN.match(span.text)
    if who and pronoun is not None:
        words = Span(span.start + pronoun.end(), span.end, span.text[pronoun.end() :])
        return f"{opening(who)} {pronoun['verb']}", words
    if not who or span.text.startswith(who):
        return "", span
    return f"{opening(who)} {verb}", span


def without_mark(span: Span) -> Span:
    """Return a span without the mark of a list item at its beginning.

    >>> without_mark(Span(5, 23, "(e) Mr Tull asked.")).text
    'Mr Tull asked.'
    """
    mark = _LIST_MARK.match(span.text)
    end = mark.end() if mark else 0
    return Span(span.start + end, span.end, span.text[end:])


def kept_short(claims: Sequence[Claim], words: int = MAX_WORDS) -> tuple[Claim, ...]:
    """Return the first claims, as many as stay within `words`; two at least, none twice."""
    kept: list[Claim] = []
    taken = 0
    for claim in dict.fromkeys(claims):
        taken += len(claim.text.split())
        if len(kept) >= 2 and taken > words:
            break
        kept.append(claim)
    return tuple(kept)


def quoted(text: str, span: Span, document_id: str, *extra: Proof) -> Claim:
    """Return a claim: `text` with “{}” where the span's words stand in quotation marks."""
    return Claim(
        text.replace("{}", f"“{span.text}”", 1), Basis.QUOTATION, (Proof(document_id, span), *extra)
    )


def clause(span: Span) -> str:
    """Return a question's words without who asked and without its full stop, on one line.

    >>> clause(Span(0, 37, "Mr Hay asked when the work would end."))
    'when the work would end'
    """
    text = without_mark(span).text
    asks = _ASKS.search(text)
    said = None if asks else split_speaker(text)
    words = " ".join(text[asks.end() if asks else said.at if said else 0 :].split())
    return _ENDS_OPEN.sub("", words)
