"""Standing relations are read, and what only looks like one is not."""

import pytest

from dragoman.extraction.relations import extract_relations
from tests.extraction.pages import grammar_of

pytestmark = pytest.mark.model


def related(text: str, language: str, published: str | None = "2024-05-14") -> list[tuple[str, str, str, str | None]]:
    """Predicate, subject's party, object's label and time of each relation."""
    found = extract_relations(grammar_of(text, language, published=published))
    return [(r.predicate.value, r.subject.party, r.object.label, r.when) for r in found]


NATO = "North Atlantic Treaty Organization"
DIALOGUE = "Mediterranean Dialogue"
PARTNER = ("partner_of", "JOR", DIALOGUE, "1994/..")
SINCE_1994 = ("participates_in", "EGY", DIALOGUE, "1994/..")
SINCE_1995 = ("participates_in", "JOR", DIALOGUE, "1995/..")


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Poland is a member of NATO.", ("member_of", "POL", NATO, None)),
        ("Jordan has been a partner of NATO's Mediterranean Dialogue since 1994.", PARTNER),
        ("Egypt has participated in the Mediterranean Dialogue since 1994.", SINCE_1994),
        ("Jordan joined the Mediterranean Dialogue in 1995.", SINCE_1995),
        ("Poland signed the contract, the latest of many by the NATO member.", ("member_of", "POL", NATO, None)),
    ],
)  # fmt: skip
def test_english_relations(text: str, relation: tuple[str, str, str, str | None]) -> None:
    assert related(text, "en") == [relation]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Depuis 1994, l'Égypte a participé au dialogue méditerranéen de l'OTAN.", SINCE_1994),
        ("La Jordanie participe au Dialogue méditerranéen depuis 1995.", SINCE_1995),
        ("La Pologne est membre de l'OTAN.", ("member_of", "POL", NATO, None)),
        ("La Tunisie est associée à Horizon Europe.", ("partner_of", "TUN", "Horizon Europe", None)),
    ],
)  # fmt: skip
def test_french_relations(text: str, relation: tuple[str, str, str, str | None]) -> None:
    assert related(text, "fr") == [relation]


def test_each_of_several_members_stands_in_the_relation() -> None:
    assert [r[1] for r in related("La Suisse et le Sénégal sont tous deux membres de l'ONU.", "fr")] == ["CHE", "SEN"]


def test_a_relative_clause_puts_the_object_first() -> None:
    text = "Le texte relève de l'Accord de Paris, auquel la Suisse et le Sénégal sont parties."
    assert [r[:2] for r in related(text, "fr")] == [("party_to", "CHE"), ("party_to", "SEN")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Georgia hopes to become a member of NATO.", "en"),
        ("Austria is not a member of NATO.", "en"),
        ("Georgia would be a member of NATO.", "en"),
        ("La Géorgie souhaite devenir membre de l'OTAN.", "fr"),
        ("L'Autriche n'est pas membre de l'OTAN.", "fr"),
        ("Ten members of the delegation met in Oslo.", "en"),
        ("Jordan joined the Mediterranean Dialogue on Tuesday.", "en"),
    ],
)
def test_hopes_denials_and_news_are_no_standing_relations(text: str, language: str) -> None:
    assert related(text, language) == []


def test_a_year_of_joining_tells_nothing_on_a_page_without_a_date() -> None:
    assert related("Jordan joined the Mediterranean Dialogue in 1995.", "en", published=None) == []


def test_a_relation_told_twice_is_one_with_both_sentences() -> None:
    text = "Poland is a member of NATO.\nThe road was long.\nPoland is a member of NATO."
    (relation,) = extract_relations(grammar_of(text, "en"))
    assert len(relation.evidence) == 2
