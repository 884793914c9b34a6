"""A meeting is read with its times, place, business, people and corrections, as printed."""

import datetime as dt
import hashlib
from pathlib import Path, PurePosixPath

import pytest

from assistant.council import AttendanceKind, Meeting
from assistant.documents import Access
from ingest.classifying import classify
from ingest.extracting.minutes.meetings import extract_meetings
from ingest.extracting.minutes.meetings_settings import time_in
from ingest.extracting.paper import Paper
from ingest.parsing.parsed import ParsingLimits
from ingest.parsing.reading import parse_file
from ingest.passages import cut_passages

HEAD = """# ALDERMERE BOROUGH COUNCIL

**MINUTES of a meeting of the Homes Scrutiny Committee held in the Council Chamber, Civic Centre on
Monday, 3 July 2023 at 6.00 pm.**

**Present:** Councillors Rosalind Amberley (Chair), Marcus Tull and Imogen Sarsby

**Officers present:** Kwame Ellerton (Assistant Director, Housing) (AD)

**Apologies:** Councillor Nell Thackray (Councillor Brathay substituting)

"""


def paper_of(folder: Path, text: str, name: str = "minutes.md") -> Paper:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    parsed = parse_file(path, ParsingLimits())
    facts = classify(parsed, PurePosixPath(path.name), Access.PUBLIC)
    document_id = hashlib.sha256(parsed.text.encode()).hexdigest()
    return Paper(
        document_id,
        parsed,
        facts,
        cut_passages(document_id, parsed, facts, lambda t: len(t.split()), 200),
    )


def meeting_of(folder: Path, text: str, name: str = "minutes.md") -> Meeting:
    paper = paper_of(folder, text, name)
    (meeting,) = extract_meetings(paper)
    for span in (
        meeting.span,
        *(a.span for a in meeting.attendance),
        *(i.span for i in meeting.items),
    ):
        assert span.text == paper.text[span.start : span.end]
    return meeting


def names(meeting: Meeting, kind: AttendanceKind) -> list[str]:
    return [entry.person.label for entry in meeting.attendance if entry.kind is kind]


@pytest.mark.parametrize(
    "words",
    [
        "The Chairman brought the meeting to a close at 8.35pm",
        "There being no other business the Chair closed the meeting at 8.35pm.",
        "The meeting was adjourned at 8.35pm.",
    ],
)
def test_the_end_of_a_meeting_is_read_however_it_is_told(words: str, tmp_path: Path) -> None:
    meeting = meeting_of(tmp_path, HEAD + f"## 1. Minutes\n\nNone.\n\n{words}\n")

    assert meeting.ends == "8.35pm"


def test_the_head_of_minutes_tells_day_time_place_and_people(tmp_path: Path) -> None:
    meeting = meeting_of(
        tmp_path, HEAD + "## 1. Minutes\n\nNone.\n\nThe meeting ended at 8.05 pm.\n"
    )

    assert (meeting.authority, meeting.committee) == (
        "Aldermere Borough Council",
        "Homes Scrutiny Committee",
    )
    assert (meeting.day, meeting.status) == (dt.date(2023, 7, 3), "held")
    assert (meeting.begins, meeting.ends) == ("6.00 pm", "8.05 pm")
    assert meeting.place == "the Council Chamber, Civic Centre"
    assert names(meeting, AttendanceKind.PRESENT) == [
        "Councillor Rosalind Amberley",
        "Councillor Marcus Tull",
        "Councillor Imogen Sarsby",
    ]
    assert names(meeting, AttendanceKind.IN_ATTENDANCE) == ["Kwame Ellerton"]
    assert names(meeting, AttendanceKind.APOLOGY) == ["Councillor Nell Thackray"]
    assert names(meeting, AttendanceKind.SUBSTITUTE) == ["Councillor Brathay"]


def test_items_keep_their_printed_numbers(tmp_path: Path) -> None:
    meeting = meeting_of(tmp_path, HEAD + "## 450. Minutes\n\nNone.\n\n## 451. Repairs\n\nNoted.\n")

    assert [(item.number, item.title) for item in meeting.items] == [
        ("450.", "Minutes"),
        ("451.", "Repairs"),
    ]


