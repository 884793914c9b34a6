"""What readers said of answers. It hangs on the stored answer, and is deleted with it."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Sequence
from typing import cast

from sqlalchemy import ColumnElement, Engine, RowMapping, delete, func, insert, select

from assistant.feedback import Feedback, Reason, Said, Usefulness, WholeState
from assistant.stores.answer_log import read_answer, read_asked
from assistant.stores.moments import in_utc
from assistant.stores.tables import answers, feedback

_SHOWN = (
    feedback.c.feedback_id,
    answers.c.answer_id,
    answers.c.conversation_id,
    feedback.c.verdict,
    feedback.c.reason,
    feedback.c.comment,
    answers.c.question,
    feedback.c.made_at,
)
_WHOLE = (
    *_SHOWN,
    answers.c.row_id,
    answers.c.answer,
    answers.c.asked,
    answers.c.trace,
    answers.c.saved_at,
)
_OF_ITS_ANSWER = answers.c.row_id == feedback.c.answer_row


class FeedbackLog:
    """Keeps and finds feedback. Safe for threads."""

    def __init__(self, reading: Engine, writing: Engine) -> None:
        self._reading = reading
        self._writing = writing

    def save(self, said: Said, owner: str | None = None) -> str | None:
        """Keep what was said, replacing what the same owner said before; return its id.

        None where there is no such answer. Without an `owner` nothing is replaced.
        """
        feedback_id = uuid.uuid4().hex
        with self._writing.begin() as connection:
            row = connection.scalar(
                select(answers.c.row_id).where(answers.c.answer_id == said.answer_id)
            )
            if row is None:
                return None
            if owner is not None:
                own = (feedback.c.answer_row == row) & (feedback.c.owner == owner)
                connection.execute(delete(feedback).where(own))
            connection.execute(
                insert(feedback).values(
                    feedback_id=feedback_id,
                    answer_row=row,
                    verdict=said.verdict.value,
                    reason=said.reason.value if said.reason else None,
                    comment=said.comment,
                    owner=owner,
                    made_at=dt.datetime.now(dt.UTC),
                )
            )
        return feedback_id

    def count(self, verdict: Usefulness | None = None, reason: Reason | None = None) -> int:
        """Return how much feedback there is of a verdict and a reason; None means any."""
        wanted = select(func.count()).select_from(feedback).where(*_conditions(verdict, reason))
        with self._reading.connect() as connection:
            return connection.scalar(wanted) or 0

    def ids(self) -> Sequence[str]:
        """Return the ids of all feedback, newest first."""
        wanted = select(feedback.c.feedback_id).order_by(feedback.c.row_id.desc())
        with self._reading.connect() as connection:
            return connection.scalars(wanted).all()

    def newest(
        self,
        verdict: Usefulness | None = None,
        reason: Reason | None = None,
        *,
        limit: int = 50,
        offset: int = 0,
    ) -> Sequence[Feedback]:
        """Return feedback of a verdict and a reason, newest first; None means any."""
        wanted = (
            select(*_SHOWN)
            .join(answers, _OF_ITS_ANSWER)
            .where(*_conditions(verdict, reason))
            .order_by(feedback.c.row_id.desc())
            .limit(limit)
            .offset(offset)
        )
        with self._reading.connect() as connection:
            return [_read(row) for row in connection.execute(wanted).mappings()]

    def whole(self, feedback_id: str) -> WholeState | None:
        """Return feedback with the whole state that it was said of; None for an unknown one."""
        wanted = select(*_WHOLE).join(answers, _OF_ITS_ANSWER)
        with self._reading.connect() as connection:
            row = (
                connection.execute(wanted.where(feedback.c.feedback_id == feedback_id))
                .mappings()
                .first()
            )
            if row is None:
                return None
            earlier = connection.scalars(
                select(answers.c.answer)
                .where(
                    answers.c.conversation_id == row["conversation_id"],
                    answers.c.row_id < row["row_id"],
                )
                .order_by(answers.c.row_id)
            ).all()
        return WholeState(
            feedback=_read(row),
            answer=read_answer(row["answer"]),
            asked=read_asked(row["asked"]),
            trace=cast("dict[str, object]", json.loads(row["trace"])),
            answered_at=in_utc(row["saved_at"]),
            earlier=tuple(read_answer(each) for each in earlier),
        )


def _conditions(verdict: Usefulness | None, reason: Reason | None) -> list[ColumnElement[bool]]:
    wanted = []
    if verdict is not None:
        wanted.append(feedback.c.verdict == verdict.value)
    if reason is not None:
        wanted.append(feedback.c.reason == reason.value)
    return wanted


def _read(row: RowMapping) -> Feedback:
    said = Said(
        answer_id=row["answer_id"],
        verdict=Usefulness(row["verdict"]),
        reason=Reason(row["reason"]) if row["reason"] else None,
        comment=row["comment"],
    )
    return Feedback(
        feedback_id=row["feedback_id"],
        said=said,
        conversation_id=row["conversation_id"],
        question=row["question"],
        made_at=in_utc(row["made_at"]),
    )
