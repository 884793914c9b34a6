"""The many ways in which reports lay out their recommendations."""

from __future__ import annotations

import time
from pathlib import Path, PurePosixPath

import pytest

from assistant.council import Recommendation
from assistant.documents import Access
from ingest.classifying import classify
from ingest.extracting.paper import Paper
from ingest.extracting.recommendations.recommendations import extract_recommendations
from ingest.parsing.parsed import ParsingLimits
from ingest.parsing.reading import parse_file
from ingest.passages import cut_passages


def read(folder: Path, text: str) -> list[Recommendation]:
    file = folder / "paper.md"
    file.write_text(text, encoding="utf-8")
    parsed = parse_file(file, ParsingLimits())
    facts = classify(parsed, PurePosixPath("paper.md"), Access.PUBLIC)
    passages = cut_passages("d", parsed, facts, lambda words: len(words.split()), 200)
    return extract_recommendations(Paper("d", parsed, facts, tuple(passages)))


LAYOUTS = {
    "tasks below a heading for each body": (
        "# Domestic Homicide Review: Overview report\n\n## 18 Recommendations\n\n### National\n\n"
        "1. The Home Office should review its guidance.\n\n### Local\n\n"
        "2. The Community Safety Partnership to develop training.\n\n3. The ICB to audit practices.\n\n"
        "## Appendix A\n\n1. The terms of reference should be read.\n",
        [
            ("1", "The Home Office", "The Home Office should review its guidance."),
            (
                "2",
                "The Community Safety Partnership",
                "The Community Safety Partnership to develop training.",
            ),
            ("3", "The ICB", "The ICB to audit practices."),
        ],
    ),
    "findings between labelled recommendations": (
        "# Safeguarding Adults Review: Adult J\n\nIndependent reviewer\n\n"
        "## 9. Findings and recommendations\n\n9.1 Staff did not know the policy.\n\n"
        "**Recommendation 1**\n\nThe Board should seek assurance that:\n\n- staff know the policy;\n"
        "- managers check it.\n\n9.2 The family was not heard and should have been.\n\n"
        "**Recommendation 2**\n\nAgencies should ask families. They should write it down.\n",
        [
            (
                "1",
                "The Board",
                "The Board should seek assurance that: staff know the policy; managers check it.",
            ),
            ("2", "Agencies", "Agencies should ask families. They should write it down."),
        ],
    ),
    "a lead-in for all bullets": (
        "# Independent review of early help\n\n## Our recommendations\n\n"
        "We recommend that the council:\n\n- publishes a strategy;\n- appoints a lead.\n\n"
        "We also recommend that the ICB reviews its offer.\n",
        [
            (None, "the council", "publishes a strategy;"),
            (None, "the council", "appoints a lead."),
            (None, "the ICB", "We also recommend that the ICB reviews its offer."),
        ],
    ),
    "a summary before the report": (
        "# Scrutiny Inquiry into Bus Services\n\nReport of the Place Scrutiny Committee\n\n"
        "## Summary of recommendations\n\nRecommendation 1: That the timetable be printed.\n\n"
        "## 5. Evidence\n\nBuses should run later, people said.\n\n"
        "Recommendation 1: That the timetable be printed.\n",
        [("1", None, "That the timetable be printed.")],
    ),
    "learning and recommendations in one list": (
        "# Rapid review\n\n## Learning and recommendations\n\n1. Information was not shared.\n\n"
        "2. The Partnership should consider a shared record.\n\n3. Practitioners worked hard.\n",
        [("2", "The Partnership", "The Partnership should consider a shared record.")],
    ),
    "boxes in the chapters": (
        "# Thematic review of neglect\n\nReport by the independent reviewer\n\n## Voice\n\n"
        "Children were not heard.\n\n| Recommendation 1 |\n|---|\n"
        "| The Partnership should ask children each term. |\n\n## Drift\n\n"
        "| Recommendation 2 |\n|---|\n| The council must set a limit for drift. |\n",
        [
            ("1", "The Partnership", "The Partnership should ask children each term."),
            ("2", "The council", "The council must set a limit for drift."),
        ],
    ),
    "priority action before other areas": (
        "# Inspection of Aldermere\n\nInspection date: 1 May 2017. Ofsted\n\n"
        "## Areas for priority and immediate action\n\n1. Ensure that discussions are recorded.\n\n"
        "## Areas for improvement\n\n2. Improve plans.\n\n## Strengths\n\n3. Leaders know much.\n",
        [
            ("1", None, "Ensure that discussions are recorded."),
            ("2", None, "Improve plans."),
        ],
    ),
    "officers' drafts in an agenda": (
        "# Agenda\n\nChildren's Services Committee\n\n## 5. Annual report\n\n"
        "Recommended: That the Committee notes the annual report.\n\n## 6. Budget\n\n"
        "The Committee is recommended to:\n\n(a) note the budget; and\n\n(b) comment on it.\n",
        [
            (None, "the Committee", "That the Committee notes the annual report."),
            ("a", "The Committee", "note the budget; and"),
            ("b", "The Committee", "comment on it."),
        ],
    ),
    "prose of a committee's report": (
        "# Report of the Select Committee on Parks\n\n## 4 Trees\n\n"
        "4.1 Trees are few. We recommend that the council plants 500 trees by 2027.\n\n"
        "4.2 Residents recommend that visitors come in May.\n",
        [(None, "the council", "We recommend that the council plants 500 trees by 2027.")],
    ),
    "repeated in a response": (
        "# Government response to the report of the Parks Committee\n\n### Recommendation 1\n\n"
        "The Government should count its parks. This should be done yearly.\n\n"
        "The Government accepts this recommendation.\n\n### Recommendation 2\n\n"
        "The Government should plant trees.\n\nWe will plant trees.\n",
        [
            (
                "1",
                "The Government",
                "The Government should count its parks. This should be done yearly.",
            ),
            ("2", "The Government", "The Government should plant trees."),
        ],
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_gives_its_recommendations_and_no_other(tmp_path: Path, layout: str) -> None:
    text, expected = LAYOUTS[layout]

    assert [(r.number, r.addressee, r.text) for r in read(tmp_path, text)] == expected


def test_an_endless_line_takes_no_endless_time(tmp_path: Path) -> None:
    line = "A, B, C and the D of E should wish " * 3_000
    begun = time.perf_counter()

    read(tmp_path, f"# Review\n\n## Recommendations\n\n1. {line}\n\nRecommendation 2: {line}\n")

    assert time.perf_counter() - begun < 5


def test_rows_with_numbers_of_their_own_are_not_joined(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "# Report of the Ponds Task Group\n\n## Recommendations\n\n"
        "| No. | The Task Group recommends that | To |\n|---|---|---|\n"
        "| R1 | every pond be counted | Cabinet |\n| R2 | each duck be fed | The Trust |\n",
    )

    assert [(r.number, r.text, r.addressee, r.kind.value) for r in found] == [
        ("R1", "every pond be counted", "Cabinet", "scrutiny_to_executive"),
        ("R2", "each duck be fed", "The Trust", "scrutiny_to_executive"),
    ]


def test_learning_points_are_recommendations_of_their_review(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "# Learning review LR9\n\n## 3. Learning points\n\n"
        "| Learning point | What should be different |\n|---|---|\n"
        "| LP1 | Visits should be logged |\n| LP2 | Notes should be shared |\n",
    )

    assert [(r.number, r.text) for r in found] == [
        ("LP1", "Visits should be logged"),
        ("LP2", "Notes should be shared"),
    ]
