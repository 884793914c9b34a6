"""Passages gain by what they cover of a question, with their headings."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from assistant.answering.covering import Covering, gains
from assistant.answering.planning import Plan, plan_question
from assistant.answering.short_forms import other_forms
from assistant.answers import Question
from assistant.council import Alias
from assistant.documents import DateIs, Document, PaperDate, Passage
from assistant.spans import Span
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from assistant.stores.view import View
from assistant.stores.writer import Writer
from tests.stores_papers import DIMENSION, EMBEDDER, Paper, make_paper, stage, vectors_of

NOTHING = Covering(
    words=0, headings=0, sentence=0, phrases=0, bare=0, dates=0, kind=0, resolution=0, newest=0,
    short_forms=False,
)  # fmt: skip
SENTENCES = (
    "The caseload of the Multi-Agency Safeguarding Hub (MASH) was nine.",
    "Contacts to the Multi-Agency Safeguarding Hub rose. The pool was closed.",
    "The pool reopens in May 2024. It was closed for the repair of its roof.",
    "Minutes of March",
)


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    paper = make_paper("Minutes of March", *SENTENCES)
    first = paper.passages[0]
    start = SENTENCES[0].index("MASH")
    alias = Alias(
        "a", paper.document.document_id, first.passage_id, Span(start, start + 4, "MASH"),
        "MASH", "Multi-Agency Safeguarding Hub",
    )  # fmt: skip
    with Writer(StorePlace(tmp_path), EMBEDDER, DIMENSION) as writer:
        writer.stage(
            paper.source, paper.document, paper.text, paper.passages, vectors_of(paper), None,
            records=[alias],
        )  # fmt: skip
        writer.publish()
    library = Library(StorePlace(tmp_path))
    yield library.view()
    library.close()


def replace_date(paper: Paper, date: PaperDate) -> Document:
    return dataclasses.replace(paper.document, date=date)


def plan(question: str) -> Plan:
    return plan_question(Question(question), ())


def gained(view: View, question: str, **weights: float) -> list[float]:
    how = dataclasses.replace(NOTHING, **weights)  # type: ignore[arg-type]  # one is an int
    found = gains(plan(question), view.passages(range(4)), view, how)
    return [round(float(each), 4) for each in found]


def test_words_of_headings_count_where_headings_do(view: View) -> None:
    question = "When did the pool reopen, by the March minutes of Aldermere?"

    in_text, in_place = gained(view, question, words=1), gained(view, question, headings=1)

    assert in_place[2] > in_text[2] > 0
    assert in_place[0] > in_text[0] == 0


def test_a_sentence_that_holds_all_beats_a_passage_that_holds_it_in_parts(view: View) -> None:
    whole = gained(view, "Which pool reopens in May?", sentence=1)
    apart = gained(view, "Which pool reopens after a roof?", sentence=1)

    assert whole[2] > apart[2]


def test_neighbouring_words_of_the_question_gain_as_a_phrase(view: View) -> None:
    assert gained(view, "Was the pool closed?", phrases=1)[1:3] == [1, 0]


def test_a_passage_that_only_repeats_its_heading_loses_most(view: View) -> None:
    lost = gained(view, "What of the pool?", bare=1)

    assert lost[3] == -1
    assert max(lost[:3]) > lost[3]


def test_what_holds_the_kind_of_thing_asked_for_gains(view: View) -> None:
    assert gained(view, "When does the pool reopen?", kind=1)[2] == 1
    assert gained(view, "Why was the pool closed?", kind=1)[3] == 0


def test_only_the_best_are_looked_into_for_kinds(view: View) -> None:
    found = gained(view, "Tell me of the pool in May", words=1, kind=10, looked_into=1)

    assert sum(each >= 10 for each in found) == 1


def test_a_short_form_counts_as_what_papers_say_it_stands_for(view: View) -> None:
    question = "How many contacts to the MASH were there?"

    plainly = gained(view, question, words=1)
    told = gained(view, question, words=1, short_forms=True)

    assert told[1] > plainly[1]
    assert told[2] == plainly[2]


def test_a_form_is_matched_whole_and_only_where_the_other_is_missing(view: View) -> None:
    assert [form.asked for form in other_forms("What is the MASH?", view)] == [frozenset({"mash"})]
    assert other_forms("Is mash on the menu?", view) == ()
    assert other_forms("Is the Multi-Agency Safeguarding Hub (MASH) open?", view) == ()
    assert len(other_forms("is the multi-agency safeguarding hub open?", view)) == 1


def test_newer_papers_gain_only_where_the_newest_is_asked_for(tmp_path: Path) -> None:
    with Writer(StorePlace(tmp_path), EMBEDDER, DIMENSION) as writer:
        for year in (2023, 2024, 2025):
            paper = make_paper(f"Minutes {year}", f"The pool was open for {year - 2020} days.")
            dated = PaperDate(dt.date(year, 3, 1), DateIs.MEETING)
            stage(writer, dataclasses.replace(paper, document=replace_date(paper, dated)))
        writer.publish()
    library = Library(StorePlace(tmp_path))
    held = library.view()
    passages = held.passages(range(3))
    newest = dataclasses.replace(NOTHING, newest=1.0)

    asked = gains(plan("Is the pool open now?"), passages, held, newest)
    unasked = gains(plan("Was the pool open?"), passages, held, newest)
    library.close()

    years = [passage.text.split()[-2] for passage in passages]
    assert [y for _, y in sorted(zip(asked.tolist(), years, strict=True))] == ["3", "4", "5"]
    assert not unasked.any()


def test_gains_of_no_passages_are_empty(view: View) -> None:
    none: list[Passage] = []

    assert gains(plan("Which pool?"), none, view, Covering()).shape == (0,)
    assert gains(plan("Which pool?"), none, view, Covering()).dtype == np.float32
