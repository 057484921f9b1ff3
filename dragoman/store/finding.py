"""Engagements found, ordered and counted by their facets, without a look at the engagements themselves.

Each facet is an index that holds day, kind and status. What is asked for is read from the facet that fewest engagements
have; the others are looked up one by one. Sums over everything come from the counts that are kept.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import sqlalchemy as sa

from dragoman.store.resolution_tables import aliases, engagements, facets, monthly, reports, totals, yearly
from dragoman.store.tables import facts

Facet = tuple[str, str, str]
ALL: Facet = ("all", "", "")
_FIRST_OF_MONTH = "-01"


@dataclass(frozen=True, slots=True)
class EngagementQuery:
    """Which engagements are wanted; what is None does not restrict.

    Attributes:
        kind, status: Of the engagement.
        statuses: One of which it has to have; empty for any.
        parties: All of them have to take part.
        person: Id of a person who has to.
        framework, theme: Which it has to have; a framework by its id.
        since, until: First and last day, ``YYYY-MM-DD``; one that may lie between them is given, one without a date is
            not.
        page: Key of a page that has to report it.
        language: Of a page that has to report it.
        ids: Only these.
        doubted_below: Only those read with less confidence, which nobody has judged; the most doubtful first.
        newest: Whether the newest come first.
        limit, offset: How many, and from which on.
    """

    kind: str | None = None
    status: str | None = None
    statuses: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    person: str | None = None
    framework: str | None = None
    theme: str | None = None
    since: str | None = None
    until: str | None = None
    page: str | None = None
    language: str | None = None
    ids: tuple[str, ...] | None = None
    doubted_below: float | None = None
    newest: bool = False
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class _Found:
    """Where engagements are read from, and what they have to be.

    Attributes:
        table: ``facets`` or ``engagements``; both have kind, status and days.
        id: The column of their id.
        conditions: All of them have to hold.
    """

    table: sa.Table
    id: sa.ColumnElement[str]
    conditions: tuple[sa.ColumnElement[bool], ...]


def select_ids(connection: sa.Connection, query: EngagementQuery) -> list[str]:
    """Give the ids of engagements by day, the undated last; or by doubt, the most doubtful first."""
    found = _where(connection, query)
    first, last = found.table.c.first_day, found.table.c.last_day
    order = [first.desc(), last.desc()] if query.newest else [first, last]
    wanted = sa.select(found.id).where(*found.conditions)
    if _is_of_few(query):
        by_doubt = () if query.doubted_below is None else (engagements.c.confidence,)
        few = wanted.order_by(*by_doubt, first.is_(None), *order, found.id)
        return list(connection.scalars(few.limit(query.limit).offset(query.offset)))
    dated = wanted.where(first.is_not(None))
    ids = list(connection.scalars(dated.order_by(*order, found.id).limit(query.limit).offset(query.offset)))
    left = None if query.limit is None else query.limit - len(ids)
    if left == 0:
        return ids
    # Apart, so that in either database and either direction an index gives the order.
    before = 0 if ids or not query.offset else _count(connection, dated)
    undated = wanted.where(first.is_(None)).order_by(found.id)
    return ids + list(connection.scalars(undated.limit(left).offset(max(query.offset - before, 0) if not ids else 0)))


def _count(connection: sa.Connection, wanted: sa.Select[Any]) -> int:
    return connection.scalar(sa.select(sa.func.count()).select_from(wanted.subquery())) or 0


def count_by(connection: sa.Connection, query: EngagementQuery, *names: str) -> list[tuple[Any, ...]]:
    """Count engagements by ``month`` or ``year``, ``kind`` and ``status``, in this order."""
    if _is_whole(query):
        return _count_months(connection, query, names)
    found = _where(connection, query)
    month, year = (sa.func.substr(found.table.c.first_day, 1, letters) for letters in (7, 4))
    known = {"month": month, "year": year, "kind": found.table.c.kind, "status": found.table.c.status}
    columns = [known[name] for name in names]
    wanted = sa.select(*columns, sa.func.count()).where(*found.conditions).group_by(*columns).order_by(*columns)
    return [tuple(row) for row in connection.execute(wanted)]


def select_by_year(connection: sa.Connection, sort: str, query: EngagementQuery) -> list[tuple[str, str | None, int]]:
    """Count engagements by framework or theme and year."""
    if query == EngagementQuery(limit=query.limit, newest=query.newest) and sort == "framework":
        return _count_kept(connection, (yearly.c.sort == "framework",), yearly.c.one)
    if query == EngagementQuery(parties=query.parties) and len(query.parties) == 1 and sort == "theme":
        mine = (yearly.c.sort == "party", yearly.c.one == query.parties[0])
        return _count_kept(connection, mine, yearly.c.theme)
    if sort == "theme" and _is_whole(query) and query.kind is None and query.status is None:
        return _count_years(connection, query)
    table = facets.alias("counted")
    year, count = sa.func.substr(table.c.first_day, 1, 4), sa.func.count()
    wanted = sa.select(table.c.one, year, count)
    if _facets(query) or _rest(query):
        found = _where(connection, query)
        joined = beside(found.table, table, sa.and_(table.c.engagement == found.id, table.c.sort == sort))
        wanted = wanted.select_from(joined).where(*found.conditions)
    else:
        wanted = wanted.where(table.c.sort == sort, *_own(table.c, query))
    rows = connection.execute(wanted.group_by(table.c.one, year).order_by(table.c.one, year))
    return [(row[0], row[1], row[2]) for row in rows if row[0] is not None]


def count_beside(
    connection: sa.Connection, query: EngagementQuery, sorts: Sequence[str]
) -> list[tuple[str, str, str, str | None, int]]:
    """Count the facets of engagements, as many of these as the query's ``limit`` says.

    Args:
        connection: In a transaction.
        query: Which engagements.
        sorts: Of the facets.

    Returns:
        Sort, value, the other of a pair, label and count; the commonest first.
    """
    columns, count = (facets.c.sort, facets.c.one, facets.c.other), sa.func.count()
    joined = _beside(connection, query, sorts)
    rows = connection.execute(
        sa.select(*columns, sa.func.min(facets.c.label), count).select_from(joined).group_by(*columns)
    )
    found = [(row[0], row[1], row[2], row[3], row[4]) for row in rows if row[0] is not None]
    return sorted(found, key=lambda row: (-row[4], *row[:3]))


def select_facets(
    connection: sa.Connection, query: EngagementQuery, sorts: Sequence[str]
) -> list[tuple[str, str, str]]:
    """Give the facets of engagements, as :func:`count_beside`: engagement, sort, value (a framework by its label)."""
    shown = sa.func.coalesce(facets.c.label, facets.c.one)
    wanted = sa.select(facets.c.engagement, facets.c.sort, shown).select_from(_beside(connection, query, sorts))
    return [(row[0], row[1], row[2]) for row in connection.execute(wanted) if row[0] is not None]


def _beside(connection: sa.Connection, query: EngagementQuery, sorts: Sequence[str]) -> sa.Join:
    """Give the first engagements of a query beside their facets of some sorts."""
    found = _where(connection, query)
    first, last = found.table.c.first_day, found.table.c.last_day
    order = [first.desc(), last.desc()] if query.newest else [first, last]
    wanted = sa.select(found.id.label("engagement")).where(*found.conditions)
    dated = wanted.where(first.is_not(None)).order_by(*order, found.id).limit(query.limit).subquery()
    undated = wanted.where(first.is_(None)).order_by(found.id).limit(query.limit).subquery()
    either = [sa.select(each.c.engagement, sa.literal(n).label("place")) for n, each in enumerate((dated, undated))]
    both = sa.union_all(*either).subquery()
    few = sa.select(both.c.engagement).order_by(both.c.place).limit(query.limit).subquery()
    return beside(few, facets, sa.and_(facets.c.engagement == few.c.engagement, facets.c.sort.in_(sorts)))


def select_days(connection: sa.Connection, query: EngagementQuery) -> list[tuple[str, str, str]]:
    """Give id, first and last day of engagements that have them, in the order of their days."""
    found = _where(connection, query)
    columns = (found.id, found.table.c.first_day, found.table.c.last_day)
    dated = sa.select(*columns).where(*found.conditions, columns[1].is_not(None))
    rows = connection.execute(dated.order_by(columns[1], columns[2], columns[0]).limit(query.limit))
    return [(row[0], row[1], row[2]) for row in rows]


def _where(connection: sa.Connection, query: EngagementQuery) -> _Found:
    wanted = _facets(query)
    if _is_of_few(query):
        table, name = engagements.c, engagements.c.id
        conditions = [_has(name, facet) for facet in wanted]
        if query.ids is not None:
            conditions.append(name.in_(query.ids))
        if query.doubted_below is not None:
            conditions += [table.confidence < query.doubted_below, table.judged.is_(None)]
        return _Found(engagements, name, (*conditions, *_own(table, query), *_told(name, query)))
    if len(wanted) > 1:
        wanted.sort(key=lambda facet: count_facet(connection, facet))
    first, *others = wanted or [ALL]
    conditions = [*_is(facets.c, first), *(_has(facets.c.engagement, facet) for facet in others)]
    told = _told(facets.c.engagement, query)
    return _Found(facets, facets.c.engagement, (*conditions, *_own(facets.c, query), *told))


def _is_of_few(query: EngagementQuery) -> bool:
    """Say whether engagements are asked themselves, not their facets: few are wanted, or by what no facet says."""
    return any(value is not None for value in (query.doubted_below, query.ids, query.page))


def _facets(query: EngagementQuery) -> list[Facet]:
    """Give the facets that an engagement has to have."""
    parties = sorted(set(query.parties))
    found: list[Facet] = [("party", party, "") for party in parties]
    if len(parties) > 1:
        found = [("pair", one, other) for one, other in pairwise(parties)]
    for sort, value in (("framework", query.framework), ("theme", query.theme), ("language", query.language)):
        found += [] if value is None else [(sort, value, "")]
    return found


def count_facet(connection: sa.Connection, facet: Facet) -> int:
    """Give how many engagements have a facet."""
    return connection.scalar(sa.select(totals.c.total).where(*_is(totals.c, facet))) or 0


def _is(table: Any, facet: Facet) -> tuple[sa.ColumnElement[bool], ...]:
    return table.sort == facet[0], table.one == facet[1], table.other == facet[2]


def _has(engagement: sa.ColumnElement[str], facet: Facet) -> sa.ColumnElement[bool]:
    other = facets.alias()
    return sa.exists().where(other.c.engagement == engagement, *_is(other.c, facet))


def beside(table: sa.FromClause, other: sa.FromClause, condition: sa.ColumnElement[bool]) -> sa.Join:
    """Join what a table's rows lead to; a row that leads nowhere has nulls there, which the caller leaves out.

    An outer join, so that SQLite, which keeps no statistics unless it is told to, begins with the few that are wanted:
    else it would go through all themes of the record and ask of each whose it is.
    """
    return table.outerjoin(other, condition)


def named_by(person: str, table: Any = facets.c) -> tuple[sa.ColumnElement[bool], ...]:
    """Say that a row of ``facets`` is of one of a person's names; of several, an engagement may have more than one."""
    names = sa.select(aliases.c.key).where(aliases.c.person == person)
    return table.sort == "name", table.one.in_(names)


