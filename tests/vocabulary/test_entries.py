from pathlib import Path

import pytest

from dragoman.errors import VocabularyError
from dragoman.vocabulary.entries import Entry, read_entry

TEXT = """\
# a comment
label: Things
empty: ""
flag: perhaps
number: true
twice: [one, two, one]
single: one
things:
  - {id: first, colour: red}
  - id: second
    colour: mauve
"""


def entry(tmp_path: Path) -> Entry:
    path = tmp_path / "things.yml"
    path.write_text(TEXT, "utf-8")
    return read_entry(path)


@pytest.mark.parametrize(
    ("method", "key", "line"),
    [
        ("text", "missing", 0),
        ("text", "empty", 3),
        ("flag", "flag", 4),
        ("number", "number", 5),
        ("words", "twice", 6),
        ("words", "single", 7),
        ("entry", "label", 2),
    ],
)
def test_complaint_names_file_line_and_key(tmp_path: Path, method: str, key: str, line: int) -> None:
    top = entry(tmp_path)
    with pytest.raises(VocabularyError) as caught:
        getattr(top, method)(key)
    assert (caught.value.path, caught.value.line, caught.value.key) == (str(top.path), line, key)


def test_complaint_about_an_item_points_to_its_own_line(tmp_path: Path) -> None:
    *_, second = entry(tmp_path).entries("things")
    with pytest.raises(VocabularyError) as caught:
        second.one_of("colour", ("red", "blue"))
    assert (caught.value.line, caught.value.key) == (11, "things.1.colour")


def test_complaint_about_a_missing_key_points_to_its_mapping(tmp_path: Path) -> None:
    *_, second = entry(tmp_path).entries("things")
    with pytest.raises(VocabularyError) as caught:
        second.text("label")
    assert caught.value.line == 10


def test_unknown_key_is_refused(tmp_path: Path) -> None:
    first, *_ = entry(tmp_path).entries("things")
    with pytest.raises(VocabularyError, match="unknown key; known are id"):
        first.only("id")


def test_absent_keys_have_plain_defaults(tmp_path: Path) -> None:
    top = entry(tmp_path)
    assert (top.maybe("x"), top.flag("x"), top.number("x"), top.words("x")) == (None, False, None, ())


def test_missing_file_is_a_vocabulary_error(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="is missing"):
        read_entry(tmp_path / "none.yml")


def test_file_that_is_no_mapping_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.yml"
    path.write_text("- one\n", "utf-8")
    with pytest.raises(VocabularyError, match="should be a mapping"):
        read_entry(path)
