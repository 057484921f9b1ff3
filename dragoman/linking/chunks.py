"""The working pieces of the linking room: stretches of one sentence that name something."""

from dataclasses import dataclass, field

from dragoman.model.actor import Actor, Framework, Place
from dragoman.model.mention import Form
from dragoman.text.words import Word
from dragoman.vocabulary.posts import Descriptor, GroupNoun, Level, PostHead


@dataclass(frozen=True, slots=True)
class Atom:
    """A name of the vocabulary, found in the text.

    Attributes:
        first, last: Its words are ``words[first:last]`` of the sentence.
        form: How it is named.
        actor: The state, organisation or body, or None for a plain city or a framework.
        framework: The framework, or None.
        place: Where it is, for what can be a place.
        owner: The organisation that a framework belongs to, or None.
        members: The parties of a framework between two or three.
        sits: Whether a framework is a standing body too, whose sitting is a session.
        inner: The names inside it that are named on their own account too: the parties of a framework, not the state
            whose ministry it is.
    """

    first: int
    last: int
    form: Form
    actor: Actor | None = None
    framework: Framework | None = None
    place: Place | None = None
    owner: Actor | None = None
    members: tuple[Actor, ...] = ()
    sits: bool = False
    inner: tuple["Atom", ...] = ()


@dataclass(slots=True)
class PostChunk:
    """A post, or a noun for a group of people, with all that completes it.

    Attributes:
        first, last: Its words are ``words[first:last]`` of the sentence.
        head: The head it is built on.
        text: The post in the page's words, without what only says whose it is before the head.
        owner: The body or state whose post it is, where its words say so.
        is_plural: Whether several people are meant.
        is_former: Whether it is said to be no longer held.
        possessive: Whether it is somebody else's: « son homologue ».
        portfolio: Id of the portfolio that its words name, or None.
        count: How many people, where its words say so.
        is_bare: Whether it is a head alone, without complement or owner.
        determined: Whether an article or demonstrative opens it.
        owners: Every body or state whose post it is; more than one for « les ministres du Maroc et de l'Espagne ».
        descriptor: The descriptor it is, where it is no post proper: "the official".
        group: The group noun it is, where it is no post proper: "delegation".
    """

    first: int
    last: int
    head: PostHead | None
    text: str
    owner: Actor | None = None
    is_plural: bool = False
    is_former: bool = False
    possessive: bool = False
    portfolio: str | None = None
    count: int | None = None
    is_bare: bool = False
    determined: bool = False
    owners: tuple[Actor, ...] = ()
    descriptor: Descriptor | None = None
    group: GroupNoun | None = None

    @property
    def level(self) -> Level | None:
        """What sort of post it is."""
        return None if self.head is None else self.head.level


@dataclass(slots=True)
class NameChunk:
    """What looks like the name of a person.

    Attributes:
        first, last: Its words are ``words[first:last]`` of the sentence.
        text: The name.
        is_sure: Whether the parser's names or an honorific vouch for it.
        posts: The posts that stand beside it.
    """

    first: int
    last: int
    text: str
    is_sure: bool
    posts: list[PostChunk] = field(default_factory=list)


def blank_or_comma(gap: str) -> bool:
    """Say whether a gap between words is nothing more than blanks with at most one comma."""
    return gap.strip() in ("", ",")


def text_between(text: str, words: list[Word], left: int, right: int) -> str:
    """Give what stands between the end of word ``left - 1`` and the start of word ``right``."""
    return text[words[left - 1].end : words[right].start]
