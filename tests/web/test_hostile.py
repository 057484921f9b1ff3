"""What pages say is hostile: it is to be seen, and nothing else."""

import dataclasses
import re

import pytest
from markupsafe import escape as html_escape

from dragoman.model import Facts, PageRecord, Participant, Person, Place, Reason, Rejection, Role
from dragoman.resolving import resolve_pending
from dragoman.store import open_store
from tests import factory
from tests.web.conftest import changed, put

SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7777*7777}}"
OVERRIDE = "\u202eevil\u202c"
ADDRESSES = ["/", "/timeline", "/people", "/parties", "/frameworks", "/statements", "/relations", "/network", "/pages",
             "/network?of=people", "/calendar?month=2018-05", "/brief", "/search?q=alert", "/parties/NATO"]  # fmt: skip


@pytest.fixture
def hostile(tmp_path, make_client):
    """A record in which everything that a page can say is a script."""
    words = f"On 5 May 2018 {SCRIPT} {OVERRIDE} met officials."
    page = factory.page(f"Top\n{words}\nEnd", name=f"{SCRIPT}.txt")
    record = factory.record(factory.page())
    cleaned = factory.article(page)
    evil = Person("person:evil", f"{SCRIPT}{OVERRIDE}", SCRIPT)
    cited = factory.cite(cleaned, words)
    body = dataclasses.replace(factory.MOROCCO, label=SCRIPT)
    facts = Facts(
        engagements=(
            factory.meeting(
                cleaned, words, when_text=SCRIPT, places=(Place(SCRIPT, None),),
                participants=(Participant(factory.NATO, Role.VISITOR, evil, SCRIPT), Participant(body, Role.HOST)),
                frameworks=(dataclasses.replace(factory.DIALOGUE, label=SCRIPT),), evidence=cited,
            ),
        ),
        relations=(dataclasses.replace(record.facts.relations[0], subject=body, evidence=cited),),
        occupancies=(dataclasses.replace(record.facts.occupancies[0], person=evil, post=SCRIPT, evidence=cited),),
        statements=(dataclasses.replace(record.facts.statements[0], speaker=evil, quote=SCRIPT, evidence=cited),),
    )  # fmt: skip
    stated = {"title": SCRIPT, "source": SCRIPT, "author": SCRIPT, "url": "javascript:alert(1)"}
    with open_store(str(tmp_path / "hostile.db")) as store:
        put(store, dataclasses.replace(page, **stated), changed(PageRecord(cleaned, "en", facts), **stated))
        store.start_run("1").reject(Rejection(SCRIPT, SCRIPT, "ingest", Reason.EMPTY, SCRIPT))
        resolve_pending(store)
        yield make_client(store)


def assert_harmless(html):
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "onerror=alert(1)>" not in html.replace("onerror=alert(1)&gt;", "")
    assert 'href="javascript' not in html
    assert "60481729" not in html


@pytest.mark.parametrize("address", ADDRESSES)
def test_scripts_are_shown_as_text(hostile, address):
    answer = hostile.get(address)
    assert answer.status_code == 200
    assert_harmless(answer.text)


def test_a_page_full_of_scripts_shows_as_text(hostile):
    for sort in ("/pages", "/timeline", "/people"):
        data = hostile.get(f"{sort}.json").json()
        item = (data.get("pages") or data.get("entries") or data.get("items"))[0]
        html = hostile.get(item["href"]).text
        assert_harmless(html)
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_words_that_turn_the_direction_of_writing_are_kept_apart(hostile):
    html = hostile.get("/people").text
    assert OVERRIDE in html
    assert f"{OVERRIDE}</bdi>" in html


def test_hostile_words_do_no_harm_in_files(hostile):
    calendar = hostile.get("/calendar.ics").text
    assert "\u202e" not in calendar
    assert "<script>" not in hostile.get("/brief.md").text
    assert hostile.get("/brief.docx").content.startswith(b"PK")


def test_a_search_for_a_script_shows_it_as_text(hostile):
    assert_harmless(hostile.get("/search", params={"q": SCRIPT}).text)
    assert_harmless(hostile.get("/timeline", params={"between": SCRIPT}).text)
    assert_harmless(hostile.get("/timeline", params={"since": SCRIPT}).text)
    assert_harmless(hostile.get(f"/{SCRIPT}").text)


