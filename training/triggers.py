"""Learns which words tell an engagement, and of what kind: a BiLSTM over the encoder's vectors.

The answers name the words; the lexicon names more in pages whose answers do not. Words that may tell an occurrence a
second time, and those of disputed engagements, teach nothing.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from dragoman.extraction.grammar import Grammar
from dragoman.extraction.triggers import TriggerFinder, trigger_index
from dragoman.linking import link_actors
from dragoman.model.annotation import Sentence
from dragoman.model.mention import Reading
from dragoman.model.span import Span
from dragoman.nlp import annotate
from dragoman.nlp.parts import part_kinds
from dragoman.vocabulary.kinds import load_kinds
from dragoman.vocabulary.languages import load_languages
from training.corpus_names import groups_of
from training.pages import answered_articles
from training.states import Half

EPOCHS = 12
_RATE = 2e-3
_DROP = 0.4
_CONTENT = frozenset(("VERB", "NOUN", "ADJ", "PROPN", "AUX"))
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Taught:
    """A sentence with what its parts tell.

    Attributes:
        language: ISO 639-1.
        groups: Its words, each as its parts.
        kinds: One a part: a kind of engagement, the empty text for none, ``?`` for what teaches nothing.
    """

    language: str
    groups: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words as written."""
        return tuple("".join(group) for group in self.groups)

    @property
    def rows(self) -> list[int]:
        """The index of the word that each part belongs to."""
        return [row for row, group in enumerate(self.groups) for _ in group]

    @property
    def part_kinds(self) -> list[str]:
        """What part of its word each part is."""
        return [kind for group in self.groups for kind in part_kinds(group)]


def read_triggers(folder: Path, language: str) -> Iterator[Taught]:
    """Read the sentences of a folder of answered pages."""
    has_parts = load_languages()[language].has_parts
    for article, answer in answered_articles(folder, language):
        annotated = annotate(article, language)
        grammar = Grammar(Reading(annotated, (), link_actors(annotated)))
        kinds = _kinds(grammar, answer)
        for sentence in annotated.sentences:
            groups = groups_of(annotated.tokens_of(sentence), has_parts=has_parts)
            yield Taught(language, groups, tuple(kinds[sentence.first : sentence.last]))


def _kinds(grammar: Grammar, answer: Json) -> list[str]:
    told = [""] * len(grammar.tokens)
    for engagement in answer["engagements"]:
        _mask_evidence(grammar, engagement, told)
    for engagement in answer["engagements"]:
        _mark(grammar, engagement, told)
    return told


def _mask_evidence(grammar: Grammar, engagement: Json, told: list[str]) -> None:
    """Let the evidence of an engagement teach nothing where it may tell of it without its trigger."""
    has_trigger = bool(engagement.get("trigger"))
    for number, quote in enumerate(engagement["evidence"]):
        for index in _tokens(grammar, quote):
            is_content = grammar.tokens[index].pos in _CONTENT
            if is_content and (number or not has_trigger or engagement.get("optional")):
                told[index] = "?"


def _mark(grammar: Grammar, engagement: Json, told: list[str]) -> None:
    kind = engagement["kind"].split("|")[0]
    inside = _trigger_tokens(grammar, engagement) or _by_lexicon(grammar, engagement)
    if not inside:
        return
    heads = [i for i in inside if grammar.tokens[i].head not in inside or grammar.tokens[i].head == i]
    content = [i for i in heads if grammar.tokens[i].pos in _CONTENT] or heads
    for index in inside:
        told[index] = "?"
    if not engagement.get("optional"):
        told[content[0]] = kind


def _trigger_tokens(grammar: Grammar, engagement: Json) -> list[int]:
    trigger, start = engagement.get("trigger"), grammar.text.find(engagement["evidence"][0])
    at = grammar.text.find(trigger, start) if trigger and start >= 0 else -1
    if at < 0 or trigger is None:
        return []
    span = Span(at, at + len(trigger))
    return [t.index for t in grammar.tokens if Span(t.start, t.end).overlaps(span)]


def _tokens(grammar: Grammar, quote: str) -> list[int]:
    start = grammar.text.find(quote)
    return [t.index for t in grammar.tokens if start <= t.start < start + len(quote)] if start >= 0 else []


