import json
import os
import signal
import sqlite3
import time
from pathlib import Path

import pytest

from dragoman.store import find_flaws, open_store


def wait_for(condition, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.02)


def count(record):
    try:
        with sqlite3.connect(f"file:{record}?mode=ro", uri=True) as connection:
            number = connection.execute("SELECT count(*) FROM pages").fetchone()[0]
    except sqlite3.OperationalError:
        return 0
    connection.close()
    return number


def children(process):
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()


def check_sound(record, number):
    with open_store(str(record)) as store:
        assert list(find_flaws(store)) == []
        assert store.counts()["pages"] == number
        assert store.counts()["engagements"] == number


def test_a_killed_run_loses_nothing_and_is_taken_up_again(start, pages, tmp_path):
    folder, record = pages(150, "SLEEP"), tmp_path / "dragoman.db"
    first = start("read", folder)
    wait_for(lambda: count(record) >= 10)
    first.send_signal(signal.SIGKILL)
    first.wait()
    kept = count(record)
    assert 10 <= kept < 150
    check_sound(record, kept)
    second = start("read", folder)
    _, err = second.communicate(timeout=60)
    assert second.returncode == 0
    assert f"{kept} already known" in err
    check_sound(record, 150)


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_keeps_what_was_read_and_says_how_to_go_on(start, pages, tmp_path, jobs):
    folder, record = pages(150, "SLEEP"), tmp_path / "dragoman.db"
    process = start("read", folder, "--jobs", jobs)
    wait_for(lambda: count(record) >= 5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "same command again" in err
    assert "Traceback" not in err
    check_sound(record, count(record))


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes in /proc")
def test_ctrl_c_while_the_processes_start_is_no_traceback(start, pages):
    process = start("read", pages(150, "SLEEP"), "--jobs", "2", start_new_session=True)
    wait_for(lambda: len(children(process.pid)) >= 2)
    os.killpg(process.pid, signal.SIGINT)  # what a terminal does: the processes get it too
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in err


def test_ctrl_c_never_cuts_a_line(start, pages):
    process = start("read", pages(100, "SLEEP"), "--format", "jsonl")
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=30)
    assert process.returncode == 130
    assert all(json.loads(line)["page"] for line in [first, *rest.splitlines()])
    assert rest == "" or rest.endswith("\n")


def test_a_reader_of_the_output_that_goes_away_is_no_traceback(start, pages):
    process = start("read", pages(100, "SLEEP"), "--format", "jsonl")
    process.stdout.readline()
    process.stdout.close()
    process.wait(timeout=30)
    assert process.returncode == 141
    assert "Traceback" not in process.stderr.read()


def test_a_full_disk_under_the_output_is_a_clear_error(start, pages):
    with open("/dev/full", "w") as full:
        process = start("read", pages(1), "--format", "jsonl", stdout=full)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "No space left" in err
    assert "Traceback" not in err
