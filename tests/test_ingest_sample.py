"""The sample papers, read as a first run reads them, are what they are said to be."""

from pathlib import Path

import pytest
import yaml

from assistant.answering.pipeline import Tools
from assistant.documents import Access, Document, SourceState
from assistant.stores.view import View

CORPUS = Path(__file__).parents[1] / "eval" / "corpus"
FACTS = yaml.safe_load((CORPUS / "facts" / "documents.yaml").read_text(encoding="utf-8"))
JULY = "2024-25/2024-07-08"


@pytest.fixture(scope="module")
def view(sample_tools: Tools) -> View:
    return sample_tools.library.view(frozenset({Access.PUBLIC, Access.EXEMPT}))


@pytest.fixture(scope="module")
def papers(view: View) -> dict[str, Document]:
    return {s.path: view.documents[s.document_id] for s in view.sources() if s.document_id}


def test_every_sample_paper_is_ready(view: View) -> None:
    assert {source.path for source in view.sources()} == set(FACTS)
    assert {source.state for source in view.sources()} == {SourceState.READY}


def test_standings_are_those_that_later_papers_prove(papers: dict[str, Document]) -> None:
    stated = {path: facts["standing"] for path, facts in FACTS.items() if "standing" in facts}

    assert {path: papers[path].standing.value for path in stated} == stated


def test_a_draft_gives_way_to_the_minutes_that_were_approved(papers: dict[str, Document]) -> None:
    draft = papers[f"{JULY}/draft-minutes-2024-07-08.docx"]
    approved = papers[f"{JULY}/minutes-2024-07-08-approved-as-amended.docx"]

    assert draft.superseded_by == approved.document_id
    assert approved.superseded_by is None


def test_minutes_that_no_meeting_has_replaced_stand(papers: dict[str, Document]) -> None:
    replaced = {path for path, paper in papers.items() if paper.superseded_by}

    assert replaced == {f"{JULY}/draft-minutes-2024-07-08.docx"}


def test_the_republished_report_is_the_same_paper(papers: dict[str, Document]) -> None:
    first = papers["2023-24/2023-10-09/report-mash-and-the-front-door.pdf"]
    folder = "2023-24/2023-10-09/supplement"
    second = papers[f"{folder}/item-18-mash-and-the-front-door-republished.pdf"]

    assert first == second


def test_only_the_exempt_paper_is_hidden_from_the_public(
    sample_tools: Tools, papers: dict[str, Document]
) -> None:
    public = sample_tools.library.view().documents
    hidden = {path for path, paper in papers.items() if paper.document_id not in public}

    assert hidden == {path for path, facts in FACTS.items() if facts.get("access") == "exempt"}


def test_every_passage_is_the_text_at_its_place(view: View) -> None:
    for document_id in view.documents:
        text = view.text_of(document_id)
        for passage in view.passages_of(document_id):
            assert passage.text == text[passage.locator.start : passage.locator.end]
