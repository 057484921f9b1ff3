"""The site of a record that has accounts: who is let in, to do what, and what is told of it."""

import re

import pytest
from starlette.testclient import TestClient

from dragoman import accounts, judging
from dragoman.accounts import Doer
from dragoman.model.account import AccountRole, Deed, Door
from dragoman.web.app import make_app
from dragoman.web.attempts import Attempts, Feeds, TooManyAttempts
from tests.web.conftest import hash_quickly

PASSWORDS = {role: f"the {role} has a password" for role in AccountRole}
BY = Doer("root", Door.COMMAND)
READER, EDITOR, ADMINISTRATOR = AccountRole
OTHER = "quite another password"


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    hash_quickly(monkeypatch)


@pytest.fixture
def app(store):
    """A site with an account of each role, named like it."""
    for role in AccountRole:
        accounts.add_account(store, role.value, role, PASSWORDS[role], BY)
    return make_app(store)


@pytest.fixture
def come(app):
    """Come to the site with a browser of one's own, and log in."""

    def call(role=None, base_url="http://localhost"):
        browser = TestClient(app, base_url=base_url)
        if role is not None:
            assert log_in(browser, role.value, PASSWORDS[role]).status_code == 200
        return browser

    return call


def token(browser, address="/account"):
    return re.search(r'name="token" value="(\w+)"', browser.get(address).text)[1]


def send(browser, address, **fields):
    return browser.post(address, data={"token": token(browser)} | fields, follow_redirects=True)


def log_in(browser, name, password, onward="/"):
    fields = {"name": name, "password": password, "onward": onward}
    return send(browser, "/login", **fields)


def engagement(browser):
    return browser.get("/timeline.json?status=held").json()["entries"][0]["href"]


def deeds(store):
    return [(item.who, item.deed, item.subject) for item in accounts.changes(store, 50)[0]]


