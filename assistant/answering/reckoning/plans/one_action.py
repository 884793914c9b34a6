"""One action: how far it is, when it is due, who leads it, and why it is late."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.actions import ActionItem
from assistant.answering.reckoning.asked.posts import same_leads
from assistant.answering.reckoning.corrections import given, tell_hidden
from assistant.answering.reckoning.plans.action_history import tell_history, tell_moved
from assistant.answering.reckoning.plans.actions import (
    is_complete,
    is_joint,
    is_overdue,
    is_running,
    label_of,
    lead_place,
)
from assistant.answering.reckoning.plans.asking_actions import AskedOfActions
from assistant.answering.reckoning.plans.asking_topics import Topic
from assistant.answering.reckoning.plans.reasons import REASON
from assistant.answering.reckoning.plans.row_matching import history_of
from assistant.answering.reckoning.plans.row_tables import rows_table
from assistant.answering.reckoning.plans.telling_actions import (
    Part,
    Scene,
    days_between,
    due_told,
    ended,
    name_of,
    quotable,
    status_told,
    told,
)
from assistant.answering.reckoning.plans.versions import Version, plain_ref
from assistant.answering.reckoning.reckoned import Claim, Proof, ReckonedTable
from assistant.answering.terms import stems
from assistant.answers import AnswerStatus, Basis
from assistant.council import Exchange
from assistant.dates import written_date

MOST_TOLD = 3
_LONGEST_ENTRY = 60
_LONGEST_EVIDENCE = 12


def tell_one(scene: Scene, asked: AskedOfActions) -> Part | None:
    """Return what is asked of the one action, or the few, that a question means."""
    rows = meant_rows(scene.version, asked)
    hidden = tell_hidden(_named(scene.version.hidden, asked), scene.ledger)
    if not rows and hidden:
        return Part(AnswerStatus.CANNOT_BE_WORKED_OUT, hidden)
    if not rows:
        return _tell_vanished(scene, asked)
    if len(rows) > MOST_TOLD:
        return None
    parts = [part for row in rows if (part := _told_of(scene, asked, row)) is not None]
    if len(parts) < len(rows):
        return None
    several = len(rows) > 1
    claims = [c for p in parts for c in (p.claims[: p.short] if several else p.claims)]
    tables = (
        parts[0].tables
        if len(rows) == 1
        else (rows_table(scene, f"Actions, {scene.book.name}", rows),)
    )
    return Part(max((p.status for p in parts), key=list(AnswerStatus).index), tuple(claims), tables)


def meant_rows(version: Version, asked: AskedOfActions) -> list[ActionItem]:
    """Return the rows of a version that a question names by number or wording."""
    return _named(version.rows, asked)


def _named(rows: Sequence[ActionItem], asked: AskedOfActions) -> list[ActionItem]:
    refs = {plain_ref(ref) for ref in asked.refs}
    return [
        row
        for row in rows
        if (row.ref and plain_ref(row.ref) in refs)
        or (asked.subject and not refs and asked.subject <= set(stems(row.action)))
    ]


def _told_of(scene: Scene, asked: AskedOfActions, row: ActionItem) -> Part | None:
    if asked.topic is Topic.LEADS:
        return _tell_lead(scene, row)
    if asked.topic is Topic.HISTORY:
        return tell_history(scene, row)
    if asked.topic is Topic.WHY_LATE:
        return _tell_why(scene, row)
    if asked.topic is Topic.DUE and not is_complete(row):
        return _tell_due(scene, row)
    return _tell_standing(scene, row)


def _tell_standing(scene: Scene, row: ActionItem) -> Part:
    due, values = due_told(scene, row)
    date = f"its date is {due}" if row.due.day else f"for its date the paper prints {due}"
    if not row.due.day and not row.due.text:
        date = "no date is printed for it"
    status, of_status = status_told(scene, row)
    values = (*values, *of_status)
    text = f"{name_of(row)} of {scene.name} is shown as {status} in {scene.position}; {date}."
    lead = told(
        text, [*values, *scene.position_values()], [*scene.proofs_of([row]), *scene.proof()]
    )
    past = (*_misprinted(row), *_days_past(scene, row))
    claims = (lead, *past, *_progress(scene, row), *_evidence(scene, row))
    return Part(AnswerStatus.ANSWERED, claims, (_own_table(scene, row),))


def _tell_due(scene: Scene, row: ActionItem) -> Part:
    due, values = due_told(scene, row)
    where = f"{label_of(row)} of {scene.name}"
    proofs = [*scene.proofs_of([row]), *scene.proof()]
    values = (*values, *scene.position_values())
    if row.due.suspect:
        text = (
            f"The date printed for {where} is {quotable(row.due.text, row.span)}; it looks misprinted"
            f" ({scene.position})."
        )
    elif row.due.day is not None:
        text = f"The date of {where} is {due} ({scene.position})."
    elif row.due.text:
        text = (
            f"For {where} the plan prints {due}, which gives no date that can be resolved"
            f" ({scene.position})."
        )
    else:
        text = f"No date is printed for {where} ({scene.position})."
    status = AnswerStatus.ANSWERED if row.due.day else AnswerStatus.CANNOT_BE_WORKED_OUT
    beside = (*_misprinted(row), *_status_beside(scene, row), *_days_past(scene, row))
    claims = (told(text, values, proofs), *beside)
    moved = tell_moved(scene, row)
    tables = (*moved.tables, _own_table(scene, row))[:1]
    return Part(status, (*claims, *moved.claims), tables)


def _status_beside(scene: Scene, row: ActionItem) -> tuple[Claim, ...]:
    status, values = status_told(scene, row)
    return (told(f"It is shown as {status}.", values, [Proof(row.document_id, row.span)]),)


def _misprinted(row: ActionItem) -> tuple[Claim, ...]:
    """Return what is wrong with a printed date: a weekday that is not that day's, for one."""
    if not row.due.suspect:
        return ()
    text = f"The printed date may be a misprint: {row.due.suspect}."
    return (told(text, [given("suspect", row.due.suspect)], [Proof(row.document_id, row.span)]),)


