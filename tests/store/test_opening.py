import sqlite3
import time
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import dragoman.store.opening as opening
from dragoman.errors import StoreError
from dragoman.store import open_store
from dragoman.store.migrations import HEAD, VERSION_TABLE
from dragoman.store.tables import metadata
from tests import factory


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "record.db")


def run_sql(path, *statements):
    connection = sqlite3.connect(path)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_a_new_record_is_made_and_opened_again(path):
    open_store(path).close()
    with open_store(path, create=False) as store:
        assert store.counts()["pages"] == 0


def test_the_newest_migration_is_the_one_named():
    config = Config()
    config.set_main_option("script_location", str(Path(opening.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_the_migrations_build_the_tables_that_the_code_sees(path):
    with open_store(path) as store, store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_a_current_record_is_opened_without_migrating(path, monkeypatch):
    open_store(path).close()
    monkeypatch.setattr(opening, "_migrate", lambda engine: pytest.fail("migrated"))
    started = time.perf_counter()
    open_store(path).close()
    assert time.perf_counter() - started < 0.5  # about 5 ms; the bound only catches a migration in disguise


def test_a_newer_schema_is_refused(path):
    open_store(path).close()
    run_sql(path, f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(StoreError, match="Update Dragoman"):
        open_store(path)


def test_a_database_of_another_program_is_refused_and_left_alone(path):
    run_sql(path, "CREATE TABLE recipes (name TEXT)")
    before = Path(path).read_bytes()
    with pytest.raises(StoreError, match="another program"):
        open_store(path)
    assert Path(path).read_bytes() == before


def test_a_file_that_is_no_database_is_refused(path):
    with open(path, "w") as file:
        file.write("minutes of the meeting\n" * 100)
    with pytest.raises(StoreError, match="not a record"):
        open_store(path)


def test_a_damaged_record_is_a_clear_error(path):
    with open_store(path) as store:
        run = store.start_run("1")
        for number in range(50):
            page = factory.page(f"{factory.TEXT}{number}")
            run.keep(page, factory.record(page))
    with open(path, "r+b") as file:
        file.seek(3 * 4096)
        file.write(b"\xff" * 20 * 4096)
    with pytest.raises(StoreError), open_store(path) as store:
        store.facts()


def test_a_folder_that_is_not_there_is_a_clear_error(tmp_path):
    with pytest.raises(StoreError, match="folder exists"):
        open_store(str(tmp_path / "nowhere" / "record.db"))


def test_a_folder_is_no_record(tmp_path):
    with pytest.raises(StoreError):
        open_store(str(tmp_path))


def test_nothing_is_made_where_nothing_is_to_be_made(path):
    with pytest.raises(StoreError, match="dragoman read"):
        open_store(path, create=False)
    assert not Path(path).exists()


def test_a_url_that_is_none_is_a_clear_error():
    with pytest.raises(StoreError):
        open_store("oracle-of-delphi://x")


def test_a_database_without_its_driver_says_what_to_install(monkeypatch):
    def missing(*_, **__):
        raise ModuleNotFoundError("No module named 'psycopg'", name="psycopg")

    monkeypatch.setattr("sqlalchemy.create_engine", missing)
    with pytest.raises(StoreError, match="pip install psycopg"):
        open_store("postgresql+psycopg://localhost/record")


def test_a_url_opens_a_record_too(path):
    with open_store(f"sqlite:///{path}") as store:
        assert store.counts()["pages"] == 0


def test_a_record_that_may_not_be_written_is_a_clear_error(path):
    open_store(path).close()
    with open_store(f"sqlite:///file:{path}?mode=ro&uri=true") as store, pytest.raises(StoreError, match="rights"):
        store.start_run("1")


def test_a_full_disk_is_a_clear_error_and_loses_nothing(path):
    with open_store(path) as store:
        run = store.start_run("1")
        run.keep(factory.page(), factory.record())
        with store._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        big = factory.page(factory.TEXT + "x" * 100_000, name="b.txt")
        with pytest.raises(StoreError, match="disk is full"):
            run.keep(big, factory.record(big))
        assert [page.page_id for page in store.pages()] == ["a.txt"]
        assert store.check() is None


def test_a_locked_record_is_a_clear_error(path, monkeypatch):
    monkeypatch.setattr("dragoman.store.dialects._BUSY_MILLISECONDS", 10)
    with open_store(path) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program is writing"):
            store.start_run("1")
        other.close()


def test_readers_read_while_another_writes(path):
    with open_store(path) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert store.pages() == []
        other.close()
