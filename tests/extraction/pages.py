"""Readings for tests: a hand-made text taken through the rooms before extraction."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extraction.grammar import Grammar
from dragoman.linking import link_actors
from dragoman.model import Article, Block, Explanation, Span
from dragoman.model.annotation import AnnotatedArticle, Sentence
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


def readings_apart(texts: Sequence[str], language: str) -> Iterator[Reading]:
    """Read sentences that are annotated in one go, each as a page of its own: nothing is taken over from the last."""
    whole = grammar_of("\n".join(texts), language).reading.annotated
    for number, block in enumerate(whole.article.blocks):
        page = _page_of(whole, number, block.span)
        yield Reading(page, tag_times(page), link_actors(page))


def _page_of(whole: AnnotatedArticle, block: int, span: Span) -> AnnotatedArticle:
    """Cut one block out of an annotated article."""
    parts = [s for s in whole.sentences if s.block == block]
    first, last = parts[0].first, parts[-1].last
    tokens = tuple(
        replace(t, index=t.index - first, head=t.head - first, start=t.start - span.start, end=t.end - span.start)
        for t in whole.tokens[first:last]
    )
    sentences = tuple(
        Sentence(n, Span(s.span.start - span.start, s.span.end - span.start), s.first - first, s.last - first, 0)
        for n, s in enumerate(parts)
    )
    text = span.cut(whole.article.text)
    article = replace(whole.article, text=text, blocks=(Block(Span(0, len(text)), True, _WHY),))
    return AnnotatedArticle(article, whole.language, tokens, sentences)
