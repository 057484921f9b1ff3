import io
import json

import pytest

from dragoman.ingest.rows import read_rows
from dragoman.model import MediaType, Page, Reason, Rejection

LIMIT = 1000


def read(*lines):
    data = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    return list(read_rows(io.BytesIO(data), "pages.jsonl", "in/pages.jsonl", LIMIT))


def test_a_row_states_what_it_knows():
    (page,) = read({
        "id": "p-1", "url": "https://news.example/a", "title": "Talks", "published": "2021-01-26", "language": "fr-FR",
        "source": "L'Écho", "author": "A. Brandt", "text": "Rabat reçoit.", "extra": [1],
    })  # fmt: skip
    assert isinstance(page, Page)
    assert (page.id, page.path) == ("p-1", "in/pages.jsonl:1")
    assert (page.url, page.title, page.author) == ("https://news.example/a", "Talks", "A. Brandt")
    assert (page.published, page.language, page.source) == ("2021-01-26", "fr", "L'Écho")
    assert (page.content, page.media_type) == ("Rabat reçoit.", MediaType.TEXT)


def test_a_row_without_an_id_is_named_by_its_line():
    assert [page.id for page in read({"text": "a"}, b"", {"text": "b"})] == ["pages.jsonl:1", "pages.jsonl:3"]


def test_a_numeric_id_is_kept_as_text():
    assert read({"id": 7, "text": "a"})[0].id == "7"


def test_html_is_preferred_to_flattened_text():
    (page,) = read({"html": "<p>a</p>", "text": "a"})
    assert (page.content, page.media_type) == ("<p>a</p>", MediaType.HTML)


def test_null_is_as_good_as_absent():
    (page,) = read({"id": None, "url": None, "html": None, "text": "a"})
    assert (page.id, page.url) == ("pages.jsonl:1", None)


@pytest.mark.parametrize(
    "row",
    [b"{", b"nonsense", b"[1]", b"3", b"{}", b'{"text": 3}', b'{"text": "a", "url": []}', b'{"text": "a", "id": true}',
     b"[" * 900, b'{"text": "a", "id": ' + b"9" * 900],
    ids=["cut", "words", "list", "number", "no text", "text is number", "url is list", "id is bool", "deep", "cut id"],
)  # fmt: skip
def test_a_bad_row_names_its_line_and_the_others_are_read(row):
    first, bad, last = read({"text": "a"}, row, {"text": "b"})
    assert isinstance(first, Page)
    assert isinstance(last, Page)
    assert (bad.reason, bad.page_id, bad.path) == (Reason.BAD_ROW, "pages.jsonl:2", "in/pages.jsonl:2")


def test_an_empty_text_is_empty():
    assert read({"text": ""})[0].reason is Reason.EMPTY


def test_a_zero_character_is_binary():
    assert read({"text": "a\u0000b"})[0].reason is Reason.BINARY


def test_half_a_surrogate_pair_cannot_break_the_output():
    (page,) = read(b'{"id": "\\ud800", "text": "a\\udfffb"}')
    page.content.encode()
    page.id.encode()


def test_a_line_beyond_the_limit_is_left_out_and_the_next_is_read():
    long, after = read({"text": "x" * 5 * LIMIT}, {"text": "b"})
    assert isinstance(long, Rejection)
    assert (long.reason, long.path) == (Reason.TOO_LARGE, "in/pages.jsonl:1")
    assert after.content == "b"


def test_windows_1252_rows_are_decoded():
    assert (
        read(json.dumps({"text": "l'été à la préfecture"}, ensure_ascii=False).encode("cp1252"))[0].content[2:5]
        == "été"
    )


def test_the_digest_is_of_the_row():
    first, second = read({"text": "a"}, {"text": "a", "published": "2021"})
    assert first.digest != second.digest
