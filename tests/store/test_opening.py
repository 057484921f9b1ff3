import time
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import dragoman.store.opening as opening
from dragoman.errors import StoreError
from dragoman.store import open_store
from dragoman.store.dialects import writing
from dragoman.store.migrations import HEAD, VERSION_TABLE
from dragoman.store.tables import metadata, rejections
from tests import factory


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "record.db")


def run_sql(path_or_url, *statements):
    engine = sa.create_engine(opening.url_of(path_or_url))
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def test_a_new_record_is_made_and_opened_again(record_url):
    open_store(record_url).close()
    with open_store(record_url, create=False) as store:
        assert store.counts()["pages"] == 0


def test_the_newest_migration_is_the_one_named():
    config = Config()
    config.set_main_option("script_location", str(Path(opening.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def is_seen(thing, name, kind, reflected, other):
    """The index for search is each database's own: no code but that of search sees it."""
    return not (name.startswith("passages_fts") or name in {"vector", "ix_passages_vector"})


def test_the_migrations_build_the_tables_that_the_code_sees(record_url):
    with open_store(record_url) as store, store._engine.connect() as connection:
        options = {"version_table": VERSION_TABLE, "compare_type": True, "include_object": is_seen}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_a_current_record_is_opened_without_migrating(record_url, monkeypatch):
    open_store(record_url).close()
    monkeypatch.setattr(opening, "migrate", lambda engine: pytest.fail("migrated"))
    started = time.perf_counter()
    open_store(record_url).close()
    assert time.perf_counter() - started < 0.5  # about 5 ms; the bound only catches a migration in disguise


def test_a_newer_schema_is_refused(record_url):
    open_store(record_url).close()
    run_sql(record_url, f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(StoreError, match="Update Dragoman"):
        open_store(record_url)


def test_a_database_of_another_program_is_refused(record_url):
    run_sql(record_url, "CREATE TABLE recipes (name TEXT)")
    with pytest.raises(StoreError, match="another program"):
        open_store(record_url)


def test_a_file_of_another_program_is_left_alone(path):
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


def test_nothing_is_made_where_nothing_is_to_be_made(record_url):
    with pytest.raises(StoreError, match="dragoman read"):
        open_store(record_url, create=False)
    assert not Path(record_url).exists()


@pytest.mark.postgresql
def test_no_table_is_made_where_nothing_is_to_be_made(postgresql):
    url = postgresql.make_database()
    with pytest.raises(StoreError, match="dragoman read"):
        open_store(url, create=False)
    engine = sa.create_engine(opening.url_of(url))
    assert sa.inspect(engine).get_table_names() == []
    engine.dispose()


def test_a_url_that_is_none_is_a_clear_error():
    with pytest.raises(StoreError):
        open_store("oracle-of-delphi://x")


def test_a_database_without_its_driver_says_what_to_install(monkeypatch):
    def missing(*_, **__):
        raise ModuleNotFoundError("No module named 'psycopg'", name="psycopg")

    monkeypatch.setattr("sqlalchemy.create_engine", missing)
    with pytest.raises(StoreError, match=r"pip install .dragoman\[postgresql\]"):
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


def test_a_locked_record_is_a_clear_error(record_url, monkeypatch):
    monkeypatch.setattr("dragoman.store.dialects._BUSY_MILLISECONDS", 10)
    with (
        open_store(record_url) as store,
        open_store(record_url) as other,
        writing(other._engine).begin(),
        pytest.raises(StoreError, match="another program is writing"),
    ):
        store.start_run("1")


def test_readers_read_while_another_writes(record_url):
    values = {"path": "a", "page_id": "a", "room": "ingest", "reason": "empty", "detail": "", "run": 1}
    with open_store(record_url) as store:
        store.start_run("1")
        with writing(store._engine).begin() as connection, open_store(record_url) as other:
            connection.execute(rejections.insert(), values)
            assert other.rejections() == []
        assert len(store.rejections()) == 1
