"""What was resolved, as the sample papers record it: noting is never approval."""

from __future__ import annotations

import pytest

from assistant.answering.pipeline import Tools
from assistant.answers import AnswerStatus
from tests.reckoning_answers import ask, lead, said


@pytest.mark.parametrize(
    "question",
    [
        "What did the committee decide on 9 October 2023?",
        "what was resolved at the meeting on 9 october 2023",
        "list the decisions of 9 October 2023",
    ],
)
def test_the_decisions_of_a_day_are_listed_with_what_they_did(
    question: str, sample_tools: Tools
) -> None:
    answer = ask(question, sample_tools)

    assert answer.status is AnswerStatus.ANSWERED
    (table,) = answer.tables
    assert [(row.cells[2], row.cells[3]) for row in table.rows] == [
        ("Notes the action plan.", "noted"),
        (
            "Requests a further report in July 2024 showing progress against each action.",
            "requested",
        ),
    ]


@pytest.mark.parametrize(
    "question",
    [
        "Was the Child R action plan approved or noted?",
        "Did the committee approve the action plan in October 2023?",
    ],
)
def test_noting_is_not_approving(question: str, sample_tools: Tools) -> None:
    answer = ask(question, sample_tools)

    assert lead(answer).startswith("It was noted, not approved: on 9 October 2023")
    assert "record no approval" in answer.sentences[1].text


def test_what_was_adopted_is_told_by_its_own_verb(sample_tools: Tools) -> None:
    answer = ask("was the neglect strategy adopted?", sample_tools)

    assert lead(answer).startswith("It was adopted: on 12 November 2024 the Cabinet")
    assert len(answer.sentences) == 1


@pytest.mark.parametrize(
    "question",
    ["Who proposed that recommendation 6 be deleted?", "who seconded the amendment"],
)
def test_mover_and_seconder_are_told(question: str, sample_tools: Tools) -> None:
    answer = ask(question, sample_tools)

    assert "Councillor Garrow moved and Councillor Okell seconded" in lead(answer)


def test_a_lost_amendment_is_no_decision(sample_tools: Tools) -> None:
    answer = ask("Was the amendment carried?", sample_tools)
    listed = ask("What was agreed on early help in March 2024?", sample_tools)

    assert lead(answer).startswith("It was lost on 11 March 2024")
    assert "made 3 decisions" in lead(listed)
    assert [row.cells[-1] for row in listed.tables[0].rows][-1] == "motion lost"


@pytest.mark.parametrize(
    "question",
    [
        "How did the vote go on the task and finish group report?",
        "how many voted against the task and finish group's report?",
    ],
)
def test_a_vote_is_quoted_as_printed(question: str, sample_tools: Tools) -> None:
    answer = ask(question, sample_tools)

    assert "seven Members voting for, two against, with one abstention" in lead(answer)


def test_how_one_member_voted_is_not_guessed(sample_tools: Tools) -> None:
    answer = ask("How did Councillor Okell vote on the task and finish report?", sample_tools)

    assert answer.status is AnswerStatus.NOT_IN_PAPERS
    assert "Okell" not in said(answer)


def test_the_cabinet_is_not_answered_for_by_the_committee(sample_tools: Tools) -> None:
    answer = ask("What did Cabinet resolve on the neglect strategy?", sample_tools)

    assert "the Cabinet made 2 decisions" in lead(answer)


def test_what_was_recommended_to_the_cabinet_is_the_committees(sample_tools: Tools) -> None:
    answer = ask(
        "What did the committee recommend to the cabinet about the third contact check?",
        sample_tools,
    )

    assert "third contact check be funded permanently" in lead(answer)


def test_the_reason_recorded_is_quoted(sample_tools: Tools) -> None:
    answer = ask("Why did the Cabinet adopt the neglect strategy?", sample_tools)

    assert "To carry out recommendation 2 of the review of Child R" in lead(answer)


def test_a_draft_that_was_replaced_is_counted_once(sample_tools: Tools) -> None:
    answer = ask("What was resolved on 8 July 2024?", sample_tools)

    assert "made 7 decisions" in lead(answer)


@pytest.mark.parametrize(
    "question",
    ["What was resolved about potholes?", "What did the Planning Committee decide?"],
)
def test_decisions_on_something_else_are_not_offered(question: str, sample_tools: Tools) -> None:
    answer = ask(question, sample_tools)

    assert answer.status is AnswerStatus.NOT_IN_PAPERS
    assert not answer.tables


def test_that_no_reason_is_recorded_is_said(sample_tools: Tools) -> None:
    answer = ask("Why did the committee endorse the task and finish group report?", sample_tools)

    assert answer.status is AnswerStatus.PARTLY_ANSWERED
    assert "endorsed" in lead(answer)
    assert "record no reason" in said(answer)


def test_what_a_member_proposed_is_not_guessed_from_anothers_motion(sample_tools: Tools) -> None:
    answer = ask("What did Councillor Moss propose?", sample_tools)

    assert "Garrow moved" not in lead(answer)
