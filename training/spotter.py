"""Marks the words that tell of an engagement, and of which kind, in answered pages, and scores who finds them.

An answer names for each engagement one word or run of words that tells it. Other words of the page may tell it again:
signals of the word lists that are of the same family, and all of a sentence that an answer cites without such a word,
teach nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from torch import Tensor

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

SILENT = -100
"""The mark of a word that teaches nothing."""

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
        rest = SILENT if not here and any(span.overlaps(sentence.span) for span in self._cited) else 0
        marks = [self._mark(span, here, silent, rest) for span in spans]
        return Marked(self._language, tuple(load_engine(self._language, has_events=False).read_as(words)), tuple(marks))

    def _mark(self, word: Span, here: Sequence[tuple[Span, int]], silent: Sequence[Span], rest: int) -> int:
        told = [number for span, number in here if span.overlaps(word)]
        if told:
            return max(told)
        return SILENT if any(span.overlaps(word) for span in silent) else rest

    def _told_again(self, sentence: Sentence, triggers: Sequence[Span]) -> Iterator[Span]:
        tokens = self._grammar.tokens
        for signal in self._finder.find(sentence):
            span = Span(tokens[signal.first].start, tokens[signal.last - 1].end)
            is_like = load_kinds()[signal.kind].family in self._families
            if is_like and not any(span.overlaps(trigger) for trigger in triggers):
                yield span

    def _number(self, engagement: Json) -> int:
        return SILENT if engagement.get("optional") else self._numbers[engagement["kind"].split("|")[0]]

    def _trigger(self, engagement: Json) -> Iterator[Span]:
        trigger, cited = engagement.get("trigger"), list(self._found(engagement["evidence"][0]))
        if trigger and cited and (at := self._grammar.text.find(trigger, cited[0].start)) >= 0:
            yield Span(at, at + len(trigger))

    def _found(self, quote: str) -> Iterator[Span]:
        at = self._grammar.text.find(quote)
        if at >= 0:
            yield Span(at, at + len(quote))


def score_spotter(sentences: Sequence[Marked], shares: Sequence[Tensor], least: float) -> tuple[float, float, float]:
    """Give precision, recall and F1 over runs of words: one is right where it shares a word and the family.

    Args:
        sentences: Marked sentences, none without words.
        shares: For each the probabilities ``[word, kind]``, nothing first.
        least: The least probability of telling anything that is taken.
    """
    family = [None, *(load_kinds()[kind].family for kind in kinds())]
    counts: Counter[str] = Counter()
    for sentence, share in zip(sentences, shares, strict=True):
        best = (share[:, 1:].argmax(-1) + 1).tolist()
        told = [kind if 1 - nothing >= least else 0 for kind, nothing in zip(best, share[:, 0].tolist(), strict=True)]
        asked = list(runs([max(m, 0) for m in sentence.marks[: len(told)]]))
        found = [(a, b, k) for a, b, k in runs(told) if any(m != SILENT for m in sentence.marks[a:b])]
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
