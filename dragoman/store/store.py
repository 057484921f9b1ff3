"""The record, opened."""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self, TypeVar

import sqlalchemy as sa

from dragoman import __version__
from dragoman.errors import StoreError
from dragoman.model.codec import Json, decode_record
from dragoman.model.record import PageRecord
from dragoman.model.rejection import Rejection
from dragoman.store import listing, merged
from dragoman.store.accounts import AccountBook
from dragoman.store.dialects import is_sqlite, translated, writing
from dragoman.store.finding import EngagementQuery, count_by, select_by_year, select_labels
from dragoman.store.judgements import Judgement, put_judgement, select_judgements, select_moved
from dragoman.store.memory import Memory
from dragoman.store.merged import StoredEngagement, select_engagements
from dragoman.store.naming import select_homes, select_known, select_persons
from dragoman.store.queries import PAGE_COLUMNS, FactQuery, StoredFact, StoredPage, begins, select_facts
from dragoman.store.questions import Questions
from dragoman.store.resolution import Resolution, reopen
from dragoman.store.resolution_tables import pending, pending_aliases, totals
from dragoman.store.rows import FAMILIES, page_json
from dragoman.store.search import SearchHit, find_words
from dragoman.store.tables import facts, pages, rejections, runs
from dragoman.store.writing import Run, now

_SHORTEST_KEY = 4
Made = TypeVar("Made")


