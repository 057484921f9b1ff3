"""Writing a run's pages, one transaction each."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import combinations
from typing import Any

import sqlalchemy as sa

from dragoman.model.page import Page
from dragoman.model.record import PageRecord
from dragoman.model.rejection import Reason, Rejection
from dragoman.store.counting import count_facts
from dragoman.store.dialects import translated, writing
from dragoman.store.keys import short, stated_key
from dragoman.store.passages import fact_passage, page_passage
from dragoman.store.resolution import forget_page, put_pending
from dragoman.store.rows import FactRows, Row, fact_rows, page_row, storable
from dragoman.store.shelves import shelf
from dragoman.store.tables import (
    citations,
    explanations,
    fact_parties,
    facts,
    pages,
    participants,
    passages,
    rejections,
    runs,
)


def now() -> str:
    """The time, ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Run:
    """One run of the reader over some pages.

    A page's identity is its canonical address where it has one, else its bytes.

    Args:
        engine: The record's engine.
        where: The record as the user named it.
        number: The run's row.
        reader_version: Version of what reads; pages that another version read are read again.
    """

    def __init__(self, engine: sa.Engine, where: str, number: int, reader_version: str) -> None:
        self._engine, self._where = engine, where
        self._number, self._reader_version = number, reader_version

    def known(self, page: Page) -> str | None:
        """Give the key of the page as already read by this version of the reader, or None.

        The same bytes have to come with the same statements (address, date, language …) to be the same page.

        Raises:
            StoreError: The record cannot be read.
        """
        same = (pages.c.key == page.digest, pages.c.stated == stated_key(page))
        query = sa.select(pages.c.key).where(*same, pages.c.reader_version == self._reader_version)
        with translated(self._where), self._engine.connect() as connection:
            return connection.scalar(query.limit(1))

    def keep(self, page: Page, record: PageRecord) -> Rejection | None:
        """Keep what was read of a page, in the place of what an earlier version read of it.

        Of two pages with one address, an article and its update, the one published later is kept, whichever comes
        first; where their dates do not tell, the one whose key is greater, so that any order gives the same record.

        Args:
            page: The page as it was handed in.
            record: What was read.

        Returns:
            None; or, where the record has a later page of the same address, the rejection that was kept instead.

        Raises:
            StoreError: The record cannot be written; it is as it was before.
        """
        row = page_row(record) | {"stated": stated_key(page), "reader_version": self._reader_version}
        with translated(self._where), writing(self._engine).begin() as connection:
            twin = self._twin(connection, row["canonical_url"], row["key"])
            if twin is not None and (twin.published or "", twin.key) > (row["published"] or "", row["key"]):
                rejection = _superseded(page.id, page.path, twin.path)
                self._put_rejection(connection, rejection)
                return rejection
            self._clear(connection, page, row["key"], row["canonical_url"])
            if twin is not None and (twin.path, twin.page_id) != (row["path"], row["page_id"]):
                self._put_rejection(connection, _superseded(twin.page_id, twin.path, page.path))
            connection.execute(pages.insert(), row | {"run": self._number})
            rows = fact_rows(row["key"], record.facts)
            _put_facts(connection, row, rows)
            put_pending(connection, [fact["key"] for fact in rows.facts])
            _put_passages(connection, row, rows)
        return None

    def reject(self, rejection: Rejection, page: Page | None = None) -> None:
        """Keep why a page was left out.

        Args:
            rejection: Why.
            page: The page, where it could be read at all: what an earlier version read of it is withdrawn, unless
                this one only failed.

        Raises:
            StoreError: The record cannot be written.
        """
        with translated(self._where), writing(self._engine).begin() as connection:
            self._put_rejection(connection, rejection)
            if page is not None and rejection.reason is not Reason.FAILED:
                forget_page(connection, [page.digest])
                connection.execute(pages.delete().where(pages.c.key == page.digest))

    def finish(self, counts: Mapping[str, int]) -> None:
        """Note that the run came to its end, and what it did.

        Raises:
            StoreError: The record cannot be written.
        """
        done = runs.update().where(runs.c.id == self._number).values(finished=now(), counts=dict(counts))
        with translated(self._where), writing(self._engine).begin() as connection:
            connection.execute(done)

    def _twin(self, connection: sa.Connection, url: str | None, key: str) -> Any | None:
        same = (pages.c.canonical_url == url, pages.c.key != key, pages.c.reader_version == self._reader_version)
        columns = (pages.c.key, pages.c.path, pages.c.page_id, pages.c.published)
        return None if url is None else connection.execute(sa.select(*columns).where(*same)).first()

    def _clear(self, connection: sa.Connection, page: Page, key: str, url: str | None) -> None:
        same = pages.c.key == key if url is None else sa.or_(pages.c.key == key, pages.c.canonical_url == url)
        forget_page(connection, list(connection.scalars(sa.select(pages.c.key).where(same))))
        connection.execute(pages.delete().where(same))
        connection.execute(rejections.delete().where(*_named(page.path, page.id)))

    def _put_rejection(self, connection: sa.Connection, rejection: Rejection) -> None:
        connection.execute(rejections.delete().where(*_named(rejection.path, rejection.page_id)))
        values = {
            "path": _name(rejection.path), "page_id": _name(rejection.page_id), "room": rejection.room,
            "reason": rejection.reason.value, "detail": storable(rejection.detail), "run": self._number,
        }  # fmt: skip
        connection.execute(rejections.insert(), values)


