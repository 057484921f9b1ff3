"""Whether something took place or is to come, where neither its own word nor its own verb says so."""

import pytest

from dragoman.extraction import extract_facts
from dragoman.model.facts import Status
from tests.extraction.pages import grammar_of

pytestmark = pytest.mark.model


def statuses(text: str, language: str, kind: str) -> set[Status]:
    """The statuses of what a page published on 14 May 2024 tells of a kind."""
    return {e.status for e in extract_facts(grammar_of(text, language).reading).engagements if e.kind == kind}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El canciller de México, Luis Prado, llegará a La Habana para una visita de dos días a Cuba."),
        ("fr", "La ministre kényane Asha Wako se rendra au Pérou pour une visite de deux jours."),
        ("ar", "وسيزور الرئيس المصري تونس غدا."),
        ("en", "Kenya's minister, Asha Wako, paid a visit to Peru on 20 May 2024."),
    ],
)
def test_what_somebody_still_goes_for_is_to_come(language: str, text: str) -> None:
    assert statuses(text, language, "visit") == {Status.PLANNED}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Durante la más reciente visita del presidente de Cuba, Raúl Prado, a México, se acordó un plan."),
        ("en", "During a visit to Peru, Kenya's minister Asha Wako agreed to open an embassy."),
    ],
)
def test_the_occasion_of_an_agreement_is_over(language: str, text: str) -> None:
    assert statuses(text, language, "visit") == {Status.HELD}


def test_a_verb_that_shares_its_auxiliary_is_to_come_as_well() -> None:
    text = "Australia will chair the forum and host a conference with Kenya in Perth in March."
    (told,) = extract_facts(grammar_of(text, "en").reading).engagements
    assert (told.status, told.when) == (Status.PLANNED, "2025-03")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El presidente de Costa Rica, Luis Prado, lamentó la cancelación de la cumbre con México."),
        ("en", "The Kenyan minister regretted the cancellation of the summit with Peru."),
        ("fr", "L'annulation du sommet entre le Kenya et le Pérou a surpris."),
    ],
)
def test_a_noun_calls_off_what_completes_it(language: str, text: str) -> None:
    assert statuses(text, language, "conference") == {Status.CANCELLED}
