"""Who took part by the words of a sentence of its own, or beside the occurrence."""

import pytest

from dragoman.extraction import extract_facts
from tests.extraction.pages import grammar_of

pytestmark = pytest.mark.model


def persons(text: str, language: str, kind: str) -> set[str]:
    """Give who takes part in the engagements of a kind."""
    found = extract_facts(grammar_of(text, language).reading, least=0.0).engagements
    return {p.person.label for e in found if e.kind == kind for p in e.participants if p.person is not None}


@pytest.mark.parametrize(
    ("language", "kind", "text", "expected"),
    [
        (
            "en",
            "agreement",
            "Kenya and Poland signed a treaty in the presence of the Polish ambassador, Jan Kowal.",
            {"Jan Kowal"},
        ),
        (
            "fr",
            "agreement",
            "Le Kenya et la Pologne ont signé un accord lundi. La cérémonie a été coprésidée par la ministre kényane, "
            "Ada Brandt, et par le ministre polonais, Jan Kowal.",
            {"Ada Brandt", "Jan Kowal"},
        ),
        (
            "es",
            "agreement",
            "Kenia y Polonia firmaron un acuerdo en presencia del embajador polaco, Jan Kowal.",
            {"Jan Kowal"},
        ),
        (
            "ar",
            "agreement",
            "وقعت كينيا وبولندا اتفاقا أمس بحضور السفير الكيني السيد سمير وانجيرو.",
            {"سمير وانجيرو"},
        ),
    ],
)
def test_who_was_present_took_part(language: str, kind: str, text: str, expected: set[str]) -> None:
    assert persons(text, language, kind) == expected


def test_a_ceremony_is_of_the_agreement_rather_than_of_the_journey() -> None:
    text = (
        "Kenya and Poland signed a treaty on Monday. Kenyan President Otto Falk flew to Poland. "
        "Also present was the Polish justice minister, Jan Kowal."
    )
    assert "Jan Kowal" in persons(text, "en", "agreement")
    assert "Jan Kowal" not in persons(text, "en", "visit")
