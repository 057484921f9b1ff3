"""Dictionary forms of words."""

from collections.abc import Iterator
from functools import lru_cache

from dragoman.text.arabic import fold_arabic
from dragoman.vocabulary.languages import LanguagePack, Lemmas, load_languages

_LONGEST_ENDING = 4


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
        return fold_arabic(word, before=before, has_pronoun=has_pronoun and pos not in ("VERB", "AUX"))
    return _lemma(word, "VERB" if pos == "AUX" else pos, pack.code)


@lru_cache(maxsize=1 << 15)
def _lemma(word: str, pos: str, language: str) -> str:
    import simplemma

    found: str = simplemma.lemmatize(word, language).lower()
    rules = load_languages()[language].lemmas.get(pos)
    if rules is None:
        return found
    form = word.lower()
    if form in rules.irregular:
        return rules.irregular[form]
    if pos == "VERB" and found != form and (not rules.bases or found.endswith(rules.bases)):
        return found
    return next(_derived(form, rules, language, is_verb=pos == "VERB"), found)


def _derived(form: str, rules: Lemmas, language: str, *, is_verb: bool) -> Iterator[str]:
    """Give the dictionary forms that a form's ending allows and the table knows, longest ending first."""
    import simplemma

    for size in range(min(_LONGEST_ENDING, len(form) - 2), 0, -1):
        for ending in rules.endings.get(form[-size:], ()):
            base = form[:-size] + ending.strip("-=")
            if not simplemma.is_known(base, language):
                continue
            found: str = simplemma.lemmatize(base, language).lower()
            if ending == "=" and found.endswith(rules.bases):
                yield found
            elif ending != "=" and (found == base or not is_verb):
                yield base
