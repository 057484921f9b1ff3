import random
from dataclasses import replace

import pytest

from dragoman.model import Facts, PageRecord
from dragoman.store import SEARCHED, open_store
from dragoman.store.wanted import read_terms, snippet
from tests import factory

FRENCH = "L’Ambassadeur était reçu au Conseil de coopération, à Genève ; l’OTAN évoque la 5G et le COVID-19."
ARABIC = "استقبل الوزير نظيره الإسباني بالرباط، وقالت السِّفارة إنّ المملكة شريك."


@pytest.fixture
def store(empty_record):
    with open_store(empty_record) as opened:
        yield opened


def keep(store, *bodies, title=None):
    run = store.start_run("1")
    for number, body in enumerate(bodies):
        page = factory.page(f"{body}\n{factory.TEXT}", name=f"{number}.txt")
        cleaned = replace(factory.article(page), title=title)
        blocks = tuple(replace(block, is_body=True) for block in cleaned.blocks[:1]) + cleaned.blocks[1:]
        cleaned = replace(cleaned, blocks=blocks)
        evidence = factory.cite(cleaned, body)
        run.keep(page, PageRecord(cleaned, "fr", Facts((replace(factory.meeting(cleaned), evidence=evidence),))))


def found(store, words, **filters):
    return sorted(hit.page.page_id for hit in store.search(words, family="engagements", **filters))


FINDS_FRENCH = [
    "ambassadeur", "L'AMBASSADEUR", "d'ambassadeur", "geneve", "Genève", "GENÈVE coopération", "ambass*",
    "gene\u0300ve", '"conseil de cooperation"', "« conseil de coopération »", '"conseil de coop*', '"conseil de coop"*',
    "5G", "covid-19", "OTAN ; (reçu)",
]  # fmt: skip
FINDS_ARABIC = [
    "الوزير", "وزير", "والوزير", "للوزير", "الاسباني", "الإسباني", "إسباني", "الرباط", "رباط", "سفارة", "السفارة",
    "سفاره", "السِّفَارَةُ", "ان", "مملك*", '"الوزير نظيره"',
]  # fmt: skip
FINDS_NOTHING = [
    "ambass", "Genève Madrid", '"coopération de conseil"', '"conseil coopération"', "conseils", "5", "* ", '""', "",
    "؟",
]  # fmt: skip


@pytest.mark.parametrize(
    ("queries", "pages"), [(FINDS_FRENCH, ["0.txt"]), (FINDS_ARABIC, ["1.txt"]), (FINDS_NOTHING, [])]
)
def test_words_are_found_however_they_are_written(store, queries, pages):
    keep(store, FRENCH, ARABIC)
    assert {words: found(store, words) for words in queries} == dict.fromkeys(queries, pages)


HOSTILE = [
    '"', '"""', "AND", "NOT Rabat", "a OR b", "NEAR(a b, 3)", "words:rabat", "^rabat", "-rabat", "(", "rabat)",
    "rabat:*", "'", "''; DROP TABLE pages; --", "a & | ! <-> b", "\\", "%", "_", "\0", "\ud800", "*" * 100, "a* " * 500,
    "x" * 10_000, '"' + "a " * 5000 + '"', "é\u0301" * 300, "{rabat}", "rabat + madrid", ":A", "<2>", "1e5 -1.5 0x1F",
]  # fmt: skip


@pytest.mark.parametrize("family", [None, "statements"])
def test_no_query_is_wrong(store, family):
    keep(store, FRENCH)
    for words in HOSTILE:
        assert isinstance(store.search(words, family=family), list)
    assert len(store.pages()) == 1


def test_random_queries_are_never_wrong_and_mark_what_they_find(store):
    keep(store, FRENCH, ARABIC)
    generator = random.Random(4)
    signs = [*"\"'*()-:^&|!<>\\{}+,. _\0é’ا", *FRENCH.split(), *ARABIC.split()]
    for _ in range(200):
        words = "".join(generator.choice(signs) for _ in range(generator.randint(1, 8)))
        for hit in store.search(words):
            assert any(is_hit for _, is_hit in hit.pieces), words


def test_a_page_is_found_by_its_title_and_article_but_not_by_its_furniture(store):
    keep(store, FRENCH, title="Visite à Madrid")
    hits = {words: store.search(words, family="pages") for words in ("madrid visite", "evoque", "things")}
    assert {words: len(found) for words, found in hits.items()} == {"madrid visite": 1, "evoque": 1, "things": 0}
    assert hits["evoque"][0].key == hits["evoque"][0].page.key


def test_each_family_is_searched_alone_or_with_all_others(store):
    page = factory.page()
    store.start_run("1").keep(page, factory.record(page))
    assert {hit.family for hit in store.search("Rabat")} == {"pages", "engagements", "relations", "occupancies"}
    assert {hit.family for hit in store.search("etroits")} == {"pages", "statements"}
    for family in SEARCHED:
        assert {hit.family for hit in store.search("met OR liens OR Rabat", family=family)} <= {family}
    (hit,) = store.search("LIENS", family="statements")
    assert hit.pieces == (("Nos ", False), ("liens", True), (" sont étroits", False))


def test_the_better_hit_comes_first_and_a_limit_is_kept(store):
    keep(store, "Genève et Rabat et bien d'autres villes du monde", "Genève, Genève, Genève", "Madrid")
    hits = store.search("geneve", family="engagements")
    assert [hit.page.page_id for hit in hits] == ["1.txt", "0.txt"]
    assert hits[0].rank > hits[1].rank
    assert len(store.search("geneve", family="engagements", limit=1)) == 1


def test_what_goes_with_its_page_is_not_found_any_more(store):
    keep(store, FRENCH)
    page = factory.page(f"{FRENCH}\n{factory.TEXT}", name="0.txt")
    store.start_run("2").keep(page, PageRecord(factory.article(page), "fr", Facts()))
    assert found(store, "geneve") == []
    assert store.search("coopération") == []


def test_very_long_pages_and_words_are_kept_and_found_by_their_beginning(store):
    page = factory.page(f"début {'𝄞x' * 4000} " + " ".join(f"mot{n}é" for n in range(60_000)))
    cleaned = factory.article(page)
    store.start_run("1").keep(page, PageRecord(cleaned, "fr", Facts()))
    assert len(store.search("debut mot12e")) == 1


@pytest.mark.parametrize(
    ("query", "pieces"),
    [
        ("rabat", (("À ", False), ("Rabat", True), (", le roi.", False))),
        ('"a rabat"', (("À Rabat", True), (", le roi.", False))),
        ("rabat ro*", (("À ", False), ("Rabat", True), (", le ", False), ("roi", True), (".", False))),
        ("madrid", (("À Rabat, le roi.", False),)),
    ],
)
def test_a_snippet_marks_the_words_as_they_are_written(query, pieces):
    assert snippet("À Rabat, le roi.", read_terms(query)) == pieces


def test_a_snippet_of_a_long_text_is_where_most_of_the_words_are():
    text = " ".join(["roi", *["mot"] * 100, "Rabat,", "mot", "roi", *["mot"] * 100])
    pieces = snippet(text, read_terms("roi rabat"))
    assert [words for words, is_hit in pieces if is_hit] == ["Rabat", "roi"]
    assert (pieces[0], pieces[-1]) == (("… ", False), (" …", False))
    assert len(" ".join(words for words, _ in pieces).split()) < 45


def test_an_empty_text_has_no_snippet():
    assert snippet(" ", read_terms("roi")) == ()
