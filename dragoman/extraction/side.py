"""Sides: mentions that take part, and which of them can."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.extraction.triggers import Signal
from dragoman.model.actor import Actor, ActorType
from dragoman.model.facts import Participant, Role
from dragoman.model.mention import Form, Mention
from dragoman.vocabulary.actors import load_actors
from dragoman.vocabulary.parties import StateKind
from dragoman.vocabulary.triggers import Frame

PLACES = frozenset((Form.CAPITAL, Form.CITY))
ADJECTIVAL = frozenset((Frame.DIRECTED, Frame.GIVE, Frame.BUY, Frame.VISIT))
"""Frames whose objects may be anything of a party: "accused Kenyan transporters", « a livré à l'armée burkinabè »."""

OFFICIAL = frozenset((Frame.VISIT, Frame.MUTUAL, Frame.RECEIVE))
"""Frames in which whoever is visited or met has to be somebody of a state or a known organisation."""


@dataclass(frozen=True, slots=True)
class Side:
    """A mention that takes part.

    Attributes:
        mention: The mention.
        role: Its role.
    """

    mention: Mention
    role: Role


def at_home(mention: Mention) -> Mention:
    """Let a city stand for its state, where somebody goes there."""
    if mention.form is not Form.CITY or mention.place is None or mention.place.country is None:
        return mention
    state = load_actors().states.get(mention.place.country)
    if state is None or state.kind is not StateKind.STATE:
        return mention
    actor = Actor(state.id, state.label, ActorType.STATE, state.code, state.code, mention.place.label)
    return replace(mention, actor=actor)


def participant(side: Side) -> Participant | None:
    """Build the noun for a side; None for somebody of no known party and in no public post."""
    mention = side.mention
    if mention.actor is None and (mention.person is None or mention.post is None or not mention.is_official):
        return None
    return Participant(mention.actor, side.role, mention.person, mention.post, mention.count)


def consistent(sides: list[Side], frame: Frame) -> list[Side]:
    """Leave out hosts of a visit that are the visitor's own, or only where a visited organisation sits."""
    if frame is not Frame.VISIT or not any(side.role is Role.VISITOR for side in sides):
        return sides
    sides = _strangers(sides)
    own = {party_of(side) for side in sides if side.role is Role.VISITOR}
    hosts = [side for side in sides if side.role is Role.HOST and party_of(side) not in own]
    seats = [
        side for side in hosts if side.mention.actor is not None and side.mention.actor.type is not ActorType.STATE
    ]
    if seats:
        hosts = [side for side in hosts if side.mention.form not in PLACES]
    return [side for side in sides if side.role is not Role.HOST or side in hosts]


def distinct(sides: Iterable[Side]) -> list[Side]:
    """Give sides without those that name the same person or the same words again."""
    seen: dict[tuple[object, ...], Side] = {}
    for side in sides:
        mention = side.mention
        key = (mention.person.id if mention.person else mention.span, mention.actor.id if mention.actor else None)
        seen.setdefault(key, side)
    return list(seen.values())


def without_voices(sides: list[Side], signal: Signal) -> list[Side]:
    """Leave out who only announces what others do: "the spokesman told of the minister's arrival", "of the call"."""
    acting = {party_of(side) for side in sides if side.mention.person is not None and not side.mention.is_voice}
    if signal.word.frame is Frame.DIRECTED:
        return sides
    return [s for s in sides if not s.mention.is_voice or not (signal.is_noun or party_of(s) in acting)]


def is_unknown_body(mention: Mention) -> bool:
    """Say whether a mention is an organisation that the vocabulary does not know: a school, a company, a foundation."""
    actor = mention.actor
    return (
        actor is not None
        and actor.type is ActorType.ORGANIZATION
        and actor.id.removeprefix("org:") not in load_actors().organizations
    )


def _strangers(sides: list[Side]) -> list[Side]:
    """Take a visitor who was held to be the host's own for one of an unknown party: nobody visits her own state."""
    hosts = {party_of(side) for side in sides if side.role is Role.HOST}
    visitors = {party_of(side) for side in sides if side.role is Role.VISITOR}
    if len(hosts) != 1 or visitors != hosts:
        return sides
    return [
        Side(replace(side.mention, actor=None), side.role)
        if side.role is Role.VISITOR and side.mention.person is not None
        else side
        for side in sides
    ]


def party_of(side: Side) -> str | None:
    """Give the party of a side; None if unknown."""
    return None if side.mention.actor is None else side.mention.actor.party
