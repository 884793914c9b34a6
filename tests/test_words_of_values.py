"""A value of a record is called the same on the form that corrects it as on every other page."""

from __future__ import annotations

from assistant.actions import ActionStatus
from assistant.answering.reckoning.exchanges import exchanges_wording
from assistant.answering.reckoning.plans.actions import STATUS_WORDS
from assistant.council import AnswerClass, ResponseVerdict
from assistant.registers.recommendation_finding import State
from assistant.web.actions.wording import TAGS
from assistant.web.previous.wording import HOW, HOW_OF
from assistant.web.recommendations.wording import STATES
from assistant.web.records.wording import CHOICES


def test_a_response_is_called_as_on_the_page_of_recommendations() -> None:
    chosen = CHOICES["responses", "verdict"]
    assert chosen == {each.value: STATES[State(each.value)].label for each in ResponseVerdict}
    assert chosen["rejected"] == "Rejected"


def test_a_status_is_called_as_on_the_page_of_actions() -> None:
    assert CHOICES["actions", "status"] == {each.value: TAGS[each].label for each in ActionStatus}
    closed = ActionStatus.CLOSED_NOT_COMPLETE
    assert CHOICES["actions", "status"][closed.value] == STATUS_WORDS[closed]


def test_a_class_of_answers_is_called_as_on_the_page_of_previous_answers() -> None:
    chosen = CHOICES["exchanges", "answer_class"]
    same = [each for each in AnswerClass if each is not AnswerClass.REDIRECTED]
    assert {each: chosen[each.value] for each in same} == {
        each: HOW[HOW_OF[each]].label for each in same
    }
    told = exchanges_wording.HOW[AnswerClass.REDIRECTED]
    assert chosen["redirected"].casefold() == told.casefold()
    assert len(set(chosen.values())) == len(AnswerClass)
