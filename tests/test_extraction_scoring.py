"""The measure of extraction: what counts as found, missed and invented."""

from __future__ import annotations

from pathlib import PurePosixPath

from assistant.council import Recommendation, RecommendationKind, Record
from assistant.documents import Access
from eval.extraction.anchors import WordIndex, anchor_of
from eval.extraction.labels import LabelledPaper, hashed
from eval.extraction.matching import match
from eval.extraction.scoring import Score
from ingest.classifying import classify
from ingest.extracting.paper import Paper
from ingest.parsing.parsed import Block, BlockKind, FileType, ParsedDocument
from ingest.passages import cut_passages

TEXT = (
    "Leaders should audit every case.\n\n"
    "They should do so by the end of May. The Board should report to Council.\n\n"
    "The Board should publish the audit."
)


def paper() -> Paper:
    starts = [0, *(at + 2 for at in range(len(TEXT)) if TEXT.startswith("\n\n", at))]
    ends = [TEXT.find("\n\n", start) if "\n\n" in TEXT[start:] else len(TEXT) for start in starts]
    blocks = tuple(Block(BlockKind.PARAGRAPH, a, b) for a, b in zip(starts, ends, strict=True))
    parsed = ParsedDocument(FileType.TEXT, "Review", TEXT, blocks)
    facts = classify(parsed, PurePosixPath("review.txt"), Access.PUBLIC)
    passages = cut_passages("d", parsed, facts, lambda text: len(text.split()), 100)
    return Paper("d", parsed, facts, passages)


def recommended(words: str) -> Recommendation:
    start = TEXT.index(words)
    return Recommendation(
        record_id=words,
        document_id="d",
        passage_id="",
        span=paper().span(start, start + len(words)),
        kind=RecommendationKind.REVIEW_TO_AGENCY,
        number=None,
        text=words,
        source_title="Review",
    )


def labelled(*records: dict[str, object]) -> LabelledPaper:
    return LabelledPaper.model_validate(
        hashed(
            {
                "file": "review.txt",
                "scope": {"all": True},
                "part": "dev",
                "types": ["recommendation"],
                "records": [{"type": "recommendation", **each} for each in records],
            }
        )
    )


def score(labels: LabelledPaper, *records: Record) -> Score:
    counted = Score()
    counted.add(match(labels, "recommendation", paper(), records))
    return counted


def test_an_anchor_is_found_whatever_the_line_breaks_and_capitals() -> None:
    text = "It was\nRESOLVED that the re-\nport — as amended — be noted."

    [place] = WordIndex(text).find(anchor_of("resolved that the re port as amended"))

    assert text[place.start : place.end] == "RESOLVED that the re-\nport — as amended"


def test_kept_labels_hold_no_words_of_the_paper() -> None:
    kept = hashed(
        {
            "file": "a.pdf",
            "scope": {"from": "Leaders should audit", "to": "publish the audit"},
            "part": "dev",
            "types": [],
            "records": [{"type": "recommendation", "quote": "audit every case", "why": "audit"}],
        }
    )

    assert "audit" not in str(kept)
    assert LabelledPaper.model_validate(kept).records[0].quote.words == 3


def test_found_missed_and_invented_are_counted() -> None:
    labels = labelled({"quote": "audit every case"}, {"quote": "publish the audit"})

    counted = score(
        labels,
        recommended("Leaders should audit every case."),
        recommended("The Board should report to Council."),
    )

    assert (counted.found, counted.missed, counted.invented) == (1, 1, 1)
    assert (counted.precision, counted.recall, counted.f1) == (0.5, 0.5, 0.5)


def test_a_lenient_label_is_neither_missed_nor_invented() -> None:
    labels = labelled({"quote": "audit every case", "lenient": True})

    without = score(labels)
    with_it = score(labels, recommended("Leaders should audit every case."))

    assert (without.found, without.missed, without.invented) == (0, 0, 0)
    assert (with_it.found, with_it.missed, with_it.invented) == (0, 0, 0)


def test_a_piece_of_a_long_label_is_not_invented() -> None:
    labels = labelled({"quote": "audit every case", "to_quote": "by the end of May"})

    counted = score(
        labels,
        recommended("Leaders should audit every case."),
        recommended("They should do so by the end of May."),
    )

    assert (counted.found, counted.missed, counted.invented) == (1, 0, 0)


def test_one_record_is_not_found_twice() -> None:
    labels = labelled({"quote": "audit every case"}, {"quote": "Leaders should audit"})

    counted = score(labels, recommended("Leaders should audit every case."))

    assert (counted.found, counted.missed) == (1, 1)


def test_a_quotation_that_is_not_in_the_paper_is_told_apart() -> None:
    counted = score(labelled({"quote": "words that are not there"}))

    assert (counted.missed, counted.unplaced) == (0, 1)
