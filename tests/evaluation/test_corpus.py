from pathlib import Path

import pytest

from evaluation.corpus import find_parts, shared_folder


@pytest.fixture
def corpus(tmp_path) -> Path:
    """French pages to look at, English ones kept aside; and one page nobody has answered."""
    for name in ("fr/dev/a.txt", "fr/dev/a.json", "fr/dev/unanswered.txt", "en/test/b.html", "en/test/b.json"):
        file = tmp_path / "corpus" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"content of {name}", "utf-8")
    return tmp_path / "corpus"


def test_own_pages_make_a_part_by_language_and_folder(corpus, tmp_path):
    parts = find_parts(corpus, tmp_path / "missing")
    assert [(part.name, [page.page.name for page in part.pages]) for part in parts] == [
        ("en/test", ["b.html"]),
        ("fr/dev", ["a.txt"]),
    ]


def test_only_pages_kept_aside_are_not_open(corpus, tmp_path):
    assert {part.name: part.is_open for part in find_parts(corpus, tmp_path)} == {"en/test": False, "fr/dev": True}


def test_a_real_page_is_answered_under_the_beginning_of_its_name(tmp_path):
    for name in ("seeds/000_abc.txt", "seeds/001_def.txt", "gold/answers/001.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (seeds,) = find_parts(tmp_path / "no-corpus", tmp_path)
    assert (seeds.name, [page.page.name for page in seeds.pages]) == ("seeds", ["001_def.txt"])


@pytest.mark.parametrize("name", ["a.txt", "a.json"])
def test_the_digest_changes_with_a_page_and_with_an_answer(corpus, tmp_path, name):
    (part,) = (part for part in find_parts(corpus, tmp_path) if part.name == "fr/dev")
    before = part.digest()
    assert part.digest() == before
    (corpus / "fr" / "dev" / name).write_text("another content", "utf-8")
    assert part.digest() != before


def test_the_folder_of_real_pages_can_be_set():
    assert shared_folder({"DRAGOMAN_SHARED": "/somewhere"}) == Path("/somewhere")
    assert shared_folder({}).name == "shared"
