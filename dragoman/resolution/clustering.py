"""Pairs into clusters: constrained average linkage, the same whatever the order in which reports came.

Pairs are taken from the surest down, ties by their keys. Two clusters become one where the mean of the scores of all
pairs across them is above 0 and nothing forbids it; so one wrong pair does not chain two clusters together, as
connected components alone would (Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, 14.3.12).
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import combinations

Pair = tuple[str, str]


def pair_of(left: str, right: str) -> Pair:
    """Give two keys in their order."""
    return (left, right) if left < right else (right, left)


def cluster(
    keys: Collection[str],
    score: Callable[[str, str], float],
    *,
    same: Collection[Pair] = (),
    different: Collection[Pair] = (),
    page_of: Mapping[str, str] | None = None,
) -> list[list[str]]:
    """Cluster reports that are linked to one another.

    Args:
        keys: The reports.
        score: Log-odds that two are one; below 0 they are held apart unless the rest of their clusters outweighs it.
        same: Pairs that somebody judged to be one: they are, whatever the scores.
        different: Pairs that somebody judged to be two: they are never in one cluster.
        page_of: The page of each report: no page reports an engagement twice, unless somebody judged so.

    Returns:
        The clusters, each sorted, by their first keys.
    """
    clusters = {key: [key] for key in sorted(keys)}
    home = {key: key for key in clusters}
    scores = {pair: score(*pair) for pair in combinations(sorted(keys), 2)}
    apart = set(different)
    for left, right in sorted(same):
        if home[left] != home[right] and not _forbidden(clusters[home[left]], clusters[home[right]], apart, None):
            _merge(clusters, home, home[left], home[right])
    for pair in sorted((pair for pair, value in scores.items() if value > 0), key=lambda pair: (-scores[pair], pair)):
        left, right = home[pair[0]], home[pair[1]]
        if left == right or _forbidden(clusters[left], clusters[right], apart, page_of):
            continue
        across = [scores[pair_of(one, other)] for one in clusters[left] for other in clusters[right]]
        if sum(across) > 0:
            _merge(clusters, home, left, right)
    return sorted(sorted(members) for members in clusters.values())


def _forbidden(left: list[str], right: list[str], apart: set[Pair], page_of: Mapping[str, str] | None) -> bool:
    if page_of is not None and {page_of[key] for key in left} & {page_of[key] for key in right}:
        return True
    return bool(apart) and any(pair_of(one, other) in apart for one in left for other in right)


def _merge(clusters: dict[str, list[str]], home: dict[str, str], left: str, right: str) -> None:
    for key in clusters[right]:
        home[key] = left
    clusters[left] += clusters.pop(right)


def components(keys: Iterable[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """Give the groups of keys that pairs connect, each sorted, by their first keys."""
    parent = {key: key for key in keys}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = key = parent[parent[key]]
        return key

    for left, right in pairs:
        first, second = sorted((root(left), root(right)))
        parent[second] = first
    groups: dict[str, list[str]] = {}
    for key in sorted(parent):
        groups.setdefault(root(key), []).append(key)
    return list(groups.values())


def neighbourhood(
    start: Iterable[str],
    linked: Callable[[set[str]], Mapping[str, Iterable[str]]],
    beside: Callable[[set[str]], set[str]],
) -> tuple[set[str], set[Pair]]:
    """Give all that can be reached from some keys, and the links among it.

    Args:
        start: Where to begin.
        linked: Gives the keys that links tie to each of some.
        beside: Gives what else belongs to the neighbourhood of some: what was one with them, or judged with them.
    """
    around, ties = set(start), set[Pair]()
    edge = set(around)
    while edge:
        found = linked(edge)
        ties |= {pair_of(key, other) for key, others in found.items() for other in others}
        edge = ({other for others in found.values() for other in others} | beside(edge)) - around
        around |= edge
    return around, ties
