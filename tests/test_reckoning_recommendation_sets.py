"""The recommendations of many papers are gathered without comparing each paper with each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.answering.reckoning.recommendations import recommendation_sets
from assistant.answering.reckoning.recommendations.recommendation_sets import gather_sets
from assistant.council import Recommendation, RecommendationKind
from assistant.documents import DocumentKind
from assistant.registers.listing import ledger_of
from assistant.registers.wanted import Wanted
from tests.recorded_papers import Recorded, dated_paper, place_of, record_library, span_of


def _review(name: str, texts: Sequence[str]) -> Recorded:
    paper = dated_paper(f"{name} review", *texts, kind=DocumentKind.REVIEW_REPORT)
    made = [
        Recommendation(
            *place_of(paper, text),
            span=span_of(paper, text),
            kind=RecommendationKind.REVIEW_TO_AGENCY,
            number=str(number),
            text=text,
            source_title=f"{name} review",
        )
        for number, text in enumerate(texts, start=1)
    ]
    return Recorded(paper, made)


def _titles(folder: Path, *papers: Recorded) -> list[str]:
    library = record_library(folder, papers)
    try:
        return [each.title for each in gather_sets(ledger_of(library.view(), Wanted()))]
    finally:
        library.close()


def test_each_recommendation_is_compared_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    letters_of = recommendation_sets.letters_of

    def counted(text: str) -> str:
        read.append(text)
        return letters_of(text)

    monkeypatch.setattr(recommendation_sets, "letters_of", counted)
    names = [f"Ward {number}" for number in range(30)]
    papers = [_review(name, [f"Mend roof {n} of {name}." for n in range(3)]) for name in names]

    assert sorted(_titles(tmp_path, *papers)) == sorted(f"{name} review" for name in names)
    assert len(read) == 3 * len(names)


def test_a_paper_whose_recommendations_another_holds_too_counts_with_it(tmp_path: Path) -> None:
    part = _review("Short", ["Train the staff.", "Mend the roof."])
    whole = _review("Whole", ["Train the staff!", "Mend the roof.", "Buy a bell."])
    other = _review("Other", ["Train the staff.", "Buy a drum."])

    assert sorted(_titles(tmp_path, part, whole, other)) == ["Other review", "Whole review"]
