import pytest

from dragoman.person_resolving import persons_of
from dragoman.resolution.names import read_name
from dragoman.resolution.people import Alias, alias_key, ambiguous, compare_aliases


def alias(name, party="MAR", *posts):
    return Alias(alias_key(f"person:{name}", name, party, "page"), read_name(name), party, posts)


def is_one(left, right, **seen):
    link = compare_aliases(left, right, **seen)
    return link is not None and link.score > 0


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (alias("Ada Brandt", "NATO"), alias("Ada Brandt", None)),
        (alias("Ada Brandt", "NATO"), alias("Ada Brandt", "NOR")),
        (alias("Nasser Bourita"), alias("ناصر بوريطة")),
        (
            alias("Bourita", "MAR", "ministre des Affaires étrangères"),
            alias("Nasser Bourita", "MAR", "Foreign Minister"),
        ),
    ],
)
def test_they_are_one_person(left, right):
    assert is_one(left, right)
    assert is_one(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (alias("Mohamed Ali", "MAR"), alias("Mohamed Ali", "EGY")),
        (alias("Karim Benali"), alias("Ahmed Benali")),
        (alias("Hassan Ali", "YEM"), alias("Hussein Ali", "YEM")),
        (alias("Benali", "MAR"), alias("Karim Benali", "MAR")),
        (alias("Levan Gogsadze", "GEO", "Foreign Minister"), alias("Tamar Gogsadze", "GEO", "Foreign Minister")),
    ],
)
def test_they_are_two_or_nobody_can_tell(left, right):
    assert not is_one(left, right)


def test_a_family_name_in_a_report_of_the_same_engagement_is_that_person():
    assert is_one(alias("Benali"), alias("Karim Benali"), together=True)


def test_a_family_name_that_may_be_either_of_two_is_nobodys():
    loose = alias("Benali")
    assert ambiguous(loose, {"ahmed": 1.0, "karim": 0.8}, lambda _left, _right: False)
    assert not ambiguous(loose, {"ahmed": 3.0, "karim": 0.8}, lambda _left, _right: False)
    assert not ambiguous(loose, {"ahmed": 1.0, "a benali": 0.8}, lambda _left, _right: True)


def test_every_link_says_why():
    link = compare_aliases(alias("Nasser Bourita"), alias("ناصر بوريطة"))
    assert all(reason.detail.endswith(".") and reason.score is not None for reason in link.reasons)


def test_a_family_name_alone_is_another_alias_on_every_page():
    assert alias_key("person:smith", "Smith", "USA", "a" * 64) != alias_key("person:smith", "Smith", "USA", "b" * 64)
    assert alias_key("person:j", "John Smith", "USA", "a" * 64) == alias_key("person:j", "John Smith", "USA", "b" * 64)


def test_halves_of_one_longer_name_are_one_person():
    names = ("Duarte Falcão Teles", "Duarte Teles", "Falcão Teles")
    aliases = [alias(name, "PRT") for name in names]
    assert [len(members) for members in persons_of(aliases, set(), set(), set())] == [3]
    assert [len(members) for members in persons_of(aliases[1:], set(), set(), set())] == [1, 1]
