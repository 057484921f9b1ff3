"""Kills a reading process at random moments, again and again, and says whether anything was lost.

The suite does a few rounds; ``python -m tests.cli.kills [ROUNDS]`` does fifty, or as many as one likes, on each
database.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import sqlalchemy as sa

from dragoman.store import find_flaws, open_store
from dragoman.store.tables import citations, explanations, facts, pages, participants, passages
from tests import factory, servers

REPOSITORY = Path(__file__).parents[2]
KEPT = (pages, facts, citations, participants, explanations, passages)
ITS_OWN = {"run", "id"}  # columns that tell runs apart


def write_pages(folder, number):
    """Write pages that take the fake reader a while."""
    folder.mkdir()
    for n in range(number):
        (folder / f"{n:04}.txt").write_text(f"{factory.TEXT} {n} SLEEP")
    return folder


def start(folder, record):
    """Start reading, in a process of its own."""
    command = [sys.executable, "-m", "tests.cli.fake", "read", str(folder), "--record", record]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    return subprocess.Popen(command, env=environment, cwd=folder.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def content(record):
    """Give all that pages said, whichever run read them."""
    rows = {}
    with open_store(record) as store, store._engine.connect() as connection:
        for table in KEPT:
            columns = [column for column in table.columns if column.name not in ITS_OWN]
            rows[table.name] = {repr(tuple(row)) for row in connection.execute(sa.select(*columns))}
    return rows


def flaws(record):
    """Give what is wrong with a record."""
    with open_store(record) as store:
        return list(find_flaws(store))


def kill_at_random(folder, record, rounds, seed=0):
    """Start reading over and over, kill it each time, and look that nothing is lost or broken.

    Returns:
        How many pages were there after each kill.
    """
    generator, counts, before = random.Random(seed), [], None
    warm_up = _seconds_to_first_page(folder, record)
    for _ in range(rounds):
        process = start(folder, record)
        time.sleep(generator.uniform(0, 1.4 * warm_up))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        after = content(record)
        assert flaws(record) == []
        assert before is None or all(before[table] <= after[table] for table in after), "something was lost"
        before = after
        counts.append(len(after["pages"]))
    return counts


def _seconds_to_first_page(folder, record):
    started = time.monotonic()
    process = start(folder, record)
    open_store(record).close()  # the two of them make it at once
    while not content(record)["pages"]:
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return time.monotonic() - started


def finish(folder, record):
    """Read what is left."""
    _, errors = start(folder, record).communicate(timeout=600)
    return errors.decode()


def main(rounds=50):
    """Kill as many times on each database, and compare the record with one that was never interrupted."""
    with tempfile.TemporaryDirectory() as folder, servers.running() as server:
        pages_folder, whole = write_pages(Path(folder) / "pages", 12 * rounds), str(Path(folder) / "whole.db")
        finish(pages_folder, whole)
        for record in (str(Path(folder) / "killed.db"), server.make_database()):
            counts = kill_at_random(pages_folder, record, rounds)
            finish(pages_folder, record)
            is_same = content(record) == content(whole)
            print(f"{record}: {rounds} kills, then pages {counts}; same in the end: {is_same}; flaws: {flaws(record)}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
