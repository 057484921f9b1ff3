"""Learns names of people, organisations and places: a BiLSTM over the encoder's vectors, one tag a part of a word."""

import random
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from training.states import Half
from training.tagged import TAGS, Tagged, spans_of

EPOCHS = 6
_RATE = 2e-3
_DROP = 0.3


class Namer(nn.Module):
    """Tags the parts of one sentence."""

    def __init__(self, width: int, kinds: Sequence[str]) -> None:
        super().__init__()
        self.kinds = {kind: number for number, kind in enumerate(kinds)}
        self.kind = nn.Embedding(len(kinds), 16)
        self.norm = nn.LayerNorm(width)
        self.narrow = nn.Linear(width, 200)
        self.lstm = nn.LSTM(216, 100, batch_first=True, bidirectional=True)
        self.choose = nn.Linear(416, len(TAGS))

    def forward(self, states: Tensor, kinds: Tensor, lengths: Tensor | None = None) -> Tensor:
        """Give scores ``[b, part, tag]``."""
        narrow = functional.dropout(functional.gelu(self.narrow(self.norm(states))), _DROP, self.training)
        narrow = torch.cat([narrow, self.kind(kinds)], -1)
        if lengths is None:
            context, _ = self.lstm(narrow)
        else:
            packed = nn.utils.rnn.pack_padded_sequence(narrow, lengths, batch_first=True, enforce_sorted=False)
            context, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        out: Tensor = self.choose(torch.cat([narrow, context], -1))
        return out

    def numbers(self, sentence: Tagged) -> Tensor:
        """Give the kinds of a sentence's parts as numbers."""
        return torch.tensor([self.kinds.get(kind, 0) for kind in sentence.kinds])


def train_namer(
    sentences: Sequence[Tagged], states: Sequence[Half], kinds: Sequence[str], *, epochs: int = EPOCHS
) -> Namer:
    """Learn names."""
    namer = Namer(states[0].shape[1], kinds)
    optimiser = torch.optim.AdamW(namer.parameters(), _RATE, weight_decay=0.01)
    tags = [torch.tensor(sentence.tags()) for sentence in sentences]
    for epoch in range(epochs):
        for group in optimiser.param_groups:
            group["lr"] = _RATE * (1 - epoch / epochs)
        order = sorted(range(len(tags)), key=lambda n: len(tags[n]) + random.random() * 4)
        rows = [order[i : i + 32] for i in range(0, len(order), 32)]
        random.shuffle(rows)
        for batch in rows:
            x = pad_sequence([torch.from_numpy(states[n][sentences[n].rows]).float() for n in batch], True)
            k = pad_sequence([namer.numbers(sentences[n]) for n in batch], True)
            y = pad_sequence([tags[n] for n in batch], True, -100)
            scores = namer(x, k, torch.tensor([len(tags[n]) for n in batch]))
            loss = functional.cross_entropy(scores.flatten(0, 1), y.flatten(), ignore_index=-100)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return namer.eval()


def score_names(namer: Namer, sentences: Sequence[Tagged], states: Sequence[Half]) -> tuple[float, float, float]:
    """Give precision, recall and F1 over whole names with their types."""
    right = told = asked = 0
    for sentence, vectors in zip(sentences, states, strict=True):
        x = torch.from_numpy(vectors[sentence.rows]).float()[None]
        with torch.no_grad():
            chosen = namer(x, namer.numbers(sentence)[None])[0].argmax(-1).tolist()
        found = set(spans_of([TAGS[n] for n in chosen]))
        right, told, asked = right + len(found & sentence.names), told + len(found), asked + len(sentence.names)
    precision, recall = right / max(told, 1), right / max(asked, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)
