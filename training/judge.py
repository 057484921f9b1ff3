"""Learns who takes part in what a word signals: a small network over traits, taught by the answered pages.

An example is a signal with one mention of its sentence. What is told of it: it takes no part, it is of the signal's
first side, or of its second. A signal that no answer matches teaches that nobody takes part; one whose answer is
disputed, or that several answers could match, teaches nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from dragoman.extraction.grammar import Grammar
from dragoman.extraction.polarity import StatusReader
from dragoman.extraction.roles import roles_of
from dragoman.extraction.side import at_home
from dragoman.extraction.sides import SideFinder
from dragoman.extraction.traits import Traits
from dragoman.extraction.triggers import Signal, TriggerFinder, trigger_index
from dragoman.linking import link_actors
from dragoman.model.article import Article
from dragoman.model.mention import Mention, Reading
from dragoman.model.span import Span
from dragoman.nlp import annotate
from dragoman.temporal import tag_times
from dragoman.text.normalize import fold
from dragoman.vocabulary.kinds import load_kinds

CLASSES = ("none", "first", "second")
NEEDED_FROM, ADDED_FROM, KEPT_FROM = 0.55, 0.97, 0.1
"""Probabilities of taking part: from which a mention is added where a side lacks, from which it is added to sides that
are enough without it, and below which a side of the rules is left out. Chosen on the dev parts."""

_LEAST = 8  # times that a trait has to be seen
_EPOCHS = 14
_HIDDEN = 64
_JUDGES = 5
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """A mention beside a signal: its traits, and what it is of :data:`CLASSES`."""

    traits: tuple[str, ...]
    label: int
    page: str


def read_examples(pages: Iterable[tuple[Article, Json]], language: str) -> Iterator[Example]:
    """Read the examples of answered pages or passages."""
    for article, answer in pages:
        annotated = annotate(article, language)
        grammar = Grammar(Reading(annotated, tag_times(annotated), link_actors(annotated)))
        yield from _examples(grammar, answer)


def _examples(grammar: Grammar, answer: Json) -> Iterator[Example]:
    index = trigger_index(grammar.reading.annotated.language)
    finder, status = TriggerFinder(grammar, index), StatusReader(grammar, index.triggers.polarity)
    sides, traits = SideFinder(grammar, index.triggers.cases), Traits(grammar, index.triggers.cases)
    for sentence in grammar.reading.annotated.sentences:
        signals = finder.find(sentence)
        for signal in signals:
            if status.read(signal).status is None:
                continue
            ruled = sides.find(signal)
            traits.note(signal, ruled)
            wanted = _wanted(grammar, answer, signal, sentence.span)
            if wanted is None:
                continue
            for mention in [*traits.possible(signal), *traits.recent(signal)]:
                label = _label(signal, mention, wanted)
                if label is not None:
                    told = tuple(traits.of(signal, mention, ruled, signals))
                    yield Example(told, label, grammar.reading.annotated.article.page_id)


def _wanted(grammar: Grammar, answer: Json, signal: Signal, span: Span) -> Json | None:
    """Give the answer that a signal tells of, an empty one where there is none, None where that cannot be said."""
    family = load_kinds()[signal.kind].family
    near = [e for e in answer["engagements"] if any(_overlaps(grammar.text, q, span) for q in e["evidence"])]
    fitting = [e for e in near if any(load_kinds()[k].family is family for k in e["kind"].split("|"))]
    if not fitting:
        is_told = any(load_kinds()[k].family is family for e in answer["engagements"] for k in e["kind"].split("|"))
        return None if is_told and not answer.get("cites_all", True) else {}
    words = grammar.tokens[signal.first].start, grammar.tokens[signal.last - 1].end
    told = [e for e in fitting if _is_trigger(grammar.text, e, Span(*words))]
    chosen = told or fitting
    if len(chosen) != 1 or chosen[0].get("optional"):
        return None
    return dict(chosen[0])


def _overlaps(text: str, quote: str, span: Span) -> bool:
    start = text.find(quote)
    return start >= 0 and Span(start, start + len(quote)).overlaps(span)


def _is_trigger(text: str, engagement: Json, span: Span) -> bool:
    trigger, start = engagement.get("trigger"), text.find(engagement["evidence"][0])
    if not trigger or start < 0:
        return False
    at = text.find(trigger, start)
    return at >= 0 and Span(at, at + len(trigger)).overlaps(span)


def _label(signal: Signal, mention: Mention, wanted: Json) -> int | None:
    """Say what a mention is; None where careful readers differ."""
    for participant in wanted.get("participants", ()):
        if not _is_same(mention, participant):
            continue
        if participant.get("optional"):
            return None
        second = roles_of(signal)[1].value
        first = roles_of(signal)[0].value
        return 2 if participant.get("role") == second != first else 1
    return 0


def _is_same(mention: Mention, participant: Json) -> bool:
    if mention.person is not None and participant.get("person"):
        last = fold(mention.person.label).split()[-1:]
        return any(fold(name).split()[-1:] == last for name in participant["person"].split("|"))
    actor = (mention if mention.actor is not None else at_home(mention)).actor
    return actor is not None and actor.party in participant["party"].split("|")


class Judge(nn.Module):
    """Scores the classes for rows of traits."""

    def __init__(self, traits: int) -> None:
        super().__init__()
        self.inner = nn.Linear(traits, _HIDDEN)
        self.outer = nn.Linear(_HIDDEN, len(CLASSES))

    def forward(self, rows: Tensor) -> Tensor:
        """Give scores ``[n, class]``."""
        out: Tensor = self.outer(functional.dropout(functional.gelu(self.inner(rows)), 0.3, self.training))
        return out


class Judges(nn.Module):
    """Several judges that learned from the same examples in other orders, and their mean opinion.

    One alone gains or loses a hundredth by the order in which it saw the examples (deep ensembles: Lakshminarayanan et
    al., NeurIPS 2017).

    Args:
        judges: The judges.
    """

    def __init__(self, judges: Iterable[Judge]) -> None:
        super().__init__()
        self.each = nn.ModuleList(judges)

    def forward(self, rows: Tensor) -> Tensor:
        """Give the mean of their log probabilities ``[n, class]``: as sure as one alone, where they agree."""
        return torch.stack([functional.log_softmax(judge(rows), -1) for judge in self.each]).mean(0)


def known_traits(examples: Sequence[Example]) -> list[str]:
    """Give the traits that come often enough to teach something."""
    counted = Counter(trait for example in examples for trait in set(example.traits))
    return sorted(trait for trait, count in counted.items() if count >= _LEAST)


def rows_of(examples: Sequence[Example], known: Sequence[str]) -> Tensor:
    """Give one row of zeros and ones an example."""
    column = {trait: n for n, trait in enumerate(known)}
    rows = torch.zeros(len(examples), len(known))
    for row, example in enumerate(examples):
        for trait in example.traits:
            if trait in column:
                rows[row, column[trait]] = 1.0
    return rows


def train_judges(examples: Sequence[Example], known: Sequence[str], *, number: int = _JUDGES) -> Judges:
    """Learn, each judge from all examples.

    Args:
        examples: What to learn from.
        known: The traits that are seen.
        number: How many judges.
    """
    rows, labels = rows_of(examples, known), torch.tensor([example.label for example in examples])
    return Judges(_train_one(rows, labels) for _ in range(number)).eval()


def _train_one(rows: Tensor, labels: Tensor) -> Judge:
    judge = Judge(rows.shape[1])
    optimiser = torch.optim.AdamW(judge.parameters(), 2e-3, weight_decay=0.05)
    for epoch in range(_EPOCHS):
        judge.train()
        for group in optimiser.param_groups:
            group["lr"] = 2e-3 * (1 - epoch / _EPOCHS)
        for batch in torch.randperm(len(labels)).split(64):
            kept = rows[batch] * (torch.rand(len(batch), rows.shape[1]) > 0.1)  # a trait may be missing
            loss = functional.cross_entropy(judge(kept), labels[batch])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return judge.eval()


def score_judge(judge: nn.Module, examples: Sequence[Example], known: Sequence[str]) -> tuple[float, float, float]:
    """Give precision, recall and F1 of the sides that the judge would tell by itself."""
    with torch.no_grad():
        chosen = judge(rows_of(examples, known)).argmax(-1).tolist()
    return _score(chosen, examples)


def score_rules(examples: Sequence[Example]) -> tuple[float, float, float]:
    """Give the same of the rules' sides."""
    return _score(
        [1 if "rule first" in e.traits else 2 if "rule second" in e.traits else 0 for e in examples], examples
    )


def _score(chosen: Sequence[int], examples: Sequence[Example]) -> tuple[float, float, float]:
    right = sum(told == e.label > 0 for told, e in zip(chosen, examples, strict=True))
    precision = right / max(sum(told > 0 for told in chosen), 1)
    recall = right / max(sum(e.label > 0 for e in examples), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)
