from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, select, text

from assistant.stores import database
from assistant.stores.database import HEAD, migrate, open_database
from assistant.stores.library import Library
from assistant.stores.place import StorePlace
from assistant.stores.tables import answers, metadata

FIRST_ROWS = """
INSERT INTO generations VALUES (1, '2026-01-14 10:00:00', 'invented-8');
INSERT INTO index_facts VALUES ('embedder', 'invented-8');
INSERT INTO documents VALUES (1, 'aa', 'It was agreed.', NULL, 0);
INSERT INTO sources VALUES (1, 'papers/a.txt', NULL, 'public',
  '{"path":"a.txt","root":"papers","digest":"d","size_bytes":1,"state":"failed"}', 1, NULL);
INSERT INTO document_facts VALUES (1, 1, 'public', 0,
  '{"document_id":"aa","file":"a.txt","title":"A","characters":14,"file_type":"txt"}', 1, NULL);
INSERT INTO answers VALUES (1, 'a1', 'c1', '2026-01-14 10:00:00.000000',
  '{"question":"Is it agreed; and when?","answer_id":"a1"}', '{}')
"""


def test_the_migrations_make_the_tables_that_the_code_names(tmp_path: Path) -> None:
    engine = open_database(StorePlace(tmp_path))

    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)

    engine.dispose()
    assert differences == []


def test_the_newest_migration_is_the_one_that_is_asked_for() -> None:
    folder = Path(database.__file__).with_name("migrations")

    assert ScriptDirectory(str(folder)).get_current_head() == HEAD


def test_rows_of_the_first_tables_are_still_read(tmp_path: Path) -> None:
    engine = create_engine(StorePlace(tmp_path).database)
    migrate(engine, "0001")
    with engine.begin() as connection:
        for statement in FIRST_ROWS.split(";\n"):
            connection.execute(text(statement.replace(":", r"\:")))
    engine.dispose()

    library = Library(StorePlace(tmp_path))
    view = library.view()

    assert (view.generation, view.embedder) == (1, "invented-8")
    assert view.text_of("aa") == "It was agreed."
    assert [source.path for source in view.sources()] == ["a.txt"]
    library.close()


def test_questions_asked_before_there_were_lists_of_them_are_listed(tmp_path: Path) -> None:
    engine = create_engine(StorePlace(tmp_path).database)
    migrate(engine, "0001")
    with engine.begin() as connection:
        for statement in FIRST_ROWS.split(";\n"):
            connection.execute(text(statement.replace(":", r"\:")))

    migrate(engine)

    with engine.connect() as connection:
        row = connection.execute(select(answers.c.question, answers.c.asked)).one()
    engine.dispose()
    assert row == ("Is it agreed; and when?", "{}")
