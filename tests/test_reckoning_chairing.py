"""Who was in the chair: for a part of the meeting, and why it was not the usual one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant.council import Attendance, AttendanceKind, Meeting, Speaker
from tests.invented_minutes import Minutes, reckoned, view_of

LEFT = "Councillor Hale left the meeting at 8.05 pm and Alderman Orr took the Chair."
AWAY = "Apologies were received from Councillor Moss, Chairman, who was unwell."


def minutes() -> list[Minutes]:
    parted = Minutes(
        "Ponds",
        dt.date(2025, 2, 13),
        ("Councillor A Hale (items 1 to 5)", "Alderman B Orr (items 6 and 7)", LEFT),
    )
    usual = Minutes(
        "Geese", dt.date(2024, 3, 13), ("Councillor Ash (Vice-Chairman, in the Chair)", AWAY)
    )

    def listed(paper: Minutes, kind: AttendanceKind, text: str, name: str, role: str) -> Attendance:
        return Attendance(
            kind,
            Speaker(name, name, role),
            paper.span(text),
            note=role if "items" in role else None,
        )

    present = AttendanceKind.PRESENT
    for paper, found in (
        (
            parted,
            (
                listed(
                    parted,
                    present,
                    parted.paragraphs[0],
                    "Councillor A Hale",
                    "in the Chair, items 1 to 5",
                ),
                listed(
                    parted,
                    present,
                    parted.paragraphs[1],
                    "Alderman B Orr",
                    "in the Chair, items 6 and 7",
                ),
                Attendance(
                    AttendanceKind.LEFT,
                    Speaker("Councillor Hale", "Councillor Hale"),
                    parted.span(LEFT),
                ),
            ),
        ),
        (
            usual,
            (
                listed(
                    usual,
                    present,
                    usual.paragraphs[0],
                    "Councillor Ash",
                    "Vice-Chairman, in the Chair",
                ),
                listed(
                    usual,
                    AttendanceKind.APOLOGY,
                    "Councillor Moss, Chairman",
                    "Councillor Moss",
                    "Chairman",
                ),
            ),
        ),
    ):
        head = paper.span(paper.paragraphs[0])
        paper.records.append(
            Meeting(
                f"m {paper.name}",
                paper.document_id,
                paper.passage_id(head),
                head,
                None,
                paper.committee,
                paper.day,
                attendance=found,
            )
        )
    return [parted, usual]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Cllr Hale went home early in February 2025, who chaired the rest of it?", [LEFT]),
        ("Who chaired the meeting in February 2025?", ["Hale: in the chair", "Orr: in the chair"]),
        ("Who chaired the March 2024 meeting and why wasn't it Councillor Moss?", ["Ash: in the chair", AWAY]),
    ],
)  # fmt: skip
def test_the_chair_is_told_for_what_is_asked(
    question: str, says: list[str], tmp_path: Path
) -> None:
    found = reckoned(view_of(tmp_path, *minutes()), question)

    assert found is not None
    told = " ".join(claim.text for claim in found.claims)
    assert [words for words in says if words not in told] == []


def test_a_meeting_at_some_time_after_a_day_has_no_one_chair(tmp_path: Path) -> None:
    assert reckoned(view_of(tmp_path, *minutes()), "Who took the chair after April 2024?") is None
