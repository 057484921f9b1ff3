"""Persons found by words of their names, on both databases."""

import pytest

from dragoman.model import Facts, Occupancy, PageRecord, Person
from dragoman.resolving import resolve_pending
from dragoman.store import open_store
from dragoman.text.normalize import slug
from tests import factory

NAMES = ("Elvira Santamaría Cobo", "Elvira Santamaría Cobo", "Elvira Núñez", "ناصر بوريطة")


@pytest.fixture
def store(empty_record):
    with open_store(empty_record) as opened:
        run = opened.start_run("1")
        for number, name in enumerate(NAMES):
            page = factory.page(f"{factory.TEXT} {number}", name=f"{number}.txt")
            article = factory.article(page)
            person, evidence = Person(f"person:{slug(name)}", name, name), factory.cite(article, factory.MEETING)
            held = Occupancy(person, "envoy", (factory.NATO, factory.MOROCCO)[number // 3], None, evidence)
            run.keep(page, PageRecord(article, "en", Facts(occupancies=(held,))))
        resolve_pending(opened)
        yield opened


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("elvira", ["person:elvira-santamaria-cobo@nato", "person:elvira-nunez@nato"]),
        ("Cobo, Elvira", ["person:elvira-santamaria-cobo@nato"]),
        ("NUNEZ", ["person:elvira-nunez@nato"]),
        ("بوريطه", ["person:ناصر-بوريطه@mar"]),
        ("Elvira Bourita", []),
        ("elvi", []),
        ("%", []),
        ("elvira\0", ["person:elvira-santamaria-cobo@nato", "person:elvira-nunez@nato"]),
        ("", []),
        ("person:elvira-nunez@nato", ["person:elvira-nunez@nato"]),
    ],
)
def test_a_person_is_found_by_all_words_that_are_asked_for(store, name, found):
    assert store.persons_named(name) == found


def test_keys_that_are_no_names_are_left_out(store):
    assert store.known_names(["elvira-nunez@nato", "nobody@nato"]) == {"elvira-nunez@nato"}
    assert store.known_names([]) == set()