def test_leaving_and_arriving_are_events_with_their_times(tmp_path: Path) -> None:
    meeting = meeting_of(
        tmp_path,
        HEAD
        + "## 6. Repairs\n\nAt 7.25 pm Councillor Sarsby left the meeting.\n\nCouncillor Moss joined"
        " the meeting at 7.40 p.m.\n\nThe Chair would have to leave the meeting early.\n",
    )

    events = [(a.kind.value, a.person.label, a.at) for a in meeting.attendance if a.at]
    assert events == [
        ("left", "Councillor Sarsby", "7.25 pm"),
        ("arrived", "Councillor Moss", "7.40 p.m."),
    ]


def test_interests_and_apologies_are_read_from_the_minutes_too(tmp_path: Path) -> None:
    meeting = meeting_of(
        tmp_path,
        HEAD
        + "## 1. Apologies\n\nApologies for absence were received from Councillors Garrow and Moss, and"
        " an apology for lateness from Mr Hay.\n\n## 2. Declarations of interest\n\nCouncillor Tull"
        " declared an other registrable interest in item 6. There were no declarations of interest by"
        " officers.\n",
    )

    assert names(meeting, AttendanceKind.DECLARED_INTEREST) == ["Councillor Tull"]
    assert names(meeting, AttendanceKind.APOLOGY)[1:3] == ["Councillor Garrow", "Councillor Moss"]


def test_a_correction_of_earlier_minutes_tells_what_was_put_out_and_in(tmp_path: Path) -> None:
    meeting = meeting_of(
        tmp_path,
        HEAD
        + "## 3. Minutes of the meeting held on 8 May 2023\n\n**RESOLVED** that the minutes of the meeting held"
        ' on 8 May 2023 be approved, amended as follows: in Minute 4, delete "146" and insert "164".\n',
    )

    (amendment,) = meeting.amendments
    assert (amendment.minute, amendment.old, amendment.new) == ("4", "146", "164")
    assert amendment.amended_day == dt.date(2023, 5, 8)


def test_a_date_in_prose_is_not_the_meetings(tmp_path: Path) -> None:
    paper = paper_of(
        tmp_path, "# Report on homes\n\nThe committee met on 3 July 2023.\n", "report.md"
    )

    assert extract_meetings(paper) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12.40 p.m. on Monday", "12.40 p.m."),
        ("10:18 am", "10:18 am"),
        ("at 19.27 the Head left", "19.27"),
        ("19.09.01 Apologies", None),
        ("13.12 pm", "13.12 pm"),
        ("paragraph 10.4", None),
    ],
)
def test_times_are_told_from_numbers_of_minutes(text: str, expected: str | None) -> None:
    assert time_in(text) == expected


def test_a_register_tells_who_came_and_who_was_only_expected(tmp_path: Path) -> None:
    meeting = meeting_of(
        tmp_path,
        HEAD + "## Attendance\n\n| Attendee | Role | Attendance |\n|---|---|---|\n"
        "| Councillor Jo Ash | Member | Present |\n"
        "| Councillor Bo Orr | Member | Expected |\n\n## 1. Minutes\n\nNone.\n",
    )

    assert "Councillor Jo Ash" in names(meeting, AttendanceKind.PRESENT)
    assert names(meeting, AttendanceKind.EXPECTED) == ["Councillor Bo Orr"]


def test_lists_of_people_may_stand_in_a_table(tmp_path: Path) -> None:
    meeting = meeting_of(
        tmp_path,
        "# ALDERMERE BOROUGH COUNCIL\n\n**MINUTES of a meeting of the Homes Scrutiny Committee held"
        " on Monday, 3 July 2023.**\n\n| Present: | Councillors Jo Ash (Chair) and Bo Orr |\n|---|---|\n"
        "| Apologies: | Mr J Hay |\n\n## 1. Minutes\n\nNone.\n",
    )

    assert names(meeting, AttendanceKind.PRESENT) == ["Councillor Jo Ash", "Councillor Bo Orr"]
    assert names(meeting, AttendanceKind.APOLOGY) == ["Mr J Hay"]


