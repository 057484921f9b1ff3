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
Wording = tuple[str, str | None]  # a predicate, and when, in EDTF


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


def select_pairs(connection: sa.Connection, keys: Collection[str]) -> dict[Pair, set[Wording]]:
    """Give the actors between whom some relations are, each two in the order of their ids, with what they are."""
    query = _sides(facts.c.kind, facts.c.payload)
    found: dict[Pair, set[Wording]] = defaultdict(set)
    for part in _parts(sorted(keys)):
        for row in connection.execute(query.where(facts.c.key.in_(part))):
            pair = (min(row.subject_id, row.object_id), max(row.subject_id, row.object_id))
            found[pair].add((row.kind, row.payload["when"]))
    return found


def is_related(connection: sa.Connection, pair: Pair, predicates: Collection[str]) -> bool:
    """Say whether pages state one of some relations between two."""
    wanted = _sides().where(_between(pair), facts.c.kind.in_(sorted(predicates))).limit(1)
    return bool(predicates) and connection.execute(wanted).first() is not None


def has_conflicts(connection: sa.Connection, pair: Pair) -> bool:
    """Say whether it is kept that pages differ in the relations of two."""
    return connection.execute(sa.select(conflicts.c.key).where(_about(pair)).limit(1)).first() is not None


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
    connection.execute(conflicts.delete().where(_about(pair)))
    if rows:
        connection.execute(conflicts.insert(), list(rows))


def _about(pair: Pair) -> sa.ColumnElement[bool]:
    keys = [conflict_key(pair, "when", predicate.value) for predicate in Predicate]
    return conflicts.c.key.in_([*keys, conflict_key(pair, "predicate")])


def forget_relations(connection: sa.Connection, page_keys: Collection[str]) -> None:
    """Open again what pages differ in about those whose relations stand on pages that are about to go.

    Where they differ in nothing, a page less changes nothing. Else one relation of each sort waits again, so that all
    that the others may differ in is found anew.
    """
    mine = sa.select(facts.c.key).where(facts.c.page.in_(page_keys), facts.c.family == "relations")
    unsettled = select_pairs(
        connection, list(connection.scalars(mine.where(facts.c.key.in_(sa.select(pending.c.fact)))))
    )
    for pair in sorted(select_pairs(connection, list(connection.scalars(mine)))):
        if pair not in unsettled and not has_conflicts(connection, pair):
            continue
        put_relation_conflicts(connection, pair, ())
        others = _sides(facts.c.kind, facts.c.payload).where(_between(pair), facts.c.page.not_in(page_keys))
        left: dict[tuple[str, bool], str] = {}
        for row in connection.execute(others.order_by(facts.c.key)):
            left.setdefault((row.kind, row.payload["when"] is None), row.key)
        waiting = set(connection.scalars(sa.select(pending.c.fact).where(pending.c.fact.in_(left.values()))))
        rows = [{"fact": key} for key in sorted(set(left.values()) - waiting)]
        if rows:
            connection.execute(pending.insert(), rows)


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