class Store:
    """The record, opened. Made by :func:`~dragoman.store.open_store`.

    Every method raises StoreError where the database fails.

    Args:
        engine: An engine whose schema is current.
        where: The record as the user named it.
    """

    def __init__(self, engine: sa.Engine, where: str) -> None:
        self._engine, self.where = engine, where
        self.accounts = AccountBook(engine, where)
        self._memory = Memory(engine)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._memory.close()
        self._engine.dispose()

    @property
    def is_file(self) -> bool:
        """Say whether the record is a file of SQLite, and not on a server."""
        return is_sqlite(self._engine)

    def kept(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what was made of the record under a key, or make it; it is kept until anything in the record changes.

        Args:
            key: All that it depends on, but for the record.
            make: Makes it; nobody may change it afterwards.
        """
        with translated(self.where):
            return self._memory.get(key, make)

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
            yield Resolution(connection)

    @contextmanager
    def asking(self) -> Iterator[Questions]:
        """Ask several things of the record as it is at one moment."""
        with self._reading() as connection:
            yield Questions(connection)

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
        order = (pages.c.published.is_(None), pages.c.published, pages.c.path, pages.c.key)
        with self._reading() as connection:
            return [StoredPage(*row) for row in connection.execute(sa.select(*PAGE_COLUMNS).order_by(*order))]

    def find_page(self, name: str) -> StoredPage:
        """Find a page by its id, its path, its address or the beginning of its key.

        Raises:
            StoreError: None has the name, or several have.
        """
        names = [pages.c.page_id == name, pages.c.path == name, pages.c.url == name]
        if len(name) >= _SHORTEST_KEY:
            names.append(begins(pages.c.key, name))
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

    def engagements(self, query: EngagementQuery | None = None, *, in_full: bool = True) -> list[StoredEngagement]:
        """Find engagements across pages, by day; those without a date come last.

        Args:
            query: Which.
            in_full: Whether what each page says is given too; else its words alone, and where they stand.
        """
        with self._reading() as connection:
            return select_engagements(connection, query or EngagementQuery(), in_full=in_full)

    def find_engagement(self, name: str) -> StoredEngagement:
        """Find an engagement by the beginning of its id, or of the key of a report of it.

        Raises:
            StoreError: None has it, or several have.
        """
        with self._reading() as connection:
            found = merged.find_engagement(connection, name) if name else []
            if len(found) == 1:
                return select_engagements(connection, EngagementQuery(ids=(found[0],)))[0]
        problem = "several engagements begin so; give more of the key" if found else "no such engagement"
        raise StoreError(f"{name}: {problem}. `dragoman show engagements` lists them.")

    def count_engagements(self, query: EngagementQuery, *by: str) -> list[tuple[Any, ...]]:
        """Count engagements by ``kind``, ``status`` and ``month`` (the first, ``YYYY-MM``), in this order."""
        with self._reading() as connection:
            return count_by(connection, query, *by)

    def links(self, keys: Collection[str]) -> list[Json]:
        """Give the links among some reports with what was seen, the strongest first."""
        with self._reading() as connection:
            return merged.select_links(connection, keys)

    def doubts(self, least: float, most: float, limit: int) -> list[Json]:
        """Give pairs of reports that are taken for two engagements, their scores between two values."""
        with self._reading() as connection:
            return merged.select_doubts(connection, least, most, limit)

    def pair_links(self, pairs: Collection[tuple[str, str]]) -> dict[tuple[str, str], Json]:
        """Give the links of some pairs of reports with what was seen."""
        with self._reading() as connection:
            return merged.select_pairs(connection, pairs)

    def conflicts(self, limit: int | None = None) -> list[Json]:
        """Give what sources differ in, what matters most first."""
        with self._reading() as connection:
            return merged.select_conflicts(connection, limit)

    def find_conflict(self, key: str) -> Json | None:
        """Give the conflict of a key, or None where there is none."""
        with self._reading() as connection:
            return merged.select_conflict(connection, key)

    def labels(self, sort: str) -> tuple[tuple[str, str, int], ...]:
        """Give the values, labels and counts of ``framework`` or ``theme``, the commonest first."""
        return self.kept(("labels", sort), lambda: self._labels(sort))

    def _labels(self, sort: str) -> tuple[tuple[str, str, int], ...]:
        with self._reading() as connection:
            return tuple(select_labels(connection, sort))

    def by_year(self, sort: str, query: EngagementQuery) -> list[tuple[str, str | None, int]]:
        """Count engagements by ``framework`` or ``theme`` and year."""
        with self._reading() as connection:
            return select_by_year(connection, sort, query)

    def names(self, person: str | None = None) -> list[Json]:
        """Give names of persons with party, person and count, the commonest first."""
        with self._reading() as connection:
            return merged.select_names(connection, person)

    def persons_named(self, name: str) -> list[str]:
        """Give the ids of persons one of whose names holds all words of a name, those named most often first."""
        with self._reading() as connection:
            return select_persons(connection, name)

    def known_names(self, keys: Collection[str]) -> set[str]:
        """Give those of some keys that are keys of names."""
        with self._reading() as connection:
            return select_known(connection, keys)

    def persons_of(self, keys: Collection[str]) -> dict[str, str]:
        """Give the person of each of some keys of names; one that is not (yet) anybody's is left out."""
        with self._reading() as connection:
            return select_homes(connection, keys)

    def mentions(self) -> list[tuple[str, str, str]]:
        """Give page id, name and alias of everybody who is named anywhere."""
        with self._reading() as connection:
            return merged.select_mentions(connection)

    def person_links(self, person: str) -> list[Json]:
        """Give why the names of a person are held to be one person's."""
        with self._reading() as connection:
            return merged.select_alias_links(connection, person)

    def facts_of_person(self, person: str, family: str) -> list[StoredFact]:
        """Give the occupancies or statements in which a person is named."""
        with self._reading() as connection:
            return listing.select_facts_of_person(connection, person, family)

    def judgements(self) -> list[Judgement]:
        """Give the log of what people judged, oldest first."""
        with self._reading() as connection:
            return select_judgements(connection)

    def moved_pages(self, homes: Mapping[str, str]) -> dict[str, str]:
        """Give for pages that are no longer in the record, with their addresses, the later version at the same."""
        with self._reading() as connection:
            return select_moved(connection, homes)

    def judge(self, **values: Any) -> int:
        """Add to the log of what people judged; gives the entry's number."""
        with translated(self.where), writing(self._engine).begin() as connection:
            return put_judgement(connection, made=now(), **values)

    def engagement_keys(self, pages_: Collection[str]) -> list[str]:
        """Give the keys of the engagements that some pages report."""
        wanted = sa.select(facts.c.key).where(facts.c.family == "engagements", facts.c.page.in_(pages_))
        with self._reading() as connection:
            return sorted(connection.scalars(wanted))

    def reopen(self, facts_: Collection[str], aliases_: Collection[str] = ()) -> None:
        """Have facts and names put among the others anew."""
        with translated(self.where), writing(self._engine).begin() as connection:
            reopen(connection, facts_, aliases_)

    def search(self, words: str, *, limit: int = 20, family: str | None = None) -> list[SearchHit]:
        """Find pages and facts in whose words all of ``words`` occur, the best first.

        A page is found by its title and article, a fact by the words of its evidence. See
        :mod:`dragoman.store.wanted` for what can be asked; nothing that is asked is an error. Where very many match,
        the ten thousand that were kept last are weighed.

        Args:
            words: What to look for.
            limit: The most hits that are given.
            family: One of :data:`~dragoman.store.search.SEARCHED`, or None for all.
        """
        with self._reading() as connection:
            return find_words(connection, words, limit, family)

    def parties(self) -> tuple[tuple[str, str], ...]:
        """Give each party with each name of its actors, those with the most engagements first."""
        return self.kept(("parties",), self._parties)

    def _parties(self) -> tuple[tuple[str, str], ...]:
        with self.asking() as ask:
            counts, names = dict(ask.count_facets("party")), ask.party_names()
        names.sort(key=lambda row: -counts.get(row[0], 0))
        return tuple((party, label) for party, label, _ in names)

    def rejections(self) -> list[Rejection]:
        """Give the pages that were left out, by reason and path."""
        with self._reading() as connection:
            return listing.select_rejections(connection, None)

    def counts(self) -> dict[str, int]:
        """Count pages, rejections and the facts of each family."""
        by_family = sa.select(totals.c.one, totals.c.total).where(totals.c.sort == "facts")
        counts = dict.fromkeys(("pages", "rejections", *FAMILIES), 0)
        with self._reading() as connection:
            for table in (pages, rejections):
                counts[table.name] = listing.count_rows(connection, table)
            counts.update({row[0]: row[1] for row in connection.execute(by_family)})
        return counts

    def check(self) -> str | None:
        """Say what is wrong with the database itself, or None where nothing is."""
        if not is_sqlite(self._engine):
            return None
        with self._reading() as connection:
            damage = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if damage != ["ok"]:
            return str(damage[0])
        return f"{len(orphans)} rows point nowhere" if orphans else None
