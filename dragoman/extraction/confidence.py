"""How likely a fact is right: a number between 0 and 1, calibrated on answered pages.

For engagements it is a logistic regression over a few traits of how the engagement was read, its slope and intercept
fitted again on the dev parts (Platt, 1999). For the other facts it is the share that was right among all that the same
rule told on the train and dev parts.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from dragoman.encoder.heads import read_labels
from dragoman.extraction.merging import Occurrence
from dragoman.model.facts import Occupancy, Relation, Statement
from dragoman.vocabulary.kinds import load_kinds

_BOUNDS = (0.2, 0.4, 0.6, 0.8, 0.9, 0.97)
Told = TypeVar("Told", Relation, Occupancy, Statement)


def traits_of(occurrence: Occurrence) -> Iterator[str]:
    """Tell how an occurrence was read."""
    frame = occurrence.frame.value
    yield f"frame {frame}"
    yield f"family {load_kinds()[occurrence.kind].family.value}"
    yield f"kind {occurrence.kind}"
    yield f"form {occurrence.form}"
    yield f"form {frame} {occurrence.form}"
    yield f"status {occurrence.status.value}"
    yield f"parties {min(len(occurrence.parties), 4)}"
    yield f"persons {min(len(occurrence.persons), 2)}"
    yield f"weakest {sum(occurrence.weakest >= bound for bound in _BOUNDS)}"
    yield f"told {min(len(occurrence.sentences), 3)}"
    told = sum(occurrence.chance >= bound for bound in _BOUNDS)
    yield f"spotted {told}"
    yield f"spotted {told} {'listed' if occurrence.is_listed else 'learned'}"
    if occurrence.when is not None:
        yield "dated"
    if any(p.party is None for p in occurrence.participants):
        yield "unknown party"
    rules = {e.rule for e in occurrence.explanations}
    yield from (f"read by {rule}" for rule in sorted(rules))


def confidence_of(occurrence: Occurrence) -> float:
    """Give how likely an engagement is right: its family and its parties."""
    model = load_confidence()
    weights = model["weights"]
    score = model["intercept"] + sum(weights.get(trait, 0.0) for trait in traits_of(occurrence))
    return round(1 / (1 + math.exp(-score)), 3)


def rated(facts: Iterable[Told]) -> tuple[Told, ...]:
    """Give facts of the other sorts with their confidence."""
    shares = load_confidence()["shares"]
    return tuple(replace(fact, confidence=shares.get(rule_of(fact))) for fact in facts)


def rule_of(fact: Relation | Occupancy | Statement) -> str:
    """Name the sort of a fact and the rule that told it."""
    told = fact.explanations[0].rule if fact.explanations else "told"
    return f"{type(fact).__name__.lower()} {told}"


@cache
def load_confidence() -> dict[str, Any]:
    """Read what ``make train`` leaves: weights, intercept, the least confidence that is reported, shares by rule."""
    return read_labels("confidence")
