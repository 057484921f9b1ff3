"""The learned heads over the encoder, as ``make train`` leaves them in ``models`` beside this file."""

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

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