def _own(table: Any, query: EngagementQuery) -> Iterator[sa.ColumnElement[bool]]:
    """Give what each row says of itself."""
    for column, value in ((table.kind, query.kind), (table.status, query.status)):
        if value is not None:
            yield column == value
    if query.statuses:
        yield table.status.in_(query.statuses)
    if query.since is not None:
        yield table.last_day >= query.since
    if query.until is not None:
        yield table.first_day <= query.until


def _rest(query: EngagementQuery) -> bool:
    """Say whether something is asked that no facet knows."""
    return any(value is not None for value in (query.person, query.page, query.ids, query.doubted_below))


def _told(engagement: sa.ColumnElement[str], query: EngagementQuery) -> Iterator[sa.ColumnElement[bool]]:
    """Give what the reports have to be."""
    joined = sa.select(reports.c.engagement)
    if query.person is not None:
        named = facets.alias("named")
        yield engagement.in_(sa.select(named.c.engagement).where(*named_by(query.person, named.c)))
    if query.page is not None:
        on_page = joined.join(facts, facts.c.key == reports.c.fact)
        yield engagement.in_(on_page.where(facts.c.page == query.page))


def _is_whole(query: EngagementQuery) -> bool:
    """Say whether the counts by month answer: of everything, in a period of whole months."""
    whole = query.since is None or query.since.endswith(_FIRST_OF_MONTH)
    whole = whole and (query.until is None or _ends_month(query.until))
    return whole and not (_facets(query) or _rest(query) or query.statuses)


