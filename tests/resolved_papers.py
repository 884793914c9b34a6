"""Small invented minutes, and the resolutions that are read in them."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from assistant.council import Resolution
from assistant.documents import Access
from ingest.classifying import classify
from ingest.extracting.paper import Paper
from ingest.extracting.resolutions.resolutions import extract_resolutions
from ingest.parsing.parsed import ParsingLimits
from ingest.parsing.reading import parse_file
from ingest.passages import cut_passages

MINUTES = (
    "# Aldermere Borough Council\n\n"
    "MINUTES of a meeting of the Housing Committee held on Monday, 4 March 2024.\n\n"
)


def read(folder: Path, text: str, name: str = "minutes.md") -> list[Resolution]:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    parsed = parse_file(file, ParsingLimits())
    facts = classify(parsed, PurePosixPath(name), Access.PUBLIC)
    passages = cut_passages("d", parsed, facts, lambda words: len(words.split()), 200)
    paper = Paper("d", parsed, facts, tuple(passages))
    found = extract_resolutions(paper)
    for record in found:
        assert record.span.text == paper.text[record.span.start : record.span.end]
        assert record.passage_id
    assert len({record.record_id for record in found}) == len(found)
    return found


def minutes(folder: Path, body: str) -> list[Resolution]:
    return read(folder, MINUTES + body)
