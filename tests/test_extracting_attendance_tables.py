"""Attendance in tables, and who took the chair: roles, marks and items as councils print them."""

from __future__ import annotations

from pathlib import Path

from assistant.council import Meeting
from ingest.extracting.minutes.attendance import read_list
from ingest.extracting.minutes.meetings import extract_meetings
from tests.plan_papers import paper_of

TITLE = "# Minute of Meeting of the Ponds Committee\n\nheld in the Hall on Monday 4 March 2024.\n\n"


def meeting(folder: Path, body: str) -> Meeting:
    file = folder / "minutes.md"
    file.write_text(TITLE + body, encoding="utf-8")
    (found,) = extract_meetings(paper_of(file))
    return found


def test_a_table_tells_role_presence_and_apology(tmp_path: Path) -> None:
    found = meeting(
        tmp_path,
        "| Name | Capacity | Attendance |\n|---|---|---|\n"
        "| Councillor Ann Hale | Vice-Convener (in the Chair) | Present |\n"
        "| Councillor Bo Orr | Member | Present by video link |\n"
        "| Rev. Jo Fell | Church representative | Apology |\n",
    )

    assert [(a.kind.value, a.person.name, a.person.role) for a in found.attendance] == [
        ("present", "Councillor Ann Hale", "Vice-Convener (in the Chair)"),
        ("present", "Councillor Bo Orr", None),
        ("apology", "Rev. Jo Fell", "Church representative"),
    ]


def test_who_is_in_the_chair_needs_no_bracket() -> None:
    first, second = read_list(
        "Councillor Mrs. D. Hale in the Chair; Councillor J. Orr (Vice-Chairman)"
    )

    assert (first.person.name, first.person.role) == ("Councillor Mrs. D. Hale", "in the Chair")
    assert second.person.role == "Vice-Chairman"


def test_the_field_of_a_post_stands_in_its_bracket() -> None:
    (found,) = read_list("Ann Hale, Service Manager (Child Protection)")

    assert (found.person.name, found.person.role) == (
        "Ann Hale",
        "Service Manager (Child Protection)",
    )


def test_items_with_a_prefix_are_items_of_the_meeting(tmp_path: Path) -> None:
    found = meeting(tmp_path, "## OS.3 PONDS\n\nA duck was seen.\n\n## OS.4 GEESE\n\nNone came.\n")

    assert [(item.number, item.title) for item in found.items] == [
        ("OS.3", "PONDS"),
        ("OS.4", "GEESE"),
    ]
