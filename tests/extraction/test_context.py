"""Sides that a sentence leaves to the page."""

import pytest

from dragoman.extraction import extract_facts
from tests.extraction.pages import grammar_of

pytestmark = pytest.mark.model

PAIR = """Kenya and Uganda share a lake. Kenya has the longer shore, Uganda the larger islands.
Kenyan Defence Minister Amina Wako met the Ugandan defence minister in Nairobi on Monday.
"""


def parties(text: str, kind: str) -> list[set[str | None]]:
    found = extract_facts(grammar_of(text, "en").reading, least=0.0).engagements
    return [{p.party for p in e.participants} for e in found if e.kind == kind]


def test_on_a_page_about_two_parties_what_one_of_them_does_is_done_with_the_other():
    text = f"{PAIR}Soldiers guard the lake. Farmers plant maize. Boats carry fish. Rain fell. Ms Wako signed a treaty."
    assert parties(text, "agreement") == [{"KEN", "UGA"}]


def test_somebody_of_an_unknown_party_is_of_no_organisation_that_is_only_named():
    text = (
        "The Foreign Minister, Ada Brandt, met the Foreign Minister of Mongolia, Bat Erdene, at the United Nations "
        "Headquarters.\nMongolia thanked the United Nations for its help."
    )
    found = extract_facts(grammar_of(text, "en").reading, least=0.0).engagements
    told = {p.person.label: p.party for e in found for p in e.participants if p.person is not None}
    assert told.get("Ada Brandt") is None


def test_officials_of_one_state_who_meet_are_given_no_foreigner():
    text = (
        "Kenyan President Peter Barasa met Kenyan Defence Minister Amina Wako in Nairobi on Monday.\n"
        "Kenya votes in May. Uganda votes in June."
    )
    assert all("UGA" not in found for found in parties(text, "meeting"))


def test_a_host_of_an_unknown_party_is_at_home_where_she_receives():
    text = (
        "Egypt and Yemen share a sea. The Foreign Minister, Ada Brandt, received the Egyptian Foreign Minister, Adel "
        "Fahmi, in Oslo on Monday."
    )
    found = extract_facts(grammar_of(text, "en").reading, least=0.0).engagements
    told = {p.person.label: p.party for e in found for p in e.participants if p.person is not None}
    assert told.get("Ada Brandt") == "NOR"


def test_who_comes_to_a_state_is_not_its_own_minister():
    text = (
        "India will hold an election. India hopes for rain. India prepares the visit of Prime Minister Rana Begum to "
        "India in October."
    )
    found = extract_facts(grammar_of(text, "en").reading, least=0.0).engagements
    assert all(p.party != "IND" for e in found for p in e.participants if p.person is not None)


def test_those_present_at_a_meeting_do_not_hold_another():
    text = (
        "Le ministre kényan Daniel Wako a reçu lundi le ministre ougandais Paul Okot.\n"
        "La rencontre, qui s’est déroulée en présence de Ruth Ssali, ambassadrice d’Ouganda, a porté sur l’énergie."
    )
    found = extract_facts(grammar_of(text, "fr").reading, least=0.0).engagements
    assert len([e for e in found if e.kind == "meeting"]) == 1


ROUND = """Kenyan Foreign Minister Amina Wako held talks with several of her counterparts in Geneva on Monday. Ms Wako
thanked them all. Talks with the Polish foreign minister, Jan Kowal, were about trade. Ms Wako flew home on Tuesday.
"""


def test_on_a_page_about_one_person_talks_with_somebody_are_hers():
    assert {"KEN", "POL"} in parties(ROUND.replace("\n", " "), "meeting")


def test_on_a_page_about_several_persons_talks_with_somebody_are_left_open():
    text = ROUND.replace("\n", " ").replace("Ms Wako", "The Turkish minister, Eda Aksoy,")
    assert {"KEN", "POL"} not in parties(text, "meeting")


def test_who_announces_a_meeting_for_others_is_not_in_it():
    text = (
        "يتوجّه وزير الخارجية المصري ماجد الهذلول، مساء اليوم الأحد، إلى موسكو في زيارة رسمية "
        "تلبيةً لدعوة من نظيره الروسي.\n"
        "وصرح السفير سالم الكعبي، المتحدث الرسمي باسم وزارة الخارجية، بأنه من المقرر أيضاً أن يلتقي الوزير الهذلول مع "
        "سكرتير مجلس الأمن الروسي إيفان بتروف، وذلك في إطار مواصلة التشاور مع الجانب الروسي."
    )
    found = extract_facts(grammar_of(text, "ar").reading, least=0.0).engagements
    persons = {p.person.label for e in found if e.kind == "meeting" for p in e.participants if p.person is not None}
    assert persons == {"ماجد الهذلول", "إيفان بتروف"}
