"""What was undertaken on a topic is found by the topic's words, and nothing near it is."""

from __future__ import annotations

import datetime as dt

import pytest

from assistant.actions import DueDate, DuePrecision
from assistant.answering.naming import known_names
from assistant.answering.pipeline import Tools, open_view
from assistant.answering.planning import plan_question
from assistant.answering.reckoning.commitments.commitments_asking import (
    AboutPromises,
    about_promises,
    is_of_topic,
)
from assistant.answering.reckoning.ledger import Ledger
from assistant.answering.reckoning.reckon import reckon
from assistant.answering.reckoning.reckoned import Reckoned
from assistant.answers import Question
from assistant.council import AnswerClass, Commitment, Exchange, Reply, Speaker, Strength
from assistant.stores.view import View
from tests.invented_minutes import COMMITTEE, Minutes, reckoned, shown, view_of

DAY = dt.date(2024, 5, 13)
VANE = Speaker("Councillor Vane", "Councillor Vane")
LEAD = Speaker("The Safeguarding Lead", role="Safeguarding Lead")
PARTICIPATION = Speaker("The Participation Manager", role="Participation Manager")
HIGHWAYS = Speaker("Requests the Highway Manager", role="Highway Manager")
LIGHTING = Speaker("The Lighting Engineer", role="Lighting Engineer")
ESCALATION = (
    "The Safeguarding Lead undertook to bring the revised escalation process to Members by 30"
    " September 2024."
)
TIMETABLE = "The Participation Manager agreed to circulate the recruitment timetable."
VISITORS = "Councillor Vane asked whether independent visitors were still being recruited."
COST = (
    "Councillor Vane asked when the report on the cost and benefit of a second contact desk would"
    " be received."
)
JANUARY = "The Safeguarding Lead said that it would come to the meeting in January 2025."
POTHOLES = "The Highway Manager agreed to bring a report to the next meeting."
LAMPS = "Councillor Vane asked how many lamps were out in Quay Street."
FIND_OUT = "The Lighting Engineer undertook to find out and to tell Members by 28 June 2024."
BENCHES = "Councillor Vane asked how many benches were broken."
CANNOT = "The Lighting Engineer could not say and would not be able to find out."
PLOTS = (
    "The Lighting Engineer agreed to send the list of allotment plots to all Members.",
    "The Highway Manager agreed to price the allotment fence for the Cabinet.",
    "The Safeguarding Lead offered to visit the allotment society.",
)
RENTS = "The Highway Manager agreed to explain the escalation of rents at the depot."


def commitment(
    paper: Minutes,
    who: Speaker,
    sentence: str,
    title: str,
    *,
    to_whom: str | None = None,
    due: DueDate = DueDate(""),
) -> Commitment:
    span = paper.span(sentence)
    return Commitment(
        f"c{span.start}", paper.document_id, paper.passage_id(span), span, COMMITTEE, DAY, "4", title,
        who, span, to_whom, due, Strength.FIRM,
    )  # fmt: skip


def exchange(
    paper: Minutes, asked: str, speaker: Speaker, reply: str, title: str, kind: AnswerClass
) -> Exchange:
    span, said = paper.span(asked), paper.span(reply)
    return Exchange(
        f"x{span.start}", paper.document_id, paper.passage_id(span), span, COMMITTEE, DAY, "4", title,
        (VANE,), span, (Reply(speaker, said),), kind,
    )  # fmt: skip


def may() -> Minutes:
    paragraphs = (
        ESCALATION, VISITORS, TIMETABLE, COST, JANUARY, POTHOLES, LAMPS, FIND_OUT, BENCHES, CANNOT,
        *PLOTS, RENTS,
    )  # fmt: skip
    paper = Minutes("Minutes of May", DAY, paragraphs)
    september = dt.date(2024, 9, 30)
    due = DueDate("by 30 September 2024", september, september, DuePrecision.DAY)
    care, strategy = "Health of children in care", "Neglect Strategy"
    deferred = AnswerClass.DEFERRED
    paper.records += [
        commitment(paper, LEAD, ESCALATION, "Safeguarding: progress", to_whom="Members", due=due),
        commitment(paper, PARTICIPATION, TIMETABLE, care),
        exchange(paper, VISITORS, PARTICIPATION, TIMETABLE, care, deferred),
        commitment(paper, LEAD, JANUARY, strategy),
        exchange(paper, COST, LEAD, JANUARY, strategy, deferred),
        commitment(paper, HIGHWAYS, POTHOLES, "Potholes: update"),
        exchange(paper, LAMPS, LIGHTING, FIND_OUT, "Street lighting", deferred),
        exchange(paper, BENCHES, LIGHTING, CANNOT, "Street furniture", deferred),
        commitment(paper, LIGHTING, PLOTS[0], "Green spaces", to_whom="all Members"),
        commitment(paper, HIGHWAYS, PLOTS[1], "Green spaces", to_whom="the Cabinet"),
        commitment(paper, LEAD, PLOTS[2], "Green spaces"),
        commitment(paper, HIGHWAYS, RENTS, "Depots"),
    ]
    return paper


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return view_of(tmp_path_factory.mktemp("topics"), may())


def told(answer: Reckoned | None) -> str:
    assert answer is not None
    assert answer.reason.startswith("undertakings")
    return " ".join(claim.text for claim in answer.claims)


