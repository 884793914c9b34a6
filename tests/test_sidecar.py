"""What officers state in papers.yaml."""

import datetime as dt
from pathlib import Path, PurePosixPath

import pytest

from assistant.documents import Access, DateIs, DocumentKind
from assistant.errors import SidecarError
from ingest.classifying import Facts
from ingest.sidecar import Sidecars


def test_stated_facts_win_over_read_ones(tmp_path: Path) -> None:
    (tmp_path / "papers.yaml").write_text(
        '"*.pdf": {authority: Aldermere Borough Council}\n'
        "plan.pdf: {kind: action_plan, date: 2025-03-01}\n"
    )

    facts = Sidecars(tmp_path).facts_for(PurePosixPath("plan.pdf")).over(Facts("Plan"))

    assert facts.kind is DocumentKind.ACTION_PLAN
    assert facts.authority == "Aldermere Borough Council"
    assert (facts.date.day, facts.date.date_is) == (dt.date(2025, 3, 1), DateIs.POSITION)


def test_an_inner_folder_wins(tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    (tmp_path / "papers.yaml").write_text('"*": {access: public}\n')
    (tmp_path / "private" / "papers.yaml").write_text('"*": {access: exempt}\n')

    stated = Sidecars(tmp_path).facts_for(PurePosixPath("private/a.pdf"))

    assert stated.access is Access.EXEMPT


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a.pdf: {kind: leaflet}", "kind"),
        ("a.pdf: {colour: red}", "colour"),
        ("a.pdf: [", "not YAML"),
        ("- a.pdf", "the whole file"),
        ("a.pdf: {date: yesterday}", "date"),
    ],
)
def test_a_wrong_sidecar_says_where(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "papers.yaml").write_text(text)

    with pytest.raises(SidecarError, match=told):
        Sidecars(tmp_path).facts_for(PurePosixPath("a.pdf"))


def test_a_changed_statement_changes_the_digest(tmp_path: Path) -> None:
    (tmp_path / "papers.yaml").write_text("a.pdf: {kind: minutes}\n")
    before = Sidecars(tmp_path).facts_for(PurePosixPath("a.pdf")).digest()
    (tmp_path / "papers.yaml").write_text("a.pdf: {kind: agenda}\n")

    assert Sidecars(tmp_path).facts_for(PurePosixPath("a.pdf")).digest() != before