def _ends_month(day: str) -> bool:
    try:
        found = date.fromisoformat(day)
    except ValueError:  # EDTF knows years that the calendar does not
        return False
    return found.day == monthrange(found.year, found.month)[1]


def _months(query: EngagementQuery) -> Iterator[sa.ColumnElement[bool]]:
    if query.since is not None:
        yield monthly.c.last_month >= query.since[:7]
    if query.until is not None:
        yield monthly.c.first_month.between("0", query.until[:7])


def _count_months(connection: sa.Connection, query: EngagementQuery, names: Sequence[str]) -> list[tuple[Any, ...]]:
    month = sa.func.nullif(monthly.c.first_month, "")
    known = {"month": month, "year": sa.func.substr(month, 1, 4), "kind": monthly.c.kind, "status": monthly.c.status}
    columns = [known[name] for name in names]
    conditions = [monthly.c.sort == "all", *_months(query)]
    for column, value in ((monthly.c.kind, query.kind), (monthly.c.status, query.status)):
        conditions += [] if value is None else [column == value]
    wanted = sa.select(*columns, sa.func.sum(monthly.c.total)).where(*conditions)
    return [(*row[:-1], int(row[-1])) for row in connection.execute(wanted.group_by(*columns).order_by(*columns))]


def _count_kept(
    connection: sa.Connection, mine: Sequence[sa.ColumnElement[bool]], value: sa.ColumnElement[str]
) -> list[tuple[str, str | None, int]]:
    year = sa.func.nullif(yearly.c.year, "")
    rows = connection.execute(sa.select(value, year, yearly.c.total).where(*mine).order_by(value, year))
    return [(row[0], row[1], row[2]) for row in rows]


