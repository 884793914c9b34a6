"""Which version of each plan a question means, and the day on which it is reckoned."""

from __future__ import annotations

from assistant.answering.reckoning.asking_actions import AskedOfActions
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.telling_actions import Scene
from assistant.answering.reckoning.versions import PlanBook, Version


def scene_of(asked: AskedOfActions, book: PlanBook, ledger: Ledger) -> Scene | None:
    """Return a plan as a question means it; None where no version is that old."""
    version = _version(asked, book)
    if version is None:
        return None
    day = asked.days.day or version.position
    if asked.days.versions or asked.days.first or asked.days.previous:
        day = version.position
    return Scene(ledger, book, version, day, version.rows)


def _version(asked: AskedOfActions, book: PlanBook) -> Version | None:
    days = asked.days
    if len(days.versions) == 1:
        return version_numbered(book, days.versions[0])
    if days.first:
        return book.versions[0]
    if days.previous:
        return book.before(book.newest)
    return book.at(days.day)


def version_numbered(book: PlanBook, number: int) -> Version | None:
    """Return the version with a printed number, None where none is held."""
    return next((v for v in book.versions if v.number == number), None)