@pytest.mark.parametrize("address", ["/", "/timeline?since=2018", "/openapi.json", "/calendar.ics", "/accounts", "/no"])
def test_nothing_is_shown_before_the_log_in(come, address):
    browser = come()
    answer = browser.get(address, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/login")
    assert browser.get(address, headers={"accept": "application/json"}).status_code == 401
    html = browser.get(address).text
    assert "Log in" in html
    assert "Timeline" not in html


def test_nothing_is_done_before_the_log_in(come, store):
    answer = come().post(f"{engagement(come(EDITOR))}/judgements", data={"act": "reject"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert judging.judgements(store) == ()


def test_after_the_log_in_one_is_where_one_wanted_to_go(come):
    browser = come()
    assert 'value="/timeline?since=2018"' in browser.get("/timeline?since=2018").text
    answer = log_in(browser, "reader", PASSWORDS[READER], "/timeline?since=2018")
    assert str(answer.url) == "http://localhost/timeline?since=2018"
    assert str(browser.get("/login?onward=/people").url) == "http://localhost/people"


@pytest.mark.parametrize("onward", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_nobody_is_led_to_another_site(come, onward):
    assert str(log_in(come(), "reader", PASSWORDS[READER], onward).url) == "http://localhost/"


def test_a_wrong_name_and_a_wrong_password_are_answered_alike(come):
    answers = [log_in(come(), name, OTHER) for name in ("reader", "nobody")]
    assert [answer.status_code for answer in answers] == [401, 401]
    assert "Nobody is let in with this name and this password." in answers[0].text
    one, other = (
        re.sub(r'value="\w*"', "", re.sub(r'name="token" value="\w+"', "", answer.text)) for answer in answers
    )
    assert one == other
    assert OTHER not in answers[0].text


def test_guessing_is_stopped_even_with_the_right_password_at_last(come, app):
    app.state.attempts = Attempts("3 per hour", "100 per hour")
    browser = come()
    assert [log_in(browser, "reader", OTHER).status_code for _ in range(4)] == [401, 401, 401, 429]
    answer = log_in(browser, "READER", PASSWORDS[READER])
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "900")
    assert log_in(browser, "editor", PASSWORDS[EDITOR]).status_code == 200


def test_guessing_names_is_stopped_by_the_address(come, app):
    app.state.attempts = Attempts("100 per hour", "3 per hour")
    browser = come()
    assert [log_in(browser, f"name {n}", OTHER).status_code for n in range(4)] == [401, 401, 401, 429]


@pytest.mark.parametrize(
    ("addresses", "is_stopped"),
    [
        (["192.0.2.1", "192.0.2.1"], True),
        (["192.0.2.1", "192.0.2.2"], False),
        (["2001:db8::1", "2001:db8::ffff:2"], True),
        (["2001:db8::1", "2001:db8:0:1::1"], False),
        (["", ""], True),
    ],
)
def test_a_network_of_ipv6_is_one_guesser(addresses, is_stopped):
    attempts = Attempts("100 per hour", "1 per hour")
    attempts.attempt("a", addresses[0], lambda: None)
    try:
        attempts.attempt("b", addresses[1], lambda: None)
    except TooManyAttempts:
        assert is_stopped
    else:
        assert not is_stopped


def test_who_is_let_in_may_mistype_again_tomorrow():
    attempts = Attempts("2 per hour", "100 per hour")
    for outcome in (None, "in", None, "in"):
        assert attempts.attempt("a", "192.0.2.1", lambda: outcome) == outcome  # noqa: B023 - called at once


@pytest.mark.parametrize(("base_url", "is_secure"), [("http://localhost", False), ("https://localhost", True)])
def test_the_cookie_is_kept_from_scripts_and_other_sites_and_plain_http(come, base_url, is_secure):
    browser = come(base_url=base_url)
    fields = {"token": token(browser, "/login"), "name": "reader", "password": PASSWORDS[READER]}
    sent = browser.post("/login", data=fields, follow_redirects=False).headers["set-cookie"]
    assert "HttpOnly" in sent
    assert "SameSite=lax" in sent
    assert ("Secure" in sent, sent.startswith("__Host-")) == (is_secure, is_secure)


def test_the_session_is_another_than_before_the_log_in(come):
    browser = come()
    browser.get("/login")
    before = browser.cookies["dragoman-session"]
    log_in(browser, "reader", PASSWORDS[READER])
    assert browser.cookies["dragoman-session"] != before


def test_after_the_log_out_the_cookie_opens_nothing(come):
    browser = come(READER)
    session = browser.cookies["dragoman-session"]
    assert "Log in" in send(browser, "/logout").text
    browser.cookies.set("dragoman-session", session)
    assert browser.get("/timeline", follow_redirects=False).status_code == 303


def posts(app):
    """Every address that something can be sent to."""
    described = app.openapi()["paths"].items()
    return [re.sub(r"\{.*?\}", "1", path) for path, methods in described if "post" in methods]


def test_every_form_needs_its_token(come, app):
    assert len(posts(app)) >= 10
    fields = {"act": "accept", "text": "x", "name": "x", "password": OTHER, "role": "reader", "number": "1"}
    for form in ({}, {"token": ""}, {"token": "0" * 64}, {"token": token(come(EDITOR))}):
        for accepted in ("text/html", "application/json"):
            browser = come(ADMINISTRATOR)
            found = {
                path: browser.post(path, data=fields | form, headers={"accept": accepted}).status_code
                for path in posts(app)
            }
            assert set(found.values()) == {403}, found


def test_no_method_but_get_and_post_is_known(app):
    assert {method for methods in app.openapi()["paths"].values() for method in methods} == {"get", "post"}


def test_a_program_sends_the_token_in_a_header(come, store):
    browser = come(EDITOR)
    headers = {"accept": "application/json", "x-dragoman-token": browser.get("/account.json").json()["token"]}
    answer = browser.post(f"{engagement(browser)}/judgements", data={"act": "accept"}, headers=headers)
    assert answer.json()["judgements"] == [1]
    foreign = browser.post("/logout", headers=headers | {"origin": "https://evil.example"})
    assert foreign.status_code == 403


def test_a_log_in_sent_by_another_site_is_refused(come):
    browser = come()
    fields = {"token": token(browser, "/login"), "name": "reader", "password": PASSWORDS[READER]}
    assert browser.post("/login", data=fields, headers={"origin": "https://evil.example"}).status_code == 403


VIEWS = [
    "/",
    "/timeline",
    "/review",
    "/review?sort=merges",
    "/review?sort=doubtful",
    "/judgements",
    "/pages",
    "/account",
]


def test_a_reader_sees_no_button_that_changes_the_record(come, store):
    judging.accept(store, engagement(come(EDITOR)).rpartition("/")[2], "editor")
    reader, editor = come(READER), come(EDITOR)
    views = [*VIEWS, engagement(reader), f"{engagement(reader)}?judged=1"]
    forms = re.compile(r'<form method="post" action="([^"]*)"')
    assert {action for view in views for action in forms.findall(reader.get(view).text)} == {
        "/logout", "/account/password", "/account/calendar",
    }  # fmt: skip
    assert "/add" not in {href for view in views for href in re.findall(r'href="([^"]*)"', reader.get(view).text)}
    assert len({action for view in views for action in forms.findall(editor.get(view).text)}) > 3


ADDING = {"text": "x"}
JUDGING = {"left": "1", "right": "2", "verdict": "same"}
MANAGING = {"name": "x", "password": OTHER, "role": "reader", "act": "remove"}


@pytest.mark.parametrize(
    ("role", "address", "fields", "status"),
    [
        (READER, "/add/text", ADDING, 403),
        (READER, "/add/files", {}, 403),
        (READER, "/judgements", JUDGING, 403),
        (READER, "/judgements/undo", {"number": "1"}, 403),
        (READER, "/engagements/1/judgements", {"act": "accept"}, 403),
        (READER, "/accounts", MANAGING, 403),
        (EDITOR, "/judgements", JUDGING, 404),
        (EDITOR, "/accounts", MANAGING, 403),
        (EDITOR, "/accounts/1", MANAGING, 403),
        (ADMINISTRATOR, "/judgements", JUDGING, 404),
        (ADMINISTRATOR, "/accounts/99", MANAGING, 404),
        (ADMINISTRATOR, "/accounts/1", {"act": "role"}, 422),
    ],
)
def test_each_role_does_what_it_may(come, role, address, fields, status):
    assert send(come(role), address, **fields).status_code == status


@pytest.mark.parametrize(
    ("address", "statuses"),
    [("/add", [403, 200, 200]), ("/accounts", [403, 403, 200]), ("/audit", [403, 403, 200]), ("/account", [200] * 3)],
)
def test_each_role_sees_what_it_may(come, address, statuses):
    for as_json in ("", ".json"):
        assert [come(role).get(address + as_json).status_code for role in AccountRole] == statuses


def test_a_judgement_has_the_name_of_the_account(come, store):
    browser = come(EDITOR)
    send(browser, f"{engagement(browser)}/judgements", act="accept")
    assert [item.who for item in judging.judgements(store)] == ["editor"]
    assert "accepted by editor" in browser.get(engagement(browser)).text


def test_who_becomes_a_reader_is_one_with_the_next_click(come, store):
    browser = come(EDITOR)
    accounts.change_role(store, accounts.find_account(store, "editor"), READER, BY)
    assert send(browser, f"{engagement(browser)}/judgements", act="accept").status_code == 403


def test_a_password_is_changed_and_every_other_browser_logged_out(come):
    browser, elsewhere = come(READER), come(READER)
    answer = send(browser, "/account/password", password=PASSWORDS[READER], new=OTHER, again=OTHER)
    assert "Your password is changed." in answer.text
    assert browser.get("/timeline", follow_redirects=False).status_code == 200
    assert elsewhere.get("/timeline", follow_redirects=False).status_code == 303
    assert log_in(come(), "reader", OTHER).status_code == 200


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"password": OTHER, "new": OTHER, "again": OTHER}, "not your current password"),
        ({"password": PASSWORDS[READER], "new": OTHER, "again": "x"}, "typed in two ways"),
        ({"password": PASSWORDS[READER], "new": "short", "again": "short"}, "12 to 200 letters"),
    ],
)
def test_a_password_that_cannot_be_changed_says_why(come, fields, said):
    answer = send(come(READER), "/account/password", **fields)
    assert (answer.status_code, said in answer.text, OTHER in answer.text) == (422, True, False)
    assert log_in(come(), "reader", PASSWORDS[READER]).status_code == 200


