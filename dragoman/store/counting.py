"""How many there are of everything, kept in step: each transaction that changes what is counted changes the counts.

Sums over a whole record would be read from some hundred thousand rows each time that somebody opens a page. They lie in
``totals``, ``monthly`` and ``actor_names`` instead, and can be made anew from what they count.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from dragoman.store.dialects import put_or_change
from dragoman.store.resolution_rows import Row
from dragoman.store.resolution_tables import aliases, facets, mentions, monthly, totals, yearly
from dragoman.store.tables import actor_names, facts, participants

TOOK_PLACE = ("held", "ongoing")
STRANDS = ("pair", "framework")  # sorts of facets that go on for years, or go quiet
_AT_ONCE = 500  # values in one IN (…): databases limit them
_BY_MONTH = ("all", "theme")
_DAYS = ("first_day", "last_day")
_COUNTED = tuple(facets.c[name] for name in ("engagement", "sort", "one", "other", "kind", "status", *_DAYS))
Key = tuple[Any, ...]
Counts = Counter[Key]


class FacetCounts:
    """What changes in the counts of engagements by facet, in one transaction.

    Args:
        connection: In a transaction that writes.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._totals, self._dated = Counter[Key](), Counter[Key]()
        self._monthly, self._yearly = Counter[Key](), Counter[Key]()
        self._days: dict[Key, list[str]] = {}
        self._lost: dict[Key, list[str]] = {}

    def leave(self, engagements: Collection[str]) -> None:
        """Note that engagements are about to go."""
        names = sorted(engagements)
        for start in range(0, len(names), _AT_ONCE):
            part = facets.c.engagement.in_(names[start : start + _AT_ONCE])
            rows = [row._asdict() for row in self._connection.execute(sa.select(*_COUNTED).where(part))]
            for _, mine in groupby(sorted(rows, key=itemgetter("engagement")), key=itemgetter("engagement")):
                self._add_all(list(mine), -1, self._lost)

    def join(self, rows: Sequence[Row]) -> None:
        """Note the rows of ``facets`` of an engagement that comes."""
        self._add_all(rows, 1, self._days)

    def write(self) -> None:
        """Bring the counts up to date; ``facets`` is by now as it is to be."""
        self._write_totals()
        change(self._connection, monthly, self._monthly)
        change(self._connection, yearly, self._yearly)
        for key in sorted(set(self._lost) & set(self._totals)):
            self._find_days(key)

    def _add_all(self, rows: Sequence[Row], by: int, days: dict[Key, list[str]]) -> None:
        """Add what an engagement counts for."""
        themes = [row["one"] for row in rows if row["sort"] == "theme"]
        for row in rows:
            self._add(row, by, days)
            beside = {"framework": [""], "party": themes}.get(row["sort"], ())
            for theme in beside:
                self._yearly[row["sort"], row["one"], theme, (row["first_day"] or "")[:4]] += by

    def _add(self, row: Mapping[str, Any], by: int, days: dict[Key, list[str]]) -> None:
        key = (row["sort"], row["one"], row["other"])
        self._totals[key] += by
        if row["status"] in TOOK_PLACE and row["last_day"] is not None:
            self._dated[key] += by
            if row["sort"] in STRANDS:
                days.setdefault(key, []).extend((row["first_day"], row["last_day"]))
        if row["sort"] in _BY_MONTH:
            months = [(row[name] or "")[:7] for name in _DAYS]
            what = (row["kind"], row["status"]) if row["sort"] == "all" else ("", "")
            self._monthly[row["sort"], row["one"], *months, *what] += by

    def _write_totals(self) -> None:
        rows = []
        for key in sorted(self._totals):
            days = self._days.get(key, ())
            first, last = min(days, default=None), max(days, default=None)
            rows.append(_row(totals, (*key, self._totals[key], self._dated[key], first, last)))
        if rows:
            self._connection.execute(put_or_change(self._connection, totals, _widened), rows)
            self._connection.execute(totals.delete().where(totals.c.total == 0))

    def _find_days(self, key: Key) -> None:
        """Look for the first and the last day anew where that was the day of an engagement that went."""
        mine = [totals.c[name] == value for name, value in zip(("sort", "one", "other"), key, strict=True)]
        there = self._connection.execute(sa.select(totals.c.first_day, totals.c.last_day).where(*mine)).one_or_none()
        lost = self._lost[key]
        if there is None or not (min(lost) == there.first_day or max(lost) == there.last_day):
            return
        found = [facets.c[name] == value for name, value in zip(("sort", "one", "other"), key, strict=True)]
        found += [facets.c.status.in_(TOOK_PLACE), facets.c.last_day.is_not(None)]
        ends = {
            "first_day": sa.select(sa.func.min(facets.c.first_day)).where(*found).scalar_subquery(),
            "last_day": sa.select(sa.func.max(facets.c.last_day)).where(*found).scalar_subquery(),
        }
        self._connection.execute(totals.update().where(*mine).values(ends))


