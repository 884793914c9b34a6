"""What an answer about a plan says besides: newer versions, later items, tables not read."""

from __future__ import annotations

from assistant.actions import ActionItem, ActionPlan, UnreadTable
from assistant.answering.reckoning.corrections import tell_corrections, tell_hidden
from assistant.answering.reckoning.plans.asking_actions import AskedOfActions
from assistant.answering.reckoning.plans.asking_topics import Topic
from assistant.answering.reckoning.plans.later_counts import later_counts, later_standing
from assistant.answering.reckoning.plans.one_action import meant_rows
from assistant.answering.reckoning.plans.telling_actions import Part, Scene, day_value, told
from assistant.answering.reckoning.plans.versions import names_plan
from assistant.answering.reckoning.reckoned import Claim, Proof
from assistant.council import Meeting
from assistant.dates import written_date

UNREAD = "A table of this paper could not be read with confidence and is not counted."
_OF_ONE_NOW = (Topic.STANDING, Topic.DUE)
_ABOUT_NOW = (Topic.COMPLETION, Topic.ROWS, Topic.OVERVIEW, Topic.TOTALS)


def passed_over(scene: Scene) -> list[Claim]:
    """Return that a newer version prints none of what is asked for."""
    if scene.lacks is None:
        return []
    newer = scene.at(scene.book.versions[scene.book.versions.index(scene.version) + 1])
    text = f"A newer version, with {newer.position}, prints no {scene.lacks}."
    return [told(text, newer.position_values(), newer.proof())]


def later_told(scene: Scene, asked: AskedOfActions) -> tuple[Claim, ...]:
    """Return what the newest later paper states of the same plan, else that a meeting had it.

    Nothing where an earlier version is asked for, or what is asked does not change with time.
    """
    days = asked.days
    if scene.lacks or days.versions or days.first or days.previous or days.version_from:
        return ()
    if scene.version is not scene.book.at(days.day):
        return ()
    if asked.is_of_one:
        rows = meant_rows(scene.version, asked) if asked.topic in _OF_ONE_NOW else []
        return later_standing(scene, rows[0], days.day) if len(rows) == 1 else ()
    if asked.topic not in _ABOUT_NOW:
        return ()
    return later_counts(scene, days.day) or tuple(later_item(scene, asked))


def later_item(scene: Scene, asked: AskedOfActions) -> list[Claim]:
    """Return the last item on this plan at a meeting after the position that was counted on."""
    position = scene.version.position
    if asked.topic not in _ABOUT_NOW or asked.days.day or position is None or scene.lacks:
        return []
    found = [
        (meeting.day, meeting.document_id, item)
        for meeting in scene.ledger.records(Meeting)
        if meeting.day and meeting.day > position
        and meeting.document_id != scene.version.document.document_id
        for item in meeting.items
        if names_plan(item.title, scene.book)
    ]  # fmt: skip
    if not found or scene.version is not scene.book.newest:
        return []
    day, document_id, item = max(found, key=lambda each: each[0])
    text = f"A later meeting, of {written_date(day)}, had this plan as an item; its papers may say more."
    value = day_value("later", day, scene.version.plan.record_id)
    return [told(text, [value], [scene.ledger.proof(document_id, item.span)])]


def unread_table(scene: Scene) -> list[Claim]:
    """Return that a table of the same paper could not be read, where one could not."""
    document = scene.version.document.document_id
    unread = [
        t for t in scene.ledger.records(UnreadTable, replaced=True) if t.document_id == document
    ]
    if not unread:
        return []
    return [told(UNREAD, (), [scene.ledger.proof(document, unread[0].span)])]


def corrections_used(scene: Scene, told_of: Part) -> tuple[Claim, ...]:
    """Return what officers corrected in the records that an answer rests on, or hid from it."""
    ledger, versions = scene.ledger, scene.book.versions
    places = {proof for claim in told_of.claims for proof in claim.proofs}
    places |= {proof for table in told_of.tables for row in table.rows for proof in row.proofs}
    ids = {each for claim in told_of.claims for value in claim.computed for each in value.rows}
    held: list[ActionItem | ActionPlan] = [row for version in versions for row in version.rows]
    held += [plan for version in versions for plan in version.plans]
    used = [
        each
        for each in held
        if each.record_id in ids or Proof(each.document_id, each.span) in places
    ]
    counted = len(ids & {row.record_id for row in scene.rows}) > 1
    hidden = scene.version.hidden if counted else ()
    return (*tell_corrections(used, ledger), *tell_hidden(hidden, ledger))
