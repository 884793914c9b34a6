"""Questions about the actions of a plan, answered from its rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.answering.reckoning.reckoned import Reckoned
from assistant.answers import AnswerStatus
from assistant.council import AgendaItem, AnswerClass, Exchange, Meeting
from assistant.spans import Span
from tests.reckoning_plans import (
    ALLOTMENTS,
    DONE,
    READING_1,
    READING_2,
    Printed,
    Row,
    ask_plans,
    refs_shown,
    said,
)


def ask(question: str) -> Reckoned | None:
    return ask_plans(question, READING_1, READING_2)


@pytest.mark.parametrize(
    "question",
    [
        "When will all actions be completed?",
        "when will all the actions in the Reading for All plan be finished?",
        "By when will every action be done?",
        "what is the last date in the plan",
        "when is the reading for all plan going to be finished",
        "will all the actions be completed by christmas?",
        "when will all the actoins be compelted",
    ],
)
def test_no_completion_date_is_given_while_an_open_action_has_none(question: str) -> None:
    answer = ask(question)
    if "christmas" in question:
        assert answer is None
        return

    assert answer is not None
    assert answer.status is AnswerStatus.PARTLY_ANSWERED
    assert "31 October 2024, for action 1.2 (the position at 2 September 2024)" in said(answer)
    assert "1 of the 3 open actions has no date that can be resolved (2.3)" in said(answer)


def test_completion_is_answered_where_every_open_action_is_dated() -> None:
    answer = ask_plans("When will the allotments plan be complete?", ALLOTMENTS)

    assert answer is not None
    assert answer.status is AnswerStatus.ANSWERED
    assert "1 December 2024, for action A2" in said(answer)
    assert "On 6 May 2024, 1 open action was past its stated date: A1." in said(answer)


def test_a_plan_without_any_date_cannot_be_worked_out() -> None:
    undated = replace(
        ALLOTMENTS, rows=tuple(replace(row, due="Ongoing") for row in ALLOTMENTS.rows)
    )

    answer = ask_plans("When will all actions be completed?", undated)

    assert answer is not None
    assert answer.status is AnswerStatus.CANNOT_BE_WORKED_OUT


@pytest.mark.parametrize(
    ("question", "refs"),
    [
        ("Which actions are overdue?", ["2.2"]),
        ("whats overdue", ["2.2"]),
        ("anything overdeu in the plan", ["2.2"]),
        ("which actions have missed their deadline", ["2.2"]),
        ("what's outstanding?", ["1.2", "2.2", "2.3"]),
        ("which actions are not complete", ["1.2", "2.2", "2.3"]),
        ("which actions have no date", ["2.3"]),
        ("List the undated actions", ["2.3"]),
        ("which actions have slipped", ["1.2"]),
        ("anything slipped since last time?", ["1.2"]),
        ("which actions are complete", ["1.1", "2.1"]),
        ("which actions are red", ["2.2"]),
        ("which actions does the library manager lead", ["1.1", "1.2"]),
        ("what is the head of learning and skills responsible for in the plan?", ["2.1", "2.2"]),
        ("Which actions have joint leads?", ["1.2"]),
        ("which actions are due by 31 July 2024?", ["1.1", "2.1", "2.2"]),
    ],
)
def test_a_group_of_actions_is_counted_and_listed(question: str, refs: list[str]) -> None:
    answer = ask(question)

    assert sorted(refs_shown(answer)) == refs
    assert f"{len(refs)} of the" in said(answer) or f"{len(refs)} actions" in said(answer)


@pytest.mark.parametrize(
    ("questions", "fact"),
    [
        (
            (
                "When will everything in the Reading for All plan be done?",
                "whens the reading for all plan gonna be finished",
                "what's the completion date for the plan",
                "By when will all of the actions have been completed?",
            ),
            "31 October 2024, for action 1.2",
        ),
        (
            (
                "Which actions have passed their deadline?",
                "have any deadlines been missed in the plan?",
                "what should have been finished by now in the plan",
                "which of the actions are past their due date",
                "what's running late in the plan",
            ),
            "was overdue: 2.2",
        ),
        (
            (
                "How many actions are left?",
                "what remains to be done in the plan",
                "is anything outstanding in the plan?",
                "how many of the actions haven't been completed",
            ),
            "3 of the 5 actions in the Reading for All action plan were open",
        ),
        (
            (
                "Which actions haven't got a date?",
                "any actions with no deadline?",
                "which actions are TBC",
                "which actions lack a date",
            ),
            "without a date that can be resolved: 2.3",
        ),
        (
            (
                "who owns 2.3",
                "whos leading action 2.3?",
                "which officer is responsible for action 2.3",
                "is anyone named for 2.3",
                "who is in charge of the tablets action",
            ),
            "“Digital Officer”",
        ),
        (
            (
                "where are we with the plan?",
                "give me an update on the reading for all plan",
                "how is the plan going",
                "progress on the plan?",
            ),
            "Of the 5 actions of the Reading for All action plan, 2 are complete and 3 open",
        ),
    ],
)
def test_however_it_is_asked_the_facts_are_the_same(questions: Sequence[str], fact: str) -> None:
    for question in questions:
        assert fact in said(ask(question)), question


def test_overdue_prints_the_day_and_keeps_undated_actions_apart() -> None:
    assert said(ask("Which actions are overdue?")) == (
        "On 2 September 2024, 1 of the 5 actions in the Reading for All action plan was overdue: 2.2."
        " It was 33 days past its date."
        " 1 has no date that can be resolved and is not counted."
    )


def test_a_stated_total_that_differs_is_shown_beside_the_rows() -> None:
    answer = ask("How many actions are complete?")

    assert answer is not None
    assert answer.status is AnswerStatus.PAPERS_DISAGREE
    assert "2 of the 5 actions" in said(answer)
    assert "“The plan has 6 actions, of which 3 are complete.”" in said(answer)
    assert "5 actions in all and 2 complete" in said(answer)


def test_open_actions_are_told_with_the_working() -> None:
    assert (
        "3 of the 5 actions in the Reading for All action plan were open (1.2, 2.2 and 2.3): 5 minus 2"
        " complete." in said(ask("How many actions are outstanding?"))
    )


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who leads action 2.3?", "The lead printed for action 2.3"),
        ("who's doing 2.3", "“Digital Officer”"),
        ("who is responsible for 1.2", "joint: “Library Manager” and “Volunteer Bureau”"),
        ("when is action 1.2 due?", "31 October 2024"),
        ("whats the deadline for 2.3", "“Quarterly”, which gives no date"),
        ("is 2.2 overdue?", "33 days past"),
        ("why is 1.2 late", "because the room was flooded"),
        ("what progress on action 1.2?", "“21 trained. Delayed because the room was flooded.”"),
        (
            "how often has the date of action 1.2 moved",
            "30 June 2024; the last is 31 October 2024, 123 days",
        ),
        ("when was 2.2 first due", "“TBC”; the last is “31/07/2024”"),
        ("is the volunteers action overdue?", "31 October 2024"),
    ],
)
def test_one_action_is_told_by_number_or_wording(question: str, expected: str) -> None:
    assert expected in said(ask(question))


def test_no_lead_is_said_and_an_action_that_left_the_plan_is_not_closed() -> None:
    assert "No lead is printed for action 3.1" in said(ask_plans("who leads 3.1?", READING_1))
    gone = ask("who leads action 3.1?")
    assert gone is not None
    assert "Action 3.1 is no longer listed" in said(gone)
    assert gone.status is AnswerStatus.PARTLY_ANSWERED


def test_a_rating_is_read_by_the_key_of_its_own_version() -> None:
    now, then = ask("What does green mean?"), ask("what did green mean in version 1?")

    assert "Green means “action complete” (the position at 2 September 2024)" in said(now)
    assert "In the position at 1 March 2024 the key read it as “on track”." in said(now)
    assert "Green means “on track” (the position at 1 March 2024)" in said(then)
    without = ask_plans("what does green mean in the plan?", ALLOTMENTS)
    assert without is not None
    assert without.status is AnswerStatus.CANNOT_BE_WORKED_OUT
    assert "prints no key in this version" in said(without)


def test_ratings_that_differ_from_date_or_evidence_are_named_neutrally() -> None:
    early = ask_plans("Do any ratings conflict with the dates or evidence?", READING_1)
    assert early is not None
    assert [row.cells[-1] for row in early.tables[0].rows] == [
        "the key reads the rating as “on track”; the progress says not started"
    ]


@pytest.mark.parametrize(
    "question",
    [
        "How many recommendations are outstanding?",
        "When will all the actions in the Ferry plan be completed?",
        "How many complaints are overdue?",
        "What did the Library Manager say about volunteers?",
        "Who leads the council?",
        "When will the new library open?",
        "Which actions of the Police are overdue?",
        "Who leads action 9.9?",
        "How many books are overdue?",
        "What is the plan for buses?",
        "Who asked about action 1.2?",
        "What was resolved about the action plan?",
        "Which assessments are late?",
        "What targets were missed?",
        "Who wrote the action plan?",
        "What does the plan cost?",
        "How many reviews are overdue?",
        "what's outstanding from the last meeting",
        "Which actions are at risk?",
    ],
)
def test_what_no_row_answers_is_left_to_the_passages(question: str) -> None:
    assert ask(question) is None


def test_several_plans_are_told_one_by_one_and_never_added() -> None:
    answer = ask_plans("Which actions are overdue?", READING_2, ALLOTMENTS)

    assert "On 6 May 2024, 1 of the 2 actions in the Allotments recovery plan" in said(answer)
    assert "On 2 September 2024, 1 of the 5 actions in the Reading for All action plan" in said(
        answer
    )
    assert answer is not None
    assert len(answer.tables) == 2


def test_a_named_plan_alone_is_told() -> None:
    answer = ask_plans("whats overdue in the allotments plan", READING_2, ALLOTMENTS)

    assert refs_shown(answer) == ["A1"]
    assert "Reading" not in said(answer)


def test_every_value_is_the_same_when_computed_again() -> None:
    for question in (
        "Where is the plan?",
        "What changed?",
        "Which actions are overdue?",
        "who leads which action",
    ):
        answer = ask(question)
        assert answer is not None
        assert answer.computed
        assert all(value.holds() for value in answer.computed)


def test_at_most_forty_rows_are_shown_and_the_title_says_so() -> None:
    rows = tuple(Row(f"1.{number}", f"Plant tree number {number}") for number in range(1, 51))
    answer = ask_plans("List all actions", Printed("Trees Action Plan", dt.date(2025, 1, 1), rows))

    assert answer is not None
    assert len(answer.tables[0].rows) == 40
    assert "the first 40 of 50" in answer.tables[0].title


def test_points_are_raised_on_dates_past_with_paper_and_reason() -> None:
    answer = ask("Which actions are overdue?")

    assert answer is not None
    assert [(point.basis, point.question) for point in answer.points][:1] == [
        ("F2", "By what date will action 2.2 of the Reading for All action plan be completed?")
    ]
    assert all(point.proofs for point in answer.points)
    assert {point.basis for point in answer.points} == {"F2", "F3"}


def test_all_actions_of_some_wording_are_counted_and_never_one_told_for_all() -> None:
    assert refs_shown(ask("Who leads the actions on volunteers?")) == ["1.2"]
    assert ask("When will all the volunteers actions be completed?") is None
    assert ask("When will all the actions on ferries be completed?") is None


def test_plans_are_told_apart_by_the_numbers_in_their_names() -> None:
    one = replace(ALLOTMENTS, title="Ward 3 Delivery Plan")
    two = replace(ALLOTMENTS, title="Ward 17 Delivery Plan", rows=ALLOTMENTS.rows[1:])

    answer = ask_plans("When will all actions in the Ward 17 plan be completed?", one, two)

    assert "Ward 17 delivery plan" in said(answer)
    assert "Ward 3" not in said(answer)


def test_a_mistyped_plan_is_read_where_it_is_plain() -> None:
    assert refs_shown(ask_plans("whats overdue in the allotmnets plan", READING_2, ALLOTMENTS)) == [
        "A1"
    ]


def test_leads_and_ratings_come_from_the_last_version_that_prints_them() -> None:
    bare = Printed(
        "Reading for All: Action Plan, version 3",
        dt.date(2025, 2, 3),
        tuple(replace(row, leads=(), rating=None, earlier=()) for row in READING_2.rows),
    )
    led = ask_plans("Which actions does the Library Manager lead?", READING_2, bare)
    one = ask_plans("Who leads action 2.3?", READING_2, bare)

    assert "(the position at 2 September 2024)" in said(led)
    assert "A newer version, with the position at 3 February 2025, prints no leads." in said(led)
    assert said(one).startswith(
        "In the position at 2 September 2024, “Digital Officer” was the lead"
    )


def test_today_is_reckoned_with_and_the_status_is_known_only_to_the_position() -> None:
    answer = ask_plans("What is overdue today?", ALLOTMENTS)

    assert refs_shown(answer) == ["A1", "A2"]
    assert "(status known to 6 May 2024)" in said(answer)


def test_an_earlier_question_without_a_date_in_its_reply_is_raised_first() -> None:
    paper = READING_2.document.document_id
    words = "Position as at 2 September 2024"
    asked = Exchange(
        record_id="e1", document_id=paper, passage_id="", span=READING_2.span(words), committee=None,
        day=dt.date(2024, 9, 9), item="4", item_title="Reading for All: action plan", askers=(),
        question=Span(0, 35, "when all actions would be completed"), replies=(),
        answer_class=AnswerClass.ASSURANCE_ONLY,
    )  # fmt: skip

    answer = ask_plans("When will all actions be completed?", READING_2, others=[asked])

    assert "This was asked on 9 September 2024" in said(answer)
    assert answer is not None
    assert answer.points[0].basis == "F1"


def test_a_reason_is_told_only_where_it_is_printed() -> None:
    late = ask("why are the overdue actions late?")

    assert late is not None
    assert late.status is AnswerStatus.PARTLY_ANSWERED
    assert "print a reason for none of them" in said(late)
    assert "No reason is printed for action 2.2" in said(ask("why is 2.2 red?"))


def test_a_later_meeting_with_the_plan_as_an_item_is_named() -> None:
    title = "Allotments Recovery Plan: update"
    item = AgendaItem("7", title, Span(0, len(title), title))
    meeting = Meeting(
        "m1",
        READING_2.document.document_id,
        "",
        item.span,
        None,
        None,
        dt.date(2025, 1, 14),
        items=(item,),
    )
    answer = ask_plans(
        "When will the allotments plan be complete?", READING_2, ALLOTMENTS, others=[meeting]
    )

    assert "A later meeting, of 14 January 2025, had this plan as an item" in said(answer)


def test_questions_offered_next_are_answered_from_the_rows() -> None:
    answer = ask("Which actions are overdue?")

    assert answer is not None
    assert answer.ask_next
    assert all(ask(question) is not None for question in answer.ask_next)


def test_an_action_complete_with_activity_alone_raises_its_effect() -> None:
    rows = (
        Row(
            "B1",
            "Brief all wardens",
            ("Parks Manager",),
            "01/02/2024",
            DONE,
            progress="Six briefings held.",
        ),
    )
    answer = ask_plans("How many actions are complete?", replace(ALLOTMENTS, rows=rows))

    assert answer is not None
    assert [point.basis for point in answer.points] == ["F5"]
