"""Undertakings that name a meeting, a day or a month are looked up there first."""

from __future__ import annotations

import pytest

from assistant.answering.pipeline import Tools, open_view
from assistant.answering.planning import plan_question
from assistant.answering.reckoning.commitments.commitments_followed import Follower, Outcome
from assistant.answering.reckoning.commitments.commitments_found import commitments_of
from assistant.answering.reckoning.ledger import Ledger
from assistant.answers import Question


@pytest.mark.parametrize(
    ("promise", "day"),
    [
        ("would publish an action plan by the end of September 2023", "2023-09-25"),
        ("the first set would be presented on 7 October 2024", "2024-10-07"),
        ("the results would be reported to the Learning and Improvement Subgroup", "2025-09-17"),
        ("HS to report the date for 3.3", "2025-10-06"),
    ],
)
def test_what_the_named_papers_hold_is_reported_back(
    promise: str, day: str, sample_tools: Tools
) -> None:
    ledger = Ledger(open_view(sample_tools), plan_question(Question("what was promised"), ()))
    held = [c for c in commitments_of(ledger) if promise in " ".join(c.span.text.split())]
    followed = [Follower(ledger).follow(each) for each in held]
    assert [each.outcome for each in followed] == [Outcome.REPORTED]
    assert followed[0].mention is not None
    assert followed[0].mention.day.isoformat() == day


def test_what_a_list_of_actions_gives_again_is_told_once(sample_tools: Tools) -> None:
    ledger = Ledger(open_view(sample_tools), plan_question(Question("what was promised"), ()))
    told = [" ".join(each.span.text.split()) for each in commitments_of(ledger)]
    assert not any("would tell the scrutiny committee in October" in each for each in told)
    assert not any("would be included in the report to the meeting in March" in e for e in told)
    assert any(each.startswith("ADE to include the cost") for each in told)
