"""Who is a person, under which name, and for whom: sentences read by the model."""

import pytest

from tests.linking.made import link, meant, parties

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "Le président a reçu l'ambassadeur de la République de Corée, Park Tae-jun, lundi.", "Park Tae-jun"),
        ("en", "He met the Prime Minister of Tonga, Lord Siaosi Fale'uta, this morning.", "Siaosi Fale'uta"),
        ("fr", "Son ministre des Affaires étrangères, Riyad al-Mansour, est arrivé.", "Riyad al-Mansour"),
        ("fr", "Le chef d'état-major, le général de division Sidi Ould Brahim, l'a reçu.", "Sidi Ould Brahim"),
        ("en", "Chinese State Councilor and Foreign Minister Wang Lihua spoke in Nairobi.", "Wang Lihua"),
        ("fr", "Le général de corps d’armée Sidi Ould Brahim l’a reçu à Rabat.", "Sidi Ould Brahim"),
        ("en", "In Dubai, Rear Admiral McTavish met the crew.", "McTavish"),
    ],
)
def test_name_is_read_whole(language: str, text: str, name: str) -> None:
    assert name in parties(link(text, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He met Ada Brandt, head of the Defense Industries Agency."),
        (
            "en",
            "It was signed by the Deputy Minister, Economic Development and Trade, Ada Brandt.",
        ),
        ("en", "Chinese State Councilor and Foreign Minister Ada Brandt spoke in Nairobi."),
        ("en", "Read more: What Brandt said. The minister, Ada Brandt, left."),
        ("es", "La ministra, Ada Brandt, habló ante los ministros de la Asociación de Estados del Caribe (AEC)."),
    ],
)
def test_what_is_no_name_is_nobody(language: str, text: str) -> None:
    assert list(parties(link(text, language))) == ["Ada Brandt"]


@pytest.mark.parametrize(
    ("language", "text", "party"),
    [
        ("en", "Chinese State Councilor and Foreign Minister Ada Brandt spoke in Nairobi.", "CHN"),
        ("en", "The European Union agreed, said the European Commissioner for Trade, Ada Brandt.", "EU"),
        ("fr", "L'Union européenne a salué l'accord, a dit la cheffe de la diplomatie européenne, Ada Brandt.", "EU"),
        ("en", "UNIFIL's Head of Mission and Force Commander, Major General Ada Brandt, left Lebanon.", "UN"),
        ("fr", "Il a reçu au Liban le commandant de la FINUL, le général espagnol Ada Brandt.", "UN"),
        (
            "en",
            "The German minister will visit the ASEAN Secretariat and meet its secretary-general, Ada Brandt.",
            "ASEAN",
        ),
        ("fr", "La Russie, par la voix de la porte-parole de sa diplomatie, Ada Brandt, a protesté.", "RUS"),
        ("fr", "La réunion a été convoquée par le président Sud-africain, Ada Brandt.", "ZAF"),
        ("en", "She came as the special envoy of Chinese President Ada Brandt.", "CHN"),
        ("en", "He met the President of Angola and current Chairperson of the African Union, Ada Brandt.", "AGO"),
        ("en", "He met Brigadier Ada Brandt, the Deputy Commander of UAE Naval Forces at Dubai Naval Command.", "ARE"),
        ("en", "They spoke with Philippine Fleet Commander Ada Brandt.", "PHL"),
        ("es", "Estuvo la embajadora de EE. UU. en Ecuador, Ada Brandt.", "USA"),
        ("fr", "Les Fidji céderont deux radars au Pérou, a annoncé la ministre de la Défense, Ada Brandt.", "FJI"),
        ("fr", "Les Fidji ont rompu avec le Pérou. Le Premier ministre, Ada Brandt, l'a annoncé.", "FJI"),
    ],
)
def test_person_acts_for(language: str, text: str, party: str) -> None:
    assert parties(link(text, language)).get("Ada Brandt") == party


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "La délégation turque a été reçue par le Premier ministre, Ada Brandt."),
        (
            "en",
            "Latvia, Latvia and Latvia. Ada Brandt, Minister of National Defence, met Latvian counterparts in Riga.",
        ),
    ],
)
def test_party_of_the_others_is_not_given(language: str, text: str) -> None:
    assert parties(link(text, language))["Ada Brandt"] is None


