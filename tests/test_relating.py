"""What is offered to ask next keeps to what the answer cites, and leads to other words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from pathlib import Path

import pytest

from assistant.answering.citing import citation_of
from assistant.answering.following import readable_points
from assistant.answering.reckoning.reckoned import Claim, Proof, Reckoned
from assistant.answering.relating import Subject, Tried, shortened, tried_by_records
from assistant.answers import AnswerStatus, Basis, Citation, CommitteePoint
from assistant.stores.view import View
from tests.invented_minutes import Minutes, view_of

SAID = "The Head of Highways said that action 3.2 of the Staithe Lane plan was late."
PAPER = Minutes("Minutes of May", dt.date(2025, 5, 12), [SAID, "Nothing else was resolved."])
OTHER = Minutes("Report of June", dt.date(2025, 6, 9), ["Action 3.2 will end in 2025/26."])


@pytest.fixture
def view(tmp_path: Path) -> View:
    return view_of(tmp_path, PAPER, OTHER)


@pytest.fixture
def cited() -> Citation:
    return citation_of(1, PAPER.passages()[0], PAPER.document, 0, SAID)


@pytest.mark.parametrize(
    "question",
    [
        "Who leads action 3.2?",
        "What did the Staithe Lane plan cost?",
        "What was resolved on 12 May 2025?",
    ],
)
def test_a_shared_number_name_or_date_keeps_to_the_subject(question: str, cited: Citation) -> None:
    assert Subject((cited,)).names_it(question)


@pytest.mark.parametrize(
    "question",
    ["Who leads action 4.1?", "What did the Netherby plan cost?", "What was said about waiting?"],
)
def test_anything_else_does_not(question: str, cited: Citation) -> None:
    assert not Subject((cited,)).names_it(question)


def _tried(paper: Minutes, words: str) -> Tried:
    span = paper.span(words)
    return Tried(AnswerStatus.ANSWERED, paper.document_id, span.start, span.end)


def test_an_answer_from_a_cited_paper_leads_on_unless_it_is_the_quote_again(
    cited: Citation,
) -> None:
    subject = Subject((cited,))
    assert subject.leads_on("What else was resolved?", _tried(PAPER, "Nothing else was resolved."))
    assert not subject.leads_on("Who spoke of action 3.2?", _tried(PAPER, SAID))


def test_an_answer_from_another_paper_leads_on_where_the_question_names_the_subject(
    cited: Citation,
) -> None:
    later = _tried(OTHER, "Action 3.2 will end in 2025/26.")
    assert Subject((cited,)).leads_on("When will action 3.2 end?", later)
    assert not Subject((cited,)).leads_on("When will the works end?", later)


def test_records_lead_with_their_first_proof() -> None:
    claims = (
        Claim("A note.", Basis.NOTICE),
        Claim("It was late.", Basis.COMPUTED, (Proof(PAPER.document_id, PAPER.span(SAID)),)),
    )
    found = tried_by_records(Reckoned(AnswerStatus.ANSWERED, claims, "for a test"))
    assert (found.document_id, found.start, found.end) == (PAPER.document_id, 0, len(SAID))
    assert tried_by_records(Reckoned(AnswerStatus.ANSWERED, (), "")).document_id is None


def test_a_long_question_keeps_its_frame_and_the_start_of_its_quotation() -> None:
    words = " ".join(f"word{number}" for number in range(20))
    cut = shortened(f"What has come of the promise “{words}”?")
    assert cut is not None
    assert len(cut.split()) == 18
    assert cut.endswith("word11…”?")
    assert shortened(f"What has come of {words}?") is None
    assert shortened("What has come of it?") == "What has come of it?"


def _kept(view: View, cited: Collection[Citation], *questions: str) -> list[str]:
    points = [CommitteePoint(question, "It is open.", "gap", (1,)) for question in questions]
    return [point.question for point in readable_points(points, cited, view)]


def test_points_are_in_words_that_the_papers_use(view: View, cited: Citation) -> None:
    good = "Why was action 3.2 of the plan late?"
    strange = "Why was the zeppelin of the plan late?"
    long = f"Why was {'the plan of the plan '.strip() * 5} late, and who was it that said so?"
    assert _kept(view, [cited], good, strange, long, "Why late?") == [good]


def test_a_year_stands_in_papers_only_as_a_whole(view: View, cited: Citation) -> None:
    question = "How late was action 3.2 in 2025/20?"
    assert _kept(view, [cited], question) == []
