"""Ids and labels of bodies that are read off their words."""

from dragoman.linking.gazetteer import actor_of
from dragoman.model.actor import Actor, ActorType, Place
from dragoman.text.normalize import fold, slug
from dragoman.vocabulary.actors import Actors
from dragoman.vocabulary.bodies import BodyHead, BodyType
from dragoman.vocabulary.parties import Organization, State


class KnownBodies:
    """The bodies that the vocabulary lists, by owner and name.

    Args:
        actors: The vocabulary's actors.
        language: ISO 639-1 code of the text.
    """

    def __init__(self, actors: Actors, language: str) -> None:
        self._actors = actors
        self._ids = {
            (_slug_of(body.id), fold(name)): body.id
            for body in actors.bodies.values()
            for name in (*body.names.get(language, ()), *body.epithets.get(language, ()))
        }

    def find(self, owner: Actor, title: str, text: str) -> Actor | None:
        """Find the listed body of an owner that bears a title."""
        body_id = self._ids.get((_slug_of(owner.id), fold(title)))
        return None if body_id is None else actor_of(self._actors, body_id, text)

    def make(self, owner: Actor, name: str, label: str, text: str) -> Actor:
        """Make a body of an owner, or find it among those listed."""
        body_id = f"body:{_slug_of(owner.id)}/{slug(name)}"
        if body_id in self._actors.bodies:
            found = actor_of(self._actors, body_id, text)
            if found is not None:
                return found
        return Actor(body_id, label, ActorType.BODY, owner.party, owner.country, text)

    def owner(self, actor: Actor) -> State | Organization | None:
        """Give the state or organisation that an actor is, or is a body of."""
        key = _slug_of(actor.id)
        return self._actors.states.get(key) or self._actors.organizations.get(key)


def label_of(
    head: BodyHead,
    portfolio: str | None,
    title: str | None,
    owner: Actor,
    place: Place | None,
    *,
    in_english: bool,
) -> tuple[str, str]:
    """Put together what a body is called.

    Args:
        head: Its head.
        portfolio: Label of the first of its portfolios. A page names a ministry now by the first, now by all of them.
        title: Its own words, where head and portfolio do not make its name.
        owner: Whose it is.
        place: Where it is.
        in_english: Whether the title is in English.

    Returns:
        Its name without its owner, and its label: "Ministry of Defence", "Ministry of Defence of Morocco".
    """
    where = "" if place is None else f" in {place.label}"
    if title is not None and portfolio is None:
        name = title[0].upper() + title[1:]
        whose = _short(owner)
        return name, f"{name} of {whose}{where}" if in_english else f"{name}, {whose}{where}"
    link = "on" if head.type is BodyType.COMMITTEE else "of"
    name = f"{head.label} {link} {portfolio}" if portfolio is not None else head.label
    whose = "" if head.implies is not None else f" of {_short(owner)}"
    return f"{name}{where}", f"{name}{whose}{where}"


def _short(owner: Actor) -> str:
    return owner.party if owner.type is ActorType.ORGANIZATION else owner.label


def _slug_of(actor_id: str) -> str:
    """Give what stands for an owner in the ids of its bodies: ``MAR`` of ``state:MAR`` and ``body:MAR/…``."""
    return actor_id.partition(":")[2].partition("/")[0]
