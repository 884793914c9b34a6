"""Tags that name who and by when take what is to be done from the sentence above."""

import datetime as dt
from pathlib import Path

import pytest

from tests.test_extracting_commitments import minuted, who


@pytest.mark.parametrize(
    ("tag", "person"),
    [
        ("ACTION: HEAD OF HOUSING, by 31st July 2024", "Head of Housing"),
        ("Action: Head of Housing by 31 July 2024", "Head of Housing"),
        ("ACTION - Director of Place (by 31 July 2024)", "Director of Place"),
    ],
)
def test_a_tag_of_person_and_date_is_for_what_stands_above(
    tmp_path: Path, tag: str, person: str
) -> None:
    asked = "The Panel requested that the cost of the lifts be set out in a letter to all Members."
    (found,) = minuted(tmp_path, f"{asked}\n\n{tag}\n")
    assert who(found) == person
    assert (found.what.text, found.due.day) == (asked, dt.date(2024, 7, 31))


@pytest.mark.parametrize(
    ("limb", "person"),
    [
        ("to ask the Head of Housing for a report on lifts by 11 June 2024", "Head of Housing"),
        ("to ask the Director of Place to send Members the list every month", "Director of Place"),
    ],
)
def test_whoever_a_meeting_decides_to_ask_is_bound(tmp_path: Path, limb: str, person: str) -> None:
    (found,) = minuted(tmp_path, f"Decided:\n\n(1) to note the report; and\n\n(2) {limb}.\n")
    assert who(found) == person
