import subprocess
import sys

import pytest

from dragoman.language import identify_language
from dragoman.model import Article, Block, Explanation, Span
from dragoman.vocabulary.language_names import load_language_names
from dragoman.vocabulary.languages import supported_languages
from tests.factory import article, page

SENTENCES = {
    "ar": "استقبل وزير الخارجية اليوم في الرباط نظيره البلجيكي وبحثا سبل تعزيز التعاون بين البلدين.",
    "de": "Der Außenminister empfing gestern in Berlin seinen marokkanischen Amtskollegen zu einem Gespräch.",
    "en": "The foreign minister yesterday received his Belgian counterpart in the capital for talks on security.",
    "es": "El ministro de Exteriores recibió ayer en Madrid a su homólogo marroquí para hablar de cooperación.",
    "fa": "وزیر خارجه امروز در تهران با همتای عراقی خود دربارهٔ همکاری‌های دو کشور گفت‌وگو کرد.",
    "fr": "Le ministre des Affaires étrangères a reçu hier à Rabat son homologue belge pour parler de sécurité.",
    "it": "Il ministro degli Esteri ha ricevuto ieri a Roma il suo omologo marocchino per parlare di sicurezza.",
}


@pytest.mark.parametrize(("code", "text"), SENTENCES.items())
def test_a_sentence_is_enough_to_tell_the_language(code, text):
    guess = identify_language(article(page(text)))
    assert guess.code == code
    assert guess.confidence > 0.9


def test_the_explanation_names_the_language():
    assert "French" in identify_language(article(page(SENTENCES["fr"]))).explanation.detail


def test_furniture_has_no_say():
    menu, body = SENTENCES["en"] * 20, SENTENCES["fr"]
    why = Explanation("by-hand", "By hand.")
    blocks = (Block(Span(0, len(menu)), False, why), Block(Span(len(menu) + 1, len(menu) + 1 + len(body)), True, why))
    assert identify_language(Article("a", "a", "0", f"{menu}\n{body}", blocks)).code == "fr"


@pytest.mark.parametrize("text", [" ", "12 / 34", "…"])
def test_a_body_without_letters_is_undetermined(text):
    guess = identify_language(article(page(text)))
    assert (guess.code, guess.confidence) == ("und", 0.0)


def test_the_hint_decides_for_a_few_words():
    assert identify_language(article(page("Sommet à Tunis")), hint="fr").code == "fr"
    assert identify_language(article(page("Rabat, 5 mai")), hint="fr").explanation.rule == "stated"


def test_a_long_text_outvotes_the_hint():
    assert identify_language(article(page(SENTENCES["en"] * 3)), hint="fr").code == "en"


def test_every_supported_language_has_a_name():
    assert set(supported_languages()) <= set(load_language_names())


def test_importing_the_room_loads_no_model():
    code = "import sys, dragoman.language; sys.exit('py3langid' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
