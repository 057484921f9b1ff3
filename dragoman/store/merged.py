"""What can be asked of the engagements and persons of a record, across pages."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from dragoman.model.codec import Json
from dragoman.store.queries import StoredFact, select_facts_of
from dragoman.store.resolution_tables import (
    alias_links,
    aliases,
    conflicts,
    engagement_labels,
    engagement_parties,
    engagements,
    links,
    mentions,
    reports,
)
from dragoman.store.rows import storable
from dragoman.store.tables import facts, pages

_AT_ONCE = 500  # values in one IN (…): databases limit them


@dataclass(frozen=True, slots=True)
class EngagementQuery:
    """Which engagements are wanted; what is None does not restrict.

    Attributes:
        kind, status: Of the engagement.
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


def select_engagements(connection: sa.Connection, query: EngagementQuery) -> list[StoredEngagement]:
    """Find engagements by day, the undated last."""
    first, last = engagements.c.first_day, engagements.c.last_day
    order = [first.is_(None), *((first.desc(), last.desc()) if query.newest else (first, last)), engagements.c.id]
    if query.doubted_below is not None:
        order.insert(0, engagements.c.confidence)
    # The ids first: sorted with them, the data of every engagement would be read to show fifty.
    wanted = sa.select(engagements.c.id).where(*conditions(query)).order_by(*order)
    ids = list(connection.scalars(wanted.limit(query.limit).offset(query.offset)))
    rows = _of_ids(connection, ids)
    told = reports_of(connection, ids)
    return [StoredEngagement(name, rows[name].data, rows[name].judged, tuple(told[name])) for name in ids]


