"""What SQLite and PostgreSQL do differently of themselves, and alike in a record."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from dragoman.errors import StoreError
from dragoman.model import Facts, PageRecord, Reason, Rejection
from dragoman.store import open_store
from dragoman.store.tables import metadata
from tests import factory


@pytest.fixture
def store(empty_record):
    with open_store(empty_record) as opened:
        yield opened


def keep(store, page, record=None):
    return store.start_run("1").keep(page, record or factory.record(page))


def test_pages_come_in_the_order_of_code_points(store):
    names = ["b.txt", "a-b.txt", "ab.txt", "B.txt", "é.txt", "a b.txt", "_.txt", "0.txt"]
    for name in names:
        keep(store, factory.page(f"{factory.TEXT} {name}", name=name))
    assert [page.page_id for page in store.pages()] == sorted(names)


def test_names_come_in_the_order_of_code_points(store):
    page = factory.page()
    article = factory.article(page)
    labels = ["Éire", "eire", "Zaire", "NATO"]
    takers = [factory.Participant(replace(factory.NATO, label=label), factory.Role.VISITOR) for label in labels]
    facts = Facts(engagements=(factory.meeting(article, participants=tuple(takers)),))
    keep(store, page, PageRecord(article, "en", facts))
    assert [label for _, label in store.parties()] == sorted(labels)


def test_facts_of_one_day_always_come_in_the_same_order(store):
    keep(store, factory.page())
    found = [(fact.family, fact.ordinal) for fact in store.facts() if fact.data.get("when") is None]
    assert found == [("occupancies", 0), ("statements", 0), ("relations", 1)]


def test_zero_characters_become_replacement_characters(store):
    page = factory.page(f"{factory.TEXT}\0\nmore", title="Visit\0")
    keep(store, page)
    article = store.record(page.digest).article
    assert article.title == "Visit\ufffd"
    assert article.text == page.content.replace("\0", "\ufffd")


def test_a_rejection_with_zero_characters_is_kept(store):
    rejection = Rejection("a\0", "pages/a\0", "ingest", Reason.BINARY, "\0")
    store.start_run("1").reject(rejection)
    assert store.rejections() == [Rejection("a\ufffd", "pages/a\ufffd", "ingest", Reason.BINARY, "\ufffd")]


LONG = "é€𝄞x" * 3000


def test_long_identifiers_are_kept_and_found(store):
    page = factory.page(url=f"https://news.example/{LONG}", name=LONG)
    keep(store, page)
    assert store.find_page(LONG).page_id == LONG
    again = factory.page(f"{factory.TEXT} (updated)", url=page.url)
    keep(store, again)
    assert len(store.pages()) == 1, "two forms of one address"


def test_long_names_of_people_and_parties_are_kept(store):
    page = factory.page()
    article = factory.article(page)
    someone, body = replace(factory.BRANDT, id=LONG), replace(factory.NATO, id=LONG, party=LONG)
    meeting = factory.meeting(article, participants=(factory.Participant(body, factory.Role.HOST, someone),))
    record = PageRecord(article, "en", Facts(engagements=(meeting,)))
    keep(store, page, record)
    assert store.record(page.digest) == record


def test_rejections_of_long_names_are_told_apart_by_their_ends(store):
    run = store.start_run("1")
    for end in ("a", "b", "a"):
        run.reject(Rejection(LONG + end, LONG + end, "ingest", Reason.EMPTY, "There is nothing in it."))
    assert len(store.rejections()) == 2


def test_every_name_in_the_schema_fits_postgresql():
    names = [table.name for table in metadata.tables.values()]
    for table in metadata.tables.values():
        names += [column.name for column in table.columns]
        names += [str(part.name) for part in (*table.indexes, *table.constraints)]
    assert [name for name in names if len(name) > 63] == []


@pytest.mark.postgresql
def test_a_database_that_cannot_hold_all_characters_is_refused(postgresql):
    url = postgresql.make_database("TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C'")
    with pytest.raises(StoreError, match="encoding is LATIN1"):
        open_store(url)
    postgresql.drop_database(url)


@pytest.mark.postgresql
@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda url: url.replace("/record_", "/recipes_"), "no such database"),
        (lambda url: url.replace("//postgres@", "//nobody@"), "does not know the user"),
        (lambda url: url.partition("?")[0] + "?host=/nowhere", "does not answer"),
    ],
)
def test_a_server_that_refuses_is_a_clear_error(postgresql, change, words):
    url = postgresql.make_database()
    with pytest.raises(StoreError, match=words):
        open_store(change(url))
    postgresql.drop_database(url)


@pytest.mark.postgresql
def test_a_password_is_never_shown(postgresql):
    url = postgresql.make_database()
    with open_store(url.replace("//postgres@", "//postgres:secret@")) as store:
        assert "secret" not in store.where
    postgresql.drop_database(url)


@pytest.mark.postgresql
def test_a_reader_cannot_write(postgresql):
    url = postgresql.make_database()
    with (
        open_store(url) as store,
        store._engine.connect() as connection,
        pytest.raises(sa.exc.DBAPIError, match="read-only"),
    ):
        connection.execute(metadata.tables["rejections"].delete())
    postgresql.drop_database(url)
