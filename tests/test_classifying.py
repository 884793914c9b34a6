"""What a paper is told to be, from what it prints."""

import datetime as dt
from pathlib import PurePosixPath

import pytest

from assistant.documents import Access, DateIs, DocumentKind, SourceType, Standing
from ingest.classifying import Facts, classify
from ingest.parsing.parsed import Block, BlockKind, FileType, ParsedDocument


def paper(text: str, title: str = "", **metadata: str) -> ParsedDocument:
    """Return a parsed paper whose paragraphs are those of `text`; "# " marks a heading."""
    blocks, body = [], ""
    for line in text.strip().split("\n"):
        kind = BlockKind.HEADING if line.startswith("# ") else BlockKind.PARAGRAPH
        words = line.removeprefix("# ")
        blocks.append(Block(kind, len(body), len(body) + len(words)))
        body += words + "\n"
    return ParsedDocument(FileType.TEXT, title, body, tuple(blocks), metadata=metadata)


def facts(parsed: ParsedDocument, path: str = "paper.txt") -> Facts:
    return classify(parsed, PurePosixPath(path), Access.PUBLIC)


PRINTED = """
ALDERMERE BOROUGH COUNCIL
CHILDREN AND FAMILIES SCRUTINY COMMITTEE
Minutes of the meeting of the Children and Families Scrutiny Committee held in the Old Hall
on Tuesday 14 January 2025 at 6.30 pm
Present: Councillors Ashdown (Chair) and Quill
"""


def test_printed_minutes_tell_all_about_themselves() -> None:
    told = facts(paper(PRINTED))

    assert told.kind is DocumentKind.PRINTED_MINUTES
    assert told.authority == "Aldermere Borough Council"
    assert told.committee == "Children and Families Scrutiny Committee"
    assert (told.date.day, told.date.date_is) == (dt.date(2025, 1, 14), DateIs.MEETING)
    assert told.standing is Standing.PUBLISHED
    assert told.source_type is SourceType.COUNCIL


def test_an_item_page_takes_its_meeting_from_the_breadcrumb() -> None:
    page = paper(
        "# Progress of the plan\nMinutes:\nThe Director introduced the report.",
        title="Progress of the plan",
        page_heading="Agenda item",
        breadcrumb="Meeting of Health Panel, Monday 7 July 2025 6.00 pm (Item 13.)",
    )

    told = facts(page)

    assert told.kind is DocumentKind.MINUTES
    assert told.committee == "Health Panel"
    assert told.date.day == dt.date(2025, 7, 7)


def test_a_date_in_prose_is_never_the_date_of_the_meeting() -> None:
    page = paper(
        "Minutes:\nThe conference of 3 July 2022 was discussed.", page_heading="Agenda item"
    )

    assert facts(page).date.day is None


def test_what_nothing_tells_stays_unknown() -> None:
    told = facts(paper("Some words without a name or a day."))

    assert told.kind is DocumentKind.UNKNOWN
    assert (told.committee, told.authority, told.date.day) == (None, None, None)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Action plan Child R v2.docx", DocumentKind.ACTION_PLAN),
        ("Agenda frontsheet 14th-Jan-2025.pdf", DocumentKind.AGENDA),
        ("Scrutiny recommendation tracker.csv", DocumentKind.ACTION_LOG),
        ("Cabinet response to the review.docx", DocumentKind.EXECUTIVE_RESPONSE),
        ("Quarterly performance Q3.pdf", DocumentKind.PROGRESS_REPORT),
    ],
)
def test_a_file_name_tells_the_kind(name: str, kind: DocumentKind) -> None:
    assert facts(paper("Words."), name).kind is kind


def test_a_file_name_tells_the_day_when_the_paper_does_not() -> None:
    told = facts(paper("Words."), "2025-01-30/Printed minutes 30th-Jan-2025.pdf")

    assert told.date.day == dt.date(2025, 1, 30)


def test_a_draft_is_a_draft() -> None:
    assert facts(paper(PRINTED), "Draft minutes.docx").standing is Standing.DRAFT


@pytest.mark.parametrize(
    "mark",
    ["NOT FOR PUBLICATION", "Classification: Exempt", "Exempt report", "CONFIDENTIAL"],
)
def test_a_marked_paper_is_exempt(mark: str) -> None:
    assert facts(paper(f"{mark}\nThe contract sum is stated.")).access is Access.EXEMPT


def test_conflicting_marks_are_held_back() -> None:
    told = facts(paper("Classification: Unrestricted\nNOT FOR PUBLICATION\nWords."))

    assert told.access is Access.QUARANTINED
    assert "papers.yaml" in told.warnings[-1]


def test_a_paper_with_an_exempt_part_is_held_as_exempt() -> None:
    body = "\n".join(f"Paragraph {n} of the public part." for n in range(40))

    told = facts(paper(f"{body}\n# Exempt appendix 2\nThe sum."))

    assert told.access is Access.EXEMPT
    assert told.warnings


def test_a_resolution_to_exclude_the_public_is_no_mark() -> None:
    told = facts(paper("The public were excluded, as exempt information would be disclosed."))

    assert told.access is Access.PUBLIC
