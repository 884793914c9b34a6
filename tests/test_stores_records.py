"""Records in the stores: kept with their paper, corrected by officers, erased with it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.actions import DueDate
from assistant.correcting import Correction, Verdict
from assistant.council import AnswerClass, Commitment, Exchange, Reply, Strength
from assistant.documents import Access
from assistant.errors import CorrectionError
from assistant.spans import Span
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from assistant.stores.writer import Writer
from tests.stores_papers import BUDGET, DIMENSION, EMBEDDER, EXEMPT, Paper, vectors_of


def span_of(paper: Paper, words: str) -> Span:
    start = paper.text.index(words)
    return Span(start, start + len(words), words)


def exchange_in(paper: Paper, words: str) -> Exchange:
    span = span_of(paper, words)
    return Exchange(
        record_id=f"exchange-{words[:12]}",
        document_id=paper.document.document_id,
        passage_id=paper.passages[0].passage_id,
        span=span,
        committee="Audit Committee",
        day=dt.date(2025, 1, 14),
        item="4",
        item_title=None,
        askers=(),
        question=span,
        replies=(Reply(None, span),),
        answer_class=AnswerClass.DIRECT,
    )


def stage(writer: Writer, paper: Paper, *records: Exchange | Commitment) -> None:
    writer.stage(
        paper.source, paper.document, paper.text, paper.passages, vectors_of(paper), None, records
    )


def word_of_officer(record: Exchange, verdict: Verdict, **changes: str) -> Correction:
    return Correction(
        record_id=record.record_id,
        document_id=record.document_id,
        verdict=verdict,
        changes=dict(changes),
        made_by="Scrutiny Officer",
        made_at=dt.datetime(2025, 2, 1, tzinfo=dt.UTC),
        reason="checked against the recording",
    )


ASKED = exchange_in(BUDGET, "Councillor Ashdown asked when the audit would be completed.")


@pytest.fixture
def place(tmp_path: Path) -> StorePlace:
    place = StorePlace(tmp_path)
    with Writer(place, EMBEDDER, DIMENSION) as writer:
        stage(writer, BUDGET, ASKED)
        writer.publish()
    return place


def test_records_come_back_as_they_were_staged(place: StorePlace) -> None:
    library = Library(place)

    assert list(library.view().records(Exchange)) == [ASKED]
    assert list(library.view().records(Commitment)) == []
    library.close()


def test_staging_the_same_records_again_publishes_nothing(place: StorePlace) -> None:
    with Writer(place, EMBEDDER, DIMENSION) as writer:
        stage(writer, BUDGET, ASKED)

        assert writer.publish() == 1


def test_new_records_of_a_paper_replace_the_old_ones(place: StorePlace) -> None:
    promise = Commitment(
        record_id="commitment-1",
        document_id=BUDGET.document.document_id,
        passage_id=BUDGET.passages[0].passage_id,
        span=span_of(BUDGET, "the report be noted"),
        committee=None,
        day=None,
        item=None,
        item_title=None,
        who=None,
        what=span_of(BUDGET, "the report"),
        to_whom=None,
        due=DueDate("by May", dt.date(2025, 5, 1), dt.date(2025, 5, 31)),
        strength=Strength.FIRM,
    )
    library = Library(place)
    before = library.view()
    with Writer(place, EMBEDDER, DIMENSION) as writer:
        stage(writer, BUDGET, promise)
        writer.publish()

    assert list(library.view().records(Exchange)) == []
    assert list(library.view().records(Commitment)) == [promise]
    assert list(before.records(Exchange)) == [ASKED]
    library.close()


def test_records_of_exempt_papers_are_not_shown_to_the_public(place: StorePlace) -> None:
    secret = exchange_in(EXEMPT, "The zebrafinch placement costs £4,200 a week.")
    with Writer(place, EMBEDDER, DIMENSION) as writer:
        stage(writer, EXEMPT, secret)
        writer.publish()
    library = Library(place)

    cleared = library.view(frozenset({Access.PUBLIC, Access.EXEMPT}))

    assert list(library.view().records(Exchange)) == [ASKED]
    assert list(cleared.records(Exchange)) == [ASKED, secret]
    library.close()


def test_a_record_must_be_of_the_paper_and_of_its_passages(tmp_path: Path) -> None:
    with (
        Writer(StorePlace(tmp_path), EMBEDDER, DIMENSION) as writer,
        pytest.raises(ValueError, match="is not of"),
    ):
        stage(writer, BUDGET, replace(ASKED, passage_id="elsewhere"))


def test_a_correction_changes_what_is_read_and_keeps_the_original(place: StorePlace) -> None:
    library = Library(place)
    view = library.view()

    library.corrections.add(ASKED, word_of_officer(ASKED, Verdict.CORRECT, answer_class="partial"))

    assert view.records(Exchange)[0].answer_class is AnswerClass.PARTIAL
    assert list(view.records_as_read(Exchange)) == [ASKED]
    [made] = view.corrections()[ASKED.record_id]
    assert (made.made_by, made.reason) == ("Scrutiny Officer", "checked against the recording")
    library.close()


def test_a_correction_outlives_reading_the_paper_again(place: StorePlace) -> None:
    library = Library(place)
    library.corrections.add(ASKED, word_of_officer(ASKED, Verdict.CORRECT, item="5"))
    with Writer(place, EMBEDDER, DIMENSION) as writer:
        stage(writer, BUDGET, replace(ASKED, item_title="Audit"))
        writer.publish()

    [read] = library.view().records(Exchange)

    assert (read.item, read.item_title) == ("5", "Audit")
    library.close()


def test_a_hidden_record_is_left_out_until_it_is_restored(place: StorePlace) -> None:
    library = Library(place)
    view = library.view()

    library.corrections.add(ASKED, word_of_officer(ASKED, Verdict.HIDE))
    hidden = list(view.records(Exchange))
    library.corrections.add(ASKED, word_of_officer(ASKED, Verdict.RESTORE))

    assert hidden == []
    assert list(view.records(Exchange)) == [ASKED]
    library.close()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"answer_class": "evasive"}, "'answer_class' cannot have this value"),
        ({"span": "0"}, "'span' is no field"),
        ({"colour": "red"}, "'colour' is no field"),
    ],
)
def test_a_wrong_correction_is_refused_and_changes_nothing(
    place: StorePlace, changes: dict[str, str], told: str
) -> None:
    library = Library(place)

    with pytest.raises(CorrectionError, match=told):
        library.corrections.add(ASKED, word_of_officer(ASKED, Verdict.CORRECT, **changes))

    assert list(library.view().records(Exchange)) == [ASKED]
    assert library.corrections.of(ASKED.record_id) == []
    library.close()


def test_removing_a_paper_erases_its_records_and_their_corrections(place: StorePlace) -> None:
    library = Library(place)
    library.corrections.add(ASKED, word_of_officer(ASKED, Verdict.CONFIRM))
    with Writer(place, EMBEDDER, DIMENSION) as writer:
        writer.remove(BUDGET.document.document_id)
        writer.publish()

    assert list(library.view().records(Exchange)) == []
    assert library.corrections.of(ASKED.record_id) == []
    assert b"checked against the recording" not in (place.folder / "scrutiny.db").read_bytes()
    library.close()
