"""What can be asked of the engagements and persons of a record, across pages."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from dragoman.model.codec import Json
from dragoman.store.finding import EngagementQuery, select_ids
from dragoman.store.queries import PAGE_COLUMNS, StoredFact, begins, page_of, select_facts_of
from dragoman.store.resolution_tables import (
    alias_links,
    aliases,
    conflicts,
    engagements,
    links,
    mentions,
    reports,
)
from dragoman.store.rows import storable
from dragoman.store.tables import citations, facts, pages

_IDS: sa.BindParameter[Any] = sa.bindparam("ids", expanding=True)
_ENGAGEMENTS = sa.select(engagements).where(engagements.c.id.in_(_IDS))
_REPORTS = sa.select(reports.c.fact, reports.c.engagement).where(reports.c.engagement.in_(_IDS))
_WORDS = (
    sa.select(reports.c.engagement, facts.c.key, facts.c.family, facts.c.ordinal, citations.c.quote, *PAGE_COLUMNS)
    .select_from(
        reports.join(facts, facts.c.key == reports.c.fact)
        .join(pages, pages.c.key == facts.c.page)
        .outerjoin(citations, citations.c.fact == reports.c.fact)
    )
    .where(reports.c.engagement.in_(_IDS))
    .order_by(reports.c.engagement, reports.c.fact, citations.c.ordinal)
)
_AT_ONCE = 500  # values in one IN (…): databases limit them
_DOUBT = ("left", "right", "one", "other")


@dataclass(frozen=True, slots=True)
class StoredEngagement:
    """An engagement of the record.

    Attributes:
        id: Its id.
        data: The merged engagement, with ``values``, ``conflicts``, ``history``.
        judged: Who accepted or corrected it, or None.
        reports: What each page says of it, by the dates of the pages.
    """

    id: str
    data: Json
    judged: str | None
    reports: tuple[StoredFact, ...]


def select_engagements(
    connection: sa.Connection, query: EngagementQuery, *, in_full: bool = True
) -> list[StoredEngagement]:
    """Find engagements by day, the undated last.

    Args:
        connection: In a transaction.
        query: Which.
        in_full: Whether what each page says is given too; else its words alone, and where they stand.
    """
    ids = select_ids(connection, query)
    return engagements_of(connection, ids, reports_of(connection, ids, in_full=in_full))


def engagements_of(
    connection: sa.Connection, ids: Sequence[str], told: Mapping[str, Sequence[StoredFact]]
) -> list[StoredEngagement]:
    """Give engagements in the order of their ids; one that there is none of is left out.

    Args:
        connection: In a transaction.
        ids: Theirs.
        told: Their reports.
    """
    rows = _of_ids(connection, ids)
    return [
        StoredEngagement(name, rows[name].data, rows[name].judged, tuple(told.get(name, ())))
        for name in ids
        if name in rows
    ]


def _of_ids(connection: sa.Connection, ids: Sequence[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for start in range(0, len(ids), _AT_ONCE):
        rows = connection.execute(_ENGAGEMENTS, {"ids": ids[start : start + _AT_ONCE]})
        found |= {row.id: row for row in rows}
    return found


def reports_of(connection: sa.Connection, ids: Collection[str], *, in_full: bool) -> dict[str, list[StoredFact]]:
    """Give what pages say of some engagements, by the dates of the pages."""
    found: dict[str, list[StoredFact]] = defaultdict(list)
    names = sorted(ids)
    for start in range(0, len(names), _AT_ONCE):
        part = {"ids": names[start : start + _AT_ONCE]}
        for name, fact in _told(connection, part) if in_full else _worded(connection, part):
            found[name].append(fact)
    for told in found.values():
        told.sort(key=lambda fact: (fact.page.published or "9", fact.page.path, fact.key))
    return found


def _told(connection: sa.Connection, part: Json) -> Iterator[tuple[str, StoredFact]]:
    home = {row[0]: row[1] for row in connection.execute(_REPORTS, part)}
    for fact in select_facts_of(connection, sorted(home)):
        yield home[fact.key], fact


def _worded(connection: sa.Connection, part: Json) -> Iterator[tuple[str, StoredFact]]:
    """Give the reports without their data, each as many rows in a row as it has words."""
    for _, rows in groupby(connection.execute(_WORDS, part), key=itemgetter(1)):
        first, *others = rows
        name, key, family, ordinal, quote = first[:5]
        quotes = (quote, *(row[4] for row in others)) if quote is not None else ()
        yield name, StoredFact(key, family, ordinal, {}, quotes, page_of(first))


def find_engagement(connection: sa.Connection, name: str) -> list[str]:
    """Give the ids of engagements that begin with a name, or that have a report whose key does."""
    by_id = sa.select(engagements.c.id).where(begins(engagements.c.id, name))
    by_fact = sa.select(reports.c.engagement).where(begins(reports.c.fact, name))
    return sorted(set(connection.scalars(by_id.limit(3))) | set(connection.scalars(by_fact.limit(3))))


def select_links(connection: sa.Connection, keys: Collection[str]) -> list[Json]:
    """Give the links among some reports, the strongest first."""
    names = sorted(keys)[:_AT_ONCE]
    query = sa.select(links).where(links.c.left.in_(names), links.c.right.in_(names))
    return [row._asdict() for row in connection.execute(query.order_by(links.c.score.desc(), links.c.left))]


def select_doubts(connection: sa.Connection, least: float, most: float, limit: int) -> list[Json]:
    """Give pairs of reports in two engagements whose score lies between two values, the likeliest first.

    Each with the two reports and the two engagements; :func:`select_pairs` has what was seen.
    """
    left, right = reports.alias("l"), reports.alias("r")
    columns = (links.c.left, links.c.right, left.c.engagement.label("one"), right.c.engagement.label("other"))
    joined = (
        sa.select(*columns)
        .join(left, left.c.fact == links.c.left)
        .join(right, right.c.fact == links.c.right)
        .where(links.c.score >= least, left.c.engagement != right.c.engagement)
    )
    found: list[Json] = []
    for rows in _levels(connection, joined, links.c.score, (links.c.left, links.c.right), limit, at_most=most):
        found += [dict(zip(_DOUBT, row, strict=True)) for row in rows]
    return found


def select_pairs(connection: sa.Connection, pairs: Collection[tuple[str, str]]) -> dict[tuple[str, str], Json]:
    """Give the links of some pairs of reports."""
    lefts = sorted({left for left, _ in pairs})
    found: dict[tuple[str, str], Json] = {}
    for start in range(0, len(lefts), _AT_ONCE):
        query = sa.select(links).where(links.c.left.in_(lefts[start : start + _AT_ONCE]))
        rows = connection.execute(query)
        found |= {(row.left, row.right): row._asdict() for row in rows if (row.left, row.right) in pairs}
    return found


def _levels(
    connection: sa.Connection,
    wanted: sa.Select[Any],
    level: sa.Column[Any],
    order: Sequence[sa.Column[Any]],
    limit: int,
    *,
    at_most: float | None = None,
) -> Iterator[Sequence[sa.Row[Any]]]:
    """Give the rows of the highest level, then of the next, each in an order; so that an index gives both.

    Very many may be of one level: neither database would sort these by an index that runs the other way.
    """
    highest = sa.select(sa.func.max(level))
    current = connection.scalar(highest if at_most is None else highest.where(level <= at_most))
    while current is not None and limit > 0:
        rows = connection.execute(wanted.where(level == current).order_by(*order).limit(limit)).all()
        yield rows
        limit -= len(rows)
        current = connection.scalar(highest.where(level < current))


def select_conflicts(connection: sa.Connection, limit: int | None) -> list[Json]:
    """Give conflicts, those that matter most first."""
    if limit is not None:
        return conflicts_of(connection, conflicts.c.key, select_conflict_keys(connection, limit))
    query = sa.select(conflicts).order_by(conflicts.c.rank.desc(), conflicts.c.key)
    return [row._asdict() for row in connection.execute(query)]


def select_conflict(connection: sa.Connection, key: str) -> Json | None:
    """Give the conflict of a key, or None."""
    row = connection.execute(sa.select(conflicts).where(conflicts.c.key == storable(key))).first()
    return None if row is None else row._asdict()


def select_conflict_keys(connection: sa.Connection, limit: int) -> list[str]:
    """Give the keys of the conflicts that matter most."""
    levels = _levels(connection, sa.select(conflicts.c.key), conflicts.c.rank, (conflicts.c.key,), limit)
    return [row.key for rows in levels for row in rows]


def conflicts_of(connection: sa.Connection, column: sa.Column[Any], values: Sequence[str]) -> list[Json]:
    """Give the conflicts that have one of some values, those that matter most first."""
    rows: list[Json] = []
    for start in range(0, len(values), _AT_ONCE):
        query = sa.select(conflicts).where(column.in_(values[start : start + _AT_ONCE]))
        rows += [row._asdict() for row in connection.execute(query)]
    return sorted(rows, key=lambda row: (-row["rank"], row["key"]))


def select_names(connection: sa.Connection, person: str | None = None) -> list[Json]:
    """Give the names of persons, each with party, person and how often it stands there; the commonest first."""
    count = sa.func.count(mentions.c.fact).label("count")
    columns = (aliases.c.person, aliases.c.key, mentions.c.label, aliases.c.party)
    query = sa.select(*columns, count).join(mentions, mentions.c.alias == aliases.c.key)
    if person is not None:
        query = query.where(aliases.c.person == person)
    query = query.group_by(*columns).order_by(count.desc(), mentions.c.label, aliases.c.key)
    return [row._asdict() for row in connection.execute(query)]


def select_persons(connection: sa.Connection, words: str, limit: int | None, offset: int) -> list[tuple[str, int]]:
    """Give persons and how many facts name each, those named most first.

    Args:
        connection: In a transaction.
        words: Folded; one of the person's names has to hold them in a row. Blank for all persons.
        limit: The most that are given.
        offset: From which on.
    """
    person, total = aliases.c.person, sa.func.sum(aliases.c.facts)
    query = sa.select(person, total).where(*_persons(words)).group_by(person).order_by(total.desc(), person)
    return [(row[0], int(row[1])) for row in connection.execute(query.limit(limit).offset(offset))]


def count_persons(connection: sa.Connection, words: str) -> int:
    """Count such persons."""
    return connection.scalar(sa.select(sa.func.count(aliases.c.person.distinct())).where(*_persons(words))) or 0


def _persons(words: str) -> list[sa.ColumnElement[bool]]:
    if not words:
        return [aliases.c.person.is_not(None)]
    holding = sa.select(aliases.c.person).where(aliases.c.folded.contains(words, autoescape=True))
    return [aliases.c.person.in_(holding)]


def select_mentions(connection: sa.Connection) -> list[tuple[str, str, str]]:
    """Give page id, name and alias of everybody who is named anywhere, each once a page."""
    query = sa.select(pages.c.page_id, mentions.c.label, mentions.c.alias).distinct()
    joined = query.join_from(mentions, facts, facts.c.key == mentions.c.fact).join(pages, pages.c.key == facts.c.page)
    return [(row[0], row[1], row[2]) for row in connection.execute(joined.order_by(pages.c.page_id, mentions.c.label))]


def select_alias_links(connection: sa.Connection, person: str) -> list[Json]:
    """Give why the names of a person are held to be one person's."""
    mine = sa.select(aliases.c.key).where(aliases.c.person == person)
    query = sa.select(alias_links).where(
        alias_links.c.left.in_(mine), alias_links.c.right.in_(mine), alias_links.c.score > 0
    )
    rows = connection.execute(query.order_by(alias_links.c.score.desc(), alias_links.c.left))
    return [row._asdict() for row in rows]
