"""Who stands on which side of an engagement."""

from dragoman.extraction.standing import apart, told_once
from dragoman.model.actor import Actor, ActorType, Person
from dragoman.model.facts import Participant, Role


def state(code: str, text: str = "") -> Actor:
    return Actor(f"state:{code.lower()}", code, ActorType.STATE, code, code, text or code)


def somebody(name: str, code: str, role: Role) -> Participant:
    return Participant(state(code), role, Person(f"person:{name.lower()}", name, name), "minister")


def test_nobody_visits_her_own_state():
    host = Participant(state("UGA"), Role.HOST)
    guests = [somebody("Wako", "KEN", Role.VISITOR), somebody("Okot", "UGA", Role.VISITOR)]
    assert apart([*guests, host]) == [guests[0], host]


def test_a_visit_of_both_to_both_is_misread():
    both = [Participant(state(code), role) for code in ("KEN", "UGA") for role in (Role.VISITOR, Role.HOST)]
    assert apart(both) is None


def test_a_state_is_not_told_beside_who_acts_for_it_but_gives_its_role():
    minister = somebody("Wako", "KEN", Role.PARTICIPANT)
    (left,) = told_once([Participant(state("KEN"), Role.HOST), minister])
    assert (left.person, left.role) == (minister.person, Role.HOST)


def test_a_state_named_in_two_ways_is_told_once():
    assert len(told_once([Participant(state("KEN"), Role.HOST), Participant(state("KEN", "Nairobi"), Role.HOST)])) == 1
