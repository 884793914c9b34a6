"""What a brief tells of action plans: each action in one section, dates that moved, conflicts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from assistant.actions import ActionItem
from assistant.answering.reckoning.plans.actions import (
    conflict_of,
    due_said,
    due_words,
    is_overdue,
    is_past_unknown,
    is_running,
    is_undated,
    lead_words,
    status_cell,
)
from assistant.answering.reckoning.plans.telling_actions import Scene
from assistant.answering.reckoning.plans.totals import disagreeing, rows_counted
from assistant.briefing import wording
from assistant.briefing.scope import Briefed
from assistant.briefing.sections import Numbering, Section, Told, told
from assistant.dates import written_date
from assistant.registers.standings import Listing, plan_shelf, version_in_force

Holds = Callable[[Listing], bool]


def plan_sections(briefed: Briefed, numbering: Numbering) -> Iterator[Section]:
    """Yield the sections on actions of the versions in force."""
    rows = list(_listings(briefed))
    left = [at for at in rows if is_running(at.row)]
    for key, title, holds in (
        ("overdue", wording.OVERDUE, _is_overdue),
        ("past_unknown", wording.PAST_UNKNOWN, _is_past_unknown),
    ):
        late = sorted((at for at in left if holds(at)), key=_days_past, reverse=True)
        lines = [_late(at) for at in late]
        yield numbering.section(key, title, wording.LATE_COLUMNS, lines)
    rest = [at for at in left if not (_is_overdue(at) or _is_past_unknown(at))]
    dated = [_action(at) for at in rest if not is_undated(at.row)]
    yield numbering.section("outstanding", wording.OUTSTANDING, wording.ACTION_COLUMNS, dated)
    undated = [_action(at) for at in rest if is_undated(at.row)]
    yield numbering.section("undated", wording.UNDATED, wording.ACTION_COLUMNS, undated)
    moved = [line for at in rows for line in _moved(at, briefed)]
    yield numbering.section("moved", wording.MOVED, wording.MOVED_COLUMNS, moved)
    yield numbering.section("totals", wording.TOTALS, wording.TOTAL_COLUMNS, _totals(briefed))
    differ = [line for at in rows for line in _conflict(at)]
    yield numbering.section("conflicts", wording.CONFLICTS, wording.CONFLICT_COLUMNS, differ)


def _listings(briefed: Briefed) -> Iterator[Listing]:
    for book in briefed.books:
        version = version_in_force(book, briefed.scope.as_of)
        if version is None:
            continue
        day = briefed.scope.as_of or version.position
        for row in version.rows:
            if briefed.scope.item is None or briefed.is_about(row):
                yield Listing(row, book, version, day)


def _is_overdue(at: Listing) -> bool:
    return is_overdue(at.row, at.day)


def _is_past_unknown(at: Listing) -> bool:
    return is_past_unknown(at.row, at.day)


def _days_past(at: Listing) -> int:
    return (at.day - at.row.due.day).days if at.day and at.row.due.day else 0


def _late(at: Listing) -> Told:
    return told((*_cells(at), str(_days_past(at))), at.row)


def _action(at: Listing) -> Told:
    return told(_cells(at), at.row)


def _cells(at: Listing) -> tuple[str, ...]:
    row = at.row
    day = written_date(at.day) if at.day else wording.NOT_DATED
    return (*_name(at), lead_words(row), due_words(row), status_cell(row), day)


def _name(at: Listing) -> tuple[str, str, str]:
    return at.book.name, at.row.ref or "–", " ".join(at.row.action.split())


def _moved(at: Listing, briefed: Briefed) -> Iterator[Told]:
    """Yield a row whose date an earlier version, or an earlier date in its cell, shows moved."""
    matched = plan_shelf(briefed.view).pairs(at)
    rows: list[ActionItem] = [*(pair.old for _, pair in matched[:-1]), at.row]
    said = list(dict.fromkeys(due_said(row) for row in rows))
    printed = [due_words(row) for row in _first_of_each(rows)]
    if len(said) < 2 and at.row.due.earlier:
        printed = [*map(written_date, at.row.due.earlier), due_words(at.row)]
    if len(printed) > 1:
        cells = (*_name(at), " → ".join(printed), status_cell(at.row))
        yield told(cells, at.row, *reversed(_first_of_each(rows[:-1])))


def _first_of_each(rows: Sequence[ActionItem]) -> list[ActionItem]:
    """Return rows without those whose date is that of the row before."""
    kept: list[ActionItem] = []
    for row in rows:
        if not kept or due_said(kept[-1]) != due_said(row):
            kept.append(row)
    return kept


def _totals(briefed: Briefed) -> list[Told]:
    lines = []
    for book in briefed.books if briefed.scope.item is None else ():
        version = version_in_force(book, briefed.scope.as_of)
        if version is None:
            continue
        scene = Scene(briefed.ledger, book, version, version.position)
        for total in disagreeing(scene):
            rows = rows_counted(scene, total)
            cells = (book.name, total.span.text, wording.counted(len(rows), total.counts))
            place = (version.document.document_id, total.span)
            lines.append(Told(cells, (place,), tuple(row.record_id for row in rows)))
    return lines


def _conflict(at: Listing) -> Iterator[Told]:
    words = conflict_of(at.row, at.version, at.day)
    if words is not None:
        yield told((*_name(at), words), at.row)
