"""Deletes answers with all that hangs on them, and conversations that have been kept long enough."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement, Connection, delete, select

from assistant.stores.tables import answer_citations, answers, conversations, feedback

# Rows named in one statement; SQLite allows 32,766.
BATCH = 1000
_HAS_ANSWERS = (
    select(answers.c.row_id)
    .where(answers.c.conversation_id == conversations.c.conversation_id)
    .correlate(conversations)
    .exists()
)


def delete_answers(connection: Connection, condition: ColumnElement[bool]) -> None:
    """Delete answers, what they cite and what readers said of them."""
    doomed = list(connection.scalars(select(answers.c.row_id).where(condition)))
    for first in range(0, len(doomed), BATCH):
        rows = doomed[first : first + BATCH]
        connection.execute(delete(feedback).where(feedback.c.answer_row.in_(rows)))
        connection.execute(delete(answer_citations).where(answer_citations.c.answer_row.in_(rows)))
        connection.execute(delete(answers).where(answers.c.row_id.in_(rows)))


def forget_answers(connection: Connection, condition: ColumnElement[bool]) -> None:
    """Delete answers, and the conversations that have none left."""
    of_them = select(answers.c.conversation_id).where(condition).distinct()
    touched = list(connection.scalars(of_them))
    delete_answers(connection, condition)
    for first in range(0, len(touched), BATCH):
        connection.execute(
            delete(conversations).where(
                conversations.c.conversation_id.in_(touched[first : first + BATCH]),
                ~_HAS_ANSWERS,
            )
        )


def forget_outdated(connection: Connection, keep_days: int, now: dt.datetime) -> None:
    """Delete the conversations whose last question is over `keep_days` old; none for 0."""
    if keep_days <= 0:
        return
    oldest = now - dt.timedelta(days=keep_days)
    later = answers.alias()
    asked_since = select(later.c.row_id).where(
        later.c.conversation_id == answers.c.conversation_id, later.c.saved_at >= oldest
    )
    outdated = select(answers.c.conversation_id).where(
        answers.c.saved_at < oldest, ~asked_since.exists()
    )
    # Made distinct here: SQLite would read the whole table in order to do it.
    found = list(dict.fromkeys(connection.scalars(outdated)))
    for first in range(0, len(found), BATCH):
        forget_answers(connection, answers.c.conversation_id.in_(found[first : first + BATCH]))
    # Begun, but never answered: nothing else names them.
    connection.execute(delete(conversations).where(conversations.c.made_at < oldest, ~_HAS_ANSWERS))
