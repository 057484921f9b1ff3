"""Who a counterpart is: somebody in the same post, and where a page is about two states, the other one's."""

from collections import Counter
from collections.abc import Sequence

from dragoman.linking.chunks import PostChunk
from dragoman.linking.people import KnownPerson, People
from dragoman.linking.scenes import Scene, actors_of
from dragoman.model.actor import Actor, ActorType


def settle_counterparts(scenes: Sequence[Scene], people: People) -> None:
    """Give counterparts a party where the page leaves just one, and the post of the person named last before.

    Args:
        scenes: The sentences of the page.
        people: Its persons, changed in place.
    """
    _give_parties(scenes, people)
    _give_posts(scenes, people)


def _give_parties(scenes: Sequence[Scene], people: People) -> None:
    """Give « son homologue, X » to the other of the two states that a page is about, where two stand out."""
    pair = two_states(scenes)
    last: Actor | None = None
    for name in (name for scene in scenes for name in scene.names):
        person = people.known(name)
        if person is None:
            continue
        is_open = person.actor is None and any(post.is_counterpart for post in name.posts)
        if is_open and last is not None and last.party in pair:
            person.actor = next(actor for party, actor in pair.items() if party != last.party)
        last = person.actor or last


def two_states(scenes: Sequence[Scene]) -> dict[str, Actor]:
    """Give the two states that a page names most, if it names both more than once and no third nearly as often."""
    counts: Counter[str] = Counter()
    states: dict[str, Actor] = {}
    for actor in actors_of([scene.sentence for scene in scenes]):
        if actor.type is ActorType.STATE:
            counts[actor.party] += 1
            states.setdefault(actor.party, actor)
    ranked = counts.most_common(3)
    stand_out = len(ranked) > 1 and ranked[1][1] > 1 and (len(ranked) == 2 or ranked[1][1] > ranked[2][1])
    return {party: states[party] for party, _ in ranked[:2]} if stand_out else {}


def _give_posts(scenes: Sequence[Scene], people: People) -> None:
    """Give a counterpart the head and portfolio of the person, of another party, named last before."""
    last: KnownPerson | None = None
    for name in (name for scene in scenes for name in scene.names):
        person = people.known(name)
        if person is None:
            continue
        for post in name.posts:
            if post.is_counterpart and last is not None and last is not person:
                _copy(last, post)
        if any(post.head is not None and not post.is_counterpart for post in name.posts) or person.fullest:
            last = person


def _copy(person: KnownPerson, counterpart: PostChunk) -> None:
    post = next((post for post in person.fullest if post.head is not None), None)
    if post is not None:
        counterpart.head, counterpart.portfolio = post.head, post.portfolio
