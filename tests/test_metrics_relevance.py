"""Gold quotations become relevant passages, whatever the cut of the papers."""

from __future__ import annotations

import math

import pytest

from eval.cases import TableGold
from eval.errors import EvaluationError
from eval.extraction.anchors import anchor_of
from eval.metrics.tables import same_value, table_exact
from eval.papers import Papers
from eval.relevance import GoldPlace, Index, relevant_to
from eval.runs import IndexedPassage
from tests.scored_papers import (
    MINUTES,
    PLAN,
    SAID,
    TWIN,
    case_of,
    counted,
    passages_of,
    rows_of,
    write_papers,
)

GOLD = GoldPlace("a", 100, 200)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    return write_papers(tmp_path_factory.mktemp("papers"))


def _passage(name: str, start: int, end: int) -> IndexedPassage:
    return IndexedPassage(id=name, doc="a", start=start, end=end)


@pytest.mark.parametrize(
    ("start", "end", "is_relevant"),
    [
        (0, 150, True),
        (0, 149, False),
        (90, 110, True),
        (89, 110, False),
        (80, 110, False),
        (0, 999, True),
        (200, 300, False),
    ],
)
def test_half_of_the_quotation_or_half_of_the_passage_makes_it_relevant(
    start: int, end: int, is_relevant: bool
) -> None:
    always = _passage("always", 100, 200)
    found = relevant_to(GOLD, [always, _passage("p", start, end)])
    assert ("p" in found) == is_relevant


def test_where_no_passage_holds_enough_the_nearest_one_is_relevant() -> None:
    passages = [_passage("c", 0, 110), _passage("b", 0, 130), _passage("a", 170, 999)]
    assert relevant_to(GOLD, passages) == {"a"}
    assert relevant_to(GOLD, [_passage("x", 0, 90)]) == frozenset()
    assert relevant_to(GOLD, []) == frozenset()


def test_a_quotation_finds_its_passage_and_its_twin_once(papers: Papers) -> None:
    index = Index(passages_of(papers), papers)
    relevance = index.relevance_of(case_of())
    assert relevance.relevant == {"m2"}
    assert [papers[p.doc].text[p.start : p.end] for p in relevance.places] == [
        "14 of the 18 actions were complete"
    ]
    assert index.ranking(["t2", "m3", "m2"]) == ["m2", "m3", "m2 again at 3"]


def test_a_quotation_in_the_twin_is_held_by_the_passages_of_either(papers: Papers) -> None:
    only = [passage for passage in passages_of(papers) if passage.doc != TWIN]
    case = case_of(support=[{"group": "a", "doc": TWIN, "quote": SAID}])
    assert Index(only, papers).relevance_of(case).relevant == {"m2"}


def test_groups_hold_alternatives_and_hashes_are_found(papers: Papers) -> None:
    anchor = anchor_of("asked about opening hours")
    hashed = {"words": anchor.words, "hash": anchor.hash}
    case = case_of(
        support=[
            {"group": "a", "doc": MINUTES, "quote": "14 of the 18"},
            {"group": "a", "doc": PLAN, "quote": "1.1 | Review thresholds | Director | Complete"},
            {"group": "b", "doc": MINUTES, "quote": hashed},
        ]
    )
    groups = Index(passages_of(papers), papers).relevance_of(case).groups
    assert [(group.name, group.relevant) for group in groups] == [
        ("a", frozenset({"m2", "r1"})),
        ("b", frozenset({"m3"})),
    ]


def test_a_quotation_that_is_not_there_is_an_error(papers: Papers) -> None:
    case = case_of(support=[{"group": "a", "doc": MINUTES, "quote": "nothing of the kind"}])
    with pytest.raises(EvaluationError, match="does not stand"):
        Index([], papers).relevance_of(case)


def test_a_table_value_needs_just_the_rows_that_match(papers: Papers) -> None:
    passages = passages_of(papers)
    gold = TableGold(doc=PLAN, op="count", where={"Status": "Complete"}, value=2)
    right = rows_of(passages, "r1", "r3")
    assert table_exact(gold, [counted("5", right), counted("2", right)], papers) == 1
    assert table_exact(gold, [counted("3", right)], papers) == 0
    assert table_exact(gold, [counted("2", rows_of(passages, "r1", "r2"))], papers) == 0
    assert table_exact(gold, [counted("2", rows_of(passages, "r1", "r2", "r3"))], papers) == 0
    assert table_exact(gold, [counted("2", rows_of(passages, "r1", "r3", "m2"))], papers) == 0
    assert table_exact(gold, [counted("2", ())], papers) == 0
    assert table_exact(gold, [], papers) == 0
    assert math.isnan(table_exact(None, [counted("2", right)], papers))


def test_values_are_compared_as_numbers_dates_and_lists() -> None:
    assert same_value("1,234", 1234)
    assert same_value("31 March 2025", "31/03/2025")
    assert same_value("1.3; 1.1", ("1.1", "1.3"))
    assert same_value("Head of Service", "head of service")
    assert not same_value("March 2025", "31/03/2025")
    assert not same_value("1.1", ("1.1", "1.3"))
    assert not same_value("late", 3)
