"""Sides that a sentence leaves to what was told before: « deux accords ont été signés à l'issue de la réunion »."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.extraction.candidates import Candidate
from dragoman.extraction.protagonist import is_protagonists, join
from dragoman.model.actor import Actor, ActorType
from dragoman.model.explanation import Explanation
from dragoman.model.facts import Participant, Role
from dragoman.model.mention import Mention, MentionKind
from dragoman.vocabulary.actors import load_actors
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
_BEFORE = Explanation("context", "the sentence leaves the other side to what was told just before")
# What is, on a page about two parties, done by the one to the other.
_TOWARDS = frozenset((Frame.DIRECTED, Frame.VISIT))


@dataclass(frozen=True, slots=True)
class Pair:
    """The two parties that a page is about.

    Attributes:
        actors: One of each party.
        is_clear: Whether they are named much more often than any other.
    """

    actors: tuple[Actor, Actor]
    is_clear: bool

    @property
    def parties(self) -> set[str]:
        """Their parties."""
        return {actor.party for actor in self.actors}


def pair_of(mentions: Iterable[Mention]) -> Pair | None:
    """Give the two parties that a page is about: those named more often than any third; None where none are.

    Args:
        mentions: All that the page names.
    """
    counts: Counter[str] = Counter()
    actors: dict[str, Actor] = {}
    for mention in mentions:
        if mention.actor is not None and mention.kind is not MentionKind.FRAMEWORK:
            counts[mention.actor.party] += 1
            actors.setdefault(mention.actor.party, mention.actor)
    ranked = [*counts.most_common(3), ("", 0)]
    if len(counts) < 2 or ranked[1][1] < 2 or ranked[1][1] == ranked[2][1]:
        return None
    is_clear = ranked[1][1] >= _OFTEN and ranked[1][1] >= _CLEARLY * ranked[2][1]
    return Pair((actors[ranked[0][0]], actors[ranked[1][0]]), is_clear)


def complete(candidates: Sequence[Candidate], pair: Pair | None = None, protagonist: Mention | None = None) -> None:
    """Give candidates that lack a side the other party of the occurrence told just before, where there is just one.

    Args:
        candidates: The candidates of a page in the order of the text; changed in place.
        pair: The two parties that the page is about, if any: what the one does with somebody is with the other.
        protagonist: The person that the page is about, if any: talks with one party are hers.
    """
    told: list[Candidate] = []
    for candidate in candidates:
        _settle_host(candidate)
        if pair is not None:
            _settle_unknown(candidate, pair)
        if len(candidate.parties) < 2 and not _is_told(told, candidate):
            context = _context(told, candidate)
            if context is not None:
                _take(candidate, context.participants, _BEFORE)
            elif protagonist is not None and is_protagonists(candidate, protagonist):
                join(candidate, protagonist)
            elif pair is not None and _is_between(candidate, pair, told):
                _take(candidate, [Participant(actor, Role.PARTICIPANT) for actor in pair.actors], _why(pair))
        if len(candidate.parties) > 1:
            told.append(candidate)


def _why(pair: Pair) -> Explanation:
    first, second = (actor.label for actor in pair.actors)
    rule = "pair" if pair.is_clear else "likely-pair"
    return Explanation(rule, f"the page is about {first} and {second}, and leaves one of them out here")


def _settle_host(candidate: Candidate) -> None:
    """Take a host of an unknown party to be at home where she receives: "the minister received Y in Riyadh"."""
    hosts = [p for p in candidate.participants if p.role is Role.HOST]
    guests = {p.party for p in candidate.participants if p.role is not Role.HOST}
    countries = {place.country for place in candidate.places}
    if candidate.signal.word.frame is not Frame.RECEIVE or len(hosts) != 1 or len(countries) != 1:
        return
    state = load_actors().states.get(str(next(iter(countries))))
    if hosts[0].actor is not None or hosts[0].person is None or state is None or state.code in guests:
        return
    actor = Actor(state.id, state.label, ActorType.STATE, state.code, state.code, candidate.places[0].label)
    candidate.participants = [replace(p, actor=actor) if p is hosts[0] else p for p in candidate.participants]
    detail = f"received in {candidate.places[0].label}, where the host is at home"
    candidate.explanations.append(Explanation("host-at-home", detail))


def _settle_unknown(candidate: Candidate, pair: Pair) -> None:
    """Take somebody of an unknown party, beside one of the two that the page is about, to be of the other."""
    known = {p.party for p in candidate.participants if p.actor is not None}
    unknown = [p for p in candidate.participants if p.actor is None]
    if len(known) != 1 or len(unknown) != 1 or not known <= pair.parties:
        return
    (other,) = (actor for actor in pair.actors if actor.party not in known)
    if other.type is not ActorType.STATE:
        return  # an organisation is as often only where they met
    candidate.participants = [replace(p, actor=other) if p.actor is None else p for p in candidate.participants]
    candidate.explanations.append(_why(pair))


def _is_told(told: Sequence[Candidate], candidate: Candidate) -> bool:
    """Say whether words point back to an occurrence of their kind, from which they get their sides."""
    if not candidate.points_back:
        return False
    return candidate.is_bare or not candidate.participants or any(other.kind == candidate.kind for other in told)


def _is_between(candidate: Candidate, pair: Pair, told: Sequence[Candidate]) -> bool:
    """Say whether an occurrence of one known party, or of none, is on a page about two between these two."""
    if not pair.is_clear and len(candidate.participants) > 1:
        return False  # officials of one state, more likely among themselves
    if candidate.parties:
        return candidate.parties <= pair.parties or (pair.is_clear and candidate.signal.word.frame in _TOWARDS)
    return pair.is_clear or any(pair.parties <= other.parties for other in told)


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


def _take(candidate: Candidate, participants: Sequence[Participant], why: Explanation) -> None:
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
    candidate.explanations.append(why)
