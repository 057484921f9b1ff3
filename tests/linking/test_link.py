"""What the linking makes of short texts; the people are invented."""

import pytest

from dragoman.model import Form, MentionKind
from tests.linking.made import link, meant, parties, posts

pytestmark = pytest.mark.model

STATED = [
    # posts with their owners
    ("en", "Poland's Defence Minister Tomasz Wierzba met reporters.", "Tomasz Wierzba", "Defence Minister", "POL"),
    ("en", "Bissau's foreign minister, Carlos Nhaga, spoke.", "Carlos Nhaga", "foreign minister", "GNB"),
    ("en", "He met U.S. Defence Secretary Linda Castell on Monday.", "Linda Castell", "Defence Secretary", "USA"),
    ("en", "Moroccan Minister of Foreign Affairs, African Cooperation and Moroccan Expatriates Naim Barrada spoke.",
     "Naim Barrada", "Minister of Foreign Affairs, African Cooperation and Moroccan Expatriates", "MAR"),
    ("en", "Azhar Kamar, deputy commander of the Royal Malaysian Navy, was aboard.", "Azhar Kamar",
     "deputy commander of the Royal Malaysian Navy", "MYS"),
    ("en", "The secretary general of the North Atlantic Treaty Organization (NATO), Otto Brandt, left.", "Otto Brandt",
     "secretary general of the North Atlantic Treaty Organization (NATO)", "NATO"),
    ("en", "The President of Kenya, H.E. Dr Silas Ruguru, received them.", "Silas Ruguru", "President of Kenya", "KEN"),
    ("fr", "Le ministre arménien de la Défense, Hrayr Mnatsian, est arrivé.", "Hrayr Mnatsian",
     "ministre arménien de la Défense", "ARM"),
    ("fr", "Il a reçu l'attaché de défense près l'ambassade de France, le colonel Yann Kerdreux.", "Yann Kerdreux",
     "attaché de défense près l'ambassade de France", "FRA"),
    ("fr", "L'inspecteur général des Forces armées marocaines, Driss Belkouch, était présent.", "Driss Belkouch",
     "inspecteur général des Forces armées marocaines", "MAR"),
    ("fr", "L'émissaire émirati, Sultan Al Qemzi, est reparti.", "Sultan Al Qemzi", "émissaire émirati", "ARE"),
    ("fr", "La ministre française, Clotilde d'Aubrac, a signé.", "Clotilde d'Aubrac", "ministre française", "FRA"),
    # whose people somebody is, told by other words
    ("en", "Ivory Coast was represented by its Vice-President, Affoué Kouassi.", "Affoué Kouassi", "Vice-President",
     "CIV"),
    ("en", "Poland's minister Tomasz Wierzba left. Wierzba's spokesman, Piotr Zalesk, stayed.", "Piotr Zalesk",
     "spokesman", "POL"),
    ("en", "Poland's minister Ada Wierzba met her Indonesian counterpart, Ratna Kusuma.", "Ratna Kusuma",
     "counterpart", "IDN"),
    ("fr", "Le ministre turc Ali Demir a vu son homologue espagnol, Juan Pérez Sol.", "Juan Pérez Sol",
     "homologue espagnol", "ESP"),
    ("fr", "Bruxelles a convoqué l'ambassadeur de Russie. L'ambassadeur, Arkadi Velitch, est venu.", "Arkadi Velitch",
     "ambassadeur", "RUS"),
    ("fr", "Une délégation marocaine conduite par le général de brigade Ahmed Benal est arrivée.", "Ahmed Benal",
     "général de brigade", "MAR"),
    # settings
    ("en", "ACCRA, May 4 - Finance Minister Adwoa Boakye-Mensah spoke. Ghana listened.", "Adwoa Boakye-Mensah",
     "Finance Minister", "GHA"),
    ("en", "GENEVA, May 4 - Foreign Minister Adwoa Boakye-Mensah spoke.", "Adwoa Boakye-Mensah", "Foreign Minister",
     None),
    ("en", "QINGDAO - Defence Minister Rajesh Singhal met China's Li Wen. The Indian defence minister left.",
     "Rajesh Singhal", "Defence Minister", "IND"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "person", "post", "party"), STATED)
def test_person_is_found_with_post_and_party(
    language: str, text: str, person: str, post: str, party: str | None
) -> None:
    links = link(text, language)
    assert parties(links).get(person, "not found") == party
    assert (person, post, False) in posts(links)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The foreign ministers of Egypt, Jordan and Iraq, Sami Shukri, Amin Safi and Fuad Hasani, met.",
         {"Sami Shukri": "EGY", "Amin Safi": "JOR", "Fuad Hasani": "IRQ"}),
        ("en", "Presidents Maki Salle of Senegal and Alain Watara of Ghana met.",
         {"Maki Salle": "SEN", "Alain Watara": "GHA"}),
    ],
)  # fmt: skip
def test_plural_post_is_shared_by_those_listed(language: str, text: str, expected: dict[str, str]) -> None:
    assert parties(link(text, language)) == expected


