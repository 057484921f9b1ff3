import pytest

from dragoman.nlp.words import WordCutter
from dragoman.vocabulary.languages import load_languages

CASES = (
    ("es", "La UE-27 y EE.UU. firmaron, dijo.", ["La", "UE-27", "y", "EE.UU.", "firmaron", ",", "dijo", "."]),
    ("es", "«Es así», el 3,5 % a las 10:30", ["«", "Es", "así", "»", ",", "el", "3,5", "%", "a", "las", "10:30"]),
    ("es", "J. M. Ruiz", ["J.", "M.", "Ruiz"]),
    ("ar", "قال الوزير، أمس.", ["قال", "الوزير", "،", "أمس", "."]),
    ("ar", "السَّفير (12 مايو)", ["السَّفير", "(", "12", "مايو", ")"]),
    ("fr", "l’accord d'hier, aujourd’hui", ["l’", "accord", "d'", "hier", ",", "aujourd’hui"]),
    ("fr", "a-t-il dit; dit-elle", ["a", "-t-il", "dit", ";", "dit", "-elle"]),
    ("fr", "N’Djamena n'est ni M'Bala ni N'Guigmi", ["N’Djamena", "n'", "est", "ni", "M'Bala", "ni", "N'Guigmi"]),
    ("fr", "N'ayant vu L'Iran", ["N'", "ayant", "vu", "L'", "Iran"]),
    ("fr", "les États-Unis", ["les", "États-Unis"]),
    ("en", "Jordan's envoy, the states’ view", ["Jordan", "'s", "envoy", ",", "the", "states", "’", "view"]),
    ("en", "a two-day talk didn't end", ["a", "two", "-", "day", "talk", "did", "n't", "end"]),
    ("en", "Gen. Ruiz", ["Gen.", "Ruiz"]),
)


@pytest.mark.parametrize(("language", "text", "words"), CASES)
def test_a_sentence_is_cut_into_words_and_marks(language: str, text: str, words: list[str]) -> None:
    cutter = WordCutter(load_languages()[language])
    assert [span.cut(text) for span in cutter.cut(text, 0, len(text))] == words


def test_places_count_in_the_paragraph() -> None:
    text = "Uno. Dos tres."
    spans = WordCutter(load_languages()["es"]).cut(text, 5, 14)
    assert [(span.start, span.end) for span in spans] == [(5, 8), (9, 13), (13, 14)]
