"""Learns the words that tell of engagements: adapters in the encoder's last layers, and the head that marks words.

The layers below stay as they are, so their states are computed once; grammar and names go on reading the last layers
without adapters. Measured against a head on fixed vectors in ``docs/models.md``.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

from dragoman.encoder.graph import LAYERS, TUNED_FROM
from dragoman.encoder.pieces import Line, Tokenizer
from dragoman.encoder.weights import Weights, load_weights
from training.layers import Layer, Lower, line_of_words
from training.spotter import SILENT, Marked, kinds

EPOCHS = 3
_BATCH = 16  # sentences
_RATE = 1e-3
_WARMING = 0.05  # share of the steps in which the rate rises
_DROP, _DROP_BELOW = 0.3, 0.1
_NARROW, _INNER = 200, 120
_KEPT = (LAYERS[0], TUNED_FROM)  # layers below whose states the head sees


class Head(nn.Module):
    """Tells for each word of a sentence what it tells of."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.narrow = nn.Linear(width, _NARROW)
        self.lstm = nn.LSTM(_NARROW, _INNER, batch_first=True, bidirectional=True)
        self.choose = nn.Linear(_NARROW + 2 * _INNER, len(kinds()) + 1)

    def forward(self, states: Tensor, lengths: Tensor | None = None) -> Tensor:
        """Give scores ``[b, word, kind]``, nothing first."""
        narrow = functional.dropout(functional.gelu(self.narrow(self.norm(states))), _DROP, self.training)
        if lengths is None:
            context, _ = self.lstm(narrow)
        else:
            packed = pack_padded_sequence(narrow, lengths, batch_first=True, enforce_sorted=False)
            context, _ = pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        out: Tensor = self.choose(torch.cat([narrow, functional.dropout(context, _DROP, self.training)], -1))
        return out


class Spotter(nn.Module):
    """The adapted layers and the head over them.

    Args:
        weights: The encoder's.
    """

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        numbers = range(TUNED_FROM, weights.shape.layers)
        self.layers = nn.ModuleList(Layer(weights, number, adapted=True) for number in numbers)
        self.head = Head(2 * (len(_KEPT) + 1) * weights.shape.width)

    def forward(self, sentences: Sequence["Prepared"]) -> Tensor:
        """Give scores ``[b, word, kind]``."""
        below = pad_sequence([each.below.transpose(0, 1).float() for each in sentences], True)
        mask = torch.zeros(below.shape[:2], dtype=torch.bool)
        for row, each in enumerate(sentences):
            mask[row, : each.below.shape[1]] = True
        top = below[:, :, -1]
        for layer in self.layers:
            top = layer(top, mask[:, None, None, :], _DROP_BELOW)
        states = torch.cat([below.flatten(2), top], -1)
        words = [
            torch.cat([states[row, torch.from_numpy(ends)] for ends in (each.pieces.first, each.pieces.last)], -1)
            for row, each in enumerate(sentences)
        ]
        scores: Tensor = self.head(pad_sequence(words, True), torch.tensor([len(each) for each in words]))
        return scores


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sentence with the states below the layers that learn, ``[layer, piece, width]`` in halves."""

    pieces: Line
    below: Tensor
    marks: Tensor


def prepare(sentences: Sequence[Marked]) -> list[Prepared]:
    """Run the layers that stay as they are; sentences without words are left out."""
    weights = load_weights()
    tokenizer, lower = Tokenizer(weights.pieces), Lower(weights, TUNED_FROM)
    cut = [(line_of_words(s.words, tokenizer), s) for s in sentences if s.words]
    order = sorted(range(len(cut)), key=lambda n: len(cut[n][0].numbers))
    found: dict[int, Prepared] = {}
    for start in range(0, len(order), _BATCH):
        batch = order[start : start + _BATCH]
        for n, below in zip(batch, lower.states([cut[n][0] for n in batch], _KEPT), strict=True):
            pieces, sentence = cut[n]
            found[n] = Prepared(pieces, below, torch.tensor(sentence.marks[: len(pieces.first)]))
    return [found[n] for n in range(len(cut))]


def train_spotter(sentences: Sequence[Prepared], *, epochs: int = EPOCHS) -> Spotter:
    """Learn adapters and head together."""
    spotter = Spotter(load_weights())
    optimiser = torch.optim.AdamW(spotter.parameters(), _RATE, weight_decay=0.01)
    steps, step = epochs * (len(sentences) // _BATCH + 1), 0
    for _ in range(epochs):
        spotter.train()
        order = sorted(range(len(sentences)), key=lambda n: len(sentences[n].pieces.numbers) + random.random() * 15)
        batches = [order[i : i + _BATCH] for i in range(0, len(order), _BATCH)]
        random.shuffle(batches)
        for batch in batches:
            share = min(1.0, step / (_WARMING * steps + 1)) * max(0.0, 1 - step / steps)
            for group in optimiser.param_groups:
                group["lr"] = _RATE * share
            chosen = [sentences[n] for n in batch]
            marks = pad_sequence([each.marks for each in chosen], True, SILENT)
            loss = functional.cross_entropy(spotter(chosen).flatten(0, 1), marks.flatten(), ignore_index=SILENT)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(spotter.parameters(), 1.0)
            optimiser.step()
            step += 1
    return spotter.eval()


def shares_of(spotter: Spotter, sentences: Sequence[Prepared]) -> list[Tensor]:
    """Give for each sentence the probabilities ``[word, kind]``, nothing first."""
    with torch.no_grad():
        return [functional.softmax(spotter([each])[0], -1) for each in sentences]


def write_adapters(spotter: Spotter, path: Path) -> None:
    """Write the factors that are added to the encoder's matrices, in halves: ``l9.q.down``, ``l9.q.up``, …."""
    factors: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float16]]] = {}
    for layer in spotter.layers:
        assert isinstance(layer, Layer)
        for name, down, up in layer.adapters():
            factors[f"{name}.down"], factors[f"{name}.up"] = down.half().numpy(), up.half().numpy()
    np.savez(path, **factors)  # type: ignore[arg-type]
