"""Places told by a demonym: "the Jordanian capital", « la ville lituanienne de », «الجمهورية اللبنانية»."""

from collections.abc import Sequence

from dragoman.linking.chunks import Atom, put_in
from dragoman.linking.sentence import WordSentence, is_blank
from dragoman.model.actor import ActorType, Place
from dragoman.model.mention import Form
from dragoman.text.words import PhraseIndex
from dragoman.vocabulary.actors import load_actors


class LocalityFinder:
    """Finds nouns for a place with a demonym beside them.

    Args:
        capitals: Words for the seat of a government, which may stand for the government too: "capital".
        towns: Words for any other place: "town", "port".
        realms: Words for the state itself: « république ».
    """

    def __init__(self, capitals: Sequence[str], towns: Sequence[str], realms: Sequence[str]) -> None:
        kinds = ((Form.CAPITAL, capitals), (Form.CITY, towns), (Form.NAME, realms))
        self._index = PhraseIndex((word, form) for form, words in kinds for word in words)

    def find(self, sentence: WordSentence) -> list[Atom]:
        """Give the names marked in a sentence, such places in the stead of their demonyms."""
        found = [self._beside(sentence, atom) for atom in sentence.atoms if _is_demonym(atom)]
        return put_in(sentence.atoms, [atom for atom in found if atom is not None])

    def _beside(self, sentence: WordSentence, demonym: Atom) -> Atom | None:
        before, after = demonym.first - 1, demonym.last
        for first in (index for index in (before, after) if 0 <= index < len(sentence.words)):
            match = self._index.longest(sentence.words, first)
            is_beside = is_blank(sentence.gap(demonym.first if first == before else after))
            if match is not None and match[0] == first + 1 and is_beside and sentence.atom_at[first] is None:
                return _place(sentence, min(first, demonym.first), max(first + 1, demonym.last), match[1], demonym)
        return None


def _is_demonym(atom: Atom) -> bool:
    return atom.form is Form.ADJECTIVE and atom.actor is not None and atom.actor.type is ActorType.STATE


def _place(sentence: WordSentence, first: int, last: int, form: Form, demonym: Atom) -> Atom | None:
    state = load_actors().states.get("" if demonym.actor is None else demonym.actor.party)
    if state is None:
        return None
    label = state.label if form is Form.NAME else sentence.said(first, last)
    label = state.capitals[0].label if form is Form.CAPITAL and state.capitals else label
    actor = None if form is Form.CITY else demonym.actor
    return Atom(first, last, form, actor=actor, place=Place(label, state.code))