def _of_ids(connection: sa.Connection, ids: Sequence[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for start in range(0, len(ids), _AT_ONCE):
        query = sa.select(engagements).where(engagements.c.id.in_(ids[start : start + _AT_ONCE]))
        found |= {row.id: row for row in connection.execute(query)}
    return found


def conditions(query: EngagementQuery) -> list[sa.ColumnElement[bool]]:
    """Give what a query asks for, as conditions on ``engagements``."""
    table = engagements.c
    equal = ((table.kind, query.kind), (table.status, query.status))
    found: list[sa.ColumnElement[bool]] = [column == value for column, value in equal if value is not None]
    found += [_in(engagement_parties, engagement_parties.c.party == party) for party in query.parties]
    for sort, value in (("framework", query.framework), ("theme", query.theme)):
        if value is not None:
            found.append(_in(engagement_labels, engagement_labels.c.sort == sort, engagement_labels.c.value == value))
    if query.since is not None:
        found.append(table.last_day >= query.since)
    if query.until is not None:
        found.append(table.first_day <= query.until)
    if query.doubted_below is not None:
        found += [table.confidence < query.doubted_below, table.judged.is_(None)]
    if query.ids is not None:
        found.append(table.id.in_(query.ids))
    return [*found, *_by_report(query)]


def _by_report(query: EngagementQuery) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    joined = sa.select(reports.c.engagement)
    if query.person is not None:
        named = joined.join(mentions, mentions.c.fact == reports.c.fact).join(
            aliases, aliases.c.key == mentions.c.alias
        )
        found.append(engagements.c.id.in_(named.where(aliases.c.person == query.person)))
    on_page = joined.join(facts, facts.c.key == reports.c.fact)
    if query.page is not None:
        found.append(engagements.c.id.in_(on_page.where(facts.c.page == query.page)))
    if query.language is not None:
        read = on_page.join(pages, pages.c.key == facts.c.page).where(pages.c.language == query.language)
        found.append(engagements.c.id.in_(read))
    return found


def _in(table: sa.Table, *condition: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    return engagements.c.id.in_(sa.select(table.c.engagement).where(*condition))


def reports_of(connection: sa.Connection, ids: Collection[str]) -> dict[str, list[StoredFact]]:
    """Give what pages say of some engagements, by the dates of the pages."""
    home: dict[str, str] = {}
    names = sorted(ids)
    for start in range(0, len(names), _AT_ONCE):
        part = reports.c.engagement.in_(names[start : start + _AT_ONCE])
        home |= {row.fact: row.engagement for row in connection.execute(sa.select(reports).where(part))}
    found: dict[str, list[StoredFact]] = defaultdict(list)
    for fact in select_facts_of(connection, sorted(home)):
        found[home[fact.key]].append(fact)
    for told in found.values():
        told.sort(key=lambda fact: (fact.page.published or "9", fact.page.path, fact.key))
    return found


def find_engagement(connection: sa.Connection, name: str) -> list[str]:
    """Give the ids of engagements that begin with a name, or that have a report whose key does."""
    by_id = sa.select(engagements.c.id).where(engagements.c.id.startswith(name, autoescape=True))
    by_fact = sa.select(reports.c.engagement).where(reports.c.fact.startswith(name, autoescape=True))
    return sorted(set(connection.scalars(by_id.limit(3))) | set(connection.scalars(by_fact.limit(3))))


def select_links(connection: sa.Connection, keys: Collection[str]) -> list[Json]:
    """Give the links among some reports, the strongest first."""
    names = sorted(keys)[:_AT_ONCE]
    query = sa.select(links).where(links.c.left.in_(names), links.c.right.in_(names))
    return [row._asdict() for row in connection.execute(query.order_by(links.c.score.desc(), links.c.left))]


def select_doubts(connection: sa.Connection, least: float, most: float, limit: int) -> list[Json]:
    """Give pairs of reports in two engagements whose score lies between two values, the likeliest first."""
    left, right = reports.alias("l"), reports.alias("r")
    query = (
        sa.select(links, left.c.engagement.label("one"), right.c.engagement.label("other"))
        .join(left, left.c.fact == links.c.left)
        .join(right, right.c.fact == links.c.right)
        .where(links.c.score.between(least, most), left.c.engagement != right.c.engagement)
    )
    rows = connection.execute(query.order_by(links.c.score.desc(), links.c.left, links.c.right).limit(limit))
    return [row._asdict() for row in rows]


def select_conflicts(connection: sa.Connection, limit: int | None) -> list[Json]:
    """Give conflicts, those that matter most first."""
    query = sa.select(conflicts).order_by(conflicts.c.rank.desc(), conflicts.c.key).limit(limit)
    return [row._asdict() for row in connection.execute(query)]


def select_conflict(connection: sa.Connection, key: str) -> Json | None:
    """Give the conflict of a key, or None."""
    row = connection.execute(sa.select(conflicts).where(conflicts.c.key == storable(key))).first()
    return None if row is None else row._asdict()


def select_names(connection: sa.Connection, person: str | None = None) -> list[Json]:
    """Give the names of persons, each with party, person and how often it stands there; the commonest first."""
    count = sa.func.count(mentions.c.fact).label("count")
    columns = (aliases.c.person, aliases.c.key, mentions.c.label, aliases.c.party)
    query = sa.select(*columns, count).join(mentions, mentions.c.alias == aliases.c.key)
    if person is not None:
        query = query.where(aliases.c.person == person)
    query = query.group_by(*columns).order_by(count.desc(), mentions.c.label, aliases.c.key)
    return [row._asdict() for row in connection.execute(query)]


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


def facts_of_person(connection: sa.Connection, person: str, family: str) -> list[StoredFact]:
    """Give the facts of a family in which a person is named, by day."""
    query = (
        sa.select(facts.c.key)
        .join(mentions, mentions.c.fact == facts.c.key)
        .join(aliases, aliases.c.key == mentions.c.alias)
        .where(aliases.c.person == person, facts.c.family == family)
        .distinct()
    )
    found = select_facts_of(connection, sorted(connection.scalars(query)))
    return sorted(found, key=lambda fact: (fact.page.published or "9", fact.page.path, fact.ordinal))


def count_by(
    connection: sa.Connection, query: EngagementQuery, *columns: sa.ColumnElement[Any]
) -> list[tuple[Any, ...]]:
    """Count engagements by some columns of ``engagements``."""
    wanted = sa.select(*columns, sa.func.count()).where(*conditions(query)).group_by(*columns).order_by(*columns)
    return [tuple(row) for row in connection.execute(wanted)]


def select_labels(connection: sa.Connection, sort: str) -> list[tuple[str, str, int]]:
    """Give the frameworks or themes of engagements with label and count, the commonest first."""
    table, first = engagement_labels.c, engagement_labels.alias("first")
    count = sa.func.count()
    label = (  # of any engagement, but always the same one
        sa.select(first.c.label)
        .where(first.c.sort == sort, first.c.value == table.value)
        .order_by(first.c.engagement)
        .limit(1)
        .scalar_subquery()
    )
    query = sa.select(table.value, label, count).where(table.sort == sort).group_by(table.value)
    return [(row[0], row[1] or row[0], row[2]) for row in connection.execute(query.order_by(count.desc(), table.value))]


def select_by_year(connection: sa.Connection, sort: str, query: EngagementQuery) -> list[tuple[str, str | None, int]]:
    """Count engagements by framework or theme and year."""
    table = engagement_labels.c
    wanted = sa.select(table.value, table.year, sa.func.count())
    narrowed = conditions(query)
    if narrowed:
        few = table.engagement.in_(sa.select(engagements.c.id).where(*narrowed))
        wanted = wanted.where(beside_index(table.sort) == sort, few)
    else:
        wanted = wanted.where(table.sort == sort)
    found = connection.execute(wanted.group_by(table.value, table.year).order_by(table.value, table.year))
    return [(row[0], row[1], row[2]) for row in found]


def beside_index(column: sa.Column[str]) -> sa.ColumnElement[str]:
    """Give a column so that no index over it is used: where few engagements are wanted, they lead to what is sought.

    SQLite, which keeps no statistics unless it is told to, would go through all themes of the record instead.
    """
    return column + ""
