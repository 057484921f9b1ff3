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
    translated_frameworks,
    translated_parties,
    translated_places,
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


@pytest.mark.parametrize(
    ("translate", "label", "french"),
    [
        (translated_parties, "Morocco", "Maroc"),
        (translated_parties, "NATO", "OTAN"),
        (translated_parties, "NATO International Staff", "Secrétariat international de l'OTAN"),
        (translated_frameworks, "Partnership Interoperability Platform", "Plateforme d’interopérabilité"),
        (translated_places, "Brussels", "Bruxelles"),
        (translated_places, "Jordan", "Jordanie"),
    ],
)
def test_what_the_record_has_in_english_has_a_name_in_the_readers_language(translate, label, french):
    assert (translate("fr")[label], translate("en")[label]) == (french, label)


def test_a_place_of_which_nobody_can_tell_which_it_is_has_no_name_of_its_own():
    assert "Tel Aviv" not in translated_places("fr")
