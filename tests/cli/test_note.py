import pytest

from dragoman.cli.noting import taker_of
from dragoman.model import Role
from dragoman.model.account import Door
from dragoman.model.note import NotedTaker
from dragoman.store import open_store


@pytest.fixture
def note(run, empty_record):
    return lambda *arguments: run("note", *arguments, "--record", empty_record)


@pytest.mark.parametrize(
    ("typed", "taker"),
    [
        ("Morocco", NotedTaker(Role.PARTICIPANT, "Morocco")),
        ("host: Morocco", NotedTaker(Role.HOST, "Morocco")),
        ("NATO / Ada  Brandt / envoy", NotedTaker(Role.PARTICIPANT, "NATO", "Ada Brandt", "envoy")),
        ("visitor: / Ada Brandt", NotedTaker(Role.VISITOR, "", "Ada Brandt")),
        ("Zork: Ltd", NotedTaker(Role.PARTICIPANT, "Zork: Ltd")),
    ],
)
def test_who_takes_part_is_read(typed, taker):
    assert taker_of(typed) == taker


def test_a_note_is_kept_and_withdrawn(note, empty_record):
    done = note(
        "engagement", "visit", "--with", "visitor: NATO / Ada Brandt", "--with", "Morocco", "--when", "2026-09-03"
    )
    assert "Visit (planned), 3 September 2026: Ada Brandt, NATO (visitor); Morocco." in done.out
    with open_store(empty_record) as store:
        (page,) = store.pages()
        assert page.is_note
        assert store.accounts.changes(1)[0][0].door is Door.COMMAND
    assert note("withdraw", page.key[:8], "--who", "Bo").status == 0
    with open_store(empty_record) as store:
        assert [each.detail for each in store.rejections()] == ["Withdrawn by Bo."]


def test_a_relation_is_kept(note):
    assert (
        "Jordan is a partner of NATO, since 2014."
        in note("relation", "Jordan", "partner_of", "NATO", "--when", "2014/..").out
    )


def test_what_cannot_be_kept_is_said(note):
    done = note("engagement", "visit", "--with", "Maroco")
    assert done.status == 1
    assert "Is it Morocco?" in done.err
