"""Meetings as all their papers record them: one for each committee and day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.reckoning.asked.people import surname_of
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.terms import stems
from assistant.council import AgendaItem, Attendance, Meeting

# What took place outweighs what was planned.
_STATUSES = ("cancelled", "postponed", "held", "planned")


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A committee's meeting on one day; `papers` are the records of it, one for each paper."""

    committee: str | None
    day: dt.date
    papers: tuple[Meeting, ...]

    @property
    def status(self) -> str:
        """ "held", "cancelled", "postponed", or "planned" where papers only announce it."""
        found = {paper.status for paper in self.papers}
        return next((status for status in _STATUSES if status in found), "held")

    @property
    def took_place(self) -> bool:
        """Whether a paper records it as held."""
        return self.status == "held"

    @property
    def items(self) -> list[tuple[Meeting, AgendaItem]]:
        """The items with the record that prints each, every title once."""
        once: dict[tuple[str, ...], tuple[Meeting, AgendaItem]] = {}
        for paper in self.papers:
            for item in paper.items:
                once.setdefault(tuple(stems(item.title)), (paper, item))
        return list(once.values())

    @property
    def attendance(self) -> list[tuple[Meeting, Attendance]]:
        """Who is recorded, as what; each person once for each kind of record."""
        once: dict[tuple[object, ...], tuple[Meeting, Attendance]] = {}
        for paper in self.papers:
            for each in paper.attendance:
                who = surname_of(each.person) or each.person.label.lower()
                once.setdefault((each.kind, who, each.at), (paper, each))
        return list(once.values())


def held_meetings(ledger: Ledger) -> list[HeldMeeting]:
    """Return the meetings in scope whose day is known, oldest first."""
    papers: dict[tuple[dt.date, str | None], list[Meeting]] = {}
    for each in ledger.records(Meeting):
        if each.day is not None:
            papers.setdefault((each.day, each.committee), []).append(each)
    found = [HeldMeeting(committee, day, tuple(some)) for (day, committee), some in papers.items()]
    return sorted(found, key=lambda meeting: (meeting.day, meeting.committee or ""))


def recorded(meetings: Sequence[HeldMeeting]) -> list[HeldMeeting]:
    """Return the meetings of which papers print who was there, or who was not."""
    return [meeting for meeting in meetings if meeting.attendance]
