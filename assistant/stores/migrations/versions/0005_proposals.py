"""Records that a language model proposed, and the parts of papers that it has read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "proposals",
        sa.Column("row_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("record_id", sa.String(length=100), nullable=False),
        sa.Column("document_row", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("prompt_hash", sa.String(length=64), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document_row"], ["documents.row_id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("row_id"),
        sa.UniqueConstraint("record_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_proposals_document_row", "proposals", ["document_row"])
    op.create_index("ix_proposals_state", "proposals", ["state"])
    op.create_table(
        "proposal_parts",
        sa.Column("document_row", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["document_row"], ["documents.row_id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document_row", "digest"),
    )
