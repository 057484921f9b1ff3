import dataclasses
from functools import cache

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from dragoman import accounts
from dragoman.model import Facts, PageRecord, Reason, Rejection, Status
from dragoman.resolving import resolve_pending
from dragoman.store import open_store
from dragoman.web.app import make_app
from tests import factory

LATER = factory.TEXT.replace("Home", "Front")
PLANNED = "On 9 June 2025 Ada Brandt will meet officials in Rabat again."


def hash_quickly(patch):
    """Have passwords hashed with little work: tests/test_accounts.py has the real parameters."""
    patch.setattr(accounts, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    patch.setattr(accounts, "_decoy", cache(accounts._decoy.__wrapped__))  # not kept for other tests


def put(store, page, record):
    store.start_run("1").keep(page, record)


def planned_record(page):
    """A page that announces a meeting."""
    cleaned = factory.article(page)
    announced = factory.meeting(
        cleaned,
        PLANNED,
        status=Status.PLANNED,
        when="2025-06-09",
        when_text="9 June 2025",
        themes=("cyber",),
        confidence=0.72,
    )
    return PageRecord(cleaned, "en", Facts(engagements=(announced,)))


@pytest.fixture
def store(tmp_path):
    """A record with a meeting, a relation, a post, a statement, a plan and a page left out."""
    with open_store(str(tmp_path / "record.db")) as opened:
        page = factory.page(
            source="L'Écho", title="Ada Brandt in Rabat", published="2018-05-06", url="https://a.example/1"
        )
        put(opened, page, factory.record(page))
        page = factory.page(f"Top\n{PLANNED}\nEnd", name="b.txt", source="Radio", published="2025-06-01")
        put(opened, page, planned_record(page))
        opened.start_run("1").reject(
            Rejection("c.txt", "pages/c.txt", "ingest", Reason.EMPTY, "There is nothing in it.")
        )
        resolve_pending(opened)
        yield opened


@pytest.fixture
def make_client():
    """Make a browser without a window for a record."""

    def make(store, **options):
        return TestClient(make_app(store), base_url="http://localhost", **options)

    return make


@pytest.fixture
def client(store, make_client):
    return make_client(store)


def changed(record, **changes):
    """A record whose article differs."""
    return dataclasses.replace(record, article=dataclasses.replace(record.article, **changes))
