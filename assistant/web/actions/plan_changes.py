"""What changed between two versions of a plan, as its page shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.actions import ActionItem
from assistant.answering.reckoning.plans.versions import Version
from assistant.answers import Citation
from assistant.registers.places import cite_records
from assistant.registers.plan_tallies import Changes
from assistant.stores.view import View
from assistant.web.actions import wording
from assistant.web.wording import british_date


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One thing that differs in an action, with the places of both rows."""

    name: str
    href: str
    what: str
    before: str
    before_href: str
    after: str
    after_href: str


@dataclass(frozen=True, slots=True)
class RowLine:
    """An action that one of two versions alone lists; `status` as it stands there.

    `note` says where a version before both lists it: it is not new to the plan.
    """

    name: str
    href: str
    status: str
    source: Citation
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChangesShown:
    """What differs between the two versions chosen."""

    old_id: str
    new_id: str
    heading: str
    summary: str
    note: str
    changed: Sequence[ChangeLine]
    added: Sequence[RowLine]
    gone: Sequence[RowLine]


def changes_shown(view: View, changes: Changes) -> ChangesShown:
    """Return what differs, row by row, with the places of what is printed."""
    matching = changes.matching
    rows = [
        *(row for change in changes.changed for row in (change.pair.old, change.pair.new)),
        *matching.added,
        *matching.vanished,
    ]
    cited = {
        row.record_id: citation
        for row, citation in zip(rows, cite_records(view, rows), strict=True)
    }
    days = [british_date(v.position) or wording.UNDATED for v in (changes.old, changes.new)]
    return ChangesShown(
        old_id=changes.old.plan.record_id,
        new_id=changes.new.plan.record_id,
        heading=f"What changed between {days[0]} and {days[1]}",
        summary=wording.changes_words(
            len({change.pair.new.record_id for change in changes.changed}),
            sum(row.record_id not in changes.listed_before for row in matching.added),
            len(matching.vanished),
            sum(row.record_id in changes.listed_before for row in matching.added),
        ),
        note=changes.note,
        changed=_changed(changes, cited),
        added=[
            _row(row, cited, changes.listed_before.get(row.record_id)) for row in matching.added
        ],
        gone=[_row(row, cited) for row in matching.vanished],
    )


def _changed(changes: Changes, cited: Mapping[str, Citation]) -> list[ChangeLine]:
    return [
        ChangeLine(
            name=_name(change.pair.new),
            href=f"/records/{change.pair.new.record_id}",
            what=wording.CHANGED[change.what] + ("" if change.pair.sure else wording.UNSURE),
            before=change.before,
            before_href=cited[change.pair.old.record_id].url,
            after=change.after,
            after_href=cited[change.pair.new.record_id].url,
        )
        for change in changes.changed
    ]


def _row(row: ActionItem, cited: Mapping[str, Citation], before: Version | None = None) -> RowLine:
    status = wording.TAGS[row.status].label
    note = wording.listed_before(before.position) if before else ""
    return RowLine(_name(row), f"/records/{row.record_id}", status, cited[row.record_id], note)


def _name(row: ActionItem) -> str:
    text = " ".join(row.action.split())
    return f"{row.ref}: {text}" if row.ref else text
