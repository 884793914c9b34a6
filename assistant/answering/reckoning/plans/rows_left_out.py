"""Says which rows of a plan a count of overdue actions leaves out, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.actions import ActionItem, UnreadTable
from assistant.answering.reckoning.plans.actions import (
    is_open,
    is_past,
    is_past_unknown,
    is_undated,
    refs_of,
)
from assistant.answering.reckoning.plans.asking_actions import AskedOfActions
from assistant.answering.reckoning.plans.completion import MOST_NAMED
from assistant.answering.reckoning.plans.dropped_rows import rows_gone
from assistant.answering.reckoning.plans.left_out import NOTHING_LEFT_OUT, LeftOut, Missing
from assistant.answering.reckoning.plans.picking import fits_picks, picked_rows
from assistant.answering.reckoning.plans.telling_actions import (
    Scene,
    count_value,
    counted,
    list_values,
    told,
)
from assistant.answering.reckoning.reckoned import Claim, Computed, Operation, Proof

_MOST_PLANS_NAMED = 3
_MOST_PROOFS = 6
_ACTIONS, _TABLES = ("action", "actions"), ("table", "tables")
_Group = list[tuple[Scene, list[ActionItem]]]


def rows_left_out(scene: Scene, asked: AskedOfActions, base: Sequence[ActionItem]) -> list[Claim]:
    """Return the rows of one plan that are apart: of unknown status, without a date, dropped."""
    claims = []
    unknown = [row for row in base if is_past_unknown(row, scene.day)]
    if unknown:
        text = (
            f"{len(unknown)} more {'is' if len(unknown) == 1 else 'are'} past the date with unknown"
            f" status."
        )
        claims.append(told(text, [count_value("unknown", unknown)], scene.proofs_of(unknown)))
    undated = [row for row in base if is_undated(row)]
    if undated:
        one = len(undated) == 1
        text = (
            f"{len(undated)} {'has' if one else 'have'} no date that can be resolved and"
            f" {'is' if one else 'are'} not counted."
        )
        proofs = scene.proofs_of(undated[:_MOST_PROOFS])
        claims.append(told(text, [count_value("no date", undated)], proofs))
    return [*claims, *_dropped_of([(scene, rows_dropped(scene, asked))])]


def rows_left_out_of_all(scenes: Sequence[Scene], asked: AskedOfActions) -> LeftOut:
    """Return the rows of several plans that are apart, one sentence for each reason."""
    claims = []
    base = [(scene, picked_rows(scene, asked)) for scene in scenes]
    unknown = _kept([(s, [r for r in rows if is_past_unknown(r, s.day)]) for s, rows in base])
    if unknown:
        verb = "is" if _number(unknown) == 1 else "are"
        text = f"{_how_many(unknown)} {verb} past the date with unknown status and not counted."
        claims.append(_told(text, "unknown", unknown))
    undated = _kept([(s, [r for r in rows if is_undated(r)]) for s, rows in base])
    if undated:
        has, verb = ("has", "is") if _number(undated) == 1 else ("have", "are")
        text = f"{_how_many(undated)} {has} no date that can be resolved and {verb} not counted."
        claims.append(_told(text, "no date", undated))
    dropped = _kept([(scene, rows_dropped(scene, asked)) for scene in scenes])
    missing = (
        *_missing("past the date with unknown status", unknown),
        *_missing("no date that can be resolved", undated),
        *_missing("open in an earlier version, past the date and no longer listed", dropped),
    )
    rows = LeftOut((*claims, *_dropped_of(dropped)), missing=missing)
    return rows.and_also(_unread(scenes))


def _missing(why: str, group: _Group) -> list[Missing]:
    return [
        Missing(
            scene.book.name,
            f"{counted(len(rows), *_ACTIONS)}: {why}",
            _ACTIONS,
            tuple(row.record_id for row in rows),
            (*scene.proofs_of(rows[:_MOST_PROOFS]), *scene.proof()),
        )
        for scene, rows in group
    ]


def rows_dropped(scene: Scene, asked: AskedOfActions) -> list[ActionItem]:
    """Return rows past their date that an earlier version lists as open, and this one no longer."""
    return [
        row
        for _, row in rows_gone(scene.book, scene.version)
        if is_open(row) and is_past(row, scene.day) and fits_picks(row, asked)
    ]


def _dropped_of(found: _Group) -> list[Claim]:
    group = _kept(found)
    if not group:
        return []
    verb = "is" if _number(group) == 1 else "are"
    named = len(group) == 1 and _number(group) <= MOST_NAMED
    refs = f": {refs_of(group[0][1])}" if named else ""
    text = (
        f"{_how_many(group)}, open in an earlier version and past the date, {verb} no longer listed"
        f" and not counted{refs}."
    )
    claim = _told(text, "no longer listed", group)
    later = (proof for scene, _ in group[:_MOST_PROOFS] for proof in scene.proof())
    return [replace(claim, proofs=tuple(dict.fromkeys((*claim.proofs, *later))))]


def _kept(found: _Group) -> _Group:
    return [(scene, rows) for scene, rows in found if rows]


def _number(group: _Group) -> int:
    return sum(len(rows) for _, rows in group)


def _how_many(group: _Group) -> str:
    """Return how many rows of which plans: each with its name where they are few."""
    if len(group) > _MOST_PLANS_NAMED:
        return f"{_number(group)} actions of {len(group)} plans"
    first, *others = group
    parts = [f"{counted(len(first[1]), 'action', 'actions')} of {first[0].name}"]
    parts += [f"{len(rows)} of {scene.name}" for scene, rows in others]
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))


def _told(text: str, name: str, group: _Group) -> Claim:
    values = [value for _, rows in group for value in (count_value(name, rows), *list_values(rows))]
    if len(group) > _MOST_PLANS_NAMED:
        values.append(count_value(name, [row for _, rows in group for row in rows]))
        values.append(count_value("plans", [rows[0] for _, rows in group]))
    each = _MOST_PROOFS // min(len(group), _MOST_PROOFS)
    proofs = [proof for s, rows in group[:_MOST_PROOFS] for proof in s.proofs_of(rows[:each])]
    return told(text, values, proofs)


def _unread(scenes: Sequence[Scene]) -> LeftOut:
    """Return how many tables of the papers counted could not be read."""
    papers = {scene.version.document.document_id: scene.book.name for scene in scenes}
    unread = [
        table
        for table in (scenes[0].ledger.records(UnreadTable, replaced=True) if scenes else ())
        if table.document_id in papers
    ]
    if not unread:
        return NOTHING_LEFT_OUT
    ids = tuple(table.record_id for table in unread)
    one = len(ids) == 1
    text = (
        f"{counted(len(ids), 'table', 'tables')} of these papers could not be read with confidence"
        f" and {'is' if one else 'are'} not counted."
    )
    proofs = [Proof(table.document_id, table.span) for table in unread]
    value = Computed("not read", Operation.COUNT, str(len(ids)), ids)
    why = "a table that could not be read with confidence"
    missing = (
        Missing(papers[table.document_id], why, _TABLES, (table.record_id,), (proof,))
        for table, proof in zip(unread, proofs, strict=True)
    )
    return LeftOut((told(text, [value], proofs[:_MOST_PROOFS]),), missing=tuple(missing))
