"""What a briefing can be asked for, step by step: committees, meetings, items, plans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.briefing import BriefScope
from assistant.council import Meeting
from assistant.dates import day_typed
from assistant.registers.matching import plain
from assistant.registers.remembered import remembered
from assistant.registers.standings import plan_shelf
from assistant.stores.view import View
from assistant.web.briefing import wording
from assistant.web.holdings import PROCEDURE
from assistant.web.wording import british_date

NO_MEETING = "none"
WHOLE = "all"
MOST_MEETINGS = 20


@dataclass(frozen=True, slots=True)
class BriefingAsked:
    """What an address asks for. `meeting` is a day, `NO_MEETING` or not chosen yet."""

    committee: str = ""
    meeting: str = ""
    item: str = ""
    plan: str = ""
    include: tuple[str, ...] = ()

    @property
    def query(self) -> Mapping[str, object]:
        """The choices as an address keeps them."""
        return {
            "committee": self.committee,
            "meeting": self.meeting,
            "item": self.item,
            "plan": self.plan,
            "include": list(self.include),
        }

    @property
    def topic(self) -> str:
        """The item or topic; empty for all."""
        return "" if self.item == WHOLE else self.item

    @property
    def day(self) -> dt.date | None:
        """The day of the meeting, None without one."""
        return day_typed(self.meeting)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that a step offers."""

    value: str
    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting of a committee, as all papers tell of it. `items` are number and title."""

    day: dt.date
    status: str
    items: tuple[tuple[str, str], ...]

    @property
    def held(self) -> bool:
        """Whether it has taken place."""
        return self.status == "held"

    @property
    def as_of(self) -> dt.date:
        """The last day whose papers count: before a meeting that was held."""
        return self.day - dt.timedelta(days=1) if self.held else self.day

    def number_of(self, title: str) -> str:
        """Return the printed number of an item, or nothing."""
        wanted = plain(title)
        return next((number for number, name in self.items if plain(name) == wanted), "")


def committees(view: View) -> list[Choice]:
    """Return the committees of which papers are held, by name."""
    newest: dict[str, dt.date | None] = {}
    for paper in view.documents.values():
        if paper.committee:
            known = newest.get(paper.committee)
            newest[paper.committee] = max(filter(None, (known, paper.date.day)), default=None)
    return [
        Choice(name, name, f"Newest paper {british_date(day)}" if day else "")
        for name, day in sorted(newest.items())
    ]


def plans(view: View) -> list[Choice]:
    """Return the plans that are held, by name."""
    once: dict[str, Choice] = {}
    for book in plan_shelf(view).books:
        day = book.newest.position
        once.setdefault(
            book.name,
            Choice(book.name, book.name, f"Position at {british_date(day)}" if day else ""),
        )
    return sorted(once.values(), key=lambda each: each.text.casefold())


def sittings(view: View, committee: str) -> Sequence[Sitting]:
    """Return the meetings of a committee that papers tell of, newest first."""
    held = remembered(view).once("sittings", view, _by_committee)
    return held.get(plain(committee), ())


def sitting_on(view: View, asked: BriefingAsked) -> Sitting | None:
    """Return the meeting that is asked for, None where none is or no paper tells of it."""
    found = sittings(view, asked.committee)
    return next((each for each in found if each.day == asked.day), None)


def _by_committee(view: View) -> Mapping[str, Sequence[Sitting]]:
    papers: dict[str, dict[dt.date, list[Meeting]]] = {}
    for meeting in view.records(Meeting):
        if meeting.committee and meeting.day:
            days = papers.setdefault(plain(meeting.committee), {})
            days.setdefault(meeting.day, []).append(meeting)
    return {
        committee: tuple(
            _sitting(day, meetings, view) for day, meetings in sorted(days.items(), reverse=True)
        )
        for committee, days in papers.items()
    }


def _sitting(day: dt.date, meetings: Sequence[Meeting], view: View) -> Sitting:
    """Return a meeting by the paper that lists most of its items; minutes say if it was held."""
    best = max(meetings, key=lambda each: (not _is_replaced(each, view), len(each.items)))
    statuses = {each.status for each in meetings}
    status = next((s for s in ("held", "cancelled", "postponed") if s in statuses), best.status)
    items = {
        plain(each.title): ((each.number or "").strip(" ."), each.title) for each in best.items
    }
    own = tuple(item for item in items.values() if not PROCEDURE.search(item[1]))
    return Sitting(day, status, own)


def _is_replaced(meeting: Meeting, view: View) -> bool:
    return bool(view.documents[meeting.document_id].superseded_by)


def meeting_choices(held: Sequence[Sitting]) -> list[Choice]:
    """Return the meetings as answers."""
    return [
        Choice(
            each.day.isoformat(),
            british_date(each.day),
            wording.meeting_hint(each.status, len(each.items)),
        )
        for each in held
    ]


def item_choices(sitting: Sitting) -> list[Choice]:
    """Return the items of a meeting that are not mere procedure."""
    return [
        Choice(title, f"Item {number}: {title}" if number else title)
        for number, title in sitting.items
    ]


def scope_of(asked: BriefingAsked, sitting: Sitting | None) -> BriefScope:
    """Return what the brief is to be of, from papers up to the meeting."""
    return BriefScope(
        committee=asked.committee or None,
        item=asked.topic or None,
        plan=asked.plan or None,
        as_of=sitting.as_of if sitting else None,
    )
