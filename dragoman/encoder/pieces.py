"""Words cut into the pieces that the encoder knows: the unigram segmentation of Kudo (ACL 2018)."""

from dragoman.encoder.weights import Pieces

_SPACE = "▁"
_KEPT = 50_000  # words whose pieces are remembered


class Tokenizer:
    """Cuts words into pieces.

    Args:
        pieces: The table of pieces.
    """

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._kept: dict[str, tuple[int, ...]] = {}

    def cut(self, word: str) -> tuple[int, ...]:
        """Give the numbers of the pieces of one word, at least one."""
        found = self._kept.get(word)
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            found = self._kept[word] = self._best(_SPACE + self._normal(word)) or (self._pieces.unknown,)
        return found

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