def _superseded(page_id: str, path: str, later: str) -> Rejection:
    detail = f"It has the same address as {later}, which is kept as the later of the two."
    return Rejection(page_id, path, "store", Reason.DUPLICATE, detail)


def _named(path: str, page_id: str) -> tuple[sa.ColumnElement[bool], ...]:
    """What finds the rejection of a page."""
    return rejections.c.path == _name(path), rejections.c.page_id == _name(page_id)


def _name(identifier: str) -> str:
    return short(storable(identifier))


def _put_facts(connection: sa.Connection, page: Row, rows: FactRows) -> None:
    tables = ((facts, rows.facts), (citations, rows.citations), (participants, rows.participants))
    for table, values in (*tables, (explanations, rows.explanations), (fact_parties, list(_parties(page, rows)))):
        if values:
            connection.execute(table.insert(), values)
    count_facts(connection, (fact["family"] for fact in rows.facts), rows.participants)


def _parties(page: Row, rows: FactRows) -> Iterator[Row]:
    """Give by whom relations, posts and statements are found; engagements are found across pages."""
    parties: dict[str, set[str]] = {}
    for taker in rows.participants:
        parties.setdefault(taker["fact"], set()).add(taker["party"] or "")
    for fact in rows.facts:
        if fact["family"] != "engagements":
            place = {"family": fact["family"], "published": page["published"] or "", "page": page["key"]}
            place["ordinal"] = fact["ordinal"]
            yield from ({"fact": fact["key"], "party": each, **place} for each in sorted(_shelves(fact, parties)))


def _shelves(fact: Row, parties: Mapping[str, set[str]]) -> set[str]:
    """Give where a fact is found: among all, by each party, and by two that a relation or somebody's words tie."""
    mine = parties.get(fact["key"], set()) - {""}
    if fact["family"] == "relations":
        pairs = set(combinations(sorted(mine), 2))
    else:
        pairs = {(party, other) for party in mine for other in fact["payload"].get("about", ())}
    return {"", *mine, *(shelf(*pair) for pair in pairs)}


def _put_passages(connection: sa.Connection, page: Row, rows: FactRows) -> None:
    quotes: dict[str, list[str]] = {fact["key"]: [] for fact in rows.facts}
    for citation in rows.citations:
        quotes[citation["fact"]].append(citation["quote"])
    found = [page_passage(page["key"], page["title"], page["text"], page["body"])]
    found += (fact_passage(page["key"], fact["family"], fact["key"], quotes[fact["key"]]) for fact in rows.facts)
    connection.execute(passages.insert(), found)
