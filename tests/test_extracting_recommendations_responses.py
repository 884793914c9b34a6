"""Responses to recommendations: verdict, reason, who and by when."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from assistant.council import Response, ResponseVerdict
from assistant.documents import Access
from ingest.classifying import classify
from ingest.extracting.paper import Paper
from ingest.extracting.recommendations.responses import extract_responses
from ingest.parsing.parsed import ParsingLimits
from ingest.parsing.reading import parse_file
from ingest.passages import cut_passages

TITLE = "# Response of the Cabinet to the report of the Parks Task Group\n\n"


def read(folder: Path, text: str, name: str = "response.md") -> list[Response]:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    parsed = parse_file(file, ParsingLimits())
    facts = classify(parsed, PurePosixPath(name), Access.PUBLIC)
    passages = cut_passages("d", parsed, facts, lambda words: len(words.split()), 200)
    paper = Paper("d", parsed, facts, tuple(passages))
    found = extract_responses(paper)
    for record in found:
        for span in (record.span, record.verdict_span, record.reason):
            assert span is None or span.text == paper.text[span.start : span.end]
    return found


def test_a_table_gives_verdict_reason_and_date(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        TITLE + "| No. | Recommendation | Response | Reasons | By when |\n|---|---|---|---|---|\n"
        "| 1 | Open the parks | Accepted | It is fair. | May 2025 |\n"
        "| 2 | Plant trees | Accepted in part. Only oaks will be planted. | | - |\n"
        "| 3 | Close the gates | Not accepted | It costs too much. | |\n"
        "| 4 | Count the birds | Noted | | |\n",
    )

    assert [(r.number, r.verdict, r.verdict_span.text) for r in found] == [
        ("1", ResponseVerdict.ACCEPTED, "Accepted"),
        ("2", ResponseVerdict.PARTLY, "Accepted in part"),
        ("3", ResponseVerdict.REJECTED, "Not accepted"),
    ]
    assert [r.reason.text if r.reason else None for r in found] == [
        "It is fair.",
        "Only oaks will be planted.",
        "It costs too much.",
    ]
    assert found[0].due.text == "May 2025"
    assert found[0].about == "the report of the Parks Task Group"
    assert found[0].by == "the Cabinet"
    assert found[0].recommendation_text == "Open the parks"


def test_prose_below_a_recommendation_states_its_verdict(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "# Government response to the Parks Inquiry\n\n"
        "### Recommendation 1\n\nThe Government should count its parks.\n\n"
        "The Government accepts this recommendation. A count begins in May.\n\n"
        "### Recommendation 2: Accept in part\n\nOnly some parks have birds.\n\n"
        "### Recommendation 3\n\nThe Government should plant trees.\n\n"
        "The Government agrees that trees matter and thanks the Inquiry.\n",
    )

    assert [(r.number, r.verdict, r.by) for r in found] == [
        ("1", ResponseVerdict.ACCEPTED, "The Government"),
        ("2", ResponseVerdict.PARTLY, "Government"),
    ]
    assert found[0].reason is not None
    assert found[0].reason.text == "A count begins in May."
    assert found[0].recommendation_text == "The Government should count its parks."


def test_a_decision_answers_every_recommendation_that_it_names(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "# Cabinet: decision notice\n\nDecisions of the Cabinet of 3 June 2025\n\n"
        "## Item 4. Response to the report of the Parks Task Group\n\n"
        "1. That recommendations 1 to 3 and 5 of the Group be accepted.\n\n"
        "2. That recommendation 4 be rejected.\n",
        "decision-notice.md",
    )

    assert [(r.number, r.verdict.value) for r in found] == [
        ("1", "accepted"),
        ("2", "accepted"),
        ("3", "accepted"),
        ("5", "accepted"),
        ("4", "rejected"),
    ]
    assert {r.about for r in found} == {"the report of the Parks Task Group"}
    assert len({r.record_id for r in found}) == 5


def test_a_table_may_number_its_recommendations_in_their_cells(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        TITLE + "| Recommendation | Accepted / Rejected | Executive comment |\n|---|---|---|\n"
        "| 1. Open late | Accept | From May. |\n"
        "| Recommendation 2: Plant oaks | Accepted subject to funding | |\n"
        "| 3. Close early | To be considered | |\n",
    )

    assert [(r.number, r.recommendation_text, r.verdict) for r in found] == [
        ("1", "Open late", ResponseVerdict.ACCEPTED),
        ("2", "Plant oaks", ResponseVerdict.PARTLY),
    ]
    assert found[1].verdict_span.text == "Accepted subject to funding"


def test_numbered_paragraphs_are_answered_below(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "# Government response to the Committee's report on parks\n\n"
        "1. We recommend that the Government count its parks.\n\n"
        "The Government accepts this recommendation.\n\n"
        "2. The Government should plant trees.\n\n"
        "The Government does not accept this recommendation. Trees are costly.\n",
    )

    assert [(r.number, r.verdict.value) for r in found] == [("1", "accepted"), ("2", "rejected")]


def test_a_scrutiny_committee_does_not_answer_for_the_executive(tmp_path: Path) -> None:
    text = (
        "# Minutes of the Parks Scrutiny Committee\n\nHeld on 3 March 2025\n\n"
        "RESOLVED: That recommendations 1 and 2 be agreed.\n"
    )

    assert read(tmp_path, text, "minutes.md") == []


def test_a_table_is_read_whatever_its_columns_are_called(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        '# Response of the Cabinet to "Off the Lead"\n\n'
        "| No. | Recommendation in brief | Cabinet's view | What will happen | Target |\n"
        "|---|---|---|---|---|\n"
        "| 1 | Two dog wardens | Supported with changes | One warden will be found. | 1 May 2025 |\n"
        "| 2 | Muzzle the geese | Not supported | Geese are wild. | n/a |\n",
    )

    assert [(r.number, r.verdict.value, r.about, r.by) for r in found] == [
        ("1", "partly", "Off the Lead", "the Cabinet"),
        ("2", "rejected", "Off the Lead", "the Cabinet"),
    ]
    assert [r.reason.text for r in found if r.reason] == [
        "One warden will be found.",
        "Geese are wild.",
    ]
    assert found[0].recommendation_text == "Two dog wardens"
    assert found[0].due.text == "1 May 2025"


def test_a_table_of_numbers_alone_answers_in_a_paper_that_is_a_response(tmp_path: Path) -> None:
    table = (
        "| No. | Response | Comment of the Cabinet | Lead | By |\n|---|---|---|---|---|\n"
        "| 1 | Accepted | A pond will be dug. | Head of Parks | 1 May 2025 |\n"
    )
    title = "# Ponds: report of the Task Group and the Cabinet's response\n\n"
    recommends = "## Recommendations\n\n1. That a pond be dug.\n\n"

    found = read(tmp_path, f"{title}{recommends}## Response of the Cabinet, 9 May 2025\n\n{table}")
    other = read(tmp_path, f"# Queries on the recommendations of members\n\n{table}", "queries.md")

    assert [(r.number, r.by, r.due.text) for r in found] == [("1", "Cabinet", "1 May 2025")]
    assert found[0].about == "Ponds: report of the Task Group and the Cabinet's response"
    assert other == []


def test_agencies_answer_learning_points_one_by_one(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "# Learning review LR9: learning points and agency responses\n\n"
        "| Learning point | Agency | Response | What the agency says | Timescale |\n"
        "|---|---|---|---|---|\n"
        "| LP1 | Fire Service | Agreed | Visits from May. | May 2025 |\n"
        "| LP1 | Housing | Not agreed | There is no money. | None |\n",
    )

    assert [(r.number, r.by, r.verdict.value) for r in found] == [
        ("LP1", "Fire Service", "accepted"),
        ("LP1", "Housing", "rejected"),
    ]


def test_a_record_of_decision_names_the_body_and_the_subject(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "# Record of decision\n\n| Item | Detail |\n|---|---|\n| Decision taken by | Cabinet |\n"
        "| Subject | Response to recommendations of the Ponds Scrutiny Committee |\n\n"
        "## Response to each recommendation\n\n"
        "| Scrutiny recommendation | Response | Reasons |\n|---|---|---|\n"
        "| 1. Dig a pond | Rejected | It is dry. |\n",
        "record.md",
    )

    assert [(r.number, r.about, r.by) for r in found] == [
        ("1", "recommendations of the Ponds Scrutiny Committee", "Cabinet")
    ]
