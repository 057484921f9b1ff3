"""Whether the counts that are kept are those of what they count."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from dragoman.store.counting import STRANDS, TOOK_PLACE
from dragoman.store.resolution_tables import aliases, facets, mentions, monthly, totals, yearly
from dragoman.store.tables import actor_names, facts, participants

_COUNT = sa.func.count()


def find_miscounts(connection: sa.Connection) -> Iterator[str]:
    """Count everything anew, and say which counts that are kept differ.

    Args:
        connection: In a transaction.
    """
    pairs = (
        ("totals of engagements", _totals(), _kept(totals, totals.c.sort != "facts")),
        ("totals of facts", _facts(), _kept(totals, totals.c.sort == "facts", totals.c.total > 0)),
        ("counts by month", _monthly(), _kept(monthly)),
        ("counts by year", _yearly(), _kept(yearly)),
        ("names of actors", _actor_names(), _kept(actor_names)),
        ("names of persons", _names(), sa.select(aliases.c.key, aliases.c.facts)),
    )
    for name, true, kept in pairs:
        wrong = {tuple(row) for row in connection.execute(true)} ^ {tuple(row) for row in connection.execute(kept)}
        if wrong:
            yield f"{name}: {len(wrong)} are not what they count, such as {sorted(wrong, key=str)[0]}"


def _kept(table: sa.Table, *conditions: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return sa.select(*table.columns).where(*conditions)


def _totals() -> sa.Select[Any]:
    dated = sa.and_(facets.c.status.in_(TOOK_PLACE), facets.c.last_day.is_not(None))
    strand = sa.and_(facets.c.sort.in_(STRANDS), dated)
    key = (facets.c.sort, facets.c.one, facets.c.other)
    first, last = (sa.case((strand, column)) for column in (facets.c.first_day, facets.c.last_day))
    return sa.select(*key, _COUNT, sa.func.count(sa.case((dated, 1))), sa.func.min(first), sa.func.max(last)).group_by(
        *key
    )


def _facts() -> sa.Select[Any]:
    nothing: sa.ColumnElement[Any] = sa.literal_column("''")
    fixed: tuple[sa.ColumnElement[Any], ...] = (sa.literal_column("0"), sa.null(), sa.null())
    return sa.select(sa.literal_column("'facts'"), facts.c.family, nothing, _COUNT, *fixed).group_by(facts.c.family)


def _monthly() -> sa.Select[Any]:
    months = (_part(facets.c.first_day, 7), _part(facets.c.last_day, 7))
    is_all = facets.c.sort == "all"
    what = (sa.case((is_all, facets.c.kind), else_=""), sa.case((is_all, facets.c.status), else_=""))
    key = (facets.c.sort, facets.c.one, *months, *what)
    return sa.select(*key, _COUNT).where(facets.c.sort.in_(("all", "theme"))).group_by(*key)


def _yearly() -> sa.CompoundSelect[Any]:
    year, theme = _part(facets.c.first_day, 4), facets.alias("theme")
    framework: tuple[sa.ColumnElement[Any], ...] = (facets.c.sort, facets.c.one, sa.literal_column("''"), year)
    party = (facets.c.sort, facets.c.one, theme.c.one, year)
    joined = facets.join(theme, sa.and_(theme.c.engagement == facets.c.engagement, theme.c.sort == "theme"))
    by_framework = (
        sa.select(*framework, _COUNT).where(facets.c.sort == "framework").group_by(facets.c.sort, facets.c.one, year)
    )
    by_party = sa.select(*party, _COUNT).select_from(joined).where(facets.c.sort == "party").group_by(*party)
    return by_framework.group_by(facets.c.sort, facets.c.one, year).union_all(by_party)


def _actor_names() -> sa.Select[Any]:
    key = tuple(participants.c[name] for name in ("party", "label", "actor"))
    return sa.select(*key, _COUNT).where(*(column.is_not(None) for column in key)).group_by(*key)


def _names() -> sa.Select[Any]:
    named = sa.func.count(mentions.c.fact)
    joined = aliases.outerjoin(mentions, mentions.c.alias == aliases.c.key)
    return sa.select(aliases.c.key, named).select_from(joined).group_by(aliases.c.key)


def _part(day: sa.ColumnElement[str | None], letters: int) -> sa.ColumnElement[str]:
    return sa.func.coalesce(sa.func.substr(day, 1, letters), "")
