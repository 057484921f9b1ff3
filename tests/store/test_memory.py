"""What was made of a record is given again, and never after anything in the record has changed."""

import pytest

from dragoman.errors import StoreError
from dragoman.store import memory as room
from dragoman.store import open_store
from tests import factory


@pytest.fixture
def store(empty_record):
    with open_store(empty_record) as opened:
        yield opened


class Counting:
    """Makes what is kept, and counts how often."""

    def __init__(self, make):
        self.make, self.times = make, 0

    def __call__(self):
        self.times += 1
        return self.make()


def keep(store, name="a.txt"):
    page = factory.page(f"{factory.TEXT} {name}", name=name)
    store.start_run("1").keep(page, factory.record(page))


def test_what_was_made_is_given_again(store):
    keep(store)
    make = Counting(lambda: len(store.pages()))
    assert [store.kept("pages", make), store.kept("pages", make)] == [1, 1]
    assert make.times == 1


def test_what_is_kept_under_another_key_is_another_thing(store):
    assert [store.kept(("a", 1), lambda: "one"), store.kept(("a", 2), lambda: "two")] == ["one", "two"]


def test_what_the_same_program_writes_is_seen(store):
    keep(store)
    assert store.kept("pages", lambda: len(store.pages())) == 1
    keep(store, "b.txt")
    assert store.kept("pages", lambda: len(store.pages())) == 2


def test_what_another_program_writes_is_seen(store, empty_record):
    assert store.kept("pages", lambda: len(store.pages())) == 0
    with open_store(empty_record) as other:
        keep(other)
    assert store.kept("pages", lambda: len(store.pages())) == 1


def test_what_was_read_while_somebody_wrote_is_not_given_after(store):
    def read_and_be_overtaken():
        found = len(store.pages())
        keep(store)
        return found

    assert store.kept("pages", read_and_be_overtaken) == 0
    assert store.kept("pages", lambda: len(store.pages())) == 1


def test_what_fails_is_not_kept(store):
    def fail():
        raise StoreError("no")

    with pytest.raises(StoreError):
        store.kept("pages", fail)
    assert store.kept("pages", lambda: 3) == 3


def test_of_very_much_what_was_asked_for_last_is_kept(store, monkeypatch):
    monkeypatch.setattr(room, "_MOST", 2)
    make = Counting(lambda: None)
    for key in ("a", "b", "a", "c", "a", "b"):
        store.kept(key, make)
    assert make.times == 4  # a, b, c, and b again


def test_a_reader_that_began_before_a_write_holds_nothing_up(store):
    keep(store)
    with store.asking() as ask:
        ask.count_engagements()
        keep(store, "b.txt")
        assert store.kept("pages", lambda: len(store.pages())) == 2
