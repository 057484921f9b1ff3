"""Questions of the whole record, over both databases and of records of an earlier schema."""

import pytest
import sqlalchemy as sa

from dragoman import views
from dragoman.model import Status
from dragoman.store import EngagementQuery, StrandQuery, open_store, opening
from dragoman.store.dialects import make_engine, prepare, writing
from tests import factory
from tests.views.conftest import Told

PAIR = StrandQuery("pair", "MAR", "NATO")
ENGAGEMENT = {"id": "E1", "kind": "visit", "status": "held", "first_day": "2018-05-05", "last_day": "2018-05-05"}
PAGE = {
    "page_id": "a.txt", "path": "a.txt", "language": "en", "text": "", "body": [], "blocks": [], "notes": [],
    "stated": "", "reader_version": "1", "run": 1,
}  # fmt: skip
ROWS = {
    "runs": [{"id": 1, "started": "2024-01-01", "product_version": "0.1.0", "reader_version": "1"}],
    "pages": [PAGE | {"key": "p1", "source": "L'Écho"}, PAGE | {"key": "p2", "source": "The Courier"}],
    "facts": [
        *({"key": f"f{n}", "page": f"p{n}", "family": "engagements", "ordinal": 0, "payload": {}} for n in (1, 2)),
        {"key": "f3", "page": "p1", "family": "occupancies", "ordinal": 0, "payload": {}},
    ],
    "engagements": [ENGAGEMENT | {"pages": 2, "data": {}}],
    "reports": [{"fact": "f1", "engagement": "E1"}, {"fact": "f2", "engagement": "E1"}],
    "engagement_parties": [{"party": party, "engagement": "E1"} for party in ("MAR", "NATO")],
    "engagement_labels": [
        {"sort": "framework", "value": "framework:x", "engagement": "E1", "label": "X", "year": "2018"}
    ],
    "aliases": [
        {"key": f"{name}@nato", "label": name, "party": "NATO", "person": "person:ada"} for name in ("ada", "ada-b")
    ],
    "mentions": [
        {"fact": "f1", "ordinal": 0, "alias": "ada@nato", "label": "Ada Brandt"},
        {"fact": "f2", "ordinal": 0, "alias": "ada-b@nato", "label": "Ada B. Brandt"},
        {"fact": "f3", "ordinal": 0, "alias": "ada@nato", "label": "Ada Brandt"},
    ],
}


@pytest.fixture
def store(record_url):
    with open_store(record_url) as opened:
        told = Told(opened)
        people = {"NATO": (factory.BRANDT, "envoy")}
        for when in ("2018-05-05", "2019-05-05", "2020-05-05"):
            told.engagement(when, people=people, frameworks=(factory.DIALOGUE,), themes=("cyber",))
        told.engagement("2040-05-05", status=Status.PLANNED)
        yield opened


def test_either_database_answers_every_question(store):
    found = views.pair(store, "MAR", "NATO")
    assert (found.total, found.last.when, found.upcoming.when) == (4, "2020-05-05", "2040-05-05")
    assert [(envoy.label, envoy.count) for envoy in views.who_was_sent(store, "MAR", "NATO")] == [("Ada Brandt", 3)]
    assert [each.count for each in views.frameworks(store)] == [3]
    assert views.framework_activity(store, "mediterranean").last.when == "2020-05-05"
    assert [each.count for each in views.themes_by_year(store)] == [3]
    assert [plan.engagement.when for plan in views.planned(store)] == ["2040-05-05"]
    assert [quiet.sort for quiet in views.gone_quiet(store)] == ["framework", "pair"]
    assert views.coverage(store).engagements == 4
    assert len(views.changes(store, "2020").new) == 4
    assert [party.count for party in views.parties(store)] == [4, 4]
    assert [person.count for person in views.persons(store)] == [3]


@pytest.fixture
def old(record_url):
    """A record of the schema before questions, brought forward."""
    engine = make_engine(opening.url_of(record_url))
    prepare(engine, record_url)
    opening.migrate(engine, "0003")
    with writing(engine).begin() as connection:
        for name, rows in ROWS.items():
            connection.execute(sa.Table(name, sa.MetaData(), autoload_with=connection).insert(), rows)
    engine.dispose()
    with open_store(record_url) as opened:
        yield opened


def test_engagements_of_an_earlier_schema_are_counted_by_source_and_language(old):
    with old.asking() as ask:
        assert dict(ask.count_facets("source")) == {"L'Écho": 1, "The Courier": 1}
        assert dict(ask.count_facets("language")) == {"en": 1}
        assert ask.count_engagements(least_sources=2) == 1


def test_engagements_of_an_earlier_schema_are_parts_of_what_goes_on(old):
    with old.asking() as ask:
        assert [each.count for each in ask.strand(PAIR)] == [1]
        assert [each.count for each in ask.strand(StrandQuery("framework", "framework:x"))] == [1]
        assert ask.last_of(PAIR) == "E1"


def test_engagements_and_posts_of_an_earlier_schema_are_found_by_who_is_named(old):
    with old.asking() as ask:
        assert ask.person_engagements("person:ada", 5) == ([("2018-05", "visit", "held", 1)], ["E1"])
        assert [fact.key for fact in ask.of_person("person:ada", "occupancies", 5)] == ["f3"]
        assert ask.ids(EngagementQuery(person="person:ada")) == ["E1"]
