"""All reports at once, in memory: what the record does step by step as pages come."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dragoman.resolution.clustering import Pair, components, pair_of
from dragoman.resolution.compare import Comparison
from dragoman.resolution.pages import Pages
from dragoman.resolution.reports import Report


@dataclass(frozen=True, slots=True)
class Resolved:
    """What became of some reports.

    Attributes:
        clusters: Keys of reports of one engagement each.
        links: The pairs that were compared, with what was seen.
    """

    clusters: tuple[tuple[str, ...], ...]
    links: Mapping[Pair, Comparison]


def resolve_reports(
    reports: Collection[Report], *, same: Collection[Pair] = (), different: Collection[Pair] = ()
) -> Resolved:
    """Find which reports are of one engagement.

    Args:
        reports: All reports of some pages.
        same: Pairs that somebody judged to be one.
        different: Pairs that somebody judged to be two.
    """
    pages = Pages(reports)
    links = {
        pair: comparison
        for left, right in sorted(_page_pairs(reports, pages))
        for pair, comparison in pages.links(left, right).items()
    }
    keys = [report.key for report in reports]
    ties = [pair for pair, comparison in links.items() if comparison.score > 0]
    clusters = [
        tuple(members)
        for component in components(keys, [*ties, *same])
        for members in pages.cluster(component, same=same, different=different)
    ]
    return Resolved(tuple(sorted(clusters)), links)


def _page_pairs(reports: Collection[Report], pages: Pages) -> set[Pair]:
    """Give the pages of which any two reports meet."""
    kept: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        for key in pages.keys_of(report.key).own:
            kept[key].append(report)
    return {
        pair_of(report.page.key, other.page.key)
        for report in reports
        for key in pages.keys_of(report.key).sought for other in kept.get(key, ())
        if other.page.key != report.page.key and pages.meet(report.key, other.key)
    }  # fmt: skip
