"""Plans with other habits: grouped headings, unknown words, cards, references and leads above rows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from assistant.actions import ActionStatus
from ingest.extracting.plans.plans import extract_plans
from tests.plan_papers import actions_in, paper_of, plans_in, table, unread_in, web_paper

TITLE = "<h1>Fenmarsh towpath review: action plan</h1>"
KEY = (
    "<p>Ratings are letters: B is complete, G is on track, A is behind but recoverable, and R is"
    " not started. Arrows show the direction of travel.</p>"
)


def test_headings_of_three_lines_name_their_columns_by_group_and_line(tmp_path: Path) -> None:
    first = (
        '<td rowspan="3">#</td>',
        '<td rowspan="3">What we said we\'d do</td>',
        '<td rowspan="3">Accountable</td>',
        '<td colspan="5">Delivery</td>',
    )
    second = ('<td colspan="2">Timescale</td>', '<td colspan="3">Position</td>')
    third = ("Original", "Revised", "%", "RAG", "Words")
    row = (
        "4",
        "Mend the lock gates",
        "Canal Officer",
        "31/01/2026",
        "30/04/2026",
        "60",
        "A",
        "Half done.",
    )
    (action,) = actions_in(web_paper(tmp_path, TITLE, KEY, table(first, second, third, row)))
    assert (action.ref, action.action, action.leads) == (
        "4",
        "Mend the lock gates",
        ("Canal Officer",),
    )
    assert (action.due.latest, action.due.earlier) == (
        dt.date(2026, 4, 30),
        (dt.date(2026, 1, 31),),
    )
    assert action.rating is not None
    assert (action.rating.word, action.rating.means) == ("A", "behind but recoverable")
    assert (action.status, action.progress) == (ActionStatus.IN_PROGRESS, "Half done.")


def test_a_group_without_merged_cells_holds_for_the_columns_right_of_it(tmp_path: Path) -> None:
    path = tmp_path / "tracker.csv"
    path.write_text(
        "Ref,Action,Responsible,,When,,BRAG,Story\n"
        ",,Officer,Portfolio holder,Was,Now,,\n"
        "T1,Count the boats,Ranger,Cllr Fell,31/10/2025,31/01/2026,A,Two counts were made.\n"
        "T2,Print a map,Web Editor,Cllr Fell,30/11/2025,,G,It has been drawn.\n",
        encoding="utf-8",
    )
    actions = actions_in(paper_of(path))
    assert [(a.ref, a.leads, str(a.due.latest)) for a in actions] == [
        ("T1", ("Ranger",), "2026-01-31"),
        ("T2", ("Web Editor",), "2025-11-30"),
    ]
    assert actions[0].due.earlier == (dt.date(2025, 10, 31),)
    assert [a.progress for a in actions] == ["Two counts were made.", "It has been drawn."]


def test_columns_under_unknown_words_are_told_by_what_they_hold(tmp_path: Path) -> None:
    header = ("Ref", "Undertaking", "Torch bearer", "Finish line", "Tale")
    rows = (
        ("1", "Mend the lock gates", "Canal Officer", "31/01/2026", "Gates have been ordered."),
        ("2", "Ask the trust for a plan", "Scrutiny Officer", "30/04/2026", "Not yet sent."),
    )
    actions = actions_in(web_paper(tmp_path, TITLE, table(header, *rows)))
    assert [(a.leads, a.due.text, a.progress) for a in actions] == [
        (("Canal Officer",), "31/01/2026", "Gates have been ordered."),
        (("Scrutiny Officer",), "30/04/2026", "Not yet sent."),
    ]


def test_a_measure_is_an_action_only_where_it_says_what_to_do(tmp_path: Path) -> None:
    header = ("Line", "Measure", "Assigned to", "Timescale", "RAG")
    to_do = (
        ("1", "Mend the lock gates", "Ranger", "May 2026", "G"),
        ("2", "Paint the bridge by hand", "Ranger", "June 2026", "A"),
    )
    counted = (
        ("1", "Number of boats counted", "Ranger", "May 2026", "G"),
        ("2", "Share of bins emptied", "Ranger", "June 2026", "A"),
    )
    assert len(actions_in(web_paper(tmp_path, TITLE, table(header, *to_do)))) == 2
    paper = web_paper(tmp_path, "<h1>Report</h1>", table(header, *counted))
    assert (actions_in(paper), len(unread_in(paper))) == ([], 1)


def _card(*pairs: tuple[str, str]) -> str:
    return table(*pairs)


def test_cards_of_one_action_each_are_one_plan(tmp_path: Path) -> None:
    cards = [
        f"<p>Action {number}</p>"
        + _card(
            ("What we will do", words),
            ("Accountable", "Ranger"),
            ("Delivery date", due),
            ("Where are we now", now),
        )
        for number, words, due, now in (
            (1, "Count the boats", "May 2026", "Begun."),
            (2, "Print a map", "TBC", ""),
        )
    ]
    paper = web_paper(tmp_path, TITLE, *cards)
    assert [plan.rows for plan in plans_in(paper)] == [2]
    actions = actions_in(paper)
    assert [(a.ref, a.action, a.due.text) for a in actions] == [
        ("1", "Count the boats", "May 2026"),
        ("2", "Print a map", "TBC"),
    ]
    for action in actions:
        for span in (action.span, *action.cells.values()):
            assert paper.text[span.start : span.end] == span.text


def test_a_card_with_an_unknown_label_is_listed_as_unread(tmp_path: Path) -> None:
    card = _card(
        ("Action", "Count the boats"), ("Owner", "Ranger"), ("Due", "May 2026"), ("Heron", "Two")
    )
    paper = web_paper(tmp_path, TITLE, card)
    assert (actions_in(paper), len(unread_in(paper))) == ([], 1)


def test_a_reference_in_a_line_above_its_row_is_the_row_s(tmp_path: Path) -> None:
    header = ("What we agreed", "Who", "Delivery date", "How far we have got")
    rows = (
        ('<td colspan="4">YV/1</td>',),
        ("Seat two young people", "Clerk", "May 2026", "Rules drafted."),
        ('<td colspan="4">YV/2</td>',),
        ("Pay travel costs", "Finance Officer", "TBC", ""),
    )
    actions = actions_in(web_paper(tmp_path, TITLE, table(header, *rows)))
    assert [(a.ref, a.recommendation_ref) for a in actions] == [("YV/1", None), ("YV/2", None)]


def test_a_lead_in_a_row_of_its_own_leads_the_rows_below(tmp_path: Path) -> None:
    header = ("Lead", "Step", "Deadline", "Latest")
    rows = (
        ("Head of Parks", "", "", ""),
        ("", "Plant 400 trees", "31/03/2026", "260 planted"),
        ("", "Mend the bandstand", "30/11/2025", ""),
        ("Ranger", "", "", ""),
        ("", "Reopen the gate", "TBC", ""),
    )
    actions = actions_in(web_paper(tmp_path, TITLE, table(header, *rows)))
    assert [(a.action, a.leads) for a in actions] == [
        ("Plant 400 trees", ("Head of Parks",)),
        ("Mend the bandstand", ("Head of Parks",)),
        ("Reopen the gate", ("Ranger",)),
    ]


def test_a_key_at_the_foot_of_the_table_is_no_row(tmp_path: Path) -> None:
    header = ("Ref", "Action", "Lead", "Due date", "RAG")
    rows = (
        ("1", "Count the boats", "Ranger", "May 2026", '<td bgcolor="#00b050"></td>'),
        ("Key", "", "", "", ""),
        ('<td bgcolor="#00b050"></td>', "On course", "", "", ""),
        ('<td bgcolor="#ff0000"></td>', "Not started", "", "", ""),
    )
    (action,) = actions_in(web_paper(tmp_path, TITLE, table(header, *rows)))
    assert action.rating is not None
    assert (action.rating.means, action.status) == ("On course", ActionStatus.IN_PROGRESS)


def test_a_share_done_says_how_far_an_action_is(tmp_path: Path) -> None:
    header = ("Ref", "Action", "Lead", "Due date", "% complete")
    rows = [
        (str(n), "Count the boats", "Ranger", "TBC", share)
        for n, share in enumerate(("100", "35%", "0%"))
    ]
    actions = actions_in(web_paper(tmp_path, TITLE, table(header, *rows)))
    assert [a.status.value for a in actions] == ["complete", "in_progress", "not_started"]


@pytest.mark.parametrize(
    "header",
    [("Job", "Boss", "Finish line"), ("Undertaking", "Accountable", "Delivery")],
)
def test_what_looks_like_a_plan_is_read_or_listed(tmp_path: Path, header: tuple[str, ...]) -> None:
    rows = (
        ("Paint the hall", "Property Manager", "31/03/2026"),
        ("Repair the roof of the store", "Property Manager", "30/04/2026"),
        ("Ask for three quotes", "Finance Officer", "31/01/2026"),
    )
    assert extract_plans(web_paper(tmp_path, "<h1>Jobs</h1>", table(header, *rows)))


@pytest.mark.parametrize(
    "rows",
    [
        (
            ("Decision", "Decision maker", "Date", "Lead officer"),
            ("Approve the local plan", "Cabinet", "12/03/2026", "Head of Planning"),
        ),
        (
            ("Date", "Topic", "Purpose", "Lead officer"),
            ("12 March 2026", "Flooding", "Review the response", "Planning Officer"),
        ),
        (
            ("Measure", "Target", "Q1", "RAG", "Commentary"),
            ("Bins missed", "40", "38", "G", "Better than last year."),
        ),
        (("Name", "Role", "Date appointed"), ("Jo Hale", "Chair", "12/05/2025")),
    ],
)
def test_tables_of_other_kinds_are_left_alone(
    tmp_path: Path, rows: tuple[tuple[str, ...], ...]
) -> None:
    assert extract_plans(web_paper(tmp_path, "<h1>Report</h1>", table(*rows))) == []


def test_a_file_of_semicolons_under_a_title_is_read(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(
        "Fenmarsh action log\n\nNo;Action agreed;Officer;Completion;Outcome so far\n"
        "1;Inspect the lane, and report;Ranger;28/02/2026;Inspected on 3 February.\n",
        encoding="utf-8",
    )
    (action,) = actions_in(paper_of(path))
    assert (action.action, action.leads) == ("Inspect the lane, and report", ("Ranger",))
    assert plans_in(paper_of(path))[0].title == "Fenmarsh action log"


def test_replies_letterheads_and_keys_are_not_listed_as_unread(tmp_path: Path) -> None:
    replies = table(
        ("No.", "Recommendation", "Response", "Reasons and action", "By when"),
        ("1", "Report each quarter", "Accepted", "Measures will be agreed.", "May 2026"),
    )
    letterhead = table(
        ("Report to:", "Committee"), ("Date:", "3 July 2023"), ("Title:", "Learning from reviews"),
        ("Cabinet Member:", "Councillor Loxley"), ("Contact Officer:", "Nadia Roe"),
    )  # fmt: skip
    key = table(("RAG", "Meaning"), ("Green", "Action complete"), ("Red", "Past its date"))
    assert extract_plans(web_paper(tmp_path, "<h1>Report</h1>", replies, letterhead, key)) == []


def test_what_is_wrong_is_no_action_and_an_item_no_reference(tmp_path: Path) -> None:
    header = ("Item", "Log ref", "What needs to improve", "Key activity", "Owner", "Response due")
    row = ("Bridges", "K4", "Bridges rust", "Paint the bridges", "Canal Officer", "31/03/2026")
    (action,) = actions_in(web_paper(tmp_path, TITLE, table(header, row)))

    assert (action.ref, action.action) == ("K4", "Paint the bridges")
    assert action.recommendation == "Bridges rust"
    assert action.due.latest == dt.date(2026, 3, 31)


def test_a_workbook_is_called_by_its_first_line_and_not_by_its_first_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Quays"
    sheet.append(["Fenmarsh Council - Boat Count Review - Monitoring Workbook"])
    sheet.append([])
    sheet.append(["Ref", "Action", "Owner", "Due date", "Status"])
    sheet.append(["Q1", "Count the boats", "Ranger", "31/10/2025", "Delivered"])
    sheet.append(["Q2", "Print a map", "Ranger", "30/11/2025", "In progress"])
    book.save(tmp_path / "fenmarsh_quays.xlsx")
    (plan,) = plans_in(paper_of(tmp_path / "fenmarsh_quays.xlsx"))
    assert plan.title == "Fenmarsh Council - Boat Count Review - Monitoring Workbook"


def test_a_resolution_that_notes_a_plan_gives_no_log_its_name(tmp_path: Path) -> None:
    resolved = "<p>RESOLVED: That the Panel</p><p>(i) note the inspection and the action plan;</p>"
    closing = "<p>The meeting ended at 8.52pm.</p><h2>Action log</h2>"
    log = table(
        ("Minute", "Action", "For", "Deadline"),
        ("5.4", "Letter on costs", "Canal Officer", "31/07/2024"),
        ("5.5", "Count of boats", "Ranger", "30/09/2024"),
    )
    heading = "<h1>Minutes of the Canal Panel, 18 June 2024</h1>"
    (plan,) = plans_in(web_paper(tmp_path, heading, resolved, closing, log))
    assert plan.title == "Action log"
