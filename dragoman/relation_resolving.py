"""What pages differ in about standing relations, kept up as pages come."""

from collections.abc import Collection, Iterator
from dataclasses import asdict

from dragoman.model.codec import Json
from dragoman.resolution.relations import Held, relation_conflicts, rivals
from dragoman.store.relations import Pair, StoredRelation, Wording, conflict_key
from dragoman.store.resolution import Resolution


def resolve_relations(work: Resolution, fresh: Collection[str]) -> None:
    """Find anew what pages differ in about those between whom some relations are.

    Args:
        work: The transaction.
        fresh: Keys of relations that are new; where pages differed and one is gone, of one of each sort that is left.
    """
    for pair, told in sorted(work.related(fresh).items()):
        if work.has_relation_conflicts(pair) or _may_differ(work, pair, told):
            work.put_relation_conflicts(pair, list(_rows(pair, work.between(pair))))


def _may_differ(work: Resolution, pair: Pair, told: Collection[Wording]) -> bool:
    """Say whether anything of what is newly told of two may be at odds with the rest, whatever that is."""
    others = {rival for predicate, _ in told for rival in rivals(predicate)}
    return any(when is not None for _, when in told) or work.is_related(pair, others)


def _rows(pair: Pair, said: Collection[StoredRelation]) -> Iterator[Json]:
    for predicate, conflict in relation_conflicts([Held(**asdict(each)) for each in said]):
        key = conflict_key(pair, conflict.field, predicate)
        yield {
            "key": key, "engagement": None, "person": None, "field": conflict.field, "rank": conflict.rank,
            "data": asdict(conflict),
        }  # fmt: skip
