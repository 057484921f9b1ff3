from dataclasses import replace

import pytest

from dragoman.linking.people import KnownPerson
from dragoman.linking.references import Discourse
from dragoman.model import ActorType
from tests.linking.made import MOROCCO, SPAIN, link, meant

ADA = KnownPerson("Ada Brandt", actor=SPAIN)
OMAR = KnownPerson("Omar Lahlou", actor=MOROCCO)
NORA = KnownPerson("Nora Lahlou", actor=MOROCCO)


def _told(*named: tuple[int, KnownPerson]) -> Discourse:
    discourse = Discourse()
    for at, person in named:
        discourse.name(at, person)
    return discourse


def test_the_two_are_the_last_two_named() -> None:
    assert _told((0, NORA), (1, OMAR), (1, ADA), (2, OMAR)).pair(2) == (ADA, OMAR)


def test_the_two_of_one_party_are_left_open() -> None:
    assert _told((0, NORA), (0, OMAR)).pair(1) == ()


def test_the_two_may_be_somebody_of_a_party_and_somebody_of_none_known() -> None:
    stranger = KnownPerson("Zoe Strand")
    assert _told((0, ADA), (1, stranger)).pair(1) == (ADA, stranger)
    assert _told((0, stranger), (0, KnownPerson("Ivo Holm"))).pair(1) == ()


@pytest.mark.parametrize(("words", "known"), [("hommes", True), ("ministres", True), ("ambassadeurs", False)])
def test_of_two_of_one_party_the_last_is_meant_with_who_holds_a_like_post(words: str, known: bool) -> None:
    text = (
        "Le ministre espagnol de la Défense, Pedro Ruiz Vidal, a vu la ministre marocaine de la Culture, Nora Alaoui.\n"
        "Le ministre marocain de la Défense, Omar Lahlou, est arrivé. "
        f"Les deux {words} se sont parlé."
    )
    found = meant(link(text, "fr"), text, f"deux {words}" if words == "hommes" else words)
    assert found == (["Pedro Ruiz Vidal", "Omar Lahlou"] if known else [])


def test_the_two_are_not_sought_far_back() -> None:
    assert _told((0, ADA), (0, OMAR)).pair(9) == ()


def test_they_are_two_of_one_sentence() -> None:
    assert _told((3, ADA), (3, OMAR)).they(4) == (ADA, OMAR)
    assert _told((2, ADA), (3, OMAR)).they(4) == ()


def test_main_parties_are_the_two_named_most() -> None:
    discourse = Discourse()
    france = replace(SPAIN, id="state:FRA", party="FRA", country="FRA")
    for actor in (MOROCCO, SPAIN, MOROCCO, SPAIN, france):
        discourse.count(actor, 9)
    assert discourse.main_parties() == (MOROCCO, SPAIN)


def test_third_party_named_as_often_leaves_the_two_parties_open() -> None:
    discourse = Discourse()
    france = replace(SPAIN, id="state:FRA", party="FRA", country="FRA")
    for actor in (MOROCCO, SPAIN, france, MOROCCO):
        discourse.count(actor, 9)
    assert discourse.main_parties() == ()


def test_body_is_no_party_of_its_own() -> None:
    discourse = Discourse()
    discourse.count(replace(MOROCCO, id="body:MAR/army", type=ActorType.BODY), 9)
    assert discourse.parties == {}
