"""Journeys home, which are no visits: "decided to return to Washington"."""

from dragoman.extraction.clauses import Clauses
from dragoman.extraction.grammar import Grammar
from dragoman.extraction.neighbours import Neighbours
from dragoman.extraction.side import at_home
from dragoman.extraction.triggers import Signal
from dragoman.text.normalize import fold
from dragoman.vocabulary.triggers import Cases, Frame

_NEAR = 4  # tokens behind the goal in which the country left may be named: "returned to Paris from Rabat"


class Homecoming:
    """Tells who only goes where she is at home.

    Args:
        grammar: The page.
        cases: The language's prepositions.
    """

    def __init__(self, grammar: Grammar, cases: Cases) -> None:
        self._grammar, self._near = grammar, Neighbours(grammar)
        self._clauses, self._goal = Clauses(grammar, cases.agent), frozenset(map(fold, cases.goal))

    def is_one(self, signal: Signal) -> bool:
        """Say whether a verb tells of a journey home, and names other countries only in what it is for.

        A return that names the country left, or none, ends a visit.
        """
        if signal.is_noun or signal.word.frame is not Frame.VISIT:
            return False
        goers = [m.actor for c in self._clauses.subjects(signal.index) for m in self._grammar.named_at(c)]
        own = {actor.party for actor in goers if actor is not None}
        goals = [at_home(m) for m in self._near.after(signal.index, self._goal, places=True)]
        if not goals or any(m.actor is None or m.actor.party not in own for m in goals):
            return False
        last = max(m.last for m in goals)
        named = [(m.first, at_home(m).actor) for m in self._grammar.mentions_in(self._grammar.sentence(signal.index))]
        abroad = [at for at, actor in named if actor is not None and actor.party not in own]
        return bool(abroad) and min(abroad) > last + _NEAR
