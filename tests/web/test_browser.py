"""The site in a real browser: as somebody meets it with a mouse, a keyboard, a reader of screens."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from shutil import which

import pytest

from dragoman.resolving import resolve_pending
from dragoman.store import open_store
from tests import factory
from tests.web.conftest import planned_record, put

pytestmark = pytest.mark.browser

VIEWS = [
    "/",
    "/timeline",
    "/people",
    "/people/Ada%20Brandt",
    "/parties",
    "/parties/NATO",
    "/pair?between=MAR&between=NATO",
    "/frameworks",
    "/frameworks/Mediterranean%20Dialogue",
    "/statements",
    "/relations",
    "/search?q=brandt",
    "/network",
    "/calendar?month=2018-05",
    "/brief",
    "/pages",
    "/pages/a.txt",
    "/engagements",
    "/review?sort=doubtful",
    "/judgements",
    "/add",
    "/notes/new",
    "/notes/new?sort=relations",
    "/nothing",
]
NARROW, WIDE = {"width": 380, "height": 800}, {"width": 1920, "height": 1080}


@contextmanager
def serving(app) -> Iterator[str]:
    """Serve a site on a free port of this machine, in a thread."""
    import uvicorn

    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The address of a site over a small record."""
    from dragoman.web.app import make_app

    with open_store(str(tmp_path_factory.mktemp("site") / "record.db")) as store:
        page = factory.page(
            source="L'Écho", title="Ada Brandt in Rabat", published="2018-05-06", url="https://a.example/1"
        )
        put(store, page, factory.record(page))
        page = factory.page("Top\nOn 9 June 2025 Ada Brandt will meet officials in Rabat again.\nEnd", name="b.txt")
        put(store, page, planned_record(page))
        resolve_pending(store)
        with serving(make_app(store)) as address:
            yield address


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def tab(browser, site):
    """A tab that takes every complaint of the browser for a failure, a breach of the policy among them."""
    context = browser.new_context(base_url=site, viewport=WIDE, locale="en-GB")
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert [each for each in complaints if not any(status in each for status in ("404", "422"))] == []


def look_at(tab, address):
    """Go to a view; that of one engagement is the newest's."""
    if address == "/engagements":
        address = tab.request.get("/timeline.json?status=held").json()["entries"][0]["href"]
    tab.goto(address)


@pytest.mark.parametrize("address", VIEWS)
def test_nothing_hangs_over_the_edge_of_a_narrow_or_a_wide_screen(tab, address):
    for size in (NARROW, WIDE):
        tab.set_viewport_size(size)
        look_at(tab, address)
        tab.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
        assert tab.evaluate("document.documentElement.scrollWidth") <= size["width"], size


@pytest.mark.parametrize(("scheme", "size"), [("light", WIDE), ("dark", NARROW)], ids=["light", "dark"])
@pytest.mark.parametrize("address", VIEWS)
def test_a_reader_of_screens_finds_nothing_serious(tab, address, scheme, size):
    from axe_playwright_python.sync_playwright import Axe

    tab.emulate_media(color_scheme=scheme)
    tab.set_viewport_size(size)
    look_at(tab, address)
    found = Axe().run(tab).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in ("serious", "critical")] == []


def test_words_and_their_fact_light_each_other_up(tab):
    tab.goto("/pages")
    tab.get_by_role("link", name="Ada Brandt in Rabat").click()
    tab.locator("mark").first.click()
    assert "held" in tab.locator("#fact-1").get_attribute("class")
    assert tab.url.endswith("#fact-1")
    tab.locator("#fact-2").get_by_role("link", name="To the words of fact 2").click()
    assert "held" in tab.locator("#fact-2").get_attribute("class")


def test_from_a_pair_to_the_sentence_behind_a_fact_and_to_the_brief(tab):
    """Home, the pair, the engagement, the page with the words marked; and by what leads back, the brief."""
    tab.goto("/")
    tab.get_by_label("One party").fill("Morocco")
    tab.get_by_label("and another").fill("NATO")
    tab.get_by_role("button", name="What is between them").click()
    tab.locator(".event-link").last.click()
    assert factory.MEETING in tab.locator(".passage mark").first.inner_text()
    tab.locator(".report h3 a").first.click()
    assert factory.MEETING in tab.locator(".text mark").first.inner_text()
    tab.locator(".facts").get_by_role("link", name="Meeting").first.click()
    tab.get_by_role("link", name="Morocco – ").click()
    tab.get_by_role("link", name="Brief to print").click()
    tab.evaluate("window.print = () => { document.title = 'printed' }")
    tab.get_by_role("button", name="Print").click()
    assert tab.title() == "printed"


