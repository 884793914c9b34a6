"""A resolution belongs to the item whose heading stands nearest above it."""

from __future__ import annotations

from pathlib import Path

from tests.resolved_papers import minutes

_RESOLVED = "RESOLVED that the report be noted.\n\n"


def items(folder: Path, text: str) -> list[tuple[str | None, str | None]]:
    return [(found.item, found.item_title) for found in minutes(folder, text)]


def test_a_heading_without_a_number_stands_inside_the_item(tmp_path: Path) -> None:
    text = (
        f"### 5. Roads Service\n\n### Bridge at Saltmarsh\n\n{_RESOLVED}"
        f"### REPLY:\n\nWork began.\n\n{_RESOLVED}"
    )

    assert items(tmp_path, text) == [("5", "Roads Service"), ("5", "Roads Service")]


def test_a_number_on_a_line_of_its_own_goes_with_the_title_below_it(tmp_path: Path) -> None:
    text = (
        "3.\n\n### Notice of motion of Councillor Tull (to be referred to the Homes\n\n"
        f"### Panel)\n\n{_RESOLVED}### 3(A)\n\n### Bye-laws\n\n{_RESOLVED}"
    )

    assert items(tmp_path, text) == [
        ("3", "Notice of motion of Councillor Tull (to be referred to the Homes Panel)"),
        ("3(A)", "Bye-laws"),
    ]


def test_an_item_printed_as_a_list_entry_is_known_by_its_agenda_number(tmp_path: Path) -> None:
    text = (
        f"### 90. Repairs\n\n(Item 7)\n\n1. Members spoke.\n\n2. {_RESOLVED}"
        f"91. Care of gardens (Item 8)\n\n1. Members spoke.\n\n2. {_RESOLVED}"
    )

    assert items(tmp_path, text) == [("90", "Repairs"), ("91", "Care of gardens")]


def test_a_list_inside_an_item_begins_no_other(tmp_path: Path) -> None:
    text = f"### 1. Repairs\n\nMembers asked for:\n\n1. Roofs\n\n2. Doors\n\n{_RESOLVED}"

    assert items(tmp_path, text) == [("1", "Repairs")]


def test_what_follows_the_last_business_is_known_by_its_own_heading(tmp_path: Path) -> None:
    text = f"### 9. Correspondence\n\nNone.\n\n### Grants\n\n{_RESOLVED}### Visits\n\n{_RESOLVED}"

    assert items(tmp_path, text) == [(None, "Grants"), (None, "Visits")]


def test_a_heading_that_begins_with_a_date_has_no_number(tmp_path: Path) -> None:
    text = f"### 4. Grants\n\n### 30 January\n\n{_RESOLVED}"

    assert items(tmp_path, text) == [("4", "Grants")]


def test_what_another_meeting_agreed_is_no_decision_of_this_one(tmp_path: Path) -> None:
    text = (
        "### 4. Updates\n\nThe Scrutiny Panel met in May. At that meeting, Members agreed to refer"
        " the decision to the Council.\n"
    )

    assert items(tmp_path, text) == []


def test_a_motion_is_resolved_under_other_headings_of_its_item(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "### 5. Budget\n\nMr Hay moved, and Ms Orr seconded, the following motion:\n\n"
        "(a) The budget of £9m.\n\n### Roads\n\nMembers spoke.\n\nMotion carried.\n\nRESOLVED that:\n\n"
        "(a) The budget of £9m.\n",
    )

    assert [(one.item, one.motion) for one in found] == [("5", True), ("5", False)]
    assert found[1].mover is not None
