"""Motions told in one sentence with their seconder, tallies by side, and limbs below a bare "AGREED"."""

from __future__ import annotations

from pathlib import Path

from ingest.extracting.resolutions.votes import Counts, read_counts
from tests.resolved_papers import minutes


def test_a_motion_seconded_behind_its_text_is_held_with_its_vote(tmp_path: Path) -> None:
    (found,) = minutes(
        tmp_path,
        "## 4. Ponds\n\nCouncillor Hale moved that the ponds be fenced before May, seconded by Councillor Orr. "
        "The motion fell, 3 voting for and 4 against.\n",
    )

    assert found.text == "the ponds be fenced before May"
    assert (found.motion, found.carried) == (True, False)
    assert found.mover
    assert found.mover.printed == "Councillor Hale"
    assert found.seconder
    assert found.seconder.printed == "Councillor Orr"
    assert found.votes
    assert (found.votes.in_favour, found.votes.against) == (3, 4)


def test_a_proposal_seconded_in_the_next_sentence_is_no_vote_on_what_follows(
    tmp_path: Path,
) -> None:
    lost, noted = minutes(
        tmp_path,
        "## 4. Ponds\n\nAlderman Hale proposed that the Warden be called before the Committee. "
        "Councillor Orr seconded. On a show of hands there voted 3 for, 4 against, "
        "and the proposal was declared LOST.\n\n"
        "Proposed by Councillor Fell, Seconded by Councillor Orr and AGREED: that the report be noted.\n",
    )

    assert lost.mover
    assert lost.mover.printed == "Alderman Hale"
    assert lost.votes
    assert (lost.votes.in_favour, lost.votes.against, lost.carried) == (3, 4, False)
    assert (noted.votes, noted.carried) == (None, None)


def test_sides_counted_in_sentences_of_their_own_are_one_vote(tmp_path: Path) -> None:
    (found,) = minutes(
        tmp_path,
        "## 4. Ponds\n\nCouncillor Hale moved, and Councillor Orr seconded, that the ponds be fenced. "
        "For: 5. Against: 1. Abstained: 2. The motion was carried.\n",
    )

    assert found.votes is not None
    assert (found.votes.in_favour, found.votes.against, found.votes.abstained) == (5, 1, 2)
    assert found.carried is True


def test_votes_to_votes_keep_the_abstentions(tmp_path: Path) -> None:
    (found,) = minutes(
        tmp_path,
        "## 4. Ponds\n\nCouncillor Hale moved, and Councillor Orr seconded, that the ponds be fenced. "
        "The motion was carried by 6 votes to 1, with 2 abstentions.\n",
    )

    assert found.votes
    assert found.votes.abstained == 2


def test_a_bare_agreed_opens_the_limbs_below_it(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 4. Ponds\n\nAGREED -\n\n(i) That the report be noted.\n\n(ii) That Members visit the ponds.\n",
    )

    assert [(r.marker, r.text) for r in found] == [
        ("(i)", "That the report be noted."),
        ("(ii)", "That Members visit the ponds."),
    ]


def test_agreed_to_opens_a_decision(tmp_path: Path) -> None:
    (found,) = minutes(tmp_path, "## 4. Ponds\n\nAgreed to ask for a map of the ponds by May.\n")

    assert found.text == "ask for a map of the ponds by May."


def test_an_item_numbered_with_a_prefix_and_year_is_an_item(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## PON 4/24 PONDS\n\nRESOLVED that the ponds be fenced.\n\n"
        "## PON 5/24 GEESE\n\nRESOLVED that the geese be fed.\n",
    )

    assert [(r.item, r.item_title) for r in found] == [("PON 4/24", "PONDS"), ("PON 5/24", "GEESE")]


def test_a_vote_printed_as_two_figures_is_read() -> None:
    assert read_counts("The motion was carried (5-2).") == Counts(5, 2, None)
    assert read_counts("Members voted 6-1 in favour of it.") == Counts(6, 1, None)
    assert read_counts("It was lost in 2023-24.") is None


def test_a_vote_in_favour_of_one_thing_is_not_of_what_is_resolved_next(tmp_path: Path) -> None:
    (found,) = minutes(
        tmp_path,
        "## 4. Ponds\n\nMembers voted 6-1 in favour of buying ten benches.\n\n"
        "RESOLVED that oaks be planted.\n",
    )

    assert found.votes is None
