import pytest

from dragoman.text.normalize import fold
from dragoman.vocabulary.bodies import Bodies, BodyHead, BodyType, Taken, load_bodies

BODIES: dict[str, Bodies] = {language: load_bodies(language) for language in ("en", "fr")}


def head(language: str, form: str) -> BodyHead:
    (found,) = (h for h in BODIES[language].heads.values() if fold(form) in map(fold, h.forms))
    return found


@pytest.mark.parametrize(
    ("language", "form", "kind", "takes", "stands_for"),
    [
        ("fr", "ministère", BodyType.MINISTRY, Taken.PORTFOLIO, True),
        ("fr", "État-major", BodyType.MILITARY, Taken.STATE, True),
        ("fr", "siège", BodyType.SEAT, Taken.ORGANISATION, True),
        ("fr", "ambassade", BodyType.DIPLOMATIC_MISSION, Taken.STATE, True),
        ("fr", "Division", BodyType.DIVISION, Taken.TOPIC, True),
        ("fr", "Comité", BodyType.COMMITTEE, Taken.TOPIC, True),
        ("en", "Ministry", BodyType.MINISTRY, Taken.PORTFOLIO, True),
        ("en", "headquarters", BodyType.SEAT, Taken.ORGANISATION, True),
        ("en", "Parliamentary Assembly", BodyType.LEGISLATURE, Taken.ORGANISATION, True),
        ("en", "company", BodyType.COMPANY, Taken.STATE, False),
        ("en", "Supreme Court", BodyType.COURT, Taken.STATE, False),
    ],
)
def test_head_says_what_it_makes(language: str, form: str, kind: BodyType, takes: Taken, stands_for: bool) -> None:
    found = head(language, form)
    assert (found.type, found.stands_for) == (kind, stands_for)
    assert takes in found.takes


@pytest.mark.parametrize(("form", "owner"), [("State Department", "USA"), ("EU delegation", "eu")])
def test_fixed_body_tells_whose_it_is(form: str, owner: str) -> None:
    assert head("en", form).implies == owner


def test_english_puts_the_portfolio_before_the_ministry() -> None:
    assert head("en", "Ministry").portfolio_before


def test_heads_of_one_id_make_the_same_body_in_both_languages() -> None:
    english, french = ({h.id: (h.label, h.type, h.stands_for) for h in BODIES[code].heads.values()} for code in BODIES)
    assert {i: (english[i], french[i]) for i in english.keys() & french.keys() if english[i] != french[i]} == {}