def test_guessing_the_password_of_a_session_that_was_left_open_is_stopped(come, app):
    browser = come(READER)
    app.state.attempts = Attempts("2 per hour", "100 per hour")
    for _ in range(2):
        send(browser, "/account/password", password=OTHER, new=OTHER, again=OTHER)
    answer = send(browser, "/account/password", password=PASSWORDS[READER], new=OTHER, again=OTHER)
    assert "Too many attempts" in answer.text


def test_an_administrator_manages_accounts(come, store):
    browser = come(ADMINISTRATOR)
    assert "Done." in send(browser, "/accounts", name="Zoé", password=OTHER, role="editor").text
    number = accounts.find_account(store, "zoé").id
    send(browser, f"/accounts/{number}", act="role", role="reader")
    send(browser, f"/accounts/{number}", act="password", password=f"{OTHER}!")
    assert log_in(come(), "Zoé", f"{OTHER}!").status_code == 200
    send(browser, f"/accounts/{number}", act="disable")
    assert log_in(come(), "Zoé", f"{OTHER}!").status_code == 401
    send(browser, f"/accounts/{number}", act="enable")
    send(browser, f"/accounts/{number}", act="remove")
    assert "Zoé" not in browser.get("/accounts").text
    assert [(deed, subject) for who, deed, subject in deeds(store) if who == "administrator"][::-1] == [
        (Deed.LOG_IN, None), (Deed.ADD, "Zoé"), (Deed.CHANGE_ROLE, "Zoé"), (Deed.CHANGE_PASSWORD, "Zoé"),
        (Deed.DISABLE, "Zoé"), (Deed.ENABLE, "Zoé"), (Deed.REMOVE, "Zoé"),
    ]  # fmt: skip


