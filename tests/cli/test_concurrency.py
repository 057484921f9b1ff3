"""Several programs on one record at once, and programs that die: nothing is lost, on either database."""

import re
import threading

from dragoman.store import open_store
from tests.cli import kills

PAGES = 24


def read_whole(folder, tmp_path):
    record = str(tmp_path / "whole.db")
    kills.finish(folder, record)
    return kills.content(record)


def test_two_writers_of_the_same_pages_lose_nothing(record_url, tmp_path):
    folder = kills.write_pages(tmp_path / "pages", PAGES)
    processes = [kills.start(folder, record_url) for _ in range(2)]
    for process in processes:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors.decode()
    assert kills.content(record_url) == read_whole(folder, tmp_path)
    assert kills.flaws(record_url) == []


def test_two_writers_of_different_pages_lose_nothing(record_url, tmp_path):
    folder = kills.write_pages(tmp_path / "pages", PAGES)
    halves = [tmp_path / "first", tmp_path / "second"]
    for number, path in enumerate(sorted(folder.iterdir())):
        halves[number % 2].mkdir(exist_ok=True)
        (halves[number % 2] / path.name).write_bytes(path.read_bytes())
    processes = [kills.start(half, record_url) for half in halves]
    for process in processes:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors.decode()
    with open_store(record_url) as store:
        assert sorted(page.page_id for page in store.pages()) == sorted(path.name for path in folder.iterdir())
    assert kills.flaws(record_url) == []


def test_readers_see_whole_pages_while_others_write(record_url, tmp_path):
    open_store(record_url).close()
    process = kills.start(kills.write_pages(tmp_path / "pages", PAGES), record_url)
    ended = threading.Event()
    threading.Thread(target=lambda: (process.communicate(timeout=120), ended.set())).start()
    seen = [0]
    with open_store(record_url) as store:
        while not ended.wait(0.01):
            found = store.facts()
            assert all(fact.quotes for fact in found)
            assert len(found) % 5 == 0  # each page has five
            seen.append(len(found))
        assert store.counts()["pages"] == PAGES
    assert seen == sorted(seen)
    assert process.returncode == 0
    assert len(set(seen)) > 3


def test_kills_at_random_moments_lose_nothing(record_url, tmp_path):
    folder = kills.write_pages(tmp_path / "pages", PAGES)
    kills.kill_at_random(folder, record_url, rounds=2)
    assert re.search(r"\d+ pages? read", kills.finish(folder, record_url))
    assert kills.content(record_url) == read_whole(folder, tmp_path)
    assert kills.flaws(record_url) == []
