"""Posts in short and long form, unnamed meetings and points on the subject, from the sample papers."""

from __future__ import annotations

import pytest

from assistant.answering.pipeline import Tools
from assistant.answers import AnswerStatus
from tests.reckoning_answers import ask, lead, said


@pytest.mark.parametrize(
    "question",
    [
        "Did the DCS promise a report on exit interviews?",
        "did the dcs promise a report on exit interviews",
        "Did the Director for Children's Services promise a report on exit interviews?",
    ],
)
def test_two_forms_of_one_post_correct_nothing(question: str, sample_tools: Tools) -> None:
    answer = ask(question, sample_tools)

    assert answer.status is AnswerStatus.ANSWERED
    assert lead(answer).startswith("On 15 January 2024 (item 26), the Director of Children's")
    assert "and not of" not in said(answer)


def test_another_post_is_corrected(sample_tools: Tools) -> None:
    answer = ask("Did the Assistant Director promise a report on exit interviews?", sample_tools)

    assert lead(answer).endswith("and not of the Assistant Director.")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Was the report on Child R approved by the committee in July 2023?",
         "It was noted, not approved: on 3 July 2023"),
        ("was the task and finish report endorsed or noted",
         "It was endorsed: on 11 March 2024"),
        ("Did members approve the response of the Cabinet?",
         "It was noted, not approved: on 8 July 2024"),
        ("Was the GCP2 audit approved?", "On 12 January 2026"),
        ("what was resolved", "On 12 January 2026"),
        ("Were the press and public excluded on 7 October 2024?", "On 7 October 2024"),
        ("what was the outcome on the neglect strategy at cabinet", "On 12 November 2024 the Cabinet"),
        ("Why did members reject the Neglect Strategy?", "It was adopted, not rejected"),
        ("when did the 7 October 2024 meeting finish", "The meeting of 7 October 2024 ended at 8.40 pm."),
        ("where was the meeting on 11 March 2024 held?", "The meeting of 11 March 2024 was held in"),
        ("Were any interests declared on 7 October 2024?",
         "The minutes of 7 October 2024 print under “Declarations of interest”: “None."),
        ("Who left the meeting on 7 October 2024?",
         "The papers held of the meeting of 7 October 2024 record no departure"),
        ("who is responsible for recommendation 3 of the Child R review",
         "It is addressed to Aldermere Borough Council."),
    ],
)  # fmt: skip
def test_the_matter_itself_leads(question: str, expected: str, sample_tools: Tools) -> None:
    answer = ask(question, sample_tools)

    assert answer.status is AnswerStatus.ANSWERED
    assert lead(answer).startswith(expected)


def test_a_paper_without_a_list_proves_no_silence(sample_tools: Tools) -> None:
    answer = ask("Were there any declarations of interest on 9 October 2023?", sample_tools)

    assert answer.status is AnswerStatus.NOT_IN_PAPERS
    assert "9 October" not in lead(answer)


def test_the_same_question_asked_again_is_told_as_such(sample_tools: Tools) -> None:
    answer = ask("What did Councillor Okell ask on 9 October 2023?", sample_tools)

    assert "Asked again on 10 March 2025 (item 32), by Mr Tull: “" in said(answer)


def test_what_a_member_said_is_not_the_reply(sample_tools: Tools) -> None:
    answer = ask("What did the Youth Cabinet representative say about being heard?", sample_tools)

    assert "the Youth Cabinet representative asked: “how children" in lead(answer)
    assert answer.sentences[1].text.startswith("The DCS said:")


def test_what_a_body_asked_of_a_post_is_its_resolutions(sample_tools: Tools) -> None:
    answer = ask("what has the committee asked the DCS to do", sample_tools)

    (table,) = answer.tables
    assert [row.cells[0] for row in table.rows] == ["3 July 2023", "10 March 2025"]


@pytest.mark.parametrize(
    "question",
    [
        "What does the Child R review recommend?",
        "List everything decided on 7 October 2024",
        "Who left the meeting on 7 October 2024?",
        "when did the last meeting end",
    ],
)
def test_no_point_strays_from_the_subject(question: str, sample_tools: Tools) -> None:
    bases = [point.basis for point in ask(question, sample_tools).follow_ups.raise_in_committee]

    assert not {"F1", "F4", "F8"} & set(bases)


def test_drafts_are_made_as_far_as_records_give_grounds(sample_tools: Tools) -> None:
    answer = ask("Draft three questions for committee on the neglect strategy", sample_tools)

    (table,) = answer.tables
    assert table.title == "Draft questions"
    assert 2 <= len(table.rows) <= 3
    assert (answer.status is AnswerStatus.ANSWERED) == (len(table.rows) == 3)
    assert all(row.citations and row.cells[0].endswith("?") for row in table.rows)


def test_no_ground_gives_no_draft(sample_tools: Tools) -> None:
    answer = ask("draft two questions for committee on potholes", sample_tools)

    assert answer.status is AnswerStatus.NOT_IN_PAPERS


def test_a_post_that_several_hold_is_counted_for_nobody(sample_tools: Tools) -> None:
    answer = ask("what has the director undertaken to do and what came of it", sample_tools)

    assert not any("undertakings" in sentence.text for sentence in answer.sentences)


def test_what_was_asked_last_time_is_the_newest_meeting_s_with_how_it_was_answered(
    sample_tools: Tools,
) -> None:
    answer = ask("What did we ask last time and did we get an answer?", sample_tools)

    assert answer.status is AnswerStatus.ANSWERED
    assert lead(answer).startswith("7 questions are recorded, on 12 January 2026.")
    assert len(answer.tables[0].rows) == 7
