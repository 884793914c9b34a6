"""Which version, day and rows an informal question about a plan means."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from assistant.actions import ActionStatus
from assistant.answering.reckoning.plans.actions import Bucket
from assistant.answering.reckoning.plans.asking_buckets import bucket_asked
from assistant.answering.reckoning.plans.asking_days import asked_days
from assistant.answers import AnswerStatus
from assistant.council import Attendance, AttendanceKind, Meeting, Speaker
from assistant.spans import Span
from tests.reckoning_plans import (
    READING_1,
    READING_2,
    Printed,
    Row,
    ask_plans,
    refs_shown,
    said,
)

TODAY = dt.date(2026, 1, 1)


@pytest.mark.parametrize(
    "named",
    [
        "in the very first Reading for All plan",
        "in the original Reading for All action plan",
        "in the March 2024 version of the Reading for All plan",
        "of the Reading for All plan, March 2024 version,",
        "in the spring 2024 Reading for All plan",
        "in the Feb/March 2024 Reading for All plan",
        "as things stood on Reading for All in spring 2024",
    ],
)
def test_an_informal_name_of_a_version_is_that_version(named: str) -> None:
    found = ask_plans(f"how many actions {named} were done?", READING_1, READING_2)
    assert "1 of the 5 actions" in said(found)
    assert refs_shown(found) == ["2.1"]


@pytest.mark.parametrize(
    "named", ["second version", "autumn 2024 version", "Sept 2024 spreadsheet"]
)
def test_a_later_version_is_named_as_informally(named: str) -> None:
    found = ask_plans(f"Reading for All plan, {named}: how many done?", READING_1, READING_2)
    assert refs_shown(found) == ["1.1", "2.1"]


def test_a_version_of_a_time_from_which_none_is_held_is_not_answered_from_an_older_one() -> None:
    found = ask_plans("How many done in the June 2025 Reading for All plan?", READING_1, READING_2)
    assert found is None or found.status is AnswerStatus.NOT_IN_PAPERS


def test_a_time_beside_the_word_version_is_no_due_date() -> None:
    days = asked_days("latest due date in the june 2024 action plan?", None, TODAY)
    assert (days.due_from, days.day) == (None, dt.date(2024, 6, 30))


def test_a_time_by_which_actions_were_to_be_done_is_one() -> None:
    days = asked_days("supposed to be done by the end of 2023 in the first version", None, TODAY)
    assert (days.first, days.due_to, days.day) == (True, dt.date(2023, 12, 31), None)


def test_two_versions_in_one_phrase_are_both_meant() -> None:
    assert asked_days("what changed between versions 1 and 2", None, TODAY).versions == (1, 2)


@pytest.mark.parametrize(
    "question",
    [
        "How many volunteers were late?",
        "How many schools are overdue a letter?",
        "how many parents were behind on the survey",
    ],
)
def test_a_count_of_something_else_is_no_count_of_actions(question: str) -> None:
    assert ask_plans(question, READING_1, READING_2) is None


def test_rows_of_a_colour_are_named_beside_their_number() -> None:
    found = ask_plans("how many amber in version 1 of the Reading for All plan?", READING_1)
    assert (
        "2 of the 5 actions in the Reading for All action plan were rated amber: 1.2 and 3.1."
        in (said(found))
    )


def test_rows_said_to_go_to_plan_are_those_that_the_key_reads_so() -> None:
    question = "In the first Reading for All plan, how many were going to plan with no delay?"
    assert refs_shown(ask_plans(question, READING_1, READING_2)) == ["1.1", "2.2"]


def test_no_end_date_is_no_question_of_the_latest_date() -> None:
    found = ask_plans(
        "how many had no end date in version 1 of the Reading for All plan?", READING_1
    )
    assert refs_shown(found) == ["2.2", "3.1"]


def test_the_history_of_a_date_ends_with_how_the_action_stands() -> None:
    question = "history of the dates for action 1.2 of the Reading for All plan"
    found = said(ask_plans(question, READING_1, READING_2))
    assert "The printed date changed once: 30 June 2024 and 31 October 2024." in found
    assert "In the position at 2 September 2024 it is shown as in progress (Amber)." in found


def test_one_word_tells_an_action_of_a_named_plan_where_dates_are_asked_for() -> None:
    question = (
        "The Reading for All plan's target for volunteers keeps moving. What have the dates been?"
    )
    found = said(ask_plans(question, READING_1, READING_2))
    assert "the last is 31 October 2024" in found


def test_why_a_key_changed_is_not_told_by_the_key() -> None:
    question = "Why did the colours on the Reading for All plan change meaning?"
    assert ask_plans(question, READING_1, READING_2) is None


def test_which_rows_are_meant_is_a_value_with_those_rows() -> None:
    found = ask_plans("Which Reading for All actions are open in version 1?", READING_1)
    assert found is not None
    listed = [value for value in found.computed if value.name == "references"]
    assert [value.value for value in listed] == ["1.1; 1.2; 2.2; 3.1"]
    assert all(value.holds() for value in listed)


def _listed(name: str, role: str, day: dt.date) -> Meeting:
    """Return a meeting at which a person is listed with a post."""
    span = Span(0, len(name), name)
    each = Attendance(AttendanceKind.IN_ATTENDANCE, Speaker(name, name, role), span)
    document = READING_1.document.document_id
    return Meeting(f"m{day}", document, "", span, None, "Libraries Panel", day, attendance=(each,))


def test_a_named_person_has_the_actions_of_the_post_that_meetings_list() -> None:
    meeting = _listed("Ms Odile Fennimore", "Head of Learning and Skills", dt.date(2024, 4, 8))
    question = "which Reading for All actions has Odile Fennimore got in the March 2024 plan"
    found = ask_plans(question, READING_1, others=[meeting])
    assert refs_shown(found) == ["2.1", "2.2"]
    assert "Odile Fennimore is listed as Head of Learning and Skills" in said(found)


@pytest.mark.parametrize("asked", ["Odile Fennimore", "Ms Fennimore", "Piers Fennimore"])
def test_a_person_whose_post_leads_nothing_or_is_unknown_is_not_answered_for(asked: str) -> None:
    meeting = _listed("Ms Odile Fennimore", "Head of Museums", dt.date(2024, 4, 8))
    question = f"which Reading for All actions has {asked} got?"
    assert ask_plans(question, READING_1, others=[meeting]) is None


def test_a_lead_is_found_by_what_the_action_is_about() -> None:
    question = (
        "Under the first Reading for All plan who is on the hook for quizzing parents about"
        " sessions in the evening?"
    )
    found = said(ask_plans(question, READING_1, READING_2))
    assert found.startswith("The lead printed for action 2.2")
    assert "“Head of Learning & Skills” (the position at 1 March 2024)" in found


@pytest.mark.parametrize("what", ["supervision", "training of school governors", "museum visits"])
def test_no_lead_is_told_of_an_action_that_no_row_words(what: str) -> None:
    question = f"who is the lead officer for the {what} action in the Reading for All plan"
    assert ask_plans(question, READING_1, READING_2) is None


def test_what_was_to_be_done_by_a_day_counts_rows_done_or_not() -> None:
    question = (
        "How many of the 5 Reading for All actions were supposed to be done by the end of April"
        " 2024 according to the first version?"
    )
    found = ask_plans(question, READING_1, READING_2)
    assert refs_shown(found) == ["1.1", "2.1"]
    assert "2 of the 5 actions" in said(found)


def test_the_earliest_date_is_told_with_all_actions_that_have_it() -> None:
    found = ask_plans("earliest deadline in the Reading for All plan, version 2?", READING_2)
    assert "is 31 January 2024, for action 2.1" in said(found)


def test_a_colour_in_two_versions_is_compared_by_their_keys() -> None:
    question = "Did green mean the same in version 1 and version 2 of the Reading for All plan?"
    found = said(ask_plans(question, READING_1, READING_2))
    assert "does not mean the same in both versions" in found
    assert "“on track” in the position at 1 March 2024, “action complete”" in found


LOG = Printed(
    "Libraries scrutiny action log 2024/25",
    dt.date(2025, 3, 3),
    (
        Row("L1", "Send opening hours to members", ("Library Manager",), "", rating="Ongoing"),
        Row("L2", "Circulate the survey", ("Library Manager",), "01/09/2024"),
    ),
)


@pytest.mark.parametrize(
    "question",
    [
        "In the 24/25 libraries scrutiny action log how many items are still ongoing?",
        "Which promises in the 2024/25 libraries scrutiny action log were we still waiting on?",
    ],
)
def test_a_log_is_named_by_its_year(question: str) -> None:
    assert refs_shown(ask_plans(question, LOG, READING_1)) == ["L1", "L2"]


def test_a_log_of_another_year_is_not_counted() -> None:
    question = "In the 22/23 libraries scrutiny action log how many items are open?"
    found = ask_plans(question, LOG, READING_1)
    assert found is None or found.status is AnswerStatus.NOT_IN_PAPERS


def test_a_committee_that_had_no_such_log_is_not_answered_for() -> None:
    held = dataclasses.replace(LOG, title="Scrutiny action log 2024/25")
    question = "In the 24/25 highways scrutiny action log how many items are open?"
    assert ask_plans(question, held) is None


def test_initials_of_one_listed_post_alone_are_that_post() -> None:
    meeting = _listed("Ms Odile Fennimore", "Director for Learning Centres", dt.date(2024, 4, 8))
    rows = (
        Row("1", "Buy shelves", ("DLC",), "01/06/2024"),
        Row("2", "Paint the hall", ("Director of Learning Centres",), "01/06/2024"),
        Row("3", "Sweep the yard", ("Caretaker",), "01/06/2024"),
    )
    halls = Printed("Halls Action Plan", dt.date(2024, 5, 1), rows)
    question = "which Halls actions has Odile Fennimore got?"
    found = ask_plans(question, halls, READING_1, others=[meeting])
    assert refs_shown(found) == ["1", "2"]


def test_the_order_of_a_recommendation_names_no_version() -> None:
    question = "what was the action plan for the third Reading for All recommendation"
    assert ask_plans(question, READING_1, READING_2) is None


def test_a_plan_named_by_time_alone_is_that_of_the_time() -> None:
    found = ask_plans("In the Sept 2024 plan is anything past its date?", READING_2, LOG)
    assert "scrutiny" not in said(found)
    assert refs_shown(found)


def test_a_first_version_that_is_not_held_is_not_told_from_the_second() -> None:
    question = "how many were done in the first Reading for All plan?"
    found = ask_plans(question, READING_2)
    assert found is None or found.status is AnswerStatus.NOT_IN_PAPERS


def test_no_count_is_given_where_no_status_is_printed() -> None:
    rows = tuple(
        Row(f"{n}", f"Mend gate {n}", (), "01/06/2024", ActionStatus.UNKNOWN) for n in "12"
    )
    gates = Printed("Gates Action Plan", dt.date(2024, 5, 1), rows)
    found = ask_plans("how many Gates actions are complete?", gates)
    assert found is not None
    assert found.status is AnswerStatus.CANNOT_BE_WORKED_OUT


def test_what_was_said_of_an_action_is_left_to_the_minutes() -> None:
    question = "what was said about action 1.2 of the Reading for All plan?"
    assert ask_plans(question, READING_1, READING_2) is None


@pytest.mark.parametrize(
    "question",
    [
        "How many of the joint inspection actions are late?",
        "what came of the joint inspection actions?",
    ],
)
def test_a_joint_inspection_says_nothing_of_leads(question: str) -> None:
    assert bucket_asked(question.lower()) is not Bucket.JOINT_LEAD


def test_joint_leads_are_asked_for_in_many_words() -> None:
    for question in ("which are joint?", "which have joint leads", "which are owned jointly"):
        assert bucket_asked(question) is Bucket.JOINT_LEAD


@pytest.mark.parametrize("since", ["since the first version", "since the March 2024 version"])
def test_dates_put_back_since_a_version_are_those_of_the_newest(since: str) -> None:
    asked = f"Which dates in the Reading for All plan have been put back {since}?"
    found = ask_plans(asked, READING_1, READING_2)
    assert "not so in the position at 1 March 2024: 1.2" in said(found)


def test_a_word_of_the_plan_is_no_lead() -> None:
    rows = (
        Row("1", "Clear the backlog", ("Canal Adviser",), "31/03/2025"),
        Row("2", "Write the guide", ("Librarian",), "30/06/2025"),
    )
    plan = Printed("Towpath action plan", dt.date(2025, 1, 1), rows)
    found = ask_plans("What is next to fall due in the canal plan?", plan)
    assert found is None or "as a lead" not in said(found)


def test_rows_that_are_marked_overdue_are_told_though_their_new_date_is_to_come() -> None:
    rows = (
        Row("1", "Clear the backlog", due="31/03/2025", rating="Overdue"),
        Row("2", "Write the guide", due="30/06/2025", rating="On track"),
    )
    found = ask_plans(
        "Which actions in the Towpath action plan are overdue?",
        Printed("Towpath action plan", dt.date(2025, 1, 1), rows),
    )
    assert "1 of the 2 actions" in said(found)
    assert "marked “Overdue”: 1" in said(found)
    assert refs_shown(found) == ["1"]


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("What was overdue in the Reading for All plan in March 2024?", "On 1 March 2024,"),
        ("What was overdue in the Reading for All plan on 31 March 2024?", "On 31 March 2024 ("),
    ],
)
def test_a_month_in_which_a_version_has_its_position_means_that_day(
    question: str, day: str
) -> None:
    assert said(ask_plans(question, READING_1, READING_2)).startswith(day)


def test_a_count_of_other_things_is_not_answered_with_rows_that_share_a_word() -> None:
    rows = (Row("1", "Brief wardens on fire doors", due="31/03/2025"), Row("2", "Write the guide"))
    plan = Printed("Towpath action plan", dt.date(2025, 1, 1), rows)
    assert ask_plans("How many fire actions are overdue?", plan) is None


@pytest.mark.parametrize("since", ["since the first version", "since the March 2024 version"])
def test_what_is_new_since_a_version_is_no_count_of_all(since: str) -> None:
    asked = f"How many actions in the Reading for All plan are new {since}?"
    told = said(ask_plans(asked, READING_1, READING_2))
    assert "1 new" in told
    assert "actions were listed" not in told
