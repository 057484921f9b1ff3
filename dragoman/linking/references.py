"""Who is meant by "the minister", « le responsable otanien », "he", "the two", « les deux pays »."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.linking.chunks import PostChunk
from dragoman.linking.people import KnownPerson
from dragoman.model.actor import Actor, ActorType
from dragoman.model.mention import Mention

_RECENT = 3  # sentences that a plural reference may reach back
_LEAD = 2  # sentences that tell what a page is about
_LEADING = 2  # times that a name in them counts


@dataclass(frozen=True, slots=True)
class Focus:
    """Whom a sentence was about, whom "he" may mean in the next.

    Attributes:
        sentence: Number of the sentence.
        person: Who, or None for somebody named by a post alone.
        actor, post: For whom and in what post.
        gender: ``m`` or ``f`` where known, for somebody without a name.
    """

    sentence: int
    person: KnownPerson | None
    actor: Actor | None
    post: str | None
    gender: str | None = None

    def may_be(self, gender: str | None) -> bool:
        """Say whether the person may be of a gender."""
        if self.person is not None:
            return self.person.may_be(gender)
        return None in (gender, self.gender) or gender == self.gender

    def is_known_as(self, gender: str) -> bool:
        """Say whether the person is known to be of a gender."""
        return gender == (self.person.gender if self.person is not None else self.gender)


@dataclass(slots=True)
class Discourse:
    """What has been named so far, in the order of the text.

    Attributes:
        introduced: Persons with the number of the sentence that named them, the latest last.
        focus: Whom the last sentence about somebody was about.
        subject: The mention of the state or organisation that was the subject last, with the number of its sentence.
        parties: How often each state or organisation was named, by party.
        actors: One actor for each party, as first named.
        publisher: The state that the page is from, or None.
    """

    introduced: list[tuple[int, KnownPerson]] = field(default_factory=list)
    focus: Focus | None = None
    subject: tuple[int, Mention] | None = None
    parties: dict[str, int] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    publisher: Actor | None = None

    def name(self, sentence: int, person: KnownPerson) -> None:
        """Note that a sentence names a person."""
        self.introduced.append((sentence, person))

    def count(self, actor: Actor, sentence: int) -> None:
        """Note that a state or an organisation is named; what a page is about is told in its first sentences."""
        if actor.type is not ActorType.BODY:
            self.parties[actor.party] = self.parties.get(actor.party, 0) + (_LEADING if sentence < _LEAD else 1)
            self.actors.setdefault(actor.party, actor)

    def main_parties(self) -> tuple[Actor, ...]:
        """Give the two parties that the page is about, where two stand out; else none. Whose page it is is one."""
        ranked = sorted(self.parties, key=lambda party: -self.parties[party])
        if self.publisher is not None:
            others = [party for party in ranked if party != self.publisher.party]
            is_clear = len(others) == 1 or (len(others) > 1 and self.parties[others[0]] > self.parties[others[1]])
            return (self.publisher, self.actors[others[0]]) if is_clear else ()
        if len(ranked) < 2 or (len(ranked) > 2 and self.parties[ranked[1]] == self.parties[ranked[2]]):
            return ()
        return tuple(self.actors[party] for party in ranked[:2])

    def who(self, chunk: PostChunk) -> KnownPerson | None:
        """Find the person that a post or a descriptor refers back to; the latest that fits, or None."""
        fitting = [person for _, person in reversed(self.introduced) if _fits(person, chunk)]
        if chunk.is_guest and chunk.possessive and self.introduced:  # nobody is his own guest
            whose = self.introduced[-1][1]
            fitting = [person for person in fitting if person is not whose and apart((person, whose))]
        own = [p for p in fitting if self.publisher is not None and p.actor is not None and p.actor == self.publisher]
        return next(iter(own if chunk.owner is None and own else fitting), None)

    def both(self, chunk: PostChunk, sentence: int) -> tuple[KnownPerson, ...]:
        """Find the persons that a plural refers back to: those of the last sentences that fit, if as many as said.

        A plural without a number means two, unless the last sentence with persons names more.
        """
        recent = [(at, p) for at, p in self.introduced if sentence - at <= _RECENT and _fits_level(p, chunk)]
        latest = _distinct([person for at, person in recent if at == recent[-1][0]])
        if chunk.count is None and len(latest) > 2:
            return latest if apart(latest) else ()
        return _last_apart(_distinct([person for _, person in recent]), chunk.count or 2)

    def pair(self, sentence: int) -> tuple[KnownPerson, ...]:
        """Find the two persons that "the two" means: the last two, if they are of different parties."""
        return _last_apart(_distinct([p for at, p in self.introduced if sentence - at <= _RECENT]), 2)

    def they(self, sentence: int) -> tuple[KnownPerson, ...]:
        """Find the two persons that "they" means: just two of the last sentence that has any, of different parties."""
        if not self.introduced:
            return ()
        last = self.introduced[-1][0]
        found = _distinct([person for at, person in self.introduced if at == last])
        return found if len(found) == 2 and apart(found) and sentence - last <= 1 else ()


def apart(people: Sequence[KnownPerson]) -> bool:
    """Say whether people act for different parties."""
    return len({person.actor.party for person in people if person.actor is not None}) > 1


def _distinct(people: Sequence[KnownPerson]) -> tuple[KnownPerson, ...]:
    """Give each person once, the one named last at the end."""
    return tuple(reversed({id(person): person for person in reversed(people)}.values()))


def _last_apart(people: Sequence[KnownPerson], wanted: int) -> tuple[KnownPerson, ...]:
    """Give the last persons, as many as wanted, if they act for different parties."""
    found = tuple(people[-wanted:])
    return found if len(found) == wanted and apart(found) else ()


def _fits(person: KnownPerson, chunk: PostChunk) -> bool:
    """Say whether a post or descriptor can mean a person: same party where one is given, same sort of post."""
    if chunk.owner is not None and (person.actor is None or person.actor.party != chunk.owner.party):
        return False
    return person.may_be(chunk.gender) and _fits_level(person, chunk)


def _fits_level(person: KnownPerson, chunk: PostChunk) -> bool:
    if chunk.descriptor is not None and (chunk.head is None or chunk.portfolio is None):
        levels, portfolio = chunk.descriptor.levels, chunk.descriptor.portfolio
        if portfolio is not None and portfolio not in {post.portfolio for post in person.posts}:
            return False
        if not levels or levels & person.levels:
            return True
    return any(_same_post(post, chunk) for post in person.posts)


def _same_post(post: PostChunk, chunk: PostChunk) -> bool:
    """Say whether a short form can be of a full post: "the minister" of "minister of defence"."""
    if post.head is None or chunk.head is None:
        return False
    if chunk.portfolio is not None and post.portfolio != chunk.portfolio:
        return False
    return post.head.id == chunk.head.id
