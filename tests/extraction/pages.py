"""Readings for tests: a hand-made text taken through the rooms before extraction."""

from dragoman.extraction.grammar import Grammar
from dragoman.linking import link_actors
from dragoman.model import Article, Block, Explanation, Span
from dragoman.model.mention import Reading
from dragoman.nlp import annotate
from dragoman.temporal import tag_times

_WHY = Explanation("prose", "Full sentences.")


def grammar_of(text: str, language: str, *, published: str | None = "2024-05-14") -> Grammar:
    """The grammar of a text whose lines are paragraphs of the body."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(Span(start, start + len(line)), True, _WHY))
        start += len(line) + 1
    article = Article("a", "a.txt", "0", text, tuple(blocks), published=published)
    annotated = annotate(article, language)
    return Grammar(Reading(annotated, tag_times(annotated), link_actors(annotated)))
