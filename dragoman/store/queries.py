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
_BARE = (facts.c.key.label("fact"), facts.c.family, facts.c.ordinal, *PAGE_COLUMNS)
_COLUMNS = (facts.c.payload, *_BARE)


def select_facts(connection: sa.Connection, query: FactQuery) -> list[StoredFact]:
    """Find facts, the undated last, else by day and then in the order of their pages."""
    by_day = (facts.c.first_day.is_(None), facts.c.first_day, facts.c.last_day)
    order = (*by_day, facts.c.page, facts.c.ordinal, facts.c.family)
    return _complete(connection, sa.select(*_COLUMNS).join(pages).where(*_conditions(query)).order_by(*order))


def select_facts_of(
    connection: sa.Connection, keys: Sequence[str], *, in_full: bool = True, explained: bool = True
) -> list[StoredFact]:
    """Give facts by their keys, in the order of these; not ``in_full`` without their data.

    Args:
        connection: In a transaction.
        keys: Theirs.
        in_full: Whether with their data, or with their words alone.
        explained: Whether the data say why they were read so.
    """
    found: list[StoredFact] = []
    for start in range(0, len(keys), _AT_ONCE):
        wanted = facts.c.key.in_(keys[start : start + _AT_ONCE])
        columns = _COLUMNS if in_full else _BARE
        query = sa.select(*columns).join(pages).where(wanted)
        found += _complete(connection, query, in_full=in_full, explained=explained)
    place = {key: number for number, key in enumerate(keys)}
    return sorted(found, key=lambda fact: place[fact.key])


def _complete(
    connection: sa.Connection, query: sa.Select[Any], *, in_full: bool = True, explained: bool = True
) -> list[StoredFact]:
    found = connection.execute(query).all()
    keys = [row.fact for row in found]
    if not in_full:
        quotes = _quotes(connection, keys)
        return [StoredFact(row.fact, row.family, row.ordinal, {}, tuple(quotes[row.fact]), _page(row)) for row in found]
    cited = _parts(connection, citations, keys)
    reasons = _parts(connection, explanations, keys if explained else ())
    return [_fact(row, cited[row.fact], reasons[row.fact]) for row in found]


def _quotes(connection: sa.Connection, keys: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for start in range(0, len(keys), _AT_ONCE):
        wanted = sa.select(citations.c.fact, citations.c.quote)
        mine = citations.c.fact.in_(keys[start : start + _AT_ONCE])
        for fact, quote in connection.execute(wanted.where(mine).order_by(citations.c.fact, citations.c.ordinal)):
            found[fact].append(quote)
    return found


def _page(row: sa.Row[Any]) -> StoredPage:
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
    return StoredFact(row.fact, row.family, row.ordinal, data, tuple(citation.quote for citation in cited), _page(row))
