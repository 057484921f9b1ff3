"""The measures of coreference, against values worked out by hand."""

from itertools import permutations

import numpy as np
import pytest
from numpy.typing import NDArray

from evaluation.coreference import Clusters, Ratio, _best_pairing, score_coreference


def _clusters(text: str) -> Clusters:
    return [frozenset(word) for word in text.split()]


@pytest.mark.parametrize(
    ("found", "wanted", "muc", "b_cubed", "ceaf"),
    [
        ("ab c", "ab c", (1, 1), (1, 1), (1, 1)),
        ("a b c", "ab c", (0, 0), (1, 2 / 3), ((2 / 3 + 1) / 3, (2 / 3 + 1) / 2)),
        ("abc", "ab c", (1 / 2, 1), ((2 / 3 + 2 / 3 + 1 / 3) / 3, 1), (4 / 5, 2 / 5)),
        # Bagga and Baldwin (1998), their first and second answer: MUC cannot tell which wrong link does more harm.
        ("12345 6789ABC", "12345 67 89ABC", (9 / 10, 1), (0.762, 1), None),
        ("1234589ABC 67", "12345 67 89ABC", (9 / 10, 1), (0.583, 1), None),
    ],
)
def test_measures_are_as_their_authors_have_them(
    found: str, wanted: str, muc: tuple[float, float], b_cubed: tuple[float, float], ceaf: tuple[float, float] | None
) -> None:
    score = score_coreference(_clusters(found), _clusters(wanted))
    assert (score.muc.precision, score.muc.recall) == pytest.approx(muc)
    assert (score.b_cubed.precision, score.b_cubed.recall) == pytest.approx(b_cubed, abs=0.001)
    if ceaf is not None:
        assert (score.ceaf.precision, score.ceaf.recall) == pytest.approx(ceaf)


def test_the_figure_is_the_mean_of_three_f1() -> None:
    score = score_coreference(_clusters("a b c"), _clusters("ab c"))
    assert score.conll == pytest.approx((0 + 0.8 + Ratio(5 / 9, 5 / 6).f1) / 3)


def test_clusters_of_different_mentions_are_refused() -> None:
    with pytest.raises(ValueError, match="different mentions"):
        score_coreference(_clusters("ab"), _clusters("abc"))


@pytest.mark.parametrize("seed", range(8))
def test_the_best_pairing_is_the_best_of_all(seed: int) -> None:
    worth = np.random.default_rng(seed).integers(0, 9, (3, 5)).astype(float)
    assert _best_pairing(worth) == _best_pairing(worth.T) == _by_trying(worth)


def _by_trying(worth: NDArray[np.float64]) -> float:
    rows, columns = worth.shape
    return max(sum(worth[row, order[row]] for row in range(rows)) for order in permutations(range(columns), rows))
