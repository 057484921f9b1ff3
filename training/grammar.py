"""Learns to cut words into parts and to parse them.

The parser is biaffine (Dozat and Manning, ICLR 2017) on a BiLSTM over the encoder's vectors, which stay as they are.
"""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from dragoman.nlp.parts import part_kinds
from training.states import Half
from training.trees import FEATURES, Tree, common

EPOCHS = 12
BATCH = 24  # sentences
RATE = 2e-3
_DROP = 0.33


@dataclass(frozen=True, slots=True)
class Labels:
    """What the heads choose from."""

    cuts: list[str]
    kinds: list[str]
    poses: list[str]
    relations: list[str]
    features: dict[str, list[str]]

    def to_json(self) -> str:
        """Write them down."""
        return json.dumps(
            {"cuts": self.cuts, "kinds": self.kinds, "poses": self.poses, "relations": self.relations,
             "features": self.features},
            ensure_ascii=False, indent=1,
        ) + "\n"  # fmt: skip


def labels_of(trees: Sequence[Tree]) -> Labels:
    """Collect the labels that come often enough to be learned."""
    parts = [part for tree in trees for part in tree.parts]
    kinds = {kind for tree in trees for kind in kinds_of(tree)}
    return Labels(
        cuts=common((cut for tree in trees for cut in tree.cuts), 6),
        kinds=["whole", *sorted(kinds - {"whole"})],
        poses=common((part.pos for part in parts), 5),
        relations=common((part.relation for part in parts), 20),
        features={
            name: ["", *(v for v in common((part.features[n] for part in parts), 30) if v)]
            for n, name in enumerate(FEATURES)
        },
    )


def kinds_of(tree: Tree) -> list[str]:
    """Give the kind of every part of a sentence."""
    texts: list[list[str]] = [[] for _ in tree.words]
    for part in tree.parts:
        texts[part.word].append(part.text)
    return [kind for group in texts for kind in part_kinds(group)]


class Cutter(nn.Module):
    """Says how each word is cut."""

    def __init__(self, width: int, labels: Labels) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.narrow = nn.Linear(width, 96)
        self.choose = nn.Linear(96, len(labels.cuts))

    def forward(self, states: Tensor) -> Tensor:
        """Give scores ``[b, word, cut]``."""
        hidden = functional.gelu(self.narrow(self.norm(states)))
        out: Tensor = self.choose(functional.dropout(hidden, _DROP, self.training))
        return out


class Parser(nn.Module):
    """Parts of speech, features, heads and relations of one sentence's parts."""

    def __init__(self, width: int, labels: Labels) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.narrow = nn.Linear(width, 256)
        self.kind = nn.Embedding(len(labels.kinds), 32)
        self.lstm = nn.LSTM(288, 192, num_layers=2, batch_first=True, bidirectional=True, dropout=_DROP)
        self.pos = nn.Linear(384 + 256, len(labels.poses))
        self.features = nn.ModuleDict({name: nn.Linear(384 + 256, len(v)) for name, v in labels.features.items()})
        self.arc_head, self.arc_part = nn.Linear(384, 192), nn.Linear(384, 192)
        self.rel_head, self.rel_part = nn.Linear(384, 96), nn.Linear(384, 96)
        self.root = nn.Parameter(torch.zeros(384))
        self.arc = nn.Parameter(torch.zeros(193, 192))
        self.relation = nn.Parameter(torch.zeros(len(labels.relations), 97, 97))
        nn.init.xavier_uniform_(self.arc)

    def forward(self, states: Tensor, kinds: Tensor, lengths: Tensor | None = None) -> tuple[Tensor, ...]:
        """Give the scores of everything that is told of a part.

        Returns:
            Parts of speech, arcs ``[b, part, head]`` (head 0 is the root), relations ``[b, relation, part, head]``,
            then each feature.
        """
        narrow = functional.dropout(functional.gelu(self.narrow(self.norm(states))), _DROP, self.training)
        joined = torch.cat([narrow, self.kind(kinds)], -1)
        if lengths is None:
            context, _ = self.lstm(joined)
        else:
            packed = nn.utils.rnn.pack_padded_sequence(joined, lengths, batch_first=True, enforce_sorted=False)
            context, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        context = functional.dropout(context, _DROP, self.training)
        seen = torch.cat([context, narrow], -1)
        heads = torch.cat([self.root.expand(context.shape[0], 1, -1), context], 1)
        arc_part = functional.dropout(functional.gelu(self.arc_part(context)), _DROP, self.training)
        arc_head = functional.dropout(functional.gelu(self.arc_head(heads)), _DROP, self.training)
        arcs = _one(arc_part) @ self.arc @ arc_head.transpose(1, 2)
        rel_part = functional.dropout(functional.gelu(self.rel_part(context)), _DROP, self.training)
        rel_head = functional.dropout(functional.gelu(self.rel_head(heads)), _DROP, self.training)
        relations = (_one(rel_part)[:, None] @ self.relation[None]) @ _one(rel_head).transpose(1, 2)[:, None]
        return (self.pos(seen), arcs, relations, *(head(seen) for head in self.features.values()))


