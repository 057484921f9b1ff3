"""Demonyms that stand for a person: "the Tunisian was to see …", « la española aterrizó »."""

from collections.abc import Iterator

from dragoman.linking.chunks import Atom
from dragoman.linking.sentence import WordSentence
from dragoman.model.mention import Form

_NOUNS = frozenset(("NOUN", "PROPN", "ADJ", "NUM"))


def lone_demonyms(sentence: WordSentence) -> Iterator[tuple[Atom, str | None]]:
    """Find the demonyms in the singular that an article makes nouns, with the gender that they show.

    Args:
        sentence: The sentence, its names marked.
    """
    for atom in sentence.atoms:
        token = sentence.tokens[atom.first]
        if atom.form is not Form.ADJECTIVE or atom.actor is None or not atom.first or atom.last - atom.first > 1:
            continue
        article = sentence.tokens[atom.first - 1]
        is_definite = article.pos == "DET" and "Definite=Ind" not in article.morph
        is_opened = is_definite and not sentence.gap(atom.first).strip(" '’")
        is_open = atom.last < len(sentence.words) and not sentence.gap(atom.last).strip()
        completes = is_open and sentence.tokens[atom.last].pos in _NOUNS
        if is_opened and not completes and "Number=Plur" not in token.morph + article.morph:
            shown = "f" if "Gender=Fem" in token.morph else "m" if "Gender=Masc" in token.morph else None
            yield atom, shown
