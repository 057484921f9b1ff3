from dataclasses import replace

import pytest

from dragoman.errors import StoreError
from dragoman.model import Facts, PageRecord, Reason, Rejection
from dragoman.store import FactQuery, open_store
from tests import factory

VERSION = "1"


@pytest.fixture
def store(empty_record):
    with open_store(empty_record) as opened:
        yield opened


def keep(store, page=None, record=None, version=VERSION):
    page = page or factory.page()
    return store.start_run(version).keep(page, record or factory.record(page))


def test_a_record_comes_back_as_it_was(store):
    keep(store)
    assert store.record(factory.page().digest) == factory.record()


def test_facts_of_equal_content_are_both_kept(store):
    page = factory.page()
    article = factory.article(page)
    facts = Facts(engagements=(factory.meeting(article), factory.meeting(article)))
    keep(store, page, PageRecord(article, "en", facts))
    assert store.record(page.digest).facts == facts


def test_a_page_is_known_after_it_was_read(store):
    run = store.start_run(VERSION)
    assert run.known(factory.page()) is None
    keep(store)
    assert run.known(factory.page()) == factory.page().digest
    assert store.has_page(factory.page().digest, VERSION)


def test_another_version_of_the_reader_does_not_know_it(store):
    keep(store)
    assert store.start_run("2").known(factory.page()) is None


def test_the_same_bytes_with_another_date_are_not_known(store):
    keep(store)
    assert store.start_run(VERSION).known(factory.page(published="2018-05-06")) is None


def test_other_bytes_of_a_known_address_are_read_to_see_which_is_later(store):
    keep(store, factory.page(url="https://news.example/a"))
    other = factory.page(factory.TEXT + " (updated)", url="https://www.news.example/a/")
    assert store.start_run(VERSION).known(other) is None


def test_a_new_version_replaces_the_facts_of_the_page(store):
    keep(store)
    page = factory.page()
    keep(store, page, PageRecord(factory.article(page), "fr", Facts()), version="2")
    assert store.counts() == {
        "pages": 1, "rejections": 0, "engagements": 0, "relations": 0, "occupancies": 0, "statements": 0,
    }  # fmt: skip
    assert store.check() is None


def test_a_new_version_replaces_other_bytes_of_the_same_address(store):
    keep(store, factory.page(url="https://news.example/a"))
    newer = factory.page(factory.TEXT + " (updated)", url="https://news.example/a")
    keep(store, newer, version="2")
    assert [page.key for page in store.pages()] == [newer.digest]


@pytest.mark.parametrize("turned", [False, True])
def test_of_an_article_and_its_update_the_later_is_kept_whichever_comes_first(store, turned):
    first = factory.page(url="https://news.example/a", published="2018-05-05")
    update = factory.page(
        factory.TEXT + " (updated)", name="b.txt", url="https://news.example/a", published="2018-05-06"
    )
    for page in (update, first) if turned else (first, update):
        keep(store, page)
    assert [page.key for page in store.pages()] == [update.digest]
    (rejection,) = store.rejections()
    assert (rejection.page_id, rejection.reason) == ("a.txt", Reason.DUPLICATE)


REJECTION = Rejection("a.txt", "pages/a.txt", "cleaning", Reason.NO_ARTICLE, "Only links.")


def test_a_rejection_is_kept_once(store):
    run = store.start_run(VERSION)
    run.reject(REJECTION)
    run.reject(REJECTION)
    assert store.rejections() == [REJECTION]


def test_a_page_that_can_be_read_after_all_is_no_longer_rejected(store):
    store.start_run(VERSION).reject(REJECTION)
    keep(store, version="2")
    assert store.rejections() == []


def test_a_page_that_a_new_version_refuses_is_withdrawn(store):
    keep(store)
    store.start_run("2").reject(REJECTION, factory.page())
    assert store.pages() == []


def test_a_page_that_only_failed_is_not_withdrawn(store):
    keep(store)
    store.start_run("2").reject(replace(REJECTION, reason=Reason.FAILED), factory.page())
    assert len(store.pages()) == 1


def test_a_failure_in_the_middle_of_a_page_leaves_nothing_of_it(store, monkeypatch):
    def fail(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("dragoman.store.writing._put_facts", fail)
    with pytest.raises(KeyboardInterrupt):
        keep(store)
    assert store.pages() == []


@pytest.mark.parametrize(
    ("query", "number"),
    [
        (FactQuery(), 5),
        (FactQuery("engagements"), 1),
        (FactQuery("relations", "partner_of"), 1),
        (FactQuery("engagements", "visit"), 0),
        (FactQuery("engagements", parties=("MAR", "NATO")), 1),
        (FactQuery("engagements", parties=("MAR", "ESP")), 0),
        (FactQuery("engagements", since="2018-05-05", until="2018-05-05"), 1),
        (FactQuery("engagements", since="2018-05-06"), 0),
        (FactQuery("engagements", until="2018-05-04"), 0),
        (FactQuery("relations", since="2020-01-01"), 1),
        (FactQuery(key="%"), 0),
    ],
)
def test_facts_are_found_by(store, query, number):
    keep(store)
    assert len(store.facts(query)) == number


def test_facts_come_by_day_and_the_undated_last(store):
    page = factory.page()
    article = factory.article(page)
    dates = ("2019", None, "XXXX-05-01", "2018-05-05", "1999-01")
    meetings = tuple(factory.meeting(article, id=f"E{n}", when=when) for n, when in enumerate(dates))
    keep(store, page, PageRecord(article, "en", Facts(engagements=meetings)))
    assert [fact.data["when"] for fact in store.facts()] == ["1999-01", "2018-05-05", "2019", None, "XXXX-05-01"]


def test_many_facts_are_found_with_their_citations(store):
    page = factory.page()
    article = factory.article(page)
    meetings = tuple(factory.meeting(article, id=f"E{n}", when_text=str(n)) for n in range(1200))
    keep(store, page, PageRecord(article, "en", Facts(engagements=meetings)))
    assert {fact.quotes for fact in store.facts()} == {(factory.MEETING,)}
    assert store.record(page.digest).facts.engagements == meetings


@pytest.mark.parametrize("name", ["a.txt", "pages/a.txt", "https://news.example/a", factory.page().digest[:8]])
def test_a_page_is_found_by(store, name):
    keep(store, factory.page(url="https://news.example/a"))
    assert store.find_page(name).key == factory.page().digest


def test_an_unknown_page_is_an_error(store):
    with pytest.raises(StoreError, match="no such page"):
        store.find_page("b.txt")


def test_an_ambiguous_page_is_an_error(store):
    keep(store)
    keep(store, factory.page(factory.TEXT + "2"))
    with pytest.raises(StoreError, match="several"):
        store.find_page("a.txt")
