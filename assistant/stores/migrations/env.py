"""Alembic runs this; the connection comes from `assistant.stores.database.migrate`."""

from __future__ import annotations

from alembic import context

from assistant.stores.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
