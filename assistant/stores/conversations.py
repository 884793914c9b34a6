"""Whose conversations are whose: each belongs to the browser that began it.

An owner is a digest of the browser's cookie, so that the stores hold nothing by which
somebody else could pass for that browser.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter, itemgetter

from sqlalchemy import ColumnElement, Engine, RowMapping, insert, select, update

from assistant.stores.forgetting import forget_answers
from assistant.stores.moments import in_utc
from assistant.stores.tables import answers, conversations


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation: its questions in order, when the last was asked, its own name if any.

    `answer_ids` are of the answers to its questions, in the same order.
    """

    conversation_id: str
    title: str | None
    questions: tuple[str, ...]
    answer_ids: tuple[str, ...]
    last_at: dt.datetime


class Conversations:
    """Keeps and finds whose conversations are whose. Safe for threads."""

    def __init__(self, reading: Engine, writing: Engine) -> None:
        self._reading = reading
        self._writing = writing

    def begin(self, conversation_id: str, owner: str) -> None:
        """Note that `owner` began a conversation that nobody has begun."""
        with self._writing.begin() as connection:
            connection.execute(
                insert(conversations).values(
                    conversation_id=conversation_id,
                    owner=owner,
                    made_at=dt.datetime.now(dt.UTC),
                )
            )

    def owner_of(self, conversation_id: str) -> str | None:
        """Return whose a conversation is; None for nobody's."""
        with self._reading.connect() as connection:
            owner: str | None = connection.scalar(
                select(conversations.c.owner).where(
                    conversations.c.conversation_id == conversation_id
                )
            )
        return owner

    def find(self, conversation_id: str, owner: str) -> Conversation | None:
        """Return a conversation of `owner` that has questions; None for any other."""
        mine = conversations.c.owner == owner
        found = self._read(mine & (conversations.c.conversation_id == conversation_id))
        return found[0] if found else None

    def of(self, owner: str) -> Sequence[Conversation]:
        """Return the conversations of `owner` that have questions, last asked first."""
        found = self._read(conversations.c.owner == owner)
        return sorted(found, key=attrgetter("last_at"), reverse=True)

    def rename(self, conversation_id: str, owner: str, title: str | None) -> None:
        """Give a conversation of `owner` a name; None takes its name away."""
        with self._writing.begin() as connection:
            connection.execute(
                update(conversations)
                .where(
                    conversations.c.conversation_id == conversation_id,
                    conversations.c.owner == owner,
                )
                .values(title=title)
            )

    def delete_all(self, owner: str) -> None:
        """Delete every conversation of `owner` with its answers."""
        mine = select(conversations.c.conversation_id).where(conversations.c.owner == owner)
        with self._writing.begin() as connection:
            forget_answers(connection, answers.c.conversation_id.in_(mine))

    def _read(self, condition: ColumnElement[bool]) -> list[Conversation]:
        wanted = (
            select(
                conversations.c.row_id,
                conversations.c.conversation_id,
                conversations.c.title,
                answers.c.answer_id,
                answers.c.question,
                answers.c.saved_at,
            )
            .join(answers, answers.c.conversation_id == conversations.c.conversation_id)
            .where(condition)
            .order_by(conversations.c.row_id, answers.c.saved_at)
        )
        with self._reading.connect() as connection:
            rows = connection.execute(wanted).mappings().all()
        return [_joined(list(turns)) for _, turns in groupby(rows, key=itemgetter("row_id"))]


def _joined(rows: Sequence[RowMapping]) -> Conversation:
    return Conversation(
        conversation_id=rows[0]["conversation_id"],
        title=rows[0]["title"],
        questions=tuple(row["question"] for row in rows),
        answer_ids=tuple(row["answer_id"] for row in rows),
        last_at=in_utc(max(row["saved_at"] for row in rows)),
    )
