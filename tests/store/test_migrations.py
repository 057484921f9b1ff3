"""A record that any released version wrote is brought forward without losing a row."""

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from dragoman.store import FactQuery, open_store, opening
from dragoman.store.dialects import go_on_counting, make_engine, prepare, writing
from dragoman.store.migrations import HEAD
from dragoman.store.tables import metadata
from tests import factory

ROWS = json.loads((Path(__file__).parent / "rows_0001.json").read_text("utf-8"))
RELEASED = {"0001": ROWS}


def write_old(url, revision, rows):
    """Make a record as the version of that schema did: with its tables, and rows that it wrote."""
    engine = make_engine(opening.url_of(url))
    prepare(engine, url)
    opening.migrate(engine, revision)
    with writing(engine).begin() as connection:
        tables = [sa.Table(name, sa.MetaData(), autoload_with=connection) for name in rows]
        for table in tables:
            connection.execute(table.insert(), rows[table.name])
        go_on_counting(connection, tables)
    engine.dispose()


def read_all(store, rows):
    with store._engine.connect() as connection:
        return {name: [row._asdict() for row in connection.execute(sa.select(metadata.tables[name]))] for name in rows}


def sort(rows):
    return sorted(json.dumps(row, sort_keys=True) for row in rows)


@pytest.fixture(params=RELEASED)
def old(request, record_url):
    write_old(record_url, request.param, RELEASED[request.param])
    return record_url, RELEASED[request.param]


def test_every_row_is_still_there(old):
    url, rows = old
    with open_store(url) as store:
        now = read_all(store, rows)
    for name, values in rows.items():
        kept = [{column: row[column] for column in values[0]} for row in now[name]]
        assert sort(kept) == sort(values)


def test_what_it_says_can_be_read_as_before(old):
    url, _ = old
    page = factory.page(url="https://news.example/a", source="L'Écho")
    with open_store(url) as store:
        assert store.record(page.digest).facts == factory.record(page).facts
        assert store.find_page("a.txt").source == "L'Écho"
        assert len(store.facts(FactQuery("engagements", parties=("MAR", "NATO")))) == 1


def test_it_can_be_searched(old):
    url, _ = old
    with open_store(url) as store:
        assert Counter(hit.family for hit in store.search("Rabat")) == {
            "pages": 1, "engagements": 1, "relations": 2, "occupancies": 1,
        }  # fmt: skip
        assert len(store.search("ETROITS", family="statements")) == 1


def test_it_is_written_to_as_before(old):
    url, _ = old
    page = factory.page(url="https://news.example/a", source="L'Écho")
    with open_store(url) as store:
        assert store.start_run("1").known(page) == page.digest
        store.start_run("2").keep(page, factory.record(page))
        assert store.counts()["engagements"] == 1
        assert len(store.search("Rabat")) == 5


def test_programs_that_open_it_at_once_bring_it_forward_once(old):
    url, _ = old

    def version(_):
        with open_store(url) as store, store._engine.connect() as connection:
            return connection.scalar(sa.text("SELECT version_num FROM dragoman_schema"))

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(version, range(4))) == {HEAD}


def test_every_released_schema_is_tried():
    versions = {path.name[:4] for path in (Path(opening.__file__).parent / "migrations" / "versions").glob("0*.py")}
    assert set(RELEASED) <= versions
    assert "0001" in RELEASED
