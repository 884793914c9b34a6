"""Questions and answers are read from the minutes of councils that minute in other ways."""

from pathlib import Path, PurePosixPath

import pytest

from assistant.council import AnswerClass, Exchange
from assistant.documents import Access, DocumentKind
from ingest.classifying import classify
from ingest.extracting.exchanges.exchanges import extract_exchanges
from ingest.parsing.parsed import ParsingLimits
from ingest.parsing.reading import parse_file
from tests.test_extracting_exchanges import asked_in, paper_of, said


def test_an_answer_beside_a_question_is_not_given_to_the_one_above(tmp_path: Path) -> None:
    unanswered, answered = asked_in(
        tmp_path,
        "Councillor Tull queried which wards had the most leaks.\n\n"
        "Councillor Fenn asked for the cost of the vans. The Head of Repairs undertook to send a"
        " breakdown of the wards by March.\n",
    )
    assert unanswered.answer_class is AnswerClass.NONE_RECORDED
    assert said(answered)[0][0] == "Head of Repairs"


def test_a_portfolio_holder_answers(tmp_path: Path) -> None:
    (exchange,) = asked_in(
        tmp_path,
        "Councillor Mrs. A. Tull asked how many vans had failed. The Portfolio Holder for Street"
        " Scene advised that nine had.\n",
    )
    assert [asker.name for asker in exchange.askers] == ["Councillor Mrs A. Tull"]
    assert said(exchange) == [
        (
            "Portfolio Holder for Street Scene",
            "The Portfolio Holder for Street Scene advised that nine had.",
        )
    ]


@pytest.mark.parametrize(
    "told",
    [
        "There was no officer present who could reply and the question was left.",
        "The Chair moved to the next question before there was a reply, time being short.",
        "Nobody from the repairs team was present and no figure was given.",
        "No reply was given before the item closed.",
    ],
)
def test_minutes_tell_that_nobody_replied(tmp_path: Path, told: str) -> None:
    silent, other = asked_in(
        tmp_path,
        f"Councillor Tull asked how many lifts had failed. {told}\n\n"
        "Councillor Fenn asked how many lifts there were. The AD said that there were 40.\n",
    )
    assert silent.answer_class is AnswerClass.NONE_RECORDED
    assert said(silent) == [(None, told)]
    assert [text for _, text in said(other)] == ["The AD said that there were 40."]


def test_in_reply_to_a_remark_is_an_answer_and_no_question(tmp_path: Path) -> None:
    found = asked_in(
        tmp_path,
        "Councillor Tull said that the timetable promised for April had never come. In reply the"
        " Head of Repairs apologised, said that it had been overlooked when a manager left, and"
        " undertook to bring it to the meeting on 18 January 2024.\n",
    )
    assert [exchange.askers[0].name for exchange in found] == ["Councillor Tull"]


@pytest.mark.parametrize(
    "reply",
    [
        "she would find the number and let the Panel have it",
        "he would find out",
        "a list would be drawn up over the summer",
    ],
)
def test_what_is_to_be_found_out_is_put_off(tmp_path: Path, reply: str) -> None:
    (exchange,) = asked_in(
        tmp_path,
        f"Councillor Tull asked how many lifts had failed. The AD said that {reply}.\n",
    )
    assert exchange.answer_class is AnswerClass.DEFERRED


def written(folder: Path, text: str) -> list[Exchange]:
    return extract_exchanges(paper_of(folder, text, "written-questions-4-march-2024.txt"))


def test_headings_in_capitals_name_who_put_written_questions(tmp_path: Path) -> None:
    found = written(
        tmp_path,
        "LONDON BOROUGH OF ALDERMERE\n\nCOUNCIL MEETING, 4 MARCH 2024\n\n"
        "WRITTEN QUESTIONS WITH ANSWERS\n\n"
        "Questions 1 to 2 were put to Councillor Ada Hale, Cabinet Member for Homes.\n\n"
        "QUESTION 1 FROM COUNCILLOR BEN ORR\n\nHow many lifts failed last year?\n\n"
        "ANSWER\n\nThere were 12.\n\n"
        "QUESTION 2 FROM COUNCILLOR CY DUNNE\n\nWhat did the repairs cost?\n\n"
        "ANSWER\n\nThe sum was £4,100.\n",
    )
    assert [exchange.askers[0].name for exchange in found] == [
        "Councillor Ben Orr",
        "Councillor Cy Dunne",
    ]
    assert [said(exchange)[0][1] for exchange in found] == ["There were 12.", "The sum was £4,100."]


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        (
            "minute.md",
            "# Aldermere Council\n\nMinute of Meeting of the Homes Committee held in the Burgh"
            " Hall on Wednesday 19 March 2025\n\n## 1. Repairs\n\nDecided: to note.\n",
            DocumentKind.PRINTED_MINUTES,
        ),
        (
            "outstanding-business-statement.csv",
            "Ref,Asked for,Officer\n1,A list of lifts,Head of Repairs\n",
            DocumentKind.ACTION_LOG,
        ),
        (
            "matters-arising-sheet.csv",
            "Item,Matter,Officer to reply,Outcome\n1,A list of lifts,Head of Repairs,Sent\n",
            DocumentKind.ACTION_LOG,
        ),
        (
            "members-requests-for-information.csv",
            "Request,Officer,Response\nA list of lifts,Head of Repairs,Sent\n",
            DocumentKind.ACTION_LOG,
        ),
    ],
)
def test_minutes_and_logs_are_known_by_other_names(
    tmp_path: Path, name: str, text: str, kind: DocumentKind
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    parsed = parse_file(path, ParsingLimits())
    assert classify(parsed, PurePosixPath(name), Access.PUBLIC).kind is kind


def test_whoever_replies_in_place_of_somebody_absent_replies(tmp_path: Path) -> None:
    (exchange,) = asked_in(
        tmp_path,
        "Councillor Tull asked how many tenants had moved away. The Lettings Officer was not present"
        " and no reply could be given; the Head of Repairs said she would obtain one.\n",
    )
    assert exchange.replies
    assert exchange.answer_class is not AnswerClass.NONE_RECORDED
