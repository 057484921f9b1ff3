"""The best tree that a table of scores allows."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def best_heads(scores: Scores) -> list[int]:
    """Find the spanning tree of the highest score with one word under the root (Chu and Liu 1965, Edmonds 1967).

    Args:
        scores: Shape ``(n, n + 1)``: row a word, column its head; column 0 is the root, column ``k`` word ``k - 1``.

    Returns:
        The head of each word by the number of its column.
    """
    count = len(scores)
    whole = np.full((count + 1, count + 1), -np.inf)
    whole[1:] = scores
    np.fill_diagonal(whole, -np.inf)
    greedy = whole[1:].argmax(axis=1)
    if (greedy == 0).sum() == 1 and not _cycle([0, *greedy.tolist()]):
        return [int(head) for head in greedy]
    top = int(
        (scores[:, 0] - np.where(np.eye(count, dtype=bool), -np.inf, scores[:, 1:]).max(axis=1, initial=-1e9)).argmax()
    )
    whole[1:, 0] = -np.inf
    whole[top + 1] = -np.inf
    whole[top + 1, 0] = 0.0
    return _edmonds(whole)[1:]


def _edmonds(scores: NDArray[np.float64]) -> list[int]:
    heads = [0, *scores[1:].argmax(axis=1).tolist()]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    outside = [node for node in range(len(heads)) if node not in cycle]
    inner = {node: scores[node, heads[node]] for node in cycle}
    folded = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    folded[:-1, :-1] = scores[np.ix_(outside, outside)]
    enters, leaves = [], []
    for index, node in enumerate(outside):
        gain = [(scores[c, node] - inner[c], c) for c in cycle]
        folded[-1, index], into = max(gain)
        enters.append(into)
        away = [(scores[node, c], c) for c in cycle]
        folded[index, -1], out = max(away)
        leaves.append(out)
    solved = _edmonds(folded)
    result = list(heads)
    for index, node in enumerate(outside):
        if node:
            result[node] = leaves[index] if solved[index] == len(outside) else outside[solved[index]]
    above = solved[-1]
    result[enters[above]] = outside[above]
    return result


def _cycle(heads: list[int]) -> list[int]:
    """Give the nodes of one cycle, none where the heads make a tree."""
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        path, node = [], start
        while node and not state[node]:
            state[node] = start
            path.append(node)
            node = heads[node]
        if node and state[node] == start and node in path:
            return path[path.index(node) :]
    return []
