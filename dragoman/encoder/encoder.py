"""Sentences in, one vector a word out."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dragoman.encoder.graph import LAYERS, prepared_graph
from dragoman.encoder.pieces import Tokenizer, line_of
from dragoman.encoder.weights import Weights, load_weights


@dataclass(frozen=True, slots=True)
class Vectors:
    """A sentence encoded, one row a word, each ``(words, width)``.

    The states of a word's first piece, then of its last, each from three layers.

    Attributes:
        states: For grammar and names, from the layers of :data:`~dragoman.encoder.graph.LAYERS`.
        events: For words that tell of engagements: from the first of those layers, from the one below the copy with
            adapters, and from the copy's last.
    """

    states: NDArray[np.float32]
    events: NDArray[np.float32]


class Encoder:
    """Runs the encoder, sentence by sentence, so that a sentence's vectors depend on nothing beside it.

    Matrices are in eight bits and their inputs are scaled by the call: sentences put through together would change
    one another's last digits, and reading in another order would then give another record.
    """

    def __init__(self, weights: Weights, graph: bytes | str) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3  # errors
        options.intra_op_num_threads = int(os.environ.get("DRAGOMAN_THREADS", "1"))
        # A sum and its norm in one operation take longer than one after the other (measured: a seventh of the whole).
        self._session = onnxruntime.InferenceSession(
            graph, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
        )
        self._tokenizer = Tokenizer(weights.pieces)
        self._words = weights.tensors["emb.word"]
        self._shape = weights.shape
        kinds = weights.floats("emb.type").reshape(-1, weights.shape.width)
        self._places = weights.floats("emb.pos").reshape(-1, weights.shape.width) + kinds[0]

    @property
    def width(self) -> int:
        """Numbers in the vector of one word."""
        return 2 * len(LAYERS) * self._shape.width

    def states(self, words: Sequence[str]) -> NDArray[np.float32]:
        """Encode one sentence for grammar and names; see :meth:`encode`."""
        return self.encode(words).states

    def encode(self, words: Sequence[str]) -> Vectors:
        """Encode one sentence.

        Args:
            words: Its words in order. Beyond 510 pieces the sentence is encoded in several goes.
        """
        cuts = [self._tokenizer.cut(word) for word in words]
        runs: list[Vectors] = []
        start = 0
        while start < len(cuts):
            end, size = start, 0
            while end < len(cuts) and size + len(cuts[end]) <= self._shape.positions - 2:
                size += len(cuts[end])
                end += 1
            runs.append(self._run(cuts[start:end]))
            start = end
        none = np.zeros((0, self.width), np.float32)
        return Vectors(
            np.concatenate([none, *(run.states for run in runs)]), np.concatenate([none, *(run.events for run in runs)])
        )

    def _run(self, cuts: Sequence[tuple[int, ...]]) -> Vectors:
        line = line_of(cuts)
        embedded = self._words.rows(line.numbers, self._shape.width) + self._places[: len(line.numbers)]
        (states,), (tuned,) = self._session.run(["states", "tuned"], {"x": embedded[None]})
        events = np.concatenate([states[:, : self._shape.width], tuned], axis=1)
        return Vectors(*(np.concatenate([each[line.first], each[line.last]], axis=1) for each in (states, events)))


@cache
def load_encoder() -> Encoder:
    """Load the encoder once a process.

    Raises:
        ModelUnavailable: The weights are missing.
    """
    return Encoder(load_weights(), str(prepared_graph()))
