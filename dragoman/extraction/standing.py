"""Who stands on which side, once all sides are found: nobody visits herself, and nobody is told twice."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.actor import ActorType
from dragoman.model.facts import Participant, Role

_OPPOSITE = (Role.VISITOR, Role.HOST)


def apart(participants: Sequence[Participant]) -> list[Participant] | None:
    """Take a party that is told as visitor and as host for the one that leaves somebody on the other side.

    Args:
        participants: Of one engagement.

    Returns:
        The participants with no party on both sides; None where all of them are on both.
    """
    left = list(participants)
    for role, other in (_OPPOSITE, _OPPOSITE[::-1]):
        mine, theirs = _parties(left, role), _parties(left, other)
        both = mine & theirs
        if both and mine - both:
            left = [p for p in left if p.role is not role or p.party not in both]
    return left if not _parties(left, Role.VISITOR) & _parties(left, Role.HOST) else None


def told_once(participants: Sequence[Participant]) -> list[Participant]:
    """Leave out who is told again: a state beside those who act for it, and one somebody in two places.

    Args:
        participants: Of one engagement, in their order.
    """
    acting = {p.party for p in participants if p.person is not None or p.post is not None}
    alone = {p.party: p.role for p in participants if p.party in acting and _is_state_alone(p)}
    found: dict[object, Participant] = {}
    for p in participants:
        if p.party in alone and _is_state_alone(p):
            continue
        key = p.person.id if p.person is not None else (p.party, p.post, p.count, _body(p))
        known = found.get(key)
        role = alone.get(p.party, p.role) if p.role is Role.PARTICIPANT else p.role
        found[key] = replace(p, role=role) if known is None else _fuller(known, p)
    return list(found.values())


def _is_state_alone(p: Participant) -> bool:
    is_state = p.actor is not None and p.actor.type is ActorType.STATE
    return is_state and p.person is None and p.post is None and p.count is None


def _parties(participants: Sequence[Participant], role: Role) -> set[str]:
    return {p.party for p in participants if p.role is role and p.party is not None}


def _body(p: Participant) -> str | None:
    """Tell bodies of one party apart; a state is one whatever it is called by."""
    return None if p.actor is None or p.actor.type is ActorType.STATE else p.actor.id


def _fuller(known: Participant, again: Participant) -> Participant:
    return replace(known, post=known.post or again.post, actor=known.actor or again.actor)
