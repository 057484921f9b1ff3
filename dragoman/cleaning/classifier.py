"""Body or furniture: a linear-chain model over the blocks of a page.

Each block has a score for being body (the sum of the weights of its features); going from body to furniture or back
has a price; the best sequence is found as Viterbi does. The weights are learned offline
(``evaluation/train_cleaning.py``) as those of a conditional random field (Lafferty, McCallum and Pereira, 2001) and
shipped as a small JSON file.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.cleaning.features import Features

_WEIGHTS = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Model:
    """The learned weights.

    Attributes:
        weights: For each feature, how much it speaks for body (negative: for furniture).
        stay: What staying body, staying furniture scores.
        change: What going from furniture to body, from body to furniture scores.
    """

    weights: Mapping[str, float]
    stay: tuple[float, float]
    change: tuple[float, float]

    def score(self, features: Features) -> float:
        """Say how much a block by itself speaks for body."""
        weights = self.weights
        return sum(weights.get(name, 0.0) * value for name, value in features.items())


@cache
def load_model(path: Path = _WEIGHTS) -> Model:
    """Read the shipped weights, once."""
    data = json.loads(path.read_text("utf-8"))
    return Model(data["weights"], tuple(data["stay"]), tuple(data["change"]))


def decode(scores: Sequence[float], model: Model) -> list[bool]:
    """Find the best sequence of body (True) and furniture for the blocks of a page, given their scores."""
    if not scores:
        return []
    body, furniture = 0.0, 0.0
    came_from: list[tuple[bool, bool]] = []
    for score in scores:
        to_body = (body + model.stay[0], furniture + model.change[0])
        to_furniture = (body + model.change[1], furniture + model.stay[1])
        came_from.append((to_body[0] >= to_body[1], to_furniture[0] >= to_furniture[1]))
        body, furniture = max(to_body) + score, max(to_furniture)
    labels = [body > furniture]
    for from_body, from_furniture in reversed(came_from[1:]):
        labels.append(from_body if labels[-1] else from_furniture)
    labels.reverse()
    return labels
