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


def test_labels_in_other_words_stand_in_a_table_of_two_columns(tmp_path: Path) -> None:
    found = meeting(
        tmp_path,
        "| Board members there | Councillors Ann Hale (in the chair) and Bo Orr |\n|---|---|\n"
        "| Could not come | Councillor Jo Fell |\n"
        "| Cabinet | Councillor Di Ash, Portfolio Holder for Ponds |\n"
        "| Officers and partners | Mr Ed Moss, Warden |\n",
    )

    assert [(a.kind.value, a.person.name) for a in found.attendance] == [
        ("present", "Councillor Ann Hale"),
        ("present", "Councillor Bo Orr"),
        ("apology", "Councillor Jo Fell"),
        ("in_attendance", "Councillor Di Ash"),
        ("in_attendance", "Mr Ed Moss"),
    ]


def test_the_chair_for_part_of_a_meeting_is_told_with_its_items(tmp_path: Path) -> None:
    found = meeting(
        tmp_path,
        "Chairperson: Councillor A Hale (items 1 to 5); Alderman B Orr (items 6 and 7)\n\n"
        "Members: Councillors C Fell and D Ash\n\n## 1. Ponds\n\nA duck was seen.\n",
    )

    assert [(a.person.name, a.person.role) for a in found.attendance] == [
        ("Councillor A Hale", "in the Chair, items 1 to 5"),
        ("Alderman B Orr", "in the Chair, items 6 and 7"),
        ("Councillor C Fell", None),
        ("Councillor D Ash", None),
    ]


def test_a_label_on_the_next_line_ends_the_list_of_the_chair(tmp_path: Path) -> None:
    found = meeting(
        tmp_path, "Chair: Councillor Ann Hale\nPresent: Councillors Bo Orr and Jo Fell\n"
    )

    assert [(a.person.name, a.person.role) for a in found.attendance] == [
        ("Councillor Ann Hale", "in the Chair"),
        ("Councillor Bo Orr", None),
        ("Councillor Jo Fell", None),
    ]
