"""A site with accounts in a real browser: logging in and out, what each role meets, what is refused."""

from contextlib import contextmanager

import pytest

from dragoman import accounts
from dragoman.accounts import Doer
from dragoman.model.account import AccountRole, Door
from dragoman.resolving import resolve_pending
from dragoman.store import open_store
from dragoman.web.app import make_app
from dragoman.web.attempts import Attempts
from tests import factory
from tests.web.conftest import hash_quickly, planned_record, put
from tests.web.test_browser import NARROW, WIDE, browser, serving  # noqa: F401 - a fixture among them

pytestmark = pytest.mark.browser
READER, EDITOR, ADMINISTRATOR = AccountRole
PASSWORD, OTHER = "a password of theirs", "quite another password"
EXPECTED = ("401", "403", "422", "429")  # statuses that the browser notes as complaints, and that are meant


@pytest.fixture(scope="module", autouse=True)
def _quick():
    with pytest.MonkeyPatch.context() as patch:
        hash_quickly(patch)
        yield


@pytest.fixture
def store(tmp_path):
    with open_store(str(tmp_path / "record.db")) as opened:
        page = factory.page(source="L'Écho", title="Ada Brandt in Rabat", published="2018-05-06")
        put(opened, page, factory.record(page))
        page = factory.page("Top\nOn 9 June 2025 Ada Brandt will meet officials in Rabat again.\nEnd", name="b.txt")
        put(opened, page, planned_record(page))
        resolve_pending(opened)
        for role in AccountRole:
            accounts.add_account(opened, role.value, role, PASSWORD, Doer("root", Door.COMMAND))
        yield opened


@pytest.fixture
def app(store):
    return make_app(store)


@pytest.fixture
def site(app):
    with serving(app) as address:
        yield address


@pytest.fixture
def come(browser, site):  # noqa: F811
    """Open a browser of one's own, which takes every complaint that is not expected for a failure."""
    contexts, complaints = [], []

    def note(message):
        if message.type == "error" and not any(status in message.text for status in EXPECTED):
            complaints.append(message.text)

    def call(role=None, **options):
        context = browser.new_context(**({"base_url": site, "viewport": WIDE, "locale": "en-GB"} | options))
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", note)
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.goto("/")
        if role is not None:
            log_in(tab, role.value, PASSWORD)
        return tab

    yield call
    for context in contexts:
        context.close()
    assert complaints == []


def log_in(tab, name, password):
    tab.get_by_label("Name").fill(name)
    tab.get_by_label("Password").fill(password)
    tab.get_by_role("button", name="Log in").click()


@contextmanager
def told(tab, status):
    """Expect an answer of a status."""
    with tab.expect_response(lambda response: response.request.method == "POST") as answer:
        yield
    assert answer.value.status == status


def test_one_logs_in_where_one_wanted_to_go_and_out_again(come):
    tab = come()
    tab.goto("/timeline?since=2018")
    assert tab.url.partition("?")[0].endswith("/login")
    assert not tab.get_by_role("navigation").is_visible()
    log_in(tab, "Reader", PASSWORD)
    assert tab.url.endswith("/timeline?since=2018")
    tab.get_by_role("button", name="Log out").click()
    tab.wait_for_url("**/login")
    tab.go_back()
    tab.goto("/timeline")
    assert tab.get_by_role("button", name="Log in").is_visible()


def test_a_wrong_password_is_refused_without_a_word_on_why_until_too_many_are(come, app):
    app.state.attempts = Attempts("2 per hour", "100 per hour")
    tab = come()
    for name in ("reader", "reader"):
        with told(tab, 401):
            log_in(tab, name, OTHER)
        assert tab.get_by_role("alert").inner_text() == "Nobody is let in with this name and this password."
        assert (tab.get_by_label("Name").input_value(), tab.get_by_label("Password").input_value()) == (name, "")
    with told(tab, 429):
        log_in(tab, "reader", PASSWORD)
    assert "Too many attempts" in tab.get_by_role("alert").inner_text()


def test_a_reader_sees_and_changes_nothing(come):
    tab = come(READER)
    tab.locator(".event-link").last.click()
    assert tab.locator("form[method=post]:not(.visitor)").count() == 0
    assert tab.get_by_role("link", name="Add").count() == 0
    tab.goto("/review?sort=doubtful")
    assert tab.get_by_role("button", name="Right as it is").count() == 0
    tab.keyboard.press("a")
    sent = """async () => (await fetch("/judgements", {method: "POST", body: new URLSearchParams({
        token: document.querySelector("[name=token]").value, left: "1", right: "2", verdict: "same"})})).status"""
    assert tab.evaluate(sent) == 403
    assert tab.goto("/add").status == 403
    assert "Your account does not allow this." in tab.locator("main").inner_text()


