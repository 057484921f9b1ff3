"""The one engine behind the door: spaCy, imported only here and only when a page is read."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from dragoman.errors import ModelUnavailable
from dragoman.model.annotation import AnnotatedArticle, Sentence, Token
from dragoman.model.article import Article
from dragoman.model.span import Span
from dragoman.nlp.boundaries import dateline_end, sentence_starts
from dragoman.nlp.dependencies import Node, turn
from dragoman.nlp.paragraphs import Paragraph, paragraphs
from dragoman.vocabulary.languages import load_languages

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_ENTITIES: Mapping[str, str] = {
    "PER": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "NORP": "MISC",
    "MISC": "MISC", "EVENT": "MISC", "LAW": "MISC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC",
}  # fmt: skip
_LONGEST_PARAGRAPH = 20_000  # characters; longer ones are cut, since the parser's memory grows with them


def annotate(article: Article, language: str) -> AnnotatedArticle:
    """Cut the body of an article into sentences and tokens, with its grammar.

    Args:
        article: A cleaned article.
        language: ISO 639-1 code of a supported language.

    Returns:
        The article with sentences and tokens, all offsets in ``article.text``.

    Raises:
        ModelUnavailable: The language's model is not installed.
    """
    model = _load(language)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    pieces = [piece for paragraph in paragraphs(article) for piece in _cut(paragraph)]
    texts = (piece.span.cut(article.text).replace("\n", " ") for piece in pieces)
    for piece, doc in zip(pieces, model.pipe(texts, batch_size=32), strict=True):
        _append(doc, piece, tokens, sentences)
    return AnnotatedArticle(article, language, tuple(tokens), tuple(sentences))


def _cut(paragraph: Paragraph) -> Iterator[Paragraph]:
    start, end = paragraph.span.start, paragraph.span.end
    for at in range(start, end, _LONGEST_PARAGRAPH):
        yield Paragraph(Span(at, min(at + _LONGEST_PARAGRAPH, end)), paragraph.block)


@cache
def _load(language: str) -> "Language":
    import spacy

    _register()
    name = load_languages()[language].model
    try:
        model = spacy.load(name)
    except OSError as error:
        raise ModelUnavailable(f"the model {name} for {language!r} is missing: pip install {name}") from error
    abbreviations = load_languages()[language].abbreviations
    model.add_pipe("dragoman_boundaries", first=True, config={"abbreviations": sorted(abbreviations)})
    return model


def _register() -> None:
    """Tell spaCy of the component that sets the sentences before the parser runs."""
    from spacy.language import Language

    @Language.factory("dragoman_boundaries")
    def make(nlp: "Language", name: str, abbreviations: list[str]) -> "Callable[[Doc], Doc]":
        known = frozenset(abbreviations)

        def bound(doc: "Doc") -> "Doc":
            # A dateline is parsed by itself, or its place becomes the subject of the sentence that it opens.
            starts = {dateline_end(doc.text), *sentence_starts(doc.text, known)}
            for token in doc:
                token.is_sent_start = token.i == 0 or token.idx in starts
            return doc

        return bound


def _append(doc: "Doc", paragraph: Paragraph, tokens: list[Token], sentences: list[Sentence]) -> None:
    base, offset = len(tokens), paragraph.span.start
    nodes = [Node(t.head.i, t.dep_, t.pos_, t.lemma_.lower()) for t in doc]
    if doc.lang_ == "en":
        turn(nodes)
    for token, node in zip(doc, nodes, strict=True):
        start = offset + token.idx
        tokens.append(
            Token(
                index=base + token.i, start=start, end=start + len(token.text), text=token.text, lemma=node.lemma,
                pos=token.pos_, dep=node.dep.lower(), head=base + node.head, morph=str(token.morph),
                entity=_ENTITIES.get(token.ent_type_, ""), entity_begins=token.ent_iob_ == "B",
            )
        )  # fmt: skip
    opening = dateline_end(doc.text)
    for sentence in doc.sents:
        first, last = _trim(doc, sentence.start, sentence.end)
        if opening and sentence.end_char <= opening:  # joined to the sentence it opens
            continue
        if opening and sentence.start_char <= opening + 1:
            first = 0
        if first < last:
            span = Span(tokens[base + first].start, tokens[base + last - 1].end)
            sentences.append(Sentence(len(sentences), span, base + first, base + last, paragraph.block))


def _trim(doc: "Doc", first: int, last: int) -> tuple[int, int]:
    """Leave white space at either end out of a sentence."""
    while first < last and doc[first].is_space:
        first += 1
    while last > first and doc[last - 1].is_space:
        last -= 1
    return first, last