@pytest.mark.parametrize("act", ["role", "password", "disable", "remove"])
def test_an_administrator_does_not_lock_herself_out(come, store, act):
    number = accounts.find_account(store, "administrator").id
    answer = send(come(ADMINISTRATOR), f"/accounts/{number}", act=act, role="reader", password=OTHER)
    assert (answer.status_code, "changed by another administrator" in answer.text) == (422, True)
    assert accounts.find_account(store, "administrator").role is ADMINISTRATOR


def test_a_name_that_is_taken_is_said_to_be(come):
    answer = send(come(ADMINISTRATOR), "/accounts", name="READER", password=OTHER, role="reader")
    assert (answer.status_code, "there is an account of this name already" in answer.text) == (422, True)


def test_the_log_shows_who_did_and_judged_what(come, store):
    editor = come(EDITOR)
    send(editor, f"{engagement(editor)}/judgements", act="accept", comment="I was there.")
    log_in(come(), "nobody", PASSWORDS[READER])
    browser = come(ADMINISTRATOR)
    shown = [re.sub(r"<[^>]*>|\s+", " ", row) for row in browser.get("/audit").text.split("<tr>")[2:]]
    for words in (
        ("editor", "right", "I was there.", "Meeting: "), ("nobody known", "was not let in", "testclient"),
        ("root", "on the command line", "added an account", "editor"), ("editor", "logged in"),
    ):  # fmt: skip
        assert any(all(word in row for word in words) for row in shown), words
    assert PASSWORDS[READER] not in browser.get("/audit").text
    assert browser.get("/audit.json").json()["total"] == len(shown) == 7
    assert "a ajouté un compte" in browser.get("/audit?lang=fr").text


@pytest.mark.parametrize("address", ["/login", "/account", "/accounts", "/audit"])
def test_the_pages_of_accounts_are_sound_in_both_languages(come, address):
    browser = come() if address == "/login" else come(ADMINISTRATOR)
    for language in ("en", "fr"):
        html = browser.get(f"{address}?lang={language}").text
        assert f'<html lang="{language}">' in html
        assert html.count("<h1") == 1
        assert not re.search(r"<script(?! src=)|<style|\sstyle=|\son\w+=", html)
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids))
    assert isinstance(browser.get(f"{address}.json").json(), dict)


def test_a_hostile_name_is_shown_as_text(come, store):
    accounts.add_account(store, "<script>alert(1)</script>", READER, OTHER, BY)
    browser = come(ADMINISTRATOR)
    for address in ("/accounts", "/audit"):
        assert "<script>alert" not in browser.get(address).text
        assert "&lt;script&gt;alert(1)" in browser.get(address).text


