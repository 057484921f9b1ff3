"""Frameworks by shape, and those of the vocabulary with what extraction needs of them."""

import pytest

from dragoman.model.mention import Mention, MentionKind
from tests.linking.linked import link, said

pytestmark = pytest.mark.model


def frameworks(text: str, language: str) -> dict[str, Mention]:
    return {said(text, m): m for m in link(text, language) if m.kind is MentionKind.FRAMEWORK}


def parties(mention: Mention) -> set[str]:
    return {actor.party for actor in mention.members}


@pytest.mark.parametrize(
    ("text", "language", "words", "members", "label"),
    [
        ("La Grande commission mixte Bénin-Niger a siégé.", "fr", "Grande commission mixte Bénin-Niger", {"BEN", "NER"},
         "Benin–Niger Joint Commission"),
        ("La Haute Commission mixte maroco-espagnole a siégé.", "fr", "Haute Commission mixte maroco-espagnole",
         {"MAR", "ESP"}, "Morocco–Spain Joint Commission"),
        ("Le Conseil d'association entre l'Union européenne et la Tunisie a siégé.", "fr",
         "Conseil d'association entre l'Union européenne et la Tunisie", {"EU", "TUN"},
         "EU–Tunisia Association Council"),
        ("They held the fourth session of the India-Kenya Joint Commission.", "en", "India-Kenya Joint Commission",
         {"IND", "KEN"}, "India–Kenya Joint Commission"),
        ("They held the Vietnam-Japan Defence Strategic Dialogue.", "en", "Vietnam-Japan Defence Strategic Dialogue",
         {"VNM", "JPN"}, "Vietnam–Japan Strategic Dialogue"),
    ],
)  # fmt: skip
def test_a_shape_between_parties_sits_and_has_them_as_members(
    text: str, language: str, words: str, members: set[str], label: str
) -> None:
    mention = frameworks(text, language)[words]
    assert mention.framework is not None
    assert (parties(mention), mention.framework.label, mention.sits) == (members, label, True)


def test_an_agreement_between_parties_does_not_sit() -> None:
    text = "They signed a Defence Cooperation Agreement between Kenya and Turkey."
    mention = frameworks(text, "en")["Defence Cooperation Agreement between Kenya and Turkey"]
    assert (parties(mention), mention.sits) == ({"KEN", "TUR"}, False)


def test_the_parties_inside_a_shape_are_named_too() -> None:
    mentions = link("La Grande commission mixte Bénin-Niger a siégé.", "fr")
    assert {m.actor.party for m in mentions if m.kind is MentionKind.ACTOR and m.actor is not None} == {"BEN", "NER"}


def test_a_topic_belongs_to_the_framework() -> None:
    text = "Le Groupe de travail Maroc–USA sur les questions sécuritaires a siégé."
    mention = frameworks(text, "fr")["Groupe de travail Maroc–USA sur les questions sécuritaires"]
    assert mention.framework is not None
    assert mention.framework.id == "framework:working-group/MAR-USA-questions-securitaires"


def test_the_order_of_the_parties_does_not_count() -> None:
    ids = set()
    for pair in ("Kenya-India", "India-Kenya"):
        mention = frameworks(f"The {pair} Joint Commission met.", "en")[f"{pair} Joint Commission"]
        assert mention.framework is not None
        ids.add(mention.framework.id)
    assert ids == {"framework:joint-commission/IND-KEN"}


def test_a_shape_with_the_parties_of_a_known_framework_is_that() -> None:
    text = "The strategic dialogue between Morocco and the United States resumed."
    (mention,) = frameworks(text, "en").values()
    assert mention.framework is not None
    assert mention.framework.id == "framework:us-morocco-strategic-dialogue"


def test_a_bare_head_is_the_last_framework_of_its_shape() -> None:
    text = "The India-Kenya Joint Commission met. The Joint Commission then closed."
    mention = frameworks(text, "en")["Joint Commission"]
    assert mention.framework is not None
    assert (mention.framework.id, parties(mention)) == ("framework:joint-commission/IND-KEN", {"IND", "KEN"})


@pytest.mark.parametrize(
    "text",
    [
        "NATO's strategic partnership is old.",
        "They signed a memorandum of understanding on health.",
        "Le Maroc accueille un forum d'affaires maroco-caribéen.",
    ],
)
def test_a_shape_that_says_too_little_is_none(text: str) -> None:
    assert not frameworks(text, "fr" if "Maroc" in text else "en")


def test_a_known_framework_gives_the_organisation_it_belongs_to() -> None:
    mention = frameworks("Morocco joined the Partnership Interoperability Platform.", "en")[
        "Partnership Interoperability Platform"
    ]
    assert mention.actor is not None
    assert (mention.actor.party, mention.sits) == ("NATO", True)


def test_a_known_framework_between_two_states_has_them_as_members() -> None:
    mention = frameworks("Le Dialogue stratégique Maroc-USA a repris.", "fr")["Dialogue stratégique Maroc-USA"]
    assert parties(mention) == {"MAR", "USA"}


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("NATO leaders met in Madrid. The Strategic Concept was adopted.", True),
        ("Leaders met in Madrid. The Strategic Concept was adopted.", False),
    ],
)
def test_a_name_that_says_too_little_needs_its_owner_near_by(text: str, is_found: bool) -> None:
    assert bool(frameworks(text, "en")) is is_found
