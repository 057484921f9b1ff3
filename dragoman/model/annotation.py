"""A text cut into sentences and tokens, with its grammar."""

from dataclasses import dataclass

from dragoman.model.article import Article
from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark, with its place in the grammar of its sentence.

    The dependency labels are Universal Dependencies', whatever the engine says.

    Attributes:
        index: Place in the article's tokens.
        start, end: Offsets in the article's text; end exclusive.
        text: The word as it stands.
        lemma: Its dictionary form, in lower case.
        pos: Universal part of speech, such as ``VERB``.
        dep: Universal dependency relation to the head, such as ``nsubj`` (``root`` for a sentence's root).
        head: Index of the head token (its own index for a root).
        morph: Universal features as ``Feature=Value`` parts joined with ``|``, possibly empty.
        entity: ``PER``, ``ORG``, ``LOC``, ``MISC`` or the empty string.
        entity_begins: Whether an entity begins here.
        event: Kind of engagement that the word is most likely to tell of, or the empty string.
        event_chance: How likely it tells of any, between 0 and 1.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    morph: str = ""
    entity: str = ""
    entity_begins: bool = False
    event: str = ""
    event_chance: float = 0.0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body.

    Attributes:
        index: Place among the article's sentences.
        span: Where it stands in the article's text.
        first, last: Its tokens are ``tokens[first:last]`` of the annotated article.
        block: Index of the block in the article that it stands in.
    """

    index: int
    span: Span
    first: int
    last: int
    block: int


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article, its language, and the sentences and tokens of its body.

    Attributes:
        article: The article; offsets count in its text.
        language: ISO 639-1 code of the body.
        tokens: All tokens of all sentences, in order.
        sentences: The sentences, in order; furniture has none.
    """

    article: Article
    language: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """Give the tokens of one sentence."""
        return self.tokens[sentence.first : sentence.last]
