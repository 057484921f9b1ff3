import shutil

import pytest

from dragoman.errors import VocabularyError
from dragoman.vocabulary.files import DATA
from dragoman.vocabulary.furniture import PhraseBook, load_furniture, phrase_words, read_furniture


@pytest.fixture
def pack(tmp_path):
    path = tmp_path / "languages" / "en" / "furniture.yml"
    path.parent.mkdir(parents=True)
    shutil.copy(DATA / "languages" / "en" / "furniture.yml", path)
    return path


def test_all_four_languages_are_merged():
    assert set(load_furniture().function_words) >= {"en", "fr", "es", "ar"}


@pytest.mark.parametrize(("word", "number"), [("février", 2), ("Sept", 9), ("mayo", 5), ("كانون الأول", 12)])
def test_months_are_known_by_their_folded_names(word, number):
    assert load_furniture().months[" ".join(phrase_words(word))] == number


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Temps de lecture : 2 minutes", "reading_time"), ("3 min read", "reading_time"), ("Accept all", "consent")],
)
def test_stock_phrases_are_found_with_their_kind(text, kind):
    assert kind in {found[0] for found in load_furniture().stock.find(phrase_words(text))}


def test_longest_phrase_wins():
    book = PhraseBook.of([(("read",), "short"), (("read", "also"), "long")])
    assert list(book.find(("please", "read", "also", "read"))) == [("long", 1, 2), ("short", 3, 1)]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("weekdays:", "weekday:", "week"),
        ("sources: [published in, source]", "sources: []", "sources"),
        ("sources: [published in, source]", "sources: [12]", "sources"),
        ("  12: [december, dec]\n", "", "months"),
        ("months:\n", "months: [\n", "yaml"),
    ],
    ids=["unknown-key", "empty-list", "not-a-word", "month-missing", "broken"],
)
def test_wrong_file_is_refused_by_key(old, new, key, pack, tmp_path):
    pack.write_text(pack.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(VocabularyError) as caught:
        read_furniture(tmp_path)
    assert caught.value.key.startswith(key)
    assert str(pack) in str(caught.value)
