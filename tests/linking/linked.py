"""Reads a few sentences as far as links, for the tests of this room."""

from collections.abc import Iterator

from dragoman.linking.link import link_actors
from dragoman.model import Article, Block, Explanation, Span
from dragoman.model.mention import Mention
from dragoman.nlp import annotate


def link(text: str, language: str) -> tuple[Mention, ...]:
    """Give the mentions of a text, each line of which is a block of the body."""
    blocks = tuple(Block(span, True, Explanation("prose", "Full sentences.")) for span in _lines(text))
    article = Article("a", "a.txt", "", text, blocks)
    return link_actors(annotate(article, language)).mentions


def said(text: str, mention: Mention) -> str:
    """Give the words of a mention."""
    return mention.span.cut(text)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1
