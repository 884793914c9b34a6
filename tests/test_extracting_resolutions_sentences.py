"""Decisions that are told in a sentence of their own, in the words of many councils."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.council import VerbClass
from ingest.extracting.resolutions.resolutions_sentences import is_decision
from tests.resolved_papers import minutes


@pytest.mark.parametrize(
    "sentence",
    [
        "This was seconded by Councillor Hay and agreed.",
        "The motion was proposed by Councillor Orr, seconded by Councillor Hay and agreed.",
        "On the proposal of Councillor Orr, seconded by Councillor Hay, the Motion was agreed.",
        "On the proposal of Councillor Orr, seconded by Councillor Hay, both recommendations were agreed.",
        "On the proposal of Councillor Orr, seconded by Councillor Hay, the Council approved the list.",
        "Members agreed to this proposal.",
        "The report was noted by the Council.",
        "The minutes of the last meeting were approved and signed by the Chair.",
        "All agreed this was a true record.",
        "The Committee endorsed the action plan and recommended it to Cabinet.",
        "The Committee noted the contents of the report.",
        "Cabinet agreed the recommendations set out in the report.",
        "The recommendations in the report were agreed.",
        "The report was received and noted.",
        "Councillor Hay was elected Chair for the municipal year.",
        "On the proposal of Councillor Orr, seconded by Councillor Hay, Standing Orders were suspended.",
        "The Head of Housing’s Reports for May and June were noted by the Members.",
    ],
)
def test_a_sentence_that_says_what_was_agreed_is_a_decision(sentence: str) -> None:
    assert is_decision(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The motion was proposed by Councillor Orr and seconded by Councillor Hay.",
        "Minutes of the meeting held on 7 May, if in order, to be approved as a correct record",
        "Councillor Orr asked whether the minutes were approved.",
        "The works were carried out and the policy was adopted in 2014.",
        "The Panel approved the plan in March 2019.",
        "The Council approved the scheme.",
        "Members noted the importance of the report.",
        "Members noted the report on litter and asked for more bins.",
    ],
)
def test_seconding_titles_and_reports_decide_nothing(sentence: str) -> None:
    assert not is_decision(sentence)


@pytest.mark.parametrize(
    ("sentence", "text", "kind"),
    [
        (
            "The Members agreed to nominate Councillor Hay to the panel.",
            "nominate Councillor Hay to the panel.",
            VerbClass.APPOINT,
        ),
        (
            "Following discussion it was agreed, on the proposal of Councillor Orr, seconded by "
            "Councillor Hay, that the item be deferred.",
            "the item be deferred.",
            VerbClass.REFER,
        ),
        (
            "On the proposal of Councillor Orr, seconded by Councillor Hay, the Members agreed with "
            "the proposal to buy a bench.",
            "with the proposal to buy a bench.",
            VerbClass.APPROVE,
        ),
        (
            "The Chair proposed, and it was agreed, that the item be deferred.",
            "the item be deferred.",
            VerbClass.REFER,
        ),
        (
            "It was agreed by the Committee that the item be deferred.",
            "the item be deferred.",
            VerbClass.REFER,
        ),
        ("Resolution: That the plan be approved.", "the plan be approved.", VerbClass.APPROVE),
        (
            "Resolved by 5 votes to 3: That the plan be approved.",
            "the plan be approved.",
            VerbClass.APPROVE,
        ),
        (
            "RESOLVED UNANIMOUSLY that the plan be approved.",
            "the plan be approved.",
            VerbClass.APPROVE,
        ),
    ],
)
def test_members_who_agree_to_do_something_decide_it(
    tmp_path: Path, sentence: str, text: str, kind: VerbClass
) -> None:
    [found] = minutes(tmp_path, f"## 5. Repairs\n\n{sentence}\n")

    assert (found.text, found.verb_class) == (text, kind)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Members agreed that it was vital that the grant went on.",
        "The Members agreed that litter was also an issue and that people needed to be mindful.",
    ],
)
def test_an_opinion_that_members_share_is_no_decision(tmp_path: Path, sentence: str) -> None:
    assert minutes(tmp_path, f"## 5. Repairs\n\n{sentence}\n") == []


def test_what_was_proposed_and_agreed_is_quoted_with_its_mover(tmp_path: Path) -> None:
    proposal = "Councillor Orr proposed that a surveyor should attend."
    [found] = minutes(
        tmp_path, f"## 5. Repairs\n\n{proposal}\n\nMembers agreed to this proposal.\n"
    )

    assert found.span.text.startswith(proposal)
    assert found.mover is not None
    assert found.mover.printed == "Councillor Orr"


def test_what_is_agreed_after_it_was_proposed_is_no_mere_motion(tmp_path: Path) -> None:
    put = "Proposed by Councillor Orr, seconded by Councillor Hay, that the plan be approved."
    [agreed] = minutes(tmp_path, f"## 5. Repairs\n\n{put} Agreed.\n")
    [waits] = minutes(tmp_path, f"## 5. Repairs\n\n{put} Members spoke of it.\n")

    assert not agreed.motion
    assert waits.motion


def test_what_is_requested_on_a_proposal_is_a_request(tmp_path: Path) -> None:
    [found] = minutes(
        tmp_path,
        "## 5. Repairs\n\nOn the proposal of Councillor Orr, seconded by Councillor Hay it was "
        "requested that the costs be made available in May.\n",
    )

    assert found.verb_class is VerbClass.REQUEST
    assert found.mover is not None


def test_limbs_of_one_decision_have_ids_of_their_own(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 5. Repairs\n\nRESOLVED:\n\n(1) notes the list;\n\n(2) notes the list; and\n\n"
        "(3) approves the plan.\n",
    )

    assert len({record.record_id for record in found}) == len(found) == 3


def test_the_line_for_a_signature_is_no_limb(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 5. Repairs\n\nIt was agreed that the following would attend:\n\n- Councillor Orr\n\nChairperson\n",
    )

    assert "Chairperson" not in [r.text for r in found]


def test_letters_may_begin_with_a_capital(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 5. Repairs\n\nRESOLVED that Cabinet agree to:\n\nA) Note the forecast;\n\n"
        "b) Agree the changes; and\n\nc) Note the reserves.\n",
    )

    assert [r.verb_class for r in found] == [VerbClass.NOTE, VerbClass.APPROVE, VerbClass.NOTE]


def test_a_line_that_every_page_repeats_does_not_cut_a_decision(tmp_path: Path) -> None:
    line = "Copied page, the text may hold mistakes. See the paper itself"
    pages = "".join(f"Members spoke of roof {page}.\n\n{line}\n\n{page}\n\n" for page in "123")
    found = minutes(
        tmp_path,
        f"## 5. Repairs\n\n{pages}"
        f"It was agreed that the Council\n{line}\n4 should write to the county.\n",
    )

    assert len(found) == 1
    assert found[0].span.text.endswith("should write to the county.")
