"""Learning curves: the spotter and the judge taught with a part of what there is (``python -m training.curve``).

A quarter, half and all of the train pages and passages of each language, the smaller part within the larger; every
head learns as long as ``make train`` lets it. What is measured is F1 on the dev pages. The heads are thrown away.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from dragoman.extraction.triggers import SPOTTED_FROM
from dragoman.model.article import Article
from training.judge import Example, known_traits, read_examples, score_judge, train_judges
from training.pages import answered_articles
from training.passages import part_of, taught
from training.spotter import Marked, mark, score_spotter
from training.tuning import prepare, shares_of, train_spotter

ROOT = Path(__file__).resolve().parent.parent
FIGURES = ROOT / "docs" / "figures" / "curve.json"
LANGUAGES = ("ar", "en", "es", "fr")  # the order of make train, so that its vectors are found
SHARES = (0.25, 0.5, 1.0)

Answered = tuple[Article, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a curve.

    Attributes:
        head: ``spotter`` or ``judge``.
        language: ISO 639-1 of the dev pages.
        share: Share of the pages and passages that was learned from.
        texts: How many pages and passages of this language that is.
        f1: Between 0 and 1.
    """

    head: str
    language: str
    share: float
    texts: int
    f1: float


@dataclass(frozen=True, slots=True)
class Text:
    """A page or passage and what it teaches both heads."""

    id: str
    language: str
    marked: tuple[Marked, ...]
    examples: tuple[Example, ...]


def read_texts(pages: Iterable[Answered], language: str) -> Iterator[Text]:
    """Read what pages and passages teach."""
    for article, answer in pages:
        one = [(article, answer)]
        yield Text(article.page_id, language, tuple(mark(one, language)), tuple(read_examples(one, language)))


def curve(texts: Sequence[Text], kept: Sequence[Text], shares: Sequence[float] = SHARES) -> Iterator[Point]:
    """Teach both heads with each share, and measure them on texts kept aside.

    Args:
        texts: What there is to learn from, by language.
        kept: What is measured on.
        shares: Each between 0 and 1.
    """
    prepared = prepare([s for text in texts for s in text.marked])
    ends = _ends([len([s for s in text.marked if s.words]) for text in texts])
    for share in shares:
        chosen = _chosen(texts, share)
        rows = [row for n in chosen for row in range(ends[n], ends[n + 1])]
        _seed()
        spotter = train_spotter([prepared[row] for row in rows])
        examples = [example for n in chosen for example in texts[n].examples]
        known = known_traits(examples)
        _seed()
        judge = train_judges(examples, known, number=1)
        for language in sorted({text.language for text in kept}):
            size = sum(texts[n].language == language for n in chosen)
            mine = [text for text in kept if text.language == language]
            asked = [s for text in mine for s in text.marked if s.words]
            f1 = score_spotter(asked, shares_of(spotter, prepare(asked)), SPOTTED_FROM)[2]
            yield Point("spotter", language, share, size, round(f1, 3))
            f1 = score_judge(judge, [e for text in mine for e in text.examples], known)[2]
            yield Point("judge", language, share, size, round(f1, 3))


def _chosen(texts: Sequence[Text], share: float) -> list[int]:
    """Give the places of the texts that are learned from: of each language the same share."""
    parts = {
        language: part_of([text.id for text in texts if text.language == language], share)
        for language in {text.language for text in texts}
    }
    return [n for n, text in enumerate(texts) if text.id in parts[text.language]]


def _ends(sizes: Sequence[int]) -> list[int]:
    ends = [0]
    for size in sizes:
        ends.append(ends[-1] + size)
    return ends


def _seed() -> None:
    random.seed(1)
    torch.manual_seed(1)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; gives its exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.curve", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--to", type=Path, default=FIGURES, help="where the figures are written to")
    arguments = parser.parse_args(argv)
    torch.use_deterministic_algorithms(True)
    texts = [text for x in LANGUAGES for text in read_texts(taught(ROOT / "corpus", x), x)]
    kept = [t for x in LANGUAGES for t in read_texts(answered_articles(ROOT / "corpus" / x / "dev", x), x)]
    points = []
    for point in curve(texts, kept):
        print(f"{point.head} {point.language} {point.share:.2f} ({point.texts} texts): F1 {point.f1:.3f}", flush=True)
        points.append(asdict(point))
    arguments.to.parent.mkdir(exist_ok=True)
    arguments.to.write_text(json.dumps(points, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