@pytest.mark.parametrize(
    "question",
    [
        "What was promised about the escalation procedure?",
        "What did officers undertake to do about the escalation procedure?",
        "What has been promised on the escalation process?",
        "What commitments were made regarding the escalation procedure?",
        "Was anything promised about the escalation procedure?",
        "What did they say they would do about the escalation protocol?",
        "Who promised what about the escalation procedure, to whom and by when?",
        "what have officers committed to on the escalation procedures",
    ],
)
def test_a_topic_is_found_however_it_is_asked(question: str, view: View) -> None:
    text = told(reckoned(view, question))

    assert f"the Safeguarding Lead gave an undertaking: “{ESCALATION}”" in text
    assert RENTS not in text


@pytest.mark.parametrize(
    "question",
    [
        "What was promised about the escalation training?",
        "What was promised about the complaints procedure?",
        "What was promised about escalation in the police?",
        "What was promised about health visitors?",
        "What did officers undertake to do about the Neglect Strategy?",
        "What was promised about the rents of allotments?",
        "What was promised about the depot fence?",
        "What was promised about broken benches?",
        "Was anything promised about parking fines?",
        "What commitments were made regarding swimming lessons?",
    ],
)
def test_what_is_only_near_a_topic_is_never_told(question: str, view: View) -> None:
    answer = reckoned(view, question)

    assert answer is None or not answer.reason.startswith("undertakings")


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What was promised about independent visitors?", TIMETABLE),
        ("What was promised about the second contact desk?", JANUARY),
        ("What was promised about the escalation of rents?", RENTS),
    ],
)
def test_the_question_that_led_to_it_tells_what_an_undertaking_is_about(
    question: str, sentence: str, view: View
) -> None:
    assert f"“{sentence}”" in told(reckoned(view, question))


def test_what_only_refers_to_its_item_is_about_the_item(view: View) -> None:
    text = told(reckoned(view, "What did officers promise about potholes?"))

    assert f"the Highway Manager gave an undertaking: “{POTHOLES}”" in text


@pytest.mark.parametrize(
    "question",
    [
        "What was promised about the lamps in Quay Street?",
        "What did officers undertake to do about lamps?",
    ],
)
def test_a_reply_that_promises_counts_where_no_undertaking_was_read(
    question: str, view: View
) -> None:
    answer = shown(view, question)

    assert f"the Lighting Engineer gave an undertaking: “{FIND_OUT}”" in answer.sentences[0].text
    assert answer.sentences[0].citations


def test_several_are_listed_with_whom_and_when(view: View) -> None:
    answer = shown(view, "What was promised about allotments?")

    (table,) = answer.tables
    assert table.columns[:5] == ("Date", "Item", "Who", "To whom", "As minuted")
    assert [row.cells[2:5] for row in table.rows] == [
        ("The Lighting Engineer", "all Members", PLOTS[0]),
        ("the Highway Manager", "the Cabinet", PLOTS[1]),
        ("The Safeguarding Lead", "", PLOTS[2]),
    ]
    assert all(row.citations for row in table.rows)


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Was anything promised about the depot?", AboutPromises.WHAT),
        ("Were any commitments made on rents?", AboutPromises.WHAT),
        ("Was anything promised on evidence packs?", AboutPromises.WHAT),
        ("Did the lead promise that the list would be circulated?", AboutPromises.WHAT),
        ("Has anything promised about the depot come?", AboutPromises.CAME),
        ("Have any of the commitments on fostering been met?", AboutPromises.CAME),
        ("Have any of the commitments on fostering been fulfilled?", AboutPromises.CAME),
        ("Have any of the commitments on fostering been honoured?", AboutPromises.CAME),
        ("Has any progress been made on the commitments on fostering?", AboutPromises.CAME),
        ("Have any promised figures been circulated?", AboutPromises.CAME),
    ],
)
def test_whether_something_was_promised_is_not_whether_it_came(
    question: str, wanted: AboutPromises
) -> None:
    assert about_promises(question) is wanted


@pytest.mark.parametrize(
    "question",
    [
        "What actions are committed to on foster carers?",
        "How many actions have been committed to on foster carers?",
        "Which actions have we committed to on foster carers?",
        "Which milestones were promised on foster carers?",
        "Have any of the commitments on fostering been met?",
        "Were any concerns raised about the local offer on fostering?",
    ],
)
def test_what_plans_count_is_not_taken_from_them(question: str) -> None:
    assert not is_of_topic(question)


def test_an_offer_that_is_only_a_noun_promises_nothing() -> None:
    question = "Were any concerns raised about the local offer?"

    assert about_promises(question) is not AboutPromises.WHAT


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "What was promised about the action log?",
            "each accepted recommendation would be entered",
        ),
        ("What has been promised on agency social workers?", "he would clarify this"),
        ("What did officers promise about the neglect measures?", "she would bring proposals"),
    ],
)
def test_topics_of_the_sample_are_told(question: str, expected: str, sample_tools: Tools) -> None:
    view = open_view(sample_tools)
    plan = plan_question(Question(question), (), known_names(view.documents.values()))
    text = told(reckon(plan, Ledger(view, plan)))

    assert expected in text
    assert "recruitment plan" not in text
