import gzip
import json
import os
import subprocess
import sys

import pytest

from dragoman.errors import IngestError
from dragoman.ingest import Hints, read_pages
from dragoman.ingest.reading import MAX_BYTES
from dragoman.model import MediaType, Page, Reason, Rejection


def read(*paths, **options):
    return list(read_pages([str(path) for path in paths], **options))


def write(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_file_is_a_page(tmp_path):
    (page,) = read(write(tmp_path / "a.txt", "Rabat reçoit."))
    assert (page.id, page.path, page.media_type) == ("a.txt", str(tmp_path / "a.txt"), MediaType.TEXT)
    assert page.content == "Rabat reçoit."


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.html", "<p>a"), ("a.HTM", "a"), ("a.txt", " <!DOCTYPE html><p>a"), ("a.php", "<!-- x -->\n<html lang=fr>")],
)
def test_html_is_known_by_its_name_or_its_beginning(tmp_path, name, content):
    assert read(write(tmp_path / name, content))[0].media_type is MediaType.HTML


@pytest.mark.parametrize("name", ["a.txt.gz", "a.txt"])
def test_compressed_files_are_opened(tmp_path, name):
    (page,) = read(write(tmp_path / name, gzip.compress(b"Rabat")))
    assert (page.id, page.content) == (name, "Rabat")


def test_rows_are_read_from_a_compressed_file(tmp_path):
    rows = "".join(json.dumps({"text": text}) + "\n" for text in "abc")
    assert [page.content for page in read(write(tmp_path / "p.jsonl.gz", gzip.compress(rows.encode())))] == [
        "a",
        "b",
        "c",
    ]


def test_a_cut_archive_gives_the_rows_before_the_cut_and_a_rejection(tmp_path):
    rows = "".join(json.dumps({"text": os.urandom(300).hex()}) + "\n" for _ in range(400)).encode()
    *pages, last = read(write(tmp_path / "p.jsonl.gz", gzip.compress(rows)[:-20000]))
    assert len(pages) > 100
    assert isinstance(last, Rejection)
    assert last.reason is Reason.UNREADABLE


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \n\t", Reason.EMPTY),
        (b"\xef\xbb\xbf", Reason.EMPTY),
        (b"%PDF-1.4", Reason.BINARY),
        (b"a\x00b" * 50, Reason.BINARY),
        (b"x" * (MAX_BYTES + 1), Reason.TOO_LARGE),
        (gzip.compress(b"x" * (MAX_BYTES + 1)), Reason.TOO_LARGE),
        (b"\x1f\x8bnot gzip at all", Reason.UNREADABLE),
    ],
    ids=["empty", "blank", "only a mark", "pdf", "zero bytes", "large", "bomb", "broken gzip"],
)
def test_a_bad_file_is_a_rejection(tmp_path, content, reason):
    (rejection,) = read(write(tmp_path / "a.txt", content))
    assert isinstance(rejection, Rejection)
    assert (rejection.reason, rejection.room, rejection.page_id) == (reason, "ingest", "a.txt")


def test_a_file_without_rights_is_a_rejection(tmp_path, monkeypatch):
    import builtins

    def refuse(path, *_):
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(builtins, "open", refuse)
    (rejection,) = read(tmp_path / "a.txt") if (tmp_path / "a.txt").touch() is None else ()
    assert rejection.reason is Reason.UNREADABLE


def test_the_same_bytes_are_read_once(tmp_path):
    write(tmp_path / "a.txt", "Rabat"), write(tmp_path / "b.txt", "Rabat")
    page, rejection = read(tmp_path)
    assert isinstance(page, Page)
    assert rejection.reason is Reason.DUPLICATE
    assert "a.txt" in rejection.detail


def test_two_forms_of_one_address_are_both_read(tmp_path):
    rows = [{"text": "a", "url": "http://news.example/a/"}, {"text": "b", "url": "https://news.example/a?utm_source=x"}]
    found = read(write(tmp_path / "p.jsonl", "\n".join(map(json.dumps, rows))))
    assert [page.content for page in found] == ["a", "b"]


def test_hints_reach_every_page(tmp_path):
    (page,) = read(write(tmp_path / "a.txt", "Rabat"), hints=Hints(published="2021", language="fr"))
    assert (page.published, page.language) == ("2021", "fr")


def test_a_missing_path_is_an_error_before_anything_is_read(tmp_path):
    with pytest.raises(IngestError, match="nowhere"):
        read_pages([str(write(tmp_path / "a.txt", "a")), "nowhere"])


@pytest.mark.parametrize(
    ("given", "kind", "content"),
    [
        (b'{"text": "Rabat"}\n', "text/plain", "Rabat"),
        (b"<!doctype html><p>Rabat", "text/html", "<!doctype html><p>Rabat"),
        (b"Rabat {x}", "text/plain", "Rabat {x}"),
        (gzip.compress(b'{"html": "<p>Rabat"}'), "text/html", "<p>Rabat"),
    ],
    ids=["rows", "html", "text", "compressed rows"],
)
def test_standard_input_is_known_by_its_beginning(given, kind, content):
    code = (
        "from dragoman.ingest import read_pages; p, = read_pages(['-']); print(p.media_type.value, p.content, sep='|')"
    )
    done = subprocess.run([sys.executable, "-c", code], input=given, capture_output=True, check=True)
    assert done.stdout.decode() == f"{kind}|{content}{os.linesep}"
