import pytest

from dragoman.extraction import extract_facts
from tests.extraction.pages import grammar_of

pytestmark = pytest.mark.model

TEXT = "Kenyan President Amina Odhiambo met Ugandan Prime Minister Peter Okello in Kampala on Tuesday."


def test_every_fact_carries_a_probability() -> None:
    facts = extract_facts(grammar_of(TEXT, "en").reading)
    told = [fact.confidence for fact in (*facts.engagements, *facts.occupancies)]
    assert told
    assert all(confidence is not None and 0 < confidence < 1 for confidence in told)


def test_what_is_less_sure_than_asked_for_is_not_reported() -> None:
    reading = grammar_of(TEXT, "en").reading
    (meeting,) = extract_facts(reading, least=0.0).engagements
    assert meeting.confidence is not None
    assert extract_facts(reading, least=meeting.confidence + 0.001).engagements == ()
