"""Who is meant by "the minister", « le responsable otanien », "he", « les deux pays »."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.linking.chunks import PostChunk
from dragoman.linking.people import KnownPerson
from dragoman.model.actor import Actor, ActorType
from dragoman.vocabulary.posts import Level

# Posts that somebody holds for a state: without an owner they belong to the state that the page is set in.
NATIONAL = frozenset(
    (
        Level.HEAD_OF_STATE, Level.HEAD_OF_GOVERNMENT, Level.MINISTER, Level.DEPUTY_MINISTER, Level.ROYAL, Level.CHIEF,
        Level.GOVERNOR, Level.LEGISLATOR, Level.GENERAL_OFFICER,
    )
)  # fmt: skip
_RECENT = 3  # sentences that a plural reference may reach back


@dataclass(slots=True)
class Discourse:
    """What has been named so far, in the order of the text.

    Attributes:
        introduced: Persons with the number of the sentence that named them, the latest last.
        focus: The person that the last sentence is about, whom "he" means.
        parties: How often each state or organisation was named, by party.
        actors: One actor for each party, as first named.
    """

    introduced: list[tuple[int, KnownPerson]] = field(default_factory=list)
    focus: KnownPerson | None = None
    parties: dict[str, int] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)

    def name(self, sentence: int, person: KnownPerson) -> None:
        """Note that a sentence names a person."""
        self.introduced.append((sentence, person))

    def count(self, actor: Actor) -> None:
        """Note that a state or an organisation is named."""
        if actor.type is not ActorType.BODY:
            self.parties[actor.party] = self.parties.get(actor.party, 0) + 1
            self.actors.setdefault(actor.party, actor)

    def main_parties(self) -> tuple[Actor, ...]:
        """Give the two parties that the page is about, where two stand out; else none."""
        ranked = sorted(self.parties, key=lambda party: -self.parties[party])
        if len(ranked) < 2 or (len(ranked) > 2 and self.parties[ranked[1]] == self.parties[ranked[2]]):
            return ()
        return tuple(self.actors[party] for party in ranked[:2])

    def who(self, chunk: PostChunk) -> KnownPerson | None:
        """Find the person that a post or a descriptor refers back to; the latest that fits, or None."""
        for _, person in reversed(self.introduced):
            if _fits(person, chunk):
                return person
        return None

    def both(self, chunk: PostChunk, sentence: int) -> tuple[KnownPerson, ...]:
        """Find the persons that a plural refers back to: those of the last sentences that fit, if as many as said.

        A plural without a number means two, the usual case.
        """
        wanted = chunk.count or 2
        found: list[KnownPerson] = []
        for at, person in reversed(self.introduced):
            if sentence - at > _RECENT or len(found) == wanted:
                break
            if person not in found and _fits_level(person, chunk):
                found.append(person)
        apart = {person.actor.party for person in found if person.actor is not None}
        return tuple(reversed(found)) if len(found) == wanted and len(apart) > 1 else ()

    def they(self, sentence: int) -> tuple[KnownPerson, ...]:
        """Find the two persons that "they" means: just two of the last sentence that has any, of different parties."""
        if not self.introduced:
            return ()
        last = self.introduced[-1][0]
        found = list({id(p): p for at, p in self.introduced if at == last}.values())
        apart = {p.actor.party for p in found if p.actor is not None}
        return tuple(found) if len(found) == 2 and len(apart) == 2 and sentence - last <= _RECENT else ()


def _fits(person: KnownPerson, chunk: PostChunk) -> bool:
    """Say whether a post or descriptor can mean a person: same party where one is given, same sort of post."""
    if chunk.owner is not None and not _same_party(person.actor, chunk.owner):
        return False
    return _fits_level(person, chunk)


def _same_party(actor: Actor | None, owner: Actor) -> bool:
    return actor is not None and actor.party == owner.party


def _fits_level(person: KnownPerson, chunk: PostChunk) -> bool:
    if chunk.descriptor is not None and (chunk.head is None or chunk.portfolio is None):
        levels, portfolio = chunk.descriptor.levels, chunk.descriptor.portfolio
        if portfolio is not None and portfolio not in {post.portfolio for post in person.posts}:
            return False
        if not levels or levels & person.levels:
            return True
    return any(_same_post(post, chunk) for post in person.posts)


def _same_post(post: PostChunk, chunk: PostChunk) -> bool:
    """Say whether a short form can be of a full post: « le ministre » of « ministre délégué chargé de la Défense »."""
    if post.head is None or chunk.head is None:
        return False
    if chunk.portfolio is not None and post.portfolio != chunk.portfolio:
        return False
    return post.head.id == chunk.head.id or (chunk.is_bare and post.head.label.endswith(chunk.head.label))


def apart(people: Sequence[KnownPerson]) -> bool:
    """Say whether people act for different parties."""
    return len({person.actor.party for person in people if person.actor is not None}) > 1
