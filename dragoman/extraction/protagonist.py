"""The one whose page it is: a minister's round of meetings names her once, and then only whom she met."""

from collections import Counter
from collections.abc import Iterable

from dragoman.extraction.candidates import Candidate
from dragoman.model.explanation import Explanation
from dragoman.model.facts import Participant, Role
from dragoman.model.mention import Mention, MentionKind
from dragoman.vocabulary.triggers import Frame

_LEAD = 400  # characters of the page in which she is named
_OFTEN = 3  # mentions
_CLEARLY = 2  # times as often as anybody else
_BETWEEN = frozenset((Frame.MUTUAL, Frame.GATHER))
_KINDS = frozenset(("meeting", "call"))


def protagonist_of(mentions: Iterable[Mention]) -> Mention | None:
    """Give the first mention of the person a page is about: named at its beginning, and twice as often as others.

    Args:
        mentions: All that the page names, in order.
    """
    counts: Counter[str] = Counter()
    first: dict[str, Mention] = {}
    for mention in mentions:
        if mention.kind is MentionKind.PERSON and mention.person is not None and mention.actor is not None:
            counts[mention.person.id] += 1
            first.setdefault(mention.person.id, mention)
    ranked = [*counts.most_common(2), ("", 0)]
    if ranked[0][1] < _OFTEN or ranked[0][1] < _CLEARLY * ranked[1][1]:
        return None
    found = first[ranked[0][0]]
    return found if found.span.start <= _LEAD else None


def is_protagonists(candidate: Candidate, protagonist: Mention) -> bool:
    """Say whether a talk with one party, said by a noun and of nobody else, is the protagonist's.

    Args:
        candidate: Lacks a side.
        protagonist: Of another party.
    """
    actor, signal = protagonist.actor, candidate.signal
    if actor is None or len(candidate.parties) != 1 or actor.party in candidate.parties:
        return False
    is_talk = signal.is_noun and signal.word.frame in _BETWEEN and candidate.kind in _KINDS
    is_met = any(p.person is not None or p.post is not None for p in candidate.participants)
    known = all(p.actor is not None for p in candidate.participants)
    return is_talk and is_met and known


def join(candidate: Candidate, protagonist: Mention) -> None:
    """Add the protagonist to the sides of a candidate, in place."""
    role = Role.PARTICIPANT
    candidate.participants.append(Participant(protagonist.actor, role, protagonist.person, protagonist.post))
    who = protagonist.person.label if protagonist.person is not None else ""
    candidate.explanations.append(
        Explanation("protagonist", f"the page tells whom {who} met, and names only the other")
    )
