import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.arabic import noun_forms, part, verb_forms
from dragoman.text.normalize import fold
from dragoman.text.words import cut_words

LETTERS = st.text(alphabet="ابتجحدرسعفقكلمنهويةىأإ ", max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الوزير", "وزير"),
        ("السِّفارة", "سفارة"),
        ("إفريقيا", "أفريقيا"),
        ("مستشفى", "مستشفي"),
        ("مسؤول", "مسوول"),
        ("المغرــب", "مغرب"),
        ("الألعاب", "ألعاب"),
    ],
)
def test_ways_to_write_a_word_fold_to_one(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("والتعاون", "و تعاون"),
        ("بالرباط", "ب رباط"),
        ("للمغرب", "ل مغرب"),
        ("وللبنان", "و ل لبنان"),
        ("والدة", "والده"),
        ("التي", "التي"),
        ("وزير", "وزير"),
    ],
)
def test_particles_before_an_article_are_words_of_their_own(text, folded):
    assert fold(text) == folded


@given(LETTERS)
def test_what_is_folded_stays_as_it_is_but_for_particles(text):
    assert fold(fold(text)).replace(" ", "") in {fold(text).replace(" ", ""), fold(fold(fold(text))).replace(" ", "")}


@given(LETTERS)
def test_words_lie_where_the_text_has_them(text):
    for word in cut_words(text, 0, len(text), range(0, len(text), 3)):
        assert text[word.start : word.end] == word.text


def test_a_parser_may_part_more_words():
    text = "نظيره ووزير"
    assert [word.text for word in cut_words(text, 0, len(text), {4, 7})] == ["نظير", "ه", "و", "وزير"]


def test_a_noun_before_its_pronoun_is_folded_as_without():
    text = "زيارته"
    assert [word.folded for word in cut_words(text, 0, len(text), {5})] == [fold("زيارة"), "ه"]


def test_an_article_elided_after_a_preposition_is_none_of_the_word():
    assert [word.has_article for word in cut_words("للمغرب ولبنان", 0, 13)] == [False, True, False]


@pytest.mark.parametrize(
    ("parts", "forms"),
    [
        ("التقى/يلتقي", {"التقى", "التقت", "التقيا", "التقوا", "يلتقي", "تلتقي", "يلتقيان", "يلتقون"}),
        ("زار/يزور", {"زار", "زارت", "زارا", "زاروا", "يزور", "تزور", "يزوران", "يزورون"}),
        ("دعا/يدعو", {"دعا", "دعت", "دعوا", "يدعو", "تدعو", "يدعون"}),
    ],
)
def test_a_verb_stands_for_its_forms(parts, forms):
    assert forms <= set(verb_forms(parts))


@pytest.mark.parametrize(
    ("phrase", "forms"),
    [
        ("اتفاق", ["اتفاق", "اتفاقا"]),
        ("لقاء ثلاثي", ["لقاء ثلاثي", "لقاء ثلاثيا"]),
        ("اتفاقية", ["اتفاقية", "اتفاقية"]),
        ("مجلس الأمن", ["مجلس الأمن"]),
    ],
)
def test_a_noun_takes_an_alif_as_an_object(phrase, forms):
    assert list(noun_forms(phrase)) == forms


def test_a_word_is_parted_into_what_it_is_made_of():
    assert [("وبالرباط"[a:b]) for a, b in part("وبالرباط")] == ["و", "ب", "الرباط"]
