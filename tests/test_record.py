"""The record for Python programs."""

import pytest

import dragoman
from dragoman import record as record_module
from dragoman.errors import IngestError, SettingsError, StoreError
from dragoman.model import PageRecord, Rejection
from tests import factory
from tests.cli.fake import FakeReader


@pytest.fixture(autouse=True)
def _fake_reader(monkeypatch):
    monkeypatch.setattr(record_module, "Reader", lambda languages=None: FakeReader())


@pytest.fixture
def folder(tmp_path):
    found = tmp_path / "pages"
    found.mkdir()
    for number in range(2):
        (found / f"{number}.txt").write_text(f"{factory.TEXT} {number}")
    (found / "empty.txt").write_text("")
    return found


@pytest.fixture
def record(tmp_path, folder):
    with dragoman.open_record(tmp_path / "record.db") as opened:
        opened.read(folder, source="L'Écho")
        yield opened


def test_pages_are_read_without_a_record(folder):
    found = list(dragoman.read(folder))
    assert [type(each) for each in found] == [PageRecord, PageRecord, Rejection]


def test_pages_are_read_as_they_are_asked_for(folder):
    found = dragoman.read([folder])
    assert isinstance(next(found), PageRecord)
    (folder / "1.txt").write_text("")
    assert isinstance(next(found), Rejection)


def test_a_path_that_is_not_there_is_an_error(folder):
    with pytest.raises(IngestError, match="absent"):
        list(dragoman.read([folder / "absent.txt"]))


def test_a_record_says_what_became_of_the_pages(tmp_path, folder):
    with dragoman.open_record(tmp_path / "record.db") as opened:
        first, second = opened.read([folder]), opened.read(str(folder))
    assert (first.read, first.known, len(first.rejections)) == (2, 0, 1)
    assert (second.read, second.known, len(second.rejections)) == (0, 2, 1)


def test_what_was_read_is_one_across_pages(record):
    (entry,) = record.engagements(between=("Morocco", "NATO"))
    assert len(entry.pages) == 2


def test_a_record_that_is_not_there_is_not_made_unasked(tmp_path):
    with pytest.raises(StoreError, match="no record"):
        dragoman.open_record(tmp_path / "absent.db", create=False)


def test_a_page_is_given_back_as_it_was_read(record):
    assert record.page("0.txt").facts.engagements[0].when == "2018-05-05"


@pytest.mark.parametrize(
    ("question", "arguments"),
    [
        ("summary", ()), ("pages", ()), ("rejections", ()), ("engagements", ()), ("engagement", ("E",)),
        ("person", ("Brandt",)), ("relations", ()), ("statements", ()), ("search", ("Rabat",)), ("parties", ()),
        ("persons", ()), ("pair", ("MAR", "NATO")), ("who_was_sent", ("MAR", "NATO")), ("frameworks", ()),
        ("framework_activity", ("mediterranean",)), ("themes_by_year", ()), ("coverage", ()), ("changes", ("2020",)),
    ],
)  # fmt: skip
def test_every_question_has_an_answer(record, question, arguments):
    assert getattr(record, question)(*arguments)


@pytest.mark.parametrize("question", ["planned", "gone_quiet", "conflicts"])
def test_where_there_is_nothing_to_tell_the_answer_is_empty(record, question):
    assert getattr(record, question)() == ()


def test_a_party_that_is_not_there_is_an_error(record):
    with pytest.raises(SettingsError, match="no such party"):
        record.pair("MAR", "Ruritania")
