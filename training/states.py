"""The encoder's vectors of training sentences, in half precision, computed once."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.encoder import load_encoder

Half = NDArray[np.float16]


def encode_all(sentences: Sequence[Sequence[str]], cache: Path) -> list[Half]:
    """Encode sentences, or take them from a file that an earlier run left.

    Args:
        sentences: Words of each.
        cache: Folder for the vectors; removed by ``make clean``.

    Returns:
        For each sentence an array of shape ``(words, width)``.
    """
    digest = hashlib.sha256("\n".join(" ".join(words) for words in sentences).encode()).hexdigest()[:16]
    path = cache / f"states-{digest}.npy"
    ends = np.cumsum([len(words) for words in sentences])
    if not path.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        encoder = load_encoder()
        rows = np.zeros((int(ends[-1]), encoder.width), np.float16)
        for words, end in zip(sentences, ends, strict=True):
            rows[end - len(words) : end] = encoder.states(words)
        np.save(path, rows)
    return np.split(np.load(path), ends[:-1])
