"""Opens the SQL store and brings its tables up to date."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from filelock import FileLock
from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from assistant.errors import StoreError
from assistant.stores.place import StorePlace

HEAD = "0005"
BUSY_TIMEOUT_S = 30


def open_database(place: StorePlace) -> Engine:
    """Return an engine for reading the tables of `place`, made or migrated where needed.

    Raises:
        StoreError: The database cannot be opened.
    """
    place.folder.mkdir(parents=True, exist_ok=True)
    engine = _engine(place, "BEGIN")
    try:
        _migrate(engine, place)
    except SQLAlchemyError as exc:
        engine.dispose()
        raise StoreError(f"the database in {str(place.folder)!r} cannot be opened: {exc}") from exc
    return engine


def open_for_writing(place: StorePlace) -> Engine:
    """Return an engine for writing to tables that `open_database` has brought up to date.

    Each transaction takes SQLite's write lock at its start, so that it waits for another
    process's and does not fail half-way.
    """
    return _engine(place, "BEGIN IMMEDIATE")


def _engine(place: StorePlace, begin: str) -> Engine:
    engine = create_engine(place.database)
    if engine.dialect.name == "sqlite":
        _configure_sqlite(engine, begin)
    return engine


def _configure_sqlite(engine: Engine, begin: str) -> None:
    @event.listens_for(engine, "connect")
    def set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
        # SQLAlchemy begins transactions itself, below; the driver's own way begins them late.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_S * 1000}")
        connection.execute("PRAGMA journal_mode=WAL")
        # In WAL mode a killed process loses nothing; a power cut may lose the last commits.
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA secure_delete=ON")

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


def _migrate(engine: Engine, place: StorePlace) -> None:
    if _revision(engine) == HEAD:
        return
    with FileLock(str(place.folder / "migrating.lock")):
        if _revision(engine) != HEAD:
            migrate(engine)


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the tables of `engine` to `revision`, in one transaction where that is possible."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return revision
