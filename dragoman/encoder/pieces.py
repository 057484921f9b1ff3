"""Words cut into the pieces that the encoder knows: the unigram segmentation of Kudo (ACL 2018)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.encoder.weights import Pieces

LONGEST_WORD = 64
"""Pieces of a word that are read; what comes behind them is left out."""

_SPACE = "▁"
_KEPT = 50_000  # words whose pieces are remembered
_OPENS, _CLOSES = 0, 2  # the pieces <s> and </s>


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces of some words, one behind the other, as the encoder reads them.

    Attributes:
        numbers: Of the pieces, with those that open and close the sentence.
        first, last: Where each word's first and last piece stand.
    """

    numbers: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


def line_of(cuts: Sequence[Sequence[int]]) -> Line:
    """Put the pieces of words in line.

    Args:
        cuts: The numbers of each word's pieces.
    """
    sizes = np.array([len(cut) for cut in cuts], np.int64)
    last = np.cumsum(sizes)
    numbers = np.array([_OPENS, *(number for cut in cuts for number in cut), _CLOSES], np.int64)
    return Line(numbers, last - sizes + 1, last)


class Tokenizer:
    """Cuts words into pieces.

    Args:
        pieces: The table of pieces.
    """

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._kept: dict[str, tuple[int, ...]] = {}

    def cut(self, word: str) -> tuple[int, ...]:
        """Give the numbers of the pieces of one word, at least one and no more than are read."""
        found = self._kept.get(word)
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            found = self._kept[word] = self._best(_SPACE + self._normal(word)) or (self._pieces.unknown,)
        return found[:LONGEST_WORD]

    def _normal(self, word: str) -> str:
        table = self._pieces.normal
        return "".join(table.get(ord(c), c) for c in word).strip()

    def _best(self, text: str) -> tuple[int, ...]:
        """Find the likeliest cut (Viterbi over the positions of the text)."""
        size, pieces = len(text), self._pieces
        best = [0.0] + [float("-inf")] * size
        came = [(0, pieces.unknown)] * (size + 1)
        for start in range(size):
            for end in range(start + 1, min(size, start + pieces.longest) + 1):
                entry = pieces.scores.get(text[start:end])
                if entry is None and end > start + 1:
                    continue
                number, score = entry or (pieces.unknown, pieces.least)
                if best[start] + score > best[end]:
                    best[end], came[end] = best[start] + score, (start, number)
        cut: list[int] = []
        while size:
            size, number = came[size]
            cut.append(number)
        return tuple(reversed(cut))
