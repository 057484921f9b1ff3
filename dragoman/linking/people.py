"""The persons of one page: who is who, in what post, for whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.linking.chunks import NameChunk, PostChunk
from dragoman.model.actor import Actor, Person
from dragoman.text.normalize import fold, slug
from dragoman.vocabulary.officials import Office
from dragoman.vocabulary.posts import Level

# Of each of these a state has one, and one in each other.
_SINGLE = frozenset((Level.HEAD_OF_STATE, Level.HEAD_OF_GOVERNMENT, Level.AMBASSADOR))


@dataclass(slots=True)
class KnownPerson:
    """What a page tells of one person.

    Attributes:
        label: The fullest name.
        posts: The posts that stand beside the name anywhere on the page.
        actor: The body or state that the person acts for, where known.
        gender: ``m`` or ``f`` where the page tells, else None.
        known_as: The office by which the vocabulary told for whom she acts, or None.
    """

    label: str
    posts: list[PostChunk] = field(default_factory=list)
    actor: Actor | None = None
    gender: str | None = None
    known_as: Office | None = None

    @property
    def id(self) -> str:
        """Stable id made of the name."""
        return f"person:{slug(self.label)}"

    def named(self, text: str) -> Person:
        """Build the noun for a mention of the person in these words."""
        return Person(self.id, self.label, text)

    @property
    def levels(self) -> set[Level]:
        """The levels of all posts."""
        return {post.level for post in self.posts if post.level is not None}

    @property
    def fullest(self) -> list[PostChunk]:
        """The posts worth telling: ranks and bare heads only where there is nothing fuller."""
        posts = [post for post in self.posts if post.is_post]
        full = [post for post in posts if post.rank is None and not post.is_bare]
        return full or [post for post in posts if post.rank is None] or posts

    def may_be(self, gender: str | None) -> bool:
        """Say whether nothing the page tells goes against a gender; None goes with all."""
        return gender is None or self.gender is None or self.gender == gender


class People:
    """The persons of a page, found again by full name or family name."""

    def __init__(self) -> None:
        self._people: list[KnownPerson] = []
        self._found: dict[str, KnownPerson | None] = {}

    def __iter__(self) -> Iterator[KnownPerson]:
        return iter(self._people)

    def add(self, names: Iterable[NameChunk]) -> None:
        """Learn the names that are sure, the longest first, so that shorter ones find their person."""
        for name in sorted(names, key=lambda n: -len(n.text.split())):
            label = display(bare(name.text))
            known = self.find(label)
            if known is not None and _clash(known, name):
                known = None
            if known is None and (len(label.split()) > 1 or name.posts or name.owner is not None):
                known = KnownPerson(label)
                self._people.append(known)
                self._found.clear()
            if known is not None:
                known.posts.extend(post for post in name.posts if post not in known.posts)
                known.gender = known.gender or next(filter(None, (name.gender, *(p.gender for p in name.posts))), None)

    def known(self, name: NameChunk) -> KnownPerson | None:
        """Find the person that a name on the page is of."""
        return self.find(bare(name.text))

    def find(self, text: str) -> KnownPerson | None:
        """Find the person of a full name or a family name; None where nobody or more than one answers to it."""
        if text not in self._found:
            self._found[text] = self._search(fold(text).split())
        return self._found[text]

    def holder(self, post: PostChunk, owner: Actor) -> KnownPerson | None:
        """Find who holds a post for an actor, wherever the page names her; None where nobody or more than one does."""
        found = [
            person
            for person in self._people
            if person.actor is not None
            and person.actor.party == owner.party
            and any(_holds(p, post) for p in person.posts)
        ]
        return found[0] if len(found) == 1 and found[0].may_be(post.gender) else None

    def _search(self, words: list[str]) -> KnownPerson | None:
        found = [person for person in self._people if _answers(fold(person.label).split(), words)]
        if not found and len(words) == 1:  # where the family name comes first: "Wang" of "Wang Li"
            found = [person for person in self._people if fold(person.label).split()[0] == words[0]]
        if not found and len(words) == 1:  # where a second family name follows: « Quiroga » of « Paloma Quiroga Leal »
            found = [person for person in self._people if words[0] in fold(person.label).split()[1:-1]]
        exact = [person for person in found if fold(person.label).split() == words]
        pick = exact or found
        return pick[0] if len(pick) == 1 else None


def _holds(held: PostChunk, said: PostChunk) -> bool:
    """Say whether a post said without a name is one that somebody holds, and nobody else for the same actor."""
    if held.head is None or said.head is None or held.is_former or said.is_former:
        return False
    is_single = said.level in _SINGLE or said.portfolio is not None
    words, others = set(fold(said.text).split()), set(fold(held.text).split())
    is_nested = said.level is not Level.AMBASSADOR or words <= others or others <= words  # one in Paris, one in Rome
    return is_single and is_nested and held.head.id == said.head.id and held.portfolio == said.portfolio


def _clash(known: KnownPerson, name: NameChunk) -> bool:
    """Say whether a name is another's: King Salman is not Crown Prince Mohammed bin Salman."""
    levels = {post.level for post in name.posts}
    crowned = (Level.HEAD_OF_STATE, Level.ROYAL)
    return any(a in levels and b in known.levels and b not in levels for a, b in (crowned, crowned[::-1]))


def _answers(full: list[str], words: list[str]) -> bool:
    """Say whether somebody called ``full`` may be called ``words``: the end of the name, or first and last of it."""
    if not words or len(words) > len(full):
        return _answers(words, full) if len(words) > len(full) > 1 else False
    if full[-len(words) :] == words:
        return True
    return len(words) > 1 and words[0] == full[0] and words[-1] in full[1:]


def bare(name: str) -> str:
    """Take the blanks and line breaks of a name for single blanks."""
    return " ".join(name.split())


def display(name: str) -> str:
    """Write a family name in capitals as a name: "Nora BENALI" becomes "Nora Benali"."""
    return " ".join(word.capitalize() if len(word) > 3 and word.isupper() else word for word in name.split())
