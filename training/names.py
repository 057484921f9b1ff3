"""Learns names of people, organisations and places: a BiLSTM over the encoder's vectors, one tag a part of a word."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from dragoman.nlp.boundaries import sentence_starts
from dragoman.nlp.parts import part_kinds
from dragoman.nlp.words import WordCutter
from dragoman.vocabulary.languages import load_languages
from training.states import Half

TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
EPOCHS = 6
_RATE = 2e-3
_DROP = 0.3
_TYPES = {"Person": "PER", "Organization": "ORG", "Location": "LOC"}


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence with its names.

    Attributes:
        language: ISO 639-1.
        groups: Its words, each as its parts.
        names: Where names stand among the parts: first part, end, type.
        unsure: Parts that may be of a name nobody marked; they teach nothing.
    """

    language: str
    groups: tuple[tuple[str, ...], ...]
    names: frozenset[tuple[int, int, str]]
    unsure: frozenset[int] = frozenset()

    @property
    def words(self) -> tuple[str, ...]:
        """The words as written."""
        return tuple("".join(group) for group in self.groups)

    @property
    def rows(self) -> list[int]:
        """The index of the word that each part belongs to."""
        return [row for row, group in enumerate(self.groups) for _ in group]

    @property
    def kinds(self) -> list[str]:
        """What part of its word each part is."""
        return [kind for group in self.groups for kind in part_kinds(group)]

    def tags(self) -> list[int]:
        """Give one tag a part, -100 for what teaches nothing."""
        tags = ["O"] * len(self.rows)
        for first, end, kind in self.names:
            tags[first:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - first - 1)]
        return [-100 if tag == "O" and n in self.unsure else TAGS.index(tag) for n, tag in enumerate(tags)]


def read_winer(folder: Path) -> Iterator[Tagged]:
    """Read the French Wikinews articles of a folder; of nested names the outermost counts."""
    for path in sorted(folder.rglob("*.ann")):
        text = path.with_suffix(".txt").read_text("utf-8")
        yield from cut_text(text, outermost(_winer_names(path)), "fr")


def _winer_names(path: Path) -> Iterator[tuple[int, int, str]]:
    for line in path.read_text("utf-8").splitlines():
        columns = line.split("\t")
        if line.startswith("T") and ";" not in columns[1]:
            kind, start, end = columns[1].split()
            yield int(start), int(end), _TYPES.get(kind, "")


def outermost(names: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Leave out names that stand inside others."""
    kept: list[tuple[int, int, str]] = []
    for name in sorted(names, key=lambda n: (n[0], -n[1])):
        if not kept or name[0] >= kept[-1][1]:
            kept.append(name)
    return [name for name in kept if name[2]]


def cut_text(text: str, names: Sequence[tuple[int, int, str]], language: str) -> Iterator[Tagged]:
    """Cut a text into sentences with the names at their words; a name that no words match is dropped."""
    start, cutter = 0, WordCutter(load_languages()[language])
    for line in text.split("\n"):
        ends = [0, *sentence_starts(line, frozenset()), len(line)]
        for a, b in pairwise(ends):
            spans = list(cutter.cut(text, start + a, start + b))
            firsts = {span.start: n for n, span in enumerate(spans)}
            lasts = {span.end: n + 1 for n, span in enumerate(spans)}
            inside = frozenset((firsts[s], lasts[e], k) for s, e, k in names if s in firsts and e in lasts)
            if spans:
                yield Tagged(language, tuple((span.cut(text),) for span in spans), inside)
        start += len(line) + 1


def read_columns(path: Path, language: str) -> Iterator[Tagged]:
    """Read sentences of ``index TAB word TAB tag`` lines."""
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line.strip()]
        if rows:
            yield Tagged(language, tuple((row[1],) for row in rows), frozenset(spans_of([row[2] for row in rows])))


def spans_of(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Give the names that tags of the IOB kind mark; other types than people, organisations and places left out."""
    first = 0
    for index, tag in enumerate([*tags, "O"]):
        before = tags[index - 1] if index else "O"
        if before != "O" and (tag[:1] != "I" or tag[2:] != before[2:]):
            if before[2:] in ("PER", "ORG", "LOC"):
                yield first, index, before[2:]
            first = index
        elif before == "O":
            first = index


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
