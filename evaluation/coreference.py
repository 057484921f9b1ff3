"""How well mentions are put together: the three measures of coreference, and their mean, as CoNLL takes it.

MUC (Vilain et al. 1995) counts links, B-cubed (Bagga and Baldwin 1998) mentions, entity-based CEAF (Luo 2005) clusters;
their mean is the figure of the CoNLL shared tasks of 2011 and 2012, and of ECB+ since.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Clusters = Sequence[frozenset[Hashable]]


@dataclass(frozen=True, slots=True)
class Ratio:
    """Precision and recall, between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Coreference:
    """The three measures.

    Attributes:
        muc: Over links.
        b_cubed: Over mentions.
        ceaf: Over clusters.
    """

    muc: Ratio
    b_cubed: Ratio
    ceaf: Ratio

    @property
    def conll(self) -> float:
        """Mean of the three F1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf.f1) / 3


def score_coreference(found: Clusters, wanted: Clusters) -> Coreference:
    """Compare clusters of the same mentions.

    Args:
        found: The clusters given.
        wanted: Those asked for.

    Raises:
        ValueError: They are not of the same mentions.
    """
    homes = [{mention: cluster for cluster in clusters for mention in cluster} for clusters in (found, wanted)]
    if homes[0].keys() != homes[1].keys():
        raise ValueError("clusters of different mentions cannot be compared")
    ours, theirs = homes
    return Coreference(
        Ratio(_links(found, theirs), _links(wanted, ours)),
        Ratio(_shares(ours, theirs), _shares(theirs, ours)),
        _ceaf(found, wanted),
    )


def _links(clusters: Clusters, other: Mapping[Hashable, frozenset[Hashable]]) -> float:
    """Give the share of the links of some clusters that stay inside the others; 0 where there is no link."""
    links = sum(len(cluster) - 1 for cluster in clusters)
    kept = sum(len(cluster) - len({other[mention] for mention in cluster}) for cluster in clusters)
    return kept / links if links else 0.0


def _shares(ours: Mapping[Hashable, frozenset[Hashable]], theirs: Mapping[Hashable, frozenset[Hashable]]) -> float:
    return sum(len(ours[mention] & theirs[mention]) / len(ours[mention]) for mention in ours) / max(1, len(ours))


def _ceaf(found: Clusters, wanted: Clusters) -> Ratio:
    """Pair each cluster with at most one of the others so that the likeness of all pairs is greatest."""
    likeness = np.zeros((len(found), len(wanted)))
    home = {mention: number for number, cluster in enumerate(wanted) for mention in cluster}
    for row, cluster in enumerate(found):
        for column in {home[mention] for mention in cluster}:
            both = len(cluster & wanted[column])
            likeness[row, column] = 2 * both / (len(cluster) + len(wanted[column]))
    best = _best_pairing(likeness)
    return Ratio(best / max(1, len(found)), best / max(1, len(wanted)))


def _best_pairing(worth: NDArray[np.float64]) -> float:
    """Give the greatest worth of a pairing of rows with columns (Kuhn 1955, by shortest augmenting paths)."""
    if worth.shape[0] > worth.shape[1]:
        worth = worth.T
    rows, columns = worth.shape
    cost = np.zeros((rows + 1, columns + 1))
    cost[1:, 1:] = -worth
    of_row, of_column = np.zeros(rows + 1), np.zeros(columns + 1)
    taken = np.zeros(columns + 1, dtype=int)  # the row that each column is paired with
    for row in range(1, rows + 1):
        taken[0] = row
        _augment(cost, of_row, of_column, taken)
    pairs: Iterable[tuple[int, int]] = ((int(row), column) for column, row in enumerate(taken) if column and row)
    return float(sum(worth[row - 1, column - 1] for row, column in pairs))


def _augment(
    cost: NDArray[np.float64], of_row: NDArray[np.float64], of_column: NDArray[np.float64], taken: NDArray[np.int_]
) -> None:
    """Find a column for the row in ``taken[0]``, moving rows paired before where that is cheaper."""
    columns = cost.shape[1]
    nearest, way = np.full(columns, np.inf), np.zeros(columns, dtype=int)
    is_done = np.zeros(columns, dtype=bool)
    column = 0
    while taken[column] or column == 0:
        is_done[column] = True
        row = taken[column]
        slack = cost[row] - of_row[row] - of_column
        is_nearer = ~is_done & (slack < nearest)
        nearest[is_nearer], way[is_nearer] = slack[is_nearer], column
        open_ = np.where(is_done, np.inf, nearest)
        open_[0] = np.inf
        column = int(np.argmin(open_))
        step = open_[column]
        of_row[taken[is_done]] += step
        of_column[is_done] -= step
        nearest[~is_done] -= step
    while column:
        taken[column] = taken[way[column]]
        column = int(way[column])
