"""What pages differ in about standing relations, as pages come and go, on both databases."""

import re
from itertools import permutations

import pytest

from dragoman import judging, views
from dragoman.errors import SettingsError
from dragoman.model import Facts, PageRecord, Predicate, Reason, Rejection, Relation
from dragoman.resolving import resolve_pending
from dragoman.store import open_store
from tests import factory

PARTNER = (Predicate.PARTNER_OF, "1994/..")
LATER = (Predicate.PARTNER_OF, "1995/..")
MEMBER = (Predicate.MEMBER_OF, None)


@pytest.fixture
def store(empty_record):
    with open_store(empty_record) as opened:
        yield opened


def keep(store, name, *said, **stated):
    """Keep a page that states relations between Morocco and NATO."""
    page = factory.page(f"{factory.TEXT} {name}", name=name, source=name, **({"published": "2015-06-01"} | stated))
    article = factory.article(page)
    evidence = factory.cite(article, factory.MEETING)
    relations = tuple(Relation(what, factory.MOROCCO, factory.NATO, when, evidence) for what, when in said)
    store.start_run("1").keep(page, PageRecord(article, "en", Facts(relations=relations)))
    resolve_pending(store)
    return page


def take_back(store, page):
    gone = Rejection(page.id, page.path, "cleaning", Reason.EMPTY, "There is nothing in it.")
    store.start_run("2").reject(gone, page)
    resolve_pending(store)


def told(store):
    return [(found.field, [(value.value, value.pages) for value in found.values]) for found in views.conflicts(store)]


BOTH = [
    ("predicate", [("partner_of", ("b", "c")), ("member_of", ("a",))]),
    ("when", [("1995/..", ("c",)), ("1994/..", ("b",))]),
]


@pytest.mark.parametrize("order", list(permutations("abc")))
def test_pages_in_any_order_give_the_same_conflicts(store, order):
    for name in order:
        keep(store, name, {"a": MEMBER, "b": PARTNER, "c": LATER}[name])
    assert told(store) == BOTH


def test_what_another_two_are_is_none_of_theirs(store):
    keep(store, "a", PARTNER)
    page = factory.page(f"{factory.TEXT} b", name="b", published="2015-06-01")
    article = factory.article(page)
    other = Relation(
        Predicate.PARTNER_OF, factory.MOROCCO, factory.DIALOGUE, "1996/..", factory.cite(article, factory.MEETING)
    )
    store.start_run("1").keep(page, PageRecord(article, "en", Facts(relations=(other,))))
    resolve_pending(store)
    assert told(store) == []


def test_a_page_taken_back_takes_its_value_along(store):
    keep(store, "a", PARTNER)
    keep(store, "c", (Predicate.PARTNER_OF, "1997/.."))
    page = keep(store, "b", LATER)
    store.start_run("2").reject(
        Rejection(page.id, page.path, "cleaning", Reason.EMPTY, "There is nothing in it."), page
    )
    resolve_pending(store)
    assert told(store) == [("when", [("1997/..", ("c",)), ("1994/..", ("a",))])]


def test_the_last_page_leaves_nothing_behind(store):
    page = keep(store, "a", PARTNER, LATER)
    assert len(told(store)) == 1
    store.start_run("2").reject(
        Rejection(page.id, page.path, "cleaning", Reason.EMPTY, "There is nothing in it."), page
    )
    resolve_pending(store)
    assert told(store) == []


def test_two_pages_taken_back_at_once_leave_what_the_others_differ_in(store):
    pages = [keep(store, name, said) for name, said in (("a", MEMBER), ("b", PARTNER))]
    keep(store, "c", LATER)
    keep(store, "d", (Predicate.PARTNER_OF, "1997/.."))
    for page in pages:
        gone = Rejection(page.id, page.path, "cleaning", Reason.EMPTY, "There is nothing in it.")
        store.start_run("2").reject(gone, page)
    resolve_pending(store)
    assert told(store) == [("when", [("1997/..", ("d",)), ("1995/..", ("c",))])]


@pytest.mark.parametrize("said", [MEMBER, PARTNER], ids=["member", "partner"])
def test_a_page_that_says_what_another_says_is_counted_where_they_differ(store, said):
    for name, first in (("a", MEMBER), ("b", PARTNER), ("c", said)):
        keep(store, name, first)
    values = {"member_of": ("a",), "partner_of": ("b",)}
    values[said[0].value] += ("c",)
    assert dict(told(store)[0][1]) == values


@pytest.fixture
def conflict(store):
    keep(store, "a", PARTNER)
    keep(store, "b", LATER)
    (found,) = views.conflicts(store)
    return found


def test_a_conflict_says_of_what_it_is(conflict):
    assert conflict.subject == "Morocco, partner of North Atlantic Treaty Organization"
    assert (conflict.engagement, conflict.person, conflict.judged) == (None, None, None)


def test_a_value_that_somebody_says_is_right_is_shown_until_that_is_undone(store, conflict):
    number = judging.settle(store, conflict.key, "Desk", value="1994/..")
    (found,) = views.conflicts(store)
    assert [(value.value, value.is_shown) for value in found.values] == [("1994/..", True), ("1995/..", False)]
    assert found.judged == "corrected by Desk"
    judging.undo(store, number, "Desk")
    assert views.conflicts(store) == (conflict,)


def test_what_was_accepted_is_asked_again_when_a_page_gives_another_value(store, conflict):
    judging.settle(store, conflict.key, "Desk")
    assert [found.judged for found in views.conflicts(store)] == ["accepted by Desk"]
    keep(store, "c", (Predicate.PARTNER_OF, "1997/.."))
    assert [found.judged for found in views.conflicts(store)] == [None]
    assert [item.has_lapsed for item in judging.checked(store, judging.judgements(store))] == [True]


def test_what_no_page_says_is_refused(store, conflict):
    with pytest.raises(SettingsError, match=re.escape("pages say 1994/.., 1995/..")):
        judging.settle(store, conflict.key, "Desk", value="1801/..")
    with pytest.raises(SettingsError, match="do not differ"):
        judging.settle(store, "relation/a/b/when\0", "Desk")
