"""Whose names are one person's, kept: who is named where, which names are alike, and whose they are."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from dragoman.model.codec import Json
from dragoman.store.counting import count_names
from dragoman.store.queries import StoredFact
from dragoman.store.resolution_rows import PostHeld, Row, StoredAlias
from dragoman.store.resolution_tables import (
    alias_keys,
    alias_links,
    aliases,
    conflicts,
    facets,
    mentions,
    pending_aliases,
)
from dragoman.store.shelves import put_names
from dragoman.store.tables import facts, pages
from dragoman.text.normalize import fold

_AT_ONCE = 500  # values in one IN (…): databases limit them
Pair = tuple[str, str]


class Names:
    """One transaction's work on whose names are one person's.

    Args:
        connection: In a writing transaction.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def put_mentions(
        self, rows: Sequence[Row], names: Mapping[str, tuple[str, str | None]], order: Callable[[str], Any]
    ) -> set[str]:
        """Keep who is named where.

        Args:
            rows: Rows of ``mentions``.
            names: Name and party of each alias.
            order: What sorts spellings; the first of all that pages have is the alias's.

        Returns:
            The aliases that are new, or were not known in one of these posts.
        """
        keys = list(names)
        known = {row.key: row.label for row in self._rows(aliases, aliases.c.key, keys)}
        told = {(row["alias"], row["sense"]) for row in rows}
        news = {alias for alias, sense in told if alias not in known or not self._is_known_in(alias, sense)}
        self._insert(
            aliases,
            [
                {"key": key, "label": names[key][0], "party": names[key][1], "folded": fold(names[key][0])}
                for key in keys
                if key not in known
            ],
        )
        better = [key for key in keys if key in known and order(names[key][0]) < order(known[key])]
        respell = sa.update(aliases).where(aliases.c.key == sa.bindparam("alias")).values(label=sa.bindparam("name"))
        if better:
            self._connection.execute(respell, [{"alias": key, "name": names[key][0]} for key in better])
        named = Counter(row["alias"] for row in rows)
        facts_ = {row["fact"] for row in rows}
        named.subtract(
            alias for found in self._grouped(mentions.c.fact, mentions.c.alias, facts_).values() for alias in found
        )
        self._delete(mentions, mentions.c.fact, facts_)
        self._insert(mentions, rows)
        count_names(self._connection, named)
        return news | set(better)

    def _is_known_in(self, alias: str, sense: str | None) -> bool:
        """Say whether anything names somebody in a post; who is often named is mostly found at once."""
        wanted = sa.select(mentions.c.fact).where(
            mentions.c.alias == alias, mentions.c.sense.is_not_distinct_from(sense)
        )
        return self._connection.scalar(wanted.limit(1)) is not None

    def put_stated(self, told: Collection[StoredFact], rows: Sequence[Row]) -> None:
        """Keep by which names posts and statements are found, as :func:`~dragoman.store.shelves.put_names` does."""
        put_names(self._connection, told, rows)

    def pending_aliases(self) -> set[str]:
        """Give the aliases of which a page was taken back."""
        return set(self._connection.scalars(sa.select(pending_aliases.c.alias)))

    def settle_aliases(self, keys: Collection[str]) -> set[str]:
        """Forget those of some aliases that no page has any more; give the others."""
        self._delete(pending_aliases, pending_aliases.c.alias, keys)
        alive = set(self._grouped(mentions.c.alias, mentions.c.fact, keys))
        self._delete(aliases, aliases.c.key, set(keys) - alive)
        return alive

    def aliases(self, keys: Collection[str]) -> list[StoredAlias]:
        """Give aliases by their keys, each with a wording of every post."""
        posts: dict[str, dict[str, str]] = defaultdict(dict)
        least = sa.func.min(mentions.c.post)
        for part in parts(sorted(keys)):
            query = sa.select(mentions.c.alias, mentions.c.sense, least).where(mentions.c.alias.in_(part))
            for alias, sense, post in self._connection.execute(query.group_by(mentions.c.alias, mentions.c.sense)):
                if post is not None:
                    posts[alias][sense] = post
        found = self._rows(aliases, aliases.c.key, keys)
        return [
            StoredAlias(
                row.key, row.label, row.party, row.person, tuple(posts[row.key][s] for s in sorted(posts[row.key]))
            )
            for row in found
        ]

    def put_alias_keys(self, keys: Mapping[str, Collection[str]]) -> None:
        """Keep the keys under which aliases are found."""
        self._delete(alias_keys, alias_keys.c.alias, keys)
        self._insert(alias_keys, [{"key": key, "alias": alias} for alias, own in keys.items() for key in sorted(own)])

    def aliases_under(self, keys: Collection[str]) -> dict[str, list[str]]:
        """Give the aliases found under each of some keys."""
        return self._grouped(alias_keys.c.key, alias_keys.c.alias, keys)

    def put_alias_links(self, found: Mapping[Pair, tuple[float, list[Json]]], touching: Collection[str]) -> set[str]:
        """Keep links between aliases in the place of all that touch some; give those that were tied to them before."""
        before = {other for others in self._neighbours(alias_links, touching).values() for other in others}
        for column in (alias_links.c.left, alias_links.c.right):
            self._delete(alias_links, column, touching)
        rows = [
            {"left": left, "right": right, "score": score, "reasons": reasons}
            for (left, right), (score, reasons) in found.items()
        ]
        self._insert(alias_links, rows)
        return before

    def put_pair_links(self, pairs: Collection[Pair], found: Mapping[Pair, tuple[float, list[Json]]]) -> None:
        """Keep links between the aliases of some pairs, in the place of those of the same pairs."""
        for left, right in sorted(pairs):
            mine = (alias_links.c.left == left, alias_links.c.right == right)
            self._connection.execute(alias_links.delete().where(*mine))
        self._insert(
            alias_links,
            [
                {"left": left, "right": right, "score": score, "reasons": reasons}
                for (left, right), (score, reasons) in sorted(found.items())
            ],
        )

    def named_together(self, pairs: Collection[Pair]) -> set[Pair]:
        """Give those of some pairs of aliases that pages name in reports of one engagement."""
        homes: dict[str, set[str]] = defaultdict(set)
        query = sa.select(facets.c.one, facets.c.engagement).where(facets.c.sort == "name")
        for part in parts(sorted({key for pair in pairs for key in pair})):
            for alias, engagement in self._connection.execute(query.where(facets.c.one.in_(part))):
                homes[alias].add(engagement)
        return {(left, right) for left, right in pairs if not homes[left].isdisjoint(homes[right])}

    def companions(self, keys: Collection[str]) -> set[Pair]:
        """Give some aliases in pairs with those that reports of the same engagements name for the same party."""
        mine, theirs = facets.alias("mine"), facets.alias("theirs")
        home, away = aliases.alias("home"), aliases.alias("away")
        query = sa.select(mine.c.one, theirs.c.one).distinct().select_from(mine)
        query = query.join(theirs, sa.and_(theirs.c.engagement == mine.c.engagement, theirs.c.sort == "name"))
        query = query.join(home, home.c.key == mine.c.one)
        query = query.join(away, sa.and_(away.c.key == theirs.c.one, away.c.party == home.c.party))
        query = query.where(mine.c.sort == "name", theirs.c.one != mine.c.one)
        return {
            (min(pair), max(pair))
            for part in parts(sorted(keys))
            for pair in self._connection.execute(query.where(mine.c.one.in_(part)))
        }

    def named_in(self, keys: Collection[str]) -> dict[str, list[str]]:
        """Give the aliases that each of some facts names."""
        return self._grouped(mentions.c.fact, mentions.c.alias, keys)

    def labels(self, keys: Collection[str]) -> dict[str, str]:
        """Give the names of some aliases."""
        return {row.key: row.label for row in self._rows(aliases, aliases.c.key, keys)}

    def in_several_posts(self, keys: Collection[str]) -> set[str]:
        """Give the persons of some aliases whom pages give several posts, going by all their names."""
        mine, every = aliases.alias("mine"), aliases.alias("every")
        several = sa.func.min(mentions.c.sense) < sa.func.max(mentions.c.sense)
        query = sa.select(every.c.person).join(mentions, mentions.c.alias == every.c.key).group_by(every.c.person)
        return {
            person
            for part in parts(sorted(keys))
            for person in self._connection.scalars(
                query.where(every.c.person.in_(sa.select(mine.c.person).where(mine.c.key.in_(part)))).having(several)
            )
        }

    def aliases_of(self, persons: Collection[str]) -> dict[str, list[str]]:
        """Give the aliases of some persons."""
        return self._grouped(aliases.c.person, aliases.c.key, persons)

    def linked_aliases(self, keys: Collection[str]) -> dict[str, list[str]]:
        """Give the aliases that links of a score above 0 tie to each of some."""
        return self._neighbours(alias_links, keys)

    def namesakes(self, keys: Collection[str]) -> set[str]:
        """Give the aliases that are one person with any of some."""
        mine = self._grouped(aliases.c.key, aliases.c.person, keys)
        people = {person for found in mine.values() for person in found if person is not None}
        return {key for found in self._grouped(aliases.c.person, aliases.c.key, people).values() for key in found}

    def put_persons(self, persons: Mapping[str, Collection[str]]) -> None:
        """Say which aliases are whose, by person."""
        statement = sa.update(aliases).where(aliases.c.key == sa.bindparam("alias")).values(person=sa.bindparam("who"))
        rows = [{"alias": key, "who": person} for person, keys in persons.items() for key in keys]
        if rows:
            self._connection.execute(statement, rows)

    def posts_held(self, keys: Collection[str]) -> list[PostHeld]:
        """Give the posts that pages give some aliases, each with when and by which pages (the first twenty)."""
        found: dict[tuple[str, str], PostHeld] = {}
        columns = (aliases.c.party, mentions.c.sense, mentions.c.post, pages.c.published, pages.c.page_id)
        for part in parts(sorted(keys)):
            query = sa.select(*columns).distinct().select_from(mentions)
            query = query.join(aliases, aliases.c.key == mentions.c.alias).join(facts, facts.c.key == mentions.c.fact)
            query = query.join(pages, pages.c.key == facts.c.page).where(mentions.c.alias.in_(part))
            for party, sense, post, published, page in self._connection.execute(query.order_by(*columns)):
                if party is not None and post is not None:
                    held = found.setdefault((party, sense), PostHeld(party, sense, post))
                    held.add(post, published, page)
        return [found[key] for key in sorted(found)]

    def put_person_conflicts(self, persons: Collection[str], rows: Sequence[Row]) -> None:
        """Keep what sources differ in about persons, in the place of what was kept about them."""
        self._delete(conflicts, conflicts.c.person, persons)
        self._delete(conflicts, conflicts.c.key, [row["key"] for row in rows])
        self._insert(conflicts, rows)

    def _neighbours(self, table: sa.Table, keys: Collection[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for mine, other in ((table.c.left, table.c.right), (table.c.right, table.c.left)):
            for key, others in self._grouped(mine, other, keys, table.c.score > 0).items():
                found[key] += others
        return found

    def _grouped(
        self, by: sa.Column[Any], what: sa.Column[Any], keys: Collection[str], *conditions: sa.ColumnElement[bool]
    ) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for part in parts(sorted(keys)):
            for key, value in self._connection.execute(sa.select(by, what).where(by.in_(part), *conditions)):
                found[key].append(value)
        return dict(found)

    def _rows(self, table: sa.Table, column: sa.Column[Any], keys: Collection[str]) -> Iterator[sa.Row[Any]]:
        for part in parts(sorted(keys)):
            yield from self._connection.execute(sa.select(table).where(column.in_(part)).order_by(column)).all()

    def _delete(self, table: sa.Table, column: sa.Column[Any], keys: Iterable[str]) -> None:
        for part in parts(sorted(keys)):
            self._connection.execute(table.delete().where(column.in_(part)))

    def _insert(self, table: sa.Table, rows: Sequence[Row]) -> None:
        if rows:
            self._connection.execute(table.insert(), rows)


def parts(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    """Give keys by lots that one query takes."""
    for start in range(0, len(keys), _AT_ONCE):
        yield keys[start : start + _AT_ONCE]
