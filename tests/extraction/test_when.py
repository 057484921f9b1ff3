"""When engagements took place: by their own sentence, by its neighbours, and from their first day to their last."""

import pytest

from dragoman.extraction import extract_facts
from dragoman.model.facts import Engagement
from tests.extraction.pages import grammar_of

pytestmark = pytest.mark.model


def engagements(text: str, language: str) -> tuple[Engagement, ...]:
    """The engagements of a page published on Tuesday, 14 May 2024."""
    return extract_facts(grammar_of(text, language).reading).engagements


def dates_of(text: str, language: str, kind: str) -> set[str | None]:
    return {e.when for e in engagements(text, language) if e.kind == kind}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (
            "Kenya's minister, Ann Otieno, flew to Lima on Sunday, where she met President Juan Prado of Peru.",
            "meeting",
        ),
        ("Kenya and Peru ended their talks in Lima on Sunday by signing an agreement on fisheries.", "agreement"),
    ],
)
def test_what_happened_within_a_dated_clause_shares_its_date(sentence: str, kind: str) -> None:
    assert {e.when for e in engagements(sentence, "en") if e.kind == kind} == {"2024-05-12"}


def test_the_date_of_something_else_is_not_taken() -> None:
    (signed,) = engagements("Kenya and Peru signed an agreement and will hold elections on 1 July.", "en")
    assert signed.when is None


@pytest.mark.parametrize(
    ("text", "language", "when"),
    [
        ("The Kenyan president concluded a three-day visit to Poland on 10 May 2024.", "en", "2024-05-08/2024-05-10"),
        ("The Kenyan president began a three-day visit to Poland on 10 May 2024.", "en", "2024-05-10/2024-05-12"),
        ("Le ministre kényan a achevé le 10 mai 2024 une visite de deux jours à Riga.", "fr", "2024-05-09/2024-05-10"),
        ("The Kenyan president spoke of a three-day visit to Poland on 10 May 2024.", "en", "2024-05-10"),
    ],
)  # fmt: skip
def test_a_first_or_last_day_and_a_length_tell_all_days(text: str, language: str, when: str) -> None:
    assert {e.when for e in engagements(text, language) if e.kind == "visit"} == {when}


@pytest.mark.parametrize(
    ("text", "language", "kind", "when"),
    [
        (
            "The joint exercise of Kenya and Poland began on 2 May and ended on Friday.",
            "en",
            "exercise",
            "2024-05-02/2024-05-10",
        ),
        (
            "The Kenyan minister, Ann Otieno, arrived in Lima on Thursday for a visit to Peru. "
            "Ms Otieno met President Juan Prado of Peru. She left Peru on Saturday.",
            "en",
            "visit",
            "2024-05-09/2024-05-11",
        ),
        (
            "La ministra de Kenia, Ann Otieno, que llegó a Lima el jueves y regresa mañana, visita Perú.",
            "es",
            "visit",
            "2024-05-09/2024-05-15",
        ),
        ("Le président kényan effectue depuis lundi une visite de trois jours à Riga.", "fr", "visit",
         "2024-05-13/2024-05-15"),
        (
            "Kenya and Poland signed a pact on 2 May as part of the Polish minister's visit to Kenya from 1 to 4 May.",
            "en",
            "visit",
            "2024-05-01/2024-05-04",
        ),
    ],
)  # fmt: skip
def test_a_beginning_and_an_end_make_an_interval(text: str, language: str, kind: str, when: str) -> None:
    assert when in dates_of(text, language, kind)


def test_one_leg_of_a_journey_is_dated_by_itself() -> None:
    text = (
        "The Kenyan minister, Ann Otieno, concluded on 10 May 2024 a seven-day visit to Peru and Poland. "
        "From 8 to 10 May Ms Otieno visited Poland."
    )
    assert "2024-05-08/2024-05-10" in dates_of(text, "en", "visit")


