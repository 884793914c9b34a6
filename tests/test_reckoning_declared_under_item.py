"""What minutes print under their item of interests is told, and not the item's reference."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from assistant.council import AgendaItem, Attendance, AttendanceKind, Meeting, Speaker
from tests.invented_minutes import Minutes, shown, view_of

HEADING, REFERENCE = "12. Declarations of interest", "(Item 2)"
SAID = "Members who sit on parish councils declared an interest."
NEXT = "13. Bus shelters"


def test_the_reference_of_an_item_is_not_what_was_declared(tmp_path: Path) -> None:
    paper = Minutes(
        "Minutes",
        dt.date(2024, 3, 4),
        ("Present: Councillor Okell", HEADING, REFERENCE, SAID, NEXT),
    )
    head = paper.span(paper.paragraphs[0])
    there = Attendance(AttendanceKind.PRESENT, Speaker("Councillor Okell"), head)
    items = tuple(AgendaItem(words[:2], words[4:], paper.span(words)) for words in (HEADING, NEXT))
    paper.records.append(
        Meeting(
            "m", paper.document_id, paper.passage_id(head), head, None, paper.committee, paper.day,
            items=items, attendance=(there,),
        )
    )  # fmt: skip
    view = view_of(tmp_path, paper)

    told = shown(view, "What interests were declared at the meeting on 4 March 2024?")

    assert told.sentences[0].text.endswith(f"“{SAID}”")
