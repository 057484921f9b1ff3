import pytest

from dragoman.nlp.parts import cut_label, cut_word, part_kinds

CASES = (
    (["الوزير"], "*"),
    (["و", "قال"], "1,*"),
    (["وزير", "ه"], "*,1"),
    (["و", "ب", "رئيس", "ها"], "1,1,*,2"),
)


@pytest.mark.parametrize(("parts", "label"), CASES)
def test_a_label_cuts_the_word_it_was_made_from(parts: list[str], label: str) -> None:
    assert cut_label(parts) == label
    assert cut_word("".join(parts), label) == parts


def test_a_word_too_short_for_its_label_stays_whole() -> None:
    assert cut_word("له", "1,*,1") == ["له"]


@pytest.mark.parametrize(
    ("word", "label", "parts"),
    [
        ("بزيارة", "*", ["ب", "زيارة"]),  # known inside, though nothing is told
        ("زيارته", "*", ["زيارت", "ه"]),
        ("وبنظيره", "*", ["و", "ب", "نظير", "ه"]),
        ("وزير", "1,*", ["وزير"]),  # known as it is
        ("وحمّلت", "*", ["و", "حمّلت"]),  # vowel signs stay where they are
        ("مساء", "1,*", ["مساء"]),  # no word of one letter
    ],
)
def test_known_words_say_where_a_word_parts(word: str, label: str, parts: list[str]) -> None:
    assert cut_word(word, label, {"زياره", "نظير", "وزير", "حملت"}) == parts


def test_clitics_are_told_from_the_stem_and_what_is_behind_it() -> None:
    assert part_kinds(["و", "ب", "رئيس", "ها"]) == ["و", "ب", "stem", "behind"]
    assert part_kinds(["رئيس"]) == ["whole"]
