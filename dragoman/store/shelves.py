"""Where relations, posts and statements are found by whom they concern: the ``party`` of ``fact_parties``."""

from collections.abc import Collection, Sequence

import sqlalchemy as sa

from dragoman.store.queries import StoredFact, begins
from dragoman.store.resolution_rows import Row
from dragoman.store.tables import fact_parties

_BETWEEN = "\t"  # two parties, and before a name; in no code
_AT_ONCE = 500  # values in one IN (…): databases limit them


def shelf(*parties: str) -> str:
    """Give the ``party`` under which a fact is found that concerns some parties."""
    return _BETWEEN.join(parties)


def name_shelf(alias: str) -> str:
    """Give the ``party`` under which a post or a statement is found that names somebody."""
    return shelf("", alias)


def put_names(connection: sa.Connection, told: Collection[StoredFact], mentions: Sequence[Row]) -> None:
    """Keep by which names relations, posts and statements are found, in the place of what was kept.

    Args:
        connection: In a transaction that writes.
        told: These facts.
        mentions: Rows of ``mentions``; those of other facts are passed over.
    """
    places = {
        fact.key: {"family": fact.family, "published": fact.page.published or "", "page": fact.page.key}
        | {"ordinal": fact.ordinal}
        for fact in told
    }
    keys = sorted(places)
    for start in range(0, len(keys), _AT_ONCE):
        mine = fact_parties.c.fact.in_(keys[start : start + _AT_ONCE])
        connection.execute(fact_parties.delete().where(mine, begins(fact_parties.c.party, name_shelf(""))))
    named = sorted({(row["fact"], name_shelf(row["alias"])) for row in mentions if row["fact"] in places})
    rows = [{"fact": fact, "party": party} | places[fact] for fact, party in named]
    if rows:
        connection.execute(fact_parties.insert(), rows)
