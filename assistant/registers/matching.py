"""Whether a record is one that is wanted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import lru_cache

from assistant.actions import ActionItem
from assistant.answering.reckoning.plans.naming_plans import plan_words
from assistant.answering.terms import stems
from assistant.council import Exchange, Record
from assistant.documents import Document
from assistant.registers.facts import committee_of, day_of, is_answered, item_of, number_of
from assistant.registers.people import askers_of, names_person, people_of, repliers_of
from assistant.registers.topics import Topics
from assistant.registers.wanted import Wanted

Test = Callable[[Record, Document, Wanted], bool]


@lru_cache(maxsize=10_000)
def plain(name: str) -> str:
    """Return a name without what papers print now one way and now another.

    >>> plain("Children’s  Panel") == plain("CHILDREN'S PANEL")
    True
    """
    return "".join(c for c in name.casefold() if c.isalnum())


@lru_cache(maxsize=1000)
def sought_in(topic: str) -> frozenset[str]:
    """Return the stems of the words of a topic."""
    return frozenset(stems(topic))


def calls_plan(words: str, title: str) -> bool:
    """Return whether words name the plan of a title: all that tell it from others stand there.

    >>> calls_plan("the parks plan", "Parks for All: Action Plan"), calls_plan("no plan", "Plan")
    (True, False)
    """
    sought = sought_in(" ".join(plan_words(words)))
    return bool(sought) and sought <= sought_in(title)


def _document(record: Record, paper: Document, wanted: Wanted) -> bool:
    return record.document_id in wanted.document


def _committee(record: Record, paper: Document, wanted: Wanted) -> bool:
    return plain(committee_of(record, paper) or "") in map(plain, wanted.committee)


def _dates(record: Record, paper: Document, wanted: Wanted) -> bool:
    day = day_of(record, paper)
    first, last = wanted.date_from or dt.date.min, wanted.date_to or dt.date.max
    return day is not None and first <= day <= last


def _answered(record: Record, paper: Document, wanted: Wanted) -> bool:
    return isinstance(record, Exchange) and is_answered(record) is wanted.answered


def _item(record: Record, paper: Document, wanted: Wanted) -> bool:
    item, asked = _bare(item_of(record)), _bare(wanted.item)
    return bool(asked) and (item == asked or item.startswith(f"{asked}."))


def _number(record: Record, paper: Document, wanted: Wanted) -> bool:
    return bool(number := _bare(wanted.number)) and _bare(number_of(record)) == number


def _bare(number: str | None) -> str:
    """Return a printed number without the marks around it."""
    return (number or "").strip(" .():").casefold()


def _rating(record: Record, paper: Document, wanted: Wanted) -> bool:
    if not isinstance(record, ActionItem) or record.rating is None:
        return False
    printed = (record.rating.word, record.rating.colour)
    return plain(wanted.rating or "") in {plain(word) for word in printed if word}


def _person(record: Record, paper: Document, wanted: Wanted) -> bool:
    return any(names_person(wanted.person or "", name) for name in people_of(record))


def _asked_by(record: Record, paper: Document, wanted: Wanted) -> bool:
    return any(names_person(wanted.asked_by or "", name) for name in askers_of(record))


def _answered_by(record: Record, paper: Document, wanted: Wanted) -> bool:
    return any(names_person(wanted.answered_by or "", name) for name in repliers_of(record))


def _lead(record: Record, paper: Document, wanted: Wanted) -> bool:
    return any(names_person(wanted.lead or "", name) for name in people_of(record))


def _read_as(field: str) -> Test:
    """Return the test that a field of a record has one of the values wanted of it."""

    def is_one_of(record: Record, paper: Document, wanted: Wanted) -> bool:
        return getattr(record, field, None) in getattr(wanted, field)

    return is_one_of


# By the filter that asks for it, the cheapest first.
_TESTS: Mapping[str, Test] = {
    "document": _document,
    "answer_class": _read_as("answer_class"),
    "strength": _read_as("strength"),
    "verb_class": _read_as("verb_class"),
    "kind": _read_as("kind"),
    "status": _read_as("status"),
    "answered": _answered,
    "date_from": _dates,
    "date_to": _dates,
    "committee": _committee,
    "item": _item,
    "number": _number,
    "rating": _rating,
    "person": _person,
    "asked_by": _asked_by,
    "answered_by": _answered_by,
    "lead": _lead,
}


class Match:
    """Tells whether records are those wanted."""

    def __init__(self, wanted: Wanted, topics: Topics) -> None:
        self._wanted = wanted
        self._topics = topics
        self._tests = [
            test for name, test in _TESTS.items() if getattr(wanted, name) not in (None, ())
        ]

    def __call__(self, record: Record, paper: Document) -> bool:
        """Return whether a record of a paper is wanted."""
        return all(test(record, paper, self._wanted) for test in self._tests) and (
            self._wanted.q is None or self._holds_topic(record, self._wanted.q)
        )

    def _holds_topic(self, record: Record, topic: str) -> bool:
        return bool(sought := sought_in(topic)) and sought <= self._topics.of(record)
