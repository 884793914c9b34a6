import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answers import (
    Answer,
    AnswerStatus,
    Basis,
    Citation,
    CommitteePoint,
    FollowUps,
    Searched,
    Sentence,
    Table,
    TableRow,
)
from assistant.documents import DateIs, DocumentKind, SourceType, Standing
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from assistant.stores.writer import Writer
from tests.stores_papers import BUDGET, DIMENSION, EMBEDDER, SAFEGUARDING, Paper, stage


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library(StorePlace(tmp_path / "store"))
    yield opened
    opened.close()


def make_answer(answer_id: str, conversation_id: str, paper: Paper = BUDGET) -> Answer:
    passage = paper.passages[0]
    citation = Citation(
        number=1,
        passage_id=passage.passage_id,
        document_id=paper.document.document_id,
        file=paper.document.file,
        title=paper.document.title,
        kind=DocumentKind.MINUTES,
        source_type=SourceType.COUNCIL,
        committee="Overview and Scrutiny Committee",
        date=dt.date(2026, 1, 14),
        date_is=DateIs.MEETING,
        standing=Standing.APPROVED,
        item="41.2",
        heading=None,
        page=4,
        page_label="2",
        quote=passage.text,
        start=passage.locator.start,
        end=passage.locator.end,
        ocr=False,
        changed_by=None,
        url="/sources/1",
    )
    return Answer(
        answer_id,
        conversation_id,
        "Is it balanced?",
        "Is the budget balanced?",
        AnswerStatus.ANSWERED,
        (Sentence(f"“{passage.text}”", Basis.QUOTATION, (1,)),),
        (citation,),
        tables=(Table("Audits", ("What", "When"), (TableRow(("One", "Q3"), (1,)),)),),
        follow_ups=FollowUps(("When?",), (CommitteePoint("Why?", "No date.", "F1", (1,)),)),
        searched=Searched(2, 5, dt.date(2026, 1, 14), ("Overview",)),
        as_of=dt.date(2026, 2, 1),
        generation=3,
        timings_ms={"plan": 1.5},
    )


def test_an_answer_comes_back_as_it_was_saved(library: Library) -> None:
    answer = make_answer("a1", "c1")

    library.answers.save(answer, {"ranking": [{"row": 1, "score": 0.5}], "day": dt.date.min})

    assert library.answers.answer("a1") == answer
    assert library.answers.trace("a1") == {
        "ranking": [{"row": 1, "score": 0.5}],
        "day": "0001-01-01",
    }
    assert library.answers.answer("a2") is None
    assert library.answers.trace("a2") is None


def test_saving_again_replaces(library: Library) -> None:
    library.answers.save(make_answer("a1", "c1"), {})
    library.answers.save(make_answer("a1", "c1", SAFEGUARDING), {"second": True})

    assert library.answers.turns("c1") == [make_answer("a1", "c1", SAFEGUARDING)]
    assert library.answers.trace("a1") == {"second": True}


def test_a_conversation_is_told_in_order_and_deleted_whole(library: Library) -> None:
    for answer_id in ("z", "b", "m"):
        library.answers.save(make_answer(answer_id, "c1"), {})
    library.answers.save(make_answer("other", "c2"), {})
    assert [answer.answer_id for answer in library.answers.turns("c1")] == ["z", "b", "m"]

    library.answers.delete_conversation("c1")

    assert library.answers.turns("c1") == []
    assert library.answers.answer("b") is None
    assert library.answers.answer("other") is not None


def test_answers_are_saved_while_another_connection_writes(
    library: Library, tmp_path: Path
) -> None:
    with Writer(StorePlace(tmp_path / "store"), EMBEDDER, DIMENSION) as writer:
        for number, paper in enumerate((BUDGET, SAFEGUARDING)):
            stage(writer, paper)
            library.answers.save(make_answer(str(number), "c1"), {})
        writer.publish()

    assert len(library.answers.turns("c1")) == 2


def test_removing_a_paper_deletes_the_answers_that_quote_it(
    library: Library, tmp_path: Path
) -> None:
    with Writer(StorePlace(tmp_path / "store"), EMBEDDER, DIMENSION) as writer:
        stage(writer, BUDGET, SAFEGUARDING)
        writer.publish()
        library.answers.save(make_answer("quotes", "c1"), {})
        other = make_answer("ranked", "c1", SAFEGUARDING)
        library.answers.save(other, {"rows": [BUDGET.passages[1].passage_id]})
        library.answers.save(make_answer("apart", "c1", SAFEGUARDING), {"kept": 1})

        writer.remove(BUDGET.document.document_id)
        writer.publish()

    assert library.answers.answer("quotes") is None
    assert library.answers.answer("ranked") == other
    assert library.answers.trace("ranked") == {}
    assert library.answers.trace("apart") == {"kept": 1}
