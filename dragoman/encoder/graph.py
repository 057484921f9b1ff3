"""The encoder's layers as an ONNX graph, made once from the weights and kept in the user's cache."""

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dragoman.encoder.weights import Weights, load_weights, weights_path

if TYPE_CHECKING:
    from onnx import ModelProto

LAYERS = (4, 8, 12)
"""Layers whose states are given; the last alone is too far from the words (measured: names lose ten points of F1)."""

_VERSION = 2  # counts up when the graph changes
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
    stamp = hashlib.sha256(f"{_VERSION} {source.stat().st_size} {LAYERS}".encode()).hexdigest()[:12]
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
        onnx.save(_Drawing(load_weights()).model(), str(whole))
        quantize_dynamic(
            whole, small, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"],
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip
        os.replace(small, path)


class _Drawing:
    """Draws the layers of a BERT (Devlin et al., 2019), one operation at a time."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._nodes: list[Any] = []
        self._constants: list[Any] = []

    def model(self) -> "ModelProto":
        """Give the graph: embeddings in, the states of the chosen layers side by side out."""
        from onnx import TensorProto, helper

        shape = self._weights.shape
        state = self._norm("x", "emb.ln", "embedded")
        kept = []
        for layer in range(shape.layers):
            state = self._layer(state, layer)
            if layer + 1 in LAYERS:
                kept.append(state)
        self._add("Concat", kept, "states", axis=-1)
        real = TensorProto.FLOAT
        inputs = [helper.make_tensor_value_info("x", real, ["batch", "length", shape.width])]
        outputs = [helper.make_tensor_value_info("states", real, ["batch", "length", len(kept) * shape.width])]
        graph = helper.make_graph(self._nodes, "encoder", inputs, outputs, self._constants)
        operations = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_FUSED, 1)]
        return helper.make_model(graph, opset_imports=operations, ir_version=9)

    def _layer(self, state: str, layer: int) -> str:
        name = f"l{layer}"
        attended = self._attend(state, name)
        sums = self._add("Add", [state, self._linear(attended, f"{name}.ao")], f"{name}.sum1")
        state = self._norm(sums, f"{name}.aln", f"{name}.mid")
        inner = self._add("Gelu", [self._linear(state, f"{name}.fi")], f"{name}.gelu", domain=_FUSED)
        sums = self._add("Add", [state, self._linear(inner, f"{name}.fo")], f"{name}.sum2")
        return self._norm(sums, f"{name}.oln", f"{name}.out")

    def _attend(self, state: str, name: str) -> str:
        parts = [self._linear(state, f"{name}.{key}") for key in ("q", "k", "v")]
        heads = self._weights.shape.heads
        return self._add("MultiHeadAttention", parts, f"{name}.attended", domain=_FUSED, num_heads=heads)

    def _linear(self, state: str, name: str) -> str:
        bias = self._weights.floats(f"{name}.b")
        matrix = self._weights.floats(f"{name}.w").reshape(bias.size, -1).T
        product = self._add("MatMul", [state, self._constant(f"{name}.w", matrix)], f"{name}.product")
        return self._add("Add", [product, self._constant(f"{name}.b", bias)], f"{name}.linear")

    def _norm(self, state: str, name: str, out: str) -> str:
        scale = self._constant(f"{name}.w", self._weights.floats(f"{name}.w"))
        shift = self._constant(f"{name}.b", self._weights.floats(f"{name}.b"))
        return self._add("LayerNormalization", [state, scale, shift], out, axis=-1, epsilon=self._weights.epsilon)

    def _add(self, kind: str, inputs: Sequence[str], out: str, **settings: Any) -> str:
        from onnx import helper

        self._nodes.append(helper.make_node(kind, list(inputs), [out], **settings))
        return out

    def _constant(self, name: str, value: NDArray[Any] | np.generic) -> str:
        from onnx import numpy_helper

        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name
