"""Which names are one person's, kept up as pages come."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from itertools import combinations

from dragoman.model.codec import Json
from dragoman.resolution.clustering import Pair, cluster, components, pair_of
from dragoman.resolution.names import read_name
from dragoman.resolution.people import Alias, alias_keys, alias_sought, ambiguous, compare_aliases, pick_alias
from dragoman.rulings import Rulings
from dragoman.store.resolution import Resolution

_KEPT = -1.0  # log-odds from which two names are kept for people to judge, though they are taken for two persons'
_NEVER = -99.0


def resolve_aliases(work: Resolution, changed: Collection[str], rulings: Rulings) -> None:
    """Put aliases of which something new is known among the others.

    Args:
        work: The transaction.
        changed: Their keys.
        rulings: What people judged.
    """
    waiting = work.pending_aliases()
    fresh = set(changed) | work.settle_aliases(waiting)
    if not fresh:
        return
    touched = _link(work, _load(work, fresh))
    _cluster(work, touched, rulings)


def _load(work: Resolution, keys: Collection[str]) -> dict[str, Alias]:
    return {
        found.key: Alias(found.key, read_name(found.label), found.party, found.posts) for found in work.aliases(keys)
    }


def _link(work: Resolution, fresh: Mapping[str, Alias]) -> set[str]:
    """Compare aliases with those their keys lead to; give all whose neighbourhood may have changed."""
    work.put_alias_keys({key: alias_keys(alias.name) for key, alias in fresh.items()})
    under = work.aliases_under({sought for alias in fresh.values() for sought in alias_sought(alias.name)})
    pairs = {
        pair_of(key, other)
        for key, alias in fresh.items()
        for sought in alias_sought(alias.name) for other in under.get(sought, ()) if other != key
    }  # fmt: skip
    known = dict(fresh) | _load(work, {key for pair in pairs for key in pair} - set(fresh))
    together = work.named_together(_alike(pairs, known))
    links: dict[Pair, tuple[float, list[Json]]] = {}
    for left, right in sorted(pairs):
        found = compare_aliases(known[left], known[right], together=(left, right) in together)
        if found is not None and found.score > _KEPT:
            links[left, right] = (found.score, [asdict(reason) for reason in found.reasons])
    return set(fresh) | work.put_alias_links(links, fresh)


def _alike(pairs: Collection[Pair], known: Mapping[str, Alias]) -> set[Pair]:
    """Give the pairs whose names may be one person's, and are not the same already."""
    return {pair for pair in pairs if compare_aliases(*(known[key] for key in pair)) is not None}


def _cluster(work: Resolution, touched: Collection[str], rulings: Rulings) -> None:
    around, edge, ties = set(touched), set(touched), set[Pair]()
    while edge:
        found = work.linked_aliases(edge)
        ties |= {pair_of(key, other) for key, others in found.items() for other in others}
        beside = {other for others in found.values() for other in others}
        beside |= work.namesakes(edge) | rulings.alias_partners(edge)
        edge = beside - around
        around |= edge
    aliases = _load(work, around)
    around &= set(aliases)
    same, different = rulings.alias_pairs(around)
    persons: dict[str, list[str]] = {}
    ties = {pair for pair in ties if set(pair) <= around}
    alike = {pair for part in components(around, [*ties, *same]) for pair in combinations(sorted(part), 2)}
    together = work.named_together(_alike(alike, aliases))
    for component in components(around, [*ties, *same]):
        for members in _persons([aliases[key] for key in component], same, different, together):
            persons[f"person:{pick_alias([aliases[key] for key in members]).key}"] = members
    work.put_persons(persons)


def _persons(
    aliases: list[Alias], same: set[Pair], different: set[Pair], together: Collection[Pair]
) -> list[list[str]]:
    scores: dict[Pair, float] = {}
    for left, right in combinations(aliases, 2):
        pair = pair_of(left.key, right.key)
        found = compare_aliases(left, right, together=pair in together)
        scores[pair] = _NEVER if found is None else found.score
    for alias in aliases:
        _hold_apart_if_ambiguous(alias, scores)
    keys = [alias.key for alias in aliases]
    return cluster(keys, lambda left, right: scores[pair_of(left, right)], same=same, different=different)


def _hold_apart_if_ambiguous(alias: Alias, scores: dict[Pair, float]) -> None:
    """A family name that may be either of two persons' is nobody's."""
    if alias.name.is_full:
        return
    mine = {other: score for pair, score in scores.items() if alias.key in pair and score > 0
            for other in pair if other != alias.key}  # fmt: skip
    if mine and ambiguous(alias, mine, lambda left, right: scores[pair_of(left, right)] > 0):
        scores.update({pair_of(alias.key, other): _NEVER for other in mine})
