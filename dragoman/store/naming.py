"""Persons found by words of their names, and names by their keys: by an index, however many there are."""

from collections.abc import Collection

import sqlalchemy as sa

from dragoman.store.resolution_tables import alias_keys, aliases
from dragoman.store.rows import storable
from dragoman.text.normalize import fold

_WORD = "w:"  # apart from the keys by which names meet one another


def word_keys(label: str) -> frozenset[str]:
    """Give the keys under which a name is found by its words."""
    return frozenset(f"{_WORD}{word}" for word in fold(label).split())


def select_persons(connection: sa.Connection, name: str) -> list[str]:
    """Give the ids of persons one of whose names holds all words of a name, those that are named most often first.

    An id stands for itself.
    """
    wanted = word_keys(name)
    holding = sa.select(alias_keys.c.alias).where(alias_keys.c.key.in_(wanted)).group_by(alias_keys.c.alias)
    holding = holding.having(sa.func.count() == len(wanted))
    said = sa.func.sum(aliases.c.facts)
    query = sa.select(aliases.c.person).where(
        aliases.c.person.is_not(None), sa.or_(aliases.c.person == storable(name), aliases.c.key.in_(holding))
    )
    return list(connection.scalars(query.group_by(aliases.c.person).order_by(said.desc(), aliases.c.person)))


def select_known(connection: sa.Connection, keys: Collection[str]) -> set[str]:
    """Give those of some keys that are keys of names."""
    return set(connection.scalars(sa.select(aliases.c.key).where(aliases.c.key.in_(keys))))


def select_homes(connection: sa.Connection, keys: Collection[str]) -> dict[str, str]:
    """Give the person of each of some keys of names."""
    wanted = sa.select(aliases.c.key, aliases.c.person).where(aliases.c.key.in_(keys), aliases.c.person.is_not(None))
    return {row.key: row.person for row in connection.execute(wanted)}
