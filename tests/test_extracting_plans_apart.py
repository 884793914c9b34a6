"""Plans whose papers list themes, finished and removed actions, references and statuses apart."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from assistant.actions import TAKEN_OUT, ActionStatus
from tests.plan_papers import actions_in, table, web_paper

TITLE = "<h1>Fenmarsh towpath review: action plan</h1>"
HEADER = ("Ref", "Action", "Owner", "Due date", "Status")
PUMPS = ("1.1", "Buy two pumps", "Engineer", "June 2025", "In progress")


def test_a_lettered_theme_is_no_action(tmp_path: Path) -> None:
    rows = (
        ("A", "Banks and bridges", "", "", ""),
        ("A1", "Mend the lock gates", "Ranger", "May 2025", "Complete"),
        ("A2", "Paint the bridge", "Ranger", "June 2025", "In progress"),
        ("B", "Boats", "", "", ""),
        ("B1", "Count the boats", "Ranger", "July 2025", "In progress"),
    )
    found = actions_in(web_paper(tmp_path, TITLE, table(HEADER, *rows)))
    assert [action.ref for action in found] == ["A1", "A2", "B1"]


def test_a_dash_for_a_revised_date_leaves_the_first(tmp_path: Path) -> None:
    header = ("Ref", "Action", "Owner", "Original date", "Revised date", "Status")
    rows = (
        ("1", "Mend the lock gates", "Ranger", "30 Apr 2025", "-", "In progress"),
        ("2", "Paint the bridge", "Ranger", "30 Apr 2025", "30 Jun 2025", "In progress"),
    )
    found = actions_in(web_paper(tmp_path, TITLE, table(header, *rows)))
    assert [action.due.latest for action in found] == [dt.date(2025, 4, 30), dt.date(2025, 6, 30)]
    assert found[1].due.earlier == (dt.date(2025, 4, 30),)


def test_references_that_begin_the_actions_are_read(tmp_path: Path) -> None:
    header = ("Task", "Lead officer", "Deadline", "% complete")
    rows = (
        ("A1 Mend the lock gates", "Ranger", "31/05/2025", "100%"),
        ("A2 Paint the bridge", "Ranger", "30/06/2025", "20%"),
        ("B1 Count the boats", "Ranger", "31/07/2025", "0%"),
    )
    found = actions_in(web_paper(tmp_path, TITLE, table(header, *rows)))
    assert [(a.ref, a.action) for a in found][:2] == [
        ("A1", "Mend the lock gates"),
        ("A2", "Paint the bridge"),
    ]


def test_finished_and_removed_actions_in_tables_of_their_own_are_known(tmp_path: Path) -> None:
    done = (
        ("No.", "Completed action", "Owner", "Closed in"),
        ("1.2", "Print a map", "Web Editor", "March 2025"),
        ("1.3", "Mow the verges", "Ranger", "April 2025"),
    )
    out = (
        ("No.", "Action", "Owner", "Due date", "Why taken out"),
        ("1.4", "Buy a barge", "Engineer", "May 2025", "The Board found no mooring."),
    )
    tables = (table(HEADER, PUMPS), table(*done), table(*out))
    found = actions_in(web_paper(tmp_path, TITLE, *tables))
    assert [(a.ref, a.status, a.status_from) for a in found] == [
        ("1.1", ActionStatus.IN_PROGRESS, "status"),
        ("1.2", ActionStatus.COMPLETE, "table"),
        ("1.3", ActionStatus.COMPLETE, "table"),
        ("1.4", ActionStatus.CLOSED_NOT_COMPLETE, TAKEN_OUT),
    ]


def test_a_position_column_of_statuses_alone_says_how_far_each_is(tmp_path: Path) -> None:
    header = ("No.", "Agreed action", "Officer", "Date due", "Position at March 2025", "Comment")
    rows = (
        ("1", "Mend the lock gates", "Ranger", "31 May 2025", "Implemented", "Seen in May."),
        ("2", "Paint the bridge", "Ranger", "30 June 2025", "Not implemented", "No paint."),
    )
    found = actions_in(web_paper(tmp_path, TITLE, table(header, *rows)))
    assert [a.status for a in found] == [ActionStatus.COMPLETE, ActionStatus.IN_PROGRESS]


def test_not_yet_due_is_not_begun_only_where_the_paper_says_so(tmp_path: Path) -> None:
    row = ("1", "Buy two pumps", "Engineer", "June 2025", "Not yet due")
    key = "<p>Status words. Not yet due: not begun, start date still ahead.</p>"
    (said,) = actions_in(web_paper(tmp_path, TITLE, key, table(HEADER, row)))
    (unsaid,) = actions_in(web_paper(tmp_path, TITLE, table(HEADER, row)))
    assert (said.status, unsaid.status) == (ActionStatus.NOT_STARTED, ActionStatus.IN_PROGRESS)


def test_what_members_asked_for_is_what_is_to_be_done(tmp_path: Path) -> None:
    header = ("Date raised", "Request", "Officer", "Response due", "Open/Closed")
    rows = (
        ("23/06/2025", "Number of moorings let", "Ranger", "31/07/2025", "Closed"),
        ("23/06/2025", "Cost of the ferry", "Treasurer", "30/09/2025", "Open"),
    )
    found = actions_in(web_paper(tmp_path, TITLE, table(header, *rows)))
    assert all("action" in action.cells for action in found)


def test_recommendations_beside_their_numbers_are_tracked(tmp_path: Path) -> None:
    header = ("Rec", "Priority", "Responsible", "Implementation date", "Implemented? Y/N")
    rows = (
        ("R1 Adopt a mooring policy", "High", "Ranger", "31.03.25", "Y"),
        ("R2 Count every boat each year", "Low", "Ranger", "30.06.25", "N"),
        ("R3 Publish the list of moorings", "Low", "Web Editor", "30.09.25", "N"),
    )
    found = actions_in(web_paper(tmp_path, TITLE, table(header, *rows)))
    assert [(a.ref, a.status) for a in found] == [
        ("R1", ActionStatus.COMPLETE),
        ("R2", ActionStatus.IN_PROGRESS),
        ("R3", ActionStatus.IN_PROGRESS),
    ]
