"""Whose somebody is by what the page says beside her post."""

import pytest

from tests.linking.made import link, meant, parties

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Kenya will be represented by Ada Brandt, Poland by Jan Kowal.",
            {"Ada Brandt": "KEN", "Jan Kowal": "POL"},
        ),
        (
            "en",
            "It was signed for Poland by Interior Minister Jan Kowal and for Kenya by Minister Ada Brandt.",
            {"Jan Kowal": "POL", "Ada Brandt": "KEN"},
        ),
        (
            "en",
            "Ada Brandt will lead for Nairobi and Jan Kowal for Warsaw.",
            {"Ada Brandt": "KEN", "Jan Kowal": "POL"},
        ),
        ("fr", "Le texte a été signé pour le Kenya par Ada Brandt.", {"Ada Brandt": "KEN"}),
        ("es", "Por los polacos firmó Jan Kowal.", {"Jan Kowal": "POL"}),
    ],
)
def test_who_represents_a_party_is_of_it(language: str, text: str, expected: dict[str, str]) -> None:
    assert parties(link(text, language)) == expected


def test_for_whom_something_is_does_not_tell_whose_somebody_is() -> None:
    text = "Ada Brandt said on Monday that a loan for Poland was ready."
    assert parties(link(text, "en")) == {"Ada Brandt": None}


def test_the_only_person_named_before_is_whom_a_description_means() -> None:
    text = "Ada Brandt came and left. The Kenyan foreign minister landed on Monday."
    links = link(text, "en")
    assert parties(links)["Ada Brandt"] == "KEN"
    assert meant(links, text, "Kenyan foreign minister") == ["Ada Brandt"]


def test_a_description_after_two_persons_tells_of_neither() -> None:
    text = "Ada Brandt met Jan Kowal. The Kenyan foreign minister landed on Monday."
    assert set(parties(link(text, "en")).values()) == {None}


def test_nationality_of_an_envoy_is_not_whose_envoy_he_is() -> None:
    text = "The special representative, Jan Kowal, spoke on Monday. The Polish envoy then left."
    assert parties(link(text, "en"))["Jan Kowal"] is None


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "The Kenyan minister, Ada Brandt, spoke to Jan Kowal. On Friday the Kenyan left.", "Kenyan"),
        ("es", "La ministra keniana, Ada Brandt, viajó a Varsovia. La keniana volvió el viernes.", "keniana"),
        ("fr", "La ministre kényane, Ada Brandt, est venue à Riga. La Kényane est repartie vendredi.", "Kényane"),
    ],
)
def test_lone_demonym_is_the_person_of_its_state_named_last(language: str, text: str, words: str) -> None:
    assert "Ada Brandt" in meant(link(text, language), text, words)


def test_of_two_in_one_post_the_second_is_of_the_other_state() -> None:
    text = (
        "Kenya and Poland signed a treaty. Kenyan Foreign Minister Ada Brandt and Foreign Minister Jan Kowal shook "
        "hands. Kenya and Poland trade in tea."
    )
    assert parties(link(text, "en"))["Jan Kowal"] == "POL"


def test_post_without_a_name_is_whose_the_page_names_later() -> None:
    text = "The ambassador of Kenya was summoned on Monday. The ambassador, Ada Brandt, stayed for an hour."
    assert meant(link(text, "en"), text, "ambassador of Kenya") == ["Ada Brandt"]


def test_counterpart_without_a_name_is_who_holds_the_same_post() -> None:
    text = (
        "The Kenyan foreign minister, Ada Brandt, met the Polish foreign minister, Jan Kowal, on Monday. "
        "Ada Brandt had called her Polish counterpart before."
    )
    assert meant(link(text, "en"), text, "Polish counterpart") == ["Jan Kowal"]


def test_ruler_is_named_without_her_realm() -> None:
    text = "La reina Margarita II de Dinamarca llegó a Riga."
    assert parties(link(text, "es")) == {"Margarita II": "DNK"}


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Kenyan minister Ada Brandt received Jan Kowal. The latter left on Monday.", "The latter"),
        ("fr", "La ministre kényane, Ada Brandt, a reçu Jan Kowal lundi. Celui-ci est reparti mardi.", "Celui-ci"),
    ],
)
def test_the_latter_is_who_was_named_last(language: str, text: str, words: str) -> None:
    assert meant(link(text, language), text, words) == ["Jan Kowal"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ada Brandt and Jan Kowal, foreign ministers of Kenya and Poland, met on Monday."),
        ("es", "Ada Brandt y Jan Kowal, ministros de Defensa de Kenia y Polonia, se reunieron el lunes."),
    ],
)
def test_a_post_of_two_states_is_shared_among_the_names_before_it(language: str, text: str) -> None:
    assert parties(link(text, language)) == {"Ada Brandt": "KEN", "Jan Kowal": "POL"}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Kenya's minister spoke. Ada Brandt, her Polish colleague, agreed.", "POL"),
        ("Kenya's minister spoke. Ada Brandt, her colleague, agreed.", None),
    ],
)
def test_a_colleague_is_of_the_party_that_is_told(text: str, party: str | None) -> None:
    assert parties(link(text, "en"))["Ada Brandt"] == party


def test_a_counterpart_of_a_party_is_the_only_one_named_without_any() -> None:
    text = (
        "The Kenyan foreign minister, Otto Falk, sat down with Jan Kowal on Monday. "
        "Mr Falk was cheerful. His Polish counterpart was not."
    )
    assert parties(link(text, "en"))["Jan Kowal"] == "POL"
