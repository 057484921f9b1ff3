"""What is one across pages, kept: what waits to be put among the rest, what is linked, what came of it.

Everything here but the judgements follows from facts and judgements, and is made anew where those change; one
transaction puts a lot of facts among the others wholly or not at all.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from dragoman.model.codec import Json
from dragoman.store.counting import FacetCounts, count_names, uncount_pages
from dragoman.store.judgements import Judgement, select_judgements, select_moved
from dragoman.store.queries import StoredFact, select_facts_of
from dragoman.store.relations import (
    StoredRelation,
    forget_relations,
    put_relation_conflicts,
    select_between,
    select_pairs,
)
from dragoman.store.resolution_rows import EngagementRows, PostHeld, Row, StoredAlias
from dragoman.store.resolution_tables import (
    alias_keys,
    alias_links,
    aliases,
    block_keys,
    conflicts,
    engagements,
    facets,
    links,
    mentions,
    pending,
    pending_aliases,
    reports,
)
from dragoman.store.shelves import put_names
from dragoman.store.tables import facts, pages
from dragoman.text.normalize import fold

_AT_ONCE = 500  # values in one IN (…): databases limit them
Pair = tuple[str, str]


class Resolution:
    """One transaction's work on what is one across pages.

    Args:
        connection: In a writing transaction.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def pending(self, pages: int) -> list[StoredFact]:
        """Give facts that wait, all those of some pages."""
        waiting = sa.select(facts.c.page).join(pending, pending.c.fact == facts.c.key).distinct()
        wanted = list(self._connection.scalars(waiting.order_by(facts.c.page).limit(pages)))
        keys = sa.select(facts.c.key).join(pending, pending.c.fact == facts.c.key).where(facts.c.page.in_(wanted))
        return self.facts(list(self._connection.scalars(keys)))

    def settle(self, keys: Collection[str]) -> None:
        """Take facts off the list of those that wait."""
        self._delete(pending, pending.c.fact, keys)

    def facts(self, keys: Collection[str]) -> list[StoredFact]:
        """Give facts by their keys."""
        return select_facts_of(self._connection, sorted(keys))

    def engagement_facts(self, pages: Collection[str]) -> list[StoredFact]:
        """Give all engagements that some pages report."""
        return self.facts(self.engagements_on(pages))

    def pages_of(self, keys: Collection[str]) -> set[str]:
        """Give the pages on which some facts stand."""
        return {page for found in self._grouped(facts.c.key, facts.c.page, keys).values() for page in found}

    def judgements(self) -> list[Judgement]:
        """Give the log of what people judged."""
        return select_judgements(self._connection)

    def moved(self, homes: Mapping[str, str]) -> dict[str, str]:
        """Give for pages that are gone, with their addresses, the later versions."""
        return select_moved(self._connection, homes)

    def engagements_on(self, pages: Collection[str]) -> set[str]:
        """Give the engagements that some pages report."""
        wanted = sa.select(facts.c.key).where(facts.c.family == "engagements")
        return {
            key
            for part in _parts(sorted(pages))
            for key in self._connection.scalars(wanted.where(facts.c.page.in_(part)))
        }

    def put_block_keys(self, keys: Mapping[str, Collection[str]]) -> None:
        """Keep the keys under which facts are found."""
        self._delete(block_keys, block_keys.c.fact, keys)
        self._insert(block_keys, [{"key": key, "fact": fact} for fact, own in keys.items() for key in sorted(own)])

    def under(self, keys: Collection[str]) -> dict[str, list[str]]:
        """Give the facts found under each of some keys."""
        return self._grouped(block_keys.c.key, block_keys.c.fact, keys)

    def put_links(self, found: Mapping[Pair, tuple[float, list[Json]]]) -> None:
        """Keep links between facts, in the place of those of the same pairs."""
        old = self._rows(links, links.c.left, {left for left, _ in found})
        known = {(row.left, row.right) for row in old}
        self._insert(
            links,
            [
                {"left": left, "right": right, "score": score, "reasons": reasons}
                for (left, right), (score, reasons) in found.items() if (left, right) not in known
            ],
        )  # fmt: skip

    def linked(self, keys: Collection[str]) -> dict[str, list[str]]:
        """Give the facts that links of a score above 0 tie to each of some facts."""
        return self._neighbours(links, keys)

    def mates(self, keys: Collection[str]) -> set[str]:
        """Give the facts that are in one engagement with any of some facts."""
        mine = self._grouped(reports.c.fact, reports.c.engagement, keys)
        homes = {home for found in mine.values() for home in found}
        return {fact for found in self._grouped(reports.c.engagement, reports.c.fact, homes).values() for fact in found}

    def grouped_in_engagements(self, keys: Collection[str]) -> dict[str, list[str]]:
        """Give the engagements that some facts are in, each with all its reports."""
        mine = self._grouped(reports.c.fact, reports.c.engagement, keys)
        return self._grouped(reports.c.engagement, reports.c.fact, {home for homes in mine.values() for home in homes})

    def put_engagements(self, gone: Collection[str], found: Sequence[EngagementRows]) -> None:
        """Put engagements in the place of others.

        Args:
            gone: Ids of those that are no longer.
            found: Those that are.
        """
        counts = FacetCounts(self._connection)
        counts.leave(gone)
        self._delete(engagements, engagements.c.id, gone)
        self._insert(engagements, [rows.engagement for rows in found])
        self._insert(
            reports, [{"fact": fact, "engagement": rows.engagement["id"]} for rows in found for fact in rows.facts]
        )
        for table, part in ((facets, "facets"), (conflicts, "conflicts")):
            self._insert(
                table, [row | {"engagement": rows.engagement["id"]} for rows in found for row in getattr(rows, part)]
            )
        for rows in found:
            counts.join(rows.facets)
        counts.write()

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
        senses = self._grouped(mentions.c.alias, mentions.c.sense, keys)
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
        told = {(row["alias"], row["sense"]) for row in rows}
        news = {alias for alias, sense in told if alias not in known or sense not in senses.get(alias, ())}
        return news | set(better)

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
        for part in _parts(sorted(keys)):
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

    def named_together(self, pairs: Collection[Pair]) -> set[Pair]:
        """Give those of some pairs of aliases that pages name in reports of one engagement."""
        homes: dict[str, set[str]] = defaultdict(set)
        for part in _parts(sorted({key for pair in pairs for key in pair})):
            query = sa.select(mentions.c.alias, reports.c.engagement).join(reports, reports.c.fact == mentions.c.fact)
            for alias, engagement in self._connection.execute(query.where(mentions.c.alias.in_(part)).distinct()):
                homes[alias].add(engagement)
        return {(left, right) for left, right in pairs if homes[left] & homes[right]}

    def companions(self, keys: Collection[str]) -> set[Pair]:
        """Give some aliases in pairs with those that reports of the same engagements name for the same party."""
        mine, theirs = mentions.alias("mine"), mentions.alias("theirs")
        ours, others = reports.alias("ours"), reports.alias("others")
        home, away = aliases.alias("home"), aliases.alias("away")
        query = sa.select(mine.c.alias, theirs.c.alias).distinct().select_from(mine)
        query = query.join(home, home.c.key == mine.c.alias).join(ours, ours.c.fact == mine.c.fact)
        query = query.join(others, others.c.engagement == ours.c.engagement)
        query = query.join(theirs, theirs.c.fact == others.c.fact)
        query = query.join(away, sa.and_(away.c.key == theirs.c.alias, away.c.party == home.c.party))
        return {
            (min(pair), max(pair))
            for part in _parts(sorted(keys))
            for pair in self._connection.execute(query.where(mine.c.alias.in_(part), theirs.c.alias != mine.c.alias))
        }

    def named_in(self, keys: Collection[str]) -> set[str]:
        """Give the aliases that some facts name."""
        return {alias for found in self._grouped(mentions.c.fact, mentions.c.alias, keys).values() for alias in found}

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
        for part in _parts(sorted(keys)):
            query = sa.select(*columns).distinct().select_from(mentions)
            query = query.join(aliases, aliases.c.key == mentions.c.alias).join(facts, facts.c.key == mentions.c.fact)
            query = query.join(pages, pages.c.key == facts.c.page).where(mentions.c.alias.in_(part))
            for party, sense, post, published, page in self._connection.execute(query.order_by(*columns)):
                if party is not None and post is not None:
                    held = found.setdefault((party, sense), PostHeld(party, sense, post))
                    held.add(post, published, page)
        return [found[key] for key in sorted(found)]

    def related(self, keys: Collection[str]) -> set[Pair]:
        """Give the actors between whom some relations are, each two in the order of their ids."""
        return select_pairs(self._connection, keys)

    def between(self, pair: Pair) -> list[StoredRelation]:
        """Give what pages state of the relations of two, each wording once."""
        return select_between(self._connection, pair)

    def put_relation_conflicts(self, pair: Pair, rows: Sequence[Row]) -> None:
        """Keep what pages differ in about the relations of two, in the place of what was kept about them."""
        put_relation_conflicts(self._connection, pair, rows)

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
        for part in _parts(sorted(keys)):
            for key, value in self._connection.execute(sa.select(by, what).where(by.in_(part), *conditions)):
                found[key].append(value)
        return dict(found)

    def _rows(self, table: sa.Table, column: sa.Column[Any], keys: Collection[str]) -> Iterator[sa.Row[Any]]:
        for part in _parts(sorted(keys)):
            yield from self._connection.execute(sa.select(table).where(column.in_(part)).order_by(column)).all()

    def _delete(self, table: sa.Table, column: sa.Column[Any], keys: Iterable[str]) -> None:
        for part in _parts(sorted(keys)):
            self._connection.execute(table.delete().where(column.in_(part)))

    def _insert(self, table: sa.Table, rows: Sequence[Row]) -> None:
        if rows:
            self._connection.execute(table.insert(), rows)


