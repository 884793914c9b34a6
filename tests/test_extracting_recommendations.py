"""Recommendations: what counts as one, to whom, how strongly, by when."""

from __future__ import annotations

import datetime as dt
from pathlib import Path, PurePosixPath

import pytest

from assistant.council import Recommendation, RecommendationKind
from assistant.documents import Access
from ingest.classifying import classify
from ingest.extracting.paper import Paper
from ingest.extracting.recommendations.recommendations import extract_recommendations
from ingest.parsing.parsed import ParsingLimits
from ingest.parsing.reading import parse_file
from ingest.passages import cut_passages

REVIEW = "# Child Safeguarding Practice Review: Child K\n\nReport of the independent reviewer\n\n"
INSPECTION = (
    "# Inspection of Aldermere local authority children's services\n\n"
    "Inspection dates: 4 to 15 March 2024\n\nLead inspector: one of Ofsted's inspectors\n\n"
)
REPORT = (
    "# Home visits\n\nReport to: Children's Services Committee\n\nReport of: Head of Service\n\n"
)


def read(folder: Path, text: str, name: str = "paper.md") -> list[Recommendation]:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    parsed = parse_file(file, ParsingLimits())
    facts = classify(parsed, PurePosixPath(name), Access.PUBLIC)
    passages = cut_passages("d", parsed, facts, lambda words: len(words.split()), 200)
    paper = Paper("d", parsed, facts, tuple(passages))
    found = extract_recommendations(paper)
    for record in found:
        assert record.span.text == paper.text[record.span.start : record.span.end]
    return found


def test_labelled_recommendations_have_number_addressee_and_strength(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        REVIEW + "## 5. Recommendations\n\nThe reviewer makes two recommendations.\n\n"
        "**Recommendation 1.** Aldermere Borough Council, with its partners, must publish a protocol.\n\n"
        "**Recommendation 2.** The Partnership should consider an audit by December 2025.\n\n"
        "## 6. Next steps\n\nThe Partnership should meet the reviewer again.\n",
    )

    assert [(r.number, r.addressee, r.strength) for r in found] == [
        ("1", "Aldermere Borough Council", "must"),
        ("2", "The Partnership", "should consider"),
    ]
    assert {r.kind for r in found} == {RecommendationKind.REVIEW_TO_AGENCY}
    assert found[1].due.text == "by December 2025"
    assert found[1].due.latest == dt.date(2025, 12, 31)


def test_a_heading_with_its_number_has_its_text_below(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        REVIEW + "## What we learnt\n\nThe team was tired.\n\n"
        "### Recommendation 1: One record\n\nThe council should:\n\n- keep one record; and\n"
        "- show it to the child.\n\n### Another matter\n\nStaff were kind.\n\n"
        "## List of recommendations\n\n### Recommendation 1: One record\n\nThe council should:\n\n"
        "- keep one record; and\n- show it to the child.\n",
    )

    assert [(r.number, r.addressee) for r in found] == [("1", "The council")]
    assert found[0].text == (
        "One record: The council should: keep one record; and show it to the child."
    )


def test_a_broken_list_is_read_to_its_end(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        REVIEW + "## Recommendations\n\n1. The Board should train its staff.\n\n"
        "- The Board should publish its policy.\n\n- Schools should be told. They should reply.\n",
    )

    assert [r.text for r in found] == [
        "The Board should train its staff.",
        "The Board should publish its policy.",
        "Schools should be told. They should reply.",
    ]


@pytest.mark.parametrize(
    "heading", ["What needs to improve?", "What does Aldermere need to do to improve?"]
)
def test_what_needs_to_improve_is_one_recommendation_a_bullet(tmp_path: Path, heading: str) -> None:
    found = read(
        tmp_path,
        INSPECTION + f"## {heading}\n\n- The timeliness of strategy meetings.\n"
        "- The quality of plans, including:\n\n- The advice to care leavers.\n\n"
        "### Children who need help: good\n\n- Thresholds are understood.\n",
    )

    assert len(found) == 3
    assert found[0].text == "The timeliness of strategy meetings."
    assert (found[0].number, found[0].addressee, found[0].strength) == (None, None, None)


