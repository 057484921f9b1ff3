"""All that the linking room needs of one language, built once."""

from dataclasses import dataclass
from functools import cache

from dragoman.linking.gazetteer import Gazetteer
from dragoman.linking.names import NameFinder
from dragoman.linking.posts import PostFinder
from dragoman.text.words import PhraseIndex
from dragoman.vocabulary.actors import load_actors
from dragoman.vocabulary.frameworks import load_frameworks
from dragoman.vocabulary.posts import load_portfolios, load_posts
from dragoman.vocabulary.references import References, load_references


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The finders and words of one language.

    Attributes:
        gazetteer, posts, names: The finders.
        references: Words that refer back.
        parties: Phrases for the two parties a page is about.
    """

    gazetteer: Gazetteer
    posts: PostFinder
    names: NameFinder
    references: References
    parties: PhraseIndex[bool]


@cache
def lexicon(language: str) -> Lexicon:
    """Build the finders of a language.

    Args:
        language: ISO 639-1 code of a supported language.
    """
    posts, references = load_posts(language), load_references(language)
    return Lexicon(
        gazetteer=Gazetteer(load_actors(), load_frameworks(), language),
        posts=PostFinder(posts, load_portfolios()),
        names=NameFinder(posts, references.as_words),
        references=references,
        parties=PhraseIndex((phrase, True) for phrase in references.parties),
    )
