"""Who is meant in Spanish: verbs that go without a subject, two family names, long posts, counterparts."""

import pytest

from tests.linking.made import link, meant, parties

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("Lo dijo el ministro marroquí de Defensa, Hicham Berkaoui.", "Hicham Berkaoui", "MAR"),
        (
            "Viajó la vicepresidenta primera y ministra de Hacienda de España, Lucía Armentia Ruiz.",
            "Lucía Armentia Ruiz",
            "ESP",
        ),
        ("Habló el secretario general de la OTAN, Anders Hallgren.", "Anders Hallgren", "NATO"),
        ("Recibió al embajador de Chile en Perú, Tomás Rioseco.", "Tomás Rioseco", "CHL"),
        ("El ministro se vio con su homóloga indonesia, Ratih Wulandari.", "Ratih Wulandari", "IDN"),
        ("Intervino la diputada argentina Florencia Abichaín.", "Florencia Abichaín", "ARG"),
        ("Lo anunció la alta representante de la UE, Helga Ostrander.", "Helga Ostrander", "EU"),
    ],
)
def test_person_acts_for(text: str, name: str, party: str) -> None:
    assert parties(link(text, "es")).get(name) == party


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("La ministra española Paloma Quiroga Leal llegó a Praia. Mañana se reunirá con el presidente.", "reunirá"),
        ("La ministra española Paloma Quiroga Leal llegó a Praia. Quiroga habló del mar.", "Quiroga"),
        ("La ministra española Paloma Quiroga Leal llegó a Praia. La recibió el presidente.", "La"),
    ],
    ids=["verb-without-subject", "first-of-two-family-names", "object-pronoun"],
)
def test_refers_back_to_the_person_named_before(text: str, words: str) -> None:
    assert meant(link(text, "es"), text, words) == ["Paloma Quiroga Leal"]


@pytest.mark.parametrize(
    "text",
    [
        "La ministra española Paloma Quiroga Leal llegó a Praia. Hubo una llamada.",
        "La ministra española Paloma Quiroga Leal llegó a Praia. Llueve.",
        "La ministra española Paloma Quiroga Leal llegó a Praia. El presidente habló del mar.",
    ],
    ids=["impersonal", "weather", "subject"],
)
def test_verb_that_needs_nobody_means_nobody(text: str) -> None:
    before = text.index(".")
    mentions = link(text, "es").mentions
    assert [m for m in mentions if m.person is not None and m.span.start > before] == []


def test_a_firm_hyphen_parts_no_acronym() -> None:
    text = "La cumbre del G‑7 se celebra en Canadá."
    assert meant(link(text, "es"), text, "G‑7") == ["G7"]