def test_a_page_of_five_megabytes_is_shown(tmp_path, make_client):
    sentence = "On 5 May 2018 Ada Brandt, NATO's envoy, met officials in Rabat. "
    page = factory.page("\n".join(["Top", *[sentence * 100] * 800, "End"]), name="large.txt")
    assert len(page.content) > 5_000_000
    cleaned = factory.article(page)
    facts = Facts(engagements=(factory.meeting(cleaned, sentence.strip()),))
    with open_store(str(tmp_path / "large.db")) as store:
        put(store, page, PageRecord(cleaned, "en", facts))
        client = make_client(store)
        answer = client.get(client.get("/pages.json").json()["pages"][0]["href"])
    assert answer.status_code == 200
    assert len(answer.text) > 5_000_000


@pytest.mark.parametrize(
    "url",
    ["https://a.example/?q=" + SCRIPT, f"https://a.example/{OVERRIDE}", "data:text/html,<script>", "//evil.example"],
)
def test_an_address_is_shown_as_text_and_leads_nowhere_but_to_the_web(tmp_path, make_client, url):
    page = factory.page(url=url)
    with open_store(str(tmp_path / "record.db")) as store:
        put(store, page, factory.record(page))
        client = make_client(store)
        html = client.get(client.get("/pages.json").json()["pages"][0]["href"]).text
    assert_harmless(html)
    assert ('class="outside"' in html) == url.startswith("https:")
    assert url.startswith("https:") or f'href="{url[:6]}' not in html
    assert f"<bdi>{html_escape(url)}</bdi>" in html


def test_words_that_turn_the_direction_of_writing_stay_in_titles_sources_and_file_names(tmp_path, make_client):
    stated = {"title": OVERRIDE, "source": OVERRIDE, "author": OVERRIDE}
    page = factory.page(name=f"{OVERRIDE}.txt", **stated)
    with open_store(str(tmp_path / "record.db")) as store:
        put(store, page, factory.record(page))
        store.start_run("1").reject(Rejection(f"{OVERRIDE}.md", OVERRIDE, "ingest", Reason.EMPTY, "Nothing."))
        resolve_pending(store)
        client = make_client(store)
        found = client.get("/pages").text
        shown = client.get(client.get("/pages.json").json()["pages"][0]["href"]).text
    # Each stands in an element of its own that keeps it apart: bdi, or one with dir.
    apart = re.compile(rf'(<bdi>|dir="auto"[^>]*>)[^<]*{OVERRIDE}')
    for html in (found, shown):
        body = html.partition("<main")[2]
        assert len(apart.findall(body)) == body.count(OVERRIDE) > 0


def test_a_script_in_a_file_name_is_shown_as_text(tmp_path, make_client):
    with open_store(str(tmp_path / "record.db")) as store:
        client = make_client(store)
        token = re.search(r'name="token" value="(\w+)"', client.get("/add").text)[1]
        files = [("files", (f"{SCRIPT}{OVERRIDE}.txt", b"x", "text/plain"))]
        answer = client.post("/add/files", data={"token": token}, files=files)
        assert answer.status_code == 200
        assert_harmless(answer.text)


@pytest.mark.parametrize(
    ("sort", "fields"),
    [
        (
            "engagements",
            {"party": [SCRIPT], "person": [SCRIPT], "post": [SCRIPT], "places": SCRIPT, "framework": SCRIPT},
        ),
        ("relations", {"subject": SCRIPT, "object": SCRIPT}),
    ],
)
def test_a_note_full_of_scripts_shows_as_text(tmp_path, make_client, sort, fields):
    with open_store(str(tmp_path / "record.db")) as store:
        client = make_client(store)
        token = re.search(r'name="token" value="(\w+)"', client.get("/notes/new").text)[1]
        data = {"token": token, "words": f"{SCRIPT}{OVERRIDE}"} | fields
        refused = client.post(f"/notes/{sort}", data=data)
        assert refused.status_code == 422
        assert_harmless(refused.text)
        kept = client.post(f"/notes/{sort}", data=data | {"takes_unknown": "true"})
        assert kept.status_code == 200
        for html in (kept.text, *(client.get(address).text for address in ADDRESSES)):
            assert_harmless(html)
