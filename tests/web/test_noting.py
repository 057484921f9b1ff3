import re

import pytest

from dragoman import accounts, notes
from dragoman.accounts import Doer
from dragoman.model.account import AccountRole, Door
from tests.web.conftest import hash_quickly

BY = Doer("root", Door.COMMAND)
PASSWORD = "a password of hers"
ROWS = {"role": ["visitor", "host"], "party": ["NATO", "Morocco"], "person": ["Ada Brandt", ""], "post": ["envoy", ""]}
MET = {
    "kind": "visit", "status": "planned", "day": "2026-09-03", "places": "Rabat", "framework": "Mediterranean Dialogue",
    "theme": ["defence", "cyber"], "words": "<b>She</b> said so.",
} | ROWS  # fmt: skip
HOLDS = {"predicate": "partner_of", "subject": "Jordan", "object": "NATO", "when": "2014/.."}


def hidden(client, name, address="/notes/new"):
    return re.search(rf'name="{name}" value="([^"]+)"', client.get(address).text)[1]


def send(client, sort="engagements", address="/notes/new", language="en", **fields):
    data = {name: hidden(client, name, address) for name in ("token", "name")} | fields
    return client.post(f"/notes/{sort}", data=data, headers={"accept-language": language})


def page_of(answer):
    return answer.url.path


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "Visit (planned), 3 September 2026, Rabat: Ada Brandt, envoy, NATO (visitor); Morocco (host). "
            "Framework: Mediterranean Dialogue. About: defence, cyber.",
        ),
        (
            "fr",
            "Visite (prévu), 3 septembre 2026, Rabat : Ada Brandt, envoy, NATO (visiteur); Morocco (hôte). "
            "Cadre : Mediterranean Dialogue. Au sujet de : défense, cyber.",
        ),
    ],
)
def test_a_note_becomes_a_page_with_its_fields_in_words(client, language, said):
    answer = send(client, language=language, **MET)
    assert answer.status_code == 200
    data = client.get(f"{page_of(answer)}.json").json()
    assert [piece["text"] for piece in data["text"][0]["pieces"]] == [said]
    assert (data["head"]["language"], data["head"]["is_note"]) == (language, True)
    assert data["facts"][0]["reasons"] == ["Entered by local."]


def test_every_view_shows_it_as_a_note(client):
    page = page_of(send(client, **MET))
    (entry,) = client.get("/timeline.json?kind=visit").json()["entries"]
    assert entry["sources"] == ["Note, local"]
    for address in (page, entry["href"], "/pages"):
        assert '<span class="status is-note">note</span>' in client.get(address).text
    assert "Note, local" in client.get("/brief?kind=visit").text
    assert "<b>She</b>" not in client.get(page).text


def test_a_relation_becomes_a_page(client):
    page = page_of(send(client, "relations", "/notes/new?sort=relations", **HOLDS))
    (paragraph,) = client.get(f"{page}.json").json()["text"]
    assert paragraph["pieces"][0]["text"] == "Jordan is a partner of NATO, since 2014."
    assert "Jordan" in client.get("/relations").text


@pytest.mark.parametrize(
    ("sort", "fields", "address"),
    [("engagements", MET, "/notes/new"), ("relations", HOLDS, "/notes/new?sort=relations")],
)
def test_a_note_is_corrected_in_the_form_that_has_all_it_says(client, sort, fields, address):
    page = page_of(send(client, sort, address, **fields))
    edit = client.get(f"{page}.json").json()["edit"]
    form = client.get(f"{edit}.json").json()
    assert form["sort"] == sort
    given = form["fields"]
    kept = {name: value for name, value in given.items() if name in fields}
    assert kept == {name: value for name, value in fields.items() if name in kept}
    again = send(client, sort, edit, **fields | {"words": "Otherwise."})
    assert page_of(again) == page
    assert "Otherwise." in client.get(page).text


