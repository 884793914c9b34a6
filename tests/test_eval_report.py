"""The report of an invented run: what it says, and how a browser shows it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect
from rich.console import Console

from eval.baseline import write_baseline
from eval.cases import AbstainKind
from eval.comparing import compare_runs
from eval.gating import gate_run
from eval.reporting.curves import (
    Sure,
    abstention_roc,
    at_depth,
    reliability,
    risk_coverage,
)
from eval.reporting.failures import failures_of, views_of
from eval.reporting.page import verdict_of, write_report
from eval.reporting.quotes import difference, likeness
from eval.reporting.terminal import print_comparison, print_gate, print_summary
from eval.reporting.wording import METRICS, words_of
from eval.runs import SUMMARY, read_json
from eval.scores import Metric, Outcome, Summary
from tests.invented_report import (
    CASES,
    HOSTILE,
    MADE,
    scores,
    write_earlier_run,
    write_reported_run,
)
from tests.invented_runs import invented_score, write_run
from tests.page_rules import OVERFLOW, axe_violations

WIDTHS = ((1280, 900), (390, 800))


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the report of a run with every way to fail, held against an earlier one."""
    folder: Path = tmp_path_factory.mktemp("report")
    run, earlier = write_reported_run(folder / "now"), write_earlier_run(folder / "earlier")
    write_report(run, folder / "report.html", earlier, list(CASES.values()))
    return folder / "report.html"


@pytest.fixture
def opened(page: Page, report: Path) -> Iterator[Page]:
    """Give the report in a browser; any message, error or further request fails the test."""
    complaints: list[str] = []

    def note_request(request: Request) -> None:
        if request.url != report.as_uri():
            complaints.append(f"a request of {request.url}")

    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", note_request)
    page.goto(report.as_uri())
    yield page
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_is_broken_and_nothing_overflows(opened: Page, scheme: str) -> None:
    opened.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    opened.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    found = {}
    for width, height in WIDTHS:
        opened.set_viewport_size({"width": width, "height": height})
        found[width] = [*axe_violations(opened), opened.evaluate(OVERFLOW)]

    assert found == {width: [""] for width, _ in WIDTHS}


def test_what_papers_say_is_text_and_never_markup(opened: Page) -> None:
    opened.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")

    assert opened.evaluate("window.hacked") is None
    assert opened.locator("img, script").count() == 0
    # In the question, the sentence, the table, the quotation, the proof and the note.
    assert opened.get_by_text(HOSTILE).count() >= 6
    assert opened.get_by_text("49").count() == 0


def test_a_failed_case_tells_what_was_expected_and_what_was_quoted(opened: Page) -> None:
    case = opened.locator("#case-plan-2")
    case.locator("summary").first.click()

    expect(case).to_contain_text("What became of the Child R plan?")
    expect(case).to_contain_text("Must say 14, or fourteen")
    expect(case).to_contain_text("Must not say 9 (the earlier plan)")
    expect(case).to_contain_text("9 of the 16 actions are complete. [1]")
    expect(case).to_contain_text("Choosing: the proof was found, and something else was quoted")
    quote = case.locator("blockquote").first
    expect(quote.locator("del").first).to_have_text("14")
    expect(quote.locator("ins").first).to_have_text("9")


def test_a_gate_leads_to_the_case_that_breaks_it(opened: Page) -> None:
    opened.get_by_role("link", name="minutes-3").first.click()

    expect(opened.locator("#case-minutes-3")).to_be_in_viewport()
    expect(opened.locator("#case-minutes-3")).to_contain_text("StoreError: the index is missing")


def test_each_plot_has_a_title_a_description_and_its_table(opened: Page) -> None:
    plots = opened.locator("svg[role=img]")

    assert plots.count() == 6
    for number in range(plots.count()):
        box = opened.locator(".plot-box").nth(number)
        title = box.locator("h3").inner_text()
        expect(opened.get_by_role("img", name=title)).to_have_count(1)
        assert box.locator("svg > desc").text_content()
        assert box.locator("table tbody tr").count() > 0


def test_changes_are_told_with_both_answers(opened: Page) -> None:
    changes = opened.get_by_role("table", name="Questions that came out otherwise")

    expect(changes.get_by_role("row")).to_have_count(3)
    expect(changes).to_contain_text("Right (Answered)14 of the 16 actions are complete.")


def test_the_report_needs_neither_gold_nor_another_run(tmp_path: Path) -> None:
    run = write_reported_run(tmp_path / "now")

    write_report(run, tmp_path / "deep" / "report.html", None, [])

    text = (tmp_path / "deep" / "report.html").read_text(encoding="utf-8")
    assert "What was expected is not at hand" in text
    assert "Adjusted p" not in text
    assert "http" not in text.replace("http-equiv", "")


def test_the_report_is_held_against_a_baseline_too(tmp_path: Path) -> None:
    run = write_reported_run(tmp_path / "now")
    write_baseline(write_earlier_run(tmp_path / "earlier"), tmp_path / "baseline.json")

    write_report(run, tmp_path / "report.html", tmp_path / "baseline.json", [])

    assert "Changes since “earlier”" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_a_run_without_failures_says_so(tmp_path: Path) -> None:
    run = write_run(tmp_path / "good", [invented_score("q1")])

    write_report(run, tmp_path / "report.html", None, [])

    assert "Nothing failed." in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_gold_that_changed_since_the_run_is_not_shown() -> None:
    case = CASES["plan-1"].model_copy(update={"question": "How many are done now?"})

    (view,) = views_of([scores()[0]], {}, [case])

    assert view.gold is None


