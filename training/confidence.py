"""Learns how likely facts are right, from facts read off answered pages and what the answers make of them."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch.nn import functional

from dragoman.extraction.confidence import rule_of, traits_of
from dragoman.extraction.engagements import built, occurrences_of
from dragoman.extraction.grammar import Grammar
from dragoman.extraction.occupancies import extract_occupancies
from dragoman.extraction.relations import extract_relations
from dragoman.extraction.statements import extract_statements
from dragoman.linking import link_actors
from dragoman.model.codec import encode_record
from dragoman.model.facts import Facts, Occupancy, Relation, Statement
from dragoman.model.mention import Reading
from dragoman.model.record import PageRecord
from dragoman.nlp import annotate
from dragoman.temporal import tag_times
from evaluation.answers import Answer, Json, WantedFact, read_answer
from evaluation.matching import is_occupancy, is_relation, is_statement
from evaluation.scorer import pair_engagements
from training.pages import answered_articles

_LEAST = 6  # times that a trait has to be seen
_STEPS = 400
_DECAY = 0.02
_BINS = 10
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact that was read: its traits (its rule alone, if it is no engagement), whether it is right, and its page."""

    traits: tuple[str, ...]
    is_right: bool
    language: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic regression over traits."""

    weights: dict[str, float]
    intercept: float

    def score(self, judged: Judged) -> float:
        """Give the log odds."""
        return self.intercept + sum(self.weights.get(trait, 0.0) for trait in judged.traits)

    def scaled(self, slope: float, shift: float) -> "Model":
        """Give the same model with its log odds stretched and moved."""
        return Model({t: w * slope for t, w in self.weights.items()}, self.intercept * slope + shift)


def read_judged(folder: Path, language: str) -> tuple[list[Judged], list[Judged]]:
    """Read every page of a folder, and say of each fact whether its answer has it.

    Returns:
        Engagements, then the other facts. What an answer calls optional is left out.
    """
    engagements: list[Judged] = []
    others: list[Judged] = []
    for article, _ in answered_articles(folder, language):
        annotated = annotate(article, language)
        grammar = Grammar(Reading(annotated, tag_times(annotated), link_actors(annotated)))
        answer = read_answer((folder / Path(article.page_id).name).with_suffix(".json"))
        occurrences = occurrences_of(grammar)
        facts = Facts(
            built(grammar, occurrences),
            extract_relations(grammar), extract_occupancies(grammar), extract_statements(grammar),
        )  # fmt: skip
        record = encode_record(PageRecord(article, language, facts))
        right = {e["id"]: w.is_optional for w, e in pair_engagements(answer, record)}
        for number, occurrence in enumerate(occurrences, 1):
            if not right.get(f"E{number}", False):
                told = tuple(traits_of(occurrence))
                engagements.append(Judged(told, f"E{number}" in right, language, article.page_id))
        others += _others(facts, record, answer, language)
    return engagements, others


def _others(facts: Facts, record: dict[str, object], answer: Answer, language: str) -> Iterator[Judged]:
    sorts: tuple[tuple[str, Sequence[Relation | Occupancy | Statement], Callable[[WantedFact, Json], bool]], ...] = (
        ("relations", facts.relations, is_relation),
        ("occupancies", facts.occupancies, is_occupancy),
        ("statements", facts.statements, is_statement),
    )
    for name, told, is_same in sorts:
        given = record[name]
        assert isinstance(given, list)
        for fact, item in zip(told, given, strict=True):
            wanted = [w for w in answer.facts.get(name, ()) if is_same(w, item)]
            if not any(w.is_optional for w in wanted):
                yield Judged((rule_of(fact),), bool(wanted), language)


def fit(judged: Sequence[Judged]) -> Model:
    """Fit the regression, its weights held small."""
    counted = Counter(trait for item in judged for trait in set(item.traits))
    known = sorted(trait for trait, count in counted.items() if count >= _LEAST)
    rows = torch.tensor([[float(trait in item.traits) for trait in known] for item in judged])
    right = torch.tensor([float(item.is_right) for item in judged])
    weights = torch.zeros(len(known), requires_grad=True)
    intercept = torch.zeros(1, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights, intercept], max_iter=_STEPS)

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        value = functional.binary_cross_entropy_with_logits(rows @ weights + intercept, right)
        value = value + _DECAY * weights.square().sum()
        value.backward()
        return value

    optimiser.step(loss)
    return Model({t: round(float(w), 4) for t, w in zip(known, weights, strict=True)}, round(float(intercept), 4))


def scores_unseen(judged: Sequence[Judged]) -> list[float]:
    """Give the log odds of each fact by a model that was fitted without the pages of its fold."""
    folds = [int(hashlib.sha256(item.page.encode()).hexdigest(), 16) % _FOLDS for item in judged]
    models = [fit([x for x, f in zip(judged, folds, strict=True) if f != fold]) for fold in range(_FOLDS)]
    return [models[fold].score(item) for item, fold in zip(judged, folds, strict=True)]


def calibrate(model: Model, unseen: Sequence[float], judged: Sequence[Judged]) -> tuple[Model, list[float]]:
    """Fit slope and intercept again on facts that were not seen (Platt, 1999).

    Args:
        model: The model to be told by.
        unseen: The log odds of facts by models that had not seen them.
        judged: The facts.

    Returns:
        The model, its log odds stretched and moved, and the probability of each fact, unseen.
    """
    scores = torch.tensor(list(unseen))
    right = torch.tensor([float(item.is_right) for item in judged])
    line = torch.tensor([1.0, 0.0], requires_grad=True)
    optimiser = torch.optim.LBFGS([line], max_iter=_STEPS)

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        value = functional.binary_cross_entropy_with_logits(scores * line[0] + line[1], right)
        value.backward()
        return value

    optimiser.step(loss)
    slope, shift = float(line[0]), float(line[1])
    return model.scaled(slope, shift), torch.sigmoid(scores * slope + shift).tolist()


def reliability(told: Sequence[float], right: Sequence[bool]) -> tuple[float, list[tuple[float, float, int]]]:
    """Give the expected calibration error over ten bins, and each bin's mean probability, share right and size."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for chance, is_right in zip(told, right, strict=True):
        bins[min(int(chance * _BINS), _BINS - 1)].append((chance, is_right))
    rows = [(sum(c for c, _ in b) / len(b), sum(r for _, r in b) / len(b), len(b)) for _, b in sorted(bins.items())]
    error = sum(abs(mean - share) * size for mean, share, size in rows) / max(len(told), 1)
    return error, rows


def shares_by_rule(judged: Sequence[Judged]) -> dict[str, float]:
    """Give the share that was right by rule, drawn towards the share of all where few were told."""
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for item in judged:
        for key in (item.traits[0], item.traits[0].split()[0]):
            total[key] += 1
            right[key] += item.is_right
    share = {key: right[key] / total[key] for key in total}
    drawn = {k: (right[k] + 5 * share[k.split()[0]]) / (total[k] + 5) for k in total if " " in k}
    return {key: round(value, 3) for key, value in sorted(drawn.items())}


def least_for(told: Sequence[float], judged: Sequence[Judged], precision: float) -> float:
    """Give the lowest probability from which on so large a share is right."""
    ranked = sorted(zip(told, judged, strict=True), key=lambda pair: -pair[0])
    best, right = 1.0, 0
    for number, (chance, item) in enumerate(ranked, 1):
        right += item.is_right
        if right / number >= precision:
            best = chance
    return best
