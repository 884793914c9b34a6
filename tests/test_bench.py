"""The benchmark: one rule for both pipelines, honest questions, a large store of small changes."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console

from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from assistant.stores.writer import Writer
from eval.bench.figures import (
    AskingFigures,
    BenchFigures,
    BenchQuestion,
    BuiltFigures,
    IngestionFigures,
    LargeFigures,
    PapersFigures,
    PipelineFigures,
    ProcessFigures,
    RankingFigures,
    Task,
    Timing,
)
from eval.bench.judging import rank_figures, relevant_in, runs_of, squash
from eval.bench.large import build_large
from eval.bench.measuring import StepError, run_step
from eval.bench.papers import read_papers, sampled_pages
from eval.bench.questions import known_items, natural_questions
from eval.bench.reporting import bar_lines, print_figures
from eval.corpus.build import PAPERS
from tests.stores_papers import BUDGET, DIMENSION, EMBEDDER, SAFEGUARDING, stage

PROOF = "the date for every action in the plan was now 31 December 2024"
MINUTES = "2023-24/2023-07-03/printed-minutes-2023-07-03.pdf"


def question(proof: str = PROOF) -> BenchQuestion:
    return BenchQuestion(text="When will it be done?", proof=proof, kind="natural")


@pytest.mark.parametrize(
    "passage",
    [
        "He said that the date for every action in the plan was now 31 December 2024.",
        "the date for ev-\nery ac tion in the plan was\nnow late",
        "action in the plan was now 31 December 2024. Noted.",
    ],
)
def test_half_of_the_words_in_sequence_prove_however_lines_are_broken(passage: str) -> None:
    assert relevant_in([squash(passage)], runs_of(PROOF))


def test_fewer_words_or_another_order_prove_nothing() -> None:
    passages = ["31 December 2024", "in the plan every action, the date for it, was now 2024"]
    assert not relevant_in([squash(p) for p in passages], runs_of(PROOF))


def test_a_short_proof_is_needed_whole() -> None:
    runs = runs_of("it was too early to say")
    assert not relevant_in([squash("it was too early for that")], runs)
    assert relevant_in([squash("She said it was too early to say.")], runs)


def test_recall_counts_identical_passages_once_and_a_lost_proof_as_nothing() -> None:
    held = ["One proof here.", "one proof, here", "Other proof.", "Nothing."]
    relevant = [frozenset({squash("one proof here"), squash("other proof")}), frozenset[str]()]
    figures = rank_figures([question(), question()], [held[:2], held[3:]], relevant)["natural"]
    assert (figures.questions, figures.hit_at_1, figures.recall_at_10) == (2, 0.5, 0.25)
    assert (figures.lost, figures.words_at_10) == (1, 3.5)


def test_a_known_item_is_asked_by_its_rarer_words_in_their_order() -> None:
    sentence = (
        "The Service Manager told members that escalation letters reached every nursery within"
        " eleven working days."
    )
    common = "The Service Manager told members that every report within the working group was late."
    pages = [f"{sentence} {common}", common]
    items = known_items(pages, pages, 5, seed=1)
    assert {item.proof for item in items} == {sentence, common}
    (asked,) = [item.text for item in items if item.proof == sentence]
    assert asked == "escalation letters reached nursery eleven days"


def test_a_sentence_on_many_pages_is_no_known_item() -> None:
    footer = (
        "Anybody who needs this paper in large print should telephone the democratic services"
        " team before the meeting begins."
    )
    assert known_items([footer], [footer] * 3, 5, seed=1) == []
    assert len(known_items([footer], [footer] * 2, 5, seed=1)) == 1


def test_natural_questions_are_of_the_papers_that_are_indexed() -> None:
    asked = natural_questions([PAPERS / MINUTES])
    assert len(asked) == 8
    assert "how often the escalation procedure had been used in the last year" in [
        each.text for each in asked
    ]
    assert natural_questions([Path("elsewhere") / MINUTES]) == []


def test_papers_are_counted_and_sampled_by_other_readers() -> None:
    papers = read_papers((PAPERS / MINUTES).parent)
    figures = papers.figures()
    assert (figures.files, figures.pages) == (2, papers.pages_of(papers.pdfs))
    assert figures.words > 1000
    sampled = sampled_pages(papers, seed=1)
    assert len(sampled) == figures.pages
    assert all(
        relevant_in([squash(page) for page in sampled], runs_of(each.proof))
        for each in natural_questions(papers.pdfs)
    )


def test_a_file_that_is_no_pdf_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "error.pdf").write_text("<html>Not found</html>")
    assert read_papers(tmp_path).pdfs == []


def test_a_large_store_holds_changed_copies_near_the_originals(tmp_path: Path) -> None:
    with Writer(StorePlace(tmp_path / "small"), EMBEDDER, DIMENSION) as writer:
        stage(writer, BUDGET, SAFEGUARDING)
        writer.publish()
    built = build_large(Task(store=tmp_path / "small", large=tmp_path / "large", scale=43))
    view = Library(StorePlace(tmp_path / "large")).view()
    passages = view.passages(range(len(view.table.ids)))
    assert built.passages == len(passages) == 43
    assert len({passage.text for passage in passages}) > 20
    original = Library(StorePlace(tmp_path / "small")).view().vectors
    nearest = (view.vectors @ original.T).max(axis=1)
    assert np.all(nearest > 0.9)
    assert np.all(nearest < 1)
    assert np.allclose(np.linalg.norm(view.vectors, axis=1), 1, atol=1e-5)


def test_a_step_that_fails_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(StepError, match="'nothing' ended with code 1"):
        run_step("nothing", Task(), BuiltFigures)
    assert "there is no step 'nothing'" in capfd.readouterr().err


def made_figures(first_event_ms: float) -> BenchFigures:
    """Return figures of which each can be worked out by hand."""

    def time(p95_ms: float) -> Timing:
        return Timing(n=40, p50_ms=p95_ms / 2, p95_ms=p95_ms)

    def side(pages_per_s: float) -> PipelineFigures:
        return PipelineFigures(
            ingestion=IngestionFigures(passages=9, words=90, failed=[], load_s=1, work_s=9),
            process=ProcessFigures(wall_s=10, peak_mb=500, largest_process_mb=400),
            pages=100,
            pages_per_s=pages_per_s,
            words_per_s=300,
            pages_per_s_after_loading=pages_per_s,
        )

    def ranking(recall: float) -> RankingFigures:
        return RankingFigures(
            questions=40, hit_at_1=0.5, found_at_10=1, recall_at_10=recall, words_at_10=9, lost=0
        )

    return BenchFigures(
        started="2026-01-12T10:00:00+00:00",
        machine={},
        load_before=2.5,
        papers=PapersFigures(files=2, pages=100, words=3000, pages_without_text=0),
        ours=side(40),
        plain=side(10),
        export_s=20,
        asking=AskingFigures(
            ours=time(6),
            plain=time(20),
            answer=time(80),
            dropped=1,
            ours_ranking={"natural": ranking(0.9), "known_item": ranking(0.7)},
            plain_ranking={"natural": ranking(0.9), "known_item": ranking(0.8)},
        ),
        asking_process=ProcessFigures(wall_s=10, peak_mb=500, largest_process_mb=400),
        built=None,
        large=LargeFigures(
            passages=100_000,
            open_s=2,
            first_event=time(first_event_ms),
            status=time(200),
            done=time(400),
            vector_scan=time(6),
            word_search=time(2),
        ),
        large_process=ProcessFigures(wall_s=10, peak_mb=500, largest_process_mb=400),
    )


def test_each_bar_says_whether_it_is_met() -> None:
    lines = list(bar_lines(made_figures(first_event_ms=301)))
    assert lines == [
        "pages per second: 4.00 times (bar 3): met; 4.00 times once both are loaded",
        "query p50: 0.30 of the plain one's (bar 0.5): met",
        "recall@10, questions asked at meetings: 0.900 ours, 0.900 plain (bar: no less): met",
        "recall@10, known sentences: 0.700 ours, 0.800 plain (bar: no less): not met",
        "first event at 100,000 passages: 301.0 ms p95 (bar 300 at 100,000): not met",
    ]


def test_the_report_shows_every_table() -> None:
    shown = io.StringIO()
    print_figures(made_figures(first_event_ms=20), Console(file=shown, width=120))
    for words in (
        "pages per second",
        "hit@1",
        "to the first event",
        "1 left out",
        "Bars",
        "busy (load 2.5)",
    ):
        assert words in shown.getvalue()
