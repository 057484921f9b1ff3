import json
import sqlite3

import pytest

from dragoman.store import open_store


@pytest.fixture
def record(run, pages, tmp_path):
    run("read", pages(3))
    return tmp_path / "dragoman.db"


def forge(record):
    connection = sqlite3.connect(record)
    with connection:
        connection.execute("UPDATE citations SET quote = 'They met.' WHERE ordinal = 0")
    connection.close()


def test_a_sound_record_is_said_to_be_sound(run, record):
    done = run("check")
    assert done.status == 0
    assert done.out.startswith("All is well: 3 pages")


def test_a_forged_citation_is_printed_and_the_status_says_so(run, record):
    forge(record)
    done = run("check")
    assert done.status == 1
    assert "it cites “They met.”" in " ".join(done.out.split())
    assert "15 flaws in 3 pages" in done.out


def test_flaws_as_json(run, record):
    assert json.loads(run("check", "--format", "json").out) == []
    forge(record)
    done = run("check", "--format", "json")
    assert done.status == 1
    assert {flaw["check"] for flaw in json.loads(done.out)} == {"citation"}


@pytest.mark.parametrize("command", [["check"], ["backup", "copy.db"]])
def test_without_a_record_there_is_one_line(run, command, tmp_path):
    done = run(*command)
    assert done.status == 1
    assert "dragoman read" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_backup_is_a_record(run, record, tmp_path):
    done = run("backup", "copy.db")
    assert done.status == 0
    assert "The copy is there" in done.err
    assert run("check", "--record", "copy.db").status == 0
    with open_store(str(tmp_path / "copy.db")) as copy, open_store(str(record)) as original:
        assert copy.facts() == original.facts()


def test_a_backup_replaces_nothing_unless_forced(run, record, tmp_path):
    (tmp_path / "copy.db").write_text("precious")
    done = run("backup", "copy.db")
    assert done.status == 1
    assert "--force" in done.err
    assert (tmp_path / "copy.db").read_text() == "precious"
    assert run("backup", "copy.db", "--force").status == 0
    assert run("check", "--record", "copy.db").status == 0


@pytest.mark.postgresql
def test_a_record_goes_to_postgresql_and_back(run, record, postgresql, tmp_path):
    url = postgresql.make_database()
    assert run("backup", url).status == 0
    assert run("check", "--record", url).status == 0
    assert run("backup", "back.db", "--record", url).status == 0
    with open_store(str(tmp_path / "back.db")) as back, open_store(str(record)) as original:
        assert back.facts() == original.facts()
        assert back.pages() == original.pages()
    postgresql.drop_database(url)


@pytest.mark.postgresql
def test_pages_are_read_into_postgresql(run, pages, postgresql):
    url = postgresql.make_database()
    folder = pages(2)
    assert run("read", folder, "--record", url).status == 0
    assert "2 already known" in run("read", folder, "--record", url).err
    assert "Nos »liens«" in run("show", "search", "liens", "--family", "statements", "--record", url).out
    assert run("doctor", "--record", url).status == 0
    postgresql.drop_database(url)
