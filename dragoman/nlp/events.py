"""Words that tell of an engagement, learned."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from dragoman.encoder.heads import load_head, read_labels

_LEAST = 0.01  # below, a word tells of nothing


class Spotter:
    """Finds words that tell of engagements with the head that ``make train`` leaves."""

    def __init__(self) -> None:
        self._kinds: list[str] = read_labels("spotter")["kinds"]
        self._head = load_head("spotter")

    def find(self, states: NDArray[np.float32]) -> list[tuple[str, float]]:
        """Say of each word what it tells of.

        Args:
            states: The vectors of a sentence's words that are for this.

        Returns:
            One pair a word: the likeliest kind of engagement, empty where none is likely, and the probability that it
            tells of any.
        """
        scores = self._head.run(None, {"states": states[None]})[0][0]
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        kinds, chances = shares[:, 1:].argmax(axis=1), 1 - shares[:, 0]
        return [
            (self._kinds[kind], round(float(chance), 3)) if chance >= _LEAST else ("", 0.0)
            for kind, chance in zip(kinds, chances, strict=True)
        ]


@cache
def load_spotter() -> Spotter:
    """Load the spotter once a process."""
    return Spotter()
