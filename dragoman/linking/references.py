"""Who is meant by "the minister", « le responsable otanien », "he", "the two", « les deux pays »."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.linking.chunks import PostChunk
from dragoman.linking.offices import is_national
from dragoman.linking.people import KnownPerson
from dragoman.model.actor import Actor, ActorType
from dragoman.model.mention import Mention
from dragoman.vocabulary.posts import Level

_RECENT = 3  # sentences that a plural reference may reach back
_NEAR = 5  # sentences back to somebody whom a demonym means
_LEAD = 2  # sentences that tell what a page is about
_LEADING = 2  # times that a name in them counts
_TWO = 2  # whom "both" means


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

    def counterpart(self, chunk: PostChunk, sentence: int) -> KnownPerson | None:
        """Find whom "his counterpart" means: the only person of another party in a post of the same sort, or None."""
        here = [person for at, person in self.introduced if at == sentence]
        whose = here[-1] if here else (None if self.focus is None else self.focus.person)
        if whose is None:
            return None
        owner = None if chunk.owner is None else chunk.owner.party
        found = [p for p in _distinct([p for _, p in self.introduced]) if apart((p, whose)) and _are_peers(p, whose)]
        fit = [p for p in found if p.may_be(chunk.gender) and (owner is None or (p.actor and p.actor.party == owner))]
        if not fit and owner is not None:  # the only official of that party named so far
            known = _distinct([p for _, p in self.introduced if p.actor is not None and p.actor.party == owner])
            is_fit = [p.may_be(chunk.gender) and any(map(is_national, p.posts)) for p in known] == [True]
            fit = [*known] if is_fit else []
        return fit[0] if len(fit) == 1 else None

    def of_party(self, actor: Actor, gender: str | None, sentence: int) -> KnownPerson | None:
        """Find whom a lone demonym means: the person of its party named last, not far back."""
        near = [p for at, p in reversed(self.introduced) if sentence - at <= _NEAR and p.may_be(gender)]
        return next((p for p in near if p.actor is not None and p.actor.party == actor.party), None)

    def last(self, gender: str | None, sentence: int) -> KnownPerson | None:
        """Find the person named last in the sentence before, if the gender may be hers."""
        before = [person for at, person in self.introduced if at == sentence - 1]
        return before[-1] if before and before[-1].may_be(gender) else None

    def both(self, chunk: PostChunk, sentence: int) -> tuple[KnownPerson, ...]:
        """Find the persons that a plural refers back to: those of the last sentences that fit, if as many as said.

        A plural without a number means two, unless the last sentence with persons names more. Where the page has named
        but two of their sort, these are meant from any distance.
        """
        fitting = [(at, p) for at, p in self.introduced if _fits_level(p, chunk)]
        everybody = _distinct([person for _, person in fitting])
        if chunk.head is not None and len(everybody) == (chunk.count or _TWO) and _may_be_apart(everybody):
            return everybody
        recent = [(at, p) for at, p in fitting if sentence - at <= _RECENT]
        latest = _distinct([person for at, person in recent if at == recent[-1][0]])
        if chunk.count is None and len(latest) > 2:
            return latest if apart(latest) else ()
        return _last_apart(_distinct([person for _, person in recent]), chunk.count or _TWO)

    def pair(self, sentence: int) -> tuple[KnownPerson, ...]:
        """Find the two persons that "the two" means: the last two, if they are of different parties."""
        return _last_apart(_distinct([p for at, p in self.introduced if sentence - at <= _RECENT]), 2)

    def they(self, sentence: int) -> tuple[KnownPerson, ...]:
        """Find the two persons that "they" means: just two of the last sentence that has any, of different parties."""
        if not self.introduced:
            return ()
        last = self.introduced[-1][0]
        found = _distinct([person for at, person in self.introduced if at == last])
        return found if len(found) == _TWO and _may_be_apart(found) and sentence - last <= 1 else ()


def apart(people: Sequence[KnownPerson]) -> bool:
    """Say whether people act for different parties."""
    return len({person.actor.party for person in people if person.actor is not None}) > 1


def _may_be_apart(people: Sequence[KnownPerson]) -> bool:
    """Say whether people may act for as many parties: no two are known to act for one, nor are all unknown."""
    known = [person.actor.party for person in people if person.actor is not None]
    return bool(known) and len(set(known)) == len(known)


def _distinct(people: Sequence[KnownPerson]) -> tuple[KnownPerson, ...]:
    """Give each person once, the one named last at the end."""
    return tuple(reversed({id(person): person for person in reversed(people)}.values()))


def _last_apart(people: Sequence[KnownPerson], wanted: int) -> tuple[KnownPerson, ...]:
    """Give the last persons, as many as wanted, if they act for different parties.

    Of two who act for one party, the last is meant, with the only person of another party in a post of the same sort.
    """
    found = tuple(people[-wanted:])
    if len(found) == wanted and _may_be_apart(found):
        return found
    peers = [person for person in people[:-1] if apart((person, people[-1])) and _are_peers(person, people[-1])]
    return (peers[0], people[-1]) if wanted == _TWO and len(peers) == 1 else ()


def _fits(person: KnownPerson, chunk: PostChunk) -> bool:
    """Say whether a post or descriptor can mean a person: same party where one is given, same sort of post."""
    if chunk.owner is not None and (person.actor is None or person.actor.party != chunk.owner.party):
        return False
    is_unknown = chunk.level is Level.AMBASSADOR and chunk.owner is None and not chunk.is_bare  # "the envoy in Rome"
    return not is_unknown and person.may_be(chunk.gender) and _fits_level(person, chunk)


def _fits_level(person: KnownPerson, chunk: PostChunk) -> bool:
    if chunk.descriptor is not None and (chunk.head is None or chunk.portfolio is None):
        levels, portfolio = chunk.descriptor.levels, chunk.descriptor.portfolio
        if portfolio is not None and portfolio not in {post.portfolio for post in person.posts}:
            return False
        if not levels or levels & person.levels:
            return True
    return any(_same_post(post, chunk) for post in person.posts)


def _are_peers(person: KnownPerson, other: KnownPerson) -> bool:
    """Say whether two persons hold posts of one level, with one portfolio."""
    posts = {(post.level, post.portfolio) for post in person.posts if post.head is not None and not post.is_former}
    return any((post.level, post.portfolio) in posts for post in other.posts if post.head is not None)


def _same_post(post: PostChunk, chunk: PostChunk) -> bool:
    """Say whether a short form can be of a full post: "the minister" of "minister of defence"."""
    if post.head is None or chunk.head is None:
        return False
    if chunk.portfolio is not None and post.portfolio != chunk.portfolio:
        return False
    is_same_field = chunk.portfolio is not None and post.level is chunk.level  # "chief diplomat", "foreign minister"
    return post.head.id == chunk.head.id or is_same_field
