"""Who meets whom, as a network: edges from engagements, places by a computation that gives the same every time."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Edge = tuple[str, str]
Places = NDArray[np.float64]
_STEPS, _MOST_EDGES, _REMEMBERED = 300, 200, 64


def count_edges(groups: Iterable[Iterable[str]]) -> dict[Edge, int]:
    """Count how often two were together.

    Args:
        groups: Those who took part in each engagement.
    """
    edges: Counter[Edge] = Counter()
    for group in groups:
        edges.update(combinations(sorted(set(group)), 2))
    return edges


def keep_edges(edges: Mapping[Edge, int], most: int) -> dict[Edge, int]:
    """Keep the edges among those that are together with others most often; of very many the strongest.

    Args:
        edges: How often two were together.
        most: How many of them to keep.
    """
    weights = weigh(edges)
    kept = {name for name, _ in sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:most]}
    among = {edge: n for edge, n in sorted(edges.items()) if kept.issuperset(edge)}
    return dict(sorted(sorted(among.items(), key=lambda item: -item[1])[:_MOST_EDGES]))


def weigh(edges: Mapping[Edge, int]) -> dict[str, int]:
    """Give how often each was together with others."""
    weights: Counter[str] = Counter()
    for (one, other), number in edges.items():
        weights[one] += number
        weights[other] += number
    return dict(weights)


@lru_cache(_REMEMBERED)
def lay_out(names: tuple[str, ...], edges: tuple[tuple[Edge, int], ...]) -> Places:
    """Give each a place between 0 and 1 on both axes.

    Forces of Fruchterman and Reingold (1991): all push each other away, those that are together pull. It begins on a
    circle in the order of the names, without chance, so that the same network always looks the same.

    Returns:
        Shape (names, 2).
    """
    count = len(names)
    angles = 2 * np.pi * np.arange(count) / max(count, 1)
    places: Places = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    pull = _pulls(names, dict(edges))
    ideal = 3 / np.sqrt(max(count, 1))
    for step in range(_STEPS if count > 2 else 0):
        apart = places[:, None] - places[None]
        far = np.maximum(np.linalg.norm(apart, axis=2), 0.01)
        force = ideal**2 / far**2 - 0.35 * pull * far / ideal
        move = (apart * force[:, :, None]).sum(axis=1) - places * 0.9
        length = np.maximum(np.linalg.norm(move, axis=1, keepdims=True), 1e-9)
        places = places + move / length * np.minimum(length, 0.12 * (1 - step / _STEPS))
    low, high = places.min(axis=0, initial=0), places.max(axis=0, initial=0)
    spread: Places = (places - low) / np.maximum(high - low, 1e-9)
    return spread


def _pulls(names: Sequence[str], edges: Mapping[Edge, int]) -> Places:
    index = {name: place for place, name in enumerate(names)}
    pull = np.zeros((len(names), len(names)))
    for (one, other), number in edges.items():
        pull[index[one], index[other]] = pull[index[other], index[one]] = 1 + np.log(number)
    return pull