def test_failures_stand_by_stage_with_the_gravest_first() -> None:
    made = {each.case_id: each for each in MADE}
    groups = failures_of(views_of(scores(), made, list(CASES.values())))

    told = [(group.stage, [view.score.case_id for view in group.cases]) for group in groups]

    assert told == [
        ("Running", ["minutes-3"]),
        ("Finding", ["plan-3"]),
        ("Choosing", ["plan-2"]),
        ("Holding back", ["minutes-2"]),
        ("Answering", ["near-1"]),
        ("Citing", ["minutes-1"]),
    ]


def test_a_right_answer_that_breaks_a_gate_stands_apart() -> None:
    breaking = invented_score("q1", gates=["number_support"])

    (group,) = failures_of(views_of([breaking], {}, []))

    assert group.meaning == "the answer is right, and breaks a hard gate"


def test_the_verdict_counts_every_question_once() -> None:
    verdict = verdict_of(scores())

    assert verdict.startswith("Of 8 questions, 3 were handled rightly (38%; 95% interval 14% to")
    assert "1 of them by rightly giving no answer." in verdict
    assert "2 were answered wrongly, 1 in part, 1 were left" in verdict


def test_a_quotation_within_a_longer_one_is_wholly_alike() -> None:
    assert likeness("nine are complete", "the rows say that nine are complete today") == 1.0
    assert likeness("nine are complete today", "complete") == 0.25
    assert likeness("nine are complete", "no word in common") == 0.0
    assert [piece.side for piece in difference("a b c", "a x c")] == [
        "both",
        "gold",
        "cited",
        "both",
    ]


def test_confidence_and_risk_are_worked_out_by_hand() -> None:
    sure = [Sure(0.9, True), Sure(0.8, False), Sure(0.6, True), Sure(0.5, False)]

    assert risk_coverage(sure) == [(0.25, 0.0), (0.5, 0.5), (0.75, 1 / 3), (1.0, 0.5)]
    assert reliability(sure) == [(0.5, 0.0), (0.6, 1.0), (0.8, 0.0), (0.9, 1.0)]
    assert reliability([]) == []


def test_the_roc_of_each_kind_stands_alone() -> None:
    scored = [
        invented_score("a", confidence=0.9),
        invented_score("b", confidence=0.5),
        invented_score("c", abstain_kind="off_topic", confidence=0.1),
        invented_score("d", abstain_kind="near_miss", confidence=0.7),
    ]

    assert abstention_roc(scored, AbstainKind.OFF_TOPIC) == [(0, 0), (0, 1), (0.5, 1), (1, 1)]
    assert abstention_roc(scored, AbstainKind.NEAR_MISS) == [(0, 0), (0.5, 0), (0.5, 1), (1, 1)]
    assert abstention_roc(scored, AbstainKind.IDENTITY) == []


def test_depths_are_drawn_in_order() -> None:
    metrics = [
        Metric(name=name, n=1, value=value, interval=None)
        for name, value in (("recall@10", 0.9), ("recall@5", 0.8), ("hit@1", 0.7), ("ece", 0.1))
    ]

    assert at_depth(metrics) == {"recall": [(5.0, 0.8), (10.0, 0.9)]}


def test_metrics_have_words_of_their_own() -> None:
    assert all(words.meaning for words in METRICS.values())
    assert words_of("abstain_recall_near_miss").group == "Knowing when not to answer"
    assert words_of("recall@2%fa_off_topic").label == "Caught at 2% needless silence: off topic"
    assert words_of("selective@90").label == "Right, of the most confident 90%"


def test_the_terminal_tells_metrics_gates_and_changes(tmp_path: Path) -> None:
    run, earlier = write_reported_run(tmp_path / "now"), write_earlier_run(tmp_path / "earlier")
    comparison = compare_runs(earlier, run)
    console = Console(file=io.StringIO(), width=160)

    print_summary(console, read_json(run / SUMMARY, Summary), comparison)
    print_comparison(console, comparison)
    print_gate(console, gate_run(run, earlier, strict=False))

    assert isinstance(console.file, io.StringIO)
    told = console.file.getvalue()
    lines = [" ".join(line.split()) for line in told.splitlines()]
    assert "hit@1 6 0.667 0.300 … 0.903* 0.500 +0.167 1.000 ≥ 0.70 missed" in lines
    assert "all 3 1 1 2 1" in lines
    assert "few clusters" in told
    assert "Changed since, left out (1): off-1" in told
    assert "was wrong (answered)" in lines
    assert "The gate has failed: 2 hard gates broken." in lines


def test_a_narrow_terminal_cuts_no_figure_short(tmp_path: Path) -> None:
    run, earlier = write_reported_run(tmp_path / "now"), write_earlier_run(tmp_path / "earlier")
    comparison = compare_runs(earlier, run)
    console = Console(file=io.StringIO(), width=60)

    print_summary(console, read_json(run / SUMMARY, Summary), comparison)

    assert isinstance(console.file, io.StringIO)
    lines = [" ".join(line.split()) for line in console.file.getvalue().splitlines()]
    assert "hit@1 6 0.667 0.300 … 0.903* 0.500 +0.167 1.000 ≥ 0.70 missed" in lines


def test_the_terminal_takes_no_markup_from_questions(tmp_path: Path) -> None:
    odd = "[red]What of [/b] it?"
    base = write_run(tmp_path / "a", [invented_score("q1", question=odd)])
    new = write_run(tmp_path / "b", [invented_score("q1", Outcome.WRONG, question=odd)])
    console = Console(file=io.StringIO(), width=120)

    print_comparison(console, compare_runs(base, new))

    assert isinstance(console.file, io.StringIO)
    assert odd in console.file.getvalue()
