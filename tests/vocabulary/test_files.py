import pytest

from dragoman.errors import VocabularyError
from dragoman.vocabulary.files import read_yaml


def test_words_that_older_yaml_takes_for_booleans_stay_words(tmp_path):
    path = tmp_path / "words.yml"
    path.write_text("words: [on, no, off]\nflag: true\n", "utf-8")
    assert read_yaml(path) == {"words": ["on", "no", "off"], "flag": True}


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "'a' comes twice"),
        ("top:\n  - {id: x, id: y}\n", 2, "'id' comes twice"),
        ("a: [1\nb: 2\n", 2, "expected"),
    ],
)
def test_what_is_no_good_yaml_is_refused_with_its_line(tmp_path, text, line, problem):
    path = tmp_path / "words.yml"
    path.write_text(text, "utf-8")
    with pytest.raises(VocabularyError, match=problem) as caught:
        read_yaml(path)
    assert caught.value.line == line
