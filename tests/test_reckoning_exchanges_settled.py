"""What a recorded reply gives of a question, beside what it promises."""

from __future__ import annotations

import pytest

from assistant.answering.pipeline import Tools
from assistant.answering.reckoning.exchanges.exchanges_settled import settled
from assistant.answers import AnswerStatus
from assistant.council import AnswerClass, Exchange, Reply
from assistant.spans import Span
from tests.reckoning_answers import ask, said

Class = AnswerClass


def exchange(question: str, reply: str, how: AnswerClass, start: int = 0) -> Exchange:
    asked = Span(start, start + len(question), question)
    replies = (Reply(None, Span(900, 900 + len(reply), reply)),) if reply else ()
    words = replies[0].span if replies else None
    place = (None, None, "4", "Audit", ())
    return Exchange(f"r{start}", "a" * 64, "p", asked, *place, asked, replies, how, words)


@pytest.mark.parametrize(
    ("question", "reply", "before", "after"),
    [
        ("Councillor Moss asked what the audit had found.",
         "The Head of Audit said that in two of the ten the letter was late and in one it was lost."
         " She agreed to circulate a summary.", Class.DEFERRED, Class.DIRECT),
        ("Councillor Moss asked what the audit had found.",
         "She agreed to circulate a summary. It had been a long audit of many cases, she added.",
         Class.DEFERRED, Class.DEFERRED),
        ("Mr Hay asked how many places were left.",
         "The Manager said that places had been offered widely across the area. He would send the"
         " number.", Class.DEFERRED, Class.DEFERRED),
        ("Mr Hay asked for confirmation that the counts would start in May.",
         "The Manager confirmed that the first would be presented on 7 June 2024.",
         Class.DEFERRED, Class.DIRECT),
        ("in response to a question about alerts",
         "said that in 12 of 31 of them nobody had known about the move.",
         Class.UNABLE, Class.DIRECT),
        ("Mr Hay asked about the date of the works.",
         "The Manager said that a price of £74,000 had come; he could not give a date.",
         Class.UNABLE, Class.UNABLE),
    ],
)  # fmt: skip
def test_a_reply_that_gives_what_was_asked_is_an_answer_whatever_it_promises(
    question: str, reply: str, before: AnswerClass, after: AnswerClass
) -> None:
    [told] = settled([exchange(question, reply, before)])
    assert told.answer_class is after


@pytest.mark.parametrize(
    ("second", "answered"),
    [
        ("whether the limit was being kept.", True),
        ("whether the number was still rising.", True),
        ("whether childminders were included.", False),
        ("how many of them had had a plan before.", False),
    ],
)
def test_the_second_half_has_the_reply_that_speaks_of_it(second: str, answered: bool) -> None:
    first = "Councillor Moss asked how many cases there were and"
    reply = (
        "The Manager said that there were 15 cases, compared with 12 in May, and the limit was 14."
    )
    whole = exchange(first, reply, Class.DIRECT)
    half = exchange(second, "", Class.NONE_RECORDED, len(first) + 1)
    told = settled([whole, half])[1]
    assert (told.answer_class is Class.DIRECT) is answered
    assert bool(told.replies) is answered


@pytest.mark.parametrize(
    "question",
    [
        "what did Councillor Tull ask about the audit of 40 MASH decisions and was it answered",
        "was it answered whether the limit for newly qualified social workers was being kept",
    ],
)
def test_an_answered_question_is_never_told_as_left(question: str, sample_tools: Tools) -> None:
    answer = ask(question, sample_tools)
    assert answer.status is AnswerStatus.ANSWERED
    assert "leaves it until later" not in said(answer)
    assert "no reply" not in said(answer)
