"""What is talked about."""

from collections.abc import Iterable
from functools import cache

from dragoman.extraction.grammar import Grammar
from dragoman.model.annotation import Sentence
from dragoman.model.mention import MentionKind
from dragoman.model.span import Span
from dragoman.vocabulary.themes import STRONG, ThemeCues, load_theme_cues
from dragoman.vocabulary.topics import load_topics

_TITLES = frozenset((MentionKind.PERSON, MentionKind.POST))


def themes_in(grammar: Grammar, stretches: Iterable[Span]) -> tuple[str, ...]:
    """Give the themes that stretches of text show.

    Names and posts are left out: "the defence minister" says who, not about what.

    Args:
        grammar: The page.
        stretches: Where to look.

    Returns:
        The themes whose words weigh enough, in the order of the text.
    """
    text = " ; ".join(_without_titles(grammar, stretch) for stretch in stretches)
    weights = _cues(grammar.reading.annotated.language).weigh(text)
    return tuple(theme for theme, weight in weights.items() if weight >= STRONG)


def goes_on(grammar: Grammar, sentence: Sentence) -> bool:
    """Say whether a sentence goes on to say what was talked about: "The agenda included …"."""
    topics = load_topics(grammar.reading.annotated.language)
    tokens = grammar.reading.annotated.tokens_of(sentence)
    return any(t.lemma in topics.lemmas or {t.lemma, t.text.casefold()} & topics.nouns for t in tokens)


@cache
def _cues(language: str) -> ThemeCues:
    return load_theme_cues(language)


def _without_titles(grammar: Grammar, stretch: Span) -> str:
    """Give the words of a stretch without the persons and posts in it."""
    parts: list[str] = []
    at = stretch.start
    for mention in grammar.reading.links.mentions:
        if mention.kind in _TITLES and stretch.overlaps(mention.span) and mention.span.end > at:
            parts.append(grammar.text[at : max(at, mention.span.start)])
            at = mention.span.end
    parts.append(grammar.text[at : stretch.end])
    return " ; ".join(parts)
