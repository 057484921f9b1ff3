"""Who is a side although no sentence says so surely, and who is none although one names her."""

import pytest

from dragoman.extraction import extract_facts
from dragoman.extraction.lacking import filled
from dragoman.extraction.merging import Occurrence
from dragoman.extraction.triggers import Signal, learned_verb
from dragoman.model import Span
from dragoman.model.actor import Actor, ActorType
from dragoman.model.annotation import Sentence
from dragoman.model.facts import Participant, Role, Status
from dragoman.vocabulary.triggers import Frame
from tests.extraction.pages import grammar_of


def of(code: str) -> Participant:
    actor = Actor(f"state:{code}", code, ActorType.STATE, code, code, code)
    return Participant(actor, Role.PARTICIPANT)


def occurrence(at: int, *parties: str, spare: tuple[tuple[float, str], ...] = (), kind: str = "meeting") -> Occurrence:
    return Occurrence(
        kind, Status.HELD, [of(party) for party in parties], None, [], [], [Sentence(at, Span(at, at + 1), at, at, 0)],
        Frame.MUTUAL, signals=[Signal(at, at, at + 1, kind, learned_verb(kind))],
        spare=[(part, of(party)) for part, party in spare],
    )  # fmt: skip


def is_whole(each: Occurrence) -> bool:
    return len(each.parties) > 1


def test_the_likeliest_of_those_named_near_is_the_side_that_lacks() -> None:
    (told,) = filled([occurrence(0, "KEN", spare=((0.4, "TZA"), (0.5, "UGA")))], is_whole)
    assert told.parties == {"KEN", "UGA"}
    assert told.weakest == 0.5
    assert [why.rule for why in told.explanations] == ["likely-side"]


def test_what_has_both_sides_takes_nobody_in() -> None:
    (told,) = filled([occurrence(0, "KEN", "UGA", spare=((0.5, "TZA"),))], is_whole)
    assert told.parties == {"KEN", "UGA"}


@pytest.mark.parametrize("parties", [(), ("KEN",)])
def test_who_has_nobody_beside_her_is_left_out(parties: tuple[str, ...]) -> None:
    assert filled([occurrence(0, *parties, spare=((0.5, "KEN"),))], is_whole) == []


def test_what_may_tell_a_whole_one_again_is_left_out() -> None:
    whole = occurrence(0, "KEN", "UGA")
    again = occurrence(4, "KEN", spare=((0.5, "UGA"),), kind="call")
    assert filled([whole, again], is_whole) == [whole]


def test_those_made_whole_stand_in_the_order_of_the_text() -> None:
    late, early = occurrence(7, "KEN", "UGA", kind="visit"), occurrence(3, "KEN", spare=((0.5, "TZA"),))
    assert [o.signals[0].index for o in filled([late, early], is_whole)] == [3, 7]


@pytest.mark.model
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kenyan minister Asha Wako, on behalf of President Peter Maina, met Ugandan minister John Okot."),
        ("fr", "La ministre kényane Asha Wako, au nom du président Peter Maina, a vu le ministre ougandais Jean Okot."),
        (
            "es",
            "La ministra keniana Asha Wako, en representación del presidente Pedro Maina, se reunió con el ministro "
            "ugandés Juan Okot.",
        ),
    ],
)  # fmt: skip
def test_whoever_is_represented_is_not_there(language: str, text: str) -> None:
    (told,) = extract_facts(grammar_of(text, language).reading).engagements
    people = [p.person.label for p in told.participants if p.person is not None]
    assert "Asha Wako" in people
    assert not any(name.endswith("Maina") for name in people)
