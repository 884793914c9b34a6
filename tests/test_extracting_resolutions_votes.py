"""Who moved a resolution, how the vote went, and what a motion that was put is."""

from __future__ import annotations

from pathlib import Path

from assistant.council import VerbClass
from ingest.extracting.resolutions.votes import Counts, read_counts, read_outcome
from tests.resolved_papers import minutes


def test_proposer_and_seconder_stand_above_the_resolution(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 1. Minutes\n\nProposed by Councillor Hale (J);\n\nSeconded by Councillor Orr;\n\nAnd Resolved:\n\n"
        "“That, the draft minutes, as circulated, be taken as read and adopted”. "
        "The Chair then spoke of the weather.\n\n"
        "On the proposal of Councillor Orr, seconded by Councillor Dunne, "
        "it was agreed to allocate £500 to the hall.\n",
    )

    assert [(r.mover and r.mover.printed, r.seconder and r.seconder.printed) for r in found] == [
        ("Councillor Hale (J)", "Councillor Orr"),
        ("Councillor Orr", "Councillor Dunne"),
    ]
    assert found[0].text.endswith("be taken as read and adopted")
    assert found[1].text == "allocate £500 to the hall."


def test_a_lost_amendment_is_a_motion_with_its_votes(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 6. Reserves\n\nCouncillor Hale moved, and Councillor Orr seconded, "
        "that recommendation 6 be deleted. "
        "On being put to the vote the amendment was lost, three Members voting for and seven against.\n\n"
        "The recommendations were then put to the vote and carried, "
        "seven Members voting for, two against, with one abstention.\n\n"
        "RESOLVED that the report be endorsed.\n",
    )

    amendment, resolved = found
    assert (amendment.motion, amendment.carried) == (True, False)
    assert amendment.mover is not None
    assert amendment.mover.printed == "Councillor Hale"
    assert amendment.votes is not None
    assert (amendment.votes.in_favour, amendment.votes.against) == (3, 7)
    assert (resolved.motion, resolved.carried) == (False, True)
    assert resolved.votes is not None
    assert resolved.votes.abstained == 1


def test_votes_listed_by_name_belong_to_the_paragraph_they_refer_to(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 6. Reserves\n\n1) Mr Hale proposed, and Mr Orr seconded the motion that\n\n"
        "“Council is asked to:\n\n(1) Note the report; and\n\n(2) Agree the budget.”\n\n"
        "2) Mr Dunne proposed and Ms Fell seconded the following amendment "
        "to the motion set out in paragraph 1:\n\n"
        "“Council is asked to note the report.”\n\n"
        "3) The Chair put the amendment set out in paragraph 2 to the vote and the voting was as follows:\n\n"
        "For (2)\n\nMr Dunne, Ms Fell\n\nAgainst (3)\n\n"
        "Mr Hale, Mr Orr, Ms Moss\n\nAbstain (0)\n\nAmendment lost.\n\n"
        "4) The Chair put the motion set out in paragraph 1 to the vote and the voting was as follows:\n\n"
        "For (4)\n\nMr Hale, Mr Orr, Ms Moss, Ms Fell\n\nAgainst (1)\n\nMr Dunne\n\nMotion carried.\n\n"
        "5) RESOLVED that Council:\n\n(1) Notes the report; and\n\n(2) Agrees the budget.\n",
    )

    motion, _, amendment, first, second = found
    assert [r.motion for r in found] == [True, True, True, False, False]
    assert (motion.carried, amendment.carried, first.carried) == (True, False, True)
    assert amendment.votes is not None
    assert (amendment.votes.in_favour, amendment.votes.against) == (2, 3)
    assert second.votes is not None
    assert (second.votes.in_favour, second.votes.against, second.votes.abstained) == (4, 1, None)
    assert second.seconder is not None
    assert second.seconder.printed == "Mr Orr"


def test_votes_are_read_in_words_and_figures() -> None:
    assert read_counts("by 7 votes to 3") == Counts(7, 3, None)
    assert read_counts("12 votes in favour, 3 against and 1 abstention") == Counts(12, 3, 1)
    assert read_counts("There were 12 questions from the public by 5 pm.") is None
    assert read_outcome("The motion was debated.") is None


def test_a_motion_carried_and_not_printed_again_is_the_decision(tmp_path: Path) -> None:
    (found,) = minutes(
        tmp_path,
        "## 6. Tributes\n\nMr Hale proposed, and Mr Orr seconded, "
        "that the Council record its sense of loss.\n\n"
        "Agreed unanimously.\n",
    )

    assert (found.motion, found.carried, found.verb_class) == (False, True, VerbClass.APPROVE)


def test_names_below_their_side_are_counted_by_the_number_behind_them(tmp_path: Path) -> None:
    (found,) = minutes(
        tmp_path,
        "## 6. Streaming\n\nIt was proposed by Councillor Hale and seconded by Councillor Orr "
        "that the item be "
        "referred to the Group Leaders. A vote was taken, which resulted as follows:\n\nFor the proposal:\n\n"
        "Councillors Hale, Orr and Fell (3)\n\nAgainst the proposal:\n\nCouncillors Moss and Dunne (2)\n\n"
        "The Clerk declared that the proposal was carried.\n",
    )

    assert found.votes is not None
    assert (found.votes.in_favour, found.votes.against, found.carried) == (3, 2, True)
    assert (found.motion, found.verb_class) == (False, VerbClass.REFER)


def test_a_motion_that_was_seconded_and_agreed_is_decided(tmp_path: Path) -> None:
    (found,) = minutes(
        tmp_path,
        "## 7. Notice of Motion submitted by Councillor Hale\n\n"
        "I will move at the next meeting that the bins be emptied.\n\n"
        "In proposing the Motion, Councillor Hale spoke of litter. "
        "The Motion was seconded by Councillor Orr and agreed.\n",
    )

    assert (found.mover and found.mover.printed) == "Councillor Hale"
    assert (found.seconder and found.seconder.printed) == "Councillor Orr"
    assert found.verb_class is VerbClass.APPROVE
