"""How many actions are complete, open, overdue, undated and so on, and which they are."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.actions import ActionItem, DuePrecision
from assistant.answering.reckoning.plans.actions import (
    Bucket,
    conflict_of,
    in_bucket,
    is_closed,
    is_complete,
    is_open,
    is_running,
    is_unknown,
    label_of,
    refs_of,
)
from assistant.answering.reckoning.plans.asking_actions import AskedOfActions
from assistant.answering.reckoning.plans.completion import MOST_NAMED
from assistant.answering.reckoning.plans.counting_sentence import count_told, were, when
from assistant.answering.reckoning.plans.dates_moved import dates_printed, since_first
from assistant.answering.reckoning.plans.later_counts import is_told_later
from assistant.answering.reckoning.plans.marked_late import marked_late, tell_marked
from assistant.answering.reckoning.plans.next_due import next_due, tell_without_day
from assistant.answering.reckoning.plans.picking import picked_rows, picked_words
from assistant.answering.reckoning.plans.plan_changes import only_one_version
from assistant.answering.reckoning.plans.row_matching import history_of
from assistant.answering.reckoning.plans.row_tables import (
    ACTION,
    DUE,
    LEAD,
    REF,
    STATUS,
    CellOf,
    rows_table,
)
from assistant.answering.reckoning.plans.rows_left_out import rows_left_out
from assistant.answering.reckoning.plans.rows_since import is_since, rows_since
from assistant.answering.reckoning.plans.telling_actions import (
    Part,
    Scene,
    by_due,
    count_value,
    counted,
    days_between,
    list_values,
    quotable,
    told,
)
from assistant.answering.reckoning.plans.totals import tell_beside_corrected, tell_disagreement
from assistant.answering.reckoning.reckoned import (
    Claim,
    Computed,
    Operation,
    ReckonedTable,
)
from assistant.answers import AnswerStatus
from assistant.dates import written_date

_BY_STATUS = (Bucket.COMPLETE, Bucket.OPEN, Bucket.NOT_STARTED, Bucket.CLOSED)
_BY_DAY = (Bucket.OVERDUE, Bucket.COMING)
_TOTALLED = (Bucket.ALL, Bucket.COMPLETE, Bucket.OPEN)


def tell_rows(scene: Scene, asked: AskedOfActions) -> Part | None:
    """Return how many rows of a plan belong to what is asked for, with the rows.

    None for a plan without a row of the lead, wording or recommendation that is named, and
    where a later paper tells better what was overdue on a day long after the position. None
    too where no row that only its wording picks, of no plan named, is of the group.
    """
    base = picked_rows(scene, asked)
    if not base and (asked.leads or asked.subject or asked.recommendation):
        return None
    wanted = _wanted(scene, asked)
    if wanted is None:
        return only_one_version(scene)
    if asked.bucket in _BY_DAY and scene.day is None:
        return tell_without_day(scene)
    if asked.bucket is Bucket.OVERDUE and scene.day and is_told_later(scene, scene.day):
        return None
    if asked.bucket in _BY_STATUS and base and all(is_unknown(row) for row in base):
        return _no_status(scene, base)
    rows = _in_order(asked, [row for row in base if any(row is each for each in wanted)])
    if asked.subject and not asked.named and not rows:
        return None
    picked = picked_words(asked)
    claims = _told_of(scene, asked, base, rows)
    short = 2 if asked.bucket is Bucket.UNDATED and rows else 1
    marked = marked_late(base, rows) if asked.bucket is Bucket.OVERDUE and _now(scene) else []
    if marked and not rows:
        apart = rows_left_out(scene, asked, base)
        claims, rows = [*tell_marked(scene, marked, alone=True), *apart], marked
    elif marked:
        more = tell_marked(scene, marked, alone=False)
        claims[1:1] = more
        short += len(more)
    status = AnswerStatus.ANSWERED
    if asked.bucket in _TOTALLED and not picked:
        differ = tell_disagreement(scene)
        status = AnswerStatus.PAPERS_DISAGREE if differ else status
        claims.extend((*differ, *tell_beside_corrected(scene)))
    tables = (_table(scene, asked.bucket, rows, picked),) if rows else ()
    return Part(status, tuple(claims), tables, short=short)


def _in_order(asked: AskedOfActions, rows: list[ActionItem]) -> list[ActionItem]:
    """Return rows as they are listed: those still to come by date, the running ones first."""
    if asked.bucket is Bucket.COMING:
        return by_due(rows)
    if asked.bucket is Bucket.UNDATED:
        return sorted(rows, key=lambda row: not is_running(row))
    return rows


def _told_of(
    scene: Scene, asked: AskedOfActions, base: Sequence[ActionItem], rows: Sequence[ActionItem]
) -> list[Claim]:
    """Return how many rows there are, and how that number came about."""
    if asked.bucket is Bucket.OPEN and base and not picked_words(asked):
        return _open_of_all(scene, rows, base)
    first = next_due(scene, rows) if asked.bucket is Bucket.COMING else []
    return [*first, count_told(scene, asked, rows, base), *_working(scene, asked, base, rows)]


def _now(scene: Scene) -> bool:
    """Return whether a plan is reckoned on the day of its own position."""
    return scene.day == scene.version.position


def _no_status(scene: Scene, base: Sequence[ActionItem]) -> Part:
    """Return that nothing printed tells how far any of the rows is."""
    text = (
        f"{when(scene)}, no status that can be read is printed for any of the"
        f" {counted(len(base), 'action', 'actions')} in {scene.name}."
    )
    values = [count_value("of unknown status", base), *scene.position_values()]
    return Part(AnswerStatus.CANNOT_BE_WORKED_OUT, (told(text, values, scene.proof()),))


def _wanted(scene: Scene, asked: AskedOfActions) -> list[ActionItem] | None:
    """Return the rows of the group asked for; None where an earlier version would be needed."""
    if is_since(asked):
        return rows_since(scene, asked)
    return in_bucket(asked.bucket, scene.version, scene.book, scene.day)


def _working(
    scene: Scene,
    asked: AskedOfActions,
    base: Sequence[ActionItem],
    rows: Sequence[ActionItem],
) -> list[Claim]:
    """Return how a number came about, and what it leaves out."""
    bucket, whole = asked.bucket, len(base) == len(scene.rows)
    if whole and bucket in (Bucket.COMPLETE, Bucket.ALL) and not is_since(asked):
        return _by_status(scene, base)
    if bucket is Bucket.OVERDUE:
        return [*_longest(scene, rows), *rows_left_out(scene, asked, base)]
    if bucket is Bucket.UNDATED:
        return [*_vaguely_dated(scene, rows), *_done_or_not(scene, rows)]
    return []


def _vaguely_dated(scene: Scene, rows: Sequence[ActionItem]) -> list[Claim]:
    """Return how many rows print no date at all, where others print one that gives no day."""
    vague = [row for row in rows if row.due.precision is not DuePrecision.NONE]
    none = [row for row in rows if row.due.precision is DuePrecision.NONE]
    if not (vague and none) or len(vague) > MOST_NAMED:
        return []
    named = f" ({refs_of(none)})" if len(none) <= MOST_NAMED else ""
    words = [f"{label_of(row)} prints {quotable(row.due.text, row.span)}" for row in vague]
    listed = " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
    text = (
        f"Of these, {len(none)} {'prints' if len(none) == 1 else 'print'} no date at all{named};"
        f" {listed}."
    )
    values = [count_value("no date at all", none), *list_values(none)]
    shown = [*vague, *(none if named else none[:1])]
    return [told(text, values, scene.proofs_of(shown))]


def _done_or_not(scene: Scene, rows: Sequence[ActionItem]) -> list[Claim]:
    """Return how many rows without a date may still have to be done, and how many not."""
    groups = [
        ("open", [row for row in rows if is_open(row)]),
        ("of unknown status", [row for row in rows if is_unknown(row)]),
        ("complete", [row for row in rows if is_complete(row)]),
        ("superseded or closed", [row for row in rows if is_closed(row)]),
    ]
    some = [(name, group) for name, group in groups if group]
    if not rows or some == groups[:1]:
        return []
    said = [f"{len(group)} {'is' if len(group) == 1 else 'are'} {name}" for name, group in some]
    none = "" if groups[0][1] else "none is open; "
    text = f"Of these, {none}{' and '.join(filter(None, [', '.join(said[:-1]), said[-1]]))}."
    values = [count_value(name, group) for name, group in (groups[0], *some)]
    return [told(text, values, scene.proofs_of(rows[:6]))]


def _by_status(scene: Scene, base: Sequence[ActionItem]) -> list[Claim]:
    """Return the open rows as a difference: all minus complete minus closed minus unknown."""
    minus, value = _difference(base)
    if value is None or len(base) < 2:
        return []
    verb = "was" if value.value == "1" else "were"
    return [told(f"{value.value} {verb} still open: {minus}.", [value], scene.proof())]


def _open_of_all(
    scene: Scene, rows: Sequence[ActionItem], base: Sequence[ActionItem]
) -> list[Claim]:
    """Return the number of open rows with its working, in one sentence."""
    minus, value = _difference(base)
    few = 0 < len(rows) <= MOST_NAMED
    named = f" ({refs_of(rows)})" if few else ""
    text = (
        f"{when(scene)}, {len(rows) or 'none'} of the {len(base)} actions in {scene.name}"
        f" {were(rows)} open{named}{f': {minus}' if value else ''}."
    )
    values = [count_value("open", rows), count_value("all", base), *list_values(rows)]
    values += [*scene.position_values(), *([value] if value else [])]
    return [told(text, values, [*scene.proofs_of(rows if few else []), *scene.proof()])]


def _difference(base: Sequence[ActionItem]) -> tuple[str, Computed | None]:
    """Return the working of the number of open rows; no value where nothing is taken away."""
    groups = [
        ("complete", [row for row in base if is_complete(row)]),
        ("superseded or closed", [row for row in base if is_closed(row)]),
        ("of unknown status", [row for row in base if is_unknown(row)]),
    ]
    taken = [(name, rows) for name, rows in groups if rows]
    if not taken:
        return "", None
    left = str(sum(is_open(row) for row in base))
    operands = (str(len(base)), *(str(len(rows)) for _, rows in taken))
    words = f"{len(base)}{''.join(f' minus {len(rows)} {name}' for name, rows in taken)}"
    return words, Computed("open", Operation.DIFFERENCE, left, operands=operands)


def _longest(scene: Scene, rows: Sequence[ActionItem]) -> list[Claim]:
    if not rows or scene.day is None:
        return []
    row = by_due(rows)[0]
    if row.due.day is None:
        return []
    value = days_between("days past", row.due.day, scene.day, row)
    text = f"The longest past its date is {label_of(row)}, by {value.value} days."
    if len(rows) == 1:
        text = f"It was {value.value} days past its date."
    return [told(text, [value], scene.proofs_of([row]))]


def _table(scene: Scene, bucket: Bucket, rows: Sequence[ActionItem], picked: str) -> ReckonedTable:
    kind = "Actions" if bucket is Bucket.ALL else f"Actions {bucket.value}"
    title = f"{kind}{picked}, {scene.book.name}"
    if bucket is Bucket.OVERDUE:
        return rows_table(
            scene, title, by_due(rows), (REF, ACTION, LEAD, DUE, STATUS, _days_past(scene))
        )
    if bucket is Bucket.SLIPPED:
        return rows_table(scene, title, rows, (REF, ACTION, LEAD, DUE, first_date(scene), STATUS))
    if bucket is Bucket.CONFLICTING:
        return rows_table(scene, title, rows, (REF, ACTION, DUE, STATUS, what_differs(scene)))
    return rows_table(scene, title, rows)


def _days_past(scene: Scene) -> tuple[str, CellOf]:
    def days(row: ActionItem) -> str:
        past = scene.day - row.due.day if scene.day and row.due.day else None
        return str(past.days) if past else ""

    return f"Days past on {written_date(scene.day)}" if scene.day else "Days past", days


def first_date(scene: Scene) -> tuple[str, CellOf]:
    """Return the column of the first date that was printed for a row."""

    def first(row: ActionItem) -> str:
        dates = since_first(dates_printed(history_of(scene.book, row, scene.version)))
        if len(dates) < 2:
            return "no earlier date printed"
        return written_date(dates[0].day) if dates[0].day else dates[0].words

    return "First date", first


def what_differs(scene: Scene) -> tuple[str, CellOf]:
    """Return the column of how a row's rating differs from its date or evidence."""
    return "What differs", lambda row: conflict_of(row, scene.version, scene.day) or ""
