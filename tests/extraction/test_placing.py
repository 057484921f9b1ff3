"""Where engagements took place."""

import pytest

from dragoman.extraction import extract_facts
from tests.extraction.pages import grammar_of

pytestmark = pytest.mark.model

CASES = [
    ("en", "In Nairobi, Kenyan Defence Minister Amina Wako met the Ugandan defence minister.", "meeting", "Nairobi"),
    ("en", "Kenya and Uganda signed a defence agreement in Kampala on Monday.", "agreement", "Kampala"),
    ("en", "Kenya and Uganda will hold a naval exercise, planned off Mombasa, in June.", "exercise", "Mombasa"),
    ("fr", "Le ministre kényan a rencontré son homologue ougandais, Paul Okot, lundi à Kampala.", "meeting", "Kampala"),
    ("es", "Chile y Perú firmaron el lunes en Lima un acuerdo de defensa.", "agreement", "Lima"),
]  # fmt: skip


def places(text: str, language: str, kind: str) -> list[list[str]]:
    found = extract_facts(grammar_of(text, language).reading, least=0.0).engagements
    return [[place.label for place in e.places] for e in found if e.kind == kind]


@pytest.mark.parametrize(("language", "text", "kind", "label"), CASES)
def test_a_place_belongs_to_what_is_told_to_have_been_there(language: str, text: str, kind: str, label: str) -> None:
    assert places(text, language, kind) == [[label]]


def test_what_happened_where_somebody_went_was_there_too():
    text = "Kenyan President Peter Barasa flew to Kampala on Monday, where he met Ugandan President Ruth Okello."
    assert places(text, "en", "meeting") == [["Kampala"]]


def test_a_dateline_places_nothing_whose_sentence_names_another_city():
    text = "NAIROBI – On the sidelines of a forum in Accra, Kenyan minister Amina Wako met Ugandan minister Paul Okot."
    assert ["Nairobi"] not in places(text, "en", "meeting")


def test_a_dateline_places_the_first_engagement_that_it_opens():
    text = (
        "NAIROBI – Kenya and Uganda signed a defence agreement on Monday. Rain fell. Nobody spoke to the press.\n"
        "Kenya and Tanzania signed a trade agreement on Tuesday."
    )
    assert places(text, "en", "agreement") == [["Nairobi"], []]


def test_the_seat_of_an_ambassador_is_no_place_of_what_he_signs():
    text = (
        "The Kenyan ambassador in Kampala, Daniel Wako, and Uganda's minister Paul Okot signed an agreement on Monday."
    )
    assert places(text, "en", "agreement") == [[]]
