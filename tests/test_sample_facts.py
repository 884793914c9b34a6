"""The sample papers are told for what they are."""

from pathlib import Path, PurePosixPath

import pytest
import yaml

from assistant.documents import Access
from ingest.classifying import classify
from ingest.parsing.parsed import ParsingLimits
from ingest.parsing.reading import parse_file
from ingest.sidecar import Sidecars

CORPUS = Path(__file__).parents[1] / "eval" / "corpus"
FACTS = yaml.safe_load((CORPUS / "facts" / "documents.yaml").read_text(encoding="utf-8"))
# What only a later meeting's minutes tell is settled when all papers have been read.
TOLD_BY_THE_PAPER = ("kind", "source_type", "date", "date_is", "access")


@pytest.mark.parametrize("path", sorted(FACTS))
def test_a_sample_paper_is_told_for_what_it_is(path: str) -> None:
    root = CORPUS / "papers"
    parsed = parse_file(root / path, ParsingLimits(ocr=False))

    read = classify(parsed, PurePosixPath(path), Access.PUBLIC)
    facts = Sidecars(root).facts_for(PurePosixPath(path)).over(read)

    told = {
        "kind": facts.kind.value,
        "source_type": facts.source_type.value,
        "date": str(facts.date.day),
        "date_is": facts.date.date_is.value,
        "access": facts.access.value,
    }
    expected = {name: str(FACTS[path][name]) for name in TOLD_BY_THE_PAPER if name in FACTS[path]}
    assert {name: told[name] for name in expected} == expected
