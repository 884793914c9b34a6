"""What a question asks for is looked for in the form that it is asked in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answering.candidates import unknown_names
from assistant.answering.excluding import is_unfit
from assistant.answering.holding import holds_asked
from assistant.answering.judging import is_of_other_times
from assistant.answering.naming import people_in
from assistant.answering.pipeline import Tools, open_view
from assistant.answering.planning import AskedFor, asked_for, plan_question
from assistant.answering.stating import states_before_asking
from assistant.answering.terms import stems
from assistant.answering.turns import read_turns
from assistant.answers import Question
from assistant.documents import Document, Locator, Passage, PassageKind


@pytest.mark.parametrize(
    ("question", "text", "holds"),
    [
        ("What percentage of plans came within 20 weeks?", "Plans within 20 weeks | RED", False),
        ("What percentage of plans came within 20 weeks?", "34% came within 20 weeks.", True),
        ("What share of calls were answered?", "There were 19% fewer calls.", False),
        ("What share of calls were answered?", "Calls answered fell by 6%.", False),
        ("What share of calls were answered?", "Of the calls, 96% were answered.", True),
        ("How many reviews took over 20 weeks?", "Seven reviews took over 20 weeks.", True),
        ("How many of the 14 actions are done?", "2 of the 14 actions are done.", True),
        ("How often does the board meet?", "The board meets fortnightly.", True),
        ("How often does the board meet?", "The board has 12 members.", False),
        ("How many people does it employ?", "The number of people in care over 12 weeks.", False),
        ("How many people are in care?", "The number of people in care was 141.", True),
        ("When is the next panel meeting?", "It was put off to the next panel meeting.", False),
        ("When is the next panel meeting?", "The next panel meeting is on 6 May 2025.", True),
        ("In the May 2024 report, when were drains to be clear?", "Clear drains: May 2024.", False),
        ("When in 2024 were drains clear?", "Drains were clear in May 2024.", True),
        ("When was the plan submitted?", "The submitted Plan 2024 to 2039 was read.", False),
        ("When was the plan submitted?", "The Plan 2024 to 2039 was submitted in May 2024.", True),
        (
            "What is the deficit on the schools grant?",
            "The deficit on the schools grant grew.",
            False,
        ),
        ("How much did drains save?", "The drains plan runs for 3 years.", False),
        ("How long have schools to reply?", "Schools were given a month to reply.", True),
        ("How much was the amendment on drains?", "Drains amendment number: 5", False),
        ("How much was the amendment on drains?", "The drains amendment was £1m.", True),
        ("How much waste was burnt?", "Of the waste, 40 tonnes were burnt.", True),
        (
            "When will the wardens service move to the parks team?",
            "Agreed to move the wardens service, with all of its vehicles, uniforms, depots, plans, leases"
            " and budgets for each of the several years to come, to the parks team of the larger of the"
            " two directorates that look after green spaces and play areas from 1 May 2025.",
            True,
        ),
        (
            "When will the wardens service move to the parks team?",
            "At its meeting of 1 May 2025 the panel discussed very many things of great weight, and much"
            " else, such as whether the wardens service might some day move to the parks team.",
            False,
        ),
        ("How long have schools to reply?", "Of the schools, 41 replied.", False),
        ("How many places were added?", "Places were added in 2024-25.", False),
        ("What is the deadline for bids?", "Bids were discussed in May 2025.", False),
        ("What is the deadline for bids?", "Bids are due on 6 May 2025.", True),
    ],
)
def test_a_number_is_of_the_form_asked_for(question: str, text: str, holds: bool) -> None:
    assert holds_asked(plan_question(Question(question), ()), text) is holds


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("By what date will the drains be cleared?", ("drains", "cleared")),
        ("How often is the front desk audited?", ("front", "desk", "audited")),
        ("What percentage of drains were cleared?", ("drains", "cleared")),
        ("According to the news story, what did the bridge carry?", ("bridge", "carry")),
    ],
)
def test_words_that_frame_a_question_are_not_its_subject(
    question: str, subject: tuple[str, ...]
) -> None:
    assert plan_question(Question(question), ()).subject == subject


@pytest.mark.parametrize(
    "question",
    [
        "What is the band D charge?",
        "How much would the study cost?",
        "What would a household pay?",
    ],
)
def test_a_charge_is_money(question: str) -> None:
    assert asked_for(question) is AskedFor.MONEY


def test_a_report_in_the_press_is_the_press() -> None:
    assert plan_question(Question("What does the 2020 press report say?"), ()).press
    assert not plan_question(Question("What is the press office's budget?"), ()).press


def test_who_may_ask_is_not_who_speaks() -> None:
    assert people_in("What is the deadline for wardens to ask for help?") == []
    assert people_in("What did the chief warden ask?") == ["chief", "warden"]


def test_words_that_join_a_name_are_known(invented_tools: Tools) -> None:
    view = open_view(invented_tools)
    plan = plan_question(Question("What is held?"), ())
    word = next(w for w in ("plan", "council", "report") if view.document_frequency([w])[w])

    assert unknown_names(replace(plan, names=(f"{word} and {word} of {word}",)), view) == []
    assert unknown_names(replace(plan, names=(f"{word} and Zzyzx",)), view)


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("How many plans were late in 2025?", True),
        ("How many plans were late in 2024?", False),
        ("How many plans were late?", False),
    ],
)
def test_a_recorded_question_on_another_year_is_another_question(
    question: str, other: bool
) -> None:
    plan = plan_question(Question(question), ())

    assert is_of_other_times(plan, "He asked how many plans were late in 2024.") is other


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("How many of the drain actions are done?", True),
        ("How many of the drain actions are late?", False),
        ("When will the drain actions be done?", False),
        ("Who owns the drain actions?", False),
    ],
)
def test_what_a_member_states_before_asking_may_answer(question: str, holds: bool) -> None:
    text = "Mr Hay noted that 2 of the 14 drain actions were done and asked when all would be."
    plan = plan_question(Question(question), ())

    assert states_before_asking(plan, stems(" ".join(plan.subject)), text) is holds
    assert not states_before_asking(
        plan, stems(" ".join(plan.subject)), f"Mr Hay asked {text[17:]}"
    )


@pytest.mark.parametrize(
    ("text", "unfit"),
    [
        ("Dedicated Drains Grant Deficit", True),
        ("Clearing of Drains and Gullies", True),
        ("Drains were cleared in May", False),
        ("The grant for drains ended.", False),
    ],
)
def test_a_line_in_capitals_throughout_is_a_label(text: str, unfit: bool) -> None:
    passage = Passage("p", "d", 0, text, "", Locator(0, len(text)), PassageKind.PARAGRAPH)
    document = Document("d", "report.pdf", "Report", len(text), "pdf")
    plan = plan_question(Question("What became of the culverts?"), ())

    assert is_unfit(plan, passage, document, read_turns(passage)[0]) is unfit


@pytest.mark.parametrize(
    ("one", "other"),
    [("rise", "increases"), ("risen", "increased"), ("dropped", "fallen"), ("declining", "fell"),
     ("start", "commenced"), ("begun", "started"), ("shut", "closed")],
)  # fmt: skip
def test_everyday_words_are_those_of_papers(one: str, other: str) -> None:
    assert stems(one) == stems(other)
