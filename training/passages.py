"""The corpus' passages as training sees them: short pieces of news, each with the words that tell its engagements."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from dragoman.model.article import Article, Block
from dragoman.model.explanation import Explanation
from dragoman.model.span import Span
from dragoman.nlp.boundaries import sentence_starts
from training.pages import answered_articles

_WHY = Explanation("passage", "A passage has no furniture.")
Json = dict[str, Any]


def passages(folder: Path) -> Iterator[tuple[Article, Json]]:
    """Read the passages of a language, each as an article with its answer in the form of a page's.

    Args:
        folder: Such as ``corpus/es/passages``.

    Yields:
        Articles with answers. These cite only the sentence of the trigger, although others may tell the engagement
        again, and say so by ``cites_all``.
    """
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            yield _article(row, path), _answer(row)


def taught(corpus: Path, language: str, *, with_sides: bool = False) -> Iterator[tuple[Article, Json]]:
    """Give the pages and passages that a language has to teach engagements with.

    Args:
        corpus: Folder of ``LANGUAGE/train``, ``LANGUAGE/passages`` and ``LANGUAGE/sides``.
        language: ISO 639-1.
        with_sides: Whether those come as well that teach who takes part, and not which words tell.
    """
    yield from answered_articles(corpus / language / "train", language)
    yield from passages(corpus / language / "passages")
    if with_sides:
        yield from passages(corpus / language / "sides")


def part_of(ids: Sequence[str], share: float) -> frozenset[str]:
    """Choose a share of some texts by their ids alone; a smaller share is part of a larger one."""
    ranked = sorted(ids, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    return frozenset(ranked[: max(1, round(len(ranked) * share))])


def _answer(row: Json) -> Json:
    return {"engagements": [_engagement(row["text"], e) for e in row["engagements"]], "cites_all": False}


def _article(row: Json, path: Path) -> Article:
    text, digest = row["text"], hashlib.sha256(row["text"].encode()).hexdigest()
    blocks = tuple(Block(span, True, _WHY) for span in _lines(text))
    return Article(row["id"], str(path), digest, text, blocks, published=row["published"])


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if line:
            yield Span(start, start + len(line))
        start += len(line) + 1


def _engagement(text: str, engagement: Json) -> Json:
    """Give an engagement the sentence of its trigger for evidence."""
    at = text.find(engagement["trigger"])
    line = next(span for span in _lines(text) if span.start <= at < span.end)
    ends = [line.start, *(line.start + n for n in sentence_starts(line.cut(text), frozenset())), line.end]
    start, end = next((a, b) for a, b in pairwise(sorted(set(ends))) if a <= at < b)
    return {**engagement, "evidence": [text[start:end].strip()]}
