"""Written questions are read whole, and questions whose asker does not stand first."""

import time
from pathlib import Path

import pytest

from assistant.council import AnswerClass
from assistant.documents import DocumentKind
from ingest.extracting.exchanges.answer_classes import class_of
from ingest.extracting.exchanges.exchanges import extract_exchanges
from tests.test_extracting_exchanges import asked_in, paper_of, said

ENOUGH_S = 5
WRITTEN = """## QUESTIONS

**7.**

**Question submitted by Cmhlr. S. Ó Broin (carried forward from the previous**

**Meeting**

I will ask at the next Meeting

"""


@pytest.mark.parametrize(
    ("asked", "reply", "questions", "answers"),
    [
        pytest.param(
            "for an update on the footbridge\n\n*Scanned page, text may contain errors.*\n\nat Elmbury.",
            "**REPLY:**\n\nWorks will begin in May 2024.\n\n5\n\nThis concluded the Meeting.",
            ["for an update on the footbridge"],
            ["Works will begin in May 2024."],
            id="over a scanned page",
        ),
        pytest.param(
            "(a) how many houses are empty in the ward (b) how many people wait for a house.",
            "**REPLY:**\n\n(a) There are 14 empty houses.\n\n(b) 212 people are on the list.",
            ["how many houses are empty", "(b) how many people wait for a house."],
            ["(a) There are 14 empty houses.", "(b) 212 people are on the list."],
            id="answered letter by letter",
        ),
        pytest.param(
            "for an update on the new link road and an update on the planning application for the school.",
            "REPLY: The link road was opened in March. The planning application is under appeal.",
            ["link road", "an update on the planning application for the school."],
            ["The link road was opened in March.", "The planning application is under appeal."],
            id="two updates",
        ),
        pytest.param(
            "how many vans were bought in 2023.",
            "**REPLY:**\n\n**The following figures are for 2023:**\n\nVans bought: 12",
            ["how many vans were bought in 2023."],
            ["The following figures are for 2023:"],
            id="a reply under a heading",
        ),
    ],
)
def test_a_written_question_is_read_whole_with_its_reply(
    tmp_path: Path, asked: str, reply: str, questions: list[str], answers: list[str]
) -> None:
    text = f"{WRITTEN.rstrip()} {asked}\n\n{reply}\n\n## NOTICES OF MOTION\n\n8. Text.\n"

    found = asked_in(tmp_path, text)

    assert [part in e.question.text for e, part in zip(found, questions, strict=True)] == [
        True for _ in questions
    ]
    assert {asker.label for e in found for asker in e.askers} == {"Cmhlr S. Ó Broin"}
    assert [said(e)[0][1].startswith(part) for e, part in zip(found, answers, strict=True)] == [
        True for _ in answers
    ]
    assert not any("concluded" in text for e in found for _, text in said(e))


@pytest.mark.parametrize(
    ("text", "asker", "answered"),
    [
        ("It was queried if the health board had been written to.", None, False),
        ("Queried when the review of speed limits would begin.", None, False),
        (
            "The moving of bins in Elm Row was also raised and the Head of Repairs agreed to see to it.",
            None,
            True,
        ),
        ("e w ri Elmbury The Members looked for an update on the crossing.", "The Members", False),
        ("A long debate followed and Members asked whether the hub would close.", "Members", False),
        ("Councillor Fenn (M) asked how many vans were hired.", "Councillor Fenn", False),
        ("In the older estates, Members asked to be informed why this was so.", "Members", False),
        (
            "It was queried if the board was written to. The Head of Repairs noted that this was raised in"
            " April and she would follow up.",
            None,
            True,
        ),
        (
            "15. mi ncillor in\n\n| will ask at the next Meeting for signs at Elmbury.\n\nREPLY: They will be"
            " erected in May.",
            None,
            True,
        ),
        ("Sgt. Orla Hay asked how many cameras had been fitted.", "Sgt Orla Hay", False),
    ],
)
def test_a_question_is_found_though_its_asker_is_not_first(
    tmp_path: Path, text: str, asker: str | None, answered: bool
) -> None:
    (found,) = asked_in(tmp_path, text + "\n")

    assert [a.label for a in found.askers] == ([asker] if asker else [])
    assert bool(found.replies) == answered


