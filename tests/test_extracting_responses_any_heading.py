"""Tables of responses whose columns are headed in a council's own words."""

from __future__ import annotations

from pathlib import Path

from tests.test_extracting_recommendations_responses import read


def test_a_column_of_verdicts_is_known_by_its_cells(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "# Ponds Board\n\nMinutes of the meeting held on Monday 3 March 2025\n\n"
        "## PON/4 Wet gardens: the Cabinet's response\n\n"
        "| Rec | What the working group asked for | Cabinet | Reason or next step |\n|---|---|---|---|\n"
        "| 1 | Dig a drain | Agreed | In May |\n"
        "| 2 | Lend pumps | Agreed in part | Two only |\n"
        "| 3 | Pay for soil | Not agreed | No money |\n",
        "minutes.md",
    )

    assert [(r.number, r.verdict.value, r.recommendation_text, r.by) for r in found] == [
        ("1", "accepted", "Dig a drain", "Cabinet"),
        ("2", "partly", "Lend pumps", "Cabinet"),
        ("3", "rejected", "Pay for soil", "Cabinet"),
    ]
    assert found[0].about == "Wet gardens: the Cabinet's response"


def test_a_register_tells_what_was_deferred_and_whose_decision_it_was(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "# Register of Recommendations\n\n## Working Group on Ponds\n\n"
        "| No. | Recommendation of the Working Group | Decision of Council | Remarks | To be done by |\n"
        "|---|---|---|---|---|\n"
        "| 1 | Feed the ducks | Agreed with amendment | Weekends only | 1 May 2025 |\n"
        "| 2 | Count the geese | Deferred | Advice sought | None |\n",
        "register.md",
    )

    assert [(r.verdict.value, r.by, r.about) for r in found] == [
        ("partly", "Council", "Working Group on Ponds"),
        ("deferred", "Council", "Working Group on Ponds"),
    ]
    assert found[0].reason
    assert found[0].reason.text == "Weekends only"
    assert [r.due.text for r in found] == ["1 May 2025", ""]


def test_the_column_before_the_verdict_holds_what_was_recommended(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "# Pond Safety Review\n\n## Recommendations and the response of the Partnership's Executive\n\n"
        "| Rec | The Partnership should … | Response | By | Comment |\n|---|---|---|---|---|\n"
        "| R1 | fence each pond | Accepted | 30 May 2025 | Owner: Parks |\n"
        "| R2 | keep one register | Not accepted | - | Two systems |\n",
        "review.md",
    )

    assert [(r.number, r.recommendation_text, r.by) for r in found] == [
        ("R1", "fence each pond", "the Partnership's Executive"),
        ("R2", "keep one register", "the Partnership's Executive"),
    ]
