"""The encoder's layers as an ONNX graph, made once from the weights and kept in the user's cache."""

import hashlib
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dragoman.encoder.heads import adapters_file, read_adapters
from dragoman.encoder.weights import Weights, load_weights, weights_path

if TYPE_CHECKING:
    from onnx import ModelProto

LAYERS = (4, 8, 12)
"""Layers whose states are given; the last alone is too far from the words (measured: names lose ten points of F1)."""

TUNED_FROM = 6
"""Layers below the copy of the last ones that has adapters: it reads what this many give, counted from 1."""

_VERSION = 4  # counts up when the graph changes
_OPSET = 17
_FUSED = "com.microsoft"  # operations of onnxruntime that are several of ONNX in one


def prepared_graph() -> Path:
    """Give the path of the graph, made now if this machine has not made it yet (about ten seconds).

    The folder is ``$DRAGOMAN_CACHE``, else ``$XDG_CACHE_HOME/dragoman``, else ``~/.cache/dragoman``; where none of
    these can be written, a folder for this user under the system's temporary one.

    Raises:
        ModelUnavailable: The weights are missing.
    """
    source = weights_path()
    made_of = f"{_VERSION} {source.stat().st_size} {LAYERS} {TUNED_FROM}".encode()
    stamp = hashlib.sha256(made_of + adapters_file().read_bytes()).hexdigest()[:12]
    folder = _cache_folder()
    path = folder / f"encoder-{stamp}.onnx"
    if not path.is_file():
        _prepare(path)
    return path


def _cache_folder() -> Path:
    named = os.environ.get("DRAGOMAN_CACHE")
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    usual = Path(named) if named else Path(home) / "dragoman"
    for folder in (usual, Path(tempfile.gettempdir()) / f"dragoman-{os.getuid()}"):
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    return Path(tempfile.mkdtemp(prefix="dragoman-"))


def _prepare(path: Path) -> None:
    """Write the graph, its matrices in eight bits, under a name of its own first: two runs may do so at once."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory(dir=path.parent, prefix="preparing-") as folder:
        whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        onnx.save(_Drawing(load_weights(), read_adapters()).model(), str(whole))
        quantize_dynamic(
            whole, small, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"],
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip
        os.replace(small, path)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the drawing an operation stands: which layer, and the prefix of the copy that it is in."""

    layer: str
    prefix: str

    def named(self, what: str) -> str:
        """Name something of this layer."""
        return f"{self.prefix}{self.layer}.{what}"


class _Drawing:
    """Draws the layers of a BERT (Devlin et al., 2019), one operation at a time; the last ones twice.

    Once as they are, for grammar and names, and once with what their adapters add (LoRA: Hu et al., ICLR 2022).
    """

    def __init__(self, weights: Weights, adapters: Mapping[str, NDArray[np.float32]]) -> None:
        self._weights, self._adapters = weights, adapters
        self._nodes: list[Any] = []
        self._constants: list[Any] = []

    def model(self) -> "ModelProto":
        """Give the graph: embeddings in, the states of the chosen layers side by side out, and those of the copy.

        With the copy's go the states that it reads.
        """
        from onnx import TensorProto, helper

        shape = self._weights.shape
        state = below = self._norm("x", "emb.ln", "embedded")
        kept = []
        for layer in range(shape.layers):
            if layer == TUNED_FROM:
                below = state
            state = self._layer(state, f"l{layer}")
            if layer + 1 in LAYERS:
                kept.append(state)
        tuned = below
        for layer in range(TUNED_FROM, shape.layers):
            tuned = self._layer(tuned, f"l{layer}", tuned=True)
        self._add("Concat", kept, "states", axis=-1)
        self._add("Concat", [below, tuned], "tuned", axis=-1)
        real = TensorProto.FLOAT
        inputs = [helper.make_tensor_value_info("x", real, ["batch", "length", shape.width])]
        sizes = {"states": len(kept) * shape.width, "tuned": 2 * shape.width}
        outputs = [helper.make_tensor_value_info(name, real, ["batch", "length", size]) for name, size in sizes.items()]
        graph = helper.make_graph(self._nodes, "encoder", inputs, outputs, self._constants)
        operations = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_FUSED, 1)]
        return helper.make_model(graph, opset_imports=operations, ir_version=9)

    def _layer(self, state: str, layer: str, *, tuned: bool = False) -> str:
        at = _Place(layer, "t" if tuned else "")
        attended = self._attend(state, at)
        sums = self._add("Add", [state, self._linear(attended, at, "ao")], at.named("sum1"))
        state = self._norm(sums, f"{layer}.aln", at.named("mid"))
        inner = self._add("Gelu", [self._linear(state, at, "fi")], at.named("gelu"), domain=_FUSED)
        sums = self._add("Add", [state, self._linear(inner, at, "fo")], at.named("sum2"))
        return self._norm(sums, f"{layer}.oln", at.named("out"))

    def _attend(self, state: str, at: "_Place") -> str:
        parts = [self._linear(state, at, key) for key in ("q", "k", "v")]
        heads = self._weights.shape.heads
        return self._add("MultiHeadAttention", parts, at.named("attended"), domain=_FUSED, num_heads=heads)

    def _linear(self, state: str, at: "_Place", key: str) -> str:
        name = f"{at.layer}.{key}"
        bias = self._weights.floats(f"{name}.b")
        matrix = self._weights.floats(f"{name}.w").reshape(bias.size, -1)
        if at.prefix:
            matrix = matrix + self._adapters[f"{name}.up"] @ self._adapters[f"{name}.down"]
        weight = self._constant(at.named(f"{key}.w"), matrix.T)
        product = self._add("MatMul", [state, weight], at.named(f"{key}.product"))
        shift = self._constant(at.named(f"{key}.b"), bias)
        return self._add("Add", [product, shift], at.named(f"{key}.linear"))

    def _norm(self, state: str, name: str, out: str) -> str:
        scale = self._constant(f"{out}.w", self._weights.floats(f"{name}.w"))
        shift = self._constant(f"{out}.b", self._weights.floats(f"{name}.b"))
        return self._add("LayerNormalization", [state, scale, shift], out, axis=-1, epsilon=self._weights.epsilon)

    def _add(self, kind: str, inputs: Sequence[str], out: str, **settings: Any) -> str:
        from onnx import helper

        self._nodes.append(helper.make_node(kind, list(inputs), [out], **settings))
        return out

    def _constant(self, name: str, value: NDArray[Any] | np.generic) -> str:
        from onnx import numpy_helper

        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name
