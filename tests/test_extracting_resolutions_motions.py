"""Motions and amendments as minutes tell them: who moved, who seconded, and how the vote went."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.council import Resolution
from tests.resolved_papers import minutes

_Told = tuple[str, str | None, str | None, tuple[int | None, int | None] | None, bool | None]


def told(found: Resolution) -> _Told:
    votes = (found.votes.in_favour, found.votes.against) if found.votes else None
    mover, seconder = (who.printed if who else None for who in (found.mover, found.seconder))
    return found.text, mover, seconder, votes, found.carried


WORDINGS = {
    "an amendment that was moved and lost in one sentence": (
        "An amendment that no pond be dug was proposed by Councillor T. Hale, seconded by Councillor "
        "A. Orr and lost by four votes to five.",
        ("no pond be dug", "Councillor T. Hale", "Councillor A. Orr", (4, 5), False),
    ),
    "an amendment to strike out, seconded in a sentence of its own": (
        "6.2 Councillor Hale moved an amendment to strike out recommendation 5. Councillor Orr seconded. "
        "On being put to the vote the amendment was LOST (2 for, 4 against).",
        ("to strike out recommendation 5", "Councillor Hale", "Councillor Orr", (2, 4), False),
    ),
    "moved, seconded by": (
        "c. Councillor Hale moved, seconded by Councillor Orr, that recommendation 5 be deleted. "
        "The amendment was put and LOST: 3 for, 5 against.",
        ("recommendation 5 be deleted.", "Councillor Hale", "Councillor Orr", (3, 5), False),
    ),
    "moved that, with the seconder behind it": (
        "Councillor Hale moved that an engineer be asked to look. Councillor Orr seconded. "
        "On a vote the motion was LOST, with four for and five against.",
        ("an engineer be asked to look.", "Councillor Hale", "Councillor Orr", (4, 5), False),
    ),
    "an addition to the recommendation": (
        "Councillor Hale moved, and Councillor Orr seconded, an addition to the recommendation: that "
        "the Cabinet be asked for a post. The motion was carried, six Members voting for and one against.",
        ("the Cabinet be asked for a post.", "Councillor Hale", "Councillor Orr", (6, 1), True),
    ),
    "agreed by a vote in the same sentence": (
        "It was proposed by Councillor T. Hale, seconded by Councillor A. Orr and, by seven votes to none, "
        "agreed that the pond be dug.",
        ("the pond be dug.", "Councillor T. Hale", "Councillor A. Orr", (7, 0), None),
    ),
}


@pytest.mark.parametrize("wording", WORDINGS)
def test_a_motion_is_read_with_its_movers_and_its_vote(tmp_path: Path, wording: str) -> None:
    text, expected = WORDINGS[wording]

    (found,) = minutes(tmp_path, f"## 6. Ponds\n\n{text}\n")

    kept = told(found)
    assert (kept[0].rstrip("."), *kept[1:]) == (expected[0].rstrip("."), *expected[1:])


def test_a_division_is_between_the_motion_and_the_amendment(tmp_path: Path) -> None:
    motion, amendment = minutes(
        tmp_path,
        "## 7. Motion\n\nCouncillor Hale, seconded by Councillor Orr, moved:\n\n"
        "“That this Committee digs a pond.”\n\n"
        "Councillor Fell, seconded by Councillor Dunne, moved as an amendment:\n\n"
        "“To take no decision until the spring.”\n\n"
        "On a division, there voted for the amendment 5 and for the motion 4. "
        "The amendment was accordingly carried and became the decision of the Committee.\n",
    )

    assert told(motion)[1:] == ("Councillor Hale", "Councillor Orr", (4, 5), False)
    assert told(amendment)[1:] == ("Councillor Fell", "Councillor Dunne", (5, 4), True)
    assert (motion.motion, amendment.motion) == (True, False)


def test_two_votes_of_one_paragraph_keep_apart(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 8. Call-in\n\nAn amendment that no action be taken was proposed by Councillor Hale, seconded by "
        "Councillor Orr and lost by four votes to five. It was then proposed by Councillor Fell and seconded "
        "by Councillor Dunne that the decision be referred back. A recorded vote was taken as follows:\n\n"
        "| Side | Members |\n|---|---|\n| For (5) | Councillors Fell and Dunne |\n"
        "| Against (3) | Councillors Hale and Orr |\n\n"
        "AGREED that the decision be referred back to the Cabinet.\n",
    )

    assert [(told(each)[3], each.carried) for each in found[:2]] == [
        ((4, 5), False),
        ((5, 3), True),
    ]


def test_the_vote_on_one_recommendation_is_no_vote_on_the_others(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 9. Review\n\nRecommendation 2 was put to the vote and CARRIED: five Members voted for and "
        "three against.\n\nRESOLVED:\n\n(1) That recommendation 1, on ponds, be agreed.\n\n"
        "(2) That recommendation 2, on geese, be agreed.\n",
    )

    assert [told(each)[3] for each in found] == [None, (5, 3)]


def test_what_is_noted_beside_a_motion_has_no_mover(tmp_path: Path) -> None:
    _, noted, asked = minutes(
        tmp_path,
        "## 9. Ponds\n\n9.1 Councillor Hale moved and Councillor Orr seconded that Cabinet be asked to dig "
        "three ponds. On being put to the vote the motion was CARRIED (4 for, 3 against).\n\n"
        "9.2 RESOLVED: That the Panel\n\n(i) note the survey; and\n\n(ii) ask Cabinet to dig three ponds.\n",
    )

    assert told(noted)[1:4] == (None, None, None)
    assert told(asked)[1:4] == ("Councillor Hale", "Councillor Orr", (4, 3))


@pytest.mark.parametrize(
    ("first", "second", "items"),
    [
        ("OS.3 CALL-IN", "OS.4 PLANS", [("OS.3", "CALL-IN"), ("OS.4", "PLANS")]),
        ("ASC 44. Review", "ASC 45. Plans", [("ASC 44", "Review"), ("ASC 45", "Plans")]),
        ("HSP/19 TRACKER", "HSP/20 RENT", [("HSP/19", "TRACKER"), ("HSP/20", "RENT")]),
        ("71 Interests", "72 Minutes", [("71", "Interests"), ("72", "Minutes")]),
    ],
)
def test_items_that_a_council_numbers_in_its_own_way_are_known(
    tmp_path: Path, first: str, second: str, items: list[tuple[str, str]]
) -> None:
    noted = "RESOLVED that the report be noted.\n\n"
    found = minutes(tmp_path, f"## {first}\n\n{noted}## {second}\n\n{noted}")

    assert [(each.item, each.item_title) for each in found] == items


def test_decided_without_a_division_opens_a_resolution(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 3. Ponds\n\nDecided, without a division:\n\n(1) to note the report; and\n\n(2) to dig.\n",
    )

    assert [each.text for each in found] == ["to note the report", "to dig."]
