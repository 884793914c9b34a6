"""Rules alone against rules and scripted readers of irregular minutes: what the figures rest on."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from typer.testing import CliRunner

from eval.extraction.__main__ import IRREGULAR, app, read_for_scoring
from eval.extraction.gold_readers import every_lie, faithful_rows, shown_in
from eval.extraction.labels import Label, hashed
from eval.extraction.proposal_scoring import Compared, compare_readers, read_irregular
from ingest.extracting.records import extract_records
from ingest.proposing.asking import MAX_ROWS, Row, request_for
from ingest.proposing.parts import irregular_parts
from tests.irregular_minutes import ASKED, LIFTS, PARTS, minutes, only_part

REQUEST = request_for(only_part(irregular_parts(minutes())))


@pytest.fixture(scope="module")
def compared() -> Mapping[str, Compared]:
    papers = []
    for labels in read_irregular(IRREGULAR):
        paper = read_for_scoring(IRREGULAR / labels.file, labels.file)
        papers.append((labels, paper, extract_records(paper)))
    return compare_readers(papers)


def label(**fields: object) -> Label:
    kept = hashed({"scope": {"all": True}, "records": [{"type": "exchange", **fields}]})
    records = kept["records"]
    assert isinstance(records, list)
    return Label.model_validate(records[0])


ASKS = label(
    quote="why the lifts had been out of order since May",
    asker="Cllr Ostrow",
    answer_quote="Parts from abroad",
    speaker="Head of Repairs",
)


def test_every_quotation_of_the_labels_is_in_the_minutes(compared: Mapping[str, Compared]) -> None:
    assert all(score.unplaced == 0 for each in compared.values() for score in each.scores.values())
    assert compared["rules alone"].total().found > 20


def test_a_faithful_reader_finds_more_and_invents_next_to_nothing(
    compared: Mapping[str, Compared],
) -> None:
    alone = compared["rules alone"].total()
    helped = compared["rules + faithful reader"].total()
    assert helped.recall >= alone.recall + 0.25
    assert helped.precision >= 0.95


def test_a_sloppy_reader_never_makes_records_worse(compared: Mapping[str, Compared]) -> None:
    alone = compared["rules alone"].total()
    sloppy = compared["rules + sloppy reader"]
    assert sloppy.lies.total() > 15
    assert sloppy.total().precision >= alone.precision - 0.03
    assert sloppy.total().recall >= alone.recall


def test_wrong_names_figures_and_roles_are_dropped(compared: Mapping[str, Compared]) -> None:
    lies = compared["rules + faithful reader"].every_lie
    assert lies.total() > 100
    kept = {kind: count for (kind, dropped), count in lies.items() if not dropped}
    assert sum(kept.values()) <= 0.03 * lies.total(), kept


def test_a_faithful_row_names_only_what_the_request_shows() -> None:
    [row] = faithful_rows([ASKS, label(quote="words of another part of the paper")], REQUEST)
    assert row == Row.model_validate(ASKED)


def test_no_more_rows_are_given_than_are_asked_for() -> None:
    assert len(faithful_rows([ASKS] * 20, REQUEST)) == MAX_ROWS


def test_each_planted_fault_changes_the_row_in_one_way() -> None:
    [row] = faithful_rows([ASKS], REQUEST)
    lies = {lie.kind: lie.row for lie in every_lie(row, shown_in(REQUEST))}
    assert set(lies) == {
        "another person of the part",
        "a person who is not printed",
        "another figure",
        "roles swapped",
        "another kind",
    }
    assert lies["roles swapped"].who == row.answered_by
    assert lies["another figure"].answer not in f"{LIFTS} {PARTS}"
    assert all(each != row for each in lies.values())


def test_about_a_third_of_a_sloppy_readers_rows_are_wrong(
    compared: Mapping[str, Compared],
) -> None:
    sloppy = compared["rules + sloppy reader"]
    assert 0.2 < sloppy.lies.total() / sloppy.rows < 0.5
    kinds = {kind for kind, _ in sloppy.lies}
    assert len(kinds) >= 4


def test_the_command_prints_intervals_and_what_was_dropped() -> None:
    done = CliRunner().invoke(app, ["proposals"], env={"COLUMNS": "200"})
    assert done.exit_code == 0
    assert "rules + faithful reader" in done.stdout
    assert "dropped with each fault" in " ".join(done.stdout.split())
