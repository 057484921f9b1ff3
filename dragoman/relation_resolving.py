"""What pages differ in about standing relations, kept up as pages come."""

from collections.abc import Collection, Iterator
from dataclasses import asdict

from dragoman.model.codec import Json
from dragoman.resolution.relations import Held, relation_conflicts
from dragoman.store.relations import Pair, StoredRelation, conflict_key
from dragoman.store.resolution import Resolution


def resolve_relations(work: Resolution, fresh: Collection[str]) -> None:
    """Find anew what pages differ in about those between whom some relations are.

    Args:
        work: The transaction.
        fresh: Keys of relations that are new, or beside which others are gone.
    """
    for pair in sorted(work.related(fresh)):
        work.put_relation_conflicts(pair, list(_rows(pair, work.between(pair))))


def _rows(pair: Pair, said: Collection[StoredRelation]) -> Iterator[Json]:
    for predicate, conflict in relation_conflicts([Held(**asdict(each)) for each in said]):
        key = conflict_key(pair, conflict.field, predicate)
        yield {
            "key": key, "engagement": None, "person": None, "field": conflict.field, "rank": conflict.rank,
            "data": asdict(conflict),
        }  # fmt: skip
