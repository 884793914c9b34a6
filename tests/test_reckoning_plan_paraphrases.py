"""Questions about plans, each in three wordings: all three get the same answer."""

from __future__ import annotations

import asyncio

import pytest

from assistant.answering.pipeline import Tools, answer_question
from assistant.answers import Answer, AnswerStatus, Done, Question

TRIPLES = (
    (
        "When will all actions in the Child R action plan be completed?",
        "So when's Child R gonna be complete then?",
        "when will child r be finished",
    ),
    (
        "When will all actions in the Family T action plan be completed?",
        "when will family t be finished",
        "how long till family t is all done",
    ),
    (
        "Is action SR (24/25) 08 of the scrutiny action log still open?",
        "is SR 24/25 08 still open",
        "sr (24/25) 08 - still open?",
    ),
    (
        "Which actions in the Child R action plan are overdue?",
        "whats overdue on child r",
        "which child r actions are past their date",
    ),
    (
        "Which actions in the Family T action plan are overdue?",
        "anything late on family t?",
        "family t - which actions have missed their deadline",
    ),
    (
        "How many actions in the Family T action plan are complete?",
        "how many family t actions are done",
        "how many of the family t actions have been finished",
    ),
    (
        "How many actions in the Child R action plan are complete?",
        "child r: how many done?",
        "how many child r actions are finished",
    ),
    (
        "Which actions in the Child R action plan have no due date?",
        "child r actions without a date",
        "which child r actions dont have a date",
    ),
    (
        "Which actions in the Child R action plan have had their dates moved?",
        "whats slipped on child r",
        "which child r dates have been put back",
    ),
    (
        "Who leads action 3.3 of the Child R action plan?",
        "who's leading 3.3 on child r",
        "who is responsible for child r 3.3",
    ),
    (
        "How many times has the date of action 3.3 changed?",
        "how often has 3.3's date changed",
        "how many times was 3.3 put back",
    ),
    (
        "What is the status of action 6.2 of the Child R action plan?",
        "hows 6.2 doing",
        "where are we with action 6.2",
    ),
    (
        "When is action 3.3 due?",
        "whens 3.3 due",
        "what's the deadline for 3.3",
    ),
    (
        "Is action T1.1 of the Family T action plan complete?",
        "is T1.1 done",
        "has T1.1 been finished",
    ),
    (
        "What changed between version 2 and version 3 of the Child R action plan?",
        "what changed between v2 and v3 of child r",
        "whats different in v3 of child r compared with v2",
    ),
    (
        "How far has the Family T action plan got?",
        "where are we with the family t plan",
        "family t plan progress",
    ),
    (
        "Which actions in the Scrutiny action log are open?",
        "whats still open on the action log",
        "which log actions are outstanding",
    ),
    (
        "What does red mean in the Child R action plan?",
        "what does red mean on child r",
        "child r - whats the meaning of red",
    ),
    (
        "Why was the date of action 2.2 moved?",
        "why did 2.2 slip",
        "how come 2.2 is late",
    ),
    (
        "Which actions in the Family T action plan have slipped?",
        "what slipped on family t",
        "family t actions that have slipped",
    ),
)


def ask(question: str, tools: Tools) -> Answer:
    async def last() -> Answer:
        events = [event async for event in answer_question(Question(question), tools)]
        assert isinstance(events[-1], Done)
        return events[-1].answer

    return asyncio.run(last())


def facts(answer: Answer) -> tuple[object, ...]:
    cells = [row.cells for table in answer.tables for row in table.rows]
    return answer.status, [sentence.text for sentence in answer.sentences], cells


@pytest.mark.parametrize("wordings", TRIPLES, ids=lambda wordings: wordings[0])
def test_paraphrases_get_the_same_facts(wordings: tuple[str, ...], sample_tools: Tools) -> None:
    first, *others = (ask(wording, sample_tools) for wording in wordings)

    assert first.status is not AnswerStatus.NOT_IN_PAPERS
    for other in others:
        assert facts(other) == facts(first)


def test_a_later_count_of_the_same_plan_is_told(sample_tools: Tools) -> None:
    now = ask("how many family t actions are complete now", sample_tools)
    then = ask("how many family t actions were complete in july 2025", sample_tools)

    assert "a later paper, of 9 March 2026, lists 8 as 1" in " ".join(s.text for s in now.sentences)
    assert "six of the 11 were assessed as 1" in " ".join(s.text for s in then.sentences)
    assert "a later paper, of 9 March 2026" in now.sentences[0].text
    assert now.sentences[1].text.startswith("On 6 January 2025")
    assert "By this plan's key, 1 is “Fully achieved”" in then.sentences[0].text


def test_a_weekday_that_contradicts_its_date_is_flagged(sample_tools: Tools) -> None:
    answer = ask("what is the date of action T5.2", sample_tools)

    assert "15 November 2024 was a Friday" in " ".join(s.text for s in answer.sentences)


def test_the_version_of_a_day_is_chosen_by_its_position(sample_tools: Tools) -> None:
    answer = ask("how many child r actions are complete at 1 March 2026", sample_tools)

    assert "14 of the 17" in answer.sentences[0].text
