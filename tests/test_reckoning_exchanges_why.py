"""Why something is so is told by the reply to a member who asked just that."""

from __future__ import annotations

import pytest

from assistant.stores.view import View
from tests.invented_folder import open_desk
from tests.invented_minutes import reckoned, shown

MINUTES = """# Eelmouth District Council
## Leisure Committee
Minutes of the meeting held on Tuesday 9 September 2025 at 7.00 pm
**Present:** Councillors R Pike (Chair), N Tench and S Roach
## 14 Staffing
Councillor Tench asked why spending on agency gardeners had fallen. The Head of Parks said two
rangers had been moved from the closed nursery, and so fewer shifts had to be bought in.
Councillor Roach asked why the boating lake had been closed since May. The Head of Parks replied
that the sluice had cracked in the frost.
Councillor Pike asked what the mowing contract cost. The Head of Parks said £41,000 a year.
"""


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    desk = open_desk(tmp_path_factory.mktemp("why"))
    desk.write("Minutes 9 September 2025.md", MINUTES)
    desk.run()
    return desk.view()


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Why are we paying out less for temporary gardeners these days?", "moved from the closed nursery"),
        ("how come the boating lake has been shut so long", "sluice had cracked"),
        ("What was the reason for shutting the boating lake?", "sluice had cracked"),
    ],
)  # fmt: skip
def test_the_reply_to_the_same_question_is_told(question: str, said: str, view: View) -> None:
    assert any(said in sentence.text for sentence in shown(view, question).sentences)


@pytest.mark.parametrize(
    "question",
    [
        "Why does the mowing contract cost so much?",
        "Why was the bandstand closed?",
        "Why are we paying out less for the library?",
        "why did the boating club complain?",
    ],
)
def test_another_reason_is_left(question: str, view: View) -> None:
    assert reckoned(view, question) is None
