"""The corpus as training sees it: cleaned articles with their answers."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.cleaning import clean_article
from dragoman.ingest import read_pages
from dragoman.ingest.hints import Hints
from dragoman.model.article import Article
from dragoman.model.page import Page

PARTS = ("train", "dev")


def answered_articles(folder: Path, language: str) -> Iterator[tuple[Article, dict[str, Any]]]:
    """Read a folder of answered pages; one that is not taken for an article is left out.

    Args:
        folder: Such as ``corpus/es/train``.
        language: ISO 639-1 of its pages.
    """
    paths = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".html"))
    for path in paths:
        for page in read_pages([str(path)], hints=Hints(language=language)):
            article = clean_article(page) if isinstance(page, Page) else page
            if isinstance(article, Article):
                yield article, json.loads(path.with_suffix(".json").read_text("utf-8"))
