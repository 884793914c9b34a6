"""Whose paper it is, of which committee and from which day, by its masthead."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import PurePosixPath

import pytest

from assistant.documents import Access
from ingest.classifying import Facts, classify
from ingest.parsing.parsed import Block, BlockKind, FileType, ParsedDocument

ENOUGH_S = 0.5


def told(text: str, path: str = "paper.md") -> Facts:
    parsed = ParsedDocument(
        FileType.TEXT, "", text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), metadata={}
    )
    return classify(parsed, PurePosixPath(path), Access.PUBLIC)


MASTHEAD = (
    "MINUTES OF PROCEEDINGS AT MEETING OF {} HELD IN THE OLD HALL, ON MONDAY, {}, AT 9 A.M.\n\n"
)


@pytest.mark.parametrize(
    ("printed", "committee"),
    [
        ("THE MUNICIPAL DISTRICT OF ELM WEST", "Municipal District of Elm West"),
        ("THE MUNICIPAL DISTRICT OF ELM- BARROW", "Municipal District of Elm-Barrow"),
        ("THE MUNICIPAL DISTRICT OF ELM-\n\nBARROW", "Municipal District of Elm-Barrow"),
        ("ALDERMERE CITY AND\n\nCOUNTY\n\nCOUNCIL", "Aldermere City and County Council"),
    ],
)
def test_the_masthead_tells_the_committee(printed: str, committee: str) -> None:
    body = (
        "1. Circulated, minutes of the Joint Policing Sub Committee Meeting held on 3 March 2018."
    )

    facts = told(MASTHEAD.format(printed, "11TH APRIL, 2018") + body)

    assert facts.committee == committee


@pytest.mark.parametrize(
    "printed", ["17TH JANUARY, 2019", '17" JANUARY, 2019', "17™ JANUARY, 2019"]
)
def test_the_mastheads_day_is_the_day_of_the_meeting(printed: str) -> None:
    body = "1. Circulated, draft minutes of the monthly meeting held on the 13th December, 2018."

    facts = told(MASTHEAD.format("THE AREA FORUM", printed) + body)

    assert facts.date.day == dt.date(2019, 1, 17)


@pytest.mark.parametrize(
    ("head", "committee"),
    [
        (
            "Elm and Ash Scrutiny Committee\n\nDraft minutes of the meeting",
            "Elm and Ash Scrutiny Committee",
        ),
        ("Minutes of the Elm Panel\n\nThe meeting was", "Elm Panel"),
        ("Elm Forum, Thursday 20 March 2025\n\nMinutes of the meeting", "Elm Forum"),
    ],
)
def test_a_line_of_its_own_above_minutes_tells_the_committee(head: str, committee: str) -> None:
    body = "Held in the Old Hall.\n\nPresent: Councillor Dale (Chair)\n\n1. Minutes\n\nRESOLVED: agreed."
    assert told(f"{head}\n\n{body}", "minutes-2025-03-20.md").committee == committee


def test_an_earlier_meeting_below_is_not_the_day_of_the_meeting() -> None:
    far = "Members spoke at length. " * 40

    facts = told(
        f"MINUTES OF MEETING OF THE AREA FORUM\n\n{far}\n\nMinutes of the meeting held on 13"
        " December 2018 were adopted."
    )

    assert facts.date.day is None


def test_words_before_a_councils_name_are_no_part_of_it() -> None:
    text = "The Proceedings At Meeting of Elmbury City and County Council were noted."

    assert told(text).authority == "Elmbury City and County Council"


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        pytest.param(
            "ELMSHIRE COUNTY COUNCIL\n\nMINUTES of a meeting\n\n"
            + "x " * 1_500
            + "Oakway Council\n" * 7,
            "Elmshire County Council",
            id="the one at the top, not the one named most",
        ),
        pytest.param(
            "To: County Council\n\nDevolution\n\n" + "Oakway Borough Council agreed.\n\n" * 4,
            None,
            id="a report to a county council is no borough's",
        ),
        pytest.param(
            "The Area Forum\n\n"
            + "x " * 1_500
            + "Elmbury City Council and also Oakway County Council spoke.",
            None,
            id="two named once tell nothing",
        ),
        pytest.param(
            "The Area Forum\n\n" + "x " * 1_500 + "He was formerly of Elmbury County Council.",
            None,
            id="a former council",
        ),
        pytest.param(
            "Each District and Borough Council was asked.",
            None,
            id="kinds of council are no council",
        ),
    ],
)
def test_a_paper_is_its_own_councils(text: str, authority: str | None) -> None:
    assert told(text).authority == authority


def test_minutes_are_not_called_after_who_was_present() -> None:
    text = "The Area Forum\n\nPRESENT IN THE CHAIR:\nCouncillor Quill."
    parsed = ParsedDocument(FileType.TEXT, "PRESENT IN THE CHAIR:", text, (), metadata={})

    facts = classify(parsed, PurePosixPath("minutes.md"), Access.PUBLIC)

    assert "PRESENT" not in facts.title


@pytest.mark.parametrize(
    "text",
    [
        "A-" * 15_000,
        "Ab-" * 10_000,
        "A a " * 8_000,
        "AB " * 10_000,
        "\n" * 20_000 + "x",
        "subject" + "\n" * 20_000,
        "subject\n" * 3_000,
        "- " * 15_000,
        "held on " * 4_000,
        "minutes of meeting of a " * 1_200,
        "inspection of A" + " of a" * 6_000,
    ],
)
def test_hostile_text_is_classified_at_once(text: str) -> None:
    began = time.perf_counter()

    told(text)

    assert time.perf_counter() - began < ENOUGH_S
