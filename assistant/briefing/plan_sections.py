"""What a brief tells of action plans: each action in one section, dates that moved, conflicts."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answering.reckoning.plans.actions import (
    conflict_of,
    is_overdue,
    is_past_unknown,
    is_running,
    is_undated,
)
from assistant.answering.reckoning.plans.dates_moved import dates_printed, has_moved, since_first
from assistant.answering.reckoning.plans.later_counts import later_counts
from assistant.answering.reckoning.plans.row_tables import DUE, LEAD, STATUS, cell_of
from assistant.answering.reckoning.plans.telling_actions import Scene
from assistant.answering.reckoning.plans.totals import disagreeing, rows_counted
from assistant.briefing import wording
from assistant.briefing.scope import Briefed
from assistant.briefing.sections import Numbering, Section, Told, told
from assistant.dates import written_date
from assistant.registers.standings import Listing, version_in_force


def plan_sections(briefed: Briefed, numbering: Numbering) -> Iterator[Section]:
    """Yield the sections on actions of the versions in force."""
    rows = list(_listings(briefed))
    left = [at for at in rows if is_running(at.row)]
    for key, title, holds in (
        ("overdue", wording.OVERDUE, _is_overdue),
        ("past_unknown", wording.PAST_UNKNOWN, _is_past_unknown),
    ):
        late = sorted((at for at in left if holds(at)), key=_days_past, reverse=True)
        lines = [_late(at, briefed) for at in late]
        yield numbering.section(key, title, wording.LATE_COLUMNS, lines)
    rest = [at for at in left if not (_is_overdue(at) or _is_past_unknown(at))]
    dated = [_action(at, briefed) for at in rest if not is_undated(at.row)]
    yield numbering.section("outstanding", wording.OUTSTANDING, wording.ACTION_COLUMNS, dated)
    undated = [_action(at, briefed) for at in rest if is_undated(at.row)]
    yield numbering.section("undated", wording.UNDATED, wording.ACTION_COLUMNS, undated)
    moved = [line for at in rows for line in _moved(at, briefed)]
    yield numbering.section("moved", wording.MOVED, wording.MOVED_COLUMNS, moved)
    yield numbering.section("totals", wording.TOTALS, wording.TOTAL_COLUMNS, _totals(briefed))
    yield numbering.section("later", wording.LATER, wording.LATER_COLUMNS, _later(briefed))
    differ = [line for at in rows for line in _conflict(at)]
    yield numbering.section("conflicts", wording.CONFLICTS, wording.CONFLICT_COLUMNS, differ)


def _listings(briefed: Briefed) -> Iterator[Listing]:
    for book in briefed.books:
        version = version_in_force(book, briefed.scope.as_of)
        if version is None:
            continue
        day = briefed.scope.as_of or version.position
        for row in version.rows:
            if briefed.whole_plans or briefed.is_about(row):
                yield Listing(row, book, version, day)


def _is_overdue(at: Listing) -> bool:
    return is_overdue(at.row, at.day)


def _is_past_unknown(at: Listing) -> bool:
    return is_past_unknown(at.row, at.day)


def _days_past(at: Listing) -> int:
    return (at.day - at.row.due.day).days if at.day and at.row.due.day else 0


def _late(at: Listing, briefed: Briefed) -> Told:
    return told((*_cells(at, briefed), str(_days_past(at))), at.row)


def _action(at: Listing, briefed: Briefed) -> Told:
    return told(_cells(at, briefed), at.row)


def _cells(at: Listing, briefed: Briefed) -> tuple[str, ...]:
    day = written_date(at.day) if at.day else wording.NOT_DATED
    told_of = (cell_of(briefed.ledger, at.row, column) for column in (LEAD, DUE, STATUS))
    return (*_name(at), *told_of, day)


def _name(at: Listing) -> tuple[str, str, str]:
    return at.book.name, at.row.ref or "–", " ".join(at.row.action.split())


def _moved(at: Listing, briefed: Briefed) -> Iterator[Told]:
    """Yield a row whose date moved, by what versions print and by what its cell says it replaced."""
    dates = dates_printed(briefed.shelf.pairs(at))
    if has_moved(dates):
        printed = " → ".join(each.words for each in since_first(dates))
        earlier = {each.row.record_id: each.row for each in reversed(dates)}
        rows = [row for record_id, row in earlier.items() if record_id != at.row.record_id]
        status = cell_of(briefed.ledger, at.row, STATUS)
        yield told((*_name(at), printed, status), at.row, *rows)


def _totals(briefed: Briefed) -> list[Told]:
    lines = []
    for book in briefed.books if briefed.whole_plans else ():
        version = version_in_force(book, briefed.scope.as_of)
        if version is None:
            continue
        scene = Scene(briefed.ledger, book, version, version.position)
        differ = disagreeing(scene)
        for total in version.totals:
            rows = rows_counted(scene, total)
            agree = wording.DIFFER if total in differ else wording.AGREE
            found = wording.counted(len(rows), total.counts)
            cells = (book.name, total.span.text, found, agree)
            place = (version.document.document_id, total.span)
            lines.append(Told(cells, (place,), tuple(row.record_id for row in rows)))
    return lines


def _later(briefed: Briefed) -> list[Told]:
    """Return what papers after a plan's position state of how many of its actions stand where."""
    lines = []
    for book in briefed.books if briefed.whole_plans else ():
        version = version_in_force(book, briefed.scope.as_of)
        if version is None:
            continue
        scene = Scene(briefed.ledger, book, version, version.position)
        day = written_date(version.position) if version.position else wording.NOT_DATED
        for claim in later_counts(scene, briefed.scope.as_of):
            places = tuple((proof.document_id, proof.span) for proof in claim.proofs)
            lines.append(Told((book.name, day, claim.text), places))
    return lines


def _conflict(at: Listing) -> Iterator[Told]:
    words = conflict_of(at.row, at.version, at.day)
    if words is not None:
        yield told((*_name(at), words), at.row)
