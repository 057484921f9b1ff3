"""Who counterparts, guests and envoys are, and places told by a demonym."""

import pytest

from dragoman.model import Form
from tests.linking.made import link, meant, parties

pytestmark = pytest.mark.model


def test_counterpart_without_a_state_is_of_the_other_of_two() -> None:
    text = (
        "Kenya and Poland opened talks on Monday. The Kenyan foreign minister, Ada Brandt, received her counterpart, "
        "Jan Kowal. Kenya and Poland trade in tea."
    )
    assert parties(link(text, "en"))["Jan Kowal"] == "POL"


def test_counterpart_stays_open_where_three_states_are_named_as_often() -> None:
    text = (
        "Kenya, Poland and Latvia opened talks on Monday. The Kenyan foreign minister, Ada Brandt, received her "
        "counterpart, Jan Kowal. Kenya, Poland and Latvia trade in tea."
    )
    assert parties(link(text, "en"))["Jan Kowal"] is None


def test_nobody_is_his_own_guest() -> None:
    text = (
        "Le président kényan, Otto Falk, a reçu le président polonais, Jan Kowal. "
        "Otto Falk a remis une médaille à son invité."
    )
    assert meant(link(text, "fr"), text, "invité") == ["Jan Kowal"]


def test_envoy_of_the_head_of_an_organisation_is_the_organisations() -> None:
    text = "NATO sent Otto Falk, special representative of its Secretary General, to Nairobi."
    assert parties(link(text, "en"))["Otto Falk"] == "NATO"


@pytest.mark.parametrize(
    ("text", "language", "words", "country"),
    [
        ("The envoy flew to the Jordanian capital.", "en", "Jordanian capital", "JOR"),
        ("L'émissaire a gagné la capitale qatarie.", "fr", "capitale qatarie", "QAT"),
        ("El emisario llegó a la capital tunecina.", "es", "capital tunecina", "TUN"),
    ],
)
def test_capital_with_a_demonym_is_a_place(text: str, language: str, words: str, country: str) -> None:
    found = next(m for m in link(text, language).mentions if text[m.span.start : m.span.end] == words)
    assert (found.form, found.place and found.place.country) == (Form.CAPITAL, country)


def test_president_of_a_chamber_is_no_rival_of_the_head_of_state() -> None:
    text = (
        "ASTANA – Le président Otto Falk a reçu lundi son homologue hongrois Jan Kowal au Kazakhstan. "
        "Jan Kowal a rencontré le président du Majilis, Ari Lind. Le Kazakhstan et le Kazakhstan encore."
    )
    assert parties(link(text, "fr"))["Otto Falk"] == "KAZ"
