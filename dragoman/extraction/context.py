"""Sides that a sentence leaves to what was told before: « deux accords ont été signés à l'issue de la réunion »."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.extraction.candidates import Candidate
from dragoman.model.actor import Actor
from dragoman.model.explanation import Explanation
from dragoman.model.facts import Participant, Role
from dragoman.model.mention import Mention, MentionKind
from dragoman.vocabulary.triggers import Frame

_COUNTERPARTS = {
    Role.HOST: Role.VISITOR,
    Role.VISITOR: Role.HOST,
    Role.PROVIDER: Role.RECIPIENT,
    Role.RECIPIENT: Role.PROVIDER,
    Role.TARGET: Role.PARTICIPANT,
}
_CLEARLY = 1.6  # times as often as the third
_OFTEN = 3  # mentions that make a party one that the page is about
_NEAR = 4  # sentences that the context may lie before
# What takes place inside another occurrence, between its parties.
_INSIDE = frozenset((Frame.SIGN, Frame.MUTUAL, Frame.GATHER, Frame.PRACTICE))
# What one of two parties does to the other.
_AGAINST = frozenset((Frame.DIRECTED, Frame.GIVE, Frame.BUY, Frame.RECEIVE, Frame.VISIT))
# What is, on a page about two parties, done by the one to the other.
_TOWARDS = frozenset((Frame.DIRECTED, Frame.VISIT))


def rivals_of(mentions: Iterable[Mention]) -> tuple[Actor, ...]:
    """Give the two parties that a page is about, where two stand out from all others; else none.

    Args:
        mentions: All that the page names.
    """
    counts: Counter[str] = Counter()
    actors: dict[str, Actor] = {}
    for mention in mentions:
        if mention.actor is not None and mention.kind is not MentionKind.FRAMEWORK:
            counts[mention.actor.party] += 1
            actors.setdefault(mention.actor.party, mention.actor)
    ranked = counts.most_common(3)
    if len(ranked) < 2 or ranked[1][1] < _OFTEN or (len(ranked) == 3 and ranked[1][1] < _CLEARLY * ranked[2][1]):
        return ()
    return tuple(actors[party] for party, _ in ranked[:2])


def complete(candidates: Sequence[Candidate], rivals: Sequence[Actor] = ()) -> None:
    """Give candidates that lack a side the other party of the occurrence told just before, where there is just one.

    Args:
        candidates: The candidates of a page in the order of the text; changed in place.
        rivals: The two parties that the page is about, if any: what the one does with somebody is with the other.
    """
    told: list[Candidate] = []
    for candidate in candidates:
        if len(candidate.parties) < 2 and not _is_told(told, candidate):
            context = _context(told, candidate)
            if context is not None:
                _take(candidate, context.participants)
            elif rivals and _is_between(candidate, rivals):
                _take(candidate, [Participant(actor, Role.PARTICIPANT) for actor in rivals])
        if len(candidate.parties) > 1:
            told.append(candidate)


def _is_told(told: Sequence[Candidate], candidate: Candidate) -> bool:
    """Say whether words point back to an occurrence of their kind, from which they get their sides."""
    if not candidate.points_back:
        return False
    return candidate.is_bare or not candidate.participants or any(other.kind == candidate.kind for other in told)


def _is_between(candidate: Candidate, rivals: Sequence[Actor]) -> bool:
    """Say whether an occurrence of one known party is, on a page about two, between these two."""
    is_one_of_them = bool(candidate.parties) and candidate.parties <= {rival.party for rival in rivals}
    return candidate.signal.word.frame in _TOWARDS or is_one_of_them


def _other(role: Role) -> Role:
    return _COUNTERPARTS.get(role, Role.TARGET)


def _context(told: Sequence[Candidate], candidate: Candidate) -> Candidate | None:
    if candidate.is_other and not candidate.parties:  # "the next session": between those of the one told before
        return next((other for other in reversed(told) if other.kind == candidate.kind), None)
    for other in reversed(told):
        if candidate.sentence.index - other.sentence.index > _NEAR:
            return None
        known = all(p.actor is not None for p in other.participants)
        if known and len(other.parties) == 2 and candidate.parties <= other.parties:
            return other
    return None


def _take(candidate: Candidate, participants: Sequence[Participant]) -> None:
    frame = candidate.signal.word.frame
    if frame in _AGAINST and len(candidate.parties) == 1:
        role = _other(candidate.participants[0].role)
    elif frame in _INSIDE and (candidate.signal.verbs or not candidate.signal.is_noun or candidate.is_occasion):
        role = Role.SIGNATORY if frame is Frame.SIGN else Role.PARTICIPANT
    else:
        return
    for party in participants:
        if party.actor is not None and party.party not in candidate.parties:
            candidate.participants.append(Participant(party.actor, role))
    why = "the sentence leaves the other side to what was told just before"
    candidate.explanations.append(Explanation("context", why))
