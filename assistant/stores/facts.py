"""Small facts about the stores as the writer leaves them."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from assistant.stores.tables import index_facts

EMBEDDER = "embedder"
DIMENSION = "dimension"
REBUILDING = "rebuilding"
TO_VACUUM = "to_vacuum"
CHECKED_AT = "checked_at"


def read_fact(connection: Connection, name: str) -> str | None:
    value: str | None = connection.scalar(
        select(index_facts.c.value).where(index_facts.c.name == name)
    )
    return value


def write_fact(connection: Connection, name: str, value: str) -> None:
    drop_fact(connection, name)
    connection.execute(insert(index_facts).values(name=name, value=value))


def drop_fact(connection: Connection, name: str) -> None:
    connection.execute(delete(index_facts).where(index_facts.c.name == name))
