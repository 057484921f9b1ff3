import pytest

from dragoman.nlp.words import cut_words

CASES = (
    ("La UE-27 y EE.UU. firmaron, dijo.", ["La", "UE-27", "y", "EE.UU.", "firmaron", ",", "dijo", "."]),
    ("«Es así», el 3,5 % a las 10:30", ["«", "Es", "así", "»", ",", "el", "3,5", "%", "a", "las", "10:30"]),
    ("قال الوزير، أمس.", ["قال", "الوزير", "،", "أمس", "."]),
    ("السَّفير (12 مايو)", ["السَّفير", "(", "12", "مايو", ")"]),
    ("l’accord d'hier", ["l’", "accord", "d'", "hier"]),
    ("Jordan's envoy, the states’ view", ["Jordan", "'s", "envoy", ",", "the", "states", "’", "view"]),
    ("J. M. Ruiz", ["J.", "M.", "Ruiz"]),
)


@pytest.mark.parametrize(("text", "words"), CASES)
def test_a_sentence_is_cut_into_words_and_marks(text: str, words: list[str]) -> None:
    assert [span.cut(text) for span in cut_words(text, 0, len(text), {"ee.uu"})] == words


def test_places_count_in_the_paragraph() -> None:
    text = "Uno. Dos tres."
    assert [(span.start, span.end) for span in cut_words(text, 5, 14, ())] == [(5, 8), (9, 13), (13, 14)]
