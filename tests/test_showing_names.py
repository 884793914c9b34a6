"""A computed sentence cites a place that prints each name it uses, or is not shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.answering.citing import Citations
from assistant.answering.reckoning.reckoned import Claim, Computed, Operation, Proof, Reckoned
from assistant.answering.reckoning.showing import Shower, Shown
from assistant.answering.wordings import wording_of
from assistant.answers import AnswerStatus, Basis
from assistant.stores.view import View
from tests.invented_minutes import Minutes, view_of

ROWS = "1.1 Map each gully: complete. 1.2 Buy a vehicle: open."
PACK = Minutes(
    "Public reports pack",
    dt.date(2026, 3, 9),
    [
        "9. Staithe Lane flood\naction plan: progress",
        "The position is as at 16 February 2026.",
        ROWS,
    ],
)
NOTE = Minutes("Decision notice", dt.date(2026, 4, 1), ["1. That recommendation 3 be rejected."])


@pytest.fixture
def view(tmp_path: Path) -> View:
    return view_of(tmp_path, PACK, NOTE)


def _shown(view: View, text: str, *proofs: Proof) -> Shown | None:
    value = Computed("complete", Operation.COUNT, "1", ("row-1",))
    claim = Claim(text, Basis.COMPUTED, proofs, (value,))
    other = Claim("“1.2 Buy a vehicle”", Basis.QUOTATION, (_proof(PACK, "1.2 Buy a vehicle"),))
    answer = Reckoned(AnswerStatus.ANSWERED, (claim, other), "for a test")
    return Shower(view, Citations(view)).show(answer)


def _proof(paper: Minutes, words: str) -> Proof:
    return Proof(paper.document_id, paper.span(words))


def _quotes(view: View, text: str, *proofs: Proof) -> Sequence[str]:
    citations = Citations(view)
    value = Computed("complete", Operation.COUNT, "1", ("row-1",))
    claim = Claim(text, Basis.COMPUTED, proofs, (value,))
    Shower(view, citations).show(Reckoned(AnswerStatus.ANSWERED, (claim,), "for a test"))
    return [citation.quote for citation in citations.all]


def test_the_line_that_prints_a_plans_name_is_cited_beside_its_rows(view: View) -> None:
    quotes = _quotes(
        view, "1 action of the Staithe Lane plan is complete.", _proof(PACK, "1.1 Map each gully")
    )
    assert quotes == ["1.1 Map each gully", "9. Staithe Lane flood"]


def test_a_name_that_its_citations_print_needs_no_more(view: View) -> None:
    row = _proof(PACK, "9. Staithe Lane flood")
    assert _quotes(view, "1 action of the Staithe Lane plan is complete.", row) == [
        "9. Staithe Lane flood"
    ]


def test_the_name_may_stand_in_another_paper_of_the_answer(view: View) -> None:
    row = _proof(NOTE, "1. That recommendation 3 be rejected.")
    shown = _shown(view, "Of Staithe Lane, 1 was rejected.", row)
    assert shown is not None
    assert len(shown.sentences[0].citations) == 2


@pytest.mark.parametrize(
    "text",
    [
        "1 action of the Netherby plan is complete.",
        "On 3 March 2026, 1 action was complete.",
        "1 of the three actions is complete.",
        "1 action was complete in 2024/25.",
    ],
)
def test_a_name_date_or_number_that_no_cited_paper_prints_is_not_shown(
    view: View, text: str
) -> None:
    assert _shown(view, text, _proof(PACK, ROWS)) is None


@pytest.mark.parametrize(
    "text",
    [
        "On 9 March 2026 (item 4), 1 action was complete.",
        "On 16 February 2026, one action was complete. Later papers are silent.",
        "The Children’s Services Overview and Scrutiny Committee heard of 1.",
    ],
)
def test_what_a_reader_sees_of_a_citation_proves_it(view: View, text: str) -> None:
    both = (_proof(PACK, "The position is as at 16 February 2026."), _proof(PACK, ROWS))
    assert _shown(view, text, *both) is not None


def test_a_person_with_a_title_is_named_by_the_surname() -> None:
    said = wording_of("Asked by Councillor Rosalind Amberley and by Dr Keswick.")
    assert said.unnamed(["Cllr R Amberley asked; Dr Keswick too"]) == []
    assert said.unnamed(["Cllr R Ambler asked"]) == ["Councillor Rosalind Amberley", "Dr Keswick"]
