"""Officers' words on whole papers: kept with who, when and why."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, Engine, RowMapping, delete, func, insert, or_, select, update

from assistant.correcting import JsonValue
from assistant.documents import Access
from assistant.managing import PaperAction, PaperChange
from assistant.stores.answer_log import forget_document
from assistant.stores.moments import in_utc
from assistant.stores.tables import answer_citations, documents, paper_changes, passages


class PaperChanges:
    """Adds and finds changes. Safe for threads."""

    def __init__(self, reading: Engine, writing: Engine) -> None:
        self._reading = reading
        self._writing = writing

    def add(self, change: PaperChange) -> None:
        """Keep a change. One that restricts a paper hides it from now on, and for good
        deletes the stored answers that cite it."""
        with self._writing.begin() as connection:
            connection.execute(
                insert(paper_changes).values(
                    document_id=change.document_id,
                    digests=json.dumps(change.digests),
                    action=change.action.value,
                    changes=json.dumps(dict(change.changes), ensure_ascii=False),
                    before=json.dumps(dict(change.before), ensure_ascii=False),
                    made_by=change.made_by,
                    made_at=change.made_at.astimezone(dt.UTC),
                    reason=change.reason,
                    pending=change.pending,
                )
            )
            if change.document_id and _forgets(change):
                _forget_answers(connection, change.document_id)

    def of(self, document_id: str | None, digests: Collection[str]) -> Sequence[PaperChange]:
        """Return the changes of a paper, or of the files that gave it, oldest first."""
        named = [paper_changes.c.digests.contains(digest) for digest in digests if digest]
        if document_id is not None:
            named.append(paper_changes.c.document_id == document_id)
        if not named:
            return []
        wanted = select(paper_changes).where(or_(*named)).order_by(paper_changes.c.row_id)
        with self._reading.connect() as connection:
            return [_read(row) for row in connection.execute(wanted).mappings()]

    def answers_citing(self, document_id: str) -> int:
        """Return how many stored answers cite a paper."""
        same = answer_citations.c.document_id == document_id
        with self._reading.connect() as connection:
            return connection.scalar(select(func.count()).where(same)) or 0

    def removals(self, most: int) -> Sequence[PaperChange]:
        """Return the newest removals, which name no paper any more."""
        wanted = (
            select(paper_changes)
            .where(paper_changes.c.action == PaperAction.REMOVE.value, ~paper_changes.c.pending)
            .order_by(paper_changes.c.row_id.desc())
            .limit(most)
        )
        with self._reading.connect() as connection:
            return [_read(row) for row in connection.execute(wanted).mappings()]


def hidden_papers(connection: Connection, access: Collection[Access]) -> frozenset[str]:
    """Return the papers that an officer has hidden and ingestion has still to hide from
    readers of `access`.

    Who may read a paper and whether it is shown at all are two facts: stating the one takes
    nothing back of the other. Nothing takes a removal back.
    """
    found = connection.execute(
        select(paper_changes.c.document_id, paper_changes.c.action, paper_changes.c.changes)
        .where(paper_changes.c.pending, paper_changes.c.document_id.is_not(None))
        .order_by(paper_changes.c.row_id)
    )
    removed, withdrawn, restricted = set[str](), set[str](), set[str]()
    for document_id, action, changes in found:
        match PaperAction(action):
            case PaperAction.REMOVE:
                removed.add(document_id)
            case PaperAction.WITHDRAW:
                withdrawn.add(document_id)
            case PaperAction.RESTORE:
                withdrawn.discard(document_id)
            case PaperAction.CORRECT:
                stated = json.loads(changes).get("access")
                if stated is not None and stated not in {each.value for each in access}:
                    restricted.add(document_id)
                elif stated is not None:
                    restricted.discard(document_id)
    return frozenset(removed | withdrawn | restricted)


def stated_facts(connection: Connection) -> Mapping[str, Mapping[str, JsonValue]]:
    """Return what officers state of files in force, by the digest of the file."""
    found = connection.execute(
        select(paper_changes.c.digests, paper_changes.c.changes)
        .where(paper_changes.c.action == PaperAction.CORRECT.value)
        .order_by(paper_changes.c.row_id)
    )
    stated: dict[str, dict[str, JsonValue]] = defaultdict(dict)
    for digests, changes in found:
        for digest in json.loads(digests):
            stated[digest].update(json.loads(changes))
    return {
        digest: {name: value for name, value in facts.items() if value is not None}
        for digest, facts in stated.items()
    }


def settle(
    connection: Connection, document_id: str, actions: Collection[PaperAction], before: dt.datetime
) -> None:
    """State that ingestion has carried out what was asked of a paper before a moment."""
    connection.execute(
        update(paper_changes)
        .where(paper_changes.c.document_id == document_id, paper_changes.c.made_at <= before)
        .where(paper_changes.c.action.in_([action.value for action in actions]))
        .values(pending=False)
    )


def erase_changes(connection: Connection, document_id: str | None, digests: set[str]) -> None:
    """Delete what officers said of a paper; that and why it was removed stays, without naming it."""
    found = connection.execute(select(paper_changes)).mappings().all()
    for row in found:
        same = document_id is not None and row["document_id"] == document_id
        if not (same or digests.intersection(json.loads(row["digests"]))):
            continue
        mine = paper_changes.c.row_id == row["row_id"]
        if row["action"] == PaperAction.REMOVE:
            nameless = {"document_id": None, "digests": "[]", "changes": "{}", "before": "{}"}
            connection.execute(update(paper_changes).where(mine).values(pending=False, **nameless))
        else:
            connection.execute(delete(paper_changes).where(mine))


def _forgets(change: PaperChange) -> bool:
    restricted = change.changes.get("access") not in (None, Access.PUBLIC.value)
    return change.action is PaperAction.REMOVE or restricted


def _forget_answers(connection: Connection, document_id: str) -> None:
    ids = connection.scalars(
        select(passages.c.passage_id)
        .join(documents, documents.c.row_id == passages.c.document_row)
        .where(documents.c.document_id == document_id)
    )
    forget_document(connection, document_id, list(ids))


def _read(row: RowMapping) -> PaperChange:
    return PaperChange(
        document_id=row["document_id"],
        digests=tuple(json.loads(row["digests"])),
        action=PaperAction(row["action"]),
        made_by=row["made_by"],
        made_at=in_utc(row["made_at"]),
        reason=row["reason"],
        changes=json.loads(row["changes"]),
        before=json.loads(row["before"]),
        pending=row["pending"],
    )
