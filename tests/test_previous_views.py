"""The list of previous answers: what its address asks for, extracts, marks and follow-ups."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.datastructures import QueryParams

from assistant.answering.terms import stems
from assistant.api.previous_query import read_query, read_topic
from assistant.council import AnswerClass
from assistant.registers.promises import promise_book
from assistant.registers.relevance import asked_words, by_relevance
from assistant.registers.threads import thread_of
from assistant.registers.wanted import Order, Wanted
from assistant.stores.view import View
from assistant.web.marking import extract_around, marked
from assistant.web.previous.listing import answers_page
from assistant.web.previous.wording import HOW_OF, How, classes_of
from tests.recorded_papers import AUDIT, CONTACTS, LEAVERS, NOTED, PROMISE, record_library


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    library = record_library(tmp_path)
    yield library.view()
    library.close()


def test_an_address_is_read_as_filters() -> None:
    asked = read_query(
        QueryParams("q=+damp++homes+&how=part&asked_by=Moss&date_from=2025-01-01&sort=oldest&x=1")
    )

    assert asked.problems == {}
    assert asked.wanted == Wanted(
        q="damp homes",
        asked_by="Moss",
        answer_class=(AnswerClass.PARTIAL, AnswerClass.REDIRECTED),
        answered=True,
        date_from=asked.wanted.date_from,
        order=Order.OLDEST,
    )
    assert str(asked.wanted.date_from) == "2025-01-01"


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("date_from=31+March", "date_from"),
        ("date_from=2025-02-01&date_to=2025-01-01", "date_from"),
        ("how=evasive", "how"),
        (f"q={'x' * 301}", "q"),
    ],
)
def test_what_cannot_be_used_is_told_by_field(query: str, field: str) -> None:
    assert list(read_query(QueryParams(query)).problems) == [field]


def test_a_strange_page_or_order_is_the_first_and_newest() -> None:
    asked = read_query(QueryParams("page=-1&sort=best"))

    assert (asked.page, asked.wanted.order, asked.given) == (1, Order.NEWEST, {})


def test_each_filter_in_use_has_the_address_without_it() -> None:
    asked = read_query(QueryParams("q=damp&committee=Housing&how=none&page=3"))

    assert asked.chosen == [
        ("Committee: Housing", "/answers?q=damp&how=none"),
        ("How answered: No answer on record", "/answers?q=damp&committee=Housing"),
    ]


def test_the_sheet_has_the_same_filters() -> None:
    asked = read_query(QueryParams("q=damp&how=answered&answered_by=DCS"))

    assert asked.csv == (
        "/api/exchanges?q=damp&answered_by=DCS&answer_class=direct&answered=true&order=newest"
        "&format=csv"
    )


def test_a_topic_that_was_sent_empty_is_at_fault() -> None:
    assert list(read_topic(QueryParams("topic=+")).problems) == ["topic"]
    assert read_topic(QueryParams("")).problems == {}


def test_every_class_of_answer_can_be_chosen() -> None:
    assert {each for how in How for each in classes_of(how)} == set(AnswerClass)
    assert set(HOW_OF) == set(AnswerClass)


def test_marks_take_no_character_away() -> None:
    text = "The leavers’ posts: has any leaver <b>left</b>?"

    stretches = marked(text, stems("leaver"))

    assert "".join(each.text for each in stretches) == text
    assert [each.text for each in stretches if each.marked] == ["leavers", "leaver"]


def test_an_extract_stands_around_the_first_word_sought() -> None:
    text = f"{'before ' * 40}damp {'after ' * 40}"

    extract = extract_around(text, stems("damp"), 100)

    assert "damp" in extract
    assert extract.startswith("… ")
    assert extract.endswith(" …")
    assert len(extract) <= 110
    assert extract.strip("… ") in " ".join(text.split())


def test_a_line_tells_how_it_was_answered_and_what_was_to_follow(view: View) -> None:
    page = answers_page(view, Wanted(), relevance=False, by_person=False, page=1)

    lines = {line.record_id: line for line in page.groups[0].lines}
    assert (page.paged.total, page.held) == (2, 2)
    assert lines[LEAVERS.record_id].how.label == "Answered"
    assert lines[LEAVERS.record_id].replies[0].speaker == "Director of Children's Services"
    assert lines[AUDIT.record_id].how.label == "No answer on record"
    assert lines[AUDIT.record_id].replies == []


def test_questions_are_grouped_by_who_asked(view: View) -> None:
    page = answers_page(view, Wanted(), relevance=False, by_person=True, page=1)

    assert [(group.name, len(group.lines)) for group in page.groups] == [
        ("Councillor Moss", 1),
        ("Councillor Vale", 1),
    ]


def test_words_of_the_question_count_most(view: View) -> None:
    found = by_relevance(view, [AUDIT, LEAVERS], "social workers")

    assert [each.record_id for each in found] == [LEAVERS.record_id, AUDIT.record_id]


def test_no_question_is_like_one_of_another_matter(view: View) -> None:
    assert asked_words(view).like(LEAVERS) == []
    assert LEAVERS in asked_words(view).near(LEAVERS)


def test_a_promise_is_followed_once(view: View) -> None:
    book = promise_book(view)

    assert book.follow(PROMISE) is book.follow(PROMISE)
    assert book.follow_if_quick(PROMISE) is book.follow(PROMISE)


def test_a_thread_holds_what_is_on_record_of_a_topic(view: View) -> None:
    assert thread_of(view, Wanted(q="audit")) == [AUDIT, PROMISE]
    assert thread_of(view, Wanted(q="report")) == [NOTED]
    assert thread_of(view, Wanted(q="contacts")) == [CONTACTS]
