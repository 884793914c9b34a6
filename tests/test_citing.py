"""The number of the item that a quote stands in."""

from __future__ import annotations

import pytest

from assistant.answering.citing import item_at
from assistant.documents import Locator, Passage, PassageKind

BEGIN = 500


def passage(text: str, item: str | None, kind: PassageKind = PassageKind.PARAGRAPH) -> Passage:
    return Passage("p", "d", 0, text, "", Locator(BEGIN, BEGIN + len(text)), kind, item)


@pytest.mark.parametrize(
    ("text", "item", "number"),
    [
        ("5) First.\n6) Second.\n7) QUOTE here.", "5)", "7)"),
        ("5) First.\n7) It said. QUOTE here.\n8) Third.", "5)", "7)"),
        ("5.67 First.\n5.68 QUOTE here.", "5.67", "5.68"),
        ("5.67 First.\nQUOTE on 5.68 things.", "5.67", "5.67"),
        ("QUOTE goes on.\n5.68 Next.", "5.67", "5.67"),
        ("It goes on.\n7) QUOTE.", "5)", "7)"),
        ("4.1 First:\n(b) QUOTE.", "4.1", "4.1"),
        ("Findings\n4.1 QUOTE.", "4", "4.1"),
        ("Findings\n4.1 QUOTE.", None, "4.1"),
        ("RESOLVED that the Committee:\n1. notes it;\n2. QUOTE.", "6", "6"),
        ("RESOLVED that the Committee:\n1. notes it;\n2. QUOTE.", "6.", "6."),
        ("RESOLVED:\n1. QUOTE.", None, None),
        ("7. First.\n12.5 million QUOTE.", "7.", "7."),
        ("7. First.\n2024. QUOTE.", "7.", "7."),
        ("7. First.\n10.30 am QUOTE.", "7.", "7."),
        ("7. First.\n31.03.2024 QUOTE.", "7.", "7."),
    ],
)
def test_a_quote_is_cited_by_the_item_it_stands_in(text: str, item: str, number: str) -> None:
    assert item_at(passage(text, item), BEGIN + text.index("QUOTE")) == number


def test_the_quote_may_begin_with_the_number() -> None:
    text = "5) First.\n7) The reply."

    assert item_at(passage(text, "5)"), BEGIN + text.index("7)")) == "7)"


def test_a_row_keeps_its_item() -> None:
    row = passage("3.3 | Change the system", None, PassageKind.TABLE_ROW)

    assert item_at(row, BEGIN) is None