def test_a_bar_leads_to_its_span(tab):
    tab.goto("/timeline")
    tab.locator(".wide svg.bars a").first.click()
    assert "since=2018" in tab.url
    assert tab.locator(".event").count() == 1


def test_the_keyboard_reaches_the_content_and_the_search(tab):
    tab.goto("/timeline")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.id") == "find"


def test_all_of_it_works_without_javascript(browser, site):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/pages")
    page.get_by_role("link", name="Ada Brandt in Rabat").click()
    page.locator(".text a.note").first.click()
    assert "#fact-" in page.url
    page.goto("/timeline")
    page.get_by_label("Theme").select_option("cyber")
    page.get_by_role("button", name="Show").click()
    assert page.locator(".event").count() == 1
    context.close()


def test_the_queue_is_worked_off_with_the_keyboard_alone(tab):
    tab.goto("/review?sort=doubtful")
    tab.keyboard.press("a")
    tab.get_by_text("Your judgement is kept.").wait_for()
    assert tab.get_by_text("Nothing waits here.").is_visible()
    tab.get_by_role("button", name="Undo").click()
    assert tab.url.endswith("/judgements")


def test_a_correction_is_made_seen_and_taken_back(tab):
    tab.goto("/timeline?status=held")
    tab.locator(".event-link").first.click()
    tab.get_by_role("link", name="Judge or correct it").click()
    tab.get_by_label("Date").fill("tomorrow")
    tab.get_by_role("button", name="Correct").click()
    assert "cannot stand there" in tab.get_by_role("alert").inner_text()
    tab.get_by_label("Date").fill("2018-05-07")
    tab.get_by_role("button", name="Correct").click()
    assert tab.locator(".headline time").inner_text() == "7 May 2018"
    tab.get_by_role("button", name="Undo").click()
    tab.goto("/timeline?status=held")
    assert tab.locator(".event-when").first.inner_text() == "5 May 2018"


def test_what_the_record_has_in_english_is_called_by_its_french_names(browser, site):
    context = browser.new_context(base_url=site, viewport=WIDE, locale="fr-FR")
    page = context.new_page()
    page.goto("/frameworks")
    page.get_by_role("rowheader", name="Dialogue méditerranéen").first.get_by_role("link").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Dialogue méditerranéen"
    page.goto("/pair?between=Maroc&between=OTAN")
    assert page.get_by_role("heading", level=1).inner_text() == "Maroc et Organisation du traité de l'Atlantique nord"
    page.locator(".event-link").first.click()
    assert page.get_by_role("link", name="Dialogue méditerranéen").is_visible()
    context.close()


@pytest.mark.parametrize("script", [True, False], ids=["with-javascript", "without"])
def test_what_somebody_knows_is_noted_shown_corrected_and_withdrawn(browser, site, script):
    context = browser.new_context(base_url=site, java_script_enabled=script, viewport=NARROW, locale="en-GB")
    page = context.new_page()
    page.goto("/add")
    page.get_by_role("link", name="An engagement").click()
    page.get_by_label("What").select_option("visit")
    page.get_by_label("Day", exact=True).fill("2031-09-03")
    page.get_by_label("Where", exact=True).fill("Tunis")
    page.get_by_role("button", name="More rows").click()
    assert page.get_by_label("Day", exact=True).input_value() == "2031-09-03"
    last = page.get_by_role("group", name="Row 6")
    last.get_by_label("State or organisation").fill("Tunisa")
    last.get_by_label("Person").fill("Nour Haddad")
    last.get_by_label("Person").press("Enter")
    page.get_by_text("Is it: Tunisia").wait_for()
    page.get_by_role("group", name="Row 6").get_by_label("State or organisation").fill("Tunisia")
    page.get_by_role("button", name="Keep the note").last.click()
    page.get_by_text("The note is kept.").wait_for()
    assert "Nour Haddad, Tunisia" in page.locator(".text mark").inner_text()
    page.get_by_role("link", name="Correct or withdraw this note").click()
    page.get_by_label("Where", exact=True).fill("Sfax")
    page.get_by_role("button", name="Put this in the place of the note").click()
    assert "Sfax" in page.locator(".text mark").inner_text()
    page.get_by_role("link", name="Correct or withdraw this note").click()
    page.get_by_role("button", name="Withdraw the note").click()
    page.get_by_text("The note is withdrawn.").wait_for()
    context.close()


def test_the_brief_prints_without_the_site_around_it(tab):
    tab.goto("/brief")
    tab.emulate_media(media="print")
    assert not tab.locator(".top").is_visible()
    assert tab.locator(".brief-line").first.is_visible()
    assert tab.pdf().startswith(b"%PDF")
