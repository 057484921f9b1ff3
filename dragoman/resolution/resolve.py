"""All reports at once, in memory: what the record does step by step as pages come."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from dragoman.resolution.blocking import block_keys
from dragoman.resolution.clustering import Pair, cluster, components, pair_of
from dragoman.resolution.compare import Comparison, compare_reports
from dragoman.resolution.reports import Report

_NEVER = -99.0  # for pairs that cannot be one engagement


@dataclass(frozen=True, slots=True)
class Resolved:
    """What became of some reports.

    Attributes:
        clusters: Keys of reports of one engagement each.
        links: The pairs that speak for being one, with what was seen.
    """

    clusters: tuple[tuple[str, ...], ...]
    links: Mapping[Pair, Comparison]


def candidate_pairs(reports: Iterable[Report]) -> set[Pair]:
    """Give the pairs that blocking lets meet."""
    keys = {report.key: block_keys(report) for report in reports}
    kept: dict[str, list[str]] = defaultdict(list)
    for name, found in keys.items():
        for key in found.own:
            kept[key].append(name)
    return {
        pair_of(name, other)
        for name, found in keys.items()
        for key in found.sought for other in kept.get(key, ())
        if other != name and found.meets(keys[other])
    }  # fmt: skip


def resolve_reports(
    reports: Collection[Report], *, same: Collection[Pair] = (), different: Collection[Pair] = ()
) -> Resolved:
    """Find which reports are of one engagement.

    Args:
        reports: The reports.
        same: Pairs that somebody judged to be one.
        different: Pairs that somebody judged to be two.
    """
    by_key = {report.key: report for report in reports}
    links = {}
    for left, right in sorted(candidate_pairs(reports)):
        comparison = compare_reports(by_key[left], by_key[right])
        if comparison is not None and comparison.score > 0:
            links[left, right] = comparison
    clusters = [
        tuple(members)
        for component in components(by_key, [*links, *same])
        for members in cluster_reports([by_key[key] for key in component], same=same, different=different)
    ]
    return Resolved(tuple(sorted(clusters)), links)


def cluster_reports(
    reports: Collection[Report], *, same: Collection[Pair] = (), different: Collection[Pair] = ()
) -> list[list[str]]:
    """Cluster reports that links connect; see :func:`~dragoman.resolution.clustering.cluster`."""
    by_key = {report.key: report for report in reports}
    scores = {
        pair_of(left.key, right.key): _score(left, right) for left, right in combinations(reports, 2)
    }  # fmt: skip
    return cluster(
        list(by_key),
        lambda left, right: scores[pair_of(left, right)],
        same=[pair for pair in same if set(pair) <= set(by_key)],
        different=different,
        page_of={key: report.page.key for key, report in by_key.items()},
    )


def _score(left: Report, right: Report) -> float:
    comparison = compare_reports(left, right)
    return _NEVER if comparison is None else comparison.score
