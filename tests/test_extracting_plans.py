"""Action plans: rows, columns by meaning, keys, positions, totals; and what is no plan."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assistant.actions import ActionStatus
from ingest.extracting.plans.plans import extract_plans
from tests.plan_papers import actions_in, plans_in, table, unread_in, web_paper

TITLE = "<h1>Fenmarsh review: action plan, version 2</h1>"
HEADER = ("Ref", "Action", "Lead", "Due date", "RAG", "Progress")
KEY = "<p>Key: Green = complete. Amber = on track. Red = not started.</p>"


def test_a_row_is_kept_as_printed_and_read_beside_it(tmp_path: Path) -> None:
    row = (
        "1.1",
        "Write the guide",
        "Chair / DCS",
        "31/12/2024 (revised from 30/06/2024)",
        "Amber",
        "Drafted.",
    )
    paper = web_paper(tmp_path, TITLE, KEY, table(HEADER, row))
    (action,) = actions_in(paper)
    assert (action.ref, action.action, action.leads) == ("1.1", "Write the guide", ("Chair", "DCS"))
    assert action.due.text == row[3]
    assert (action.due.latest, action.due.earlier) == (
        dt.date(2024, 12, 31),
        (dt.date(2024, 6, 30),),
    )
    assert action.rating is not None
    assert (action.rating.word, action.rating.colour, action.rating.means) == (
        "Amber",
        None,
        "on track",
    )
    assert (action.status, action.status_from) == (ActionStatus.IN_PROGRESS, "key")
    assert action.progress == "Drafted."


def test_every_span_is_the_paper_s_own_text(tmp_path: Path) -> None:
    rows = [(f"1.{n}", f"Visit ward number {n}", "DCS", "TBC", "Red", "None yet") for n in range(9)]
    paper = web_paper(
        tmp_path, TITLE, "<p>Position as at 3 March 2025</p>", KEY, table(HEADER, *rows)
    )
    (plan,) = plans_in(paper)
    actions = actions_in(paper)
    spans = [span for action in actions for span in (action.span, *action.cells.values())]
    spans += [plan.span, *(entry.span for entry in plan.key)]
    assert plan.position_span is not None
    for span in (*spans, plan.position_span):
        assert paper.text[span.start : span.end] == span.text
    assert {action.plan_id for action in actions} == {plan.record_id}
    assert len({action.record_id for action in actions}) == len(actions) == plan.rows == 9


@pytest.mark.parametrize(
    "header",
    [
        ("No.", "What will we do?", "Who", "By when?", "Assessment (1-4)", "Latest position"),
        (
            "Minute No.",
            "Agreed action",
            "Responsible Officer",
            "Timescale",
            "B-RAG",
            "Action taken",
        ),
        ("ID", "Key actions", "Lead EM", "Expected new achievement date", "RAG status", "Response"),
        (
            "Item",
            "ACTION REQUIRED:",
            "Respons-ible",
            "To be completed",
            "Rating",
            "Progress (March 2025)",
        ),
        ("#", "Action title", "Contact Officer", "Target completion date", "R.A.G.", "Commentary"),
    ],
)
def test_columns_are_told_by_meaning_whatever_their_headings(
    tmp_path: Path, header: tuple[str, ...]
) -> None:
    row = ("7", "Buy two pumps", "Drainage Engineer", "30 June 2025", "2", "One bought")
    (action,) = actions_in(web_paper(tmp_path, TITLE, table(header, row)))
    assert (action.action, action.leads) == ("Buy two pumps", ("Drainage Engineer",))
    assert action.due.latest == dt.date(2025, 6, 30)
    assert action.rating is not None
    assert action.rating.word == "2"
    assert action.progress == "One bought"


def test_a_rating_means_only_what_its_own_key_says(tmp_path: Path) -> None:
    row = ("1", "Buy two pumps", "Engineer", "June 2025", "Green", "")
    (action,) = actions_in(web_paper(tmp_path, TITLE, table(HEADER, row)))
    assert action.rating is not None
    assert action.rating.means is None
    assert (action.status, action.status_from) == (ActionStatus.UNKNOWN, None)


def test_a_cell_with_a_colour_and_no_word_is_read_by_its_fill(tmp_path: Path) -> None:
    cells = ("1", "Buy two pumps", "Engineer", "June 2025", '<td bgcolor="#ffc000"></td>', "")
    (action,) = actions_in(web_paper(tmp_path, TITLE, KEY, table(HEADER, cells)))
    assert action.rating is not None
    assert (action.rating.word, action.rating.colour, action.rating.means) == (
        None,
        "amber",
        "on track",
    )


@pytest.mark.parametrize(
    "key",
    [
        "<p>Key: Green = complete; Red = not started</p>",
        "<p>Key to ratings: Green - complete. Red - not started.</p>",
        "<h2>Key</h2><ul><li>Green: complete</li><li>Red: not started</li></ul>",
        "<h2>RAG rating</h2><p>Green Complete</p><p>Red Not started</p>",
        "<h2>Key</h2>" + table(("RAG", "Meaning"), ("Green", "Complete"), ("Red", "Not started")),
        table(
            (
                '<td bgcolor="#00b050">Complete</td>',
                '<td bgcolor="#ffc000">On track</td>',
                '<td bgcolor="#ff0000">Not started</td>',
            ),
            ("", "", ""),
        ),
        "<p>Key: G = complete, R = not started</p>",
    ],
)
def test_keys_are_read_as_a_line_a_list_or_a_table(tmp_path: Path, key: str) -> None:
    rows = (
        ("1", "Buy two pumps", "Engineer", "June 2025", '<td bgcolor="#00b050">G</td>', ""),
        ("2", "Dig the long ditch", "Engineer", "TBC", '<td bgcolor="#ff0000">R</td>', ""),
    )
    actions = actions_in(web_paper(tmp_path, TITLE, key, table(HEADER, *rows)))
    assert [a.rating.means.lower() for a in actions if a.rating and a.rating.means] == [
        "complete",
        "not started",
    ]
    assert [a.status for a in actions] == [ActionStatus.COMPLETE, ActionStatus.NOT_STARTED]


def test_merged_recommendations_are_carried_down_and_statuses_are_not(tmp_path: Path) -> None:
    header = ("Recommendation", "Ref", "Action", "Lead", "Due", "Status")
    rows = (
        (
            '<td rowspan="2">1. Fix the roofs</td>',
            "1.1",
            "Survey all roofs",
            "AM",
            "1/4/25",
            '<td rowspan="2">Done</td>',
        ),
        ("1.2", "Fix the ten worst roofs", "AM", "1/9/25"),
        ("2. Answer calls", "2.1", "Hire two clerks", "CSM", "1/5/25", "Ongoing"),
    )  # fmt: skip
    actions = actions_in(web_paper(tmp_path, TITLE, table(header, *rows)))
    assert [a.recommendation for a in actions] == [
        "1. Fix the roofs",
        "1. Fix the roofs",
        "2. Answer calls",
    ]
    assert [a.recommendation_ref for a in actions] == ["1", "1", "2"]
    assert [a.status.value for a in actions] == ["complete", "unknown", "in_progress"]


def test_a_merged_status_that_speaks_of_all_is_carried(tmp_path: Path) -> None:
    header = ("No", "Action", "Lead", "Due", "Status")
    rows = (
        (
            "1",
            "Survey all roofs",
            "AM",
            "1/4/25",
            '<td rowspan="2">All complete as of 1 May 2025</td>',
        ),
        ("2", "Fix the worst roofs", "AM", "1/9/25"),
        ("3", "Hire two clerks", "AM", "1/9/25", "Business as usual"),
    )
    actions = actions_in(web_paper(tmp_path, TITLE, table(header, *rows)))
    assert [a.status.value for a in actions] == ["complete", "complete", "unknown"]


def test_ticks_say_how_far_an_action_is(tmp_path: Path) -> None:
    header = ("No", "Actions", "Responsible", "Timescale", "Achieved", "On Target")
    rows = (
        ("1", "Write the guide", "PL/DM", "March 2025", "✓", ""),
        ("2", "Open the hub", "DM", "Sept 25", "", "✓"),
        ("3", "Map the paths", "KL", "TBC", "", ""),
    )
    actions = actions_in(web_paper(tmp_path, TITLE, table(header, *rows)))
    assert [(a.status.value, a.status_from) for a in actions] == [
        ("complete", "tick"),
        ("in_progress", "tick"),
        ("unknown", None),
    ]
    assert actions[0].leads == ("PL", "DM")


def test_themes_and_notes_inside_a_table_are_no_rows(tmp_path: Path) -> None:
    rows = (
        ('<td colspan="6">Theme 1: Places</td>',),
        ("1a", "Open two centres", "YSM", "01/04/2025", "Green", ""),
        ('<td colspan="6">Recommendation 2: Listen to young people</td>',),
        ("2a", "Form a panel", "YSM", "w/c 5 May 2025", "Red", ""),
        ('<td colspan="6">Total actions: 2</td>',),
    )
    paper = web_paper(tmp_path, TITLE, KEY, table(HEADER, *rows))
    actions = actions_in(paper)
    assert [a.ref for a in actions] == ["1a", "2a"]
    assert [a.recommendation for a in actions] == [None, "Recommendation 2: Listen to young people"]
    assert [(t.number, t.counts) for t in plans_in(paper)[0].stated_totals] == [(2, "actions")]


def test_tables_of_one_title_are_one_plan(tmp_path: Path) -> None:
    rows = [table(HEADER, (str(n), "Visit the ward", "DCS", "TBC", "Red", "")) for n in (1, 2)]
    paper = web_paper(
        tmp_path, TITLE, "<h2>Theme 1: Homes</h2>", rows[0], "<h2>Theme 2: Roads</h2>", rows[1]
    )
    assert [plan.rows for plan in plans_in(paper)] == [2]
    other = web_paper(tmp_path, TITLE, rows[0], "<h1>Harcombe inquiry: action plan</h1>", rows[1])
    assert [plan.lineage for plan in plans_in(other)] == [
        "fenmarsh review action plan",
        "harcombe inquiry action plan",
    ]


@pytest.mark.parametrize(
    ("words", "day", "source"),
    [
        ("<p>Position as at 25 September 2023.</p>", dt.date(2023, 9, 25), "printed"),
        ("<p>All ratings are at 31 January 2026.</p>", dt.date(2026, 1, 31), "printed"),
        ("<p>Last updated: 03/02/2025</p>", dt.date(2025, 2, 3), "printed"),
        ("<p>Ratings are those of 30 April 2026.</p>", dt.date(2026, 4, 30), "printed"),
        ("<p>The log as it stood on 2 March 2026.</p>", dt.date(2026, 3, 2), "printed"),
        (
            "<p>Progress as reported by officers on 11 May 2026.</p>",
            dt.date(2026, 5, 11),
            "printed",
        ),
        (
            "<p>The last column was completed by lead officers on 4 June 2026.</p>",
            dt.date(2026, 6, 4),
            "printed",
        ),
        ("<p>Next review: 1 June 2025.</p>", None, None),
    ],
)
def test_the_position_is_the_day_printed_for_it(
    tmp_path: Path, words: str, day: dt.date | None, source: str | None
) -> None:
    row = ("1", "Buy two pumps", "Engineer", "June 2025", "Green", "")
    (plan,) = plans_in(web_paper(tmp_path, TITLE, words, table(HEADER, row)))
    assert (plan.position_at, plan.position_from) == (day, source)


def test_months_count_from_the_start_that_the_plan_states(tmp_path: Path) -> None:
    start = "<p>Timescales given in months run from publication on 12 June 2023.</p>"
    row = ("1", "Buy two pumps", "Engineer", "Within 18 months", "Green", "")
    (stated,) = actions_in(web_paper(tmp_path, TITLE, start, table(HEADER, row)))
    (unstated,) = actions_in(web_paper(tmp_path, TITLE, table(HEADER, row)))
    assert (stated.due.latest, stated.due.anchor) == (
        dt.date(2024, 12, 12),
        "publication on 12 June 2023",
    )
    assert unstated.due.latest is None


def test_doubtful_rows_say_why(tmp_path: Path) -> None:
    header = ("Ref", "Action", "Lead", "Due", "Status", "RAG")
    rows = (
        ("2", "Visit all wards", "DCS", "Thursday 15 November 2024", "Done", '<td bgcolor="red">Green</td>'),
        ("1", "Visit the schools", "DCS", "TBC", "Wharfside", "Green"),
    )  # fmt: skip
    doubts = [a.doubts for a in actions_in(web_paper(tmp_path, TITLE, table(header, *rows)))]
    assert doubts == [
        (
            "The due date looks misprinted: 15 November 2024 was a Friday.",
            "The rating says Green in a cell that is red.",
        ),
        (
            "The reference 1 stands after 2.",
            "The status “Wharfside” is not a known word.",
        ),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (("Service", "Action", "Budget", "RAG"), ("Waste", "Charge for bins", "120", "Green")),
        (("KPI", "Target", "Actual", "RAG", "Action"), ("Calls", "80%", "71%", "Red", "Hire staff now")),
        (("Risk", "Likelihood", "Actions", "Owner", "Due date"), ("Flood", "3", "Clear drains", "EM", "June")),
        (("Risk", "Owner", "Telephone", "Review date"), ("R4 Flood", "Legal", "01999 555022", "31/03/2026")),
        (("Time", "Activity", "Lead"), ("9.00", "Welcome and tea", "Chair")),
        (("Date", "Item", "Lead officer", "Purpose"), ("4 March", "Bins", "A Clerk", "To scrutinise")),
        (("No.", "Recommendation", "Response", "By when"), ("1", "Hire more staff", "Accepted", "May 2025")),
        (("Assessment", "Actions", "Which"), ("1", "8", "T1.1, T1.2")),
        (("Member", "Role", "Present"), ("Cllr Moss", "Chair", "Yes")),
    ],
)  # fmt: skip
def test_other_tables_are_no_plans(tmp_path: Path, rows: tuple[tuple[str, ...], ...]) -> None:
    assert extract_plans(web_paper(tmp_path, "<h1>Report to Cabinet</h1>", table(*rows))) == []


def test_headings_of_a_plan_without_its_table_are_listed(tmp_path: Path) -> None:
    paper = web_paper(
        tmp_path, TITLE, "<p>Ref Action Lead Target date RAG</p>", "<p>1 Dig AM May Red</p>"
    )
    assert [t.reason for t in unread_in(paper)] == [
        "its columns could not be told apart on the page"
    ]
    assert actions_in(paper) == []


def test_actions_of_minutes_count_from_the_meeting_and_are_no_versions(tmp_path: Path) -> None:
    rows = (("Action", "Owner", "Deadline"), ("Circulate the slides", "Clerk", "within a week"))
    paper = web_paper(
        tmp_path,
        "<h1>Minutes of the Children's Panel, 4 March 2025</h1>",
        table(*rows),
        name="minutes-2025-03-04.html",
    )
    (plan,), (action,) = plans_in(paper), actions_in(paper)
    assert action.due.latest == dt.date(2025, 3, 11)
    assert plan.lineage.endswith("4 March 2025")
