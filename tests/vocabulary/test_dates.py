import pytest

from dragoman.errors import VocabularyError
from dragoman.vocabulary.dates import load_dates, split_words

GOOD = """
words:
  MONTH: {1: [enero]}
  DE: {de: [de]}
capitalised: []
rules:
  date: ["DAY [de] MONTH [(DE|del) YEAR]"]
cues: {future: []}
"""


def load(folder, content):
    path = folder / "languages" / "es"
    path.mkdir(parents=True)
    (path / "dates.yml").write_text(content, "utf-8")
    return load_dates("es", data=folder)


def test_expands_options_and_choices(tmp_path):
    rows = {" ".join(s.name for s in rule.symbols) for rule in load(tmp_path, GOOD).rules}
    assert rows == {f"DAY {de}MONTH{year}" for de in ("", "de ") for year in ("", " DE YEAR", " del YEAR")}


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("DAY [de]", "DAY [de", "date"),
        ("YEAR]", "YAER]", "date"),
        ("  date:", "  dates:", "dates"),
        ("1: [enero]", "one: [enero]", "MONTH"),
        ("[enero]", "enero", "MONTH"),
        ("capitalised: []", "capitalised: [WEEKDAY]", "capitalised"),
        ("cues: {future: []}", "cues: {future: to}", "cues"),
        ("words:", "wordz:", "words"),
    ],
)
def test_complains_of_what_is_wrong(tmp_path, old, new, key):
    with pytest.raises(VocabularyError) as caught:
        load(tmp_path, GOOD.replace(old, new))
    assert caught.value.key == key


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_languages_of_the_product_have_the_same_cues(language):
    assert set(load_dates(language).cues) == set(load_dates("fr").cues)


def test_cuts_forms_as_texts_are_cut():
    assert split_words("aujourd’hui") == ("aujourd", "'", "hui")
