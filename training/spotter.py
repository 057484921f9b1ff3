"""Learns the words that tell of an engagement, and of which kind: a BiLSTM over the encoder's vectors of words.

An answer names for each engagement one word or run of words that tells it. Other words of the page may tell it again:
signals of the word lists that are of the same family, and all of a sentence that an answer cites without such a word,
teach nothing.
"""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

from dragoman.extraction.grammar import Grammar
from dragoman.extraction.triggers import TriggerFinder, trigger_index
from dragoman.linking import link_actors
from dragoman.model.annotation import Sentence
from dragoman.model.article import Article
from dragoman.model.mention import Reading
from dragoman.model.span import Span
from dragoman.nlp import annotate
from dragoman.nlp.engine import load_engine
from dragoman.temporal import tag_times
from dragoman.vocabulary.kinds import load_kinds
from dragoman.vocabulary.languages import load_languages
from training.corpus_names import groups_of
from training.states import Half

EPOCHS = 7
_RATE = 1e-3
_DROP = 0.3
_NARROW, _INNER = 200, 120
_SILENT = -100  # teaches nothing
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence, each word marked with what it tells of.

    Attributes:
        language: ISO 639-1.
        words: As the encoder reads them.
        marks: 0 for nothing, the number of a kind from 1, or -100 for what teaches nothing.
    """

    language: str
    words: tuple[str, ...]
    marks: tuple[int, ...]


def kinds() -> list[str]:
    """Give the kinds in the order of their numbers, which begin at 1."""
    return sorted(load_kinds())


def mark(pages: Iterable[tuple[Article, Json]], language: str) -> Iterator[Marked]:
    """Mark the sentences of answered pages.

    Args:
        pages: Articles with their answers.
        language: ISO 639-1.
    """
    for article, answer in pages:
        annotated = annotate(article, language, has_events=False)
        grammar = Grammar(Reading(annotated, tag_times(annotated), link_actors(annotated)))
        page = _Answered(grammar, answer)
        for sentence in annotated.sentences:
            yield page.mark(sentence)


class _Answered:
    """A page with the spans that its answer tells engagements by."""

    def __init__(self, grammar: Grammar, answer: Json) -> None:
        self._grammar, self._language = grammar, grammar.reading.annotated.language
        self._finder = TriggerFinder(grammar, trigger_index(self._language))
        self._numbers = {kind: number for number, kind in enumerate(kinds(), 1)}
        told = answer["engagements"]
        self._families = {load_kinds()[kind].family for e in told for kind in e["kind"].split("|")}
        self._triggers = [(span, self._number(e)) for e in told for span in self._trigger(e)]
        self._cited = [span for e in told for quote in e["evidence"] for span in self._found(quote)]

    def mark(self, sentence: Sentence) -> Marked:
        """Mark one sentence."""
        tokens = self._grammar.reading.annotated.tokens_of(sentence)
        groups = groups_of(tokens, has_parts=load_languages()[self._language].has_parts)
        words, spans, at = [], [], 0
        for group in groups:
            spans.append(Span(tokens[at].start, tokens[at + len(group) - 1].end))
            words.append("".join(group))
            at += len(group)
        here = [(span, number) for span, number in self._triggers if span.overlaps(sentence.span)]
        silent = list(self._told_again(sentence, [span for span, _ in here]))
        rest = _SILENT if not here and any(span.overlaps(sentence.span) for span in self._cited) else 0
        marks = [self._mark(span, here, silent, rest) for span in spans]
        return Marked(self._language, tuple(load_engine(self._language, has_events=False).read_as(words)), tuple(marks))

    def _mark(self, word: Span, here: Sequence[tuple[Span, int]], silent: Sequence[Span], rest: int) -> int:
        told = [number for span, number in here if span.overlaps(word)]
        if told:
            return max(told)
        return _SILENT if any(span.overlaps(word) for span in silent) else rest

    def _told_again(self, sentence: Sentence, triggers: Sequence[Span]) -> Iterator[Span]:
        tokens = self._grammar.tokens
        for signal in self._finder.find(sentence):
            span = Span(tokens[signal.first].start, tokens[signal.last - 1].end)
            is_like = load_kinds()[signal.kind].family in self._families
            if is_like and not any(span.overlaps(trigger) for trigger in triggers):
                yield span

    def _number(self, engagement: Json) -> int:
        return _SILENT if engagement.get("optional") else self._numbers[engagement["kind"].split("|")[0]]

    def _trigger(self, engagement: Json) -> Iterator[Span]:
        trigger, cited = engagement.get("trigger"), list(self._found(engagement["evidence"][0]))
        if trigger and cited and (at := self._grammar.text.find(trigger, cited[0].start)) >= 0:
            yield Span(at, at + len(trigger))

    def _found(self, quote: str) -> Iterator[Span]:
        at = self._grammar.text.find(quote)
        if at >= 0:
            yield Span(at, at + len(quote))


class Spotter(nn.Module):
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


def train_spotter(sentences: Sequence[Marked], states: Sequence[Half], *, epochs: int = EPOCHS) -> Spotter:
    """Learn."""
    spotter = Spotter(states[0].shape[1])
    optimiser = torch.optim.AdamW(spotter.parameters(), _RATE, weight_decay=0.01)
    marks = [torch.tensor(sentence.marks) for sentence in sentences]
    for epoch in range(epochs):
        order = sorted(range(len(marks)), key=lambda n: len(marks[n]) + random.random() * 15)
        batches = [order[i : i + 32] for i in range(0, len(order), 32)]
        random.shuffle(batches)
        for number, batch in enumerate(batches):
            for group in optimiser.param_groups:
                group["lr"] = _RATE * (1 - (epoch + number / len(batches)) / epochs)
            x = pad_sequence([torch.from_numpy(states[n]).float() for n in batch], True)
            y = pad_sequence([marks[n] for n in batch], True, _SILENT)
            scores = spotter(x, torch.tensor([len(marks[n]) for n in batch]))
            loss = functional.cross_entropy(scores.flatten(0, 1), y.flatten(), ignore_index=_SILENT)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return spotter.eval()


def score_spotter(
    spotter: Spotter, sentences: Sequence[Marked], states: Sequence[Half], least: float
) -> tuple[float, float, float]:
    """Give precision, recall and F1 over runs of words: one is right where it shares a word and the family.

    Args:
        spotter: The head.
        sentences: Marked sentences.
        states: The vectors of their words.
        least: The least probability of telling anything that is taken.
    """
    family = [None, *(load_kinds()[kind].family for kind in kinds())]
    counts: Counter[str] = Counter()
    for sentence, vectors in zip(sentences, states, strict=True):
        with torch.no_grad():
            shares = functional.softmax(spotter(torch.from_numpy(vectors).float()[None])[0], -1)
        best = (shares[:, 1:].argmax(-1) + 1).tolist()
        told = [kind if 1 - nothing >= least else 0 for kind, nothing in zip(best, shares[:, 0].tolist(), strict=True)]
        asked = list(runs([max(m, 0) for m in sentence.marks]))
        found = [(a, b, k) for a, b, k in runs(told) if any(m != _SILENT for m in sentence.marks[a:b])]
        for mine, other, name in ((found, asked, "told"), (asked, found, "asked")):
            hits = [any(a < d and c < b and family[k] is family[m] for c, d, m in other) for a, b, k in mine]
            counts[name] += len(hits)
            counts[f"{name} right"] += sum(hits)
    precision, recall = counts["told right"] / max(counts["told"], 1), counts["asked right"] / max(counts["asked"], 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def runs(marks: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Give the runs of one kind: first word, end, number of the kind."""
    first = 0
    for index in range(1, len(marks) + 1):
        if index == len(marks) or marks[index] != marks[first]:
            if marks[first]:
                yield first, index, marks[first]
            first = index