def _widened(new: Any) -> dict[str, sa.ColumnElement[Any]]:
    old = totals.c
    earlier, later = new.first_day < old.first_day, new.last_day > old.last_day
    return {
        "total": old.total + new.total,
        "dated": old.dated + new.dated,
        "first_day": sa.case((old.first_day.is_(None) | earlier, new.first_day), else_=old.first_day),
        "last_day": sa.case((old.last_day.is_(None) | later, new.last_day), else_=old.last_day),
    }


def change(connection: sa.Connection, table: sa.Table, counts: Counts) -> None:
    """Add to the counts of a table whose last column is ``total``; what there is no more of goes."""
    rows = [_row(table, (*key, number)) for key, number in sorted(counts.items()) if number]
    if rows:
        connection.execute(put_or_change(connection, table, lambda new: {"total": table.c.total + new.total}), rows)
    if any(number < 0 for number in counts.values()):
        connection.execute(table.delete().where(table.c.total == 0))


def _row(table: sa.Table, values: Sequence[Any]) -> Row:
    return dict(zip(table.columns.keys(), values, strict=True))


def count_facts(connection: sa.Connection, families: Iterable[str], takers: Iterable[Row], by: int = 1) -> None:
    """Count facts that come, or with ``by`` -1 those that go.

    Args:
        connection: In a transaction that writes.
        families: Of each fact.
        takers: Rows of ``participants``.
        by: 1 or -1.
    """
    found = Counter(families)
    rows = [_row(totals, ("facts", family, "", by * number, 0, None, None)) for family, number in sorted(found.items())]
    if rows:
        connection.execute(put_or_change(connection, totals, _widened), rows)
    names: Counts = Counter()
    for row in takers:
        key = (row["party"], row["label"], row["actor"])
        if None not in key:
            names[key] += by
    change(connection, actor_names, names)


def uncount_pages(connection: sa.Connection, keys: Collection[str]) -> None:
    """Take what stands on pages that are about to go out of the counts of facts and of names."""
    mine = facts.c.page.in_(keys)
    families = connection.scalars(sa.select(facts.c.family).where(mine)).all()
    if not families:
        return
    takers = sa.select(participants).join(facts, facts.c.key == participants.c.fact).where(mine)
    count_facts(connection, families, [row._asdict() for row in connection.execute(takers)], -1)
    named = sa.select(mentions.c.alias).join(facts, facts.c.key == mentions.c.fact).where(mine)
    count_names(connection, {alias: -number for alias, number in Counter(connection.scalars(named)).items()})


def count_names(connection: sa.Connection, changes: Mapping[str, int]) -> None:
    """Change how many facts name some aliases."""
    rows = [{"alias": key, "by": number} for key, number in sorted(changes.items()) if number]
    if rows:
        more = sa.update(aliases).where(aliases.c.key == sa.bindparam("alias"))
        connection.execute(more.values(facts=aliases.c.facts + sa.bindparam("by")), rows)