def test_findings_are_not_recommendations(tmp_path: Path) -> None:
    text = (
        REVIEW + "## Findings\n\n1. The policy should have been followed and was not.\n\n"
        "## Progress on previous recommendations\n\nRecommendation 1: audit every case. Done.\n\n"
        "Recommendation 3 of the earlier review concerned the same matter.\n"
    )

    assert read(tmp_path, text) == []


def test_conclusions_among_recommendations_are_left_out(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "# Parks\n\nHouse of Commons Parks Committee\n\n## Conclusions and recommendations\n\n"
        "1. Parks are loved. (Paragraph 4)\n\n2. We recommend that the Government count its parks."
        " (Paragraph 7)\n",
    )

    assert [(r.number, r.text, r.kind, r.addressee) for r in found] == [
        (
            "2",
            "We recommend that the Government count its parks.",
            RecommendationKind.SCRUTINY_TO_EXECUTIVE,
            "the Government",
        )
    ]


def test_a_table_of_recommendations_is_read_by_its_headings(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "# Early help\n\nReport of a Task and Finish Group\n\n## Recommendations to the Cabinet\n\n"
        "| No. | Recommendation | Evidence | By when |\n|---|---|---|---|\n"
        "| 1 | That hubs open in the evening. | Visits | 30/09/2025 |\n"
        "| 2 | That families be asked. | Survey | |\n",
    )

    assert [(r.number, r.text, r.addressee) for r in found] == [
        ("1", "That hubs open in the evening.", "the Cabinet"),
        ("2", "That families be asked.", "the Cabinet"),
    ]
    assert found[0].kind is RecommendationKind.SCRUTINY_TO_EXECUTIVE
    assert found[0].due.latest == dt.date(2025, 9, 30)


def test_a_table_of_progress_repeats_recommendations_and_makes_none(tmp_path: Path) -> None:
    text = (
        REVIEW + "## Recommendations\n\n| No. | Recommendation | Progress |\n|---|---|---|\n"
        "| 1 | The council should audit cases. | Begun |\n"
    )

    assert read(tmp_path, text) == []


def test_officers_drafts_are_kept_apart(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        REPORT + "## Recommendations\n\nThe Committee is asked to:\n\n1. Note the report.\n\n"
        "2. Comment on the plan.\n\n## Background\n\nThe service should grow.\n",
    )

    assert [(r.number, r.text, r.addressee, r.kind) for r in found] == [
        ("1", "Note the report.", "The Committee", RecommendationKind.OFFICER_TO_COMMITTEE),
        ("2", "Comment on the plan.", "The Committee", RecommendationKind.OFFICER_TO_COMMITTEE),
    ]


def test_minutes_make_no_recommendations(tmp_path: Path) -> None:
    text = (
        "# Minutes of the meeting of the Children's Services Committee\n\n## Recommendations\n\n"
        "RESOLVED: That the Cabinet be recommended to fund the hubs.\n"
    )

    assert read(tmp_path, text, "minutes.md") == []


def test_a_deadline_counts_from_publication_only_where_it_says_so(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        REVIEW + "Published on 12 June 2023\n\n## Recommendations\n\n"
        "1. The Board should report within six months of publication.\n\n"
        "2. The Board should audit its cases, within 18 months.\n\n"
        "3. The Board should visit within five days of a referral (see action 2.3 of the plan).\n",
    )

    assert [(r.due.text, r.due.latest) for r in found] == [
        ("within six months of publication", dt.date(2023, 12, 12)),
        ("within 18 months", None),
        ("", None),
    ]
    assert found[2].linked_actions == ("2.3",)
