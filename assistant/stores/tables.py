"""The tables of the SQL store, which is the source of truth.

A row with `generation_from` and `generation_to` is part of the generations g with
`generation_from <= g < generation_to`; without `generation_to`, of all that follow.
A generation can be read once its row stands in `generations`.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

generations = Table(
    "generations",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("published_at", DateTime(timezone=True), nullable=False),
    Column("embedder", String(200), nullable=False),
)

index_facts = Table(
    "index_facts",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("row_id", Integer, primary_key=True, autoincrement=True),
    Column("document_id", String(64), nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("original", String(64)),
    Column("to_erase", Boolean, nullable=False, default=False),
    sqlite_autoincrement=True,
)

document_facts = Table(
    "document_facts",
    metadata,
    Column("row_id", Integer, primary_key=True, autoincrement=True),
    Column(
        "document_row",
        ForeignKey("documents.row_id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("access", String(20), nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Column("facts", Text, nullable=False),
    Column("generation_from", Integer, nullable=False),
    Column("generation_to", Integer),
    sqlite_autoincrement=True,
)

passages = Table(
    "passages",
    metadata,
    Column("row_id", Integer, primary_key=True, autoincrement=True),
    Column("passage_id", String(100), nullable=False, index=True),
    Column("document_row", ForeignKey("documents.row_id", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("context", Text, nullable=False),
    Column("begin", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("page", Integer),
    Column("page_label", Text),
    Column("headings", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("item", Text),
    Column("ocr", Boolean, nullable=False),
    Column("generation_from", Integer, nullable=False),
    Column("generation_to", Integer),
    # Holds all that a view reads of every passage, so that it need not pass over the texts.
    Index(
        "ix_passages_places",
        "document_row",
        "ordinal",
        "generation_from",
        "generation_to",
        "passage_id",
    ),
    sqlite_autoincrement=True,
)

sources = Table(
    "sources",
    metadata,
    Column("row_id", Integer, primary_key=True, autoincrement=True),
    Column("source_key", Text, nullable=False, index=True),
    Column("document_id", String(64), index=True),
    Column("access", String(20), nullable=False),
    Column("facts", Text, nullable=False),
    Column("generation_from", Integer, nullable=False),
    Column("generation_to", Integer),
    sqlite_autoincrement=True,
)

records = Table(
    "records",
    metadata,
    Column("row_id", Integer, primary_key=True, autoincrement=True),
    Column("record_id", String(100), nullable=False, index=True),
    Column(
        "document_row",
        ForeignKey("documents.row_id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("kind", String(20), nullable=False, index=True),
    Column("facts", Text, nullable=False),
    Column("generation_from", Integer, nullable=False),
    Column("generation_to", Integer),
    sqlite_autoincrement=True,
)

# Made by officers, not by ingestion: in force at once, whatever the generation.
corrections = Table(
    "corrections",
    metadata,
    Column("row_id", Integer, primary_key=True, autoincrement=True),
    Column("record_id", String(100), nullable=False, index=True),
    Column("document_id", String(64), nullable=False, index=True),
    Column("verdict", String(20), nullable=False),
    Column("changes", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("reason", Text, nullable=False),
    sqlite_autoincrement=True,
)

# What a language model proposed: no part of any generation, and no record until accepted.
proposals = Table(
    "proposals",
    metadata,
    Column("row_id", Integer, primary_key=True, autoincrement=True),
    Column("record_id", String(100), nullable=False, unique=True),
    Column(
        "document_row",
        ForeignKey("documents.row_id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("kind", String(20), nullable=False),
    Column("facts", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("prompt_hash", String(64), nullable=False),
    Column("proposed_at", DateTime(timezone=True), nullable=False),
    Column("state", String(20), nullable=False, index=True),
    Column("decided_by", Text),
    Column("decided_at", DateTime(timezone=True)),
    Column("reason", Text),
    sqlite_autoincrement=True,
)

# The parts of papers that a model has read, each by the digest of its text, model and prompt.
proposal_parts = Table(
    "proposal_parts",
    metadata,
    Column("document_row", ForeignKey("documents.row_id", ondelete="CASCADE"), primary_key=True),
    Column("digest", String(64), primary_key=True),
)

# An officer's word on a whole paper. `digests` are those of its files, as a JSON list.
paper_changes = Table(
    "paper_changes",
    metadata,
    Column("row_id", Integer, primary_key=True, autoincrement=True),
    Column("document_id", String(64), index=True),
    Column("digests", Text, nullable=False),
    Column("action", String(20), nullable=False),
    Column("changes", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("reason", Text, nullable=False),
    Column("pending", Boolean, nullable=False, index=True),
    sqlite_autoincrement=True,
)

answers = Table(
    "answers",
    metadata,
    Column("row_id", Integer, primary_key=True, autoincrement=True),
    Column("answer_id", String(100), nullable=False, unique=True),
    Column("conversation_id", String(100), nullable=False, index=True),
    Column("saved_at", DateTime(timezone=True), nullable=False, index=True),
    Column("answer", Text, nullable=False),
    Column("trace", Text, nullable=False),
    # Stands in `answer` too; here lists of questions can read it alone.
    Column("question", Text, nullable=False, server_default=""),
    # What the answer itself does not tell: the settings and the version that made it.
    Column("asked", Text, nullable=False, server_default="{}"),
    sqlite_autoincrement=True,
)

# SQLite keeps the columns of a row together, so that a question could only be read by passing over
# its answer; this index holds all that a list of questions reads. Other databases need none.
Index(
    "ix_answers_questions", answers.c.conversation_id, answers.c.saved_at, answers.c.question
).ddl_if(dialect="sqlite")

answer_citations = Table(
    "answer_citations",
    metadata,
    Column("answer_row", ForeignKey("answers.row_id", ondelete="CASCADE"), primary_key=True),
    Column("document_id", String(64), primary_key=True, index=True),
)

# Conversations that a browser began on the page; `owner` is a digest of the browser's cookie.
conversations = Table(
    "conversations",
    metadata,
    Column("row_id", Integer, primary_key=True, autoincrement=True),
    Column("conversation_id", String(100), nullable=False, unique=True),
    Column("owner", String(64), nullable=False, index=True),
    Column("title", Text),
    Column("made_at", DateTime(timezone=True), nullable=False),
    sqlite_autoincrement=True,
)

feedback = Table(
    "feedback",
    metadata,
    Column("row_id", Integer, primary_key=True, autoincrement=True),
    Column("feedback_id", String(32), nullable=False, unique=True),
    Column(
        "answer_row",
        ForeignKey("answers.row_id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("verdict", String(20), nullable=False),
    Column("reason", String(20)),
    Column("comment", Text, nullable=False),
    Column("owner", String(64)),
    Column("made_at", DateTime(timezone=True), nullable=False),
    sqlite_autoincrement=True,
)
