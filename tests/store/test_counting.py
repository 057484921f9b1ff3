"""Counts are kept in step with what they count, in either database."""

import pytest

from dragoman import judging
from dragoman.model import Reason, Rejection, Status
from dragoman.resolving import resolve_pending
from dragoman.store import open_store
from dragoman.store.recounting import find_miscounts
from tests import factory
from tests.views.conftest import COMMITTEE, SPAIN, TAZI, Told

PEOPLE = {"NATO": (factory.BRANDT, "envoy"), "MAR": (TAZI, "minister")}


@pytest.fixture
def told(empty_record):
    with open_store(empty_record) as opened:
        told = Told(opened)
        for when in ("2018-05-05", "2019-05", "2020"):
            told.engagement(when, people=PEOPLE, frameworks=(factory.DIALOGUE,), themes=("cyber", "defence"))
        told.engagement(None, parties=(SPAIN, factory.NATO), people={"NATO": PEOPLE["NATO"]}, themes=("energy",))
        told.engagement("2040-05-05", status=Status.PLANNED, parties=(SPAIN, factory.MOROCCO), frameworks=(COMMITTEE,))
        yield told


def miscounts(store):
    with store._engine.connect() as connection:
        return list(find_miscounts(connection))


def totals(store, sort):
    with store.asking() as ask:
        return {(each.one, each.other): (each.total, each.first_day, each.last_day) for each in ask.totals(sort)}


def test_what_is_added_is_counted(told):
    assert miscounts(told.store) == []
    assert totals(told.store, "pair")["MAR", "NATO"] == (3, "2018-05-05", "2020-12-31")


def test_what_is_taken_back_is_counted_no_more(told):
    page = told.engagement("2005-01-01", people=PEOPLE)
    assert totals(told.store, "pair")["MAR", "NATO"][1] == "2005-01-01"
    told.store.start_run("1").reject(Rejection(page.id, page.path, "cleaning", Reason.EMPTY, "Nothing."), page)
    assert miscounts(told.store) == []
    resolve_pending(told.store)
    assert miscounts(told.store) == []
    assert totals(told.store, "pair")["MAR", "NATO"] == (3, "2018-05-05", "2020-12-31")


def test_a_page_read_again_counts_once(told):
    page = factory.page(url="https://news.example/a", source="L'Écho")
    for version in ("1", "2", "2"):
        told.store.start_run(version).keep(page, factory.record(page))
        resolve_pending(told.store)
        assert miscounts(told.store) == []
    assert told.store.counts()["statements"] == 1


def test_what_is_rejected_or_corrected_by_hand_is_counted_as_it_is_shown(told):
    first, second, *_ = told.store.engagements()
    judging.reject(told.store, first.id, "Desk")
    judging.correct(told.store, second.id, "when", "2031-01-01", who="Desk")
    assert miscounts(told.store) == []
    assert totals(told.store, "framework")["framework:mediterranean-dialogue", ""][2] == "2031-01-01"
