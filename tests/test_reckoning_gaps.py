"""Points on what an answer's own sources leave out: comparison, period, children heard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from assistant.actions import ActionItem, ActionPlan
from assistant.answering.pipeline import Tools
from assistant.answering.planning import plan_question
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.points import gaps
from assistant.answers import Citation, Question
from assistant.council import Figure, Record
from assistant.spans import Span
from assistant.stores.records import Kind


class _Held(Ledger):
    """A ledger that holds the records it is given, on the sample's papers."""

    def __init__(self, tools: Tools, held: Sequence[Record]) -> None:
        super().__init__(tools.library.view(), plan_question(Question("How many actions?"), ()))
        self._held = held

    def records(self, kind: type[Kind], *, replaced: bool = False) -> Sequence[Kind]:
        return [each for each in self._held if isinstance(each, kind)]


def figure(document_id: str, measure: str, day: dt.date | None, start: int = 0) -> Figure:
    span = Span(start, start + 3, "401")
    return Figure(
        record_id=f"figure-{start}",
        document_id=document_id,
        passage_id="",
        span=span,
        measure=measure,
        figure=span,
        value=401.0,
        unit="children",
        day=day,
    )


def cited(document_id: str, ledger: Ledger, end: int = 5) -> Citation:
    document = ledger.document(document_id)
    return Citation(
        number=1, passage_id="", document_id=document_id, file=document.file, title=document.title,
        kind=document.kind, source_type=document.source_type, committee=None, date=None,
        date_is=document.date.date_is, standing=document.standing, item=None, heading=None,
        page=None, page_label=None, quote="", start=0, end=end, ocr=False, changed_by=None, url="",
    )  # fmt: skip


@pytest.fixture
def paper(sample_tools: Tools) -> str:
    return next(iter(sample_tools.library.view().documents))


DAY = dt.date(2024, 9, 30)


def test_a_number_without_a_day_or_period_is_asked_about(sample_tools: Tools, paper: str) -> None:
    ledger = _Held(sample_tools, [figure(paper, "children taught at home", None)])

    [point] = gaps.gaps_in([cited(paper, ledger)], ledger)

    assert point.basis == "F6"
    assert point.question == "For what day or period was this counted: children taught at home?"


def test_a_number_that_stands_alone_is_asked_to_be_compared(
    sample_tools: Tools, paper: str
) -> None:
    ledger = _Held(sample_tools, [figure(paper, "children taught at home", DAY)])

    [point] = gaps.gaps_in([cited(paper, ledger)], ledger)

    assert point.question.startswith("How does this compare with earlier periods")
    assert "“401” (30 September 2024)" in point.because


def test_a_number_with_another_of_the_same_measure_is_left_alone(
    sample_tools: Tools, paper: str
) -> None:
    earlier = figure(paper, "children known to be taught at home", dt.date(2023, 9, 30), start=90)
    ledger = _Held(sample_tools, [figure(paper, "children taught at home", DAY), earlier])

    assert gaps.gaps_in([cited(paper, ledger)], ledger) == ()


def plan_with_a_row(document_id: str, title: str, row: str) -> list[Record]:
    span = Span(0, len(row), row)
    plan = ActionPlan(
        record_id="plan", document_id=document_id, passage_id="", span=span, title=title,
        lineage=title, position_at=DAY, position_from="printed",
    )  # fmt: skip
    item = ActionItem(
        record_id="row", document_id=document_id, passage_id="", span=span, plan_id="plan",
        order=1, ref="1", action=row,
    )  # fmt: skip
    return [plan, item]


@pytest.mark.parametrize(
    ("title", "row", "bases"),
    [
        ("Child Q action plan", "Reissue the procedure", ["F9"]),
        ("Child Q action plan", "Ask the Youth Cabinet for its views", []),
        ("Child Q action plan", "Survey of young people in care", []),
        ("Flood recovery plan", "Reissue the procedure", []),
    ],
)
def test_a_plan_on_children_that_hears_none_is_asked_about(
    sample_tools: Tools, paper: str, title: str, row: str, bases: list[str]
) -> None:
    ledger = _Held(sample_tools, plan_with_a_row(paper, title, row))

    points = gaps.gaps_in([cited(paper, ledger)], ledger)

    assert [point.basis for point in points] == bases
