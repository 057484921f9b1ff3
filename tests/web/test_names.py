"""What parties, posts and reasons are called on the site's pages."""

from dataclasses import replace

import pytest

from dragoman.model import Actor, ActorType, Facts, Occupancy, PageRecord, Participant, Role
from dragoman.resolving import resolve_pending
from tests import factory
from tests.web.conftest import put

CABINET = Actor("body:POL/cabinet", "A Cabinet of Poland", ActorType.BODY, "POL", "POL", "a cabinet of Poland")


@pytest.fixture
def cabinet_client(store, client):
    """The browser, where a page names a body of a state and never the state."""
    page = factory.page(f"{factory.TEXT} and Warsaw", name="c.txt", source="Radio")
    article = factory.article(page)
    takers = (Participant(factory.NATO, Role.VISITOR), Participant(CABINET, Role.HOST))
    put(store, page, PageRecord(article, "en", Facts(engagements=(factory.meeting(article, participants=takers),))))
    resolve_pending(store)
    return client


@pytest.mark.parametrize(
    ("address", "where"),
    [("/parties", "items"), ("/", "parties"), ("/network", "nodes"), ("/search?q=cabinet", "names")],
)
def test_a_state_of_which_pages_name_nothing_but_bodies_goes_by_its_own_name(cabinet_client, address, where):
    found = cabinet_client.get(address, headers={"Accept": "application/json"}).json()[where]
    refs = [each.get("ref", each) for each in found]
    assert [ref["label"] for ref in refs if ref["href"] == "/parties/POL"] == ["Poland"]


def test_a_body_is_named_in_the_readers_language_with_whose_it_is(store, client):
    page = factory.page(f"{factory.TEXT} again", name="c.txt", source="Radio")
    article = factory.article(page)
    staff = replace(
        factory.NATO, id="body:nato/international-staff", label="NATO International Staff", type=ActorType.BODY
    )
    takers = (Participant(staff, Role.VISITOR), Participant(factory.MOROCCO, Role.HOST))
    meeting = factory.meeting(article, participants=takers, kind="seminar")
    put(store, page, PageRecord(article, "en", Facts(engagements=(meeting,))))
    resolve_pending(store)
    assert "Secrétariat international de l&#39;OTAN (OTAN)" in client.get("/timeline?lang=fr").text


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/relations?lang=fr", "<bdi>Dialogue méditerranéen</bdi>"),
        ("/pages/a.txt?lang=fr", "<bdi>Dialogue méditerranéen</bdi>"),
        ("/brief?framework=Mediterranean+Dialogue&lang=fr", "Rencontre : Maroc, OTAN"),
        ("/pages?lang=fr", "Il n’y a rien dedans."),
        ("/timeline?status=planned&lang=fr", ">Dialogue méditerranéen</option>"),
    ],
)
def test_what_the_record_has_in_english_is_french_on_french_pages(client, address, said):
    assert said in client.get(address).text


def test_a_reason_that_is_in_no_catalogue_is_marked_as_english(client):
    assert f'<span lang="en">{factory.WHY.detail}</span>' in client.get("/pages/a.txt?lang=fr").text
    assert f"<li>{factory.WHY.detail}</li>" in client.get("/pages/a.txt?lang=en").text


def test_a_post_of_which_no_page_says_when_it_was_held_has_no_chart(store, client):
    page = factory.page(f"{factory.TEXT} at last", name="c.txt", source="Radio")
    article = factory.article(page)
    held = Occupancy(
        replace(factory.BRANDT, id="person:zoe-gray", label="Zoé Gray", text="Zoé Gray"),
        "envoy",
        factory.NATO,
        None,
        factory.cite(article, factory.MEETING),
    )
    put(store, page, PageRecord(article, "en", Facts(occupancies=(held,))))
    resolve_pending(store)
    found = client.get("/people/Zo%C3%A9%20Gray").text
    assert "envoy" in found
    assert 'class="legend"' not in found
