"""Sides of what is only named as the occasion of something else: "said during her talks with the Kenyan president"."""

from collections.abc import Iterator, Sequence

from dragoman.extraction.clauses import Clauses
from dragoman.extraction.grammar import Grammar
from dragoman.extraction.neighbours import Neighbours
from dragoman.extraction.triggers import Signal
from dragoman.model.mention import Form, Mention
from dragoman.text.normalize import fold
from dragoman.vocabulary.topics import load_topics
from dragoman.vocabulary.triggers import Cases, Frame

_NEAR = 10  # tokens between a noun and the other side that follows it
_GATHERINGS = frozenset((Frame.MUTUAL, Frame.VISIT))
_COMMAS = (",", "،")
_BEFORE = 6  # tokens that may make a noun an occasion


class Occasions:
    """Finds the sides that stand around an event noun that no verb carries.

    Args:
        grammar: The page.
        cases: The language's prepositions and possessives.
    """

    def __init__(self, grammar: Grammar, cases: Cases) -> None:
        self._grammar = grammar
        self._near = Neighbours(grammar)
        self._clauses = Clauses(grammar, cases.agent)
        self._possessive = frozenset(map(fold, cases.possessive))
        self._comitative = frozenset(map(fold, cases.comitative))
        self._openers = {
            Frame.MUTUAL: frozenset(map(fold, (*cases.comitative, *cases.between))),
            Frame.VISIT: frozenset(map(fold, cases.goal)),
        }

    def beside(self, signal: Signal) -> tuple[Mention, ...]:
        """Give the other side that follows a noun, no verb between them: « ses entretiens avec X »."""
        frame = signal.word.frame
        if frame not in _GATHERINGS:
            return ()
        found = self._near.after(signal.last - 1, self._openers[frame], places=frame is Frame.VISIT)
        if not found or found[0].first - signal.last > _NEAR:
            return ()
        between = self._grammar.tokens[signal.last : found[0].first]
        return () if any(token.pos in ("VERB", "AUX") for token in between) else found

    def owner(self, signal: Signal, beside: Sequence[Mention]) -> tuple[Mention, ...]:
        """Give whose the occasion is, where a possessive says so: the subject of the clause it stands in.

        Args:
            signal: The noun.
            beside: What follows it; the possessive may stand there as well: "talks with her counterpart".
        """
        if signal.word.frame not in _GATHERINGS:
            return ()
        is_owned = any(map(self._is_somebodys, (signal.first, *(m.first for m in beside))))
        if not is_owned and not self._is_with(signal, beside):
            return ()
        for above in self._grammar.ancestors(signal.index):
            for subject in self._clauses.subjects(above):
                found = tuple(self._named(subject))
                if found:
                    return self._near.together(found[0])
        return ()

    def apposed(self, signal: Signal) -> Iterator[Mention]:
        """Give whom a comma parts from a noun: « a reçu mardi X, ministre de Y, en visite au Royaume »."""
        tokens, before = self._grammar.tokens, signal.first - 1
        sentence = self._grammar.sentence(signal.index)
        while before > sentence.first and tokens[before].pos in ("ADP", "DET", "ADJ"):
            before -= 1
        if tokens[before].text in _COMMAS:
            yield from (m for m in self._grammar.mentions_in(sentence) if m.last == before and m.person is not None)

    def _is_with(self, signal: Signal, beside: Sequence[Mention]) -> bool:
        """Say whether a clause tells when by whom somebody met: "after a meeting with X, the minister said"."""
        is_adverbial = self._grammar.tokens[signal.index].dep.startswith("obl")
        return is_adverbial and bool(beside) and self._near.case(beside[0]) in self._comitative

    def _is_somebodys(self, index: int) -> bool:
        tokens, before = self._grammar.tokens, index - 1
        floor = self._grammar.sentence(index).first
        while before > floor and tokens[before].pos in ("ADJ", "NUM"):
            before -= 1
        behind = index + 1 < len(tokens) and tokens[index + 1].start == tokens[index].end  # «زيارتها»
        near = (before, index, *((index + 1,) if behind else ()))
        return any(fold(tokens[i].text) in self._possessive for i in near if i >= floor)

    def _named(self, index: int) -> Iterator[Mention]:
        for mention in self._grammar.named_at(index):
            if mention.form not in (Form.ADJECTIVE, Form.COMPOUND, Form.CITY):
                yield mention


def is_occasion(grammar: Grammar, signal: Signal) -> bool:
    """Say whether a noun is only the occasion of something else: "during a seminar", « lors de sa visite »."""
    if not signal.is_noun or signal.verbs:
        return False
    tokens, last = grammar.tokens, signal.first
    floor = max(grammar.sentence(signal.index).first, signal.first - _BEFORE)
    while last > floor and tokens[last - 1].pos in ("DET", "ADJ", "ADV"):
        last -= 1
    before = fold(" ".join(token.text for token in tokens[floor:last]))
    occasions = load_topics(grammar.reading.annotated.language).occasions
    return any(f" {before}".endswith(f" {fold(phrase)}") for phrase in occasions)