@pytest.mark.parametrize(
    ("text", "language", "kind", "when"),
    [
        (
            "The Kenyan minister, Ann Otieno, met President Juan Prado of Peru in Lima on Thursday. "
            "She then signed an agreement on fisheries with Peru.",
            "en",
            "agreement",
            {"2024-05-09"},
        ),
        (
            "La ministre kényane, Ann Otieno, a rencontré jeudi à Lima le président péruvien, Juan Prado. "
            "Elle a ensuite signé avec le Pérou un accord sur la pêche.",
            "fr",
            "agreement",
            {"2024-05-09"},
        ),
        (  # another day is named between
            "The Kenyan minister, Ann Otieno, met President Juan Prado of Peru in Lima on Thursday. "
            "Peru votes on 2 June. Kenya signed an agreement on fisheries with Peru.",
            "en",
            "agreement",
            {None},
        ),
        (  # told as earlier than the rest
            "The Kenyan minister, Ann Otieno, met President Juan Prado of Peru in Lima on Thursday. "
            "Kenya had signed an agreement on fisheries with Peru.",
            "en",
            "agreement",
            {None},
        ),
        (  # no occurrence, but a day, in the sentence before
            "Thursday was a long day in Lima. Kenya signed an agreement on fisheries with Peru.",
            "en",
            "agreement",
            {"2024-05-09"},
        ),
        (
            "Thursday and Friday were long days in Lima. Kenya signed an agreement on fisheries with Peru.",
            "en",
            "agreement",
            {"2024-05-09/2024-05-10"},
        ),
        (  # the perfect tells no story in English
            "Thursday was a long day in Lima. Kenya has signed an agreement on fisheries with Peru.",
            "en",
            "agreement",
            {None},
        ),
        (  # the sentence points back to what is dated
            "The Kenyan minister, Ann Otieno, held a meeting with President Juan Prado of Peru on Thursday. Tea grows "
            "there. Roses are grown there. It is cold there. After the meeting, Kenya signed an agreement with Peru.",
            "en",
            "agreement",
            {"2024-05-09"},
        ),
        ("9 mai 2024\nLe Kenya accuse le Pérou de pêcher dans ses eaux.", "fr", "accusation", {"2024-05-09"}),
        (  # words may be of any day
            "The Kenyan minister, Ann Otieno, met President Juan Prado of Peru in Lima on Thursday. "
            "Kenya condemned Peru for its fisheries.",
            "en",
            "accusation",
            {None},
        ),
    ],
)
def test_what_a_report_goes_on_to_tell_is_of_the_day_told_last(
    text: str, language: str, kind: str, when: set[str | None]
) -> None:
    assert dates_of(text, language, kind) == when


@pytest.mark.parametrize(
    ("text", "language", "when"),
    [
        ("Kenya and Peru signed an action plan for 2025-2027.", "en", {None}),
        ("LIMA, 12 May 2024 – Kenya and Peru signed an agreement on Thursday.", "en", {"2024-05-09"}),
        ("They have cooperated since June 2021, when Kenya and Peru signed an agreement.", "en", {"2021-06"}),
        ("Le Kenya et le Pérou ont signé un accord mercredi et désormais ils pêchent.", "fr", {"2024-05-08"}),
        ("Kenya and Peru signed an agreement on a fishing season that opens on 1 July.", "en", {None}),
        ("Kenya signed with Peru, at a ceremony held on Thursday in Lima, an agreement.", "en", {"2024-05-09"}),
    ],
)
def test_a_date_of_something_else_dates_no_signature(text: str, language: str, when: set[str | None]) -> None:
    assert dates_of(text, language, "agreement") == when


def test_an_inherited_date_says_whence() -> None:
    text = (
        "The Kenyan minister, Ann Otieno, met President Juan Prado of Peru in Lima on Thursday. "
        "She then signed an agreement on fisheries with Peru."
    )
    (signed,) = (e for e in engagements(text, "en") if e.kind == "agreement")
    assert "told-on" in {e.rule for e in signed.explanations}


@pytest.mark.parametrize("published", ["2024-05-14", None])
def test_a_stay_that_began_in_a_month_is_not_reckoned_in_days(published: str | None) -> None:
    text = "Kenyan minister Asha Wako began a visit to Uganda in April 2024. She left on 12 May 2024."
    (visit,) = extract_facts(grammar_of(text, "en", published=published).reading).engagements
    assert (visit.kind, visit.when) == ("visit", "2024-04")


def test_the_day_of_an_announcement_is_not_that_of_what_it_announces() -> None:
    text = (
        "El canciller mexicano, Luis Prado, confirmó el lunes la visita del canciller de Perú a México el 20 de mayo."
    )
    assert dates_of(text, "es", "visit") == {"2024-05-20"}


def test_a_clause_beside_has_a_date_of_its_own() -> None:
    text = "Le ministre kényan a rencontré le ministre péruvien, selon un communiqué publié lundi."
    assert dates_of(text, "fr", "meeting") == {None}
