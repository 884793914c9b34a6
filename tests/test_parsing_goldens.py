"""Golden parses: each document in tests/documents/parsing beside its JSON in tests/expected."""

import json
from pathlib import Path

import pytest

from ingest.parsing.parsed import Block, ParsedDocument, ParsingLimits
from ingest.parsing.reading import parse_file

HERE = Path(__file__).parent
DOCUMENTS = sorted((HERE / "documents" / "parsing").iterdir())
EXPECTED = HERE / "expected"


def as_json(parsed: ParsedDocument) -> dict[str, object]:
    return {
        "type": parsed.file_type.value,
        "title": parsed.title,
        "metadata": dict(parsed.metadata),
        "warnings": list(parsed.warnings),
        "blocks": [_block(parsed, block) for block in parsed.blocks],
    }


def _block(parsed: ParsedDocument, block: Block) -> dict[str, object]:
    shown: dict[str, object] = {"kind": block.kind.value}
    shown["text"] = parsed.text[block.start : block.end]
    if block.level:
        shown["level"] = block.level
    if block.number is not None:
        shown["number"] = block.number
    shown["headings"] = list(block.headings)
    if block.row is not None:
        shown["header"] = list(block.row.header)
        shown["is_header"] = block.row.is_header
    return shown


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_is_read_as_its_golden_parse_says(path: Path) -> None:
    expected = json.loads((EXPECTED / f"{path.name}.json").read_text(encoding="utf-8"))

    assert as_json(parse_file(path, ParsingLimits())) == expected


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_spans_match_the_text_and_follow_one_another(path: Path) -> None:
    parsed = parse_file(path, ParsingLimits())

    end = 0
    for block in parsed.blocks:
        assert end <= block.start < block.end <= len(parsed.text)
        end = block.end
        assert "\n" not in parsed.text[block.start : block.end]
        if block.number is not None:
            assert parsed.text[block.start : block.end].startswith(block.number)
        for cell in block.row.cells if block.row else ():
            assert parsed.text[cell.start : cell.end] == cell.text
            assert block.start <= cell.start <= cell.end <= block.end
