"""Engagements of whole pages: sides that a sentence leaves to its neighbours, and what is told twice."""

import pytest

from dragoman.extraction import extract_facts
from dragoman.model.facts import Engagement, Status
from tests.extraction.pages import grammar_of

pytestmark = pytest.mark.model

FR_MINISTERS = (
    "Le ministre espagnol des Affaires étrangères, Juan Prado, a salué le rôle du Maroc lors de ses entretiens avec "
    "le ministre marocain de la Défense, Ali Tazi."
)


def engagements(text: str, language: str) -> tuple[Engagement, ...]:
    return extract_facts(grammar_of(text, language).reading).engagements


def parties(engagement: Engagement) -> set[str | None]:
    return {participant.party for participant in engagement.participants}


def labels(engagement: Engagement) -> set[str]:
    return {p.person.label for p in engagement.participants if p.person is not None}


def test_what_follows_an_occasion_and_whose_it_is_are_its_sides() -> None:
    (meeting,) = engagements(FR_MINISTERS, "fr")
    assert meeting.kind == "meeting"
    assert parties(meeting) == {"ESP", "MAR"}
    assert labels(meeting) == {"Juan Prado", "Ali Tazi"}


@pytest.mark.parametrize(
    ("language", "sentence", "kind", "who"),
    [
        (
            "en",
            "In his meeting with the Kenyan president, the German ambassador reaffirmed support.",
            "meeting",
            {"KEN", "DEU"},
        ),
        (
            "en",
            "The Spanish minister praised Kenya during his talks with Kenyan Defence Minister Ali Otieno.",
            "meeting",
            {"ESP", "KEN"},
        ),
        ("fr", "La ministre ghanéenne a salué le Maroc lors de sa visite à Rabat.", "visit", {"GHA", "MAR"}),
    ],
)
def test_an_occasion_is_told(language: str, sentence: str, kind: str, who: set[str]) -> None:
    (told,) = engagements(sentence, language)
    assert (told.kind, parties(told)) == (kind, who)


def test_a_nominal_sentence_goes_on_about_what_was_told() -> None:
    text = (
        "Le Kenya et l'Ouganda ont tenu mardi une réunion sur la sécurité.\n"
        "Une réunion qui a permis de discuter de la pêche."
    )
    (meeting,) = engagements(text, "fr")
    assert len(meeting.evidence) == 2


def test_a_side_told_again_is_no_second_meeting() -> None:
    text = f"{FR_MINISTERS}\nJuan Prado sur X : « Excellente réunion avec le ministre Ali Tazi. »"
    assert [e.kind for e in engagements(text, "fr")] == ["meeting"]


def test_states_that_took_part_are_added() -> None:
    text = (
        "Kenya and Uganda held a joint naval exercise off Mombasa on Tuesday.\n"
        "Tanzania and Rwanda also took part in the exercise."
    )
    (exercise,) = engagements(text, "en")
    assert {"KEN", "UGA", "TZA", "RWA"} <= parties(exercise)


def test_whoever_is_blamed_for_it_did_it() -> None:
    text = "Uganda blasted Kenya for conducting a joint exercise with Tanzania."
    told = {e.kind: parties(e) for e in engagements(text, "en")}
    assert told == {"accusation": {"UGA", "KEN"}, "exercise": {"KEN", "TZA"}}


def test_recalling_an_envoy_is_aimed_at_where_she_is_posted() -> None:
    (protest,) = engagements("Kenya recalled its ambassador to Uganda for consultations.", "en")
    assert protest.kind == "protest"
    assert {(p.party, p.role.value) for p in protest.participants} == {("KEN", "participant"), ("UGA", "target")}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Asked whether NATO planned to open an office in Kenya, she said nothing."),
        ("en", "Kenya and Uganda should meet each other half way."),
        ("en", "Will the Kenyan president visit Uganda?"),
        ("en", "Asked whether talks between Kenya and Uganda were under way, she said nothing."),
        ("en", "Kenyan flowers arrive in Riga every spring."),
        ("fr", "La Tunisie a démenti toute rencontre avec une délégation israélienne."),
        ("fr", "Le Kenya et l'Ouganda luttent contre la criminalité organisée et la formation à la violence."),
    ],
)
def test_nothing_took_place(language: str, sentence: str) -> None:
    assert engagements(sentence, language) == ()


def test_a_plan_is_planned() -> None:
    (visit,) = engagements("The Kenyan president plans to visit Uganda.", "en")
    assert visit.status is Status.PLANNED


def test_an_invitation_accepted_is_a_plan() -> None:
    (visit,) = engagements("The Kenyan president accepted an invitation to visit Uganda.", "en")
    assert (visit.kind, visit.status) == ("visit", Status.PLANNED)


def test_a_forum_may_stand_for_a_framework() -> None:
    text = "Le Maroc, membre du Dialogue méditerranéen de l'OTAN, participe activement à ce forum."
    assert engagements(text, "fr") == ()


def test_nobody_takes_part_in_an_exercise_in_person() -> None:
    told = engagements("Kenya's minister, Ann Otieno, held a joint military exercise with Peru.", "en")
    assert [e.kind for e in told] == ["exercise"]
    assert not labels(told[0])


def test_who_leads_a_delegation_takes_part() -> None:
    text = (
        "The Kenyan president, Otto Falk, received on Monday a Polish delegation led by the deputy speaker of the "
        "Polish parliament, Ada Brandt."
    )
    (meeting,) = engagements(text, "en")
    assert "Ada Brandt" in labels(meeting)


def test_who_is_received_on_a_visit_is_the_visitor() -> None:
    text = "Le président kényan a reçu lundi le président polonais, Jan Kowal, en visite officielle au Kenya."
    assert {e.kind for e in engagements(text, "fr")} == {"meeting", "visit"}


def test_one_side_of_a_page_about_two_is_with_the_other() -> None:
    text = (
        "Kenya and Poland opened a new chapter on Monday. Poland and Kenya trade in tea, and Poland buys roses from "
        "Kenya. The ministers of Kenya signed a memorandum on ports."
    )
    assert any(e.kind == "agreement" and parties(e) == {"KEN", "POL"} for e in engagements(text, "en"))
