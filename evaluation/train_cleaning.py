"""Learn the weights of the cleaning room from pages whose lines are labelled.

Usage: ``python -m evaluation.train_cleaning [--folds N] [--write]``. Needs scipy and numpy, which the product does not.
"""

import argparse
import json
import os
import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-untyped]
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from dragoman.cleaning.classifier import Model
from dragoman.cleaning.features import Features, features_of, find_core
from dragoman.cleaning.traits import describe
from dragoman.cleaning.verdicts import is_surely_furniture
from dragoman.vocabulary.furniture import load_furniture

SHARED = Path(os.environ.get("DRAGOMAN_SHARED", Path(__file__).parents[2] / "shared"))
FOLDER = SHARED / "data" / "article-extraction"
_WIDEST_GAP = 20
"""Lines of furniture that may stand within an article."""
Array = np.ndarray[Any, np.dtype[np.float64]]
LabelledPage = tuple[list[str], list[bool]]
WEIGHTS = Path(__file__).parents[1] / "dragoman" / "cleaning" / "weights.json"


def read_pages() -> list[dict[str, Any]]:
    """Read the labelled pages: ``id``, ``lines``, ``in_body``."""
    return list(json.loads((FOLDER / "flattened.json").read_text("utf-8")))


def page_features(lines: Sequence[str]) -> tuple[list[Features], list[int]]:
    """Give the features of those lines of a page that are open to doubt, and their indexes."""
    furniture = load_furniture()
    page = [describe(line, furniture) for line in lines]
    features = features_of(page, find_core(page))
    doubtful = [index for index, traits in enumerate(page) if not is_surely_furniture(traits)]
    return [features[index] for index in doubtful], doubtful


def labelled(page: dict[str, Any]) -> LabelledPage:
    """Give a page's lines and labels.

    Lines of menus and lists that were labelled body only because the article holds the same words are set right:
    the article is where its longer lines stand together.
    """
    lines, labels = page["lines"], [bool(label) for label in page["in_body"]]
    groups: list[list[int]] = []
    for index in (i for i, line in enumerate(lines) if labels[i] and len(line.split()) >= 8):
        if groups and index - groups[-1][-1] <= _WIDEST_GAP:
            groups[-1].append(index)
        else:
            groups.append([index])
    sizes = [sum(len(lines[index].split()) for index in group) for group in groups]
    kept = [group for group, size in zip(groups, sizes, strict=True) if size >= 0.2 * max(sizes)]
    if not kept:
        return lines, labels
    first, last = kept[0][0] - 3, kept[-1][-1] + 3
    return lines, [label and first <= index <= last for index, label in enumerate(labels)]


class Chain:
    """A conditional random field with two states, for training: all pages side by side, padded.

    Attributes:
        names: The features that occur often enough to be weighed.
    """

    def __init__(self, pages: Sequence[list[Features]], labels: Sequence[list[bool]], rarest: int = 3) -> None:
        seen = Counter(name for page in pages for features in page for name in features)
        self.names = sorted(name for name, count in seen.items() if count >= rarest)
        self._length, self._size = max(map(len, pages)), len(pages)
        self._matrix = self._features(pages)
        self._mask = np.array([[t < len(page) for page in pages] for t in range(self._length)])
        self._gold = np.zeros((self._length, self._size))
        for index, page_labels in enumerate(labels):
            self._gold[: len(page_labels), index] = page_labels
        two = np.stack([1 - self._gold, self._gold], axis=-1) * self._mask[..., None]
        self._seen = np.einsum("tpa,tpb->ab", two[:-1], two[1:])

    def _features(self, pages: Sequence[list[Features]]) -> csr_matrix:
        index = {name: i for i, name in enumerate(self.names)}
        rows, columns, values = [], [], []
        for p, page in enumerate(pages):
            for t, features in enumerate(page):
                known = [name for name in features if name in index]
                rows += [t * self._size + p] * len(known)
                columns += [index[name] for name in known]
                values += [features[name] for name in known]
        return csr_matrix((values, (rows, columns)), (self._length * self._size, len(self.names)))

    def _passes(self, unary: Array, pair: Array) -> tuple[Array, Array]:
        """Give the forward and backward log-sums at every block."""
        forward, backward = np.zeros_like(unary), np.zeros_like(unary)
        forward[0] = unary[0]
        for t in range(1, self._length):
            last = forward[t - 1]
            step = np.logaddexp(last[:, :1] + pair[0], last[:, 1:] + pair[1]) + unary[t]
            forward[t] = np.where(self._mask[t][:, None], step, last)
        for t in range(self._length - 2, -1, -1):
            ahead = unary[t + 1] + backward[t + 1]
            step = np.logaddexp(ahead[:, :1] + pair[:, 0], ahead[:, 1:] + pair[:, 1])
            backward[t] = np.where(self._mask[t + 1][:, None], step, backward[t + 1])
        return forward, backward

    def loss(self, theta: Array, strength: float) -> tuple[float, Array]:
        """Give the negative log-likelihood with an L2 penalty, and its gradient."""
        weights, pair = theta[:-4], theta[-4:].reshape(2, 2)
        body = (self._matrix @ weights).reshape(self._length, self._size)
        unary = np.stack([np.zeros_like(body), body], axis=-1)
        forward, backward = self._passes(unary, pair)
        total = np.logaddexp(forward[-1][:, 0], forward[-1][:, 1])
        marginal = np.exp(forward[..., 1] + backward[..., 1] - total) * self._mask
        between = forward[:-1, :, :, None] + pair + (unary[1:] + backward[1:])[:, :, None, :]
        expected = (np.exp(between - total[:, None, None]) * self._mask[1:, :, None, None]).sum((0, 1))
        fit = (body * self._gold).sum() + (pair * self._seen).sum()
        slope = [self._matrix.T @ (marginal - self._gold).ravel(), (expected - self._seen).ravel()]
        return float(total.sum() - fit + strength * (theta @ theta) / 2), np.concatenate(slope) + strength * theta

    def fit(self, strength: float) -> Model:
        """Learn the weights."""
        start = np.zeros(len(self.names) + 4)
        theta = minimize(self.loss, start, (strength,), "L-BFGS-B", jac=True, options={"maxiter": 150}).x
        weights = {name: round(float(w), 3) for name, w in zip(self.names, theta[:-4], strict=True) if abs(w) >= 0.02}
        pair = [round(float(value), 3) for value in theta[-4:]]
        return Model(weights, (pair[3], pair[0]), (pair[1], pair[2]))


