"""Sittings of standing bodies: "the fifth meeting of the joint commission", « le Conseil a tenu sa réunion »."""

from dragoman.extraction.grammar import Grammar
from dragoman.extraction.triggers import Signal
from dragoman.model.facts import Participant, Role
from dragoman.model.mention import Mention

_SITTING = frozenset(("meeting", "session", "conference"))


def sitting_body(grammar: Grammar, signal: Signal) -> Mention | None:
    """Find the standing body whose sitting a signal tells, if any.

    Args:
        grammar: The page.
        signal: A signal of a meeting, a session or a conference.

    Returns:
        The mention of the body: of what the noun is, or what holds it.
    """
    if signal.kind not in _SITTING:
        return None
    own = {signal.index, signal.governor}
    for mention in grammar.mentions_in(grammar.sentence(signal.index)):
        if not mention.sits:
            continue
        if mention.first <= signal.index < mention.last:
            return mention
        head = head_of(grammar, mention)
        if grammar.tokens[head].head in own and grammar.tokens[head].dep.split(":")[0] in ("nmod", "nsubj", "compound"):
            return mention
    return None


def head_of(grammar: Grammar, mention: Mention) -> int:
    """Give the token of a mention that hangs on a token outside of it."""
    inside = range(mention.first, mention.last)
    return next((i for i in inside if grammar.tokens[i].head not in inside), mention.first)


def members(body: Mention, parties: set[str]) -> list[Participant]:
    """Give the members of a sitting body as participants, those left out that take part already."""
    return [Participant(actor, Role.PARTICIPANT) for actor in body.members if actor.party not in parties]
