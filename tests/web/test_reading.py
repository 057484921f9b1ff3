from dragoman.model import Facts, PageRecord
from tests import factory
from tests.web.conftest import put


def article(client, name="a.txt"):
    pages = client.get("/pages.json").json()["pages"]
    return next(page["href"] for page in pages if page["id"] == name)


def test_a_page_shows_its_facts_beside_its_words(client):
    html = client.get(article(client)).text
    assert f'<mark data-facts="1 2 3 4">{factory.MEETING.replace(chr(39), "&#39;")}</mark>' in html
    assert 'id="fact-1"' in html
    assert 'href="#words-1"' in html
    assert 'id="words-1"' in html


def test_furniture_is_shown_with_the_reason(client):
    html = client.get(article(client)).text
    assert "Home | World | Sport" in html
    assert "A run of links." in html


def test_words_of_two_facts_are_cut_where_one_ends(store, make_client):
    page = factory.page(name="two.txt", content=factory.TEXT + "\n")
    cleaned = factory.article(page)
    first, second = (
        factory.meeting(cleaned, "Ada Brandt, NATO's envoy"),
        factory.meeting(cleaned, "NATO's envoy, met officials"),
    )
    put(store, page, PageRecord(cleaned, "en", Facts(engagements=(first, second))))
    client = make_client(store)
    parts = client.get(article(client, "two.txt") + ".json").json()["text"]
    pieces = [(piece["text"], piece["facts"]) for part in parts if "pieces" in part for piece in part["pieces"]]
    assert ("Ada Brandt, ", [1]) in pieces
    assert ("NATO's envoy", [1, 2]) in pieces
    assert (", met officials", [2]) in pieces


def test_the_text_is_whole_however_it_is_cut(client):
    href = article(client)
    parts = client.get(href + ".json").json()["text"]
    shown = [part["pieces"] if "pieces" in part else part["blocks"] for part in parts]
    words = " ".join("".join(item["text"] for item in items) for items in shown)
    assert sorted(words.split()) == sorted(factory.TEXT.split())


def test_only_addresses_of_the_web_are_links(client):
    assert '<a href="https://a.example/1"' in client.get(article(client)).text
