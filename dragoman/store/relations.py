"""Standing relations between two, as pages state them, and what they differ in."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from dragoman.model.facts import Predicate
from dragoman.store.keys import short
from dragoman.store.resolution_rows import Row
from dragoman.store.resolution_tables import conflicts, pending
from dragoman.store.tables import facts, pages, participants

_AT_ONCE = 500  # values in one IN (…): databases limit them
_MOST_PAGES = 20  # that are named for one wording
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class StoredRelation:
    """What pages state in the same way of two; see ``dragoman.resolution.relations.Held``."""

    predicate: str
    subject: str
    object: str
    when: str | None
    pages: tuple[str, ...]
    sources: int
    first: str | None
    last: str | None


def conflict_key(pair: Pair, field: str, predicate: str = "") -> str:
    """Give the key of a conflict about the relations between two; of dates there is one a predicate."""
    return short("/".join(("relation", *pair, field, predicate)).rstrip("/"))


def select_pairs(connection: sa.Connection, keys: Collection[str]) -> set[Pair]:
    """Give the actors between whom some relations are, each two in the order of their ids."""
    query = _sides()
    found = set[Pair]()
    for part in _parts(sorted(keys)):
        rows = connection.execute(query.where(facts.c.key.in_(part)))
        found |= {(min(row.subject_id, row.object_id), max(row.subject_id, row.object_id)) for row in rows}
    return found


def select_between(connection: sa.Connection, pair: Pair) -> list[StoredRelation]:
    """Give what pages state of two, each wording once."""
    query = _sides(facts.c.kind, facts.c.payload, pages.c.key.label("page"), pages.c.page_id, pages.c.source,
                   pages.c.published).join(pages, pages.c.key == facts.c.page)  # fmt: skip
    said: dict[tuple[str, str, str, str | None], list[sa.Row[tuple[str, ...]]]] = defaultdict(list)
    for row in connection.execute(query.where(_between(pair)).order_by(pages.c.page_id, facts.c.key)):
        said[row.kind, row.subject, row.object, row.payload["when"]].append(row)
    return [_stored(wording, rows) for wording, rows in sorted(said.items(), key=lambda item: str(item[0]))]


def _stored(
    wording: tuple[str, str, str, str | None], rows: Sequence[sa.Row[tuple[str, ...]]]
) -> StoredRelation:  # fmt: skip
    days = sorted(row.published for row in rows if row.published)
    return StoredRelation(
        *wording,
        pages=tuple(dict.fromkeys(row.page_id for row in rows))[:_MOST_PAGES],
        sources=len({row.source or row.page for row in rows}),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def put_relation_conflicts(connection: sa.Connection, pair: Pair, rows: Sequence[Row]) -> None:
    """Keep what pages differ in about two, in the place of what was kept about them."""
    keys = [conflict_key(pair, "when", predicate.value) for predicate in Predicate]
    connection.execute(conflicts.delete().where(conflicts.c.key.in_([*keys, conflict_key(pair, "predicate")])))
    if rows:
        connection.execute(conflicts.insert(), list(rows))


def forget_relations(connection: sa.Connection, page_keys: Collection[str]) -> None:
    """Open again what pages differ in about those whose relations stand on pages that are about to go."""
    mine = sa.select(facts.c.key).where(facts.c.page.in_(page_keys), facts.c.family == "relations")
    for pair in sorted(select_pairs(connection, list(connection.scalars(mine)))):
        put_relation_conflicts(connection, pair, ())
        other = _sides().where(_between(pair), facts.c.page.not_in(page_keys)).order_by(facts.c.key).limit(1)
        left = connection.execute(other).first()
        if left is not None and connection.scalar(sa.select(pending.c.fact).where(pending.c.fact == left.key)) is None:
            connection.execute(pending.insert(), {"fact": left.key})


_SUBJECTS, _OBJECTS = participants.alias("subjects"), participants.alias("objects")


def _sides(*columns: sa.ColumnElement[object]) -> sa.Select[tuple[str, ...]]:
    """Select relations with both of their sides."""
    ends = (_SUBJECTS.c.actor.label("subject_id"), _OBJECTS.c.actor.label("object_id"),
            _SUBJECTS.c.label.label("subject"), _OBJECTS.c.label.label("object"))  # fmt: skip
    query = sa.select(facts.c.key, *ends, *columns).where(facts.c.family == "relations").select_from(facts)
    query = query.join(_SUBJECTS, sa.and_(_SUBJECTS.c.fact == facts.c.key, _SUBJECTS.c.ordinal == 0))
    return query.join(_OBJECTS, sa.and_(_OBJECTS.c.fact == facts.c.key, _OBJECTS.c.ordinal == 1))


def _between(pair: Pair) -> sa.ColumnElement[bool]:
    ways = (pair, pair[::-1])
    return sa.or_(*(sa.and_(_SUBJECTS.c.actor == one, _OBJECTS.c.actor == other) for one, other in ways))


def _parts(keys: Sequence[str]) -> Iterable[Sequence[str]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
