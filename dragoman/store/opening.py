"""Opening a record: found or made, its schema brought up to date or refused."""

from pathlib import Path

import sqlalchemy as sa

from dragoman.errors import StoreError
from dragoman.store.dialects import make_engine, order_by_code_point, prepare, translated, writing
from dragoman.store.migrations import HEAD, VERSION_TABLE
from dragoman.store.store import Store
from dragoman.store.tables import metadata

_DRIVERS = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}


def open_store(path_or_url: str, *, create: bool = True) -> Store:
    """Open a record.

    Args:
        path_or_url: A file of SQLite, or a database URL such as ``postgresql://user@host/name``.
        create: Whether to make it where there is none.

    Returns:
        The store; close it, or use it as a context manager.

    Raises:
        StoreError: There is none and none is to be made; it is no record, is newer than this version of the product,
            or its database cannot be used.
    """
    url = url_of(path_or_url)
    where = shown(path_or_url)
    if url.get_backend_name() == "sqlite" and not create and not Path(url.database or "").is_file():
        raise _none(where)
    with translated(where):
        engine = make_engine(url)
        try:
            _bring_up_to_date(engine, where, create=create)
        except BaseException:
            engine.dispose()
            raise
    return Store(engine, where)


def _none(where: str) -> StoreError:
    return StoreError(f"{where}: there is no record. Make one with: dragoman read PATH --record {where}")


def shown(path_or_url: str) -> str:
    """Give a path or URL as it may be shown: without its password."""
    if "://" not in path_or_url:
        return path_or_url
    return url_of(path_or_url).render_as_string(hide_password=True).replace("+psycopg", "", 1)


def url_of(path_or_url: str) -> sa.URL:
    """Give the URL of a database, with its driver, from a path or a URL.

    Raises:
        StoreError: It is no URL.
    """
    if "://" not in path_or_url:
        return sa.URL.create("sqlite", database=path_or_url)
    with translated(path_or_url):
        url = sa.make_url(path_or_url)
    return url.set(drivername=_DRIVERS.get(url.drivername, url.drivername))


def _bring_up_to_date(engine: sa.Engine, where: str, *, create: bool) -> None:
    found = _schema_version(engine, where)
    if found == HEAD:
        return
    if found is not None and found > HEAD:
        raise StoreError(f"{where}: a newer version of Dragoman wrote this record (schema {found}). Update Dragoman.")
    if found is None and not create:
        raise _none(where)
    if found is None:
        prepare(engine, where)
    migrate(engine)


def _schema_version(engine: sa.Engine, where: str) -> str | None:
    """The schema's revision; None for an empty database."""
    with engine.connect() as connection:
        tables = set(sa.inspect(connection).get_table_names())
        if VERSION_TABLE in tables:
            version = connection.scalar(sa.text(f"SELECT version_num FROM {VERSION_TABLE}"))
            return None if version is None else str(version)
    if tables:
        raise StoreError(f"{where}: this is the database of another program. Name another file with --record.")
    return None


def migrate(engine: sa.Engine, revision: str = "head") -> None:
    """Bring the schema forward to a revision; another program that does so at the same time is waited for."""
    # Most of a second to import, and needed only where the schema is not current.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    with writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        order_by_code_point(connection, metadata.tables)
