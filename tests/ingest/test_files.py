import os

import pytest

from dragoman.errors import IngestError
from dragoman.ingest.files import Source, check_exists, walk
from dragoman.model import Reason, Rejection


def names(path):
    return [source.name for source in walk(str(path))]


def test_a_folder_is_walked_in_order_and_into_its_folders(tmp_path):
    for name in ("b.html", "a.txt", "c/z.txt", "c/y.jsonl.gz"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert names(tmp_path) == ["a.txt", "b.html", "y.jsonl.gz", "z.txt"]


def test_hidden_and_unknown_files_of_a_folder_are_left_out(tmp_path):
    for name in (".hidden.txt", "photo.jpg", "notes.txt~", ".git/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert names(tmp_path) == []


def test_a_named_file_is_tried_whatever_its_extension(tmp_path):
    assert names(tmp_path / "page.php") == ["page.php"]


def test_a_link_back_to_the_folder_is_not_entered_again(tmp_path):
    (tmp_path / "a.txt").touch()
    (tmp_path / "loop").symlink_to(tmp_path)
    assert names(tmp_path) == ["a.txt"]


def test_a_link_to_itself_is_passed_over(tmp_path):
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert names(tmp_path) == []


def test_a_folder_without_rights_is_a_rejection_and_the_rest_is_walked(tmp_path, monkeypatch):
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.txt").touch()
    list_folder = os.scandir

    def refuse(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return list_folder(path)

    monkeypatch.setattr(os, "scandir", refuse)
    rejection, source = walk(str(tmp_path))
    assert isinstance(rejection, Rejection)
    assert (rejection.reason, rejection.page_id) == (Reason.UNREADABLE, "closed")
    assert isinstance(source, Source)


def test_a_path_that_is_not_there_is_an_error():
    with pytest.raises(IngestError, match="no such file"):
        check_exists("nowhere/at-all.txt")


def test_a_name_that_is_not_utf_8_can_still_be_shown(tmp_path):
    source = Source(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    source.shown.encode()
    assert source.name == "caf\ufffd.txt"
