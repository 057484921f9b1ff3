"""The record, opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from dragoman import __version__
from dragoman.errors import StoreError
from dragoman.model.codec import Json, decode_record
from dragoman.model.record import PageRecord
from dragoman.model.rejection import Reason, Rejection
from dragoman.store.dialects import take_turns, translated, writing
from dragoman.store.queries import PAGE_COLUMNS, FactQuery, StoredFact, StoredPage, select_facts
from dragoman.store.resolution import Resolution
from dragoman.store.resolution_tables import pending, pending_aliases
from dragoman.store.rows import FAMILIES, page_json
from dragoman.store.tables import facts, pages, participants, rejections, runs
from dragoman.store.writing import Run, now

_SHORTEST_KEY = 4


class Store:
    """The record, opened. Made by :func:`~dragoman.store.open_store`.

    Every method raises StoreError where the database fails.

    Args:
        engine: An engine whose schema is current.
        where: The record as the user named it.
    """

    def __init__(self, engine: sa.Engine, where: str) -> None:
        self._engine, self.where = engine, where

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with translated(self.where), self._engine.connect() as connection:
            yield connection

    def start_run(self, reader_version: str) -> Run:
        """Begin a run, which writes pages."""
        values = {"started": now(), "product_version": __version__, "reader_version": reader_version}
        with translated(self.where), writing(self._engine).begin() as connection:
            (number,) = connection.execute(runs.insert().returning(runs.c.id), values).one()
        return Run(self._engine, self.where, number, reader_version)

    @contextmanager
    def resolving(self) -> Iterator[Resolution]:
        """Work on what is one across pages, in one transaction; whoever else does waits until it is done."""
        with translated(self.where), writing(self._engine).begin() as connection:
            take_turns(connection)
            yield Resolution(connection)

    def pending(self) -> int:
        """Count the facts that are not yet put among the others."""
        with self._reading() as connection:
            waiting = connection.scalar(sa.select(sa.func.count()).select_from(pending)) or 0
            return waiting + (connection.scalar(sa.select(sa.func.count()).select_from(pending_aliases)) or 0)

    def has_page(self, digest: str, reader_version: str) -> bool:
        """Say whether a page of these bytes was read by this version of the reader."""
        query = sa.select(pages.c.key).where(pages.c.key == digest, pages.c.reader_version == reader_version)
        with self._reading() as connection:
            return connection.scalar(query) is not None

    def pages(self) -> list[StoredPage]:
        """Give all pages, by date of publication and path."""
        order = (pages.c.published.is_(None), pages.c.published, pages.c.path)
        with self._reading() as connection:
            return [StoredPage(*row) for row in connection.execute(sa.select(*PAGE_COLUMNS).order_by(*order))]

    def find_page(self, name: str) -> StoredPage:
        """Find a page by its id, its path, its address or the beginning of its key.

        Raises:
            StoreError: None has the name, or several have.
        """
        names = [pages.c.page_id == name, pages.c.path == name, pages.c.url == name]
        if len(name) >= _SHORTEST_KEY:
            names.append(pages.c.key.startswith(name, autoescape=True))
        with self._reading() as connection:
            found = connection.execute(sa.select(*PAGE_COLUMNS).where(sa.or_(*names)).limit(3)).all()
        if len(found) == 1:
            return StoredPage(*found[0])
        if found:
            raise StoreError(f"{name}: several pages have this name. Name one by its path, such as {found[0].path}")
        raise StoreError(f"{name}: no such page. `dragoman show pages` lists them.")

    def page_json(self, key: str) -> Json:
        """Give the ``page`` of the page record, its text and blocks included.

        Raises:
            StoreError: There is no page of this key.
        """
        with self._reading() as connection:
            row = connection.execute(sa.select(pages).where(pages.c.key == key)).one_or_none()
        if row is None:
            raise StoreError(f"{self.where}: no page has the key {key}.")
        return page_json(row._asdict())

    def record(self, key: str) -> PageRecord:
        """Give what was read of a page, as it was kept."""
        data: Json = {"page": self.page_json(key)} | {family: [] for family in FAMILIES}
        for fact in sorted(self.facts(FactQuery(page=key)), key=lambda fact: fact.ordinal):
            data[fact.family].append(fact.data)
        return decode_record(data)

    def facts(self, query: FactQuery | None = None) -> list[StoredFact]:
        """Find facts, by day; those without a date come last."""
        with self._reading() as connection:
            return select_facts(connection, query or FactQuery())

    def parties(self) -> list[tuple[str, str]]:
        """Give each party with each name of its actors, the most often met first."""
        return self._names(participants.c.party, participants.c.label)

    def persons(self) -> list[tuple[str, str]]:
        """Give each person's id with each of her names, the most often met first."""
        return self._names(participants.c.person, participants.c.name)

    def _names(self, key: sa.Column[str], name: sa.Column[str]) -> list[tuple[str, str]]:
        query = sa.select(key, name).where(key.is_not(None)).group_by(key, name)
        with self._reading() as connection:
            rows = connection.execute(query.order_by(sa.func.count().desc(), key, name))
            return [(row[0], row[1]) for row in rows]

    def rejections(self) -> list[Rejection]:
        """Give the pages that were left out, by reason and path."""
        query = sa.select(rejections).order_by(rejections.c.reason, rejections.c.path, rejections.c.page_id)
        with self._reading() as connection:
            found = connection.execute(query).all()
        return [Rejection(r.page_id, r.path, r.room, Reason(r.reason), r.detail) for r in found]

    def counts(self) -> dict[str, int]:
        """Count pages, rejections and the facts of each family."""
        by_family = sa.select(facts.c.family, sa.func.count()).group_by(facts.c.family)
        counts = dict.fromkeys(("pages", "rejections", *FAMILIES), 0)
        with self._reading() as connection:
            for table in (pages, rejections):
                counts[table.name] = connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
            counts.update({row[0]: row[1] for row in connection.execute(by_family)})
        return counts

    def check(self) -> str | None:
        """Say what is wrong with the database itself, or None where nothing is."""
        if self._engine.dialect.name != "sqlite":
            return None
        with self._reading() as connection:
            damage = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if damage != ["ok"]:
            return str(damage[0])
        return f"{len(orphans)} rows point nowhere" if orphans else None
