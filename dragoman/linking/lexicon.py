"""All that the linking room needs of one language, built once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.linking.apposition import Apposer
from dragoman.linking.bodies import BodyFinder
from dragoman.linking.gazetteer import Gazetteer
from dragoman.linking.localities import LocalityFinder
from dragoman.linking.names import NameFinder
from dragoman.linking.numbers import NumberReader
from dragoman.linking.organisations import OrganisationFinder
from dragoman.linking.phrases import PostPhrases, index_posts
from dragoman.linking.posts import PostFinder
from dragoman.linking.recall import NameRecaller
from dragoman.linking.shapes import ShapeFinder
from dragoman.text.normalize import fold
from dragoman.text.words import PhraseIndex
from dragoman.vocabulary.actors import load_actors
from dragoman.vocabulary.bodies import Bodies, load_bodies
from dragoman.vocabulary.frameworks import load_framework_shapes, load_frameworks
from dragoman.vocabulary.portfolios import Portfolio, load_portfolios
from dragoman.vocabulary.posts import load_posts
from dragoman.vocabulary.references import References, load_references


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The finders and words of one language.

    Attributes:
        gazetteer, localities, shapes, bodies, organisations, posts, names, apposer, recaller: The finders, as they are
            used.
        phrases: The words for posts.
        references: Words that refer back.
        parties: Phrases for the two parties a page is about.
        pairs: Phrases for the two persons last named.
        leads, heads: Phrases between a group and who leads it, and between a leader and the group.
        on_behalf, represented, agents: Phrases before whom somebody acts for, and between a party and who does: "for",
            "represented by", "by".
        latter: Phrases for the person named last, with the gender that they show.
        styles: Styles said without a name, with the gender that they show.
        offices, missions: Words that the site of a state's office is named after, at home and abroad.
        agencies: Signs of the news agencies of states.
        numbers: Reads how many people a group is.
    """

    gazetteer: Gazetteer
    localities: LocalityFinder
    shapes: ShapeFinder
    bodies: BodyFinder
    organisations: OrganisationFinder
    posts: PostFinder
    names: NameFinder
    apposer: Apposer
    recaller: NameRecaller
    phrases: PostPhrases
    references: References
    parties: PhraseIndex[bool]
    pairs: PhraseIndex[bool]
    leads: PhraseIndex[bool]
    heads: PhraseIndex[bool]
    on_behalf: PhraseIndex[bool]
    represented: PhraseIndex[bool]
    agents: PhraseIndex[bool]
    latter: PhraseIndex[str | None]
    styles: PhraseIndex[str]
    offices: PhraseIndex[bool]
    missions: PhraseIndex[bool]
    agencies: PhraseIndex[str]
    numbers: NumberReader


def _nouns(bodies: Bodies, portfolios: Mapping[str, Portfolio], language: str) -> frozenset[str]:
    """Give the words, folded, that capitalised name a body or a field of government and no person."""
    heads = (form for head in bodies.heads.values() for form in head.singular if " " not in form)
    fields = (name for portfolio in portfolios.values() for name in portfolio.names.get(language, ()) if " " in name)
    return frozenset(map(fold, (*heads, *bodies.organisations, *fields)))


@cache
def lexicon(language: str) -> Lexicon:
    """Build the finders of a language.

    Args:
        language: ISO 639-1 code of a supported language.
    """
    posts, references = load_posts(language), load_references(language)
    actors, frameworks, portfolios = load_actors(), load_frameworks(), load_portfolios()
    bodies, phrases = load_bodies(language), index_posts(posts, portfolios)
    return Lexicon(
        gazetteer=Gazetteer(actors, frameworks, language, references.drills),
        localities=LocalityFinder(references.capitals, references.towns, references.realms),
        shapes=ShapeFinder(load_framework_shapes(language), frameworks, actors),
        bodies=BodyFinder(bodies, posts, portfolios, actors),
        organisations=OrganisationFinder(bodies),
        posts=PostFinder(phrases),
        names=NameFinder(posts, _nouns(bodies, portfolios, language)),
        apposer=Apposer(phrases, references),
        recaller=NameRecaller(phrases.titles),
        phrases=phrases,
        references=references,
        parties=PhraseIndex((phrase, True) for phrase in references.parties),
        pairs=PhraseIndex((phrase, True) for phrase in references.pairs),
        leads=PhraseIndex((phrase, True) for phrase in references.leads),
        heads=PhraseIndex((phrase, True) for phrase in references.heads),
        on_behalf=PhraseIndex((phrase, True) for phrase in references.on_behalf),
        represented=PhraseIndex((phrase, True) for phrase in references.represented),
        agents=PhraseIndex((phrase, True) for phrase in references.agents),
        latter=PhraseIndex(references.latter.items()),
        styles=PhraseIndex(references.styles.items()),
        offices=PhraseIndex((phrase, True) for phrase in references.offices),
        missions=PhraseIndex((phrase, True) for phrase in references.missions),
        agencies=PhraseIndex(references.agencies.items()),
        numbers=NumberReader(references.numbers),
    )
