"""The learned heads over the encoder, as ``make train`` leaves them in ``models`` beside this file."""

import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

_MODELS = files("dragoman.encoder") / "models"


def load_head(name: str) -> "InferenceSession":
    """Load one head, to be run on one core.

    Args:
        name: Its file's name without ``.onnx``.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3  # errors
    options.intra_op_num_threads = 1
    model = (_MODELS / f"{name}.onnx").read_bytes()
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def read_labels(name: str) -> dict[str, Any]:
    """Read what a head chooses from."""
    labels: dict[str, Any] = json.loads((_MODELS / f"{name}.json").read_text("utf-8"))
    return labels


def adapters_file() -> Traversable:
    """Give the file of what is added to the encoder's last layers for the words that tell of engagements."""
    return _MODELS / "adapters.npz"


def read_adapters() -> dict[str, NDArray[np.float32]]:
    """Read the adapters: ``l9.q.down`` ``[rank, in]`` and ``l9.q.up`` ``[out, rank]``, whose product is added."""
    with np.load(BytesIO(adapters_file().read_bytes()), allow_pickle=False) as factors:
        return {name: factors[name].astype(np.float32) for name in factors.files}
