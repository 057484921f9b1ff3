"""What can be asked of a whole record: counts, what goes on between parties and under frameworks, what is new.

Sums over the whole record are kept (:mod:`dragoman.store.counting`); what concerns two parties or one framework reads
the facets of their engagements alone, from indexes that hold all that is needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from dragoman.store.counting import STRANDS, TOOK_PLACE
from dragoman.store.finding import ALL, EngagementQuery, beside, count_by, count_facet, select_by_year
from dragoman.store.listing import Lists
from dragoman.store.merged import StoredEngagement, count_persons, engagements_of, reports_of, select_persons
from dragoman.store.queries import PAGE_COLUMNS, StoredPage
from dragoman.store.resolution_tables import (
    aliases,
    engagements,
    facets,
    mentions,
    reports,
    totals,
)
from dragoman.store.resolving_names import parts
from dragoman.store.tables import actor_names, facts, pages, rejections, runs

TO_COME = ("planned", "ongoing")
_STRAND = (totals.c.sort, totals.c.one, totals.c.other)
_TOTAL = (*_STRAND, totals.c.total, totals.c.dated, totals.c.first_day, totals.c.last_day)
_HAPPENED = facets.c.status.in_(TOOK_PLACE)
_COUNTED_PAGES = {"source": pages.c.source, "language": pages.c.language, "published": pages.c.published}


@dataclass(frozen=True, slots=True)
class StrandQuery:
    """What goes on between two parties, or under a framework, in a period.

    Attributes:
        sort: ``pair`` or ``framework``.
        one, other: Two parties by their letters; or the framework's id, and "".
        since, until: First and last day, ``YYYY-MM-DD``, or None; where either is given, what has no date is left out.
    """

    sort: str
    one: str
    other: str = ""
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class StrandTotal:
    """How much went on between two parties, or under a framework.

    Attributes:
        sort, one, other: As in :class:`StrandQuery`.
        total: All engagements that are counted.
        dated: Those that took place on a day that is known.
        first_day, last_day: Of these, or None.
    """

    sort: str
    one: str
    other: str
    total: int
    dated: int
    first_day: str | None
    last_day: str | None


@dataclass(frozen=True, slots=True)
class Stillness:
    """A strand of which nothing was heard for long.

    Attributes:
        strand: The strand.
        last, upcoming: Ids of its last engagement, and of the next that is planned nevertheless, if any.
    """

    strand: StrandTotal
    last: str | None
    upcoming: str | None


@dataclass(frozen=True, slots=True)
class StrandCount:
    """How many engagements of a strand are of one kind, status and year.

    Attributes:
        status, kind: Of these.
        year: Of their first day, or None.
        count: How many.
    """

    status: str
    kind: str
    year: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """In which engagements pages name somebody for a party.

    Attributes:
        person, party: Who, and for whom.
        aliases: Keys of the names under which they do.
        days: The first day of each engagement, by its id.
    """

    person: str
    party: str
    aliases: set[str]
    days: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Naming:
    """How often pages tell of somebody in the same words.

    Attributes:
        alias: The name's key.
        label, post: The name and the post as pages write them.
        count: How often.
    """

    alias: str
    label: str
    post: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Touched:
    """An engagement that pages report which were read since some day.

    Attributes:
        id, first_day: The engagement and its day.
        reports, read: How many facts tell of it, and how many of them stand on these pages.
    """

    id: str
    first_day: str | None
    reports: int
    read: int


class Questions(Lists):
    """What one transaction that reads can be asked; see :meth:`~dragoman.store.store.Store.asking`.

    Args:
        connection: In a transaction.
    """

    def engagements(self, ids: Sequence[str], *, is_told: bool = True) -> list[StoredEngagement]:
        """Give engagements, their reports without what these say, in the order of their ids here.

        Args:
            ids: Theirs.
            is_told: Whether the reports are given at all.
        """
        told = reports_of(self._connection, ids, in_full=False) if is_told else {}
        return engagements_of(self._connection, ids, told)

    def totals(self, sort: str, limit: int | None = None) -> list[StrandTotal]:
        """Count engagements by pair of parties (``pair``) or by ``framework``, those with the most first."""
        query = sa.select(*_TOTAL).where(totals.c.sort == sort).order_by(totals.c.total.desc(), *_STRAND)
        return [StrandTotal(*row) for row in self._connection.execute(query.limit(limit))]

    def quiet(self, since: str, today: str, *, least: int, limit: int) -> list[Stillness]:
        """Give pairs and frameworks of which nothing took place since a day, those with the most engagements first.

        Args:
            since: The day, ``YYYY-MM-DD``.
            today: The day from which on something is planned.
            least: How many took place on a known day before it, at least.
            limit: How many.
        """
        known = (totals.c.sort.in_(STRANDS), totals.c.dated >= least, totals.c.last_day < since)
        still = sa.select(totals).where(*known).order_by(totals.c.dated.desc(), *_STRAND).limit(limit).subquery()
        mine = [facets.c[name] == still.c[name] for name in ("sort", "one", "other")]
        found = sa.select(facets.c.engagement).where(*mine)
        last = found.where(_HAPPENED, facets.c.last_day == still.c.last_day).order_by(facets.c.engagement).limit(1)
        ahead = found.where(facets.c.status == "planned", facets.c.last_day >= today)
        upcoming = ahead.order_by(facets.c.first_day, facets.c.engagement).limit(1)
        columns = [still.c[column.name] for column in _TOTAL]
        rows = self._connection.execute(
            sa.select(*columns, last.scalar_subquery(), upcoming.scalar_subquery()).order_by(
                still.c.dated.desc(), *(still.c[name] for name in ("sort", "one", "other"))
            )
        )
        return [Stillness(StrandTotal(*row[: len(_TOTAL)]), row[-2], row[-1]) for row in rows]

    def count(self, query: EngagementQuery, *by: str) -> list[tuple[Any, ...]]:
        """Count engagements by ``month``, ``kind`` and ``status``, in this order."""
        return count_by(self._connection, query, *by)

    def by_year(self, sort: str, query: EngagementQuery) -> list[tuple[str, str | None, int]]:
        """Count engagements by ``framework`` or ``theme`` and year."""
        return select_by_year(self._connection, sort, query)

    def strand(self, query: StrandQuery) -> list[StrandCount]:
        """Count the engagements of a strand by status, kind and year."""
        table, year, count = facets.c, sa.func.substr(facets.c.first_day, 1, 4), sa.func.count()
        columns = (table.status, table.kind, year)
        wanted = sa.select(*columns, count).where(*_within(query)).group_by(*columns).order_by(*columns)
        return [StrandCount(*row) for row in self._connection.execute(wanted)]

    def strand_labels(self, query: StrandQuery, *sorts: str) -> dict[str, list[tuple[str, str, int]]]:
        """Count what took place in a strand by ``framework``, ``theme`` and ``party``.

        Returns:
            Value, label and count by each of these, the commonest first.
        """
        table, count = facets.alias("counted"), sa.func.count()
        joined = sa.and_(table.c.engagement == facets.c.engagement, table.c.sort.in_(sorts))
        columns = (table.c.sort, table.c.one)
        wanted = sa.select(*columns, sa.func.min(table.c.label), count).select_from(beside(facets, table, joined))
        found: dict[str, list[tuple[str, str, int]]] = {sort: [] for sort in sorts}
        rows = self._connection.execute(wanted.where(*_within(query), _HAPPENED).group_by(*columns))
        for sort, value, label, number in rows:
            if sort is not None:
                found[sort].append((value, label or value, number))
        return {sort: sorted(each, key=lambda row: (-row[2], row[0])) for sort, each in found.items()}

    def sightings(self, query: StrandQuery) -> list[Sighting]:
        """Give who of two parties is named in what took place between them, however many pages say so."""
        names = facets.alias("names")
        by_name = sa.and_(names.c.engagement == facets.c.engagement, names.c.sort == "name")
        wanted = sa.select(facets.c.engagement, facets.c.first_day, names.c.one).where(*_within(query), _HAPPENED)
        rows = self._connection.execute(wanted.select_from(beside(facets, names, by_name))).all()
        # Whose names these are is asked apart: a few names stand for thousands of rows.
        owners = self._owners(sorted({name for _, _, name in rows if name is not None}), (query.one, query.other))
        found = {owner: Sighting(*owner, set(), {}) for owner in owners.values()}
        for name, owner in owners.items():
            found[owner].aliases.add(name)
        for engagement, day, name in rows:
            if name in owners:
                found[owners[name]].days[engagement] = day
        return list(found.values())

    def _owners(self, names: Sequence[str], parties: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Give person and party of those of some names that are known to be of somebody of some parties."""
        columns = (aliases.c.key, aliases.c.person, aliases.c.party)
        found: dict[str, tuple[str, str]] = {}
        for part in parts(names):
            wanted = sa.select(*columns).where(aliases.c.key.in_(part), aliases.c.party.in_(parties))
            rows = self._connection.execute(wanted.where(aliases.c.person.is_not(None)))
            found |= {row.key: (row.person, row.party) for row in rows}
        return found

    def namings(self, query: StrandQuery) -> list[Naming]:
        """Count in which words pages name anybody in what took place in a strand."""
        columns = (mentions.c.alias, mentions.c.label, mentions.c.post)
        joined = beside(facets, reports, reports.c.engagement == facets.c.engagement)
        joined = beside(joined, mentions, mentions.c.fact == reports.c.fact)
        wanted = sa.select(*columns, sa.func.count()).select_from(joined).where(*_within(query), _HAPPENED)
        return [Naming(*row) for row in self._connection.execute(wanted.group_by(*columns)) if row.alias is not None]

    def first_of(self, query: StrandQuery) -> str | None:
        """Give the id of the first engagement of a strand that took place on a known day."""
        order = (facets.c.first_day, facets.c.last_day, facets.c.engagement)
        wanted = sa.select(facets.c.engagement).where(*_within(query), _HAPPENED, facets.c.first_day.is_not(None))
        return self._connection.scalar(wanted.order_by(*order).limit(1))

    def last_of(self, query: StrandQuery) -> str | None:
        """Give the id of the last engagement of a strand that took place on a known day."""
        order = (facets.c.last_day.desc(), facets.c.engagement)
        wanted = sa.select(facets.c.engagement).where(*_within(query), _HAPPENED, facets.c.last_day.is_not(None))
        return self._connection.scalar(wanted.order_by(*order).limit(1))

    def next_of(self, query: StrandQuery, today: str) -> str | None:
        """Give the id of the first engagement of a strand that is planned for today or later."""
        order = (facets.c.first_day, facets.c.engagement)
        ahead = (facets.c.status == "planned", facets.c.last_day >= today)
        return self._connection.scalar(
            sa.select(facets.c.engagement).where(*_within(query), *ahead).order_by(*order).limit(1)
        )

    def ahead(self, today: str, limit: int) -> list[str]:
        """Give the ids of what is planned or under way on a day that is not past, the next first."""
        table = engagements.c
        wanted = sa.select(table.id).where(table.status.in_(TO_COME), table.last_day >= today)
        return list(self._connection.scalars(wanted.order_by(table.first_day, table.last_day, table.id).limit(limit)))

    def overdue(self, today: str, limit: int) -> list[str]:
        """Give the ids of what was planned for a day that is past, the latest first."""
        table = engagements.c
        wanted = sa.select(table.id).where(table.status == "planned", table.last_day < today)
        return list(self._connection.scalars(wanted.order_by(table.last_day.desc(), table.id).limit(limit)))

    def undated_plans(self, limit: int) -> list[str]:
        """Give the ids of what is planned for a day that no page gives."""
        table = engagements.c
        wanted = sa.select(table.id).where(table.status == "planned", table.last_day.is_(None))
        return list(self._connection.scalars(wanted.order_by(table.id).limit(limit)))

    def count_pages(self, by: str) -> list[tuple[str | None, int]]:
        """Count pages by ``source``, ``language`` or ``published``; None where a page does not say."""
        column = _COUNTED_PAGES[by]
        rows = self._connection.execute(sa.select(column, sa.func.count()).group_by(column))
        return [(row[0], row[1]) for row in rows]

    def count_facets(self, sort: str) -> list[tuple[str, int]]:
        """Count engagements by ``party``, ``framework``, ``theme``, ``source`` or ``language``, the commonest first."""
        query = sa.select(totals.c.one, totals.c.total).where(totals.c.sort == sort)
        rows = self._connection.execute(query.order_by(totals.c.total.desc(), totals.c.one))
        return [(row[0], row[1]) for row in rows]

    def count_months(self) -> list[tuple[str | None, int]]:
        """Count engagements by the month of their first day; None for the undated."""
        return [(row[0], row[1]) for row in count_by(self._connection, EngagementQuery(), "month")]

    def count_engagements(self, *, least_sources: int = 0) -> int:
        """Count engagements that at least so many sources report."""
        if least_sources < 1:
            return count_facet(self._connection, ALL)
        query = sa.select(sa.func.count()).select_from(engagements).where(engagements.c.sources >= least_sources)
        return self._connection.scalar(query) or 0

    def pages_since(self, day: str, limit: int) -> tuple[int, list[StoredPage]]:
        """Count the pages that runs read which began on a day or later, and give the first of them by path."""
        since = pages.c.run.in_(_runs_since(day))
        count = self._connection.scalar(sa.select(sa.func.count()).select_from(pages).where(since)) or 0
        wanted = sa.select(*PAGE_COLUMNS).where(since).order_by(pages.c.path, pages.c.key).limit(limit)
        return count, [StoredPage(*row) for row in self._connection.execute(wanted)]

    def rejections_since(self, day: str) -> int:
        """Count the pages that such runs left out."""
        since = rejections.c.run.in_(_runs_since(day))
        return self._connection.scalar(sa.select(sa.func.count()).select_from(rejections).where(since)) or 0

    def touched_since(self, day: str) -> list[Touched]:
        """Give the engagements that pages report which such runs read, the latest first, the undated last."""
        read = (
            sa.select(reports.c.engagement, sa.func.count().label("read"))
            .join(facts, facts.c.key == reports.c.fact)
            .join(pages, pages.c.key == facts.c.page)
            .where(pages.c.run.in_(_runs_since(day)))
            .group_by(reports.c.engagement)
            .subquery()
        )
        every = sa.select(sa.func.count()).where(reports.c.engagement == read.c.engagement).scalar_subquery()
        wanted = sa.select(engagements.c.id, engagements.c.first_day, every, read.c.read)
        rows = self._connection.execute(wanted.join(read, read.c.engagement == engagements.c.id))
        found = sorted((Touched(*row) for row in rows), key=lambda each: each.id)
        return sorted(found, key=lambda each: each.first_day or "", reverse=True)

    def has_party(self, party: str) -> bool:
        """Say whether anybody takes part for a party."""
        wanted = sa.select(actor_names.c.party).where(actor_names.c.party == party).limit(1)
        return self._connection.scalar(wanted) is not None

    def party_names(self) -> list[tuple[str, str, str]]:
        """Give each party with each label of its actors and the first actor that bears it."""
        name = (actor_names.c.party, actor_names.c.label)
        query = sa.select(*name, sa.func.min(actor_names.c.actor)).group_by(*name).order_by(*name)
        return [(row[0], row[1], row[2]) for row in self._connection.execute(query)]

    def count_persons(self, limit: int | None) -> list[tuple[str, int]]:
        """Count the facts that name each person, those named most first."""
        return select_persons(self._connection, "", limit, 0)

    def persons_named(self, words: str, limit: int, offset: int) -> tuple[int, list[tuple[str, int]]]:
        """Count the persons of whose names one holds some folded words, and give some as :meth:`count_persons` does."""
        return count_persons(self._connection, words), select_persons(self._connection, words, limit, offset)

    def names_of(self, persons: Sequence[str]) -> list[tuple[str, str, str | None, int]]:
        """Give the names of some persons: person, name, party, number of facts; the commonest first."""
        query = sa.select(aliases.c.person, aliases.c.label, aliases.c.party, aliases.c.facts)
        rows = self._connection.execute(
            query.where(aliases.c.person.in_(persons)).order_by(aliases.c.facts.desc(), aliases.c.key)
        )
        return [(row[0], row[1], row[2], row[3]) for row in rows]


def _within(query: StrandQuery) -> list[sa.ColumnElement[bool]]:
    table = facets.c
    found: list[sa.ColumnElement[bool]] = [
        table.sort == query.sort, table.one == query.one, table.other == query.other,
    ]  # fmt: skip
    if query.since is not None:
        found.append(table.last_day >= query.since)
    if query.until is not None:
        found.append(table.first_day <= query.until)
    return found


def _runs_since(day: str) -> sa.Select[tuple[Any]]:
    return sa.select(runs.c.id).where(runs.c.started >= day)
