import pytest

from dragoman.nlp.lemmas import lemma_of
from dragoman.vocabulary.languages import load_languages

CASES = (
    ("es", "visita", "VERB", "visitar"),
    ("es", "visita", "NOUN", "visita"),
    ("es", "firmada", "VERB", "firmar"),
    ("es", "reunió", "VERB", "reunir"),
    ("fr", "signés", "VERB", "signer"),
    ("fr", "entretenue", "VERB", "entretenir"),
    ("fr", "conduite", "VERB", "conduire"),
    ("fr", "ouverte", "VERB", "ouvrir"),
    ("fr", "acquis", "VERB", "acquérir"),
    ("fr", "rencontre", "NOUN", "rencontre"),
    ("fr", "rencontre", "VERB", "rencontrer"),
    ("en", "meeting", "NOUN", "meeting"),
    ("en", "meetings", "NOUN", "meeting"),
    ("en", "met", "VERB", "meet"),
    ("en", "freezing", "VERB", "freeze"),
    ("en", "gone", "VERB", "go"),
)


@pytest.mark.parametrize(("language", "word", "pos", "lemma"), CASES)
def test_a_form_is_taken_for_what_it_is_tagged_as(language: str, word: str, pos: str, lemma: str) -> None:
    assert lemma_of(word, pos, load_languages()[language]) == lemma


def test_an_arabic_word_is_folded_by_what_stands_around_it_in_the_same_word() -> None:
    assert lemma_of("زيارت", "NOUN", load_languages()["ar"], has_pronoun=True) == "زياره"
