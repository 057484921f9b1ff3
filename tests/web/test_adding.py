import io
import re
import time

import pytest
from starlette.testclient import TestClient

from dragoman.model import Page, PageRecord, Reason, Rejection
from dragoman.web.app import make_app
from dragoman.web.intake import safe_name
from tests import factory


class FakeReader:
    def read(self, page: Page) -> PageRecord | Rejection:
        if "BREAK" in page.content:
            raise RuntimeError("a secret path")
        if factory.MEETING not in page.content or factory.QUOTE not in page.content:
            return Rejection(page.id, page.path, "cleaning", Reason.NO_ARTICLE, "It has no article.")
        return factory.record(page)


@pytest.fixture
def client(store):
    """A browser for a site that reads what is handed in, without models."""
    with TestClient(make_app(store, make_reader=FakeReader), base_url="http://localhost") as opened:
        yield opened


def token(client):
    return re.search(r'name="token" value="(\w+)"', client.get("/add").text)[1]


def wait(client, answer):
    """Look until the job is done, as the page does by itself."""
    job = str(answer.url.path)
    for _ in range(400):
        told = client.get(f"{job}.json").json()
        if told["state"] in ("done", "failed"):
            return told
        time.sleep(0.02)
    raise AssertionError(told)


def upload(client, *files, **fields):
    sent = [("files", (name, io.BytesIO(content.encode()), "text/plain")) for name, content in files]
    return client.post("/add/files", data={"token": token(client)} | fields, files=sent, follow_redirects=True)


def test_files_are_read_and_those_left_out_say_why(client):
    told = wait(
        client, upload(client, ("new.txt", factory.TEXT + " more"), ("other.txt", "Nothing here."), source="Radio")
    )
    assert [page["label"] for page in told["read"]] == ["new.txt"]
    assert told["rejections"] == [["no-article", "upload/other.txt", "It has no article."]]
    page = client.get(told["read"][0]["href"] + ".json").json()["head"]
    assert (page["path"], page["source"]) == ("upload/new.txt", "Radio")


def test_the_same_file_again_is_known(client):
    wait(client, upload(client, ("new.txt", factory.TEXT + " more")))
    assert len(wait(client, upload(client, ("new.txt", factory.TEXT + " more")))["known"]) == 1


def test_a_pasted_text_is_a_page_like_any_other(client):
    fields = {
        "text": factory.TEXT + " x",
        "title": "A <b>title</b>",
        "url": "javascript:alert(1)",
        "published": "2018-05-06",
    }
    answer = client.post("/add/text", data={"token": token(client)} | fields, follow_redirects=True)
    told = wait(client, answer)
    page = client.get(told["read"][0]["href"] + ".json").json()["head"]
    assert (page["title"], page["url"], page["published"]) == ("A <b>title</b>", None, "2018-05-06")
    assert "<b>title" not in client.get(told["read"][0]["href"]).text


def test_one_broken_page_breaks_neither_the_site_nor_the_next(client):
    told = wait(client, upload(client, ("bad.txt", "BREAK")))
    assert (told["state"], told["problem"]) == ("failed", "RuntimeError")
    assert wait(client, upload(client, ("new.txt", factory.TEXT + " after")))["state"] == "done"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\evil\\a.txt", "a.txt"),
        ("\x00\n.hidden", "hidden"),
        ("", "page.txt"),
        ("..", "page.txt"),
        ("<script>.txt", "<script>.txt"),
    ],
)
def test_a_name_cannot_lead_out_of_its_folder(name, safe):
    assert safe_name(name) == safe


def test_a_long_name_is_cut():
    assert len(safe_name("é" * 5000).encode()) <= 120


def test_files_without_the_token_are_refused(client):
    client.get("/")
    answer = client.post("/add/files", data={"token": "x"}, files=[("files", ("a.txt", b"x", "text/plain"))])
    assert answer.status_code == 403


def test_too_much_at_once_is_refused(client):
    assert client.post("/add/text", content=b"x" * (9 << 20), headers={"content-type": "text/plain"}).status_code == 413
    told = wait(client, upload(client, ("large.txt", "x" * (2 << 20))))
    assert told["state"] == "done"


def test_a_wrong_date_is_refused(client):
    assert upload(client, ("a.txt", "x"), published="soon").status_code == 422


def test_an_unknown_job_is_missing(client):
    assert client.get("/add/unknown").status_code == 404