def test_an_editor_judges_under_her_name(come):
    tab = come(EDITOR)
    tab.goto("/timeline?status=held")
    tab.locator(".event-link").first.click()
    tab.get_by_role("button", name="Right as it is").click()
    assert "accepted by editor" in tab.locator(".headline").inner_text()
    assert tab.goto("/accounts").status == 403


def test_a_form_without_its_token_is_refused(come):
    tab = come(EDITOR)
    tab.goto("/timeline?status=held")
    tab.locator(".event-link").first.click()
    tab.evaluate("for (const it of document.querySelectorAll('[name=token]')) it.remove()")
    with told(tab, 403):
        tab.get_by_role("button", name="Right as it is").click()
    assert "too old, or not of this site" in tab.locator("main").inner_text()


def test_another_site_cannot_act_through_a_browser_that_is_logged_in(come, site, app):
    tab = come(EDITOR)
    token = tab.locator("[name=token]").first.input_value()
    form = f"""<form method="post" action="{site}/logout"><input name="token" value="{token}"><button>Win</button>"""
    tab.route("http://evil.example/", lambda route: route.fulfill(body=form, content_type="text/html"))
    tab.goto("http://evil.example/")
    # SameSite=Lax: the cookie is not sent, so that nobody is known.
    tab.get_by_role("button", name="Win").click()
    tab.goto(site)
    assert tab.get_by_role("button", name="Log out").is_visible()


def test_an_administrator_adds_an_account_whose_holder_changes_the_password(come):
    tab = come(ADMINISTRATOR)
    tab.get_by_role("link", name="administrator").click()
    tab.get_by_role("link", name="Accounts").click()
    adding = tab.locator("section").filter(has_text="Add an account")
    adding.get_by_label("Name").fill("Zoé Marchetti")
    adding.get_by_label("Role").select_option("editor")
    adding.get_by_label("New password").fill(OTHER)
    adding.get_by_role("button").click()
    assert tab.get_by_role("status").inner_text() == "Done."

    hers = come()
    log_in(hers, "zoé marchetti", OTHER)
    hers.get_by_role("link", name="Zoé Marchetti").click()
    hers.get_by_label("Current password").fill(OTHER)
    hers.get_by_label("New password").fill(PASSWORD)
    hers.get_by_label("The same again").fill(PASSWORD)
    hers.get_by_role("button", name="Change password").click()
    assert hers.get_by_role("status").inner_text() == "Your password is changed."

    line = tab.locator(".accounts > li").filter(has_text="Zoé Marchetti")
    line.locator("summary").click()
    line.get_by_role("button", name="Disable").click()
    assert "disabled" in tab.locator(".accounts > li").filter(has_text="Zoé Marchetti").inner_text()
    hers.goto("/timeline")
    assert hers.get_by_role("button", name="Log in").is_visible()

    tab.get_by_role("link", name="Changes").click()
    rows = [row.replace("\t", " ") for row in tab.locator("tbody tr").all_inner_texts()]
    for words in ("disabled an account Zoé Marchetti", "changed a password Zoé Marchetti", "added an account editor"):
        assert any(words in row for row in rows), rows


@pytest.mark.parametrize(("scheme", "size"), [("light", WIDE), ("dark", NARROW)], ids=["light", "dark"])
@pytest.mark.parametrize("locale", ["en-GB", "fr-FR"])
def test_the_pages_of_accounts_fit_every_screen_and_reader(come, scheme, size, locale):
    from axe_playwright_python.sync_playwright import Axe

    tab, outside = come(ADMINISTRATOR), come(locale=locale)
    tab.set_extra_http_headers({"accept-language": locale})
    for address in ("/login", "/", "/account", "/accounts", "/audit", "/timeline"):
        page = outside if address == "/login" else tab
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        page.goto(address)
        page.evaluate("for (const it of document.querySelectorAll('.accounts details')) it.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], address
        found = Axe().run(page).response["violations"]
        bad = [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in ("serious", "critical")]
        assert bad == [], address


def test_all_of_it_works_without_javascript(come):
    tab = come(java_script_enabled=False)
    log_in(tab, "administrator", PASSWORD)
    tab.goto("/accounts")
    for button in ("Disable", "Remove"):
        line = tab.locator(".accounts > li").filter(has=tab.get_by_text("reader", exact=True)).first
        line.locator("summary").click()
        line.get_by_role("button", name=button).click()
    assert tab.locator(".accounts > li").count() == 2
