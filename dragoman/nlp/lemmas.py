"""Dictionary forms of words."""

from functools import lru_cache

from dragoman.text.arabic import fold_arabic
from dragoman.vocabulary.languages import LanguagePack, load_languages


def lemma_of(word: str, pos: str, pack: LanguagePack, *, before: str = "", has_pronoun: bool = False) -> str:
    """Give the dictionary form of a word, in lower case; of Arabic, the word folded.

    The table of simplemma knows no parts of speech: a form that a noun has as well («visita») is taken for the verb's
    where it is tagged so.

    Args:
        word: The word, or the part of one.
        pos: Its universal part of speech.
        pack: Its language.
        before: The part of the same word before it.
        has_pronoun: Whether a pronoun follows in the same word.
    """
    if pack.has_parts:
        return fold_arabic(word, before=before, has_pronoun=has_pronoun)
    if pos == "ADP" and word.lower() in pack.contractions:
        return pack.contractions[word.lower()]
    return _lemma(word, pos in ("VERB", "AUX"), pack.code)


@lru_cache(maxsize=1 << 15)
def _lemma(word: str, is_verb: bool, language: str) -> str:
    import simplemma

    found = simplemma.lemmatize(word, language).lower()
    endings = load_languages()[language].verb_endings
    if not is_verb or found.endswith(tuple({end for ends in endings.values() for end in ends})):
        return found
    lower = word.lower()
    for size in range(min(4, len(lower) - 2), 0, -1):
        for infinitive in endings.get(lower[-size:], ()):
            verb = lower[:-size] + infinitive
            if simplemma.lemmatize(verb, language) == verb and simplemma.is_known(verb, language):
                return verb
    return found