def _tell_lead(scene: Scene, row: ActionItem) -> Part:
    where = f"{label_of(row)} of {scene.name}"
    now, row = row, scene.as_printed(row)
    printed = [quotable(lead, lead_place(row)) for lead in row.leads]
    if not scene.version.prints_leads:
        text = f"No leads are printed in {scene.name} in its newest version ({scene.position})."
    elif not printed:
        text = f"No lead is printed for {where} ({scene.position})."
    elif is_joint(row):
        text = (
            f"The leads printed for {where} are joint: {' and '.join(printed)} ({scene.position})."
        )
    else:
        text = f"The lead printed for {where} is {printed[0]} ({scene.position})."
    proofs = [*scene.proofs_of([row]), Proof(row.document_id, lead_place(row)), *scene.proof()]
    claims = (told(text, scene.position_values(), proofs), *_other_leads(scene, row))
    claims = claims if printed else claims[::-1]
    return Part(AnswerStatus.ANSWERED, claims, (_own_table(scene, now),))


def _other_leads(scene: Scene, row: ActionItem) -> tuple[Claim, ...]:
    """Return the last earlier version that prints other leads; forms of one post are the same."""
    for version, pair in reversed(history_of(scene.book, row, scene.version)[:-1]):
        before = pair.old
        if before.leads and not same_leads(before.leads, row.leads, scene.shorts):
            printed = " and ".join(quotable(lead, before.span) for lead in before.leads)
            earlier = scene.at(version)
            verb = "was the lead" if len(before.leads) == 1 else "were the joint leads"
            text = f"In {earlier.position}, {printed} {verb} printed for {label_of(before)}."
            proofs = [*scene.proofs_of([before]), *earlier.proof()]
            return (told(text, earlier.position_values(), proofs),)
    return ()


def _tell_why(scene: Scene, row: ActionItem) -> Part | None:
    """Return the reason that the newest entry with one prints.

    Where none does, an action that is complete is told as that, and one of which the
    minutes record a question is left to them; of any other, that no reason is printed.
    """
    for version, pair in reversed(history_of(scene.book, row, scene.version)):
        progress = pair.old.progress
        if progress and REASON.search(progress):
            opening = (
                f"The progress entry for {label_of(row)} in {scene.at(version).position} says:"
            )
            claims = (_quoted(opening, pair.old, scene.at(version)), *_days_past(scene, row))
            return Part(AnswerStatus.ANSWERED, claims, (_own_table(scene, row),))
    if is_complete(row):
        return replace(_tell_standing(scene, row), status=AnswerStatus.PARTLY_ANSWERED)
    if _is_asked_about(scene, row):
        return None
    text = f"No reason is printed for {label_of(row)} of {scene.name} ({scene.position})."
    none = told(text, scene.position_values(), [*scene.proofs_of([row]), *scene.proof()])
    claims = (none, *_progress(scene, row), *_days_past(scene, row))
    return Part(AnswerStatus.PARTLY_ANSWERED, claims, (_own_table(scene, row),))


