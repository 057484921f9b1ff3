"""Two pages compared, each with all that it reports: pages that tell of one thing mostly tell of several."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from dragoman.model.explanation import Explanation
from dragoman.resolution.blocking import Keys, block_keys
from dragoman.resolution.clustering import Pair, cluster, pair_of
from dragoman.resolution.compare import Comparison, at_most, compare_reports
from dragoman.resolution.reports import Report
from dragoman.vocabulary.evidence import load_evidence

_SURE = 1.0  # log-odds from which another pair of the two pages supports this one
_MOST_SUPPORT = 2  # pairs that count for another
_NEVER = -99.0  # for pairs that cannot be one engagement
_UNTOLD = frozenset({"told-near-the-time", "told-long-after", "time-unknown", "same-month", "same-year", "moved"})


class Pages:
    """The reports of some pages, compared page by page; what was compared once is remembered.

    Args:
        reports: All reports of the pages they stand on.
    """

    def __init__(self, reports: Iterable[Report]) -> None:
        self._by_page: dict[str, list[Report]] = defaultdict(list)
        self._by_key: dict[str, Report] = {}
        self._compared: dict[Pair, Mapping[Pair, Comparison]] = {}
        self._keys: dict[str, Keys] = {}
        self.add(reports)

    def add(self, reports: Iterable[Report]) -> None:
        """Add pages, each with all its reports."""
        for report in reports:
            if report.key not in self._by_key:
                self._by_key[report.key] = report
                self._by_page[report.page.key].append(report)

    def __getitem__(self, key: str) -> Report:
        return self._by_key[key]

    def __contains__(self, key: str) -> bool:
        return key in self._by_key

    def keys_of(self, key: str) -> Keys:
        """Give the keys of a report."""
        if key not in self._keys:
            self._keys[key] = block_keys(self._by_key[key])
        return self._keys[key]

    def meet(self, left: str, right: str) -> bool:
        """Say whether two reports are found by one another's keys."""
        return left != right and self.keys_of(left).meets(self.keys_of(right))

    def links(self, left: str, right: str) -> Mapping[Pair, Comparison]:
        """Compare all reports of two pages."""
        pages = pair_of(left, right)
        if pages not in self._compared:
            self._compared[pages] = compare_pages(*(self._by_page[page] for page in pages))
        return self._compared[pages]

    def may_link(self, left: str, right: str, least: float) -> bool:
        """Say whether any reports of two pages may be linked by more than some log-odds; cheaper than to compare."""
        return any(
            (most := at_most(one, other)) is not None and most + _most_support() > least
            for one in self._by_page[left] for other in self._by_page[right]
        )  # fmt: skip

    def score(self, left: str, right: str) -> float:
        """Give the log-odds that two reports are of one engagement."""
        pages = [self._by_key[key].page.key for key in (left, right)]
        if pages[0] == pages[1]:
            return _NEVER
        found = self.links(*pages).get(pair_of(left, right))
        return _NEVER if found is None else found.score

    def cluster(
        self, keys: Collection[str], *, same: Collection[Pair] = (), different: Collection[Pair] = ()
    ) -> list[list[str]]:
        """Cluster reports that links connect; see :func:`~dragoman.resolution.clustering.cluster`."""
        return cluster(
            keys,
            self.score,
            same=[pair for pair in same if set(pair) <= set(keys)],
            different=different,
            page_of={key: self._by_key[key].page.key for key in keys},
        )


def compare_pages(left: Sequence[Report], right: Sequence[Report]) -> dict[Pair, Comparison]:
    """Compare all that one page reports with all that another does.

    Args:
        left: The reports of one page.
        right: The reports of the other.

    Returns:
        The pairs that may be one engagement at all. A pair gains where other reports of the two pages go together.
    """
    found = {}
    for one in left:
        for other in right:
            comparison = compare_reports(one, other)
            if comparison is not None:
                found[pair_of(one.key, other.key)] = comparison
    return {pair: _supported(pair, comparison, found) for pair, comparison in found.items()}


def _supported(pair: Pair, comparison: Comparison, found: Mapping[Pair, Comparison]) -> Comparison:
    others = {other for other, its in found.items() if its.score >= _SURE and not set(other) & set(pair)}
    count = min(len({key for key, _ in others}), len({key for _, key in others}))
    if not count:
        return comparison
    is_untold = any(reason.rule in _UNTOLD for reason in comparison.reasons)
    name = "same-story-untimed" if is_untold else "same-story"
    detail = f"The two pages have {count} other {'report' if count == 1 else 'reports'} in common."
    weight = load_evidence()[name].weight * min(count, _MOST_SUPPORT)
    reasons = (*comparison.reasons, Explanation(name, detail, weight))
    return replace(comparison, score=round(comparison.score + weight, 3), reasons=reasons)


def _most_support() -> float:
    """Give the most that a pair may gain from others; a thousandth more, for scores are rounded."""
    weights = load_evidence()
    return _MOST_SUPPORT * max(weights[name].weight for name in ("same-story", "same-story-untimed")) + 0.001