def _one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


def train_cutter(trees: Sequence[Tree], states: Sequence[Half], labels: Labels) -> Cutter:
    """Learn from the language that has parts; the others need no cutting."""
    number = {cut: index for index, cut in enumerate(labels.cuts)}
    x = torch.from_numpy(np.concatenate(states)).float()
    y = torch.tensor([number.get(cut, 0) for tree in trees for cut in tree.cuts])
    cutter = Cutter(x.shape[1], labels)
    optimiser = torch.optim.AdamW(cutter.parameters(), 1e-3, weight_decay=0.01)
    for _ in range(8):
        for rows in torch.randperm(len(x)).split(256):
            loss = functional.cross_entropy(cutter(x[rows]), y[rows])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return cutter.eval()


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence as numbers."""

    states: Half
    kinds: Tensor
    pos: Tensor
    heads: Tensor
    relations: Tensor
    features: Tensor


def examples_of(trees: Sequence[Tree], states: Sequence[Half], labels: Labels) -> list[Example]:
    """Turn trees into numbers; labels too rare to learn are left out of the loss (-100)."""
    pos = {name: n for n, name in enumerate(labels.poses)}
    relation = {name: n for n, name in enumerate(labels.relations)}
    kind = {name: n for n, name in enumerate(labels.kinds)}
    values = [{value: n for n, value in enumerate(labels.features[name])} for name in FEATURES]
    return [
        Example(
            vectors[[part.word for part in tree.parts]],
            torch.tensor([kind[k] for k in kinds_of(tree)]),
            torch.tensor([pos.get(part.pos, -100) for part in tree.parts]),
            torch.tensor([part.head + 1 for part in tree.parts]),
            torch.tensor([relation.get(part.relation, -100) for part in tree.parts]),
            torch.tensor([[table.get(v, 0) for table, v in zip(values, p.features, strict=True)] for p in tree.parts]),
        )
        for tree, vectors in zip(trees, states, strict=True)
    ]


def train_parser(examples: Sequence[Example], labels: Labels, *, epochs: int = EPOCHS) -> Parser:
    """Learn to parse."""
    parser = Parser(examples[0].states.shape[1], labels)
    optimiser = torch.optim.AdamW(parser.parameters(), RATE, betas=(0.9, 0.95), weight_decay=0.01)
    for epoch in range(epochs):
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - epoch / epochs)
        parser.train()
        for batch in batches(examples):
            loss = _loss(parser, batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(parser.parameters(), 5.0)
            optimiser.step()
    return parser.eval()


def batches(examples: Sequence[Example]) -> list[list[Example]]:
    """Put sentences of like length together, in random order."""
    order = sorted(examples, key=lambda e: len(e.pos) + random.random() * 4)
    made = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    random.shuffle(made)
    return made


def _loss(parser: Parser, batch: Sequence[Example]) -> Tensor:
    states = pad_sequence([torch.from_numpy(e.states).float() for e in batch], True)
    lengths = torch.tensor([len(e.pos) for e in batch])
    padded = {n: pad_sequence([getattr(e, n) for e in batch], True, -100) for n in ("pos", "heads", "relations")}
    kinds = pad_sequence([e.kinds for e in batch], True)
    pos, arcs, relations, *features = parser(states, kinds, lengths)
    gold = padded["heads"]
    arcs = arcs.masked_fill(torch.arange(arcs.shape[2])[None, None] > lengths[:, None, None], -1e4)
    loss = functional.cross_entropy(arcs.flatten(0, 1), gold.flatten(), ignore_index=-100)
    at = gold.clamp(min=0)[:, None, :, None].expand(-1, relations.shape[1], -1, 1)
    chosen = relations.gather(3, at)[..., 0].transpose(1, 2)
    loss = loss + functional.cross_entropy(chosen.flatten(0, 1), padded["relations"].flatten(), ignore_index=-100)
    loss = loss + functional.cross_entropy(pos.flatten(0, 1), padded["pos"].flatten(), ignore_index=-100)
    values = pad_sequence([e.features for e in batch], True, -100)
    for n, scores in enumerate(features):
        loss = loss + 0.2 * functional.cross_entropy(scores.flatten(0, 1), values[..., n].flatten(), ignore_index=-100)
    return loss


def export(
    model: nn.Module,
    path: Path,
    inputs: tuple[Tensor, ...],
    names: Sequence[str],
    outs: Sequence[str],
    *,
    length: int = 1,
) -> None:
    """Write a head as ONNX, its matrices in eight bits.

    Args:
        model: The head.
        path: Where to.
        inputs: Examples of its inputs.
        names: Their names.
        outs: Names of its outputs.
        length: The axis of the inputs whose length varies.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    whole = path.with_suffix(".whole")
    axes = {name: {length: "length"} for name in names}
    torch.onnx.export(
        model, inputs, str(whole), input_names=list(names), output_names=list(outs), dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(whole, path, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "LSTM"])
    whole.unlink()