def _is_asked_about(scene: Scene, row: ActionItem) -> bool:
    """Return whether a recorded question names an action by number or by half of its wording."""
    named = re.compile(rf"(?i)\baction {re.escape(row.ref)}(?![\w.]\d)") if row.ref else None
    wording = set(stems(row.action))
    for exchange in scene.ledger.records(Exchange):
        text = exchange.span.text
        if named and named.search(text):
            return True
        if len(wording & set(stems(exchange.question.text))) * 2 >= len(wording) > 1:
            return True
    return False


def _quoted(opening: str, row: ActionItem, scene: Scene) -> Claim:
    cell = row.cells.get("progress")
    text = f"{opening} {quotable(cell.text if cell else row.progress or '', row.span)}"
    return told(ended(text), scene.position_values(), [*scene.proofs_of([row]), *scene.proof()])


def _progress(scene: Scene, row: ActionItem) -> tuple[Claim, ...]:
    """Return the progress entry; of a version without such a column, the last one before it."""
    for version, pair in reversed(history_of(scene.book, row, scene.version)):
        held = pair.old
        cell = held.cells.get("progress")
        said = (cell.text if cell else held.progress or "").strip()
        if said and said in held.span.text and len(said.split()) <= _LONGEST_ENTRY:
            opening = "Its progress entry says:"
            if version is not scene.version:
                return (
                    _quoted(
                        f"Its last progress entry, in {scene.at(version).position}, says:",
                        held,
                        scene.at(version),
                    ),
                )
            quoted = Claim(f"{opening} “{said}”", Basis.QUOTATION, scene.proofs_of([held]))
            return (quoted,)
        if "progress" in version.concepts:
            return ()
    return ()


def _evidence(scene: Scene, row: ActionItem) -> tuple[Claim, ...]:
    """Return the last entry in a column of evidence or measures: stated, not shown."""
    for version, pair in reversed(history_of(scene.book, row, scene.version)):
        cell = pair.old.cells.get("evidence")
        if cell and cell.text.strip() and len(cell.text.split()) <= _LONGEST_EVIDENCE:
            held = scene.at(version)
            text = f"Its evidence or measure, in {held.position}, reads {quotable(cell.text, pair.old.span)}"
            proofs = [*scene.proofs_of([pair.old]), *held.proof()]
            return (told(ended(text), held.position_values(), proofs),)
    return ()


def _days_past(scene: Scene, row: ActionItem) -> tuple[Claim, ...]:
    due, day = row.due.day, scene.day
    if due is None or day is None or not is_running(row):
        return ()
    proofs = [*scene.proofs_of([row]), *scene.proof()]
    if due >= day:
        text = f"On {written_date(day)} its date was not yet past."
        return (told(text, scene.position_values(), proofs),)
    value = days_between("days past", due, day, row)
    known = "" if is_overdue(row, day) else "; its status is not known"
    text = f"On {written_date(day)} its date was {value.value} days past{known}."
    return (told(text, [value, *scene.position_values()], proofs),)


def _tell_vanished(scene: Scene, asked: AskedOfActions) -> Part | None:
    """Return the last version that lists an action which the version meant does not."""
    for version in reversed(scene.book.versions[: scene.book.versions.index(scene.version)]):
        rows = meant_rows(version, asked)
        if len(rows) == 1 and version.position:
            row = rows[0]
            last = scene.at(version)
            text = (
                f"{name_of(row)} is no longer listed in {scene.name} after"
                f" {written_date(version.position)}; no closing record was found in the plan."
            )
            proofs = [*scene.proofs_of([row]), *last.proof(), *scene.proof()]
            claim = told(text, last.position_values(), proofs)
            table = rows_table(scene, f"As last listed, {last.position}", [row])
            return Part(AnswerStatus.PARTLY_ANSWERED, (claim,), (table,))
    return None


def _own_table(scene: Scene, row: ActionItem) -> ReckonedTable:
    return rows_table(scene, f"The action, {scene.book.name}", [row])
