"""Who only announces what others do, whom a comma parts from a visit, and who only goes home."""

import pytest

from dragoman.extraction import extract_facts
from tests.extraction.pages import grammar_of

pytestmark = pytest.mark.model


def people(text: str, language: str, kind: str) -> set[tuple[str | None, str]]:
    """Who takes part in what a page tells of a kind, with the party."""
    told = (e for e in extract_facts(grammar_of(text, language).reading).engagements if e.kind == kind)
    return {(p.party, p.person.label) for e in told for p in e.participants if p.person is not None}


def test_a_spokesman_makes_no_visit() -> None:
    text = (
        "أعلن المتحدث باسم وزارة الخارجية العراقية، سمير الصالحي، عن وصول وزير الخارجية العراقي كريم الجبوري إلى "
        "المملكة العربية السعودية، في زيارة رسمية."
    )
    assert people(text, "ar", "visit") == {("IRQ", "كريم الجبوري")}


def test_whoever_is_received_on_a_visit_is_the_visitor() -> None:
    text = (
        "Rabat – Le ministre marocain Omar Lazrak et le général marocain Driss Tazi ont reçu, mardi au siège, le "
        "général Aboubacar Sylla, ministre de la Défense de la République de Guinée, en visite de travail au Royaume."
    )
    assert people(text, "fr", "visit") == {("GIN", "Aboubacar Sylla")}


def test_the_day_of_a_communique_dates_nothing() -> None:
    text = (
        "Le commissaire de l'Union africaine, Paul Sylla, a rencontré le ministre iranien Reza Amiri, selon un "
        "communiqué de l'UA publié mardi."
    )
    (told,) = (e for e in extract_facts(grammar_of(text, "fr").reading).engagements if e.kind == "meeting")
    assert told.when is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Peruvian President Ann Prado decided to return to Lima that same night to watch the crisis in Kenya.", 0),
        ("Peruvian President Ann Prado returned to Lima from Kenya that same night.", 1),
    ],
)
def test_who_goes_home_visits_nobody_but_whom_she_left(text: str, count: int) -> None:
    told = extract_facts(grammar_of(text, "en").reading).engagements
    assert len(told) == count