def test_with_the_first_account_a_site_that_is_open_asks_for_a_log_in(client, store):
    assert client.get("/timeline", follow_redirects=False).status_code == 200
    account = accounts.add_account(store, "Ada", EDITOR, OTHER, BY)
    assert client.get("/timeline", follow_redirects=False).status_code == 303
    accounts.disable_account(store, account, BY)
    assert client.get("/timeline", follow_redirects=False).status_code == 303
    accounts.remove_account(store, account, BY)
    assert client.get("/timeline", follow_redirects=False).status_code == 200


def test_a_site_that_others_reach_stays_shut_when_the_last_account_is_removed(store):
    browser = TestClient(make_app(store, needs_accounts=True), base_url="http://localhost")
    assert browser.get("/timeline", follow_redirects=False).status_code == 303


@pytest.mark.parametrize("address", ["/account", "/accounts", "/audit"])
def test_without_accounts_their_pages_are_not_there(client, address):
    assert client.get(address).status_code == 404
    assert "Log out" not in client.get("/").text
    assert str(client.get("/login").url) == "http://localhost/"


def test_what_is_handed_in_is_in_the_log(store):
    from tests.web.test_adding import FakeReader, wait

    accounts.add_account(store, "editor", EDITOR, PASSWORDS[EDITOR], BY)
    with TestClient(make_app(store, make_reader=FakeReader), base_url="http://localhost") as browser:
        log_in(browser, "editor", PASSWORDS[EDITOR])
        wait(browser, send(browser, "/add/text", text="A text.", title="x"))
        who, deed, subject = deeds(store)[0]
    assert (who, deed, subject.partition("-")[0]) == ("editor", Deed.HAND_IN, "pasted/text")


def subscribe(browser):
    """Make a calendar address; give its path and query."""
    answer = send(browser, "/account/calendar", act="open")
    return re.search(r'value="http://localhost(/feeds/[^"]+)"', answer.text)[1]


def test_a_calendar_program_reads_engagements_by_a_private_address_and_nothing_else(come):
    browser = come(READER)
    feed = subscribe(browser)
    assert feed not in browser.get("/account").text
    program = come()
    answer = program.get(feed)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert answer.text.count("BEGIN:VEVENT") == 2
    assert program.get(f"{feed}&status=planned").text.count("BEGIN:VEVENT") == 1
    assert program.get(feed.replace("/feeds/", "/feeds/x")).status_code == 404
    assert program.get("/timeline", follow_redirects=False).status_code == 303


@pytest.mark.parametrize("end", ["close", "open"])
def test_a_calendar_address_ends_when_its_owner_says_so_or_makes_another(come, end):
    browser = come(READER)
    feed = subscribe(browser)
    send(browser, "/account/calendar", act=end)
    assert come().get(feed).status_code == 404


def test_guessing_calendar_addresses_is_stopped_and_told(come, app, store):
    app.state.feeds = Feeds(by_address="2 per hour")
    feed = subscribe(come(READER))
    stranger = come()
    assert [stranger.get("/feeds/guess.ics").status_code for _ in range(3)] == [404, 404, 429]
    assert stranger.get(feed).headers["retry-after"]
    assert [who for who, deed, _ in deeds(store) if deed is Deed.BE_REFUSED] == ["", ""]


def test_a_calendar_that_is_asked_for_without_cease_is_not_given(come, app):
    app.state.feeds = Feeds(by_account="2 per hour")
    feed, program = subscribe(come(READER)), come()
    assert [program.get(feed).status_code for _ in range(3)] == [200, 200, 429]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": "READER", "password": OTHER}, "READER\u202f: un compte de ce nom existe déjà."),
        ({"name": "Zoé", "password": "court"}, "Un mot de passe a de 12 à 200 caractères."),
        ({"name": "\u200b", "password": OTHER}, "Un nom a de 1 à 60 caractères, tous visibles."),
        ({"name": "A long enough name", "password": "a LONG enough name"}, "ne peut être le nom du compte"),
    ],
)
def test_what_is_refused_is_said_in_the_readers_language(come, fields, said):
    answer = send(come(ADMINISTRATOR), "/accounts?lang=fr", role="reader", **fields)
    assert (answer.status_code, said in answer.text) == (422, True)