def _count_years(connection: sa.Connection, query: EngagementQuery) -> list[tuple[str, str | None, int]]:
    year = sa.func.nullif(sa.func.substr(monthly.c.first_month, 1, 4), "")
    wanted = sa.select(monthly.c.one, year, sa.func.sum(monthly.c.total)).where(
        monthly.c.sort == "theme", *_months(query)
    )
    rows = connection.execute(wanted.group_by(monthly.c.one, year).order_by(monthly.c.one, year))
    return [(row[0], row[1], int(row[2])) for row in rows]


def select_labels(connection: sa.Connection, sort: str) -> list[tuple[str, str, int]]:
    """Give the frameworks or themes of engagements with label and count, the commonest first."""
    first = facets.alias("first")
    frameworks = first.c.sort == sa.literal_column("'framework'")  # as it stands in the index over these alone
    label = (  # of any engagement, but always the same one
        sa.select(first.c.label)
        .where(frameworks, first.c.one == totals.c.one)
        .order_by(first.c.engagement)
        .limit(1)
        .scalar_subquery()
    )
    shown = label if sort == "framework" else totals.c.one
    query = sa.select(totals.c.one, shown, totals.c.total).where(totals.c.sort == sort)
    rows = connection.execute(query.order_by(totals.c.total.desc(), totals.c.one))
    return [(row[0], row[1] or row[0], row[2]) for row in rows]
