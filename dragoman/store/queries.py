"""What can be asked of the record, and what comes back."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from dragoman.model.codec import Json
from dragoman.store.tables import citations, explanations, facts, pages, participants

NOTE = "note"
"""What stands for the version of the reader with a page that somebody entered as a note."""

_HIGHEST = "\U0010ffff"  # sorts after all that keys are made of
_AT_ONCE = 500  # keys in one IN (…): databases limit them


@dataclass(frozen=True, slots=True)
class FactQuery:
    """Which facts are wanted; what is None does not restrict.

    Attributes:
        family: ``engagements``, ``relations``, ``occupancies`` or ``statements``.
        kind: Kind of engagement, or predicate of relation.
        parties: All of them have to stand in the fact.
        since, until: First and last day, ``YYYY-MM-DD``; a fact that may lie between them is given, one without a
            date is not.
        page: Key of the page.
        key: Beginning of the fact's key.
    """

    family: str | None = None
    kind: str | None = None
    parties: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    page: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page of the record, without its text.

    Attributes:
        key: Digest of its bytes.
        page_id, path, url, source, author, title, published, language: As in the page record.
        reader_version: Version of what read it; :data:`NOTE` for a note, which nothing read. Empty for a page that is
            not kept.
    """

    key: str
    page_id: str
    path: str
    url: str | None
    source: str | None
    author: str | None
    title: str | None
    published: str | None
    language: str
    reader_version: str = ""

    @property
    def is_note(self) -> bool:
        """Say whether somebody entered it from what she knows."""
        return self.reader_version == NOTE


@dataclass(frozen=True, slots=True)
class StoredFact:
    """A fact of the record.

    Attributes:
        key: Its key.
        family: ``engagements``, ``relations``, ``occupancies`` or ``statements``.
        ordinal: Its place among those of its family on its page.
        data: The fact as the page record has it; empty where its words alone were asked for.
        quotes: The words of its evidence, in order.
        page: Where it was read.
    """

    key: str
    family: str
    ordinal: int
    data: Json
    quotes: tuple[str, ...]
    page: StoredPage


PAGE_COLUMNS = tuple(pages.c[name] for name in StoredPage.__dataclass_fields__)
_COLUMNS = (facts.c.payload, facts.c.key.label("fact"), facts.c.family, facts.c.ordinal, *PAGE_COLUMNS)
_OF_KEYS = sa.select(*_COLUMNS).join(pages).where(facts.c.key.in_(sa.bindparam("keys", expanding=True)))


def select_facts(connection: sa.Connection, query: FactQuery) -> list[StoredFact]:
    """Find facts, the undated last, else by day and then in the order of their pages."""
    by_day = (facts.c.first_day.is_(None), facts.c.first_day, facts.c.last_day)
    order = (*by_day, facts.c.page, facts.c.ordinal, facts.c.family)
    wanted = sa.select(*_COLUMNS).join(pages).where(*_conditions(query)).order_by(*order)
    return _complete(connection, connection.execute(wanted).all())


def select_facts_of(
    connection: sa.Connection, keys: Sequence[str], *, explained: bool = True, cited: bool = True
) -> list[StoredFact]:
    """Give facts by their keys, in the order of these.

    Args:
        connection: In a transaction.
        keys: Theirs.
        explained: Whether the data say why they were read so.
        cited: Whether they say where their words stand, and these are given.
    """
    found: list[StoredFact] = []
    for start in range(0, len(keys), _AT_ONCE):
        rows = connection.execute(_OF_KEYS, {"keys": keys[start : start + _AT_ONCE]}).all()
        found += _complete(connection, rows, explained=explained, cited=cited)
    place = {key: number for number, key in enumerate(keys)}
    return sorted(found, key=lambda fact: place[fact.key])


def _complete(
    connection: sa.Connection, found: Sequence[sa.Row[Any]], *, explained: bool = True, cited: bool = True
) -> list[StoredFact]:
    keys = [row.fact for row in found]
    words = _parts(connection, citations, keys if cited else ())
    reasons = _parts(connection, explanations, keys if explained else ())
    return [_fact(row, words[row.fact], reasons[row.fact]) for row in found]


def page_of(row: sa.Row[Any]) -> StoredPage:
    """Give the page of a row whose last columns are :data:`PAGE_COLUMNS`."""
    return StoredPage(*row[-len(PAGE_COLUMNS) :])


def _conditions(query: FactQuery) -> list[sa.ColumnElement[bool]]:
    equal = ((facts.c.family, query.family), (facts.c.kind, query.kind), (facts.c.page, query.page))
    conditions: list[sa.ColumnElement[bool]] = [column == value for column, value in equal if value is not None]
    conditions += [_has(participants.c.party == party) for party in query.parties]
    if query.since is not None:
        conditions.append(facts.c.last_day >= query.since)
    if query.until is not None:
        conditions.append(facts.c.first_day <= query.until)
    if query.key is not None:
        conditions.append(begins(facts.c.key, query.key))
    return conditions


def begins(column: sa.Column[str], name: str) -> sa.ColumnElement[bool]:
    """Say that a key begins with a name, so that an index over the keys is used."""
    return sa.and_(column >= name, column < f"{name}{_HIGHEST}")


def _has(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    return sa.exists().where(participants.c.fact == facts.c.key, condition)


def _parts(connection: sa.Connection, table: sa.Table, keys: Sequence[str]) -> dict[str, list[sa.Row[Any]]]:
    parts: dict[str, list[sa.Row[Any]]] = defaultdict(list)
    for start in range(0, len(keys), _AT_ONCE):
        wanted = sa.select(table).where(table.c.fact.in_(keys[start : start + _AT_ONCE]))
        for row in connection.execute(wanted.order_by(table.c.fact, table.c.ordinal)):
            parts[row.fact].append(row)
    return parts


def _fact(row: sa.Row[Any], cited: list[sa.Row[Any]], explained: list[sa.Row[Any]]) -> StoredFact:
    evidence = [{"start": citation.start, "end": citation.end} for citation in cited]
    reasons = [{"rule": why.rule, "detail": why.detail, "score": why.score} for why in explained]
    data = row.payload | {"evidence": evidence, "explanations": reasons}
    return StoredFact(
        row.fact, row.family, row.ordinal, data, tuple(citation.quote for citation in cited), page_of(row)
    )
