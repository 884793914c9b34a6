"""Minutes set as a dialogue, aldermen, and answers that only say that somebody was told."""

from pathlib import Path

import pytest

from assistant.council import AnswerClass
from ingest.extracting.commitments.commitments import extract_commitments
from tests.test_extracting_exchanges import MINUTES, asked_in, paper_of


def test_what_follows_a_members_name_and_colon_is_asked_and_the_next_answers(
    tmp_path: Path,
) -> None:
    text = (
        "Councillor Fenn: The list was promised in May. How many boilers are still out?\n\n"
        "Ms Prothero: It was 41 on Friday. She would send the list by 14 July.\n\n"
        "Councillor Okell: Who checks them?\n\n"
        "Ms Prothero: The surveyor does. Agreed that the report be noted.\n"
    )
    one, two = asked_in(tmp_path, text)
    assert [each.printed for each in one.askers] == ["Councillor Fenn"]
    assert one.question.text.endswith("How many boilers are still out?")
    assert [reply.speaker.printed for reply in one.replies if reply.speaker] == ["Ms Prothero"]
    assert "It was 41 on Friday" in one.replies[0].span.text
    assert two.replies[0].span.text == "Ms Prothero: The surveyor does."


def test_names_lead_what_is_said_inside_one_paragraph(tmp_path: Path) -> None:
    text = (
        "Ms Prothero gave the figures. Councillor Fenn: When will it end? Ms Prothero: In August.\n"
    )
    (one,) = asked_in(tmp_path, text)
    assert one.replies[0].span.text == "Ms Prothero: In August."


@pytest.mark.parametrize("title", ["Alderman", "Bailie", "Alderwoman"])
def test_aldermen_ask(tmp_path: Path, title: str) -> None:
    text = f"{title} Quill asked what the lifts had cost. The Head of Repairs said £9,000.\n"
    (one,) = asked_in(tmp_path, text)
    assert one.askers[0].printed == f"{title} Quill"


@pytest.mark.parametrize(
    "answer",
    [
        "Ms Prothero said that two caretakers had moved on since May.",
        "The Head of Repairs said that tools had been moved to the other depot.",
        "She was told that nobody had applied.",
        "Councillor Fenn was advised that nobody had applied.",
    ],
)
def test_an_answer_that_tells_of_moving_ends_no_question(tmp_path: Path, answer: str) -> None:
    (one,) = asked_in(tmp_path, f"Councillor Fenn asked why posts were empty. {answer}\n")
    assert one.answer_class is not AnswerClass.NONE_RECORDED


def test_a_motion_still_ends_a_question(tmp_path: Path) -> None:
    text = "Councillor Fenn asked why posts were empty.\n\nCouncillor Okell moved the report.\n"
    (one,) = asked_in(tmp_path, text)
    assert one.replies == ()


def test_whoever_speaks_in_a_dialogue_undertakes(tmp_path: Path) -> None:
    text = (
        "Councillor Fenn: When is it?\n\nMs Prothero: In May. She would send the list by 14 July.\n"
    )
    (promise,) = extract_commitments(paper_of(tmp_path, MINUTES + text))
    assert promise.who is not None
    assert promise.who.printed == "Ms Prothero"
    assert promise.due.text == "by 14 July"
