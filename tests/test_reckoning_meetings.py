"""Which meetings there were, who was there, and when something was considered."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answering.reckoning.meetings.attendance_asking import attendance_asked
from assistant.answering.reckoning.meetings.meetings_asking import AboutMeetings, about_meetings
from assistant.answers import AnswerStatus
from assistant.council import AgendaItem, Attendance, AttendanceKind, Meeting, Speaker
from assistant.stores.view import View
from tests.invented_minutes import COMMITTEE, Minutes, reckoned, shown, view_of

Kind = AttendanceKind


def listed(paper: Minutes, kind: AttendanceKind, words: str, name: str, at: str | None = None,
           role: str | None = None) -> Attendance:  # fmt: skip
    return Attendance(kind, Speaker(words, name, role), paper.span(words), at)


def meeting(
    paper: Minutes, items: dict[str, str], *attendance: Attendance, status: str = "held"
) -> Meeting:
    span = paper.span(paper.paragraphs[0])
    agenda = tuple(AgendaItem(number, title, paper.span(title)) for number, title in items.items())
    return Meeting(
        f"m{paper.day}", paper.document_id, paper.passage_id(span), span, "Aldermere Borough Council",
        COMMITTEE, paper.day, status, items=agenda, attendance=attendance,
    )  # fmt: skip


def july() -> Minutes:
    paper = Minutes(
        "Minutes of July",
        dt.date(2024, 7, 8),
        (
            "Minutes of the meeting of 8 July 2024",
            "Present: Councillor Ann Amberley (Chair), Councillor Marcus Tull",
            "In attendance: Judith Marrable (Director of Children's Services)",
            "Apologies: Councillor Lucian Moss",
            "Councillor Tull declared an interest in item 4 as a school governor.",
            "School transport",
            "At 7.25 pm Councillor Tull left the meeting.",
        ),
    )
    paper.records.append(
        meeting(
            paper,
            {"4": "School transport"},
            listed(paper, Kind.PRESENT, "Councillor Ann Amberley (Chair)", "Councillor Ann Amberley",
                   role="Chair"),
            listed(paper, Kind.PRESENT, "Councillor Marcus Tull", "Councillor Marcus Tull"),
            listed(paper, Kind.IN_ATTENDANCE, "Judith Marrable (Director of Children's Services)",
                   "Judith Marrable", role="Director of Children's Services"),
            listed(paper, Kind.APOLOGY, "Councillor Lucian Moss", "Councillor Lucian Moss"),
            listed(paper, Kind.DECLARED_INTEREST, paper.paragraphs[4], "Councillor Tull"),
            listed(paper, Kind.LEFT, paper.paragraphs[6], "Councillor Tull", "7.25 pm"),
        )
    )  # fmt: skip
    return paper


def october() -> Minutes:
    paper = Minutes(
        "Item of October",
        dt.date(2024, 10, 7),
        (
            "Meeting of 7 October 2024, item 9",
            "School transport: yearly report",
            "The report was noted.",
        ),
    )
    paper.records.append(meeting(paper, {"9": "School transport: yearly report"}))
    return paper


def cancelled() -> Minutes:
    paper = Minutes(
        "Agenda of November", dt.date(2024, 11, 24), ("Meeting of 24 November 2024 CANCELLED",)
    )
    paper.records.append(meeting(paper, {}, status="cancelled"))
    return paper


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return view_of(tmp_path_factory.mktemp("meetings"), july(), october(), cancelled())


def test_who_attended_is_listed_with_counts(view: View) -> None:
    told = shown(view, "who attended the July 2024 meeting?")

    assert told.sentences[0].text == (
        "The papers of the meeting of 8 July 2024 record 2 present and 1 in attendance."
    )
    assert [row.cells[1] for row in told.tables[0].rows] == [
        "Councillor Ann Amberley (Chair)",
        "Councillor Marcus Tull",
        "Judith Marrable (Director of Children's Services)",
    ]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who sent apologies on 8 July 2024", "Councillor Lucian Moss: apologies sent"),
        ("Did Cllr Moss attend the meeting on 8 July 2024?", "apologies sent"),
        ("who declared an interest in July 2024?", "as a school governor"),
        (
            "when did Councillor Tull leave the meeting?",
            "At 7.25 pm Councillor Tull left the meeting.",
        ),
        (
            "was the director of childrens services there on 8 July 2024",
            "Judith Marrable: in attendance",
        ),
    ],
)
def test_one_record_is_quoted(question: str, expected: str, view: View) -> None:
    assert expected in shown(view, question).sentences[0].text


def test_who_left_is_named_whatever_number_of_meetings_is_meant(view: View) -> None:
    told = shown(view, "Who left early from the meetings of 2024?")

    assert "8 July 2024" in told.sentences[0].text
    assert "Councillor Tull: left during the meeting (“At 7.25 pm" in told.sentences[0].text


def test_minutes_without_a_list_do_not_tell_who_was_there(view: View) -> None:
    answer = reckoned(view, "who attended on 7 October 2024?")

    assert answer is not None
    assert answer.status is AnswerStatus.NOT_IN_PAPERS
    assert "record no list of those present" in answer.claims[0].text


@pytest.mark.parametrize(
    "question",
    [
        "Who was invited to the July 2024 meeting?",
        "Who is expected to attend on 8 July 2024?",
        "Did Councillor Blenkinsop attend on 8 July 2024?",
        "Who attended the training on 8 July 2024?",
        "What was attendance in primary schools?",
        "Was there a vote at the meeting in July 2024?",
    ],
)
def test_what_is_no_attendance_is_left_to_passages(question: str, view: View) -> None:
    assert reckoned(view, question) is None


def test_meetings_are_listed_and_cancelled_ones_marked(view: View) -> None:
    told = shown(view, "list the meetings of 2024")

    assert told.sentences[0].text == (
        "The minutes held are of 2 meetings held from 8 July 2024 to 7 October 2024, 1 cancelled."
    )
    assert [row.cells[2] for row in told.tables[0].rows] == ["held", "held", "cancelled"]


def test_when_a_topic_was_last_considered_is_told_with_the_item(view: View) -> None:
    told = shown(view, "when did the committee last discuss school transport?")

    assert told.sentences[0].text == (
        f"The {COMMITTEE} last considered this on 7 October 2024, as an item:"
        " “School transport: yearly report”"
    )
    assert len(told.tables[0].rows) == 2


def test_two_meetings_stand_side_by_side(view: View) -> None:
    told = shown(view, "compare the meetings of July 2024 and October 2024")

    assert told.tables[0].columns == ("Recorded", "8 July 2024", "7 October 2024")


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("what meetings were there in 2023/24", AboutMeetings.LIST),
        ("when was the last time members discussed caseloads", AboutMeetings.LAST),
        ("timeline of the case management system", AboutMeetings.TIMELINE),
        ("what came before and after 8 July 2024 on caseloads", AboutMeetings.TIMELINE),
        ("When is the next meeting?", None),
        ("What was resolved about caseloads?", None),
        ("When will the leisure centre open?", None),
    ],
)
def test_questions_about_meetings_are_recognised(question: str, kind: AboutMeetings | None) -> None:
    assert about_meetings(question) is kind


def test_a_question_on_another_attendance_is_not_taken() -> None:
    assert attendance_asked("How many meetings were there in 2024?") is None
    assert attendance_asked("Who left the council in 2024?") is None


def test_minutes_without_a_date_still_tell_who_left(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    paper = july()
    dated = paper.records[0]
    assert isinstance(dated, Meeting)
    paper.records[0] = replace(dated, day=None)
    undated = view_of(tmp_path_factory.mktemp("undated"), paper)

    told = shown(undated, "when did Councillor Tull leave the meeting?")

    assert told.sentences[0].text == (
        "Minutes that print no date record Councillor Tull: left during the meeting"
        " (“At 7.25 pm Councillor Tull left the meeting.”)."
    )


def september() -> Minutes:
    paper = Minutes(
        "Minutes of September",
        dt.date(2024, 9, 16),
        (
            "Minutes of the meeting of 16 September 2024",
            "Present: Councillor Bo Orr (Vice-Chair, in the Chair), Councillor Marcus Tull (Governor)",
            "Apologies: Councillor Ann Amberley (Chair)",
            "Ducks and geese: final report",
        ),
    )
    paper.records.append(
        meeting(
            paper,
            {"5": "Ducks and geese: final report"},
            listed(paper, Kind.PRESENT, "Councillor Bo Orr (Vice-Chair, in the Chair)", "Councillor Bo Orr",
                   role="Vice-Chair, in the Chair"),
            listed(paper, Kind.PRESENT, "Councillor Marcus Tull (Governor)",
                   "Councillor Marcus Tull", role="Governor"),
            listed(paper, Kind.APOLOGY, "Councillor Ann Amberley (Chair)", "Councillor Ann Amberley",
                   role="Chair"),
        )
    )  # fmt: skip
    return paper


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who took the chair in September 2024?", ["Bo Orr"]),
        ("who was in the chair for the September 2024 meeting and who couldn't make it?",
         ["Bo Orr", "Ann Amberley: apologies sent"]),
        ("Who was in the chair the night we took the ducks and geese report?", ["Bo Orr"]),
        ("who presided in July 2024", ["Ann Amberley"]),
    ],
)  # fmt: skip
def test_who_took_the_chair_is_told_with_apologies_where_both_are_asked(
    tmp_path: Path, question: str, told: list[str]
) -> None:
    answer = reckoned(view_of(tmp_path, july(), september()), question)

    assert answer is not None
    said = " ".join(claim.text for claim in answer.claims)
    assert [name for name in told if name not in said] == []


@pytest.mark.parametrize(
    "question",
    ["Who was in the chair the night we took the skate park report?", "who took the chair away?"],
)
def test_the_chair_of_a_meeting_that_is_not_known_is_not_told(
    tmp_path: Path, question: str
) -> None:
    answer = reckoned(view_of(tmp_path, july(), september()), question)

    assert answer is None or all("Orr" not in claim.text for claim in answer.claims)
