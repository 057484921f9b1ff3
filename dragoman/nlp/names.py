"""Names of people, organisations and places, learned."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dragoman.encoder.heads import load_head, read_labels
from dragoman.nlp.grammar import Part


class Namer:
    """Finds names with the head that ``make train`` leaves."""

    def __init__(self) -> None:
        self._tags: list[str] = read_labels("names")["tags"]
        self._kinds = {kind: number for number, kind in enumerate(read_labels("grammar")["kinds"])}
        self._head = load_head("namer")

    def find(self, parts: Sequence[Part], states: NDArray[np.float32]) -> list[tuple[str, bool]]:
        """Say of each part what it is the name of, and whether a name begins with it.

        Args:
            parts: A sentence.
            states: The vectors of its words.

        Returns:
            One pair a part: ``PER``, ``ORG``, ``LOC`` or the empty string, and whether it is the first.
        """
        rows = [part.word for part in parts]
        kinds = np.array([[self._kinds.get(part.kind, 0) for part in parts]], np.int64)
        scores = self._head.run(None, {"states": states[rows][None], "kinds": kinds})[0][0]
        tags = [self._tags[n] for n in scores.argmax(axis=1)]
        # A tag that goes on what was never begun begins it.
        return [(tag[2:], tag[0] == "B" or before[2:] != tag[2:]) if tag != "O" else ("", False)
                for before, tag in pairwise(["O", *tags])]  # fmt: skip


@cache
def load_namer() -> Namer:
    """Load the names' head once a process."""
    return Namer()
