"""Where SQLite and PostgreSQL differ, but for search, and where their errors become ours."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from dragoman.errors import StoreError

_BUSY_MILLISECONDS = 60_000
_CACHE_KIBIBYTES = 16 * 1024  # of each connection; SQLite itself takes 2 MiB, in which a large index turns over
_CONNECTIONS = 8  # that are kept open, of the threads of a server
_WRITES, _ALONE, _BESIDE = "dragoman_writes", "alone", "beside"
_WRITER = 0x647261676F6D616E  # "dragoman": the advisory lock that one writer at a time holds on PostgreSQL
_TEXT_OF_OURS = """
    SELECT c.table_name, c.column_name, c.data_type
    FROM information_schema.columns AS c
    WHERE c.table_schema = current_schema() AND c.table_name = ANY(:tables)
      AND c.data_type IN ('character varying', 'text') AND c.collation_name IS DISTINCT FROM 'C'
"""
_ADVICE = (
    ("no space left", "the disk is full. Free some space and run the same command again: what was read is kept"),
    ("disk is full", "the disk is full. Free some space and run the same command again: what was read is kept"),
    ("database is locked", "another program is writing to it. Wait until it is done and run the same command again"),
    ("lock timeout", "another program is writing to it. Wait until it is done and run the same command again"),
    ("not a database", "this is not a record of Dragoman. Name another file with --record"),
    ("malformed", "the file is damaged. Restore it from a copy, or read the pages into a new record"),
    ("readonly", "it may not be written. Check its rights and its folder's, or name another with --record"),
    ("unable to open", "it cannot be opened. Check that its folder exists and may be written"),
    ("disk i/o error", "the disk refused to read or write. Check its space, its limits and its health"),
    ("no such module", "this Python's SQLite lacks a feature; see dragoman doctor"),
    ("failed to resolve", "the database server is not found. Check the host in the URL"),
    ("fatal:  database", "the server has no such database. Make it with createdb, or check the URL"),
    ("fatal:  role", "the server does not know the user. Check the URL"),
    ("permission denied", "it may not be read or written by this user. Check the user in the URL and its rights"),
    ("password authentication", "the database server refuses the user or the password in the URL"),
    ("connection to server", "the database server does not answer. Check the URL and that the server runs"),
    ("could not connect", "the database server does not answer. Check the URL and that the server runs"),
)


def make_engine(url: sa.URL) -> sa.Engine:
    """Make an engine with the manners that the store relies on.

    One writer at a time, which others wait for, and readers who see the record as it was when they began, on both
    databases. On PostgreSQL an advisory lock stands for the lock that SQLite takes on its file.

    On SQLite: foreign keys are enforced, a writer waits for another, and writing transactions take the lock at their
    beginning, so that two of them cannot each wait for the other. In WAL mode ``synchronous=NORMAL`` loses no
    committed page when the process is killed, and leaves a sound database when the power fails.

    Raises:
        StoreError: The database's driver is not installed.
    """
    try:
        engine = sa.create_engine(url, json_serializer=_to_json, pool_size=_CONNECTIONS)
    except ModuleNotFoundError as error:
        package = "dragoman[postgresql]" if error.name == "psycopg" else error.name
        raise StoreError(f"{url.drivername}: this kind of database needs: pip install '{package}'.") from error
    if is_sqlite(engine):
        sa.event.listen(engine, "connect", _prepare_sqlite)
        sa.event.listen(engine, "begin", _begin_sqlite)
    else:
        sa.event.listen(engine, "begin", _begin_postgresql)
    return engine


def is_sqlite(bound: sa.Engine | sa.Connection) -> bool:
    """Say which of the two databases this is."""
    return bound.dialect.name == "sqlite"


def writing(engine: sa.Engine, *, alone: bool = True) -> sa.Engine:
    """Give the engine for transactions that write.

    Args:
        engine: Of the record.
        alone: Whether it waits for others who write alone, as whatever touches pages and facts has to. On SQLite every
            writer does.
    """
    return engine.execution_options(**{_WRITES: _ALONE if alone else _BESIDE})


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where we say, not where the driver thinks
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute(f"PRAGMA cache_size = -{_CACHE_KIBIBYTES}")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    if writes == _ALONE:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {_BUSY_MILLISECONDS}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER})")
    elif writes is None:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def prepare(engine: sa.Engine, where: str) -> None:
    """Make an empty database fit for a record: on SQLite readers are to read while a writer writes.

    Raises:
        StoreError: The database cannot hold all characters.
    """
    if is_sqlite(engine):
        _use_write_ahead_log(engine)
        return
    with engine.connect() as connection:
        encoding = connection.scalar(sa.text("SHOW server_encoding"))
    if encoding != "UTF8":
        raise StoreError(f"{where}: its encoding is {encoding}. Make the database with: createdb --encoding UTF8")


def _use_write_ahead_log(engine: sa.Engine) -> None:
    connection = engine.raw_connection()  # the mode cannot change within a transaction
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def order_by_code_point(connection: sa.Connection, tables: Iterable[str]) -> None:
    """Let text be compared by code point, as SQLite does, whatever language the database was made for.

    Keys, dates, paths and codes are compared; nothing in the record is sorted for a reader of one language. Columns
    that a migration made without saying so are brought to it here.

    Args:
        connection: A transaction that writes.
        tables: Names of the record's tables.
    """
    if is_sqlite(connection):
        return
    quote = connection.dialect.identifier_preparer.quote
    columns = connection.execute(sa.text(_TEXT_OF_OURS), {"tables": list(tables)}).all()
    for table, column, kind in columns:
        connection.exec_driver_sql(f'ALTER TABLE {quote(table)} ALTER COLUMN {quote(column)} TYPE {kind} COLLATE "C"')


def put_or_change(
    connection: sa.Connection, table: sa.Table, change: Callable[[Any], dict[str, sa.ColumnElement[Any]]]
) -> sa.Insert:
    """Give the statement that puts a row, or changes the one that has its primary key.

    Args:
        connection: In a transaction that writes.
        table: Where.
        change: Gives the new values of columns from those of the row that would have been put.
    """
    insert = sqlite.insert(table) if is_sqlite(connection) else postgresql.insert(table)
    return insert.on_conflict_do_update(index_elements=list(table.primary_key), set_=change(insert.excluded))


def go_on_counting(connection: sa.Connection, tables: Iterable[sa.Table]) -> None:
    """Let numbered rows that come next be numbered after those that were copied in with their numbers."""
    if is_sqlite(connection):
        return
    for table in tables:
        column = table.autoincrement_column
        if column is not None:
            newest = sa.select(sa.func.coalesce(sa.func.max(column), 0) + 1).scalar_subquery()
            sequence = sa.func.pg_get_serial_sequence(table.name, column.name)
            connection.execute(sa.select(sa.func.setval(sequence, newest, False)))


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Turn the database's errors into one that says what to do.

    Args:
        where: The record, as the user named it.

    Raises:
        StoreError: The database failed.
    """
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"{where}: {_advice(str(error.orig))}.") from error
    except sqlite3.Error as error:
        raise StoreError(f"{where}: {_advice(str(error))}.") from error
    except SQLAlchemyError as error:
        raise StoreError(f"{where}: {_first_line(str(error))}") from error


def _advice(message: str) -> str:
    folded = message.lower()
    return next((advice for sign, advice in _ADVICE if sign in folded), _first_line(message))


def _first_line(message: str) -> str:
    return message.strip().partition("\n")[0]


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def database_version() -> tuple[str, bool]:
    """Give the version of SQLite, and whether it has full-text search (FTS5)."""
    connection = sqlite3.connect(":memory:")
    try:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    finally:
        connection.close()
    return sqlite3.sqlite_version, "ENABLE_FTS5" in options
