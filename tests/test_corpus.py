"""The sample corpus: built from its sources, and true to the facts stated about it."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest
import yaml
from PIL import Image, ImageChops, ImageStat

from assistant.documents import DocumentKind, SourceType, Standing
from eval.corpus.build import PAPERS, SOURCES, render
from eval.corpus.rendering.blocks import Table, parse_blocks
from eval.corpus.rendering.sources import PaperSource, read_sources
from eval.corpus.rendering.zipped import same_content

CORPUS = PAPERS.parent
FACTS = CORPUS / "facts"
ALL_SOURCES = read_sources(SOURCES)
DRAWN = [source for source in ALL_SOURCES if source.form != "scan"]
(SCAN,) = [source for source in ALL_SOURCES if source.form == "scan"]
BY_FILE = {source.file: source for source in ALL_SOURCES}
# The mean difference of two pictures, of 255, that another version of the libraries may make.
OTHER_INK = 2.0
WEEKDAY = re.compile(
    r"\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),? (\d{1,2} [A-Z][a-z]+ \d{4})"
)
QUOTE_OF = {"quote": "source", "closed_quote": "closed_by", "draft_quote": "draft"} | {
    "approved_quote": "approved",
    "resolved_quote": "resolved_in",
    "response_quote": "response_source",
}


def _plain(text: str) -> str:
    return text.replace("**", "")


def _load(name: str) -> object:
    return yaml.safe_load((FACTS / name).read_text(encoding="utf-8"))


def _mappings(value: object) -> list[dict[str, object]]:
    """Return every mapping inside `value`, at any depth."""
    if isinstance(value, dict):
        return [value, *(inner for part in value.values() for inner in _mappings(part))]
    if isinstance(value, list):
        return [inner for part in value for inner in _mappings(part)]
    return []


@pytest.mark.parametrize("source", DRAWN, ids=lambda source: source.output)
def test_a_rebuilt_paper_has_the_content_that_is_committed(source: PaperSource) -> None:
    assert same_content(render(source), (PAPERS / source.output).read_bytes())


def test_the_scan_is_a_picture_without_a_text_layer() -> None:
    committed = (PAPERS / SCAN.output).read_bytes()
    assert _pdf_text(committed).strip() == ""


def test_a_rebuilt_scan_looks_the_same() -> None:
    before = _first_page((PAPERS / SCAN.output).read_bytes())
    after = _first_page(render(SCAN))
    assert before.size == after.size
    assert ImageStat.Stat(ImageChops.difference(before, after)).mean[0] < OTHER_INK


def _first_page(content: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(content)
    picture: Image.Image = document[0].render(grayscale=True).to_pil()
    document.close()
    return picture


def test_every_weekday_fits_its_date_but_the_one_that_is_meant_not_to() -> None:
    wrong = {
        match[0]
        for source in ALL_SOURCES
        for match in WEEKDAY.finditer(source.body)
        if dt.datetime.strptime(match[2], "%d %B %Y").strftime("%A") != match[1]
    }
    assert wrong == {"Thursday 15 November 2024"}


def test_no_paper_stands_without_its_source() -> None:
    built = {path.relative_to(PAPERS).as_posix() for path in PAPERS.rglob("*") if path.is_file()}
    assert built == {source.output for source in ALL_SOURCES}


def test_there_are_enough_papers_of_every_format() -> None:
    outputs = [Path(source.output) for source in ALL_SOURCES if not source.output.endswith("yaml")]
    assert len(outputs) >= 28
    suffixes = {path.suffix for path in outputs}
    assert suffixes == {".pdf", ".docx", ".html", ".xlsx", ".csv", ".md", ".txt"}


def test_the_readme_lists_every_paper() -> None:
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    assert [source.output for source in ALL_SOURCES if f"`{source.output}`" not in readme] == []


def test_office_files_hold_no_date_of_their_building() -> None:
    for source in ALL_SOURCES:
        if source.form not in {"docx", "xlsx"}:
            continue
        with zipfile.ZipFile(io.BytesIO((PAPERS / source.output).read_bytes())) as members:
            assert {member.date_time[:3] for member in members.infolist()} == {(2026, 3, 2)}


def test_the_twin_has_the_same_text_and_other_bytes() -> None:
    first, second = [s for s in ALL_SOURCES if s.file == "a7-report-mash.md"]
    one, other = ((PAPERS / source.output).read_bytes() for source in (first, second))
    assert one != other
    assert _pdf_text(one) == _pdf_text(other)


def _pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def test_the_draft_and_the_approved_minutes_differ_in_one_number() -> None:
    draft = BY_FILE["b8-minutes-2024-07-08-draft.md"].body.split()
    approved = BY_FILE["b9-minutes-2024-07-08-approved.md"].body.split()
    draft.remove("**DRAFT")
    changed = [pair for pair in zip(draft, approved, strict=True) if pair[0] != pair[1]]
    assert changed == [("minutes", "**Minutes"), ("146,", "164,")]


@pytest.mark.parametrize("name", ["exchanges.yaml", "commitments.yaml", "outcomes.yaml"])
def test_every_quoted_fact_stands_word_for_word_in_its_source(name: str) -> None:
    loaded = _load(name)
    missing = []
    for fact in _mappings(loaded):
        for quote, where in QUOTE_OF.items():
            if quote in fact and str(fact[quote]) not in _plain(BY_FILE[str(fact[where])].body):
                missing.append(fact[quote])
    if name == "exchanges.yaml" and isinstance(loaded, dict):
        for file, exchanges in loaded.items():
            body = _plain(BY_FILE[file].body)
            for exchange in exchanges:
                quoted = [exchange["asked"], exchange.get("answered", "")]
                missing.extend(text for text in quoted if text not in body)
    assert missing == []


def test_figures_stand_in_their_sources() -> None:
    facts = [fact for fact in _mappings(_load("outcomes.yaml")) if "value" in fact]
    assert facts
    for fact in facts:
        body = BY_FILE[str(fact["source"])].body
        assert re.search(rf"(?<![\d.]){fact['value']}(?![\d.]*\d)", body), fact


def test_plan_facts_agree_with_the_rows_of_the_plans() -> None:
    plans = _load("plans.yaml")
    assert isinstance(plans, dict)
    for plan in plans.values():
        tables = [b for b in parse_blocks(BY_FILE[plan["source"]].body) if isinstance(b, Table)]
        rows = max(tables, key=lambda table: len(table.rows)).rows[1:]
        printed = [(row[0].text, row[2].text, row[4].text, row[6].text or None) for row in rows]
        stated = [
            (row["ref"], row["action"], row["due_text"], row["rating_word"])
            for row in plan["actions"]
        ]
        assert stated == printed
        assert plan["rows"] == len(rows)
        done = [row["ref"] for row in plan["actions"] if row["status"] == "complete"]
        assert plan["complete"] == done


def test_the_canary_stands_only_in_the_exempt_paper() -> None:
    outcomes = _load("outcomes.yaml")
    assert isinstance(outcomes, dict)
    for word in outcomes["canary"]["words"]:
        holders = [source.output for source in ALL_SOURCES if word in source.body]
        assert [Path(holder).parent.name for holder in holders] == ["exempt"]


def test_every_paper_has_its_facts() -> None:
    documents = _load("documents.yaml")
    assert isinstance(documents, dict)
    papers = {source.output for source in ALL_SOURCES if not source.output.endswith(".yaml")}
    assert set(documents) == papers
    for facts in documents.values():
        DocumentKind(facts["kind"])
        SourceType(facts["source_type"])
        Standing(facts.get("standing", "unknown"))
        assert ("date" in facts) == ("date_is" in facts)
