"""How a page tells of what stands between actors: memberships, partnerships, seats and the like."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from dragoman.vocabulary.entries import Entry, read_entry
from dragoman.vocabulary.files import DATA

PREDICATES = ("member_of", "partner_of", "participates_in", "party_to", "governed_by", "part_of", "located_in")


class Order(StrEnum):
    """How subject, words and object of a relation stand in the sentence."""

    SUBJECT_FIRST = "subject_first"
    OBJECT_FIRST = "object_first"
    RELATIVE = "relative"  # "OBJECT, to which SUBJECT is party"


@dataclass(frozen=True, slots=True)
class RelationLink:
    """Words that link a subject to an object.

    Attributes:
        predicate: The relation, as the page record names it.
        phrases: The words.
        order: How the three stand.
        since: Whether it counts only with a time that is still running: "since 1994".
        dated: Whether it counts only with a past date, since which the relation stands: "joined in 1995".
        joins: Whether what is joined decides the relation: one is a member of a body, but party to a treaty.
    """

    predicate: str
    phrases: tuple[str, ...]
    order: Order
    since: bool
    dated: bool
    joins: bool


@dataclass(frozen=True, slots=True)
class RelationTitle:
    """Nouns that stand after an object for somebody of it: "the NATO member".

    Attributes:
        predicate: The relation.
        words: The nouns.
    """

    predicate: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationWords:
    """The words of one language.

    Attributes:
        links, titles: See their classes.
        openers: Words that open the relative clause of a link whose object stands before it.
        cooperating: Lemmas of verbs for working together.
        under: Words that open the framework under which that is done.
        programmes: Nouns that may stand before the name of a framework, or in it.
        linkers: Words without a capital that a name may have inside.
        shared: Nouns for what two parties have between them.
        bars: Words that take a relation back or leave it open.
        appointments: Lemmas that put somebody into a post.
        then: Words that say that a post was held at the time told of: "then Foreign Minister".
    """

    links: tuple[RelationLink, ...]
    titles: tuple[RelationTitle, ...]
    openers: tuple[str, ...]
    cooperating: frozenset[str]
    under: tuple[str, ...]
    programmes: frozenset[str]
    linkers: frozenset[str]
    shared: frozenset[str]
    bars: frozenset[str]
    appointments: frozenset[str]
    then: tuple[str, ...]


@cache
def load_relations(language: str, data: Path = DATA) -> RelationWords:
    """Read the words of one language.

    Raises:
        VocabularyError: The file is missing or out of shape.
    """
    top = read_entry(data / "languages" / language / "relations.yml")
    top.only(*RelationWords.__dataclass_fields__)
    return RelationWords(
        links=tuple(map(_link, top.entries("links"))),
        titles=tuple(map(_title, top.entries("titles"))),
        openers=top.words("openers"),
        cooperating=frozenset(top.lemmas("cooperating")),
        under=top.words("under"),
        programmes=frozenset(top.lemmas("programmes")),
        linkers=frozenset(top.lemmas("linkers")),
        shared=frozenset(top.lemmas("shared")),
        bars=frozenset(top.lemmas("bars")),
        appointments=frozenset(top.lemmas("appointments")),
        then=top.words("then"),
    )


def _link(entry: Entry) -> RelationLink:
    entry.only("predicate", "phrases", "order", "since", "dated", "joins")
    order = entry.maybe("order") and entry.one_of("order", tuple(Order))
    return RelationLink(
        predicate=entry.one_of("predicate", PREDICATES),
        phrases=entry.words("phrases"),
        order=Order(order or Order.SUBJECT_FIRST),
        since=entry.flag("since"),
        dated=entry.flag("dated"),
        joins=entry.flag("joins"),
    )


def _title(entry: Entry) -> RelationTitle:
    entry.only("predicate", "words")
    return RelationTitle(entry.one_of("predicate", PREDICATES), entry.words("words"))
