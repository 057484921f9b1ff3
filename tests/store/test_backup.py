import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from dragoman.errors import StoreError
from dragoman.model import Reason, Rejection
from dragoman.store import back_up, open_store
from dragoman.store.tables import metadata
from tests import factory

PAGES = 5


def page(number):
    return factory.page(f"{factory.TEXT} {number}", name=f"{number}.txt", url=f"https://news.example/{number}")


def fill(store, numbers=range(PAGES)):
    run = store.start_run("1")
    for number in numbers:
        run.keep(page(number), factory.record(page(number)))
    run.reject(Rejection("x", "pages/x", "ingest", Reason.EMPTY, "There is nothing in it."))


def rows(store):
    with store._engine.connect() as connection:
        return {
            table.name: connection.execute(sa.select(table).order_by(*table.primary_key)).all()
            for table in metadata.sorted_tables
        }


@pytest.fixture
def store(empty_record):
    with open_store(empty_record) as opened:
        fill(opened)
        yield opened


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def target(request, tmp_path):
    if request.param == "sqlite":
        yield str(tmp_path / "copy.db")
        return
    server = request.getfixturevalue("postgresql")
    url = server.make_database()
    yield url
    server.drop_database(url)


def test_every_row_is_in_the_copy(store, target):
    back_up(store, target)
    with open_store(target, create=False) as copy:
        assert rows(copy) == rows(store)
        assert copy.check() is None


def test_the_copy_can_be_searched_and_written_to(store, target):
    back_up(store, target)
    with open_store(target) as copy:
        assert len(copy.search("etroits", family="statements")) == PAGES
        fill(copy, [PAGES])
        assert copy.counts()["pages"] == PAGES + 1
        assert len(copy.search("etroits", family="statements")) == PAGES + 1


def test_what_is_there_is_replaced_only_when_it_may_be(store, target):
    with open_store(target) as other:
        fill(other, [77])
    with pytest.raises(StoreError, match="--force"):
        back_up(store, target)
    with open_store(target) as other:
        assert other.counts()["pages"] == 1
    back_up(store, target, overwrite=True)
    with open_store(target) as other:
        assert rows(other) == rows(store)


def test_a_record_is_not_copied_onto_itself(store, empty_record):
    with pytest.raises(StoreError, match="the record itself"):
        back_up(store, empty_record, overwrite=True)
    assert store.counts()["pages"] == PAGES


def test_a_copy_that_fails_leaves_what_was_there(store, target, tmp_path):
    with open_store(target) as other:
        fill(other, [77])

    def fail(done, all_of_it):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(store, target, overwrite=True, tell=fail)
    with open_store(target) as other:
        assert [found.page_id for found in other.pages()] == ["77.txt"]
    assert not list(tmp_path.glob(".*"))


def test_it_says_how_far_it_is(store, target):
    told = []
    back_up(store, target, tell=lambda done, all_of_it: told.append((done, all_of_it)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] > 0


def test_a_target_in_use_is_refused(store, tmp_path):
    target = tmp_path / "copy.db"
    with open_store(str(target)) as other:
        fill(other, [77])
        with pytest.raises(StoreError, match="in use"):
            back_up(store, str(target), overwrite=True)
        assert other.counts()["pages"] == 1


def test_a_folder_that_is_not_there_is_a_clear_error(store, tmp_path):
    with pytest.raises(StoreError, match="folder exists"):
        back_up(store, str(tmp_path / "nowhere" / "copy.db"))


def test_the_copy_of_a_record_that_is_written_meanwhile_is_of_one_moment(store, empty_record, target):
    done = threading.Event()

    def write():
        with open_store(empty_record) as other:
            run = other.start_run("1")
            number = PAGES
            while not done.is_set():
                run.keep(page(number), factory.record(page(number)))
                number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        back_up(store, target)
    finally:
        done.set()
        writer.join()
    with open_store(target) as copy:
        assert copy.check() is None
        assert copy.counts()["pages"] >= PAGES
        assert all(len(copy.record(found.key).facts.engagements) == 1 for found in copy.pages())
    assert Path(empty_record).exists() or "://" in empty_record
