"""The site asked by a machine whatever its own description allows: nothing that is sent makes it fail."""

import re

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import booleans, data
from starlette.testclient import TestClient

from dragoman import accounts, notes
from dragoman.accounts import Doer
from dragoman.model.account import AccountRole, Door
from dragoman.model.facts import Role, Status
from dragoman.model.note import NotedEngagement, NotedTaker, Said
from dragoman.resolving import resolve_pending
from dragoman.store import open_store
from dragoman.web.app import make_app
from tests import factory
from tests.web.conftest import hash_quickly, planned_record, put

EXAMPLES = 12  # an operation
PASSWORD = "a password of hers"
NAME = "note-0123456789abcdef"
FAILED = 500


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A record with two pages, a note and an administrator."""
    with pytest.MonkeyPatch.context() as patch, open_store(str(tmp_path_factory.mktemp("schema") / "r.db")) as opened:
        hash_quickly(patch)
        page = factory.page(source="L'Écho", published="2018-05-06", url="https://a.example/1")
        put(opened, page, factory.record(page))
        page = factory.page("Top\nOn 9 June 2025 Ada Brandt will meet officials in Rabat again.\nEnd", name="b.txt")
        put(opened, page, planned_record(page))
        resolve_pending(opened)
        note = NotedEngagement("visit", Status.PLANNED, (NotedTaker(Role.HOST, "Morocco"),))
        notes.keep_note(
            opened, NAME, note, Said("Visit", "Visit: Morocco.", None, "en"), notes.Author("Ada", Door.BROWSER)
        )
        accounts.add_account(opened, "Ada", AccountRole.ADMINISTRATOR, PASSWORD, Doer("root", Door.COMMAND))
        yield opened


@pytest.fixture(scope="module")
def app(store):
    return make_app(store)


@pytest.fixture(scope="module")
def client(app):
    """The browser of an administrator."""
    client = TestClient(app, base_url="http://localhost", follow_redirects=False)
    token = re.search(r'name="token" value="(\w+)"', client.get("/login").text)[1]
    client.post("/login", data={"token": token, "name": "Ada", "password": PASSWORD})
    client.headers["x-dragoman-token"] = re.search(r'name="token" value="(\w+)"', client.get("/pages").text)[1]
    return client


@pytest.fixture(scope="module")
def known(client):
    """What paths can name that is there, by the beginning of the path."""
    entry = client.get("/timeline.json").json()["entries"][0]
    page = client.get("/pages.json").json()["pages"][0]
    return {
        "/engagements/": entry["id"], "/pages/": page["key"], "/people/": "Ada Brandt", "/parties/": "NATO",
        "/frameworks/": "Mediterranean Dialogue", "/notes/": notes.key_of(NAME),
    }  # fmt: skip


OPERATIONS = [
    found.ok()
    for found in schemathesis.openapi.from_dict(make_app(None).openapi()).get_all_operations()
    if found.ok().path != "/logout"  # after which nobody is let in
]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_nothing_that_is_sent_makes_the_site_fail(client, known, operation):
    @settings(
        max_examples=EXAMPLES,
        phases=[Phase.generate],  # what it finds is said as it is: to look for less takes minutes
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=HealthCheck,
    )
    @given(data())
    def ask(drawn):
        case = drawn.draw(operation.as_strategy())
        if isinstance(case.body, dict):
            case.body.pop("token", None)  # the header has the one that is good
        there = next((name for start, name in known.items() if case.path.startswith(start)), None)
        if there is not None and drawn.draw(booleans()):
            case.path_parameters = dict.fromkeys(case.path_parameters, there)
        sent = case.as_transport_kwargs()
        sent.pop("cookies")
        if isinstance(sent.get("data"), bytes | str):
            sent["content"] = sent.pop("data")
        sent["headers"] = {k: v for k, v in sent["headers"].items() if k.lower() == "content-type"}
        assert client.request(**sent).status_code < FAILED, sent

    ask()
