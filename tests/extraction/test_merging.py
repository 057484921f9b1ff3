"""What is one occurrence, told by several words, and what is two."""

import pytest

from dragoman.extraction import extract_facts
from dragoman.model.facts import Engagement, Status
from tests.extraction.pages import grammar_of

pytestmark = pytest.mark.model

BETWEEN = (
    "The lake is shared by three states.\nIts waters are low.\nFishermen have left the shore.\nMarkets are empty.\n"
)


def engagements(text: str, language: str) -> tuple[Engagement, ...]:
    return extract_facts(grammar_of(text, language).reading).engagements


def labels(engagement: Engagement) -> set[str]:
    return {p.person.label for p in engagement.participants if p.person is not None}


@pytest.mark.parametrize(
    ("language", "sentence", "kind"),
    [
        (
            "en",
            "On the table lies a bilateral arrangement on fisheries, which Kenyan minister Asha Wako and her Ugandan "
            "colleague Peter Okot intend to sign on Thursday.",
            "agreement",
        ),
        (
            "fr",
            "La Tunisie a abrité, les 13 et 14 mars au palais des Congrès de Tunis, la troisième édition du Forum sur "
            "l'eau, avec la participation de délégations d'Italie et de Malte.",
            "conference",
        ),
        ("es", "El ministro ugandés Pedro Okot está en Kenia desde el lunes y regresa mañana a su país.", "visit"),
        (
            "ar",
            "تلقى وزير الخارجية الأردني سامي الخطيب اتصالا هاتفيا من نظيره المغربي ياسر بناني، تم خلاله استعراض "
            "العلاقات الثنائية.",
            "call",
        ),
    ],
)
def test_two_words_of_one_sentence_tell_one(language: str, sentence: str, kind: str) -> None:
    assert [e.kind for e in engagements(sentence, language)] == [kind]


def test_a_verb_tells_the_status_of_a_noun_beside_it() -> None:
    text = (
        "On the table lies a bilateral arrangement on fisheries, which Kenyan minister Asha Wako and her Ugandan "
        "colleague Peter Okot intend to sign on Thursday."
    )
    assert [e.status for e in engagements(text, "en")] == [Status.PLANNED]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Kenyan Defence Minister Asha Wako arrived in Kampala on Monday.\nToday Wako visits the base at Entebbe.",
        ),
        (
            "fr",
            "La ministre kényane de la Défense, Asha Wako, est arrivée lundi à Kampala.\n"
            "Mardi, Asha Wako a visité la base d'Entebbe, en Ouganda.",
        ),
        (
            "es",
            "La ministra keniana Asha Wako llegó el lunes a Kampala.\n"
            "Asha Wako visita hoy la base de Entebbe, en Uganda.",
        ),
        (
            "ar",
            "وصلت وزيرة الدفاع الكينية آشا واكو أمس الاثنين إلى كمبالا.\nوتزور آشا واكو اليوم قاعدة عنتيبي في أوغندا.",
        ),
    ],
)
def test_days_of_one_stay_are_one_visit(language: str, text: str) -> None:
    assert [(e.kind, e.when) for e in engagements(text, language)] == [("visit", "2024-05-13/2024-05-14")]


def test_a_visit_of_another_week_is_another() -> None:
    text = (
        "Kenyan Defence Minister Asha Wako arrived in Kampala on Monday.\n"
        "Wako had visited the base at Entebbe, in Uganda, on 2 May."
    )
    assert [e.when for e in engagements(text, "en")] == ["2024-05-13", "2024-05-02"]


@pytest.mark.parametrize(
    ("later", "number"),
    [("Uganda rejected the Kenyan charge.", 1), ("Uganda has turned down a Kenyan demand for a survey.", 2)],
)
def test_long_after_only_the_same_word_tells_the_same_rebuke(later: str, number: int) -> None:
    text = f"Uganda on Monday rejected Kenya's charge that its soldiers had crossed the lake.\n{BETWEEN}{later}"
    assert len(engagements(text, "en")) == number


def test_who_meets_on_the_sidelines_has_not_sat_in_the_session_for_that() -> None:
    text = (
        "Kenya and Uganda held a session of their joint committee in Kampala on Tuesday.\n"
        "On the sidelines of the session, Kenyan minister Asha Wako met Ugandan minister Peter Okot."
    )
    told = {e.kind: labels(e) for e in engagements(text, "en")}
    assert told == {"session": set(), "meeting": {"Asha Wako", "Peter Okot"}}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Le Kenya, le Pérou et l'Ouganda ont tenu mardi à Kampala un forum sur la pêche.\n"
            "En marge du forum, la ministre kényane Asha Wako s'est entretenue avec le ministre ougandais Peter Okot.",
        ),
        (
            "es",
            "Kenia, Perú y Uganda celebraron el martes en Kampala un foro sobre pesca.\n"
            "Al margen del foro, la ministra keniana Asha Wako se reunió con el ministro ugandés Pedro Okot.",
        ),
        (
            "es",
            "Kenia, Perú y Uganda celebraron el martes en Kampala un foro sobre pesca.\n"
            "Durante dicho foro, la ministra keniana Asha Wako se reunió con el ministro ugandés Pedro Okot.",
        ),
    ],
)
def test_a_definite_noun_names_what_was_told(language: str, text: str) -> None:
    assert sorted(e.kind for e in engagements(text, language)) == ["conference", "meeting"]
