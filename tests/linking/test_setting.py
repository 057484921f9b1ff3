import pytest

from dragoman.linking.chunks import Atom, NameChunk, PostChunk
from dragoman.linking.publisher import issuer
from dragoman.linking.setting import dateline, home
from dragoman.model import Form
from dragoman.text.words import PhraseIndex
from dragoman.vocabulary.posts import Level
from tests.linking.made import MOROCCO, SPAIN, capital, sentence

SIGNS = ("-", "–", "—", ":", "(")


@pytest.mark.parametrize(
    "text",
    [
        "Rabat – Le ministre a reçu",
        "RABAT, April 9 (Reuters) - The minister met",
        "Rabat, 9 avr 2025 (MAP) – Le ministre a reçu",
        "■ RABAT: The minister met",
        "Rabat (MAP) Le ministre a reçu",
        "Rabat — The minister met",
    ],
)
def test_place_before_a_sign_is_a_dateline(text: str) -> None:
    made = sentence(text)
    made.mark([capital()])
    found = dateline(made, SIGNS)
    assert found is made.atoms[0]


@pytest.mark.parametrize(
    ("text", "pos"),
    [
        ("Rabat received the minister – again", ["PROPN", "VERB"]),
        ("Rabat-based diplomats met", []),
        ("Rabat (the capital) received", []),
        ("Rabat", []),
    ],
)
def test_subject_is_no_dateline(text: str, pos: list[str]) -> None:
    made = sentence(text, *pos)
    made.mark([capital()])
    assert dateline(made, SIGNS) is None


def test_state_is_a_dateline_only_in_capitals() -> None:
    made = sentence("Morocco: the minister met")
    made.mark([Atom(0, 1, Form.NAME, actor=MOROCCO, place=capital().place)])
    assert dateline(made, SIGNS) is None


def test_page_is_set_in_the_state_that_introduces_nobody_by_adjective() -> None:
    made = sentence("Spain Spain Spain Morocco Morocco")
    made.mark([Atom(i, i + 1, Form.NAME, actor=SPAIN if i < 3 else MOROCCO) for i in range(5)])
    rank = PostChunk(0, 1, None, "Spanish general", owner=SPAIN, rank=Level.GENERAL_OFFICER)
    found = home([made], [[]], [[NameChunk(0, 1, "Ada Brandt", True, [rank])]], "")
    assert found == MOROCCO


def test_two_states_named_alike_are_no_setting() -> None:
    made = sentence("Spain Spain Morocco Morocco")
    made.mark([Atom(i, i + 1, Form.NAME, actor=SPAIN if i < 2 else MOROCCO) for i in range(4)])
    assert home([made], [[]], [[]], "") is None


def test_state_named_in_passing_is_no_setting() -> None:
    far = [sentence("nothing") for _ in range(3)]
    made = sentence("Spain")
    made.mark([Atom(0, 1, Form.NAME, actor=SPAIN)])
    assert home([*far, made], [[]], [[]], "") is None


OFFICES = PhraseIndex([("ministry of", True), ("embassy", True)])


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        (["Ministry of Defence of Spain", "Home"], 0),
        (["Spain in Morocco", "Embassy"], 0),
        (["Spain - Ministry of Defence"], 0),
    ],
)
def test_site_is_named_after_an_office_of_a_state(lines: list[str], named: int) -> None:
    made = [sentence(line) for line in lines]
    at = [word.text for word in made[named].words].index("Spain")
    made[named].mark([Atom(at, at + 1, Form.NAME, actor=SPAIN)])
    found = issuer(made, OFFICES)
    assert found is not None
    assert found.party == SPAIN.party


def test_headline_about_a_ministry_names_no_site() -> None:
    made = sentence("Spain asks the ministry of Morocco")
    made.mark([Atom(0, 1, Form.NAME, actor=SPAIN)])
    assert issuer([made], OFFICES) is None
