"""Answers as they were given, by conversation, with the trace of how they came about."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Mapping
from functools import cache
from typing import cast

from pydantic import TypeAdapter
from pydantic_core import to_json
from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.exc import OperationalError

from assistant.answers import Answer
from assistant.errors import StoreError
from assistant.feedback import Asked
from assistant.stores.forgetting import delete_answers, forget_answers, forget_outdated
from assistant.stores.moments import in_utc
from assistant.stores.tables import answer_citations, answers


class AnswerLog:
    """Saves and finds answers. Safe for threads.

    With `keep_days` above 0, a conversation is deleted that many days after its last question.
    """

    def __init__(self, reading: Engine, writing: Engine, keep_days: int = 0) -> None:
        self._reading = reading
        self._writing = writing
        self.keep_days = keep_days

    def save(self, answer: Answer, trace: Mapping[str, object]) -> None:
        """Store an answer and how it came about, replacing an earlier one of its id.

        Deletes the conversations that have been kept long enough.
        """
        now = dt.datetime.now(dt.UTC)
        with self._writing.begin() as connection:
            delete_answers(connection, answers.c.answer_id == answer.answer_id)
            [row] = connection.execute(
                insert(answers).values(
                    answer_id=answer.answer_id,
                    conversation_id=answer.conversation_id,
                    saved_at=now,
                    question=answer.question,
                    answer=_answers().dump_json(answer).decode(),
                    trace=to_json(trace).decode(),
                )
            ).inserted_primary_key or [None]
            cited = sorted({citation.document_id for citation in answer.citations})
            if cited:
                connection.execute(
                    insert(answer_citations),
                    [{"answer_row": row, "document_id": each} for each in cited],
                )
            forget_outdated(connection, self.keep_days, now)

    def note_asked(self, answer_id: str, asked: Asked) -> None:
        """Keep with a stored answer what it does not tell of how it was asked."""
        with self._writing.begin() as connection:
            connection.execute(
                update(answers)
                .where(answers.c.answer_id == answer_id)
                .values(asked=to_json(asked).decode())
            )

    def answer(self, answer_id: str) -> Answer | None:
        """Return an answer; None for an unknown or deleted one."""
        with self._reading.connect() as connection:
            stored = connection.scalar(
                select(answers.c.answer).where(answers.c.answer_id == answer_id)
            )
        return None if stored is None else read_answer(stored)

    def asked(self, answer_id: str) -> tuple[Asked, dt.datetime] | None:
        """Return how and when an answer was asked; None for an unknown one."""
        wanted = select(answers.c.asked, answers.c.saved_at)
        with self._reading.connect() as connection:
            row = connection.execute(wanted.where(answers.c.answer_id == answer_id)).first()
        return None if row is None else (read_asked(row.asked), in_utc(row.saved_at))

    def trace(self, answer_id: str) -> Mapping[str, object] | None:
        """Return what was kept of how an answer came about; None for an unknown one."""
        with self._reading.connect() as connection:
            stored = connection.scalar(
                select(answers.c.trace).where(answers.c.answer_id == answer_id)
            )
        return None if stored is None else cast("dict[str, object]", json.loads(stored))

    def turns(self, conversation_id: str) -> list[Answer]:
        """Return the answers of a conversation, oldest first."""
        with self._reading.connect() as connection:
            stored = connection.scalars(
                select(answers.c.answer)
                .where(answers.c.conversation_id == conversation_id)
                .order_by(answers.c.row_id)
            ).all()
        return [read_answer(each) for each in stored]

    def delete_conversation(self, conversation_id: str) -> None:
        """Delete every answer of a conversation, and what readers said of them."""
        with self._writing.begin() as connection:
            forget_answers(connection, answers.c.conversation_id == conversation_id)

    def delete_outdated(self) -> None:
        """Delete the conversations that have been kept long enough.

        Raises:
            StoreError: Another process has been writing for too long; a retry can help.
        """
        try:
            with self._writing.begin() as connection:
                forget_outdated(connection, self.keep_days, dt.datetime.now(dt.UTC))
        except OperationalError as exc:
            raise StoreError("outdated conversations wait to be deleted", retryable=True) from exc


def forget_document(connection: Connection, document_id: str, passage_ids: Collection[str]) -> None:
    """Delete the answers that cite a document, and empty the traces that name it.

    What readers said of a deleted answer goes with it.
    """
    cited = select(answer_citations.c.answer_row).where(
        answer_citations.c.document_id == document_id
    )
    forget_answers(connection, answers.c.row_id.in_(cited))
    named = (document_id, *passage_ids)
    for row, trace in connection.execute(select(answers.c.row_id, answers.c.trace)).all():
        if any(name in trace for name in named):
            connection.execute(update(answers).where(answers.c.row_id == row).values(trace="{}"))


def read_answer(stored: str) -> Answer:
    """Return an answer from its column."""
    return _answers().validate_json(stored)


def read_asked(stored: str) -> Asked:
    """Return how an answer was asked, from its column."""
    return _asked().validate_json(stored)


@cache
def _answers() -> TypeAdapter[Answer]:
    return TypeAdapter(Answer)


@cache
def _asked() -> TypeAdapter[Asked]:
    return TypeAdapter(Asked)