def test_a_page_that_follows_an_issue_gives_each_of_its_meetings(tmp_path: Path) -> None:
    page = (
        "<html><head><title>Issue - meetings - Fares - Aldermere Borough Council</title></head><body>"
        "<h1>Issue - meetings</h1><h2>Fares</h2>"
        "<h2>Meeting: 06/10/2025 - Homes Scrutiny Committee (Item 14)</h2><h3>Minutes:</h3><p>It was noted.</p>"
        "<h2>Meeting: 12/11/2024 - Cabinet (Item 6)</h2><h3>Decision:</h3><p>RESOLVED: That it be adopted.</p>"
        "</body></html>"
    )
    meetings = extract_meetings(paper_of(tmp_path, page, "issue.html"))

    assert [(m.committee, str(m.day), m.items[0].number) for m in meetings] == [
        ("Homes Scrutiny Committee", "2025-10-06", "14"),
        ("Cabinet", "2024-11-12", "6"),
    ]


def test_minutes_without_a_printed_date_are_of_a_meeting_of_an_unknown_day(tmp_path: Path) -> None:
    page = (
        "Agenda item\n\nHomes: progress\n\nMinutes:\n\nThe Head of Repairs introduced the report of"
        " 3 July 2023.\n\nAt 19.27 the Head of Repairs left the meeting.\n\nRESOLVED: That it be noted.\n"
    )

    meeting = meeting_of(tmp_path, page, "agenda-item.txt")

    assert (meeting.day, meeting.status) == (None, "held")
    assert [(a.kind.value, a.person.role, a.at) for a in meeting.attendance] == [
        ("left", "Head of Repairs", "19.27")
    ]


def test_a_list_keeps_its_people_where_a_sentence_or_a_label_follows_them(tmp_path: Path) -> None:
    meeting = meeting_of(
        tmp_path,
        "# MINUTES of a meeting of the District Committee held on Monday, 3 July 2023\n\nMEMBERS PRESENT:\n\n"
        "Councillors Tull, Orr, Cmhlr. Ó Dubh, Sarsby (J) and Fenn. OFFICERS IN ATTENDANCE:\n\nDirector, Homes,"
        " (Mr. J. Hay), Clerk (Ms. A. Lee) Engineer, Roads (Ann Ash). At the outset the Chair welcomed all."
        " An apology was noted on behalf of the Chief Executive Mr. B. Moss.\n\nAPOLOGIES:\n\n"
        "Councillor Garrow.\n\nDirector, Roads (Ms. P. Bell).\n\n## 1. Roads\n\nNoted.\n",
    )

    assert names(meeting, AttendanceKind.PRESENT) == [
        "Councillor Tull",
        "Councillor Orr",
        "Cmhlr. Ó Dubh",
        "Councillor Sarsby",
        "Councillor Fenn",
    ]
    assert [
        (a.person.name, a.person.role)
        for a in meeting.attendance
        if a.kind is AttendanceKind.IN_ATTENDANCE
    ] == [
        ("Mr. J. Hay", "Director, Homes"),
        ("Ms. A. Lee", "Clerk"),
        ("Ann Ash", "Engineer, Roads"),
    ]
    assert [
        (a.person.name, a.person.role)
        for a in meeting.attendance
        if a.kind is AttendanceKind.APOLOGY
    ] == [
        ("Councillor Garrow", None),
        ("Ms. P. Bell", "Director, Roads"),
        ("Mr. B. Moss", "Chief Executive"),
    ]


def test_where_someone_works_is_nobody_who_attended(tmp_path: Path) -> None:
    meeting = meeting_of(
        tmp_path,
        "# MINUTES of a meeting of the District Committee held on Monday, 3 July 2023\n\nIn attendance:"
        " Sgt Bo Ash, Prevention Officer, An Corps Mor, and Liz Hay, Saltmarsh Day Centre\n\n"
        "## 1. Roads\n\nNoted.\n",
    )

    assert names(meeting, AttendanceKind.IN_ATTENDANCE) == ["Sgt Bo Ash", "Liz Hay"]


def test_items_are_told_where_their_numbers_stand_apart_or_as_in_a_list(tmp_path: Path) -> None:
    meeting = meeting_of(
        tmp_path,
        HEAD + "1.\n\n## Visits\n\nNone.\n\n## 90. Repairs\n\n(Item 7)\n\n1. Members spoke.\n\n"
        "91. Care of gardens (Item 8)\n\nNoted.\n",
    )

    assert [(item.number, item.title) for item in meeting.items] == [
        ("1.", "Visits"),
        ("90.", "Repairs"),
        ("91.", "Care of gardens"),
    ]