def test_a_note_is_withdrawn(client):
    page = page_of(send(client, **MET))
    edit = client.get(f"{page}.json").json()["edit"]
    answer = client.post(f"{edit}/withdrawal", data={"token": hidden(client, "token")})
    assert "The note is withdrawn." in answer.text
    assert client.get(page).status_code == 404
    assert client.get("/timeline.json?kind=visit").json()["total"] == 0


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"party": ["Maroco", ""]}, "party", "Is it: <bdi>Morocco</bdi>"),
        ({"day": "2026-02-30"}, "when", "this is no date"),
        ({"when": "2026-10"}, "when", "or two"),
        ({"party": ["", ""], "person": ["", ""], "post": ["", ""]}, "takers", "Say who takes part"),
        ({"kind": "party"}, "kind", "cannot be kept"),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_typed_is_lost(client, changes, field, said):
    answer = send(client, **MET | changes)
    assert answer.status_code == 422
    assert said in answer.text
    assert "She&lt;/b&gt; said so." in answer.text
    assert client.get("/timeline.json?kind=visit").json()["total"] == 0
    data = {"token": hidden(client, "token")} | MET | changes
    told = client.post("/notes/engagements", data=data, headers={"accept": "application/json"}).json()
    assert told["problem"]["field"] == field


def test_more_rows_come_without_a_script_and_keep_what_was_typed(client):
    answer = send(client, **MET, more="true")
    assert answer.status_code == 200
    assert answer.text.count('name="party"') == 5
    assert 'value="Ada Brandt"' in answer.text


def test_a_name_that_is_not_known_is_taken_once_that_is_ticked(client):
    changes = {"party": ["Zork Ltd", "Morocco"]}
    assert 'name="takes_unknown"' in send(client, **MET | changes).text
    page = page_of(send(client, **MET | changes, takes_unknown="true"))
    assert "Zork Ltd" in client.get(page).text


def test_what_is_sent_twice_is_kept_once(client):
    data = {name: hidden(client, name) for name in ("token", "name")} | MET
    pages = {client.post("/notes/engagements", data=data).url.path for _ in range(2)}
    assert len(pages) == 1


@pytest.mark.parametrize("fields", [{"token": ""}, {"token": "0" * 64}])
def test_a_form_without_the_token_is_refused(client, fields):
    client.get("/")
    assert client.post("/notes/engagements", data=MET | fields).status_code == 403


@pytest.mark.parametrize("name", ["a.txt", "note-1", "../x"])
def test_a_name_that_no_form_gave_is_refused(client, name):
    assert (
        client.post("/notes/engagements", data={"token": hidden(client, "token"), "name": name} | MET).status_code
        == 422
    )


def test_a_page_that_was_read_cannot_be_corrected_as_a_note(client):
    page = client.get("/pages.json").json()["pages"][0]
    assert client.get(page["href"] + ".json").json()["edit"] is None
    assert client.get(f"/notes/{page['key']}").status_code == 404
    token = hidden(client, "token")
    assert client.post(f"/notes/{page['key']}/withdrawal", data={"token": token}).status_code == 404


@pytest.fixture
def log_in(store, make_client, monkeypatch):
    """Log in somebody of a role, in a browser of her own."""
    hash_quickly(monkeypatch)

    def log(name, role):
        accounts.add_account(store, name, role, PASSWORD, BY)
        client = make_client(store)
        client.post("/login", data={"token": hidden(client, "token", "/login"), "name": name, "password": PASSWORD})
        return client

    return log


def test_readers_see_no_form(log_in):
    reader = log_in("Rui", AccountRole.READER)
    assert reader.get("/notes/new").status_code == 403
    assert "/notes/" not in reader.get("/pages").text
    token = re.search(r'name="token" value="(\w+)"', reader.get("/pages").text)[1]
    assert reader.post("/notes/engagements", data={"token": token} | MET).status_code == 403


def test_a_note_is_its_author_s_and_an_administrator_s_to_change(log_in):
    ada, bo = log_in("Ada", AccountRole.EDITOR), log_in("Bo", AccountRole.EDITOR)
    root = log_in("Root", AccountRole.ADMINISTRATOR)
    page = page_of(send(ada, **MET))
    name = ada.get(f"{page}.json").json()["head"]["id"]
    edit = f"/notes/{notes.key_of(name)}"
    assert [client.get(f"{page}.json").json()["edit"] for client in (ada, bo, root)] == [edit, None, edit]
    assert [client.get(edit).status_code for client in (ada, bo, root)] == [200, 403, 200]
    assert send(bo, **MET | {"name": name}).status_code == 403
    assert bo.post(f"{edit}/withdrawal", data={"token": hidden(bo, "token")}).status_code == 403
    assert send(root, address=edit, **MET).status_code == 200
    assert ada.get(f"{page}.json").json()["facts"][0]["reasons"] == ["Entered by Ada, corrected by Root."]
    assert "corrected a note" in root.get("/audit").text
