"""When all actions of a plan will be complete, as far as its dates tell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from assistant.actions import ActionItem
from assistant.answering.reckoning.corrections import given
from assistant.answering.reckoning.plans.actions import (
    is_closed,
    is_complete,
    is_overdue,
    is_past_unknown,
    is_running,
    is_undated,
    label_of,
    refs_of,
)
from assistant.answering.reckoning.plans.row_tables import rows_table
from assistant.answering.reckoning.plans.telling_actions import (
    Part,
    Scene,
    by_due,
    count_value,
    counted,
    day_value,
    due_told,
    list_values,
    shared_day,
    told,
)
from assistant.answering.reckoning.plans.versions import names_plan
from assistant.answering.reckoning.reckoned import Claim, Point, Proof
from assistant.answers import AnswerStatus
from assistant.council import AnswerClass, Exchange
from assistant.dates import written_date

MOST_NAMED = 6
_ASKED_WHEN_ALL = re.compile(
    r"(?i)\bwhen\b.*\b(?:all|every|remaining)\b.*\b(?:complet\w*|done|finish\w*)\b"
)
_NO_DATE_GIVEN = (
    AnswerClass.ASSURANCE_ONLY,
    AnswerClass.DEFERRED,
    AnswerClass.REFERRED,
    AnswerClass.UNABLE,
    AnswerClass.NONE_RECORDED,
)


def tell_completion(scene: Scene) -> Part:
    """Return the latest date stated for an open action and how many have none.

    Every open row dated: answered; some undated: partly; none dated: it cannot be worked out.
    """
    running = [row for row in scene.rows if is_running(row)]
    if not running:
        return Part(AnswerStatus.ANSWERED, (_none_left(scene),))
    dated = [row for row in running if row.due.day is not None]
    undated = [row for row in running if is_undated(row)]
    table = rows_table(scene, f"Open actions of {scene.name}, by date", by_due(running))
    if not dated:
        alone = (_none_dated(scene, running),)
        return Part(AnswerStatus.CANNOT_BE_WORKED_OUT, alone, (table,))
    claims = (_latest(scene, dated), *_undated(scene, running, undated), *_past(scene, dated))
    status = AnswerStatus.PARTLY_ANSWERED if undated else AnswerStatus.ANSWERED
    asked, points = _asked_before(scene) if undated else ((), ())
    told_all = (*claims, *_suspect(scene, running), *asked)
    return Part(status, told_all, (table,), points, brief=_brief(scene, running, dated, undated))


def _asked_before(scene: Scene) -> tuple[tuple[Claim, ...], tuple[Point, ...]]:
    """Return the last time that this was asked of this plan and the reply gave no date."""
    asked = [
        exchange
        for exchange in scene.ledger.records(Exchange)
        if exchange.day
        and exchange.answer_class in _NO_DATE_GIVEN
        and _ASKED_WHEN_ALL.search(exchange.question.text)
        and names_plan(f"{exchange.item_title} {exchange.question.text}", scene.book)
    ]
    if not asked:
        return (), ()
    last = max(asked, key=lambda exchange: exchange.day or dt.date.min)
    on = last.day or dt.date.min
    day = written_date(on)
    text = f"This was asked on {day}; the reply that is recorded gives no date for all of them."
    proof = Proof(last.document_id, last.span)
    because = f"It was asked on {day}; the recorded reply gives no date for all actions."
    question = f"By what date will all actions of {scene.name} be completed?"
    value = day_value("asked", on, last.record_id)
    return (told(text, [value], [proof]),), (Point(question, because, "F1", (proof,)),)


def _brief(
    scene: Scene,
    running: Sequence[ActionItem],
    dated: Sequence[ActionItem],
    undated: Sequence[ActionItem],
) -> Claim:
    """Return the latest date and the number without one in one sentence."""
    row = by_due(dated)[-1]
    words, values = due_told(scene, row)
    without = f"{len(undated)} have no date" if undated else "each has a date"
    if len(undated) == 1:
        without = "1 has no date"
    text = (
        f"{scene.book.name}: {len(running)} open, the latest date {words}; {without}"
        f" ({scene.position})."
    )
    counts = [count_value("open", running), count_value("no date", undated)]
    proofs = [*scene.proofs_of([row]), *scene.proof()]
    return told(text, [*values, *counts, *scene.position_values()], proofs)


def _none_left(scene: Scene) -> Claim:
    done = [row for row in scene.rows if is_complete(row)]
    closed = [row for row in scene.rows if is_closed(row)]
    values = [count_value("complete", done), count_value("all", scene.rows)]
    other = ""
    if closed:
        values.append(count_value("closed", closed))
        other = f" and {len(closed)} superseded or closed"
    return told(
        f"No action of {scene.name} is open: {len(done)} of the {len(scene.rows)} are complete{other}"
        f" ({scene.position}).",
        [*values, *scene.position_values()],
        scene.proof(),
    )


def _latest(scene: Scene, dated: Sequence[ActionItem]) -> Claim:
    row = by_due(dated)[-1]
    words, values = due_told(scene, row)
    same = [each for each in dated if each.due.day == row.due.day and each.ref]
    which = label_of(row) if len(same) < 2 else f"actions {refs_of(same)}"
    shared = same if len(same) > 1 else [row]
    values = (*values, *shared_day("latest date", shared), *list_values(shared))
    opening = f"The latest date that {scene.name} states for an open action is"
    if scene.as_printed(row).due != row.due:
        opening = f"The latest date held for an open action of {scene.name} is"
    return told(
        f"{opening} {words}, for {which} ({scene.position}).",
        [*values, *scene.position_values()],
        [*scene.proofs_of([row, *(same if len(same) > 1 else ())]), *scene.proof()],
    )


def tell_earliest(scene: Scene) -> Part | None:
    """Return the earliest date that any action has, with those that have it; None without one."""
    dated = [row for row in scene.rows if row.due.day is not None and not row.due.suspect]
    if not dated:
        return None
    row = by_due(dated)[0]
    rows = [each for each in dated if each.due.day == row.due.day]
    words, values = due_told(scene, row)
    which = label_of(row) if len(rows) == 1 or not row.ref else f"actions {refs_of(rows)}"
    text = f"The earliest date that {scene.name} states is {words}, for {which} ({scene.position})."
    values = (*values, *shared_day("earliest date", rows), *list_values(rows))
    values = (*values, *scene.position_values())
    claim = told(text, values, [*scene.proofs_of(rows), *scene.proof()])
    table = rows_table(scene, f"Actions with the earliest date, {scene.book.name}", rows)
    return Part(AnswerStatus.ANSWERED, (claim,), (table,))


def _undated(
    scene: Scene, running: Sequence[ActionItem], undated: Sequence[ActionItem]
) -> tuple[Claim, ...]:
    if not undated:
        return ()
    which = f" ({refs_of(undated)})" if len(undated) <= MOST_NAMED else ""
    have = "has" if len(undated) == 1 else "have"
    text = (
        f"{len(undated)} of the {len(running)} open actions {have} no date that can be"
        f" resolved{which}, so no date can be given by which all will be complete."
    )
    values = [count_value("no date", undated), count_value("open", running)]
    return (told(text, values, [*scene.proof(), *scene.proofs_of(undated[:MOST_NAMED])]),)


def _past(scene: Scene, dated: Sequence[ActionItem]) -> tuple[Claim, ...]:
    past = [r for r in dated if is_overdue(r, scene.day) or is_past_unknown(r, scene.day)]
    if not past or scene.day is None:
        return ()
    which = f": {refs_of(past)}" if len(past) <= MOST_NAMED else ""
    verb = "was past its stated date" if len(past) == 1 else "were past their stated dates"
    late = counted(len(past), "open action", "open actions")
    text = f"On {scene.position_values()[-1].value}, {late} {verb}{which}."
    values = [count_value("past the date", past), *scene.position_values()]
    return (told(text, values, [*scene.proof(), *scene.proofs_of(past[:MOST_NAMED])]),)


def _suspect(scene: Scene, running: Sequence[ActionItem]) -> tuple[Claim, ...]:
    rows = [row for row in running if row.due.suspect]
    if not rows:
        return ()
    why = "; ".join(dict.fromkeys(row.due.suspect for row in rows if row.due.suspect))
    text = f"The date of {refs_of(rows)} looks misprinted and is not reckoned with: {why}."
    return (told(text, [given("suspect", why)], scene.proofs_of(rows)),)


def _none_dated(scene: Scene, running: Sequence[ActionItem]) -> Claim:
    have = "action has" if len(running) == 1 else "actions have"
    return told(
        f"It cannot be worked out when all will be complete: {len(running)} open {have} no date"
        f" that can be resolved in {scene.name} ({scene.position}).",
        [count_value("open", running), *scene.position_values()],
        scene.proof(),
    )