def forget_page(connection: sa.Connection, page_keys: Collection[str]) -> None:
    """Open again what was made with the facts of pages that are about to go, and count these no more."""
    uncount_pages(connection, page_keys)
    mine = sa.select(facts.c.key).where(facts.c.page.in_(page_keys))
    homes = list(connection.scalars(sa.select(reports.c.engagement).where(reports.c.fact.in_(mine)).distinct()))
    counts = FacetCounts(connection)
    counts.leave(homes)
    for part in _parts(sorted(homes)):
        mates = sa.select(reports.c.fact).where(reports.c.engagement.in_(part))
        waiting = sa.select(pending.c.fact)
        others = mates.where(reports.c.fact.not_in(mine), reports.c.fact.not_in(waiting))
        connection.execute(pending.insert().from_select(["fact"], others))
        connection.execute(engagements.delete().where(engagements.c.id.in_(part)))
    counts.write()
    forget_relations(connection, page_keys)
    named = sa.select(mentions.c.alias).where(mentions.c.fact.in_(mine)).distinct()
    waiting_aliases = sa.select(pending_aliases.c.alias)
    connection.execute(
        pending_aliases.insert().from_select(["alias"], named.where(mentions.c.alias.not_in(waiting_aliases)))
    )


def reopen(connection: sa.Connection, facts_: Collection[str], aliases_: Collection[str]) -> None:
    """Have facts and aliases put among the others anew."""
    for table, column, keys in ((pending, "fact", facts_), (pending_aliases, "alias", aliases_)):
        known = set(connection.scalars(sa.select(table.c[column])))
        rows = [{column: key} for key in sorted(keys) if key not in known]
        if rows:
            connection.execute(table.insert(), rows)


def put_pending(connection: sa.Connection, keys: Sequence[str]) -> None:
    """Have facts put among the others."""
    if keys:
        connection.execute(pending.insert(), [{"fact": key} for key in keys])


def _parts(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(keys), _AT_ONCE):
        yield keys[start : start + _AT_ONCE]
