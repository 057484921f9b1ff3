import pytest
import sqlalchemy as sa

from dragoman.model import Facts, PageRecord
from dragoman.store import find_flaws, open_store
from dragoman.store.dialects import writing
from dragoman.store.resolution_tables import totals
from dragoman.store.tables import actor_names, citations, facts, pages, participants, passages
from tests import factory

ELSEWHERE = [{"start": 0, "end": 3, "is_body": True, "rule": "r", "detail": "d", "score": None}]
FACT = facts.c.family == "engagements"


@pytest.fixture
def store(empty_record):
    with open_store(empty_record) as opened:
        run = opened.start_run("1")
        for number in range(2):
            page = factory.page(f"{factory.TEXT} {number}")
            run.keep(page, factory.record(page))
        yield opened


def change(store, statement):
    with writing(store._engine).begin() as connection:
        connection.execute(statement)


def checks(store):
    return {flaw.check for flaw in find_flaws(store)}


def test_a_sound_record_has_no_flaw(store):
    page = factory.page()
    article = factory.article(page)
    twice = (factory.meeting(article), factory.meeting(article))
    store.start_run("1").keep(page, PageRecord(article, "en", Facts(engagements=twice)))
    assert list(find_flaws(store)) == []


@pytest.mark.parametrize(
    ("check", "statement"),
    [
        ("citation", citations.update().values(quote="Ada Brandt met nobody.")),
        ("citation", citations.update().values(start=citations.c.start + 1)),
        ("citation", citations.update().values(start=-1)),
        ("citation", citations.delete()),
        ("citation", pages.update().values(text=sa.func.replace(pages.c.text, "officials", "ministers"))),
        ("key", citations.update().values(end=citations.c.end + 1)),
        ("key", facts.update().where(FACT).values(payload={"kind": "visit", "when": None})),
        ("days", facts.update().where(FACT).values(first_day="2018-05-04")),
        ("order", facts.update().values(ordinal=facts.c.ordinal + 1)),
        ("order", facts.update().where(FACT).values(family="rumours")),
        ("order", citations.update().values(ordinal=citations.c.ordinal + 1)),
        ("blocks", pages.update().values(text=pages.c.text + " and more")),
        ("blocks", pages.update().values(text="")),
        ("blocks", pages.update().values(blocks=ELSEWHERE * 2)),
        ("blocks", pages.update().values(blocks=[])),
        ("body", pages.update().values(body=[[0, 3]])),
        ("body", pages.update().values(body=[[0, 10_000]])),
        ("counts", totals.delete()),
        ("counts", totals.update().values(total=totals.c.total + 1)),
        ("counts", actor_names.delete()),
        ("search", passages.delete().where(passages.c.family == "pages")),
        ("search", passages.delete().where(passages.c.family == "statements")),
    ],
)
def test_it_finds(store, check, statement):
    change(store, statement)
    assert check in checks(store)


def test_a_page_whose_key_is_no_digest_is_found(store):
    values = [sa.literal("page") if column.name == "key" else column for column in pages.columns]
    change(store, pages.insert().from_select(pages.columns.keys(), sa.select(*values).limit(1)))
    assert "key" in checks(store)


def test_rows_that_point_nowhere_are_found(tmp_path):
    with open_store(str(tmp_path / "record.db")) as store:
        values = {"fact": "gone", "ordinal": 0, "party": "MAR"}
        with store._engine.connect() as connection:
            connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute(participants.insert(), values)
            connection.commit()
        found = [flaw for flaw in find_flaws(store) if flaw.check == "references"]
        assert [flaw.detail for flaw in found] == ["1 rows of participants have a fact that is gone"]


def test_it_says_which_page_and_fact_and_what_stands_there(store):
    change(store, citations.update().where(citations.c.quote == factory.QUOTE).values(quote="Nos liens sont rompus"))
    flaws = [flaw for flaw in find_flaws(store) if flaw.check == "citation"]
    said = {fact.key: fact.page.key for fact in store.facts() if fact.family == "statements"}
    assert {flaw.fact: flaw.page for flaw in flaws} == said
    assert all("“Nos liens sont rompus”, but “Nos liens sont étroits”" in flaw.detail for flaw in flaws)


def test_it_says_how_far_it_is(store):
    told = []
    list(find_flaws(store, lambda done, all_of_it: told.append((done, all_of_it))))
    assert told == [(1, 2), (2, 2)]
