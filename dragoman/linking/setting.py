"""Where a page, or a block of it, is set: the state that a post without an owner belongs to."""

from collections import Counter
from collections.abc import Sequence

from dragoman.linking.chunks import Atom
from dragoman.linking.sentence import WordSentence
from dragoman.model.actor import Actor, ActorType
from dragoman.model.mention import Form

_LEAD = 3  # sentences that tell what a page is about
_DATELINE_PLACES = frozenset((Form.CAPITAL, Form.CITY))


def dateline(sentence: WordSentence, signs: Sequence[str]) -> Atom | None:
    """Find the place of a dateline: « Rabat – », "WARSAW, April 9 (Reuters) -", "■ MUSCAT:".

    Args:
        sentence: The first sentence of a block.
        signs: Signs that part a dateline from the text.
    """
    first = sentence.atoms[0] if sentence.atoms else None
    if first is None or first.first != 0 or first.place is None or first.last >= len(sentence.words):
        return None
    reach = min(len(sentence.words), first.last + 8)
    for index in range(first.last, reach):
        gap = sentence.gap(index)
        if any(sign in gap for sign in signs):
            return first
        if gap.strip() not in ("", ",", "."):
            return None
        token = sentence.tokens[index]
        if token.pos in ("VERB", "AUX", "PRON") and not sentence.words[index].is_capital:
            return None
    return None


def home(sentences: Sequence[WordSentence], states: dict[str, Actor]) -> Actor | None:
    """Find the state that a page is set in: the one that its first sentences name most; None where two are level.

    Args:
        sentences: The sentences of the body.
        states: The states of the page by code.
    """
    counts: Counter[str] = Counter()
    for number, sentence in enumerate(sentences):
        weight = 2 if number < _LEAD else 1
        for atom in sentence.atoms:
            country = _country(atom)
            if country is not None:
                counts[country] += weight
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] < 1.5 * ranked[1][1]):
        return None
    return states.get(ranked[0][0])


def _country(atom: Atom) -> str | None:
    if atom.actor is not None and atom.actor.type is ActorType.STATE:
        return atom.actor.country
    return atom.place.country if atom.place is not None else None
