"""Figures: number, measure, unit, period and who said it; nothing that is only wished for."""

from __future__ import annotations

import datetime as dt
from pathlib import Path, PurePosixPath

import pytest

from assistant.council import Figure
from assistant.documents import Access
from ingest.classifying import classify
from ingest.extracting.figures.figures import extract_figures
from ingest.extracting.paper import Paper
from ingest.parsing.parsed import ParsingLimits
from ingest.parsing.reading import parse_file
from ingest.passages import cut_passages

SAMPLE = Path(__file__).parents[1] / "eval" / "corpus" / "papers"


def paper_of(file: Path) -> Paper:
    parsed = parse_file(file, ParsingLimits())
    facts = classify(parsed, PurePosixPath(file.name), Access.PUBLIC)
    passages = cut_passages("d", parsed, facts, lambda words: len(words.split()), 200)
    return Paper("d", parsed, facts, tuple(passages))


def read(folder: Path, text: str) -> list[Figure]:
    file = folder / "progress-report.md"
    file.write_text(f"# Progress report\n\n{text}\n", encoding="utf-8")
    paper = paper_of(file)
    found = extract_figures(paper)
    for record in found:
        assert record.span.text == paper.text[record.span.start : record.span.end]
        assert record.figure.text == paper.text[record.figure.start : record.figure.end]
    return found


@pytest.mark.parametrize(
    ("text", "measure", "value", "unit", "day"),
    [
        (
            "1.2 On 31 May 2024, 152 children were subject to a plan.",
            "children subject to a plan",
            152,
            "children",
            "2024-05-31",
        ),
        (
            "The average caseload of a social worker on 31 May 2024 was 17.4 children.",
            "average caseload of a social worker",
            17.4,
            "cases",
            "2024-05-31",
        ),
        (
            "- 6.2: average caseload 16.1 on 31 August 2025.",
            "average caseload",
            16.1,
            "cases",
            "2025-08-31",
        ),
        (
            "31 per cent of posts were vacant in the year to 31 March 2025.",
            "posts vacant",
            31,
            "per cent",
            "2025-03-31",
        ),
        (
            "The forecast net overspend on placements of £2.3m was noted in 2023/24.",
            "forecast net overspend on placements",
            2_300_000,
            "£",
            "2024-03-31",
        ),
        ("The average wait in 2022/23 was 11 weeks.", "average wait", 11, "weeks", "2023-03-31"),
    ],
)
def test_a_clear_sentence_is_a_figure(
    tmp_path: Path, text: str, measure: str, value: float, unit: str, day: str
) -> None:
    (found,) = read(tmp_path, text)

    assert (found.measure, found.value, found.unit) == (measure, value, unit)
    assert found.day == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    [
        "The target for the average caseload is 16.",
        "The number of plans should be 120 by 31 March 2026.",
        "The average was 12.",
        "The meeting of 3 March 2024 began at 10.30 and heard 4 reports.",
        "What was the average caseload on 31 May 2024, when 12 were expected?",
        "Minute 14 was agreed on 31 May 2024.",
    ],
)
def test_what_is_wished_for_or_unclear_is_no_figure(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == []


def test_a_change_is_two_figures_each_with_its_period(tmp_path: Path) -> None:
    found = read(
        tmp_path, "Children on a plan fell from 164 on 31 May 2024 to 133 on 31 December 2025."
    )

    assert [(f.value, f.day) for f in found] == [
        (164, dt.date(2024, 5, 31)),
        (133, dt.date(2025, 12, 31)),
    ]
    assert {f.measure for f in found} == {"Children on a plan"}


def test_who_said_a_figure_is_kept_and_a_comparison_has_its_own_period(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "The Head of Service said that 139 children were on a plan on 31 August 2025, compared with"
        " 161 on 30 September 2024.",
    )

    assert [(f.value, f.day, f.said_by) for f in found] == [
        (139, dt.date(2025, 8, 31), "The Head of Service"),
        (161, dt.date(2024, 9, 30), "The Head of Service"),
    ]


def test_the_average_is_that_of_the_question_above(tmp_path: Path) -> None:
    (found,) = read(
        tmp_path,
        "Councillor Vale asked what the average caseload was now.\n\n"
        "The Head of Service said that the average was 16.4 on 31 May 2025.",
    )

    assert found.measure == "average caseload"


def test_a_table_of_indicators_gives_a_figure_a_cell(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "| Measure | 31 March 2023 | 31 March 2024 | Target |\n|---|---|---|---|\n"
        "| Children on a plan, all categories | 271 | 288 | 200 |\n"
        "| Of these, for neglect | 148 | not known | |\n"
        "| Visits on time | 50 per cent | 60% | 90% |\n",
    )

    assert [(f.measure, f.value, f.unit, f.period) for f in found] == [
        ("Children on a plan, all categories", 271, "children", "31 March 2023"),
        ("Children on a plan, all categories", 288, "children", "31 March 2024"),
        ("Children on a plan, for neglect", 148, "children", "31 March 2023"),
        ("Visits on time", 50, "per cent", "31 March 2023"),
        ("Visits on time", 60, "per cent", "31 March 2024"),
    ]


@pytest.mark.parametrize(
    ("file", "words", "expected"),
    [
        (
            "2023-24/2024-01-15/social-worker-caseloads-and-vacancies.docx",
            "Average caseload, all social workers",
            {"2023-05-31": 19.6, "2023-08-31": 19.2, "2023-12-31": 18.6},
        ),
        (
            "2024-25/2025-03-10/progress-report-child-r-action-plan.docx",
            "Average caseload",
            {"2024-05-31": 17.4, "2024-09-30": 17.0, "2025-01-31": 16.8},
        ),
        (
            "2025-26/2025-07-07/agenda-item-child-r-and-family-t.html",
            "average caseload",
            {"2025-05-31": 16.4},
        ),
        (
            "2023-24/2023-10-09/agenda-item-child-r-action-plan.html",
            "child protection plan under the category of neglect",
            {"2023-09-30": 152},
        ),
        (
            "2025-26/2025-10-06/issue-neglect-strategy.html",
            "child protection plan for neglect",
            {"2025-08-31": 139, "2024-09-30": 161},
        ),
        (
            "2024-25/ascp/ascp-yearly-report-2023-24.pdf",
            "for neglect",
            {"2022-03-31": 137, "2023-03-31": 148, "2024-03-31": 159},
        ),
    ],
)
def test_the_series_of_the_sample_are_found(
    file: str, words: str, expected: dict[str, float]
) -> None:
    found = {
        figure.day.isoformat(): figure.value
        for figure in extract_figures(paper_of(SAMPLE / file))
        if words in figure.measure and figure.day
    }

    assert {day: found.get(day) for day in expected} == expected


@pytest.mark.parametrize(
    ("cell", "value", "day"),
    [
        ("Open: 16.1 on 31 January 2026", 16.1, "2026-01-31"),
        ("Average 19.2 on 31 August 2023.", 19.2, "2023-08-31"),
    ],
)
def test_a_plan_s_row_gives_a_figure_of_what_its_action_changes(
    tmp_path: Path, cell: str, value: float, day: str
) -> None:
    rows = f"| Ref | Action | Status |\n|---|---|---|\n| 6.2 | Reduce the average caseload to 16 | {cell} |"

    (found,) = read(tmp_path, rows)

    assert (found.measure, found.value, found.unit) == ("average caseload", value, "cases")
    assert found.day == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "row",
    [
        "| 6.2 | Reduce the average caseload to 16 | Expected to be 16 on 31 March 2026 |",
        "| 1.1 | Six briefings | 214 on 31 March 2024 |",
        "| 6.2 | Reduce the average caseload to 16 | 31/03/2024 |",
    ],
)
def test_a_plan_s_row_without_a_figure_of_its_measure_gives_none(tmp_path: Path, row: str) -> None:
    assert read(tmp_path, f"| Ref | Action | Status |\n|---|---|---|\n{row}") == []


