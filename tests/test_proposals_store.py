"""Proposals of a model in the stores: apart until accepted, hidden and erased with their paper."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.correcting import Correction, Verdict
from assistant.council import Exchange
from assistant.documents import Access
from assistant.errors import CorrectionError
from assistant.proposals import Proposal, ProposalState
from assistant.registers.remembered import reviews
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from assistant.stores.writer import Writer
from tests.stores_papers import DIMENSION, EMBEDDER, Paper, make_paper, vectors_of
from tests.test_stores_records import exchange_in

NOW = dt.datetime(2025, 3, 1, 9, tzinfo=dt.UTC)
FIRST = "Councillor Moss asked when the ramp would be mended."
LOOSE = "When would the lift be mended, Councillor Vale wondered."
PAPER = make_paper("Ramps", FIRST, LOOSE, "The meeting closed.")
BY_RULES = exchange_in(PAPER, FIRST)
BY_MODEL = exchange_in(PAPER, LOOSE)


def proposal(record: Exchange = BY_MODEL) -> Proposal:
    return Proposal(record, "ollama:invented", "abc", NOW)


def staged(folder: Path, *papers: Paper, records: tuple[Exchange, ...] = (BY_RULES,)) -> None:
    with Writer(StorePlace(folder), EMBEDDER, DIMENSION) as writer:
        for paper in papers:
            writer.stage(
                paper.source,
                paper.document,
                paper.text,
                paper.passages,
                vectors_of(paper),
                None,
                records,
            )
        writer.publish()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    staged(tmp_path, PAPER)
    opened = Library(StorePlace(tmp_path))
    yield opened
    opened.close()


def decide(library: Library, state: ProposalState) -> Proposal:
    return library.proposals.decide(
        BY_MODEL.record_id, state, by="Scrutiny Officer", at=NOW, reason="It is printed so."
    )


def test_a_proposal_is_no_record_until_it_is_accepted(library: Library) -> None:
    assert library.proposals.keep(PAPER.document.document_id, "part", [proposal()]) == 1

    view = library.view()
    assert view.records(Exchange) == [BY_RULES]
    assert view.records_as_read(Exchange) == [BY_RULES]

    decide(library, ProposalState.ACCEPTED)

    assert view.records(Exchange) == [BY_RULES, replace(BY_MODEL, passage_id=view.table.ids[1])]
    assert view.records_as_read(Exchange) == view.records(Exchange)
    assert reviews(view) == {BY_MODEL.record_id: Verdict.CONFIRM}
    [word] = library.corrections.of(BY_MODEL.record_id)
    assert (word.made_by, word.made_at) == ("Scrutiny Officer", NOW)


def test_a_refused_proposal_stays_refused_when_it_is_read_again(library: Library) -> None:
    document_id = PAPER.document.document_id
    library.proposals.keep(document_id, "part", [proposal()])
    decide(library, ProposalState.REFUSED)

    assert library.proposals.keep(document_id, "part", [proposal()]) == 0
    assert library.proposals.standing(ProposalState.WAITING) == []
    [kept] = library.proposals.of(document_id)
    assert (kept.state, kept.decided_by) == (ProposalState.REFUSED, "Scrutiny Officer")
    assert library.view().records(Exchange) == [BY_RULES]


def test_what_was_decided_cannot_be_decided_again(library: Library) -> None:
    library.proposals.keep(PAPER.document.document_id, "part", [proposal()])
    decide(library, ProposalState.REFUSED)

    with pytest.raises(CorrectionError, match="decided already"):
        decide(library, ProposalState.ACCEPTED)
    assert library.view().records(Exchange) == [BY_RULES]


def test_it_must_be_told_who_decides(library: Library) -> None:
    library.proposals.keep(PAPER.document.document_id, "part", [proposal()])
    with pytest.raises(CorrectionError, match="who decides"):
        library.proposals.decide(
            BY_MODEL.record_id, ProposalState.ACCEPTED, by=" ", at=NOW, reason="ok"
        )


def test_an_accepted_record_can_be_hidden_and_corrected_like_any_other(library: Library) -> None:
    library.proposals.keep(PAPER.document.document_id, "part", [proposal()])
    decide(library, ProposalState.ACCEPTED)

    def say(verdict: Verdict, **changes: str) -> None:
        word = Correction(
            BY_MODEL.record_id, BY_MODEL.document_id, verdict, changes, "Officer", NOW, "why"
        )
        library.corrections.add(library.view().records_as_read(Exchange)[-1], word)

    say(Verdict.CORRECT, item="5")
    assert library.view().records(Exchange)[-1].item == "5"
    say(Verdict.HIDE)
    assert library.view().records(Exchange) == [BY_RULES]


def test_what_rules_read_by_now_is_told_once(tmp_path: Path) -> None:
    staged(tmp_path, PAPER)
    library = Library(StorePlace(tmp_path))
    library.proposals.keep(PAPER.document.document_id, "part", [proposal()])
    decide(library, ProposalState.ACCEPTED)
    read_since = replace(BY_MODEL, record_id="exchange-by-rules", item="9")
    staged(tmp_path, PAPER, records=(BY_RULES, read_since))

    assert library.view().records(Exchange) == [BY_RULES, read_since]
    library.close()


def test_an_accepted_record_is_hidden_with_its_paper_and_restored_with_it(tmp_path: Path) -> None:
    staged(tmp_path, PAPER)
    library = Library(StorePlace(tmp_path))
    library.proposals.keep(PAPER.document.document_id, "part", [proposal()])
    decide(library, ProposalState.ACCEPTED)

    with Writer(StorePlace(tmp_path), EMBEDDER, DIMENSION) as writer:
        writer.withdraw(PAPER.document.document_id, "")
        writer.publish()
    assert library.view().records(Exchange) == []
    with Writer(StorePlace(tmp_path), EMBEDDER, DIMENSION) as writer:
        writer.restore(PAPER.document.document_id)
        writer.publish()

    assert len(library.view().records(Exchange)) == 2
    library.close()


def test_readers_without_clearance_see_no_accepted_record_of_an_exempt_paper(
    tmp_path: Path,
) -> None:
    exempt = replace(PAPER, document=replace(PAPER.document, access=Access.EXEMPT))
    staged(tmp_path, exempt)
    library = Library(StorePlace(tmp_path))
    library.proposals.keep(PAPER.document.document_id, "part", [proposal()])
    decide(library, ProposalState.ACCEPTED)

    assert library.view().records(Exchange) == []
    assert len(library.view(frozenset({Access.EXEMPT})).records(Exchange)) == 2
    library.close()


def test_removing_a_paper_erases_its_proposals(tmp_path: Path) -> None:
    staged(tmp_path, PAPER)
    library = Library(StorePlace(tmp_path))
    library.proposals.keep(PAPER.document.document_id, "part", [proposal()])
    library.close()

    with Writer(StorePlace(tmp_path), EMBEDDER, DIMENSION) as writer:
        writer.remove(PAPER.document.document_id)
        writer.publish()

    with sqlite3.connect(tmp_path / "scrutiny.db") as database:
        left = [
            database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("proposals", "proposal_parts")
        ]
    assert left == [0, 0]


def test_nothing_is_kept_of_a_paper_that_was_erased_meanwhile(library: Library) -> None:
    assert library.proposals.keep("gone", "part", [proposal()]) == 0
    assert list(library.proposals.standing(ProposalState.WAITING)) == []


def test_the_parts_that_were_read_are_known(library: Library) -> None:
    document_id = PAPER.document.document_id
    library.proposals.keep(document_id, "first", [])
    library.proposals.keep(document_id, "first", [])
    library.proposals.keep(document_id, "second", [proposal()])

    assert library.proposals.parts_read(document_id) == {"first", "second"}
