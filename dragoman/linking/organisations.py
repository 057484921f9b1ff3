"""Organisations that the vocabulary does not know, told by the shape of their names: "Rivers Institute"."""

from collections.abc import Iterator

from dragoman.linking.chunks import Atom, put_in
from dragoman.linking.sentence import WordSentence
from dragoman.model.actor import Actor, ActorType
from dragoman.model.mention import Form
from dragoman.text.normalize import fold, slug
from dragoman.text.words import PhraseIndex
from dragoman.vocabulary.bodies import Bodies

_LONGEST = 7  # words of a name


class OrganisationFinder:
    """Finds capitalised names built on a noun such as "Institute".

    Args:
        bodies: The language's nouns and links.
    """

    def __init__(self, bodies: Bodies) -> None:
        self._nouns = frozenset(map(fold, bodies.organisations))
        self._links = PhraseIndex((link, True) for link in bodies.organisation_links)

    def find(self, sentence: WordSentence) -> list[Atom]:
        """Find the organisations of a sentence; gives all its atoms, with those in place of the names inside them."""
        found: list[Atom] = []
        nouns = [index for index, word in enumerate(sentence.words) if word.folded in self._nouns and word.is_capital]
        for index in nouns if nouns and not sentence.is_headline else ():
            if sentence.atom_at[index] is None:
                atom = self._around(sentence, index, found[-1].last if found else 0)
                if atom is not None:
                    found.append(atom)
        return put_in(sentence.atoms, found)

    def _around(self, sentence: WordSentence, index: int, floor: int) -> Atom | None:
        if index < floor:
            return None
        first = self._before(sentence, index, floor)
        if first < index and _goes_on(sentence, index + 1):
            return None  # "Trust Principles": the noun that makes it an organisation is not the last
        last = self._after(sentence, index + 1)
        if last - first < 2 or any(_cuts(atom, first, last) for atom in sentence.atom_at[first:last]):
            return None
        name = sentence.said(first, last)
        actor = Actor(f"org:{slug(name)}", name, ActorType.ORGANIZATION, name, None, name)
        return Atom(first, last, Form.PATTERN, actor=actor)

    def _before(self, sentence: WordSentence, index: int, floor: int) -> int:
        first = index
        while first > max(floor, index - _LONGEST) and sentence.gap(first) in (" ", "-", "\u00a0"):
            word, token = sentence.words[first - 1], sentence.tokens[first - 1]
            is_free = sentence.atom_at[first - 1] is None
            if not word.is_capital or not is_free or token.pos not in ("PROPN", "NOUN", "ADJ"):
                break
            first -= 1
        return first

    def _after(self, sentence: WordSentence, start: int) -> int:
        """Take in capitalised words, and what a link opens when it is capitalised too."""
        last = start
        for at in self._steps(sentence, start):
            last = at
        return last

    def _steps(self, sentence: WordSentence, at: int) -> Iterator[int]:
        begin = at
        while at < len(sentence.words) and at - begin < _LONGEST and sentence.gap(at) in (" ", "'", "’", "-", "\u00a0"):
            if not sentence.words[at].is_capital:
                link = self._links.longest(sentence.words, at)
                if link is None or link[0] >= len(sentence.words) or not sentence.words[link[0]].is_capital:
                    return
                at = link[0]
            atom = sentence.atom_at[at]
            at = at + 1 if atom is None else atom.last
            yield at


def _goes_on(sentence: WordSentence, at: int) -> bool:
    return at < len(sentence.words) and sentence.words[at].is_capital and sentence.gap(at) in (" ", "\u00a0", "-")


def _cuts(atom: Atom | None, first: int, last: int) -> bool:
    """Say whether a name of the vocabulary sticks out of the words, or is no mere place inside them."""
    return atom is not None and (atom.first < first or atom.last > last or atom.framework is not None)
