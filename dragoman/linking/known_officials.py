"""Whose somebody is by what is known of offices, where the page itself does not say.

A national page writes "the foreign minister, X" of its own people and says of which state only for foreigners; without
this, X would be taken for whichever state stands nearest. Known offices are asked by full name and office together
before anything is guessed, and by less only where the page leaves the person without a party.
"""

from collections.abc import Iterable, Sequence

from dragoman.linking.chunks import NameChunk, PostChunk
from dragoman.linking.gazetteer import actor_of
from dragoman.linking.people import KnownPerson, People, bare
from dragoman.model.actor import Actor
from dragoman.text.normalize import fold
from dragoman.vocabulary.actors import load_actors
from dragoman.vocabulary.officials import Office, load_officials
from dragoman.vocabulary.posts import Level

_DAY = len("YYYY-MM-DD")
_ELSEWHERE = frozenset((Level.ORGANISATION_HEAD, Level.ENVOY, Level.EXPERT, Level.PRIVATE))  # held for no state


class KnownOfficials:
    """Finds the offices of the persons of one page.

    Args:
        published: EDTF date of the page, or None.
    """

    def __init__(self, published: str | None) -> None:
        self._day = published[:_DAY] if published is not None and len(published) >= _DAY else None

    def settle_sure(self, people: People) -> None:
        """Give persons whose full name and post are those of an office to its owner, whatever stands near."""
        for person in people:
            office = self._surely(person.label, person.posts)
            if office is not None and not _acts_for(person.actor, office):
                _give(person, office)

    def settle_rest(self, people: People) -> None:
        """Give persons of no party to the owner of an office by their full name, or by family name and office."""
        for person in people:
            office = None if person.actor is not None else self._likely(person)
            if office is not None:
                _give(person, office)

    def home(self, names: Iterable[Sequence[NameChunk]]) -> Actor | None:
        """Give the one state of all whom a page introduces without saying whose they are."""
        held = [
            office
            for chunks in names
            for name in chunks
            if name.owner is None and all(post.owner is None and not post.is_counterpart for post in name.posts)
            for office in [self._surely(bare(name.text), name.posts)]
            if office is not None
        ]
        is_one = len({office.owner for office in held}) == 1
        return _actor(held[0], held[0].holder) if is_one and _is_state(held[0]) else None

    def _surely(self, name: str, posts: Sequence[PostChunk]) -> Office | None:
        """Give the office that a full name and a post tell together, on the day of the page where that is known."""
        told = [o for o in load_officials().by_name.get(fold(name), ()) if any(_fits(post, o) for post in posts)]
        told = told if self._day is None else [office for office in told if office.covers(self._day)]
        return told[-1] if len({office.owner for office in told}) == 1 else None

    def _likely(self, person: KnownPerson) -> Office | None:
        words = fold(person.label).split()
        if len(words) == 1:
            named = load_officials().by_family.get(words[0], ())
            named = tuple(o for o in named if any(_fits(post, o) for post in person.posts) and self._is_in(o))
            return named[0] if len({(office.owner, office.holder) for office in named}) == 1 else None
        if any(post.level in _ELSEWHERE for post in person.posts):
            return None
        named = load_officials().by_name.get(" ".join(words), ()) or _by_ends(words)
        fit = [office for office in named if any(_fits(post, office) for post in person.posts)]
        found = fit or [office for office in named if office.level is not Level.ORGANISATION_HEAD]
        found = [office for office in found if self._is_in(office)] or found
        return found[-1] if len({office.owner for office in found}) == 1 else None

    def _is_in(self, office: Office) -> bool:
        return self._day is not None and office.covers(self._day)


def _by_ends(words: Sequence[str]) -> tuple[Office, ...]:
    """Find offices by first and last of a name, where one of the two spellings leaves out what stands between."""
    named = load_officials().by_family.get(words[-1], ())
    found = []
    for office in named:
        other = fold(office.holder).split()
        shorter, longer = sorted((words, other), key=len)
        if shorter[0] == longer[0] and set(shorter) <= set(longer) and len(shorter) > 1:
            found.append(office)
    return tuple(found)


def _fits(post: PostChunk, office: Office) -> bool:
    """Say whether a post may be an office: of its level, and of its portfolio where both have one."""
    if post.level is not office.level or post.is_former or post.rank is not None:
        return False
    return office.portfolio is None or post.portfolio in (None, office.portfolio)


def _acts_for(actor: Actor | None, office: Office) -> bool:
    return actor is not None and office.owner in (actor.country, actor.id.partition(":")[2])


def _is_state(office: Office) -> bool:
    return office.owner in load_actors().states


def _give(person: KnownPerson, office: Office) -> None:
    person.actor, person.known_as = _actor(office, person.label), office


def _actor(office: Office, text: str) -> Actor | None:
    kind = "state" if _is_state(office) else "org"
    return actor_of(load_actors(), f"{kind}:{office.owner}", text)