def test_a_list_gives_figures_of_the_day_that_it_stands_under(tmp_path: Path) -> None:
    text = "The position on 15 September 2025:\n\n- 2.2: 304 practitioners trained in GCP2. Done."

    (found,) = read(tmp_path, text)

    assert (found.measure, found.value) == ("practitioners trained in GCP2", 304)
    assert found.day == dt.date(2025, 9, 15)


def test_a_count_after_a_dated_sentence_is_of_the_same_day(tmp_path: Path) -> None:
    text = (
        "On 31 August 2025, 139 children were on a plan for neglect. 262 children were on a plan."
    )

    days = {figure.value: figure.day for figure in read(tmp_path, text)}

    assert days == {139: dt.date(2025, 8, 31), 262: dt.date(2025, 8, 31)}


def test_a_length_of_time_may_be_printed_in_words(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "The average wait for a worker was seven weeks on 31 August 2025.")

    assert (found.figure.text, found.value, found.unit) == ("seven", 7, "weeks")


@pytest.mark.parametrize(
    "text",
    [
        "In England, the number of children with a plan increased to 412,000 in January 2024.",
        "Nationally, the average caseload was 15 on 31 March 2024.",
        "The average caseload was 15 in England on 31 March 2024.",
    ],
)
def test_a_figure_of_the_nation_is_none_of_the_councils(text: str, tmp_path: Path) -> None:
    assert not read(tmp_path, text)


def test_a_figure_beside_the_nations_is_read(tmp_path: Path) -> None:
    text = "The average caseload was 17 on 31 March 2024, above the England average of 15."

    assert [figure.value for figure in read(tmp_path, text)] == [17]


def test_what_a_figure_is_compared_with_has_a_day_of_its_own(tmp_path: Path) -> None:
    text = (
        "The rate of re-referrals for the 12 months to December 2024 was 22.2%, compared to 23.4%"
        " the previous quarter."
    )

    assert [figure.value for figure in read(tmp_path, text)] == [22.2]


def test_an_average_of_is_a_figure_and_one_that_is_aimed_at_is_none(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "The Head of Lighting reported an average caseload of 12.5 lamps for each engineer at May 2024.\n\n"
        "She set the aim of an average caseload of 10 lamps by March 2026.",
    )

    assert [(f.measure, f.value, f.period) for f in found] == [
        ("average caseload", 12.5, "at May 2024")
    ]
