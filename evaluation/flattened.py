"""How well the cleaning room finds the article among the lines of a flattened page.

Usage: ``python -m evaluation.flattened [--cross-validate FOLDS]``. Reads ``data/article-extraction`` of the shared
folder. Measures, as the article extraction benchmark of Zyte does, precision and recall over runs of four words,
averaged over pages, and F1 of the two averages; beside it the same over words of whole lines, all pages together.

The shipped weights were learned from these very pages, so the honest figure is the cross-validated one.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.cleaning.layout import lay_out
from dragoman.vocabulary.furniture import load_furniture
from evaluation.train_cleaning import FOLDER, labelled, learn, read_pages

Finder = Callable[[Sequence[str]], Sequence[bool]]
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)


def runs_of_four(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four words of a text (the whole of it, where it is shorter)."""
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()


def score_runs(found: Sequence[Sequence[bool]], pages: Sequence[dict[str, Any]], truth: dict[str, Any]) -> Score:
    """Score found lines against the articles' texts, by runs of four words."""
    precision = recall = 0.0
    for labels, page in zip(found, pages, strict=True):
        wanted = runs_of_four(truth[page["id"]]["articleBody"])
        given = runs_of_four("\n".join(line for line, label in zip(page["lines"], labels, strict=True) if label))
        shared = sum((wanted & given).values())
        precision += shared / max(1, sum(given.values()))
        recall += shared / sum(wanted.values())
    return Score(precision / len(pages), recall / len(pages))


def score_lines(found: Sequence[Sequence[bool]], pages: Sequence[dict[str, Any]]) -> Score:
    """Score found lines against labelled lines, each weighed by its words."""
    tally: Counter[tuple[bool, bool]] = Counter()
    for labels, page in zip(found, pages, strict=True):
        for line, label, wanted in zip(page["lines"], labels, page["in_body"], strict=True):
            tally[bool(label), bool(wanted)] += len(line.split())
    right = tally[True, True]
    return Score(right / (right + tally[True, False]), right / (right + tally[False, True]))


def by_punctuation(lines: Sequence[str]) -> Sequence[bool]:
    """Take every line of forty characters or more that ends as a sentence does: the rule to beat."""
    return [len(line) >= 40 and line.rstrip().endswith((".", "!", "?", "”", '"')) for line in lines]


def by_room(lines: Sequence[str]) -> Sequence[bool]:
    """Take the lines that the cleaning room takes, with the shipped weights."""
    return lay_out(lines, load_furniture()).is_body


def cross_validated(pages: Sequence[dict[str, Any]], folds: int, strength: float = 1.0) -> list[Sequence[bool]]:
    """Find the lines of each page with weights learned from the pages of the other folds."""
    learnt = list(map(labelled, pages))
    found: list[Sequence[bool]] = [()] * len(pages)
    for fold in range(folds):
        model = learn([page for index, page in enumerate(learnt) if index % folds != fold], strength)
        for index in range(fold, len(pages), folds):
            found[index] = lay_out(pages[index]["lines"], load_furniture(), model).is_body
    return found


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--cross-validate", type=int, default=0, metavar="FOLDS")
    folds = parser.parse_args().cross_validate
    pages, truth = read_pages(), json.loads((FOLDER / "ground-truth.json").read_text("utf-8"))
    results = {
        "every line": [[True] * len(page["lines"]) for page in pages],
        "best choice of lines": [page["in_body"] for page in pages],
        "punctuation rule": [by_punctuation(page["lines"]) for page in pages],
        "cleaning room (weights learned here)": [by_room(page["lines"]) for page in pages],
    }
    if folds:
        results[f"cleaning room ({folds}-fold)"] = cross_validated(pages, folds)
    print(f"{'':40}{'runs of four words':>22}{'words of lines':>22}")
    for name, found in results.items():
        scores = (score_runs(found, pages, truth), score_lines(found, pages))
        print(f"{name:40}" + "".join(f"  {s.precision:6.3f}{s.recall:6.3f}{s.f1:6.3f}  " for s in scores))


if __name__ == "__main__":
    main()
