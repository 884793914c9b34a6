"""Who may see a paper, by the marks it bears."""

from __future__ import annotations

import time
from pathlib import PurePosixPath

import pytest

from assistant.documents import Access
from ingest.marking import read_access
from ingest.parsing.parsed import Block, BlockKind, FileType, ParsedDocument

WHY = " of Part 1 of Schedule 12A to the Local Government Act 1972, as it tells of the business" * 3


def access(*lines: str, name: str = "paper.docx", kind: BlockKind = BlockKind.PARAGRAPH) -> Access:
    blocks, text = [], ""
    for line in lines:
        blocks.append(Block(kind, len(text), len(text) + len(line)))
        text += line + "\n"
    parsed = ParsedDocument(FileType.DOCX, "", text, tuple(blocks), metadata={})
    return read_access(parsed, PurePosixPath(name), Access.PUBLIC)[0]


@pytest.mark.parametrize(
    "mark",
    [
        "NOT FOR PUBLICATION by virtue of the exemption in paragraph 3 of Schedule 12A",
        "NOT FOR PUBLICATION by virtue of paragraph 3" + WHY,
        "The appendix is not for publication by virtue of paragraph 3" + WHY,
        "CONFIDENTIAL: not for publication",
        "Confidential - Part 2",
        "The appendix is not for publication",
        "Exempt appendix (exemption paragraph 3)",
        "PART 2 – PRIVATE",
        "Part B: Confidential report",
        "Exempt from publication under exemption para 3",
        "Restricted report",
        "Appendix B is exempt",
        "Placement sufficiency: Appendix B (exempt)",
        "Appendix B - Exempt",
        "This report contains confidential information",
        "Exempt information: paragraph 3",
        "Exempt report – No. 12",
        "Classification: | Exempt",
        "Security classification: OFFICIAL-SENSITIVE",
        "Private and confidential",
    ],
)
def test_a_mark_makes_a_paper_exempt(mark: str) -> None:
    assert access("A title", mark, "The sum is stated.") is Access.EXEMPT


@pytest.mark.parametrize(
    "line",
    [
        "Exempt information: No",
        "Exempt information: | None",
        "Exempt information? N/A",
        "Confidential appendix: None",
        "Appendix B exempt? No",
        "This report is not exempt",
        "This decision report is exempt from call-in",
        "UNRESTRICTED ITEMS",
        "For publication [Do not include information which is exempt from publication]",
        "Exemptions from the scheme",
        "Report on exemptions from the scheme",
        "Supported exempt accommodation",
        "Report: Exempt accommodation",
        "Appendix C - Exempt accommodation",
        "Part 2 – private sector housing",
        "Restricted parking zones",
        "Confidentiality",
        "EXEMPT ITEMS",
        "RESOLVED: that the public be excluded, as exempt information would be disclosed.",
        "(At the time of preparing the agenda there were no exempt items.)",
        "The public were excluded, as the report contained exempt information.",
    ],
)
@pytest.mark.parametrize("kind", [BlockKind.PARAGRAPH, BlockKind.HEADING])
def test_what_denies_or_is_about_something_else_is_no_mark(line: str, kind: BlockKind) -> None:
    assert access("A title", line, "Members noted it.", kind=kind) is Access.PUBLIC


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Appendix_B_exempt_v2.docx", Access.EXEMPT),
        ("Appendix B EXEMPT (exemption 3).docx", Access.EXEMPT),
        ("Exemptions policy.docx", Access.PUBLIC),
        ("Supported exempt accommodation.docx", Access.PUBLIC),
        ("Unrestricted minutes.docx", Access.PUBLIC),
    ],
)
def test_a_file_name_may_bear_the_mark(name: str, expected: Access) -> None:
    assert access("A title", name=name) is expected


@pytest.mark.parametrize("text", ["\n" * 30_000, "- " * 90, "report - " * 22, "appendix a" * 20])
def test_hostile_lines_are_read_at_once(text: str) -> None:
    began = time.perf_counter()

    access(*[text] * 25)

    assert time.perf_counter() - began < 0.5