def _by_lexicon(grammar: Grammar, engagement: Json) -> list[int]:
    """Find the one signal of the family that the vocabulary gives in the first evidence."""
    index = trigger_index(grammar.reading.annotated.language)
    family = load_kinds()[engagement["kind"].split("|")[0]].family
    inside = set(_tokens(grammar, engagement["evidence"][0]))
    sentences: list[Sentence] = [s for s in grammar.reading.annotated.sentences if inside & set(range(s.first, s.last))]
    signals = [s for sentence in sentences for s in TriggerFinder(grammar, index).find(sentence)]
    fitting = [s for s in signals if s.index in inside and load_kinds()[s.kind].family is family]
    return list(range(fitting[0].first, fitting[0].last)) if len(fitting) == 1 else []


class Spotter(nn.Module):
    """Scores the kinds for the parts of one sentence."""

    def __init__(self, width: int, kinds: Sequence[str], part_kinds: Sequence[str]) -> None:
        super().__init__()
        self.kinds = {kind: number for number, kind in enumerate(kinds)}
        self.parts = {kind: number for number, kind in enumerate(part_kinds)}
        self.norm = nn.LayerNorm(width)
        self.narrow = nn.Linear(width, 160)
        self.part = nn.Embedding(len(part_kinds), 16)
        self.lstm = nn.LSTM(176, 96, batch_first=True, bidirectional=True)
        self.choose = nn.Linear(176 + 192, len(kinds))

    def forward(self, states: Tensor, parts: Tensor, lengths: Tensor | None = None) -> Tensor:
        """Give scores ``[b, part, kind]``."""
        narrow = functional.dropout(functional.gelu(self.narrow(self.norm(states))), _DROP, self.training)
        narrow = torch.cat([narrow, self.part(parts)], -1)
        if lengths is None:
            context, _ = self.lstm(narrow)
        else:
            packed = nn.utils.rnn.pack_padded_sequence(narrow, lengths, batch_first=True, enforce_sorted=False)
            context, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        seen = functional.dropout(torch.cat([narrow, context], -1), _DROP, self.training)
        out: Tensor = self.choose(seen)
        return out

    def numbers(self, sentence: Taught) -> Tensor:
        """Give the kinds of a sentence's parts as numbers."""
        return torch.tensor([self.parts.get(kind, 0) for kind in sentence.part_kinds])

    def labels(self, sentence: Taught) -> Tensor:
        """Give what a sentence's parts tell as numbers."""
        return torch.tensor([-100 if kind == "?" else self.kinds.get(kind, 0) for kind in sentence.kinds])


def train_spotter(
    sentences: Sequence[Taught], states: Sequence[Half], part_kinds: Sequence[str], *, epochs: int = EPOCHS
) -> Spotter:
    """Learn the words that tell."""
    spotter = Spotter(states[0].shape[1], ["", *load_kinds()], part_kinds)
    optimiser = torch.optim.AdamW(spotter.parameters(), _RATE, weight_decay=0.05)
    for epoch in range(epochs):
        for group in optimiser.param_groups:
            group["lr"] = _RATE * (1 - epoch / epochs)
        order = sorted(range(len(sentences)), key=lambda n: len(sentences[n].rows) + random.random() * 4)
        rows = [order[i : i + 24] for i in range(0, len(order), 24)]
        random.shuffle(rows)
        for batch in rows:
            x = pad_sequence([torch.from_numpy(states[n][sentences[n].rows]).float() for n in batch], True)
            k = pad_sequence([spotter.numbers(sentences[n]) for n in batch], True)
            y = pad_sequence([spotter.labels(sentences[n]) for n in batch], True, -100)
            scores = spotter(x, k, torch.tensor([len(sentences[n].rows) for n in batch]))
            loss = functional.cross_entropy(scores.flatten(0, 1), y.flatten(), ignore_index=-100)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return spotter.eval()


def score_spotter(
    spotter: Spotter, sentences: Sequence[Taught], states: Sequence[Half], least: float
) -> tuple[float, float, float]:
    """Give precision, recall and F1 over words told with at least some probability, kinds alike."""
    names = list(spotter.kinds)
    right = told = asked = 0
    for sentence, vectors in zip(sentences, states, strict=True):
        with torch.no_grad():
            scores = spotter(torch.from_numpy(vectors[sentence.rows]).float()[None], spotter.numbers(sentence)[None])
        for kind, shares in zip(sentence.kinds, scores[0].softmax(-1), strict=True):
            best = int(shares[1:].argmax()) + 1
            is_told = float(shares[best]) >= least
            if kind == "?":
                continue
            told, asked = told + is_told, asked + bool(kind)
            right += is_told and names[best] == kind
    precision, recall = right / max(told, 1), right / max(asked, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)
