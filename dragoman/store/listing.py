"""Parts of long lists, as somebody turns their pages: each read from an index, and no more of it than is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from dragoman.model.codec import Json
from dragoman.model.rejection import Reason, Rejection
from dragoman.store.finding import (
    EngagementQuery,
    count_beside,
    named_by,
    select_days,
    select_facets,
    select_ids,
)
from dragoman.store.merged import conflicts_of, select_conflict_keys
from dragoman.store.queries import PAGE_COLUMNS, StoredFact, StoredPage, select_facts_of
from dragoman.store.resolution_tables import aliases, conflicts, engagements, facets, mentions, reports, totals
from dragoman.store.shelves import name_shelf, shelf
from dragoman.store.tables import fact_parties, pages, rejections

_AT_ONCE = 500  # values in one IN (…): databases limit them


@dataclass(frozen=True, slots=True)
class StatedQuery:
    """Which relations, occupancies or statements are wanted.

    Attributes:
        family: ``relations``, ``occupancies`` or ``statements``.
        parties: None for all; one that stands in the fact; two that stand in a relation, or for whom somebody speaks
            and whom the statement is about.
    """

    family: str
    parties: tuple[str, ...] = ()

    @property
    def shelf(self) -> str:
        """Where ``fact_parties`` has them."""
        if self.family == "relations":
            return shelf(*sorted(self.parties))
        return shelf(*self.parties)


@dataclass(frozen=True, slots=True)
class Named:
    """A person named in a page's report of an engagement.

    Attributes:
        engagement: The engagement.
        person, label: Who, and the name that her page is found by.
        party, post: For whom and in what post, or None.
    """

    engagement: str
    person: str
    label: str
    party: str | None
    post: str | None


_NAMED = aliases.join(mentions, mentions.c.alias == aliases.c.key)


class Lists:
    """What one transaction that reads can be asked for a part of a list.

    Args:
        connection: In a transaction.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def ids(self, query: EngagementQuery) -> list[str]:
        """Give the ids of engagements in the order of :meth:`~dragoman.store.store.Store.engagements`."""
        return select_ids(self._connection, query)

    def days(self, query: EngagementQuery) -> list[tuple[str, str, str]]:
        """Give id, first and last day of engagements that have them, in the order of their days."""
        return select_days(self._connection, query)

    def beside(self, query: EngagementQuery, *sorts: str) -> list[tuple[str, str, str, str | None, int]]:
        """Count what engagements have of some sorts: sort, value, the other of a pair, label, count."""
        return count_beside(self._connection, query, sorts)

    def facets(self, query: EngagementQuery, *sorts: str) -> list[tuple[str, str, str]]:
        """Give engagement, sort and value (of a framework its label) of what engagements have of some sorts."""
        return select_facets(self._connection, query, sorts)

    def named(self, ids: Sequence[str]) -> list[Named]:
        """Give who is named in reports of some engagements, in the order of these."""
        columns = (reports.c.engagement, aliases.c.person, aliases.c.label, aliases.c.party, mentions.c.post)
        wanted = sa.select(*columns).join(mentions, mentions.c.fact == reports.c.fact)
        wanted = wanted.join(aliases, aliases.c.key == mentions.c.alias).where(aliases.c.person.is_not(None))
        found: list[Named] = []
        for start in range(0, len(ids), _AT_ONCE):
            part = wanted.where(reports.c.engagement.in_(ids[start : start + _AT_ONCE]))
            found += [
                Named(*row) for row in self._connection.execute(part.order_by(mentions.c.fact, mentions.c.ordinal))
            ]
        place = {name: number for number, name in enumerate(ids)}
        return sorted(found, key=lambda named: place[named.engagement])

    def dates(self, ids: Sequence[str]) -> list[str | None]:
        """Give the dates of a few engagements, as the page record has them, in the order of their ids."""
        when = engagements.c.data["when"].as_string()
        rows = self._connection.execute(sa.select(engagements.c.id, when).where(engagements.c.id.in_(ids)))
        found = {row[0]: row[1] for row in rows}
        return [found.get(name) for name in ids]

    def person_names(self, person: str) -> list[tuple[str, str | None, int]]:
        """Count the facts that name a person, by name and party."""
        key = (mentions.c.label, aliases.c.party)
        wanted = sa.select(*key, sa.func.count()).select_from(_NAMED).where(aliases.c.person == person).group_by(*key)
        return [(row[0], row[1], row[2]) for row in self._connection.execute(wanted)]

    def of_person(self, person: str, family: str, limit: int) -> list[StoredFact]:
        """Give posts or statements that name a person, as :meth:`stated`."""
        order = (fact_parties.c.published.desc(), fact_parties.c.page, fact_parties.c.ordinal)
        keys = list(self._connection.scalars(_naming(person, family).order_by(*order).limit(limit)))
        return self._listed(keys, family)

    def person_engagements(self, person: str, limit: int) -> tuple[list[tuple[Any, ...]], list[str]]:
        """Count the engagements of a person by month, kind and status, and give the ids of the newest."""
        columns = [facets.c[name] for name in ("engagement", "first_day", "last_day", "kind", "status")]
        found = sa.select(*columns).where(*named_by(person)).distinct().cte("found")  # read once, used twice
        key = (sa.func.substr(found.c.first_day, 1, 7), found.c.kind, found.c.status)
        counted = sa.select(*key, sa.func.count(found.c.engagement).label("number")).group_by(*key).subquery()
        order = (found.c.first_day.desc().nulls_last(), found.c.last_day.desc().nulls_last(), found.c.engagement)
        newest = sa.select(found.c.engagement).order_by(*order).limit(limit).subquery()
        both = sa.union_all(
            sa.select(*counted.c, sa.null().label("engagement")),
            sa.select(sa.null(), sa.null(), sa.null(), sa.literal(0), newest.c.engagement),
        )
        rows = self._connection.execute(both).all()
        return [tuple(row[:4]) for row in rows if row[1] is not None], [row[4] for row in rows if row[4] is not None]

    def stated(self, query: StatedQuery, limit: int, offset: int = 0) -> list[StoredFact]:
        """Give relations, occupancies or statements, those of the pages published last first.

        Of occupancies, from many of which a few posts are told, without their words.
        """
        table = fact_parties.c
        order = (table.published.desc(), table.page, table.ordinal)
        wanted = sa.select(table.fact).where(*_stated(query)).order_by(*order).limit(limit).offset(offset)
        return self._listed(list(self._connection.scalars(wanted)), query.family)

    def count_stated(self, query: StatedQuery) -> int:
        """Count such facts."""
        if not query.parties:
            total = sa.select(totals.c.total).where(totals.c.sort == "facts", totals.c.one == query.family)
            return self._connection.scalar(total) or 0
        return self._count(sa.select(fact_parties.c.fact).where(*_stated(query)))

    def facts(self, keys: Sequence[str]) -> list[StoredFact]:
        """Give facts by their keys, in the order of these, without why they were read so."""
        return select_facts_of(self._connection, keys, explained=False)

    def _listed(self, keys: Sequence[str], family: str) -> list[StoredFact]:
        return select_facts_of(self._connection, keys, explained=False, cited=family != "occupancies")

    def pages(self, limit: int, offset: int) -> tuple[int, list[StoredPage]]:
        """Count the pages, and give some: those published last first, the undated last."""
        dated = sa.select(*PAGE_COLUMNS).where(pages.c.published.is_not(None))
        order = (pages.c.published.desc(), pages.c.path, pages.c.key)
        rows = self._connection.execute(dated.order_by(*order).limit(limit).offset(offset)).all()
        if len(rows) < limit:
            start = 0 if rows else max(offset - self._count(dated), 0)
            undated = sa.select(*PAGE_COLUMNS).where(pages.c.published.is_(None)).order_by(pages.c.path, pages.c.key)
            rows = [*rows, *self._connection.execute(undated.limit(limit - len(rows)).offset(start)).all()]
        return count_rows(self._connection, pages), [StoredPage(*row) for row in rows]

    def rejections(self, limit: int, offset: int) -> tuple[int, list[Rejection]]:
        """Count the pages that were left out, and give some by reason and path."""
        return count_rows(self._connection, rejections), select_rejections(self._connection, limit, offset)

    def count_doubtful(self, below: float, most: int) -> int:
        """Count engagements that were read with less confidence and that nobody has judged, up to some number."""
        table = engagements.c
        return self._count(sa.select(table.id).where(table.judged.is_(None), table.confidence < below).limit(most))

    def open_conflicts(self, most: int) -> list[tuple[str, bool]]:
        """Give the conflicts in no engagement that somebody judged, of so many that matter most.

        Returns:
            The key of each, and whether it is in an engagement at all.
        """
        keys = select_conflict_keys(self._connection, most)
        joined = conflicts.outerjoin(engagements, engagements.c.id == conflicts.c.engagement)
        wanted = sa.select(conflicts.c.key, conflicts.c.engagement, engagements.c.judged).select_from(joined)
        rows = {row.key: row for row in self._connection.execute(wanted.where(conflicts.c.key.in_(keys)))}
        return [(key, rows[key].engagement is not None) for key in keys if rows[key].judged is None]

    def conflicts_of(self, keys: Sequence[str]) -> list[Json]:
        """Give conflicts by their keys, those that matter most first."""
        return conflicts_of(self._connection, conflicts.c.key, keys)

    def conflicts_about(self, person: str) -> list[Json]:
        """Give the conflicts about a person, those that matter most first."""
        return conflicts_of(self._connection, conflicts.c.person, [person])

    def _count(self, wanted: sa.Select[Any]) -> int:
        return self._connection.scalar(sa.select(sa.func.count()).select_from(wanted.subquery())) or 0


