"""How a verb stands beside the entries of the trigger lists: by its stem, by the words behind it, by its pronoun."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from dragoman.extraction.grammar import Grammar
from dragoman.model.annotation import Token
from dragoman.text.arabic import has_arabic
from dragoman.text.normalize import fold
from dragoman.vocabulary.triggers import Cases

_VERBS = frozenset(("VERB", "AUX"))
_FOLLOWED_WITHIN = 6  # tokens
_SHORTEST_STEM = 5  # letters; a shorter one begins too many words
_JOINTS = ("و", "ف")  # conjunctions that may be left on an Arabic verb
_FUTURE = "س"  # and so may the particle of the future: «وسيزور»
_ENDINGS = 2  # letters of a verb's dictionary form that its other forms may lack
_Entry = TypeVar("_Entry")


def look_up(token: Token, table: Mapping[str, tuple[_Entry, ...]]) -> tuple[_Entry, ...]:
    """Find what a table has for a verb, by its lemma, or by its stem where the lemma is none of the table's.

    Lemmatizers leave rare forms as they are: « convoqueront », « dément ».
    """
    found = table.get(token.lemma)
    if found is not None or token.pos not in _VERBS:
        return found or ()
    if has_arabic(token.lemma):
        bare = token.lemma.removeprefix(next((j for j in _JOINTS if token.lemma.startswith(j)), ""))
        return table.get(bare, ()) or (table.get(bare.removeprefix(_FUTURE), ()) if "Tense=Fut" in token.morph else ())
    form = fold(token.text)
    if fold(token.lemma) != form:
        return ()
    for lemma, entries in table.items():
        stem = fold(lemma)[:-_ENDINGS]
        if (
            len(stem) >= _SHORTEST_STEM
            and form.startswith(stem)
            and len(form) - len(stem) <= 6
            and token.lemma not in table
        ):
            return entries
    return ()


def _is_pronoun(pronoun: Token) -> bool:
    return pronoun.pos == "PRON" or pronoun.dep.startswith("expl")


def is_followed(grammar: Grammar, index: int, words: Sequence[str]) -> bool:
    """Say whether words follow a verb in order, none farther than a few tokens from the one before."""
    tokens, end = grammar.tokens, grammar.sentence(index).last
    for word in words:
        near = range(index + 1, min(end, index + 1 + _FOLLOWED_WITHIN))
        index = next((i for i in near if fold(word) in (fold(tokens[i].text), fold(tokens[i].lemma))), -1)
        if index < 0:
            return False
    return True


def is_reflexive(grammar: Grammar, cases: Cases, index: int) -> bool:
    """Say whether a verb is reflexive: « s'est réuni », « se reunió », « reunirse »."""
    token = grammar.tokens[index]
    children = (grammar.tokens[c] for c in grammar.children[index])
    if any(_is_pronoun(c) and c.text.casefold() in cases.reflexive for c in children):
        return True
    return "VerbForm=Fin" not in token.morph and token.text.casefold().endswith(cases.enclitic)


def opens_as_verb(grammar: Grammar, token: Token) -> bool:
    """Say whether an Arabic clause opens with a word that the tagger took for a noun, where verbs stand."""
    first = grammar.sentence(token.index).first
    joined = token.index - first == 1 and grammar.tokens[first].lemma in _JOINTS
    is_parted = token.index > first and grammar.tokens[token.index - 1].pos == "PUNCT"
    is_root = token.pos == "NOUN" and token.dep == "root" and has_arabic(token.lemma)
    return is_root and (token.index == first or joined or is_parted) and not grammar.has_article(token.index)
