"""The site as a reader meets it: every page, in both forms, in both languages, and what is sent with it."""

import itertools
import re

import pytest

from dragoman.web.headers import HEADERS

VIEWS = [
    "/",
    "/timeline",
    "/timeline?between=MAR&between=NATO&since=2018&until=2018-05&kind=meeting&status=held&theme=defence",
    "/timeline?status=planned",
    "/people",
    "/people?name=brandt",
    "/people/Ada%20Brandt",
    "/parties",
    "/parties/NATO",
    "/pair?between=Morocco&between=nato",
    "/frameworks",
    "/frameworks/Mediterranean%20Dialogue",
    "/statements",
    "/statements?party=NATO",
    "/relations",
    "/search",
    "/search?q=brandt",
    "/network",
    "/network?of=people&since=2018",
    "/calendar",
    "/calendar?month=2018-05",
    "/brief?between=MAR",
    "/pages",
    "/review",
    "/review?sort=merges",
    "/judgements",
    "/add",
]


def links(html):
    return {href.replace("&amp;", "&") for href in re.findall(r'(?:href|src)="(/[^"]*)"', html)}


@pytest.mark.parametrize("address", VIEWS)
def test_every_view_is_shown_in_both_languages_and_as_json(client, address):
    english = client.get(address, headers={"accept-language": "en"})
    french = client.get(address, headers={"accept-language": "fr-FR, en;q=0.5"})
    assert (english.status_code, french.status_code) == (200, 200)
    assert '<html lang="en">' in english.text
    assert '<html lang="fr">' in french.text
    assert isinstance(client.get(address, headers={"accept": "application/json"}).json(), dict)


def test_no_link_leads_nowhere(client):
    """From the first page every page of the site that can be reached is there."""
    waiting, seen = ["/"], {"/"}
    while waiting and len(seen) < 400:
        address = waiting.pop()
        answer = client.get(address)
        assert answer.status_code == 200, address
        if answer.headers["content-type"].startswith("text/html"):
            new = {link.partition("#")[0] for link in links(answer.text)} - seen
            seen |= new
            waiting += sorted(new)
    assert len(seen) > 60


def test_the_same_is_given_as_json_by_the_end_of_the_address(client):
    assert client.get("/timeline.json").json() == client.get("/timeline?format=json").json()
    assert client.get("/timeline.json").json()["total"] == 2


@pytest.mark.parametrize(
    "address",
    ["/nothing", "/people/Nobody", "/parties/Atlantis", "/engagements/ffff", "/pages/ffff", "/frameworks/None"],
)
def test_what_is_not_in_the_record_is_said_to_be_missing(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Not in the record" in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/timeline?since=last+year",
        "/timeline?page=0",
        "/timeline?between=Atlantis",
        "/pair?between=MAR",
        "/calendar?month=2018-13",
    ],
)
def test_a_wrong_question_is_told_so(client, address):
    assert client.get(address).status_code == 422
    assert client.get(address, headers={"accept": "application/json"}).json()["status"] == 422


@pytest.mark.parametrize(
    "address", ["/", "/nothing", "/timeline.json", "/static/style.css", "/calendar.ics", "/openapi.json"]
)
def test_every_answer_has_the_safe_headers(client, address):
    sent = client.get(address).headers
    assert {name: sent.get(name) for name in HEADERS} == HEADERS


def test_nothing_in_a_page_needs_a_looser_policy(client):
    for address in VIEWS:
        html = client.get(address).text
        assert not re.search(r"<script(?! src=)|<style|\sstyle=|\son\w+=", html), address


def test_nothing_comes_from_elsewhere(client):
    for address in VIEWS:
        html = client.get(address).text
        assert not re.search(r'(?:src|<link[^>]*href|action)="(?:https?:)?//', html), address


def test_another_name_of_this_machine_is_refused(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_the_language_is_kept_once_chosen(client):
    client.get("/?lang=fr")
    assert '<html lang="fr">' in client.get("/timeline", headers={"accept-language": "en"}).text


def test_the_api_describes_every_view(client):
    described = client.get("/openapi.json").json()
    paths = {re.sub(r"\{.*\}", "", path) for path in described["paths"]}
    views = {address.partition("?")[0] for address in VIEWS}
    assert all(any(view == path or (path != "/" and view.startswith(path)) for path in paths) for view in views)
    assert "TimelinePage" in described["components"]["schemas"]


def test_the_timeline_is_cut_by_its_address(client):
    assert client.get("/timeline.json?since=2024").json()["total"] == 1
    assert client.get("/timeline.json?theme=defence").json()["entries"][0]["status"] == "held"


def test_an_empty_field_of_the_form_does_not_restrict(client):
    assert client.get("/timeline.json?between=&between=&kind=&since=").json()["total"] == 2


def test_every_page_is_sound_for_a_screen_reader(client):
    """One heading of the first order, none skipped on the way down, a label for every field, no id twice."""
    for address in VIEWS:
        html = client.get(address).text
        orders = [int(order) for order in re.findall(r"<h(\d)", html)]
        assert orders.count(1) == 1, address
        assert all(after <= before + 1 for before, after in itertools.pairwise(orders)), (address, orders)
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), address
        fields = re.findall(r"<(?:input|select|textarea)(?![^>]*hidden)[^>]*>", html)
        assert len(fields) <= html.count("<label"), address


def test_the_first_page_says_what_waits_to_be_judged(client):
    assert client.get("/.json").json()["doubtful"] == 1
    assert 'href="/review?sort=doubtful"' in client.get("/").text


def test_a_dossier_says_in_what_languages_pages_tell_of_it(client):
    languages = client.get("/parties/NATO.json").json()["languages"]
    assert [(each["label"], each["count"]) for each in languages] == [("en", 2)]
