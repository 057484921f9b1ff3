"""Bodies by pattern, seats, unknown organisations, and epithets, in sentences as news pages write them."""

import pytest

from dragoman.model.actor import Actor, ActorType
from dragoman.model.mention import Mention, MentionKind
from tests.linking.linked import link, said

pytestmark = pytest.mark.model

FRENCH = [
    ("Le ministère marocain des Affaires étrangères a réagi.", "ministère marocain des Affaires étrangères",
     "Ministry of Foreign Affairs of Morocco"),
    ("L'état-major des armées béninoises a signé.", "état-major des armées béninoises", "General Staff of Benin"),
    ("Il a vu l'ambassade de France au Maroc.", "ambassade de France au Maroc", "Embassy of France in Morocco"),
    ("Le parlement polonais a voté.", "parlement polonais", "Parliament of Poland"),
    ("Le Bénin salue la direction générale tunisienne de la protection civile.",
     "direction générale tunisienne de la protection civile", "Direction générale de la protection civile, Tunisia"),
    ("Le gouvernement de la République de Turquie a signé.", "gouvernement de la République de Turquie",
     "Government of Turkey"),
]  # fmt: skip
ENGLISH = [
    ("The Moroccan Foreign Ministry replied.", "Moroccan Foreign Ministry", "Ministry of Foreign Affairs of Morocco"),
    ("Turkey's Ministry of National Defence replied.", "Turkey's Ministry of National Defence",
     "Ministry of Defence of Turkey"),
    ("He visited the Pakistan embassy in Beijing.", "Pakistan embassy in Beijing", "Embassy of Pakistan in Beijing"),
    ("The House of Representatives of Morocco met.", "House of Representatives of Morocco",
     "House of Representatives of Morocco"),
    ("The NATO Political Committee met.", "NATO Political Committee", "Political Committee of NATO"),
    ("He addressed the committee on foreign affairs of the Moroccan parliament.",
     "committee on foreign affairs of the Moroccan parliament", "Committee on Foreign Affairs of Morocco"),
]  # fmt: skip


def bodies(text: str, language: str) -> dict[str, Mention]:
    return {said(text, m): m for m in link(text, language) if m.kind is MentionKind.ACTOR}


def actor(text: str, language: str, words: str) -> Actor:
    found = bodies(text, language)[words].actor
    assert found is not None
    return found


@pytest.mark.parametrize(("text", "words", "label"), FRENCH)
def test_a_french_body_is_labelled_in_english(text: str, words: str, label: str) -> None:
    assert (actor(text, "fr", words).label, actor(text, "fr", words).type) == (label, ActorType.BODY)


@pytest.mark.parametrize(("text", "words", "label"), ENGLISH)
def test_an_english_body_is_put_together_of_head_portfolio_and_owner(text: str, words: str, label: str) -> None:
    assert (actor(text, "en", words).label, actor(text, "en", words).text) == (label, words)


def test_both_languages_give_one_id() -> None:
    french = actor(FRENCH[0][0], "fr", FRENCH[0][1])
    assert french.id == actor(ENGLISH[0][0], "en", ENGLISH[0][1]).id == "body:MAR/ministry-of-foreign-affairs"


def test_a_long_ministry_is_the_ministry_of_its_first_portfolio() -> None:
    words = (
        "ministère marocain des Affaires étrangères, de la Coopération africaine et des Marocains résidant à l'étranger"
    )
    assert actor(f"Le {words} a réagi.", "fr", words).id == "body:MAR/ministry-of-foreign-affairs"


def test_the_body_hides_the_state_inside_it() -> None:
    assert list(bodies("L'ambassade de France au Maroc a réagi.", "fr")) == ["ambassade de France au Maroc"]


def test_an_embassy_is_the_sending_states_and_stands_elsewhere() -> None:
    text = "The U.S. Embassy in Rabat held a reception."
    embassy = bodies(text, "en")["U.S. Embassy in Rabat"]
    assert embassy.actor is not None
    assert embassy.place is not None
    assert (embassy.actor.party, embassy.place.country) == ("USA", "MAR")


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Il s'est rendu au siège de l'OTAN.", "fr", "siège de l'OTAN"),
        ("She visited NATO's headquarters.", "en", "NATO's headquarters"),
    ],
)
def test_a_seat_is_the_organisation_and_a_place(text: str, language: str, words: str) -> None:
    seat = bodies(text, language)[words]
    assert seat.actor is not None
    assert seat.place is not None
    assert (seat.actor.party, seat.place.label) == ("NATO", "Brussels")


def test_a_division_named_in_quotation_marks_is_one_of_its_secretariat() -> None:
    words = 'Division "Affaires politiques" du Secrétariat international de l\'OTAN'
    assert actor(f"Il dirige la {words}.", "fr", words).party == "NATO"


def test_the_government_of_a_post_is_no_body() -> None:
    assert not any("gouvernement" in words for words in bodies("Le chef du gouvernement marocain a parlé.", "fr"))


def test_a_ministry_without_owner_is_that_of_the_home_state() -> None:
    text = "Rabat – Le Maroc a ouvert un centre.\nLe ministère de la Santé en a fait l'annonce."
    assert actor(text, "fr", "ministère de la Santé").party == "MAR"


def test_a_ministry_without_owner_is_nobodys_beside_another_state() -> None:
    text = "Rabat – Le Maroc a ouvert un centre.\nSelon Madrid, l'Espagne et le ministère de la Santé en ont parlé."
    assert "ministère de la Santé" not in bodies(text, "fr")


def test_one_state_of_two_does_not_own_their_council() -> None:
    text = "They held the Lithuanian-Polish Council of Defence Ministers."
    assert not any("Council" in words for words in bodies(text, "en"))


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("He spoke at the Rivers Institute yesterday.", "en", "Rivers Institute"),
        ("She studied at the University of Rabat.", "en", "University of Rabat"),
        ("La Fondation Rivière a publié une étude.", "fr", "Fondation Rivière"),
    ],
)
def test_an_unknown_organisation_is_its_own_party(text: str, language: str, name: str) -> None:
    found = actor(text, language, name)
    assert (found.type, found.party) == (ActorType.ORGANIZATION, name)


@pytest.mark.parametrize("text", ["He spoke at the institute.", "The Continental Trust Principles apply here."])
def test_a_noun_that_builds_no_name_is_no_organisation(text: str) -> None:
    assert not bodies(text, "en")


def test_an_epithet_is_the_state_that_the_page_names() -> None:
    assert actor("Le Maroc a signé. Le Royaume s'en félicite.", "fr", "Royaume").party == "MAR"


def test_an_epithet_that_fits_two_states_is_that_of_the_home_state() -> None:
    text = "Rabat – Le Maroc reçoit le Maroc du football et la Jordanie.\nLe Royaume s'en félicite."
    assert actor(text, "fr", "Royaume").party == "MAR"


def test_an_epithet_that_fits_two_states_alike_is_nobodys() -> None:
    assert "Royaume" not in bodies("Le Maroc et la Jordanie ont signé. Le Royaume s'en félicite.", "fr")


def test_an_epithet_does_not_cut_a_name() -> None:
    assert "Union européenne" in bodies("Bruxelles abrite l'Union européenne.", "fr")


def test_an_epithet_needs_its_capital() -> None:
    text = "L'Union européenne a signé. La commission des affaires étrangères du Sénat marocain a voté."
    assert actor(text, "fr", "commission des affaires étrangères du Sénat marocain").party == "MAR"
