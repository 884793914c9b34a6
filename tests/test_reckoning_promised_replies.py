"""A reply is an undertaking only where its own speaker says what he or she will do."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant.answering.planning import plan_question
from assistant.answering.reckoning.commitments.promised_replies import promised_replies
from assistant.answering.reckoning.ledger import Ledger
from assistant.answers import Question
from assistant.council import AnswerClass, Commitment, Exchange, Reply, Speaker, Strength
from tests.invented_minutes import COMMITTEE, Minutes, view_of

DAY = dt.date(2024, 5, 13)
VANE = Speaker("Councillor Vane", "Councillor Vane")
ENGINEER = Speaker("The Lighting Engineer", role="Lighting Engineer")
ASKED = "Councillor Vane asked how many lamps were out."


def undertaken(
    folder: Path, reply: str, asked: str = ASKED, speaker: Speaker | None = ENGINEER
) -> list[Commitment]:
    paper = Minutes("Minutes of May", DAY, (asked, reply))
    question, said = paper.span(asked), paper.span(reply)
    paper.records.append(
        Exchange(
            "x1", paper.document_id, paper.passage_id(question), question, COMMITTEE, DAY, "4",
            "Street lighting", (VANE,), question, (Reply(speaker, said),), AnswerClass.DEFERRED,
        )
    )  # fmt: skip
    plan = plan_question(Question("What was promised about lamps?"), ())
    return promised_replies(Ledger(view_of(folder, paper), plan), ())


@pytest.mark.parametrize(
    "reply",
    [
        "The Lighting Engineer said that the developer would provide new lamps in June.",
        "The Lighting Engineer said that the scheme would include higher fares.",
        "The Lighting Engineer said that Ofsted would report in May.",
        "The Lighting Engineer said that the system would raise costs.",
        "The Lighting Engineer said that Members had agreed to ask the Cabinet.",
        "The Lighting Engineer said that parents were willing to pay for lamps.",
        "The Lighting Engineer said that the developer had the figures and that he would send them.",
        "The developer owned the lamps. He would provide the figures.",
        "The Deputy Lighting Engineer would circulate the figures.",
        "The Lighting Engineer said that the firm of the Lighting Engineer would send a note.",
        "The Lighting Engineer said that they would publish the figures.",
        "The Lighting Engineer said that it would be sent to Members by the developer.",
        "The Lighting Engineer said that it would be published in May.",
        "The Lighting Engineer said that lamps and ballasts would be provided.",
    ],
)
def test_what_others_will_do_is_no_undertaking_of_who_replies(reply: str, tmp_path: Path) -> None:
    assert undertaken(tmp_path, reply) == []


@pytest.mark.parametrize(
    "asked",
    [
        "Councillor Vane asked when the Director would publish the count of lamps.",
        "Councillor Vane asked whether the developer had counted the lamps.",
    ],
)
def test_he_may_be_somebody_that_was_asked_about(asked: str, tmp_path: Path) -> None:
    reply = "The Lighting Engineer said that he would publish it in June."

    assert undertaken(tmp_path, reply, asked) == []


def test_he_by_rule_is_no_sure_giver(tmp_path: Path) -> None:
    unsure = Speaker("He", role="Lighting Engineer", by_rule=True)

    assert undertaken(tmp_path, "He would circulate the count.", speaker=unsure) == []


@pytest.mark.parametrize(
    ("reply", "strength"),
    [
        ("The Lighting Engineer said that he would circulate the count.", Strength.FIRM),
        ("The Lighting Engineer said he would have to find out.", Strength.FIRM),
        ("The Lighting Engineer undertook to find out by 28 June 2024.", Strength.FIRM),
        ("It was noted that the Lighting Engineer would write to Members.", Strength.FIRM),
        ("(b) The Lighting Engineer would write to all Members.", Strength.FIRM),
        ("4.2 The Lighting Engineer agreed to circulate this.", Strength.FIRM),
        ("The figures were with the press office. She would report back.", Strength.FIRM),
        ("The Lighting Engineer said that it would be sent to Members by June.", Strength.FIRM),
        ("The Lighting Engineer offered to check the lamps.", Strength.CONDITIONAL),
        ("The Lighting Engineer said that she was happy to send it.", Strength.CONDITIONAL),
    ],
)
def test_what_the_speaker_will_do_is_an_undertaking(
    reply: str, strength: Strength, tmp_path: Path
) -> None:
    (found,) = undertaken(tmp_path, reply)

    assert (found.who, found.strength) == (ENGINEER, strength)
