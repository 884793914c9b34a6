"""How the date of one action moved over the versions of its plan."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.actions import ActionItem
from assistant.answering.reckoning.plans.actions import label_of, status_cell
from assistant.answering.reckoning.plans.dates_moved import (
    PrintedDue,
    dates_printed,
    due_said,
    due_words,
    since_first,
)
from assistant.answering.reckoning.plans.row_matching import Pair, history_of
from assistant.answering.reckoning.plans.row_tables import table_of
from assistant.answering.reckoning.plans.telling_actions import (
    Part,
    Scene,
    day_value,
    days_between,
    due_told,
    name_of,
    quotable,
    status_told,
    told,
)
from assistant.answering.reckoning.plans.versions import Version
from assistant.answering.reckoning.reckoned import (
    Claim,
    Computed,
    Operation,
    Proof,
    ReckonedRow,
    ReckonedTable,
)
from assistant.answers import AnswerStatus
from assistant.dates import written_date


def tell_history(scene: Scene, row: ActionItem) -> Part:
    """Return the first and last printed dates of an action, how often it changed, and by how much."""
    history = history_of(scene.book, row, scene.version)
    moved = tell_moved(scene, row, most_wanted=True)
    if moved.claims:
        return moved
    due, values = due_told(scene, scene.as_printed(row))
    one = len(history) == 1
    where = "the only version held" if one else "every version held"
    text = f"{where[0].upper()}{where[1:]} of {scene.name} prints the same date for {label_of(row)}: {due}."
    proofs = scene.proofs_of([row])
    claims = (told(text, values, proofs), *tell_unsure(scene, row))
    return Part(AnswerStatus.ANSWERED, claims, moved.tables)


def tell_moved(scene: Scene, row: ActionItem, *, most_wanted: bool = False) -> Part:
    """Return how a date moved, with the dates as each version prints them; no claim if it did not.

    With `most_wanted` one change is counted too.
    """
    history = history_of(scene.book, row, scene.version)
    dates = dates_printed(history)
    row = scene.as_printed(row)
    table = (_table(scene, history),) if len(history) > 1 else ()
    moved = _moved(scene, row, history)
    claims = (moved, *_times(since_first(dates), 1 if most_wanted else 2)) if moved else ()
    rest = (*_standing(scene, row, most_wanted), *tell_unsure(scene, row)) if claims else ()
    return Part(AnswerStatus.ANSWERED, (*claims, *rest), table, short=len(claims) or 1)


def tell_unsure(scene: Scene, row: ActionItem) -> tuple[Claim, ...]:
    """Return that rows were matched although their number or wording changed."""
    history = history_of(scene.book, row, scene.version)
    changed = [pair.old for _, pair in history if not pair.sure]
    if not changed:
        return ()
    text = (
        f"The number or wording of {label_of(row)} differs between versions; that it is the same"
        " action needs confirming."
    )
    return (told(text, (), scene.proofs_of([changed[-1], row])),)


def _standing(scene: Scene, row: ActionItem, wanted: bool) -> tuple[Claim, ...]:
    """Return how the action stands in the last version, where its dates are what is asked for."""
    if not wanted:
        return ()
    status, values = status_told(scene, row)
    text = f"In {scene.position} it is shown as {status}."
    proofs = [*scene.proofs_of([row]), *scene.proof()]
    return (told(text, [*values, *scene.position_values()], proofs),)


def first_printed(row: ActionItem, history: tuple[tuple[Version, Pair], ...]) -> ActionItem:
    """Return the oldest row with a date that can be resolved; the row itself where none has."""
    dated = [pair.old for _, pair in history if pair.old.due.day is not None]
    return dated[0] if dated else row


def _moved(
    scene: Scene, row: ActionItem, history: tuple[tuple[Version, Pair], ...]
) -> Claim | None:
    """Return the first and the last date and the days between them."""
    first = first_printed(row, history)
    was = min(filter(None, (*first.due.earlier, first.due.day)), default=None)
    now = row.due.day
    if was is None or now is None:
        return _in_words(row, history)
    if was == now:
        return _in_words(row, history)
    value = days_between("days moved", was, now, row)
    how = "later" if now > was else "earlier"
    printed = value if now > was else days_between("days moved", now, was, row)
    undated = history[0][1].old
    before = undated.due.text if undated.due.day is None else ""
    opening = f"After {quotable(before, undated.span)}, the" if before else "The"
    text = (
        f"{opening} first date held for {label_of(row)} was {written_date(was)}; the last is"
        f" {written_date(now)}, {printed.value} days {how}."
    )
    days = [day_value("first", was, first.record_id), day_value("last", now, row.record_id)]
    return told(text, [printed, *days], scene.proofs_of([undated, first, row]))


def _in_words(row: ActionItem, history: tuple[tuple[Version, Pair], ...]) -> Claim | None:
    """Return the first and the last wording of a date where no days can be reckoned."""
    first = history[0][1].old
    if due_said(first) == due_said(row):
        return None
    text = (
        f"The first date held for {label_of(row)} was {quotable(first.due.text, first.span)}; the"
        f" last is {quotable(row.due.text, row.span)}."
    )
    proofs = [Proof(each.document_id, each.span) for each in (first, row)]
    return told(text, (), proofs)


def _times(dates: Sequence[PrintedDue], fewest: int) -> tuple[Claim, ...]:
    """Return how often the printed date changed: revisions that a cell prints count too."""
    if len(dates) - 1 < max(fewest, 1):
        return ()
    times = str(len(dates) - 1)
    value = Computed("changes", Operation.DIFFERENCE, times, operands=(str(len(dates)), "1"))
    said = [_said(each) for each in dates]
    listed = f"{', '.join(words for words, _ in said[:-1])} and {said[-1][0]}"
    text = f"The printed date changed {'once' if times == '1' else f'{times} times'}: {listed}."
    values = [value, *(each for _, given in said for each in given)]
    return (told(text, values, [Proof(d.row.document_id, d.row.span) for d in dates]),)


def _said(date: PrintedDue) -> tuple[str, tuple[Computed, ...]]:
    if date.day is None:
        return quotable(date.words, date.row.span), ()
    return written_date(date.day), (day_value("printed", date.day, date.row.record_id),)


def _table(scene: Scene, history: tuple[tuple[Version, Pair], ...]) -> ReckonedTable:
    rows = []
    for version, pair in history:
        day = written_date(version.position) if version.position else "not printed"
        cells = (day, due_words(pair.old), status_cell(pair.old))
        rows.append(ReckonedRow(cells, (Proof(pair.old.document_id, pair.old.span),)))
    title = f"{name_of(history[-1][1].old)} over the versions held, {scene.book.name}"
    return table_of(title, ("Position at", "Due (as printed)", "Status"), rows)
