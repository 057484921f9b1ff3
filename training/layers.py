"""The encoder's layers in torch, from the same weights as the graph, some of them with adapters that learn."""

import math
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from dragoman.encoder.pieces import Line, Tokenizer, line_of
from dragoman.encoder.weights import Weights

RANK = 16
SCALE = 2.0
"""Rank of the adapters, and what their product is multiplied by (Hu et al., LoRA, ICLR 2022, section 4.1)."""

_LINEAR = ("q", "k", "v", "ao", "fi", "fo")
_NORMS = ("aln", "oln")
_LONGEST = 300  # pieces of a sentence that is learned from


def line_of_words(words: Sequence[str], tokenizer: Tokenizer) -> Line:
    """Cut a sentence into pieces; words beyond 300 pieces are left out."""
    cuts = [tokenizer.cut(word) for word in words]
    sizes = np.cumsum([len(cut) for cut in cuts], dtype=np.int64)
    return line_of(cuts[: int(np.searchsorted(sizes, _LONGEST, side="right"))])


class Layer(nn.Module):
    """One layer of a BERT (Devlin et al., 2019), as it is or with adapters.

    Args:
        weights: The encoder's.
        number: Of the layer, from 0.
        adapted: Whether its matrices get adapters.
    """

    def __init__(self, weights: Weights, number: int, *, adapted: bool = False) -> None:
        super().__init__()
        self._name, self._shape, self._epsilon = f"l{number}", weights.shape, weights.epsilon
        for key in (*_LINEAR, *_NORMS):
            bias = torch.from_numpy(weights.floats(f"{self._name}.{key}.b").copy())
            matrix = torch.from_numpy(weights.floats(f"{self._name}.{key}.w").copy())
            self.register_buffer(f"{key}_b", bias)
            self.register_buffer(f"{key}_w", matrix if key in _NORMS else matrix.reshape(bias.numel(), -1))
        self.down, self.up = nn.ParameterDict(), nn.ParameterDict()
        for key in _LINEAR if adapted else ():
            out, width = self.get_buffer(f"{key}_w").shape
            self.down[key] = nn.Parameter(torch.randn(RANK, width) / math.sqrt(width))
            self.up[key] = nn.Parameter(torch.zeros(out, RANK))

    def forward(self, states: Tensor, mask: Tensor, drop: float) -> Tensor:
        """Give the states after the layer, ``[b, piece, width]``.

        Args:
            states: Those before it.
            mask: ``[b, 1, 1, piece]``, true where there is a piece.
            drop: Share that is dropped while it learns.
        """
        query, key, value = (self._split(self._linear(states, name)) for name in ("q", "k", "v"))
        attended = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        joined = attended.transpose(1, 2).reshape(states.shape)
        told = functional.dropout(self._linear(joined, "ao"), drop, self.training)
        middle = self._norm(states + told, "aln")
        inner = self._linear(functional.gelu(self._linear(middle, "fi")), "fo")
        return self._norm(middle + functional.dropout(inner, drop, self.training), "oln")

    def adapters(self) -> Iterator[tuple[str, Tensor, Tensor]]:
        """Give for each adapted matrix its name and the two factors whose product is added to it."""
        for key in self.down:
            yield f"{self._name}.{key}", self.down[key].detach(), self.up[key].detach() * SCALE

    def _linear(self, x: Tensor, key: str) -> Tensor:
        out = functional.linear(x, self.get_buffer(f"{key}_w"), self.get_buffer(f"{key}_b"))
        if key in self.down:
            out = out + functional.linear(functional.linear(x, self.down[key]), self.up[key]) * SCALE
        return out

    def _norm(self, x: Tensor, key: str) -> Tensor:
        return functional.layer_norm(
            x, x.shape[-1:], self.get_buffer(f"{key}_w"), self.get_buffer(f"{key}_b"), self._epsilon
        )

    def _split(self, x: Tensor) -> Tensor:
        heads = self._shape.heads
        return x.view(*x.shape[:2], heads, self._shape.width // heads).transpose(1, 2)


class Lower(nn.Module):
    """The embeddings and the layers below those that learn; run once, without gradients."""

    def __init__(self, weights: Weights, layers: int) -> None:
        super().__init__()
        self._weights = weights
        self.layers = nn.ModuleList(Layer(weights, number) for number in range(layers))
        places = weights.floats("emb.pos").reshape(-1, weights.shape.width)
        self._places = torch.from_numpy(places + weights.floats("emb.type").reshape(-1, weights.shape.width)[0])
        self._norm = [torch.from_numpy(weights.floats(f"emb.ln.{key}").copy()) for key in ("w", "b")]

    def states(self, sentences: Sequence[Line], kept: Sequence[int]) -> list[Tensor]:
        """Give the states after some layers, counted from 1: for each sentence ``[layer, piece, width]`` in halves."""
        with torch.no_grad():
            return self._run(sentences, kept)

    def _run(self, sentences: Sequence[Line], kept: Sequence[int]) -> list[Tensor]:
        width = self._weights.shape.width
        longest = max(len(sentence.numbers) for sentence in sentences)
        x, mask = torch.zeros(len(sentences), longest, width), torch.zeros(len(sentences), longest, dtype=torch.bool)
        for row, sentence in enumerate(sentences):
            words = self._weights.tensors["emb.word"].rows(sentence.numbers, width)
            x[row, : len(words)], mask[row, : len(words)] = torch.from_numpy(words), True
        scale, shift = self._norm
        x = functional.layer_norm(x + self._places[:longest], (width,), scale, shift, self._weights.epsilon)
        found = []
        for number, layer in enumerate(self.layers, 1):
            x = layer(x, mask[:, None, None, :], 0.0)
            if number in kept:
                found.append(x)
        stacked = torch.stack(found, 1).half()
        return [stacked[row, :, : len(sentence.numbers)].clone() for row, sentence in enumerate(sentences)]
