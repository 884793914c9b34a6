"""Who leads the actions of a plan, and what one post leads."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.actions import ActionItem
from assistant.answering.reckoning.asked.posts import post_of, post_words
from assistant.answering.reckoning.plans.actions import is_joint, lead_place, refs_of
from assistant.answering.reckoning.plans.asking_actions import AskedOfActions
from assistant.answering.reckoning.plans.completion import MOST_NAMED
from assistant.answering.reckoning.plans.picking import picked_rows, picked_words
from assistant.answering.reckoning.plans.row_tables import rows_table
from assistant.answering.reckoning.plans.telling_actions import (
    Part,
    Scene,
    count_value,
    list_values,
    quotable,
    told,
)
from assistant.answering.reckoning.reckoned import Computed, Operation, Proof
from assistant.answers import AnswerStatus


def tell_leads(scene: Scene, asked: AskedOfActions) -> Part | None:
    """Return the leads of all rows asked for, with how many are joint or not printed."""
    rows = picked_rows(scene, asked)
    if not rows:
        return None
    joint = [row for row in rows if is_joint(row)]
    without = [row for row in rows if not row.leads]
    posts = {post_of(lead, scene.shorts) for row in rows for lead in row.leads}
    ids = tuple(row.record_id for row in rows)
    number = str(len(posts))
    named = Computed("different leads", Operation.SUM, number, ids, (number,))
    text = (
        f"{_which(rows, asked)} of {scene.name} name {number} different leads ({scene.position});"
        f" {_some(len(joint))} printed jointly and {_some(len(without))} without a lead."
    )
    values = [count_value("actions", rows), named, count_value("joint", joint)]
    values += [count_value("no lead", without), *scene.position_values()]
    claim = told(text, values, scene.proof())
    return Part(
        AnswerStatus.ANSWERED, (claim,), (rows_table(scene, f"Leads, {scene.book.name}", rows),)
    )


def tell_led_by(scene: Scene, asked: AskedOfActions) -> Part | None:
    """Return the rows whose printed lead is the post that a question names; None without any."""
    rows = picked_rows(scene, asked)
    if not rows:
        return None
    printed = dict.fromkeys(
        quotable(lead, lead_place(row))
        for row in rows
        for lead in row.leads
        if post_words(lead) in {post_words(each) for each in asked.leads}
    )
    names = "names" if len(rows) == 1 else "name"
    which = f": {refs_of(rows)}" if len(rows) <= MOST_NAMED else ""
    text = (
        f"{len(rows)} of the {len(scene.rows)} actions of {scene.name} {names}"
        f" {' or '.join(printed)} as a lead ({scene.position}){which}."
    )
    values = [count_value("led", rows), count_value("actions", scene.rows), *list_values(rows)]
    places = (Proof(row.document_id, lead_place(row)) for row in rows)
    proofs = [*scene.proof(), *scene.proofs_of(rows), *places]
    joint = [row for row in rows if is_joint(row)]
    claims = [told(text, [*values, *scene.position_values()], proofs)]
    if joint:
        text = (
            f"{len(joint)} of these {'is' if len(joint) == 1 else 'are'} printed with joint leads."
        )
        claims.append(told(text, [count_value("joint", joint)], scene.proofs_of(joint)))
    table = rows_table(scene, f"Actions led, {scene.book.name}", rows)
    return Part(AnswerStatus.ANSWERED, tuple(claims), (table,))


def _which(rows: Sequence[ActionItem], asked: AskedOfActions) -> str:
    picked = picked_words(asked)
    return f"{len(rows)} actions{picked}" if picked else f"The {len(rows)} actions"


def _some(number: int) -> str:
    return f"{number} {'is' if number == 1 else 'are'}" if number else "none is"
