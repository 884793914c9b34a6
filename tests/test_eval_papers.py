"""Where pages, rows and quotations stand in the papers that questions are about."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.cases import Support
from eval.papers import Papers, PlaceError
from tests.scored_papers import MINUTES, PLAN, REPORT, SAID, TWIN, write_papers


@pytest.fixture
def papers(tmp_path: Path) -> Papers:
    return write_papers(tmp_path)


def test_a_paper_without_pages_has_no_page_places(papers: Papers) -> None:
    assert papers[MINUTES].page_places == papers[PLAN].page_places == ()
    assert papers[MINUTES].page_of(0) is None
    assert papers[MINUTES].printed_pages == ()


def test_each_page_of_a_pdf_has_its_place(papers: Papers) -> None:
    report = papers[REPORT]
    first, second = report.page_places
    assert (first.start, second.end) == (0, len(report.text))
    assert report.page_of(0) == 1
    assert report.page_of(report.text.index("Costs were")) == 2
    assert report.page_of(len(report.text)) is None


def test_proof_on_a_page_of_a_paper_without_pages_is_refused(papers: Papers) -> None:
    with pytest.raises(PlaceError, match="has no page 1"):
        papers.resolve(Support(group="a", doc=MINUTES, page=1, quote=SAID))


def test_a_quotation_is_found_whatever_its_white_space(papers: Papers) -> None:
    quote = "14 of the\n 18  actions were complete"
    found = papers.resolve(Support(group="a", doc=MINUTES, quote=quote))
    assert papers[MINUTES].text[found.start : found.end] == "14 of the 18 actions were complete"


def test_the_nth_place_of_a_quotation_is_taken_and_a_missing_one_named(papers: Papers) -> None:
    second = papers.resolve(Support(group="a", doc=MINUTES, nth=2, quote="Councillor"))
    assert papers[MINUTES].text[second.start :].startswith("Councillor Moss")
    with pytest.raises(PlaceError, match=r"does not stand 3 times in 'minutes\.md'"):
        papers.resolve(Support(group="a", doc=MINUTES, nth=3, quote="Councillor"))


def test_files_of_one_text_are_the_same_paper(papers: Papers) -> None:
    assert papers.same(MINUTES, TWIN)
    assert not papers.same(MINUTES, PLAN)
    assert not papers.same(MINUTES, "nowhere.md")
