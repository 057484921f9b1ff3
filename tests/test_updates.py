"""An article and its update at one address: what was judged of the one holds for the same fact of the other."""

import pytest

from dragoman import judging
from dragoman.model import Facts, PageRecord
from dragoman.resolving import resolve_pending
from dragoman.store import open_store
from tests import factory

ADDRESS = "https://news.example/meeting"
OTHER_WORDS = "Ada Brandt of NATO was received in Rabat on 5 May."


@pytest.fixture
def store(empty_record):
    with open_store(empty_record) as opened:
        yield opened


def keep(store, *sentences, published="2018-05-06", url=ADDRESS, **said):
    """Keep a page that tells of a meeting in each of some sentences."""
    page = factory.page(
        "Menu\n" + "\n".join(sentences) + "\nMore", url=url, published=published, name=f"{published}.txt"
    )
    article = factory.article(page)
    meetings = tuple(factory.meeting(article, words, **said) for words in sentences)
    store.start_run("1").keep(page, PageRecord(article, "en", Facts(engagements=meetings)))
    resolve_pending(store)
    return store.engagements()


def log(store):
    return [(item.verdict.value, item.has_lapsed) for item in judging.checked(store, judging.judgements(store))]


@pytest.mark.parametrize(
    "update",
    [
        lambda store: keep(store, f"Updated at noon. {factory.MEETING}", published="2018-05-07"),
        lambda store: keep(store, factory.MEETING, published="2018-05-07", when="2018-05"),
        lambda store: keep(store, OTHER_WORDS, published="2018-05-07"),
    ],
    ids=["its words stand elsewhere", "its words are the same", "kind, parties, people and time are the same"],
)
def test_what_was_rejected_stays_rejected_in_the_update(store, update):
    (found,) = keep(store, factory.MEETING)
    judging.reject(store, found.id, "Desk")
    assert update(store) == []
    assert log(store) == [("reject", False)]


@pytest.mark.parametrize(
    ("words", "said"),
    [((OTHER_WORDS,), {"when": "2018-05-08"}), ((OTHER_WORDS,), {"kind": "visit"}), ((), {})],
    ids=["another day", "another kind", "nothing of it"],
)
def test_a_judgement_of_what_the_update_does_not_say_no_longer_applies(store, words, said):
    (found,) = keep(store, factory.MEETING)
    judging.correct(store, found.id, "when", "2018-05-04", who="Desk")
    found = keep(store, *words, published="2018-05-07", **said)
    assert [item.judged for item in found] == [None] * len(words)
    assert log(store) == [("correct", True)]


def test_a_judgement_that_may_be_of_either_of_two_is_of_none(store):
    (found,) = keep(store, factory.MEETING)
    judging.reject(store, found.id, "Desk")
    assert len(keep(store, OTHER_WORDS, "Morocco met NATO's Ada Brandt.", published="2018-05-07")) == 2
    assert log(store) == [("reject", True)]


def test_two_pages_that_were_merged_are_one_after_either_is_updated(store):
    keep(store, factory.MEETING)
    pair = keep(store, OTHER_WORDS, url="https://other.example/1", when="2018-06-20", published="2018-06-21")
    judging.merge(store, [found.id for found in pair], "Desk")
    keep(store, f"Corrected. {factory.MEETING}", published="2018-05-07")
    (found,) = keep(
        store, f"Also: {OTHER_WORDS}", url="https://other.example/1", when="2018-06-20", published="2018-06-22"
    )
    assert len(found.reports) == 2


def test_what_was_judged_before_an_update_can_be_taken_back_after_it(store):
    (found,) = keep(store, factory.MEETING)
    (number,) = judging.reject(store, found.id, "Desk")
    keep(store, f"Corrected. {factory.MEETING}", published="2018-05-07")
    judging.undo(store, number, "Desk")
    assert len(store.engagements()) == 1