def _stated(query: StatedQuery) -> tuple[sa.ColumnElement[bool], ...]:
    return fact_parties.c.family == query.family, fact_parties.c.party == query.shelf


def select_rejections(connection: sa.Connection, limit: int | None, offset: int = 0) -> list[Rejection]:
    """Give the pages that were left out, by reason and path."""
    query = sa.select(rejections).order_by(rejections.c.reason, rejections.c.path, rejections.c.page_id)
    found = connection.execute(query.limit(limit).offset(offset)).all()
    return [Rejection(row.page_id, row.path, row.room, Reason(row.reason), row.detail) for row in found]


def count_rows(connection: sa.Connection, table: sa.Table) -> int:
    """Count the rows of a table."""
    return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def _naming(person: str, family: str) -> sa.Select[Any]:
    """Give the keys of posts or statements that name a person."""
    shelves = sa.select(sa.literal(name_shelf("")) + aliases.c.key).where(aliases.c.person == person)
    return sa.select(fact_parties.c.fact).where(fact_parties.c.family == family, fact_parties.c.party.in_(shelves))


def select_facts_of_person(connection: sa.Connection, person: str, family: str) -> list[StoredFact]:
    """Give the occupancies or statements in which a person is named, by day of publication."""
    found = select_facts_of(connection, sorted(connection.scalars(_naming(person, family))))
    return sorted(found, key=lambda fact: (fact.page.published or "9", fact.page.path, fact.ordinal))