def _cropped(page: LabelledPage, rng: random.Random) -> LabelledPage:
    """Keep only a few lines of furniture around the article, and now and then only its first paragraphs."""
    lines, labels = page
    body = [i for i, label in enumerate(labels) if label]
    last = body[min(len(body) - 1, rng.randint(1, 6))] if rng.random() < 0.5 else body[-1]
    above = list(range(max(0, body[0] - rng.choice((0, 0, 1, 2, 4, 12))), last + 1))
    below = list(range(body[-1] + 1, min(len(lines), body[-1] + 1 + rng.choice((0, 0, 1, 3, 8, 20)))))
    return [lines[i] for i in above + below], [labels[i] for i in above + below]


def _with_teasers(page: LabelledPage, others: Sequence[LabelledPage], rng: random.Random) -> LabelledPage:
    """Put the headlines and first sentences of other articles below the article, or a few above it."""
    lines, labels = page
    teasers: list[str] = []
    cut, with_text = rng.random() < 0.5, rng.random() < 0.8
    for other_lines, other_labels in rng.sample(list(others), rng.randint(2, 8)):
        teasers.append(re.split(r" [|–-] ", other_lines[0])[0])
        opening = next(line for line, label in zip(other_lines, other_labels, strict=True) if label)
        words = opening.split()[: rng.randint(14, 40)]
        if with_text:
            teasers.append(" ".join(words) + rng.choice(("…", "...")) if cut else re.split(r"(?<=[.!?]) ", opening)[0])
    if rng.random() < 0.5:
        teasers.insert(0, rng.choice(("Related articles", "More news", "You may also like", "Further reading")))
    body = [i for i, label in enumerate(labels) if label]
    if rng.random() < 0.25:
        return teasers + lines[body[0] - 2 :], [False] * len(teasers) + labels[body[0] - 2 :]
    end = body[-1] + 1
    return lines[:end] + teasers + lines[end:], labels[:end] + [False] * len(teasers) + labels[end:]


def variants(pages: Sequence[LabelledPage], seed: int = 7) -> list[LabelledPage]:
    """Give each page as it is, and made over: cropped, and with other articles' teasers around it.

    The pages at hand all come with hundreds of lines of furniture; flattened pages elsewhere may have none.
    """
    rng, result = random.Random(seed), list(pages)
    usable = [page for page in pages if sum(page[1]) > 3]
    for page in usable:
        others = [other for other in usable if other is not page]
        crop = _cropped(page, rng)
        result += [crop, _with_teasers(page, others, rng), _with_teasers(crop, others, rng)]
    return result


def learn(pages: Sequence[LabelledPage], strength: float) -> Model:
    """Learn from labelled pages and their variants."""
    features, labels = [], []
    for lines, page_labels in variants(pages):
        page, doubtful = page_features(lines)
        features.append(page)
        labels.append([page_labels[index] for index in doubtful])
    return Chain(features, labels).fit(strength)


def main() -> None:
    """Learn from all pages and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strength", type=float, default=1.0, help="L2 penalty")
    strength = parser.parse_args().strength
    model = learn(list(map(labelled, read_pages())), strength)
    data = {"stay": model.stay, "change": model.change, "weights": dict(sorted(model.weights.items()))}
    WEIGHTS.write_text(json.dumps(data, indent=0) + "\n", "utf-8")
    print(f"{len(model.weights)} weights written")


if __name__ == "__main__":
    main()
