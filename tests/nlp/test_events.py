"""Words that tell of an engagement, as learned."""

import numpy as np
import pytest

from dragoman.encoder import load_encoder
from dragoman.nlp.events import load_spotter

pytestmark = pytest.mark.model


def told(sentence: str) -> dict[str, tuple[str, float]]:
    words = sentence.split()
    return dict(zip(words, load_spotter().find(load_encoder().encode(words).events), strict=True))


@pytest.mark.parametrize(
    ("sentence", "word", "kind"),
    [
        ("The Kenyan minister met her Ugandan counterpart in Kampala on Monday .", "met", "meeting"),
        ("La ministre kényane a visité lundi l' Ouganda .", "visité", "visit"),
        ("Los ministros de Chile y Perú firmaron un acuerdo de pesca .", "firmaron", "agreement"),
        ("استقبل وزير الخارجية الكويتي نظيره الأردني في الكويت .", "استقبل", "meeting"),
    ],
)
def test_a_plain_word_for_an_engagement_is_told_with_its_kind(sentence, word, kind):
    found, chance = told(sentence)[word]
    assert found == kind
    assert chance > 0.5


def test_a_sentence_about_the_weather_tells_of_nothing():
    assert (
        max(chance for _, chance in told("Heavy rain is expected in the north of the country tonight .").values()) < 0.3
    )


def test_what_is_told_of_a_word_is_a_kind_and_a_probability():
    found = load_spotter().find(np.zeros((3, load_encoder().width), np.float32))
    assert len(found) == 3
    assert all(0 <= chance <= 1 and bool(kind) == (chance > 0) for kind, chance in found)
