"""Which actions a list shows, by date, status and what versions print; what their rows say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.actions import ActionItem, ActionStatus
from assistant.correcting import Verdict
from assistant.registers import action_finding
from assistant.registers.action_finding import (
    ActionOrder,
    ActionsWanted,
    book_of,
    find_actions,
)
from assistant.registers.action_groups import Group, action_groups
from assistant.registers.history import correct_record, word_on
from assistant.registers.remembered import MOST_KEPT, remembered
from assistant.registers.standings import PlanShelf, plan_shelf
from assistant.stores.view import View
from assistant.web.actions.asked import asked_in_words, choices_of, read_actions_asked
from assistant.web.actions.page import ActionRow, actions_page
from assistant.web.actions.plans import plan_lines, plan_page
from tests.reckoning_plans import DONE, Printed, Row
from tests.recorded_papers import record_library, recorded_plan

KEY = {"Blue": "complete", "Amber": "on track"}
SPRING, AUTUMN = dt.date(2024, 3, 1), dt.date(2024, 9, 1)
FIRST = Printed(
    "Parks for All: Action Plan, version 1",
    SPRING,
    (
        Row("1.1", "Mend the paddling pool", ("Parks Manager",), "30/04/2024", rating="Amber"),
        Row("1.2", "Plant forty trees", ("Parks Manager",), "30/06/2024"),
        Row("2.1", "Write to every school", ("Head of Learning",), "31/01/2024", DONE, "Blue"),
        Row("2.2", "Ask visitors about lighting", ("Head of Learning",), "TBC"),
        Row("2.3", "Count the benches", ("Head of Learning",), "31/05/2024", DONE, "Blue"),
    ),
    KEY,
    (("5 actions are listed", {"actions": 5}),),
)
SECOND = Printed(
    "Parks for All: Action Plan, version 2",
    AUTUMN,
    (
        Row("1.1", "Mend the paddling pool", ("Parks Manager",), "20/09/2024", rating="Amber"),
        Row("1.2", "Plant forty trees", ("Head of Learning",), "30/06/2024", rating="Amber"),
        Row("2.1", "Write to every school", ("Head of Learning",), "31/01/2024", DONE, "Blue"),
        Row("2.3", "Count the benches", ("Head of Learning",), "31/05/2024"),
        Row("3.1", "Repaint gates", (), "01/08/2024", ActionStatus.UNKNOWN),
    ),
    {"Blue": "complete", "Amber": "on track to be done"},
    (("6 actions are listed", {"actions": 6}),),
)
OTHER = Printed(
    "Bus shelters: Action Plan",
    None,
    (Row("B1", "Clean each shelter", ("Street Scene Manager",), "Thursday"),),
)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    folder: Path = tmp_path_factory.mktemp("actions")
    library = record_library(folder, [recorded_plan(each) for each in (FIRST, SECOND, OTHER)])
    yield library.view()
    library.close()


def refs(view: View, **wanted: object) -> list[str | None]:
    asked = ActionsWanted(**wanted)  # type: ignore[arg-type]  # as each test names them
    return [at.row.ref for at in find_actions(view, asked).listings]


def row_of(view: View, ref: str, query: dict[str, str] | None = None) -> ActionRow:
    page = actions_page(view, read_actions_asked(query or {}))
    return next(row for row in page.rows.rows if row.ref == ref)


@pytest.mark.parametrize(
    ("group", "found"),
    [
        (Group.OVERDUE, ["1.2", "2.3"]),
        (Group.SOON, ["1.1"]),
        (Group.COMPLETE, ["2.1"]),
        (Group.OPEN, ["B1", "1.1", "1.2", "2.3"]),
        (Group.UNDATED, ["B1"]),
        (Group.MOVED, ["1.1"]),
        (Group.DROPPED, ["2.2"]),
        (Group.CONFLICTING, ["1.2", "2.3"]),
        (Group.PAST_UNKNOWN, ["3.1"]),
        (Group.UNKNOWN, ["3.1"]),
        (Group.CLOSED, []),
    ],
)
def test_each_group_holds_its_actions(view: View, group: Group, found: list[str]) -> None:
    assert refs(view, group=group) == found
    assert find_actions(view, ActionsWanted()).sizes[group] == len(found)


def test_a_day_chooses_the_version_and_reckons_on_it(view: View) -> None:
    assert refs(view, as_of=dt.date(2024, 5, 1), group=Group.OVERDUE) == ["1.1"]
    assert refs(view, as_of=dt.date(2024, 5, 1), group=Group.DROPPED) == []
    assert "1.1" not in refs(view, as_of=dt.date(2024, 2, 1))


def test_plans_without_a_version_so_early_are_told(view: View) -> None:
    early = actions_page(view, read_actions_asked({"as_of": "2024-02-01"}))
    assert early.too_late == "1 plan has no version with a position on or before that day."
    assert actions_page(view, read_actions_asked({})).too_late == ""


def test_filters_narrow_together(view: View) -> None:
    [plan_id] = [each for each, name in choices_of(view).plans if name.startswith("Parks")]
    assert refs(view, plan=plan_id) == ["1.1", "1.2", "2.1", "2.3", "3.1"]
    assert refs(view, plan=plan_id, lead="Head of Learning", words="trees") == ["1.2"]
    assert refs(view, lead="Mayor") == []


def test_a_plan_is_told_by_its_records_however_often_plans_are_gathered(
    view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    [plan_id] = [each for each, name in choices_of(view).plans if name.startswith("Parks")]
    gathered_anew = PlanShelf(view).books
    book = next(book for book in gathered_anew if book.newest.plan.record_id == plan_id)
    monkeypatch.setattr(action_finding, "book_of", lambda *_: book)
    assert refs(view, plan=plan_id) == ["1.1", "1.2", "2.1", "2.3", "3.1"]
    monkeypatch.setattr(action_finding, "book_of", lambda *_: None)
    assert refs(view, plan="a plan that is not held") == []


def test_what_all_pages_rest_on_is_kept_however_many_papers_are_opened(view: View) -> None:
    kept, shelf = remembered(view), plan_shelf(view)
    for number in range(MOST_KEPT + 1):
        kept.once_for(f"paper {number}", view, lambda _: object())
        kept.once_for("paper 0", view, lambda _: pytest.fail("It was asked for just now."))
    assert plan_shelf(view) is shelf
    assert kept.once_for("paper 1", view, lambda _: "made anew") == "made anew"


def test_actions_without_what_they_are_sorted_by_come_last(view: View) -> None:
    by_due = refs(view, order=ActionOrder.DUE)
    assert by_due == ["2.1", "2.3", "1.2", "3.1", "1.1", "B1"]
    assert refs(view, order=ActionOrder.LEAD)[-1] == "3.1"
    assert refs(view, order=ActionOrder.UPDATED)[-1] == "B1"


def test_a_conflict_is_told_in_neutral_words(view: View) -> None:
    [first, second] = find_actions(view, ActionsWanted(group=Group.CONFLICTING)).listings
    groups = action_groups(view)
    assert (
        groups.conflict(first)
        == "the key reads the rating as “on track to be done”; the date is past"
    )
    assert groups.conflict(second) == (
        "shown as complete in the position at 1 March 2024, and as open here"
    )


def test_a_row_keeps_what_is_printed_beside_what_is_read(view: View) -> None:
    row = row_of(view, "1.1")
    assert row.due.text == "20/09/2024"
    assert list(row.due_notes) == ["Read as 20 September 2024", "Earlier: 30 April 2024"]
    assert (row.tag.label, row.rating and row.rating.text) == ("Due soon", "Amber")
    assert row.means == "on track to be done"
    assert row.updated == "1 September 2024"


def test_a_late_row_says_by_how_much_and_a_dropped_one_where_it_stood(view: View) -> None:
    late = row_of(view, "1.2")
    assert late.tag.label == "Overdue"
    assert late.notes[0] == "63 days late on 1 September 2024"
    dropped = row_of(view, "2.2", {"status": "dropped"})
    assert dropped.tag.label == "No longer listed"
    assert list(dropped.notes) == ["In progress when last listed, 1 March 2024"]


def test_what_is_not_printed_is_said_to_be_missing(view: View) -> None:
    row = row_of(view, "3.1")
    assert row.lead.text == "No lead printed in this version"
    assert list(row.notes) == ["Its date is past. Nothing printed tells whether it was done."]
    assert row_of(view, "B1").updated == "Position date not printed"


def test_each_printed_cell_leads_to_its_own_place(view: View) -> None:
    lead = row_of(view, "1.1").lead
    assert lead.href is not None
    address, _, place = lead.href.partition("?")
    start, end = (int(part.partition("=")[2]) for part in place.split("&"))
    assert address.startswith("/sources/")
    document_id = row_of(view, "1.1").citation.document_id
    assert view.text_of(document_id)[start:end] == "Parks Manager"


def test_an_address_that_cannot_be_used_is_a_problem_or_left_out() -> None:
    asked = read_actions_asked({"as_of": "31/02/2025", "status": "late", "page": "x", "words": " "})
    assert asked.problems == {"as_of": "Enter a real date, or leave it empty"}
    assert (asked.wanted.group, asked.page, asked.wanted.words) == (None, 1, None)
    assert asked.query == {"as_of": "31/02/2025"}


def test_filters_are_told_in_words(view: View) -> None:
    asked = read_actions_asked({"status": "overdue", "as_of": "2024-09-01"})
    told = dict(asked_in_words(asked, choices_of(view)))
    assert told == {"Status": "Overdue", "Position and overdue as at": "1 September 2024"}


def test_a_plan_counts_each_action_of_each_version_once(view: View) -> None:
    [line] = [each for each in plan_lines(view, 1).rows if each.name.startswith("Parks")]
    assert (line.versions, line.rows, line.key) == (2, 5, "Blue, Amber")
    book = book_of(view, line.href.rpartition("/")[2])
    assert book is not None
    page = plan_page(view, book, "", "")
    assert [bar.words for bar in page.bars] == [
        "2 completed, 3 outstanding, 5 in all",
        "1 completed, 3 outstanding, 1 superseded, closed or not known, 5 in all",
    ]
    assert page.sentence == (
        "At 1 March 2024, 2 of 5 actions were completed."
        " At 1 September 2024, 1 of 5 actions were completed, and 3 were outstanding."
    )
    last = page.bars[-1].parts
    assert [(part.kind, part.x, part.width) for part in last] == [
        ("done", "0.00%", "20.00%"),
        ("left", "20.00%", "60.00%"),
        ("other", "80.00%", "20.00%"),
    ]


def test_stated_totals_stand_beside_the_rows_counted(view: View) -> None:
    book = next(
        b
        for b in (book_of(view, each) for each, _ in choices_of(view).plans)
        if b and len(b.versions) > 1
    )
    first, second = plan_page(view, book, "", "").versions
    assert [words for words, _ in first.totals] == [
        "The paper states “5 actions are listed”. Its rows give 5."
    ]
    assert second.totals[0][0].endswith("Its rows give 5: the two differ.")
    assert second.totals[0][1] is not None


def test_a_total_that_differs_is_told_where_papers_differ(view: View) -> None:
    [told] = actions_page(view, read_actions_asked({"status": "conflicting"})).totals
    assert told.text.startswith("The paper of Parks for All action plan also states a total")
    assert told.href is not None
    assert book_of(view, told.href.rpartition("/")[2]) is not None
    assert actions_page(view, read_actions_asked({})).totals == []


def test_changes_between_versions_name_what_differs_and_what_is_gone(view: View) -> None:
    book = next(
        b
        for b in (book_of(view, each) for each, _ in choices_of(view).plans)
        if b and len(b.versions) > 1
    )
    new_id, old_id = book.newest.plan.record_id, book.versions[0].plan.record_id
    # The older version counts as the older one, in whatever order they are chosen.
    changes = plan_page(view, book, new_id, old_id).changes
    assert changes is not None
    assert (changes.old_id, changes.new_id) == (old_id, new_id)
    assert [(line.name[:3], line.what, line.before, line.after) for line in changes.changed] == [
        ("1.1", "Due date", "30/04/2024", "20/09/2024"),
        ("1.2", "Lead", "Parks Manager", "Head of Learning"),
        ("2.3", "Status", "Complete (Blue)", "In progress"),
    ]
    assert [row.name for row in changes.added] == ["3.1: Repaint gates"]
    assert [row.name for row in changes.gone] == ["2.2: Ask visitors about lighting"]
    assert changes.summary == "3 actions differ, 1 action is new, 1 action is no longer listed."


def test_a_plan_of_one_version_has_no_changes(view: View) -> None:
    book = next(
        b
        for b in (book_of(view, each) for each, _ in choices_of(view).plans)
        if b and len(b.versions) == 1
    )
    assert plan_page(view, book, "", "").changes is None
    assert book_of(view, "nowhere") is None


def test_officers_words_count_and_what_is_printed_stays(tmp_path: Path) -> None:
    library = record_library(tmp_path, [recorded_plan(SECOND)])
    rows = {row.ref: row for row in library.view().records(ActionItem)}
    for ref, verdict, changes in (
        ("1.2", Verdict.CORRECT, {"status": "complete"}),
        ("3.1", Verdict.HIDE, {}),
    ):
        said = word_on(rows[ref], verdict, made_by="An officer", reason="Seen", changes=changes)
        correct_record(library, library.view(), rows[ref], said)
    page = actions_page(library.view(), read_actions_asked({}))
    shown = {row.ref: row for row in page.rows.rows}
    assert list(shown) == ["1.1", "1.2", "2.1", "2.3"]
    assert page.hidden == "1 row that officers hid is left out."
    corrected = shown["1.2"]
    assert (corrected.tag.label, corrected.reviewed) == ("Completed", "correct")
    assert corrected.rating is not None
    assert corrected.rating.text == "Amber"
    library.close()


def test_a_plan_that_is_not_held_is_said_to_be_gone(view: View) -> None:
    choices = choices_of(view)
    told = dict(asked_in_words(read_actions_asked({"plan": "plan-0"}), choices))
    assert told == {"Plan": "a plan that is no longer held"}
    older = next(each for each, newest in choices.newest.items() if each != newest)
    told = dict(asked_in_words(read_actions_asked({"plan": older}), choices))
    assert told["Plan"].startswith("Parks")


def test_an_action_that_comes_back_is_not_called_new(tmp_path: Path) -> None:
    rows = (
        Row("1", "Mend the paddling pool", ("Parks Manager",), "30/04/2024"),
        Row("2", "Ask visitors about lighting", ("Head of Learning",), "TBC"),
    )
    came_back = (Row("1", "Mend the paddling pool", (), "30/04/2024"), rows[1])
    library = record_library(
        tmp_path,
        [
            recorded_plan(Printed(f"Parks for All: Action Plan, version {n}", day, listed))
            for n, (day, listed) in enumerate(
                ((SPRING, rows), (AUTUMN, rows[:1]), (dt.date(2025, 3, 1), came_back)), 1
            )
        ],
    )
    view = library.view()
    book = book_of(view, choices_of(view).plans[0][0])
    assert book is not None
    changes = plan_page(view, book, "", "").changes
    assert changes is not None
    [again] = changes.added
    assert (again.name[:1], again.note) == (
        "2",
        "It was also listed in the version of 1 March 2024.",
    )
    assert "no action is new" in changes.summary
    assert changes.summary.endswith("1 action is listed again.")
    # A lead that the version in force does not print is told from the last one that does.
    told = row_of(view, "1")
    assert told.lead.text == "No lead printed in this version"
    assert told.lead_before is not None
    assert told.lead_before[0] == "In the version of 1 September 2024:"
    assert told.lead_before[1].text == "Parks Manager"
    library.close()
