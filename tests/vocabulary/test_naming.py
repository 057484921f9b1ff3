import pytest

from dragoman.model import Place
from dragoman.vocabulary.naming import (
    find_actor,
    find_framework,
    find_place,
    framework_names,
    near_names,
    party_names,
    place_name,
)


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Morocco", "state:MAR"),
        ("maroc", "state:MAR"),
        ("MAR", "state:MAR"),
        ("المغرب", "state:MAR"),
        ("OTAN", "org:nato"),
        ("North Atlantic Council", "body:nato/north-atlantic-council"),
        ("the Kremlin", None),
        ("Rabat", None),
        ("", None),
    ],
)
def test_a_name_stands_for_one_actor_or_none(name, actor):
    found = find_actor(name)
    assert (found and found.id, found and found.text) == (actor, actor and name)


@pytest.mark.parametrize(
    ("name", "framework"),
    [("dialogue méditerranéen", "framework:mediterranean-dialogue"), ("Zork", None)],
)
def test_a_framework_is_found_by_any_of_its_names(name, framework):
    found = find_framework(name)
    assert (found and found.id) == framework


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Rabat", Place("Rabat", "MAR")),
        ("Genève", Place("Geneva", "CHE")),
        ("Maroc", Place("Morocco", "MAR")),
        ("Tripoli, Lebanon", Place("Tripoli", "LBN")),
        ("Zorkville", Place("Zorkville", None)),
        ("Zorkville, Liban", Place("Zorkville", "LBN")),
        ("Hall 3, Zorkville", Place("Hall 3, Zorkville", None)),
    ],
)
def test_a_place_has_a_country_where_that_is_sure(name, place):
    assert find_place(name) == place
    assert find_place(place_name(place)) == place


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_suggested_is_found(language):
    parties, frameworks = party_names(language), framework_names(language)
    assert len(parties) > 800
    assert len(frameworks) > 250
    assert all(find_actor(name) for name in parties)
    assert all(find_framework(name) for name in frameworks)


def test_what_is_like_a_name_is_suggested():
    assert near_names("Maroco", party_names("en"))[0] == "Morocco"
    assert near_names("Zork Ltd", party_names("en")) == ()
