"""Resolutions: limbs, verbs, reasons, and what is no resolution."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant.council import VerbClass
from ingest.extracting.resolutions.limbs import read_marker, split_inline
from ingest.extracting.resolutions.resolutions_verbs import read_verb
from tests.resolved_papers import minutes, read


def test_an_opener_in_one_sentence_is_one_limb(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 5. Repairs\n\nMembers had questions.\n\nRESOLVED that the report be noted. "
        "The meeting ended at 8 pm.\n",
    )

    assert [(r.text, r.verb, r.verb_class) for r in found] == [
        ("the report be noted.", "noted", VerbClass.NOTE)
    ]
    assert (found[0].committee, found[0].day) == ("Housing Committee", dt.date(2024, 3, 4))
    assert (found[0].item, found[0].item_title) == ("5", "Repairs")
    assert found[0].opener is not None
    assert found[0].opener.text == "RESOLVED that"
    assert found[0].carried is None


@pytest.mark.parametrize(
    ("marks", "printed"),
    [
        (("1.", "2."), ["1.", "2."]),
        (("(a)", "(b)"), ["(a)", "(b)"]),
        (("(i)", "(ii)"), ["(i)", "(ii)"]),
        (("a)", "b)"), ["a)", "b)"]),
    ],
)
def test_limbs_have_their_markers(
    tmp_path: Path, marks: tuple[str, str], printed: list[str]
) -> None:
    found = minutes(
        tmp_path,
        "## 5. Repairs\n\nRESOLVED: That the Committee:-\n\n"
        f"{marks[0]} notes the report; and\n\n{marks[1]} requests the Head of Housing to report in May.\n\n"
        "The Chair thanked officers.\n",
    )

    assert [r.marker for r in found] == printed
    assert [r.verb_class for r in found] == [VerbClass.NOTE, VerbClass.REQUEST]
    assert [r.addressee for r in found] == [None, "the Head of Housing"]
    assert found[0].text == "notes the report"


def test_a_paper_that_numbers_its_paragraphs_goes_on_after_the_limbs(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 5. Repairs\n\n4. RESOLVED that Cabinet:\n\n1. Agree the plan;\n\n2. Note the cost.\n\n"
        "5. The Chair closed the item.\n",
    )

    assert [r.text for r in found] == ["Agree the plan", "Note the cost."]
    assert [r.verb_class for r in found] == [VerbClass.APPROVE, VerbClass.NOTE]


def test_limbs_below_a_short_lead_take_its_verb(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 5. Budget\n\nRESOLVED that the Council:\n\n1. agrees to:\n\n(a) the capital programme;\n\n"
        "(b) the reserves policy; and\n\n2. notes the risks.\n",
    )

    assert [(r.marker, r.verb_class) for r in found] == [
        ("1. (a)", VerbClass.APPROVE),
        ("1. (b)", VerbClass.APPROVE),
        ("2.", VerbClass.NOTE),
    ]


@pytest.mark.parametrize(
    ("limb", "kind"),
    [
        ("the report be noted", VerbClass.NOTE),
        ("the report be received", VerbClass.RECEIVE),
        ("recommendations 1 and 2 be accepted", VerbClass.ACCEPT),
        ("the strategy be adopted", VerbClass.APPROVE),
        ("the minutes were a correct record and be signed by the Chair", VerbClass.APPROVE),
        ("Recommends to the Cabinet that the check be funded", VerbClass.RECOMMEND),
        ("the Director be asked to report by October 2025", VerbClass.REQUEST),
        ("the seven proposals be referred to the Cabinet", VerbClass.REFER),
        ("Councillor Hale be appointed Vice-Chair", VerbClass.APPOINT),
        ("under section 100A the press and public be excluded", VerbClass.EXCLUDE_PUBLIC),
        ("the audit be welcomed", VerbClass.OTHER),
        ("To note that the planned use of reserves is approved elsewhere", VerbClass.NOTE),
        ("Agree to request that the Minister consider it", VerbClass.REQUEST),
    ],
)
def test_the_verb_inside_the_limb_tells_what_it_does(limb: str, kind: VerbClass) -> None:
    assert read_verb(limb, agreed=True).kind is kind


def test_recommending_and_referring_have_an_addressee() -> None:
    assert read_verb("Recommends to the Cabinet that it be funded").addressee == "the Cabinet"
    assert (
        read_verb("the proposals be referred to the Cabinet with thanks").addressee == "the Cabinet"
    )
    request = read_verb("the Head of Legal Services be requested to write")
    assert request.addressee == "the Head of Legal Services"


def test_agreed_in_capitals_after_its_subject_is_a_decision(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 3. Minutes\n\nThe minutes of 5 February 2024 were AGREED as a correct record.\n",
    )

    assert [r.verb_class for r in found] == [VerbClass.APPROVE]


def test_what_members_said_was_agreed_elsewhere_is_no_decision(tmp_path: Path) -> None:
    assert not minutes(
        tmp_path,
        "## 3. Repairs\n\nMr Hale said that it was agreed that the work would stop. "
        "It was agreed that the tenants had a point.\n\nIt was noted that the roof leaked.\n",
    )


def test_a_reason_is_kept_apart(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "# Decision notice: Cabinet, 4 March 2024\n\n## Item 8. Budget\n\n"
        "Decision: That the overspend be noted. Reason for decision: To keep the Cabinet informed.\n\n"
        "Other options considered: None.\n",
        "decision-notice-2024-03-04.md",
    )

    assert [r.text for r in found] == ["the overspend be noted."]
    assert found[0].reason is not None
    assert found[0].reason.text == "To keep the Cabinet informed."


def test_a_limb_may_amend_an_earlier_minute(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 3. Minutes\n\nRESOLVED that the minutes be approved, "
        "amended as follows: in Minute 4, delete “146” and insert “164”.\n",
    )

    assert [r.amends_minute for r in found] == ["4"]


def test_reports_agendas_and_news_hold_no_decision(tmp_path: Path) -> None:
    body = "RESOLVED that the report be noted.\n\nRecommended - That the plan be approved.\n"
    assert not read(tmp_path, f"# News report\n\n{body}", "news-report.md")
    assert not read(tmp_path, f"AGENDA\n\nHousing Committee\n\n{body}", "agenda-frontsheet.md")
    proposed = "# PROPOSED RECORD OF DECISION\n\n## Decision:\n\nCabinet agree to:\n\n1. the plan\n"
    assert not read(tmp_path, proposed, "decision-record.md")


def test_markers_and_inline_limbs() -> None:
    assert read_marker("The report") is None
    assert split_inline("the figures for 2024 (a rise) were noted") == []


def test_a_limb_that_also_agrees_is_two(tmp_path: Path) -> None:
    found = minutes(
        tmp_path,
        "## 6. Budget\n\nRESOLVED that Cabinet note the settlement; "
        "and agree to delegate the reply to the Leader.\n",
    )

    assert [r.verb_class for r in found] == [VerbClass.NOTE, VerbClass.APPROVE]
    assert found[0].span.text.startswith("RESOLVED that Cabinet")
    assert found[0].text == "Cabinet note the settlement"
