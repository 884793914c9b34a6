"""One topic over the years: all that papers record of it, in order of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.council import Commitment, Exchange, Figure, Record, Resolution
from assistant.registers.facts import day_of
from assistant.registers.listing import list_records, rank
from assistant.registers.promises import promise_book
from assistant.registers.wanted import Order, Wanted
from assistant.stores.view import View

THREADED: tuple[type[Record], ...] = (Exchange, Commitment, Resolution, Figure)


def thread_of(view: View, wanted: Wanted) -> Sequence[Record]:
    """Return questions, undertakings, resolutions and figures that are wanted, oldest first.

    An undertaking that a listed question led to is told with it, and does not stand alone.
    Records without a day come last.
    """
    asked = replace(wanted, order=Order.OLDEST)
    found: list[Record] = []
    for kind in THREADED:
        found.extend(list_records(view, kind, asked))
    questions = {each.record_id for each in found if isinstance(each, Exchange)}
    book = promise_book(view)
    alone = [
        each
        for each in found
        if not isinstance(each, Commitment)
        or not questions & {led.record_id for led in book.led_to(each)}
    ]
    return sorted(alone, key=lambda each: _place(view, each))


def _place(view: View, record: Record) -> tuple[float, str, int, str]:
    paper = view.documents[record.document_id]
    day = day_of(record, paper)
    return rank(day, Order.OLDEST), paper.document_id, record.span.start, record.record_id