@pytest.mark.parametrize(
    ("language", "text", "words", "people"),
    [
        ("en", "Poland's minister Ada Wierzba met U.S. envoy Otto Brandt. The two then held talks.", "The two",
         ["Ada Wierzba", "Otto Brandt"]),
        ("en", "Poland's minister Ada Wierzba met U.S. minister Otto Brandt. Both ministers left.", "ministers",
         ["Ada Wierzba", "Otto Brandt"]),
        ("fr", "Le ministre turc Ali Demir a vu le ministre grec Nikos Pallis. Les deux ministres ont signé.",
         "ministres", ["Ali Demir", "Nikos Pallis"]),
        ("en", "Castell is in Poland. U.S. envoy Ada Castell travels to Warsaw, where she is due to speak.", "she",
         ["Ada Castell"]),
        ("fr", "La ministre turque Aylin Demir a parlé au ministre grec Nikos Pallis. Il l'a remerciée.", "Il", []),
        ("en", "NATO's envoy Otto Brandt left Rabat. The NATO official was pleased.", "NATO official", ["Otto Brandt"]),
        ("en", "U.S. envoy Otto Brandt left Rabat. A U.S. official was pleased.", "U.S. official", ["USA"]),
        ("en", "Poland's Deputy Prime Minister Ada Wierzba left. The Prime Minister stayed.", "Prime Minister",
         []),
    ],
)  # fmt: skip
def test_reference_means_whom_it_fits(language: str, text: str, words: str, people: list[str]) -> None:
    assert meant(link(text, language), text, words) == people


@pytest.mark.parametrize(
    ("language", "text", "party", "count"),
    [
        ("en", "Fourteen army officers of Guinea-Bissau arrived.", "GNB", 14),
        ("fr", "Une trentaine de plongeurs ivoiriens ont suivi la formation.", "CIV", 30),
        ("fr", "Une délégation marocaine de douze officiers a visité le siège.", "MAR", 12),
        ("en", "American troops left the base.", "USA", None),
    ],
)
def test_people_of_a_party_are_a_group(language: str, text: str, party: str, count: int | None) -> None:
    groups = [m for m in link(text, language).mentions if m.kind is MentionKind.GROUP]
    assert [(m.actor and m.actor.party, m.count) for m in groups] == [(party, count)]


@pytest.mark.parametrize("text", ["Eleven Turkish ships took part.", "Moroccan exports grew by half."])
def test_things_of_a_state_are_no_people(text: str) -> None:
    assert not [m for m in link(text, "en").mentions if m.kind is MentionKind.GROUP]


def test_place_of_a_dateline_is_no_party() -> None:
    first = link("WARSAW, April 9 (Wire) - Poland signed a contract.", "en").mentions[0]
    assert (first.kind, first.form, first.actor) == (MentionKind.PLACE, Form.DATELINE, None)


def test_verb_that_folds_to_a_preposition_ends_the_post() -> None:
    posts_found = [m.post for m in link("Le président polonais a téléphoné au président lituanien.", "fr").mentions]
    assert [post for post in posts_found if post] == ["président polonais", "président lituanien"]


def test_former_post_is_marked() -> None:
    assert ("Hugo Védrin", "ancien ministre", True) in posts(link("L'ancien ministre Hugo Védrin a parlé.", "fr"))


def test_then_says_that_a_post_was_held_at_the_time() -> None:
    links = link("It was agreed with then Foreign Minister Salma Youssef.", "en")
    assert posts(links) == [("Salma Youssef", "Foreign Minister", False)]


def test_bare_title_beside_a_fuller_post_is_no_post_of_its_own() -> None:
    links = link("Le secrétaire général adjoint de l'OTAN, l'Ambassadeur Otto Brandt, est arrivé.", "fr")
    assert posts(links) == [("Otto Brandt", "secrétaire général adjoint de l'OTAN", False)]


@pytest.mark.parametrize(
    "text",
    ["British Airways cancelled its flights to Accra.", "The American University opened.", "His Majesty opened it."],
)
def test_organisation_or_title_is_no_person(text: str) -> None:
    assert parties(link(text, "en")) == {}


@pytest.mark.parametrize("name", ["Chad Smithson", "Jordan Petersen", "Georgia Meloncelli"])
def test_first_name_that_is_a_state_names_a_person(name: str) -> None:
    text = f"The minister met {name} on Monday."
    links = link(text, "en")
    assert list(parties(links)) == [name]
    assert not [m for m in links.mentions if m.kind is MentionKind.ACTOR]


@pytest.mark.parametrize(
    ("text", "language", "towns"),
    [
        ("The Indian Navy opened Exercise Milan with forty navies.", "en", []),
        ("Ships of forty navies joined MILAN 2022 off Visakhapatnam.", "en", []),
        ("La marine marocaine participe à l'exercice « Dakar » depuis lundi.", "fr", []),
        ("The navies met in Milan in 2022.", "en", ["Milan"]),
        ("The exercise, Milan said, went on.", "en", ["Milan"]),
    ],
)
def test_the_name_of_an_exercise_is_no_town(text: str, language: str, towns: list[str]) -> None:
    known = [m for m in link(text, language).mentions if m.form in (Form.CITY, Form.CAPITAL)]
    assert [m.span.cut(text) for m in known if m.span.cut(text) != "Visakhapatnam"] == towns
