"""Answers as they were given, by conversation, with the trace of how they came about."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Mapping
from functools import cache
from typing import cast

from pydantic import TypeAdapter
from pydantic_core import to_json
from sqlalchemy import ColumnElement, Connection, Engine, delete, insert, select, update

from assistant.answers import Answer
from assistant.stores.tables import answer_citations, answers


class AnswerLog:
    """Saves and finds answers. Safe for threads."""

    def __init__(self, reading: Engine, writing: Engine) -> None:
        self._reading = reading
        self._writing = writing

    def save(self, answer: Answer, trace: Mapping[str, object]) -> None:
        """Store an answer and how it came about, replacing an earlier one of its id."""
        with self._writing.begin() as connection:
            _delete(connection, answers.c.answer_id == answer.answer_id)
            [row] = connection.execute(
                insert(answers).values(
                    answer_id=answer.answer_id,
                    conversation_id=answer.conversation_id,
                    saved_at=dt.datetime.now(dt.UTC),
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

    def answer(self, answer_id: str) -> Answer | None:
        """Return an answer; None for an unknown or deleted one."""
        with self._reading.connect() as connection:
            stored = connection.scalar(
                select(answers.c.answer).where(answers.c.answer_id == answer_id)
            )
        return None if stored is None else _answers().validate_json(stored)

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
        return [_answers().validate_json(each) for each in stored]

    def delete_conversation(self, conversation_id: str) -> None:
        """Delete every answer of a conversation."""
        with self._writing.begin() as connection:
            _delete(connection, answers.c.conversation_id == conversation_id)


def forget_document(connection: Connection, document_id: str, passage_ids: Collection[str]) -> None:
    """Delete the answers that cite a document, and empty the traces that name it."""
    cited = select(answer_citations.c.answer_row).where(
        answer_citations.c.document_id == document_id
    )
    rows = list(connection.scalars(cited))
    for row in rows:
        _delete(connection, answers.c.row_id == row)
    named = (document_id, *passage_ids)
    for row, trace in connection.execute(select(answers.c.row_id, answers.c.trace)).all():
        if any(name in trace for name in named):
            connection.execute(update(answers).where(answers.c.row_id == row).values(trace="{}"))


def _delete(connection: Connection, condition: ColumnElement[bool]) -> None:
    doomed = list(connection.scalars(select(answers.c.row_id).where(condition)))
    connection.execute(delete(answer_citations).where(answer_citations.c.answer_row.in_(doomed)))
    connection.execute(delete(answers).where(answers.c.row_id.in_(doomed)))


@cache
def _answers() -> TypeAdapter[Answer]:
    return TypeAdapter(Answer)
