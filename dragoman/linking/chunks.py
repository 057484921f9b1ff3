"""The working pieces of the linking room: stretches of one sentence that name something."""

from dataclasses import dataclass, field

from dragoman.model.actor import Actor, Framework, Place
from dragoman.model.mention import Form
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
        indefinite: Whether it brings in somebody new: "a U.S. official".
        is_definite: Whether it means somebody at hand: by an article, or by what completes it where the language has it
            so: «رئيسة الدبلوماسية».
        gender: ``m`` or ``f`` where its words tell, else None.
        rank: The level of a military rank that stands before a name and is no post proper: "Rear Admiral X".
        is_national: Whether its words name an organ that every state has: « porte-parole du gouvernement ».
        is_shared: Whether it is a plural given to each of the names listed after it.
        owners: Every body or state whose post it is; more than one for « les ministres du Maroc et de l'Espagne ».
        descriptor: The descriptor it is, where it is no post proper: "the official".
        group: The group noun it is, where it is no post proper: "delegation".
        under: The level of the post that completes it: "envoy of the Secretary-General".
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
    indefinite: bool = False
    is_definite: bool = False
    gender: str | None = None
    rank: Level | None = None
    is_national: bool = False
    is_shared: bool = False
    owners: tuple[Actor, ...] = ()
    descriptor: Descriptor | None = None
    group: GroupNoun | None = None
    under: Level | None = None

    def own(self, actor: Actor) -> None:
        """Note whose post it is; a plural may be several's."""
        if self.owner is None:
            self.owner = actor
        if actor not in self.owners and (self.is_plural or not self.owners):
            self.owners = (*self.owners, actor)

    @property
    def level(self) -> Level | None:
        """What sort of post it is."""
        return self.rank if self.head is None else self.head.level

    @property
    def is_counterpart(self) -> bool:
        """Whether it says only that somebody has the same post elsewhere: « homologue », "his Polish colleague"."""
        return self.descriptor is not None and (
            self.descriptor.refers == "counterpart" or (self.is_peer and self.owner is not None)
        )

    @property
    def is_peer(self) -> bool:
        """Whether it says that somebody has a like post, here or elsewhere: "colleague"."""
        return self.descriptor is not None and self.descriptor.refers == "peer"

    @property
    def is_guest(self) -> bool:
        """Whether it says that somebody receives or is received: « hôte »."""
        return self.descriptor is not None and self.descriptor.refers == "guest"

    @property
    def is_post(self) -> bool:
        """Whether somebody holds it: not a group, nor a mere "official"."""
        return self.head is not None or self.rank is not None or self.is_counterpart


@dataclass(slots=True)
class NameChunk:
    """What looks like the name of a person.

    Attributes:
        first, last: Its words are ``words[first:last]`` of the sentence.
        text: The name.
        is_sure: Whether the parser's names, an honorific or a post vouch for it.
        posts: The posts that stand beside it.
        owner: The state that an adjective or a name beside it tells: « le Sénégalais X », "Ghana's X", "X (Mali)".
        gender: ``m`` or ``f`` where an honorific tells, else None.
    """

    first: int
    last: int
    text: str
    is_sure: bool
    posts: list[PostChunk] = field(default_factory=list)
    owner: Actor | None = None
    gender: str | None = None


def put_in(atoms: list[Atom], found: list[Atom]) -> list[Atom]:
    """Put larger atoms in the place of those inside them."""
    if not found:
        return atoms
    kept = [a for a in atoms if not any(a.first < f.last and f.first < a.last for f in found)]
    return sorted([*kept, *found], key=lambda atom: atom.first)
