"""What is one across pages, kept: what waits to be put among the rest, what is linked, what came of it.

Everything here but the judgements follows from facts and judgements, and is made anew where those change; one
transaction puts a lot of facts among the others wholly or not at all.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from dragoman.model.codec import Json
from dragoman.store.counting import FacetCounts, uncount_pages
from dragoman.store.judgements import Judgement, select_judgements, select_moved
from dragoman.store.queries import StoredFact, select_facts_of
from dragoman.store.relations import (
    StoredRelation,
    Wording,
    forget_relations,
    has_conflicts,
    is_related,
    put_relation_conflicts,
    select_between,
    select_pairs,
)
from dragoman.store.resolution_rows import EngagementRows, Row
from dragoman.store.resolution_tables import (
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
from dragoman.store.resolving_names import Names, Pair, parts
from dragoman.store.tables import facts

_FACTS_A_PAGE = 10  # of so many facts that wait, the pages are mostly others


class Resolution(Names):
    """One transaction's work on what is one across pages.

    Args:
        connection: In a writing transaction.
    """

    def pending(self, pages: int) -> list[StoredFact]:
        """Give facts that wait, all those of some pages."""
        # The first that wait, as they lie in their table: a search for the first pages would go through all facts.
        first = sa.select(pending.c.fact).order_by(pending.c.fact).limit(_FACTS_A_PAGE * pages)
        wanted = sorted(self.pages_of(list(self._connection.scalars(first))))[:pages]
        keys = [key for part in parts(wanted) for key in self._connection.scalars(_facts_on(part))]
        waiting = self._grouped(pending.c.fact, pending.c.fact, keys)
        return self.facts([key for key in keys if key in waiting])

    def settle(self, keys: Collection[str]) -> None:
        """Take facts off the list of those that wait."""
        self._delete(pending, pending.c.fact, keys)

    def facts(self, keys: Collection[str]) -> list[StoredFact]:
        """Give facts by their keys."""
        return select_facts_of(self._connection, sorted(keys))

    def engagement_facts(self, pages: Collection[str]) -> list[StoredFact]:
        """Give all engagements that some pages report, without why they were read so."""
        return select_facts_of(self._connection, sorted(self.engagements_on(pages)), explained=False)

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
        return {
            key
            for part in parts(sorted(pages))
            for key in self._connection.scalars(_facts_on(part).where(facts.c.family == "engagements"))
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
        old = self._grouped(links.c.left, links.c.right, {left for left, _ in found})
        known = {(left, right) for left, others in old.items() for right in others}
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

    def related(self, keys: Collection[str]) -> dict[Pair, set[Wording]]:
        """Give the actors between whom some relations are, each two in the order of their ids, with what they are."""
        return select_pairs(self._connection, keys)

    def is_related(self, pair: Pair, predicates: Collection[str]) -> bool:
        """Say whether pages state one of some relations between two."""
        return is_related(self._connection, pair, predicates)

    def has_relation_conflicts(self, pair: Pair) -> bool:
        """Say whether it is kept that pages differ in the relations of two."""
        return has_conflicts(self._connection, pair)

    def between(self, pair: Pair) -> list[StoredRelation]:
        """Give what pages state of the relations of two, each wording once."""
        return select_between(self._connection, pair)

    def put_relation_conflicts(self, pair: Pair, rows: Sequence[Row]) -> None:
        """Keep what pages differ in about the relations of two, in the place of what was kept about them."""
        put_relation_conflicts(self._connection, pair, rows)


def forget_page(connection: sa.Connection, page_keys: Collection[str]) -> None:
    """Open again what was made with the facts of pages that are about to go, and count these no more."""
    uncount_pages(connection, page_keys)
    mine = sa.select(facts.c.key).where(facts.c.page.in_(page_keys))
    homes = list(connection.scalars(sa.select(reports.c.engagement).where(reports.c.fact.in_(mine)).distinct()))
    counts = FacetCounts(connection)
    counts.leave(homes)
    for part in parts(sorted(homes)):
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


def _facts_on(pages_: Sequence[str]) -> sa.Select[Any]:
    return sa.select(facts.c.key).where(facts.c.page.in_(pages_))
