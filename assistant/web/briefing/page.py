"""A briefing with its heading, its days and its addresses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.briefing import Brief
from assistant.web.briefing import wording
from assistant.web.briefing.draft import Draft, Edits, draft_of
from assistant.web.briefing.steps import BriefingAsked, Sitting
from assistant.web.paging import address
from assistant.web.wording import british_date

PATH = "/briefing"


@dataclass(frozen=True, slots=True)
class BriefingPage:
    """All that the page of a briefing shows."""

    asked: BriefingAsked
    heading: str
    caption: str
    made: str
    made_on: dt.date
    as_of: str
    draft: Draft
    edits: Edits

    @property
    def fields(self) -> Sequence[tuple[str, str]]:
        """The choices as hidden fields of a form."""
        single = ("committee", "meeting", "item", "plan")
        chosen = [(name, getattr(self.asked, name)) for name in single]
        return [*chosen, *(("include", key) for key in self.asked.include)]

    @property
    def file_name(self) -> str:
        """What the Word file is called."""
        day = self.asked.day or self.made_on
        return f"briefing-{day.isoformat()}.docx"

    def link(self, step: str) -> str:
        """Return the address of a page of the same briefing."""
        return address(f"{PATH}/{step}", self.asked.query)


def caption_of(asked: BriefingAsked) -> str:
    """Return whose briefing it is, and for which day."""
    day = british_date(asked.day)
    return ", ".join(filter(None, (asked.committee, day)))


def heading_of(asked: BriefingAsked, sitting: Sitting | None) -> str:
    """Return the heading of a briefing."""
    number = sitting.number_of(asked.topic) if sitting else ""
    return wording.heading(asked.topic, number, asked.plan, meeting=sitting is not None)


def page_of(
    made: Brief, asked: BriefingAsked, sitting: Sitting | None, edits: Edits, today: dt.date
) -> BriefingPage:
    """Return a brief as a page."""
    subject = wording.subject(asked.topic, asked.plan, meeting=sitting is not None)
    draft = draft_of(made, asked.include, subject, edits)
    return BriefingPage(
        asked=asked,
        heading=heading_of(asked, sitting),
        caption=caption_of(asked),
        made=wording.made_words(today, draft.latest),
        made_on=today,
        as_of=wording.as_of_words(sitting.as_of, held=sitting.held) if sitting else "",
        draft=draft,
        edits=edits,
    )


def words_of(draft: Draft) -> Iterator[str]:
    """Give all words of the lines that a briefing shows."""
    for line in (line for part in draft.parts for line in part.lines):
        yield from (line.text, *(words for _, words in line.details))
