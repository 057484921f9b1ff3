"""Sentences and tokens of an article."""

from collections.abc import Iterator, Sequence

from dragoman.model.annotation import AnnotatedArticle, Sentence, Token
from dragoman.model.article import Article
from dragoman.model.span import Span
from dragoman.nlp.boundaries import dateline_end
from dragoman.nlp.engine import Node, load_engine
from dragoman.nlp.paragraphs import Paragraph, paragraphs

_LONGEST_PARAGRAPH = 20_000  # characters; longer ones are cut, since a parser's memory grows with them


def annotate(article: Article, language: str, *, has_names: bool = True, has_events: bool = True) -> AnnotatedArticle:
    """Cut the body of an article into sentences and tokens, with its grammar.

    Args:
        article: A cleaned article.
        language: ISO 639-1 code of a supported language.
        has_names: Whether names of people, organisations and places are told.
        has_events: Whether words that tell of engagements are told.

    Returns:
        The article with sentences and tokens, all offsets in ``article.text``.

    Raises:
        ModelUnavailable: The encoder's weights are not installed.
    """
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    pieces = [piece for paragraph in paragraphs(article) for piece in _cut(paragraph)]
    texts = [piece.span.cut(article.text).replace("\n", " ") for piece in pieces]
    engine = load_engine(language, has_names=has_names, has_events=has_events)
    for piece, text, parsed in zip(pieces, texts, engine.parse(texts), strict=True):
        _append(parsed, piece, dateline_end(text), tokens, sentences)
    return AnnotatedArticle(article, language, tuple(tokens), tuple(sentences))


def _cut(paragraph: Paragraph) -> Iterator[Paragraph]:
    start, end = paragraph.span.start, paragraph.span.end
    for at in range(start, end, _LONGEST_PARAGRAPH):
        yield Paragraph(Span(at, min(at + _LONGEST_PARAGRAPH, end)), paragraph.block)


def _append(
    parsed: Sequence[Sequence[Node]], paragraph: Paragraph, opening: int, tokens: list[Token], sentences: list[Sentence]
) -> None:
    """Add the sentences of one paragraph; a dateline, parsed by itself, is joined to the sentence it opens."""
    offset, start = paragraph.span.start, len(tokens)
    for nodes in parsed:
        base = len(tokens)
        tokens.extend(_token(node, base, offset, index) for index, node in enumerate(nodes))
        if not nodes or nodes[-1].end <= opening:
            continue
        first = start if opening and nodes[0].start <= opening + 1 else base
        first, last = _trim(tokens, first, len(tokens))
        if first < last:
            span = Span(tokens[first].start, tokens[last - 1].end)
            sentences.append(Sentence(len(sentences), span, first, last, paragraph.block))


def _token(node: Node, base: int, offset: int, index: int) -> Token:
    return Token(
        index=base + index, start=offset + node.start, end=offset + node.end, text=node.text, lemma=node.lemma,
        pos=node.pos, dep=node.dep, head=base + node.head, morph=node.morph, entity=node.entity,
        entity_begins=node.entity_begins, event=node.event, event_chance=node.event_chance,
    )  # fmt: skip


def _trim(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Leave white space at either end out of a sentence."""
    while first < last and tokens[first].text.isspace():
        first += 1
    while last > first and tokens[last - 1].text.isspace():
        last -= 1
    return first, last
