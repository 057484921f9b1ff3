"""The only place where SQLite and PostgreSQL differ, and where their errors become ours."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from dragoman.errors import StoreError

_BUSY_MILLISECONDS = 15_000
_RESOLVING = 0x647261676F  # the lock's number: "drago"
_WRITES = "dragoman_writes"
_ADVICE = (
    ("disk is full", "the disk is full. Free some space and run the same command again: what was read is kept"),
    ("database is locked", "another program is writing to it. Wait until it is done and run the same command again"),
    ("not a database", "this is not a record of Dragoman. Name another file with --record"),
    ("malformed", "the file is damaged. Restore it from a copy, or read the pages into a new record"),
    ("readonly", "it may not be written. Check its rights and its folder's, or name another with --record"),
    ("unable to open", "it cannot be opened. Check that its folder exists and may be written"),
    ("disk i/o error", "the disk refused to read or write. Check its space, its limits and its health"),
    ("no such module", "this Python's SQLite lacks a feature; see dragoman doctor"),
    ("could not connect", "the database server does not answer. Check the URL and that the server runs"),
    ("connection refused", "the database server does not answer. Check the URL and that the server runs"),
    ("password authentication", "the database server refuses the user or the password in the URL"),
)


def make_engine(url: sa.URL) -> sa.Engine:
    """Make an engine with the manners that the store relies on.

    On SQLite: foreign keys are enforced, a writer waits for another, and writing transactions take the lock at their
    beginning, so that two of them cannot each wait for the other. In WAL mode ``synchronous=NORMAL`` loses no
    committed page when the process is killed, and leaves a sound database when the power fails.

    Raises:
        StoreError: The database's driver is not installed.
    """
    try:
        engine = sa.create_engine(url, json_serializer=_to_json)
    except ModuleNotFoundError as error:
        raise StoreError(f"{url.drivername}: this kind of database needs `pip install {error.name}`.") from error
    if url.get_backend_name() == "sqlite":
        sa.event.listen(engine, "connect", _prepare_sqlite)
        sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def writing(engine: sa.Engine) -> sa.Engine:
    """Give the engine for transactions that write."""
    return engine.execution_options(**{_WRITES: True})


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where we say, not where the driver thinks
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def take_turns(connection: sa.Connection) -> None:
    """Let one transaction at a time work on what is one across pages; SQLite has but one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({_RESOLVING})"))


def use_write_ahead_log(engine: sa.Engine) -> None:
    """Let readers read while a writer writes; kept in the file once set."""
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()  # the mode cannot change within a transaction
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


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
