"""A copy of a record, made while others read and write it."""

import os
import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from dragoman.errors import StoreError
from dragoman.store.dialects import go_on_counting, is_sqlite, translated, writing
from dragoman.store.opening import open_store, shown, url_of
from dragoman.store.store import Store
from dragoman.store.tables import metadata

Tell = Callable[[int, int], None]

_STEP = 2000  # pages of SQLite at a time: eight megabytes
_ROWS = 1000


def back_up(store: Store, target: str, *, overwrite: bool = False, tell: Tell | None = None) -> None:
    """Copy a record as it is at this moment; whatever is written meanwhile is not in the copy.

    From SQLite to SQLite the file is copied by SQLite itself, else row by row: a record says the same in either
    database, and can be moved between them. The copy is there wholly or not at all.

    Args:
        store: The record.
        target: A file, or the URL of a database, to copy to.
        overwrite: Whether a record that is there may be replaced.
        tell: Called now and then with how much is done, and how much there is.

    Raises:
        StoreError: There is something at the target already, or it cannot be written, or the record not be read.
    """
    url, tell = url_of(target), tell or (lambda done, all_of_it: None)
    if url.get_backend_name() != "sqlite":
        _into_database(store, target, overwrite=overwrite, tell=tell)
        return
    path = Path(url.database or target)
    _check(store, path, overwrite=overwrite)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with translated(shown(target)):
            _into_file(store, unfinished, tell)
        unfinished.replace(path)
    finally:
        for left in _files(unfinished):
            left.unlink(missing_ok=True)


def _check(store: Store, path: Path, *, overwrite: bool) -> None:
    if is_sqlite(store._engine) and path.exists() and path.samefile(store._engine.url.database or ""):
        raise StoreError(f"{path}: this is the record itself. Name another file.")
    if path.exists() and not overwrite:
        raise StoreError(f"{path}: there is a file already. Name another, or replace it with --force.")
    if any(log.exists() for log in _files(path)[1:]):
        # Left beside the new file, they would be taken for a part of it.
        raise StoreError(f"{path}: the file there is in use. Name another, or close the program that uses it.")


def _files(path: Path) -> tuple[Path, Path, Path]:
    """The files of a record of SQLite: itself, and the two that are there while it is used."""
    return path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def _into_file(store: Store, path: Path, tell: Tell) -> None:
    if is_sqlite(store._engine):
        _copy_file(store, path, tell)
        return
    with open_store(str(path)) as copy:
        _copy_rows(store, copy, tell)


def _copy_file(store: Store, path: Path, tell: Tell) -> None:
    """Let SQLite copy its pages, within one transaction that reads: else each write would make it begin again."""
    with store._engine.connect() as reading, closing(sqlite3.connect(path)) as copy:
        reading.exec_driver_sql("SELECT 1 FROM runs LIMIT 1").all()
        source: Any = reading.connection.driver_connection
        source.backup(copy, pages=_STEP, progress=lambda _, left, total: tell(total - left, total))
        copy.execute("PRAGMA journal_mode = WAL")


def _into_database(store: Store, target: str, *, overwrite: bool, tell: Tell) -> None:
    with open_store(target) as copy:
        if copy._engine.url == store._engine.url:
            raise StoreError(f"{copy.where}: this is the record itself. Name another database.")
        _copy_rows(store, copy, tell, overwrite=overwrite)


def _copy_rows(store: Store, copy: Store, tell: Tell, *, overwrite: bool = False) -> None:
    """Copy all tables in one transaction."""
    tables = metadata.sorted_tables
    with (
        translated(store.where),
        store._engine.connect() as reading,
        translated(copy.where),
        writing(copy._engine).begin() as connection,
    ):
        if not overwrite and any(_count(connection, table) for table in tables):
            raise StoreError(f"{copy.where}: there is a record already. Name another, or replace it with --force.")
        for table in reversed(tables):
            connection.execute(table.delete())
        done, all_of_it = 0, sum(_count(reading, table) for table in tables)
        for table in tables:
            with closing(_batches(reading, table)) as batches:  # its cursor too, where it is cut off
                for rows in batches:
                    connection.execute(table.insert(), rows)
                    done += len(rows)
                    tell(done, all_of_it)
        go_on_counting(connection, tables)


def _count(connection: sa.Connection, table: sa.Table) -> int:
    return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def _batches(connection: sa.Connection, table: sa.Table) -> Generator[list[dict[str, Any]], None, None]:
    query = sa.select(table).order_by(*table.primary_key).execution_options(yield_per=_ROWS)
    with connection.execute(query) as found:
        for rows in found.mappings().partitions():
            yield [dict(row) for row in rows]
