"""Sides that a sentence leaves to the page."""

import pytest

from dragoman.extraction import extract_facts
from tests.extraction.pages import grammar_of

pytestmark = pytest.mark.model

PAIR = """Kenya and Uganda share a lake. Kenya has the longer shore, Uganda the larger islands.
Kenyan Defence Minister Amina Wako met the Ugandan defence minister in Nairobi on Monday.
"""


def parties(text: str, kind: str) -> list[set[str | None]]:
    found = extract_facts(grammar_of(text, "en").reading, least=0.0).engagements
    return [{p.party for p in e.participants} for e in found if e.kind == kind]


def test_on_a_page_about_two_parties_what_one_of_them_does_is_done_with_the_other():
    text = f"{PAIR}Soldiers guard the lake. Farmers plant maize. Boats carry fish. Rain fell. Ms Wako signed a treaty."
    assert parties(text, "agreement") == [{"KEN", "UGA"}]


def test_somebody_of_an_unknown_party_is_of_no_organisation_that_is_only_named():
    text = (
        "The Foreign Minister, Ada Brandt, met the Foreign Minister of Mongolia, Bat Erdene, at the United Nations "
        "Headquarters.\nMongolia thanked the United Nations for its help."
    )
    found = extract_facts(grammar_of(text, "en").reading, least=0.0).engagements
    told = {p.person.label: p.party for e in found for p in e.participants if p.person is not None}
    assert told.get("Ada Brandt") is None


def test_officials_of_one_state_who_meet_are_given_no_foreigner():
    text = (
        "Kenyan President Peter Barasa met Kenyan Defence Minister Amina Wako in Nairobi on Monday.\n"
        "Kenya votes in May. Uganda votes in June."
    )
    assert all("UGA" not in found for found in parties(text, "meeting"))
