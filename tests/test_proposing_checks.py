"""What a model points out in minutes: what becomes a record, and why the rest does not."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.council import AnswerClass, Commitment, Exchange, Resolution, Strength, VerbClass
from assistant.models.scripted import ScriptedModel
from assistant.proposals import Proposed
from ingest.proposing.faults import Fault
from ingest.proposing.parts import irregular_parts
from ingest.proposing.reading import Checked, read_part
from tests.irregular_minutes import (
    ASKED,
    COST,
    DECIDED,
    LIFTS,
    PAPER,
    PARTS,
    PROMISED,
    minutes,
    only_part,
    replying,
    row,
)
from tests.recorded_papers import dated_paper


def checked(*rows: object) -> Checked:
    paper = minutes()
    return read_part(paper, only_part(irregular_parts(paper)), replying(*rows))


def made(given: object) -> Proposed:
    [record] = checked(given).records
    return record


def fault(given: object) -> Fault:
    found = checked(given)
    assert found.records == ()
    [reason] = found.faults
    return reason


def test_an_exchange_is_placed_and_classed_by_code() -> None:
    record = made(ASKED)
    assert isinstance(record, Exchange)
    assert PAPER.text[record.question.start : record.question.end] == record.question.text
    assert [each.label for each in record.askers] == ["Councillor Ostrow"]
    [reply] = record.replies
    assert (reply.span.text, reply.speaker and reply.speaker.role) == (
        "Parts from abroad",
        "Head of Repairs",
    )
    assert record.span.text == f"{LIFTS}\n{PARTS}"
    assert record.answer_class is not AnswerClass.NONE_RECORDED
    assert (record.day, record.item) == (dt.date(2025, 1, 14), "4.1")
    assert record.passage_id == PAPER.passages[0].passage_id


def test_a_promise_is_due_when_its_words_say() -> None:
    record = made(PROMISED)
    assert isinstance(record, Commitment)
    assert record.who is not None
    assert record.who.label == "Councillor Munro"
    assert (record.due.text, record.due.day) == ("by 30 June 2025", dt.date(2025, 6, 30))
    assert record.strength is Strength.FIRM
    assert record.span.text.startswith("Councillor Munro volunteered")


def test_a_decision_in_passing_is_a_resolution() -> None:
    record = made(DECIDED)
    assert isinstance(record, Resolution)
    assert record.text == "the Chair should write to the Minister"
    assert record.verb_class in (VerbClass.APPROVE, VerbClass.OTHER)


def test_a_question_without_words_of_its_own_takes_its_whole_sentence() -> None:
    record = made(
        row(
            "exchange",
            "",
            3,
            answer="",
            answer_in=[4],
            answered_by="Finance Manager",
            answered_by_in=4,
        )
    )
    assert isinstance(record, Exchange)
    assert record.question.text == COST
    assert record.askers == ()


def test_white_space_and_quotation_marks_do_not_count() -> None:
    given = ASKED | {"words": "why the  lifts had\nbeen out of order since May"}
    assert made(given).record_id == made(ASKED).record_id


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"words": "why the lifts had been out of order since June"}, Fault.NOT_PRINTED),
        ({"words_in": [2]}, Fault.NOT_PRINTED),
        ({"words_in": [40]}, Fault.NO_SENTENCE),
        ({"words_in": [1, 3]}, Fault.NO_SENTENCE),
        ({"who": "Councillor Moss"}, Fault.NAME_NOT_PRINTED),
        ({"who": "Ostro"}, Fault.NAME_NOT_PRINTED),
        ({"who": "Head of Repairs", "who_in": 2}, Fault.NOT_ASKER),
        ({"answered_by": "Councillor Ostrow", "answered_by_in": 1}, Fault.NOT_ANSWERER),
        ({"answered_by": "Finance Manager", "answered_by_in": 4}, Fault.NOT_ANSWERER),
        ({"answer": "Parts from Wales"}, Fault.NOT_PRINTED),
        ({"answer": "", "answer_in": [4]}, Fault.OTHER_QUESTION),
        ({"answer": "", "answer_in": [99]}, Fault.NO_SENTENCE),
        ({"answer": "", "answer_in": []}, Fault.LEFT_OUT),
        ({"words": "they were on their way", "words_in": [2], "answer_in": []}, Fault.NOT_ASKED),
    ],
)
def test_an_exchange_that_the_text_does_not_prove_is_dropped(
    change: dict[str, object], reason: Fault
) -> None:
    assert fault(ASKED | change) is reason


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (PROMISED | {"who": "Head of Repairs", "who_in": 2}, Fault.NOT_PROMISER),
        (PROMISED | {"by_when": "by 30 July 2025"}, Fault.NOT_PRINTED),
        (PROMISED | {"words": "walk the route with residents by 30 July 2025"}, Fault.NOT_PRINTED),
        (
            row("commitment", "publish the list", 7, who="Head of Repairs", who_in=7),
            Fault.NOT_PROMISED,
        ),
        (row("commitment", "the lifts had been out of order", 1), Fault.NOT_PROMISED),
        (row("resolution", "to close the depot", 8), Fault.NOT_DECIDED),
        (row("resolution", "walk the route with residents", 5), Fault.NOT_DECIDED),
        (DECIDED | {"who": "Chair", "who_in": 6}, Fault.NOT_MOVER),
    ],
)
def test_a_promise_or_decision_that_the_text_does_not_prove_is_dropped(
    given: dict[str, object], reason: Fault
) -> None:
    assert fault(given) is reason


@pytest.mark.parametrize(
    "given",
    [
        "words",
        7,
        None,
        {},
        {"kind": "exchange"},
        ASKED | {"kind": "meeting"},
        ASKED | {"words_in": "1"},
        ASKED | {"words_in": []},
        ASKED | {"words_in": [1.5]},
        ASKED | {"who": ["Councillor Ostrow"]},
        ASKED | {"words": "why " * 2000},
    ],
)
def test_a_row_of_another_shape_is_dropped_and_the_others_stay(given: object) -> None:
    found = checked(given, PROMISED)
    assert found.faults == (Fault.MALFORMED,)
    assert len(found.records) == 1


def test_a_reply_of_another_shape_gives_nothing() -> None:
    paper = minutes()
    odd = ScriptedModel("odd", lambda _: (), {"Records": lambda _: {"records": "none"}})
    assert read_part(paper, only_part(irregular_parts(paper)), odd).faults == (Fault.MALFORMED,)


def test_a_reply_that_was_cut_off_loses_its_last_row() -> None:
    whole = dict(ASKED)
    cut = {name: PROMISED[name] for name in ("kind", "words", "words_in")}
    assert checked(whole, cut).faults == (Fault.MALFORMED,)
    assert checked(cut, whole).faults == ()


def test_words_are_printed_whole() -> None:
    assert fault(PROMISED | {"by_when": "by 30 June 202"}) is Fault.NOT_PRINTED
    assert fault(ASKED | {"words": "why the lifts had been out of order since Ma"}) is (
        Fault.NOT_PRINTED
    )


def test_what_rules_or_earlier_rows_have_read_is_not_proposed_again() -> None:
    paper = minutes()
    part = only_part(irregular_parts(paper))
    [known] = read_part(paper, part, replying(ASKED)).records

    read = read_part(minutes(records=[known]), part, replying(ASKED))
    before = read_part(paper, part, replying(ASKED), [known])
    twice = read_part(paper, part, replying(ASKED, ASKED))

    assert (read.records, read.faults) == ((), (Fault.READ_ALREADY,))
    assert (before.records, before.faults) == ((), (Fault.PROPOSED_ALREADY,))
    assert (twice.records, twice.faults) == ((known,), (Fault.PROPOSED_ALREADY,))


def roles(question: str, *sentences: str, **fields: object) -> Checked:
    paper = minutes(dated_paper("Roles", question, *sentences))
    given = row("exchange", "", 1, answer="", answer_in=[2]) | fields
    return read_part(paper, only_part(irregular_parts(paper)), replying(given))


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Councillor Amin pressed the Head of Legal on how long it would take.", "Councillor Amin"),
        ("How long would it take, Councillor Amin wondered?", "Councillor Amin"),
        ("A question came from Councillor Amin: how long would it take?", "Councillor Amin"),
        ("Cllr Amin (Chair): How long will it take?", "Cllr Amin"),
        ("From Councillor Amin: “How long will it take?”", "Councillor Amin"),
        ("Asked by Councillor Amin how long it would take, the officer paused.", "Councillor Amin"),
    ],
)
def test_who_asks_may_be_printed_in_many_ways(sentence: str, who: str) -> None:
    found = roles(sentence, "It would take a month, said the Head of Legal.", who=who, who_in=1)
    assert len(found.records) == 1, found.faults


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (
            "Councillor Amin pressed the Head of Legal on how long it would take.",
            "Head of Legal",
        ),
        ("The Head of Legal was asked by Councillor Amin how long it would take.", "Head of Legal"),
        (
            "The Head of Legal said that Councillor Amin had asked how long it would take.",
            "Head of Legal",
        ),
        ("Cllr Amin: Has the Head of Legal a date?", "Head of Legal"),
    ],
)
def test_who_does_not_ask_is_no_asker(sentence: str, who: str) -> None:
    found = roles(sentence, "It would take a month, said the Finance Officer.", who=who, who_in=1)
    assert found.faults == (Fault.NOT_ASKER,)


def test_a_pronoun_is_whoever_was_spoken_of_and_nobody_else() -> None:
    first = "Councillor Amin thanked those present."
    asks = "She asked how long it would take."
    answer = "A month, said the Head of Legal."
    fields = {"words_in": [2], "answer_in": [3], "who": "Councillor Amin", "who_in": 1}
    found = roles(first, asks, answer, **fields)
    [record] = found.records
    assert isinstance(record, Exchange)
    assert record.askers[0].by_rule

    other = roles(first, "The Leader spoke next.", asks, answer,
                  words_in=[3], answer_in=[4], who="Councillor Amin", who_in=1)  # fmt: skip
    assert other.faults == (Fault.NOT_ASKER,)


def test_a_question_that_nobody_answered_may_be_proposed_without_an_answer() -> None:
    paper = minutes(dated_paper("Silence", LIFTS, "No answer was given.", "The item closed."))
    given = ASKED | {"answer": "", "answer_in": [], "answered_by": "", "answered_by_in": 0}
    found = read_part(paper, only_part(irregular_parts(paper)), replying(given))
    [record] = found.records
    assert isinstance(record, Exchange)
    assert record.answer_class is AnswerClass.NONE_RECORDED


def test_an_answer_never_stands_before_its_question() -> None:
    paper = minutes(dated_paper("Backwards", PARTS, LIFTS))
    given = ASKED | {"words_in": [2], "who_in": 2, "answer_in": [1], "answered_by_in": 1}
    found = read_part(paper, only_part(irregular_parts(paper)), replying(given))
    assert found.faults == (Fault.NOT_ANSWERED,)
