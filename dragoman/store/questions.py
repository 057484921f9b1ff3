"""What can be asked of a whole record: counts, what goes on between parties and under frameworks, what is new.

Each question reads indexes that hold all it needs, so that its time grows with what it counts and not with the size of
the facts; what concerns two parties or one framework reads the engagements of these alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from dragoman.store.merged import EngagementQuery, StoredEngagement, beside_index, select_engagements
from dragoman.store.queries import PAGE_COLUMNS, StoredPage
from dragoman.store.resolution_tables import (
    aliases,
    engagement_labels,
    engagement_parties,
    engagements,
    mentions,
    reports,
    strands,
)
from dragoman.store.tables import facts, pages, participants, rejections, runs

TOOK_PLACE = ("held", "ongoing")
TO_COME = ("planned", "ongoing")
_STRAND = (strands.c.sort, strands.c.one, strands.c.other)
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
class StrandEngagement:
    """One engagement of a strand.

    Attributes:
        id: Its id.
        kind, status, first_day, last_day: As in the record.
    """

    id: str
    kind: str
    status: str
    first_day: str | None
    last_day: str | None


@dataclass(frozen=True, slots=True)
class Sighting:
    """A person named in a page's report of an engagement.

    Attributes:
        engagement, first_day: The engagement and its day.
        person, party, label, post: Who, for whom, by what name and in what post.
    """

    engagement: str
    first_day: str | None
    person: str
    party: str
    label: str
    post: str | None


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


class Questions:
    """What one transaction that reads can be asked; see :meth:`~dragoman.store.store.Store.asking`.

    Args:
        connection: In a transaction.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def engagements(self, ids: Sequence[str]) -> list[StoredEngagement]:
        """Give engagements with what pages say of them, in the order of their ids here."""
        found = {each.id: each for each in select_engagements(self._connection, EngagementQuery(ids=tuple(ids)))}
        return [found[name] for name in ids if name in found]

    def totals(self, sort: str) -> list[StrandTotal]:
        """Count engagements by pair of parties (``pair``) or by ``framework``, those with the most first."""
        table = strands.c
        dated = sa.and_(table.status.in_(TOOK_PLACE), table.last_day.is_not(None))
        first, last = (sa.case((dated, column)) for column in (table.first_day, table.last_day))
        total, known = sa.func.count(), sa.func.count(last)
        query = sa.select(*_STRAND, total, known, sa.func.min(first), sa.func.max(last)).where(table.sort == sort)
        rows = self._connection.execute(query.group_by(*_STRAND).order_by(total.desc(), *_STRAND))
        return [StrandTotal(*row) for row in rows]

    def quiet(self, since: str, *, least: int, limit: int) -> list[StrandTotal]:
        """Give pairs and frameworks of which nothing took place since a day, those with the most engagements first.

        Args:
            since: The day, ``YYYY-MM-DD``.
            least: How many took place on a known day before it, at least; ``total`` counts what took place alone.
            limit: How many.
        """
        table = strands.c
        known, first, last = sa.func.count(table.last_day), sa.func.min(table.first_day), sa.func.max(table.last_day)
        query = sa.select(*_STRAND, sa.func.count(), known.label("known"), first, last)
        query = query.where(table.status.in_(TOOK_PLACE)).group_by(*_STRAND).having(known >= least, last < since)
        rows = self._connection.execute(query.order_by(sa.desc("known"), *_STRAND).limit(limit))
        return [StrandTotal(*row) for row in rows]

    def strand(self, query: StrandQuery) -> list[StrandEngagement]:
        """Give the engagements of a strand by day, the undated last."""
        table = engagements.c
        columns = (table.id, table.kind, table.status, table.first_day, table.last_day)
        wanted = sa.select(*columns).join(strands, strands.c.engagement == table.id).where(*_within(query))
        found = [StrandEngagement(*row) for row in self._connection.execute(wanted)]
        return sorted(found, key=lambda each: (each.first_day or "9", each.last_day or "9", each.id))

    def strand_labels(self, query: StrandQuery, sort: str) -> list[tuple[str, str, int]]:
        """Count what took place in a strand by ``framework`` or ``theme``: value, label, count; the commonest first."""
        table, count = engagement_labels.c, sa.func.count()
        joined = sa.select(table.value, sa.func.min(table.label), count).join(
            strands, sa.and_(strands.c.engagement == table.engagement, beside_index(table.sort) == sort)
        )
        wanted = joined.where(*_within(query), strands.c.status.in_(TOOK_PLACE)).group_by(table.value)
        rows = self._connection.execute(wanted.order_by(count.desc(), table.value))
        return [(row[0], row[1] or row[0], row[2]) for row in rows]

    def strand_parties(self, query: StrandQuery) -> list[tuple[str, int]]:
        """Count what took place in a strand by party, the commonest first."""
        party, count = engagement_parties.c.party, sa.func.count()
        joined = sa.select(party, count).join(strands, strands.c.engagement == engagement_parties.c.engagement)
        wanted = joined.where(*_within(query), strands.c.status.in_(TOOK_PLACE)).group_by(party)
        return [(row[0], row[1]) for row in self._connection.execute(wanted.order_by(count.desc(), party))]

    def sightings(self, query: StrandQuery) -> list[Sighting]:
        """Give who of two parties is named in what took place between them."""
        columns = (strands.c.engagement, strands.c.first_day, aliases.c.person, aliases.c.party)
        wanted = (
            sa.select(*columns, mentions.c.label, mentions.c.post)
            .join(reports, reports.c.engagement == strands.c.engagement)
            .join(mentions, mentions.c.fact == reports.c.fact)
            .join(aliases, aliases.c.key == mentions.c.alias)
            .where(*_within(query), strands.c.status.in_(TOOK_PLACE))
            .where(aliases.c.party.in_((query.one, query.other)), aliases.c.person.is_not(None))
        )
        order = (strands.c.engagement, mentions.c.fact, mentions.c.ordinal)
        return [Sighting(*row) for row in self._connection.execute(wanted.order_by(*order))]

    def last_of(self, query: StrandQuery, day: str | None = None) -> str | None:
        """Give the id of the last engagement of a strand that took place on a known day; which, if that is known."""
        order = (strands.c.last_day.desc(), strands.c.engagement)
        known = strands.c.last_day.is_not(None) if day is None else strands.c.last_day == day
        dated = (strands.c.status.in_(TOOK_PLACE), known)
        return self._connection.scalar(
            sa.select(strands.c.engagement).where(*_within(query), *dated).order_by(*order).limit(1)
        )

    def next_of(self, query: StrandQuery, today: str) -> str | None:
        """Give the id of the first engagement of a strand that is planned for today or later."""
        order = (strands.c.first_day, strands.c.engagement)
        ahead = (strands.c.status == "planned", strands.c.last_day >= today)
        return self._connection.scalar(
            sa.select(strands.c.engagement).where(*_within(query), *ahead).order_by(*order).limit(1)
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

    def count_labels(self, sort: str) -> list[tuple[str, int]]:
        """Count engagements by ``framework``, ``theme``, ``source`` or ``language``."""
        table = engagement_labels.c
        query = sa.select(table.value, sa.func.count()).where(table.sort == sort).group_by(table.value)
        return [(row[0], row[1]) for row in self._connection.execute(query)]

    def count_days(self) -> list[tuple[str | None, int]]:
        """Count engagements by their first day; None for the undated."""
        day = engagements.c.first_day
        return [(row[0], row[1]) for row in self._connection.execute(sa.select(day, sa.func.count()).group_by(day))]

    def count_engagements(self, *, least_sources: int = 0) -> int:
        """Count engagements that at least so many sources report."""
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

    def count_parties(self) -> list[tuple[str, int]]:
        """Count engagements by party, the commonest first."""
        party, count = engagement_parties.c.party, sa.func.count()
        query = sa.select(party, count).group_by(party).order_by(count.desc(), party)
        return [(row[0], row[1]) for row in self._connection.execute(query)]

    def has_party(self, party: str) -> bool:
        """Say whether anybody takes part for a party."""
        return (
            self._connection.scalar(sa.select(participants.c.party).where(participants.c.party == party).limit(1))
            is not None
        )

    def party_names(self) -> list[tuple[str, str | None, str | None]]:
        """Give each party with each label of its actors and the first actor that bears it.

        There are few of these beside the participants: the index is asked for the next one after each, which is much
        quicker than to go through all.
        """
        return [(row[0], row[1], row[2]) for row in self._connection.execute(_party_names())]

    def count_persons(self, limit: int | None) -> list[tuple[str, int]]:
        """Count the facts that name each person, those named most first."""
        named = sa.select(mentions.c.alias, sa.func.count().label("facts")).group_by(mentions.c.alias).subquery()
        total = sa.func.sum(named.c.facts)
        query = sa.select(aliases.c.person, total).join(named, named.c.alias == aliases.c.key)
        query = query.where(aliases.c.person.is_not(None)).group_by(aliases.c.person)
        rows = self._connection.execute(query.order_by(total.desc(), aliases.c.person).limit(limit))
        return [(row[0], int(row[1])) for row in rows]

    def names_of(self, persons: Sequence[str]) -> list[tuple[str, str, str | None, int]]:
        """Give the names of some persons: person, name, party, number of facts; the commonest first."""
        count = sa.select(sa.func.count()).where(mentions.c.alias == aliases.c.key).scalar_subquery().label("facts")
        query = sa.select(aliases.c.person, aliases.c.label, aliases.c.party, count)
        rows = self._connection.execute(
            query.where(aliases.c.person.in_(persons)).order_by(sa.desc("facts"), aliases.c.key)
        )
        return [(row[0], row[1], row[2], row[3]) for row in rows]


def _within(query: StrandQuery) -> list[sa.ColumnElement[bool]]:
    table = strands.c
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


def _party_names() -> sa.Select[Any]:
    table = participants.c
    party = sa.select(sa.func.min(table.party).label("party")).cte("party", recursive=True)
    party = party.union_all(
        sa.select(sa.select(sa.func.min(table.party)).where(table.party > party.c.party).scalar_subquery()).where(
            party.c.party.is_not(None)
        )
    )
    least = sa.func.min(table.label)
    first = sa.select(least).where(table.party == party.c.party).scalar_subquery()
    name = sa.select(party.c.party, first.label("label")).where(party.c.party.is_not(None)).cte("name", recursive=True)
    later = sa.select(least).where(table.party == name.c.party, table.label > name.c.label).scalar_subquery()
    name = name.union_all(sa.select(name.c.party, later).where(name.c.label.is_not(None)))
    actor = sa.select(sa.func.min(table.actor)).where(table.party == name.c.party, table.label == name.c.label)
    return sa.select(name.c.party, name.c.label, actor.scalar_subquery()).order_by(name.c.party, name.c.label)
