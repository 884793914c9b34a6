"""Tables that name who asked are read as questions with their replies."""

from pathlib import Path

import pytest

from assistant.council import AnswerClass
from ingest.extracting.exchanges.exchanges import extract_exchanges
from tests.test_extracting_exchanges import paper_of

HEADS = (
    "Member | Question | Written answer | Answered by",
    "Raised by | Matter | Outcome at 4 May 2024 | Officer to reply",
    "Councillor | Request | Reply | Responsible",
    "Asked by | What was asked | Response received | Officer",
    "From | Point raised | Position | Lead",
)


def table(head: str, *rows: str) -> str:
    rule = " | ".join("---" for _ in head.split("|"))
    return f"# Aldermere\n\n| {head} |\n| {rule} |\n" + "".join(f"| {row} |\n" for row in rows)


@pytest.mark.parametrize("head", HEADS)
def test_rows_tell_who_asked_and_what_was_answered(tmp_path: Path, head: str) -> None:
    text = table(
        head,
        "Cllr Ann Fenn | How many lifts failed? | There were 14 in March 2024. | Head of Repairs",
        "Cllr Bob Tull | Number of empty shops | No reply received | Town Manager",
    )
    one, two = extract_exchanges(paper_of(tmp_path, text, "sheet.md"))
    assert one.askers[0].printed == "Cllr Ann Fenn"
    assert one.answer_class is AnswerClass.DIRECT
    assert one.replies[0].speaker is not None
    assert one.replies[0].speaker.printed == "Head of Repairs"
    assert two.answer_class is AnswerClass.NONE_RECORDED
    assert two.replies[0].span.text == "No reply received"


@pytest.mark.parametrize(
    "head", ["Ref | Action | Owner | Status", "Member | Ward | Allowance | Lead"]
)
def test_other_tables_record_no_questions(tmp_path: Path, head: str) -> None:
    text = table(
        head, "Cllr Ann Fenn | Mill | Open | Head of Repairs", "Cllr Bob Tull | Quay | Open | Clerk"
    )
    assert extract_exchanges(paper_of(tmp_path, text, "sheet.md")) == []


def test_what_was_sent_in_part_is_answered_in_part(tmp_path: Path) -> None:
    text = table(HEADS[1], "Cllr Ann Fenn | The policy | Draft sent, final copy awaited | Clerk",
                 "Cllr Bob Tull | The map | Sent 3 May 2024, key to follow | Clerk")  # fmt: skip
    kinds = [each.answer_class for each in extract_exchanges(paper_of(tmp_path, text, "sheet.md"))]
    assert kinds[1] is AnswerClass.PARTIAL