def test_counterpart_of_a_foreigner_makes_nobody_foreign() -> None:
    text = (
        "Le Cameroun a accueilli la réunion. Le Cameroun et ses voisins y ont pris part. Le Cameroun la préside.\n"
        "Le Premier ministre, Ada Brandt, a reçu l'émissaire, porteur d'un pli du président nigérian à son homologue "
        "camerounais."
    )
    assert parties(link(text, "fr"))["Ada Brandt"] == "CMR"


def test_minister_is_not_posted_where_he_travels() -> None:
    text = "Il a reçu le chef de la diplomatie française à Rabat."
    assert "MAR" in meant(link(text, "fr"), text, "Rabat")
    assert meant(link(text, "fr"), text, "chef de la diplomatie française") == ["FRA"]


def test_ambassador_is_posted_where_he_serves() -> None:
    text = "France recalled its ambassador to Algeria."
    assert meant(link(text, "en"), text, "ambassador to Algeria") == ["FRA"]


def test_house_of_another_state_is_not_the_one_at_home() -> None:
    text = (
        "Morocco, Morocco and Morocco received them at the House of Representatives.\n"
        "The current United States House of Representatives Majority Whip, Ada Brandt, spoke."
    )
    assert parties(link(text, "en"))["Ada Brandt"] == "USA"


def test_each_of_a_list_of_ambassadors_acts_for_a_state() -> None:
    text = "Il a reçu les ambassadeurs de Suède, du Ghana et du Pérou, MM. Lars Ekblom, Kofi Mensah-Addo et Juan Rojas."
    assert list(parties(link(text, "fr")).values()) == ["SWE", "GHA", "PER"]


@pytest.mark.parametrize(
    ("text", "word", "means"),
    [
        ("La France condamne l'attaque. Elle appelle le Mali au calme.", "Elle", ["FRA"]),
        ("L'Union européenne condamne l'attaque. Elle appelle le Mali au calme.", "Elle", ["EU"]),
        ("Le Maroc condamne l'attaque. Il appelle le Mali au calme.", "Il", ["MAR"]),
        ("Le Maroc condamne l'attaque. Elle a fait dix morts.", "Elle", []),
        ("Le ministre, Otto Brandt, a quitté la France. Il appelle au calme.", "Il", ["Otto Brandt"]),
        (
            "Le ministre, Otto Brandt, a quitté la France. Il s'est aussi entretenu avec le nonce.",
            "Il",
            ["Otto Brandt"],
        ),
        ("Le Paraguay a rompu avec le Pérou, qu'il accuse d'ingérence.", "il", ["PRY"]),
        (
            "La ministre, Ada Brandt, est rentrée. Le train était long. Il neigeait. Elle salue l'accord.",
            "Elle",
            ["Ada Brandt"],
        ),
    ],
)
def test_pronoun_may_mean_a_state(text: str, word: str, means: list[str]) -> None:
    assert meant(link(text, "fr"), text, word) == means


def test_where_posts_come_first_each_is_the_next_names() -> None:
    text = (
        "Elle a rencontré le ministre kenyan de la Défense, Jan Kowal, le ministre polonais de la Défense, "
        "Ada Brandt, et le ministre turc de la Défense, Paul Martin."
    )
    assert parties(link(text, "fr")) == {"Jan Kowal": "KEN", "Ada Brandt": "POL", "Paul Martin": "TUR"}


def test_a_title_may_stand_between_a_post_and_a_name() -> None:
    text = "التقى الوزير في نيروبي وزير خارجية المملكة العربية السعودية سمو الأمير سلطان الهذلول."
    assert set(parties(link(text, "ar")).values()) == {"SAU"}
