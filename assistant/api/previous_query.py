"""What the list of previous answers is asked for: read from its address, checked, put back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import QueryParams

from assistant.dates import day_typed
from assistant.registers.wanted import Order, Wanted
from assistant.web.paging import address, page_number
from assistant.web.previous import wording as words
from assistant.web.previous.wording import How
from assistant.web.wording import DATE_WRONG, DATES_CROSSED, british_date

PATH = "/answers"
MOST_CHARACTERS = 300
TEXTS = ("q", "committee", "asked_by", "answered_by")
DATES = ("date_from", "date_to")
FIELDS = (*TEXTS, "how", *DATES, "sort", "group")
GIVES_SOMETHING = (How.ANSWERED, How.PART)


@dataclass(frozen=True, slots=True)
class AnswersAsked:
    """The address as it was typed, and what is wrong with it by field."""

    given: Mapping[str, str]
    page: int
    problems: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.given.get(name, "")

    @property
    def wanted(self) -> Wanted:
        """What the records must be; to be asked for only where nothing is wrong."""
        how = How(self["how"]) if self["how"] else None
        return Wanted(
            committee=(self["committee"],) if self["committee"] else (),
            date_from=day_typed(self["date_from"]),
            date_to=day_typed(self["date_to"]),
            q=self["q"] or None,
            asked_by=self["asked_by"] or None,
            answered_by=self["answered_by"] or None,
            answer_class=words.classes_of(how) if how else (),
            answered=True if how in GIVES_SOMETHING else None,
            order=Order.OLDEST if self["sort"] == "oldest" else Order.NEWEST,
        )

    @property
    def csv(self) -> str:
        """The address of the same list for spreadsheets."""
        wanted = self.wanted
        return address(
            "/api/exchanges",
            {
                **{name: self[name] for name in (*TEXTS, *DATES)},
                "answer_class": [each.value for each in wanted.answer_class],
                "answered": "true" if wanted.answered else "",
                "order": wanted.order.value,
                "format": "csv",
            },
        )

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """What narrows the list, in words, each with the address without it."""
        told = {
            "committee": f"Committee: {self['committee']}",
            "asked_by": f"Asked by: {self['asked_by']}",
            "answered_by": f"Answered by: {self['answered_by']}",
            "how": f"How answered: {words.HOW[How(self['how'])].label}" if self["how"] else "",
            "date_from": f"From {british_date(day_typed(self['date_from']))}",
            "date_to": f"To {british_date(day_typed(self['date_to']))}",
        }
        return [(text, self.address(**{name: ""})) for name, text in told.items() if self[name]]

    def address(self, **changed: object) -> str:
        """Return the address of this list, from its first page, with something changed."""
        return address(PATH, self.given, **changed)


def read_query(query: QueryParams) -> AnswersAsked:
    """Return what an address asks for, with a problem for each field that cannot be used."""
    given = {name: " ".join(query.get(name, "").split()) for name in FIELDS}
    given = {name: value for name, value in given.items() if value}
    problems = {
        name: words.TOO_LONG.format(limit=MOST_CHARACTERS)
        for name in TEXTS
        if len(given.get(name, "")) > MOST_CHARACTERS
    }
    problems |= _date_problems(given)
    if given.get("how") not in (None, *How):
        problems["how"] = words.HOW_WRONG
    if given.get("sort") not in dict(words.SORTS):
        given.pop("sort", None)
    return AnswersAsked(given, page_number(query.get("page", "")), problems)


def read_topic(query: QueryParams) -> AnswersAsked:
    """Return which topic an address asks for, as `q`; a form that was sent empty is at fault."""
    topic = " ".join(query.get("topic", "").split())
    given = {"q": topic, "committee": " ".join(query.get("committee", "").split())}
    problems = {}
    if "topic" in query and not topic:
        problems["topic"] = words.TOPIC_EMPTY
    if len(topic) > MOST_CHARACTERS:
        problems["topic"] = words.TOO_LONG.format(limit=MOST_CHARACTERS)
    return AnswersAsked(given, page_number(query.get("page", "")), problems)


def _date_problems(given: Mapping[str, str]) -> dict[str, str]:
    wrong = {name: DATE_WRONG for name in DATES if given.get(name) and not day_typed(given[name])}
    first, last = (day_typed(given.get(name, "")) for name in DATES)
    return {"date_from": DATES_CROSSED} if not wrong and first and last and first > last else wrong
