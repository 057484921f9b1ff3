"""A difference about a person's post, settled by somebody, as pages come and go; on both databases."""

import pytest

from dragoman import judging, views
from dragoman.model import Facts, Occupancy, PageRecord, Person
from dragoman.resolving import resolve_pending
from dragoman.store import open_store
from tests import factory

HIGH, LOW = "Secretary General", "Assistant Secretary General"


@pytest.fixture
def store(empty_record):
    with open_store(empty_record) as opened:
        yield opened


def keep(store, name, post, person="Ada Brandt"):
    """Keep a page that gives somebody a post at NATO."""
    page = factory.page(f"{factory.TEXT} {name}", name=name, source=name, published="2018-06-01")
    article = factory.article(page)
    who = Person(f"person:{person.lower().replace(' ', '-')}", person, person)
    held = Occupancy(who, post, factory.NATO, None, factory.cite(article, factory.MEETING))
    store.start_run("1").keep(page, PageRecord(article, "en", Facts(occupancies=(held,))))
    resolve_pending(store)


@pytest.fixture
def conflict(store):
    keep(store, "a", LOW)
    keep(store, "b", HIGH)
    (found,) = views.conflicts(store)
    return found


def shown(store):
    (found,) = views.conflicts(store)
    return found.judged, [value.value for value in found.values if value.is_shown]


@pytest.mark.parametrize(
    ("said", "judged", "values"),
    [
        ({}, "accepted by Desk", [LOW]),
        ({"value": HIGH}, "corrected by Desk", [HIGH]),
        ({"both": True}, "both right, Desk says", [LOW, HIGH]),
    ],
    ids=["accepted", "corrected", "both"],
)
def test_what_is_said_is_shown_until_it_is_undone(store, conflict, said, judged, values):
    number = judging.settle(store, conflict.key, "Desk", **said)
    assert shown(store) == (judged, values)
    judging.undo(store, number, "Desk")
    assert views.conflicts(store) == (conflict,)


def test_it_holds_when_a_page_words_the_post_otherwise_or_gives_her_a_fuller_name(store, conflict):
    judging.settle(store, conflict.key, "Desk", value=HIGH)
    keep(store, "c", "the Assistant Secretary General")
    keep(store, "d", LOW, person="Ada Maria Brandt")
    (found,) = views.conflicts(store)
    assert found.key != conflict.key
    assert shown(store) == ("corrected by Desk", [HIGH])
    assert [item.has_lapsed for item in judging.checked(store, judging.judgements(store))] == [False]


def test_a_page_that_gives_a_known_post_is_told_in_what_pages_differ_in(store, conflict):
    keep(store, "c", HIGH)
    (found,) = views.conflicts(store)
    assert {value.value: value.pages for value in found.values} == {HIGH: ("b", "c"), LOW: ("a",)}


def test_it_no_longer_applies_when_no_page_speaks_of_her(store, conflict):
    judging.settle(store, conflict.key, "Desk")
    keep(store, "a", LOW, person="Zoé Gray")
    keep(store, "b", HIGH, person="Zoé Gray")
    assert shown(store)[0] is None
    assert [item.has_lapsed for item in judging.checked(store, judging.judgements(store))] == [True]
