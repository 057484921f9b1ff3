import subprocess
import sys

import pytest

from dragoman.errors import VocabularyError
from dragoman.vocabulary.__main__ import find_complaints, find_headless, find_loaders, main
from dragoman.vocabulary.files import DATA

# Prints every vocabulary file that is opened while the vocabulary is checked.
WATCH = """
import sys
sys.addaudithook(lambda event, given: event == "open" and str(given[0]).endswith(".yml") and print(given[0]))
from dragoman.vocabulary.__main__ import find_complaints, find_loaders
for _ in find_complaints(find_loaders(), ["en", "fr"], ["es", "ar"]):
    pass
"""


def refuse():
    raise VocabularyError("kinds.yml", 3, "family", "it is missing")


def test_everything_that_reads_the_vocabulary_is_found():
    assert "load_languages" in {loader.__name__ for loader in find_loaders()}


def test_a_refusal_is_reported_with_file_line_and_key():
    assert list(find_complaints([refuse], ["fr"])) == ["kinds.yml:3: family: it is missing"]


def test_what_is_read_by_language_is_read_in_each():
    read = []

    def load_words(language, data=None):
        read.append((language, data))

    assert list(find_complaints([load_words], ["en", "fr"])) == []
    assert read == [("en", None), ("fr", None)]


@pytest.mark.parametrize(("exists", "complaints"), [(False, 0), (True, 1)])
def test_a_language_that_is_not_read_yet_may_lack_files_but_not_have_wrong_ones(tmp_path, exists, complaints):
    path = tmp_path / "posts.yml"
    if exists:
        path.touch()

    def load_words(language):
        raise VocabularyError(str(path), 0, "posts.yml", "is not as it should be")

    assert len(list(find_complaints([load_words], [], ["es"]))) == complaints


def test_no_file_of_the_vocabulary_goes_unread():
    printed = subprocess.run([sys.executable, "-c", WATCH], stdout=subprocess.PIPE, text=True, check=True).stdout
    assert {str(path) for path in DATA.rglob("*.yml")} <= set(printed.splitlines())


def test_a_file_has_to_say_what_it_is_for(tmp_path):
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "good.yml").write_text("# Read by nobody.\na: 1\n", "utf-8")
    (tmp_path / "en" / "bad.yml").write_text("a: 1\n", "utf-8")
    (complaint,) = find_headless(tmp_path)
    assert "bad.yml:1:" in complaint


def test_the_vocabulary_is_in_order(capsys):
    assert main() == 0, capsys.readouterr().out