def test_points_below_a_lead_that_names_questions_are_answers(tmp_path: Path) -> None:
    first, second = asked_in(
        tmp_path,
        "Councillor Okell thanked the staff.\n\nThe AD set out the plan.\n\nIt was a live document.\n\n"
        "2. Further to comments and questions from Members it was noted:\n\n"
        "- In response to concerns regarding the new rules, assurance was provided that staff were ready.\n"
        "- With regard to plans that had no permission, it was noted that only built homes were counted.\n",
    )

    assert [a.label for e in (first, second) for a in e.askers] == ["Members", "Members"]
    assert said(second)[0][1] == "it was noted that only built homes were counted."


def test_a_request_counts_only_with_its_reply(tmp_path: Path) -> None:
    (found,) = asked_in(
        tmp_path,
        "Members requested the Head of Repairs provide them with a costing. The Head of Repairs undertook"
        " to discuss it and would revert.\n\nCouncillor Okell requested that a van be hired.\n",
    )

    assert (
        found.question.text == "Members requested the Head of Repairs provide them with a costing."
    )
    assert found.answer_class is AnswerClass.DEFERRED


def test_a_question_of_very_many_parts_is_read_at_once(tmp_path: Path) -> None:
    parts = " ".join(f"(b) how many vans were hired in the year {year}" for year in range(400))
    replies = " ".join(f"(b) {count} vans." for count in range(400))
    began = time.perf_counter()

    asked_in(tmp_path, f"{WRITTEN.rstrip()} {parts}\n\nREPLY: {replies}\n")

    assert time.perf_counter() - began < ENOUGH_S


def test_minutes_inside_a_pack_are_read_and_its_reports_are_not(tmp_path: Path) -> None:
    far = "How to find the hall and what to do if there is a fire. " * 60
    paper = paper_of(
        tmp_path,
        "# Public reports pack\n\nHomes Scrutiny Committee\n\nMonday, 9 October 2023\n\n## Agenda\n\n"
        "1. Minutes of the meeting held on 3 July 2023\n\n2. Repairs\n\n" + far + "\n\n"
        "MINUTES of a meeting of the Homes Scrutiny Committee held on Monday, 3 July 2023.\n\n"
        "Present: Councillors Marcus Tull (Chair) and Harriet Fenn\n\n## 6. Repairs\n\n"
        "Councillor Fenn asked how many repairs were late. The Head of Repairs said that 41 were late.\n\n"
        "Report to: Homes Scrutiny Committee\n\nCouncillor Tull asked whether vans were hired.\n",
        "public-reports-pack.md",
    )

    (found,) = extract_exchanges(paper)

    assert paper.facts.kind is DocumentKind.REPORTS_PACK
    assert found.question.text == "Councillor Fenn asked how many repairs were late."
    assert str(found.day) == "2023-07-03"


@pytest.mark.parametrize(
    ("asked", "answer", "expected"),
    [
        (
            "for a bench to be provided at the green",
            "This can be investigated and costed.",
            AnswerClass.DEFERRED,
        ),
        (
            "works needed to begin at Elmbury",
            "Approval from the agency is awaited.",
            AnswerClass.REFERRED,
        ),
        (
            "for an update on the nature park",
            "A meeting has been requested with the group. A progress report will be circulated afterwards.",
            AnswerClass.DEFERRED,
        ),
        (
            "for an update on water pressure",
            "Thank you for your email. Your query has been forwarded to the department.",
            AnswerClass.DEFERRED,
        ),
        (
            "when will the roof be made safe",
            "The site was inspected in the week of 25 June 2018.",
            AnswerClass.PARTIAL,
        ),
        (
            "what arrangements are in place for road markings",
            "Markings will be carried out in due course by the contractor.",
            AnswerClass.DIRECT,
        ),
        (
            "Members said that it was disappointing that they had not been told",
            "The Head of Repairs stated that members will be told of grants in future.",
            AnswerClass.DIRECT,
        ),
        (
            "Members referred to the state of the hoardings",
            "The Head of Repairs said that they were safe and their look is a matter for the owners.",
            AnswerClass.REFERRED,
        ),
        ("how many are being followed up", "All cases are followed up.", AnswerClass.DIRECT),
        (
            "Members expressed concern over the state of the paths",
            "The Engineer agreed that the paths were bad and funding was short.",
            AnswerClass.DIRECT,
        ),
    ],
)
def test_an_answer_is_classed_by_what_it_gives(
    asked: str, answer: str, expected: AnswerClass
) -> None:
    assert class_of(asked, answer).answer_class is expected
