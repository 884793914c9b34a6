"""Whose conversations are whose, what was asked beside each answer, and readers' feedback."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("answers", sa.Column("question", sa.Text(), nullable=False, server_default=""))
    op.add_column("answers", sa.Column("asked", sa.Text(), nullable=False, server_default="{}"))
    op.create_index("ix_answers_saved_at", "answers", ["saved_at"])
    _fill_questions()
    if op.get_bind().dialect.name == "sqlite":
        op.create_index(
            "ix_answers_questions", "answers", ["conversation_id", "saved_at", "question"]
        )
    op.create_table(
        "conversations",
        sa.Column("row_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("conversation_id", sa.String(length=100), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("row_id"),
        sa.UniqueConstraint("conversation_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_conversations_owner", "conversations", ["owner"])
    op.create_table(
        "feedback",
        sa.Column("row_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("feedback_id", sa.String(length=32), nullable=False),
        sa.Column("answer_row", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=True),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["answer_row"], ["answers.row_id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("row_id"),
        sa.UniqueConstraint("feedback_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feedback_answer_row", "feedback", ["answer_row"])


def _fill_questions() -> None:
    """Copy each stored question out of its answer, so that lists need not read answers."""
    answers = sa.table(
        "answers",
        sa.column("row_id", sa.Integer),
        sa.column("answer", sa.Text),
        sa.column("question", sa.Text),
    )
    connection = op.get_bind()
    rows = connection.execute(sa.select(answers.c.row_id, answers.c.answer)).all()
    for row_id, answer in rows:
        question = json.loads(answer)["question"]
        connection.execute(
            sa.update(answers).where(answers.c.row_id == row_id).values(question=question)
        )
