from itertools import product

import numpy as np
import pytest

from dragoman.nlp.tree import best_heads


def is_tree(heads: tuple[int, ...]) -> bool:
    for node in range(1, len(heads) + 1):
        seen = set()
        while node and node not in seen:
            seen.add(node)
            node = heads[node - 1]
        if node:
            return False
    return heads.count(0) == 1


def best_by_trial(scores: np.ndarray) -> float:
    count = len(scores)
    trees = (heads for heads in product(range(count + 1), repeat=count) if is_tree(heads))
    return max(sum(scores[row, head] for row, head in enumerate(heads)) for heads in trees)


@pytest.mark.parametrize("seed", range(40))
def test_a_tree_with_one_root_comes_back_whatever_the_scores(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(5, 6)).astype(np.float32)
    assert is_tree(tuple(best_heads(scores)))


@pytest.mark.parametrize("seed", range(40))
def test_no_tree_under_the_chosen_root_scores_better(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(4, 5)).astype(np.float32)
    heads = best_heads(scores)
    root = heads.index(0)
    fixed = scores.copy()
    fixed[:, 0] = -100.0
    fixed[root, 0] = scores[root, 0]
    told = sum(scores[row, head] for row, head in enumerate(heads))
    assert told == pytest.approx(best_by_trial(fixed), abs=1e-4)


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[0, -9, 5], [1, 5, -9]], np.float32)  # each prefers the other
    assert best_heads(scores) == [2, 0]


def test_a_single_word_is_the_root() -> None:
    assert best_heads(np.array([[0.3, 0.9]], np.float32)) == [0]
