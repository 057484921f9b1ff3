"""Whose page it is, and who is at home on it."""

import pytest

from tests.linking.made import link_below, meant, parties

pytestmark = pytest.mark.model

TEXT = "The defence minister, Ada Brandt, flew to Riga on Monday. In Riga, the minister met Prime Minister Otto Falk."


@pytest.mark.parametrize(
    "masthead",
    ["Government of Kenya", "REPUBLIC OF KENYA", "Kenyan Army"],
)
def test_minister_is_of_the_state_whose_page_it_is(masthead: str) -> None:
    assert parties(link_below(masthead, TEXT, "en"))["Ada Brandt"] == "KEN"


@pytest.mark.parametrize("masthead", ["News | Kenya | World", "Kenya", "Kenyan minister sees Riga before the summit"])
def test_a_section_or_a_headline_is_no_publisher(masthead: str) -> None:
    assert parties(link_below(masthead, TEXT, "en"))["Ada Brandt"] != "KEN"


@pytest.mark.parametrize(
    ("opening", "party"),
    [("NAIROBI, Jan. 28 (Xinhua) -- The", "KEN"), ("BEIJING, Jan. 28 (Xinhua) -- The", "CHN")],
)
def test_an_agency_that_writes_of_others_from_abroad_is_not_at_home(opening: str, party: str | None) -> None:
    text = f"{opening} foreign minister, Asha Wako, met reporters on Monday. Kenya and Uganda are neighbours."
    assert parties(link_below("News", text, "en"))["Asha Wako"] == party


def test_who_is_met_in_a_foreign_capital_is_of_that_state() -> None:
    assert parties(link_below("Government of Kenya", TEXT, "en"))["Otto Falk"] == "LVA"


def test_the_minister_is_the_own_one() -> None:
    text = f"{TEXT} She also saw Foreign Minister Ina Ozola. Back home, the minister spoke to the press."
    assert meant(link_below("Government of Kenya", text, "en"), text, "the minister") == []


def test_we_are_the_state_whose_page_it_is() -> None:
    text = "We handed over two boats to Fiji on Monday."
    page = f"Government of Kenya\n{text}"
    assert meant(link_below("Government of Kenya", text, "en"), page, "We") == ["KEN"]


ARABIC = "استقبل وزير الخارجية ماجد الهذلول وفدا من بولندا في مقر الوزارة أمس."


@pytest.mark.parametrize("masthead", ["نيروبي 4 مارس 2024 م واس", "وكالة الأنباء السعودية", "جريدة إلكترونية سعودية"])
def test_an_agency_or_a_newspaper_of_a_state_is_at_home_in_it(masthead: str) -> None:
    assert parties(link_below(masthead, ARABIC, "ar"))["ماجد الهذلول"] == "SAU"


@pytest.mark.parametrize(
    ("masthead", "text", "language", "name", "party"),
    [
        ("Portal Gov.pl – news", TEXT, "en", "Ada Brandt", "POL"),
        ("Press room, mfa.gov.sg", TEXT, "en", "Ada Brandt", "SGP"),
        ("MINISTRY OF DEFENCE – KENYA", TEXT, "en", "Ada Brandt", "KEN"),
        ("Parliament of Malta", TEXT, "en", "Ada Brandt", "MLT"),
        ("Senate / Nairobi, 3 March 2024", TEXT, "en", "Ada Brandt", "KEN"),
        ("محافظة البصرة", ARABIC, "ar", "ماجد الهذلول", "IRQ"),
    ],
)
def test_minister_is_of_the_state_that_an_address_or_an_office_tells(
    masthead: str, text: str, language: str, name: str, party: str
) -> None:
    assert parties(link_below(masthead, text, language))[name] == party


@pytest.mark.parametrize(
    ("masthead", "party"), [("The Evening Courier – Nairobi", "KEN"), ("News\nBy Otto Reporter, Nairobi", None)]
)
def test_a_publisher_names_its_seat_in_the_first_line(masthead: str, party: str | None) -> None:
    text = "Defence Minister Ada Brandt flew to Riga on Monday. Kenya and Latvia will talk of radars. Latvia buys them."
    assert parties(link_below(masthead, text, "en"))["Ada Brandt"] == party


@pytest.mark.parametrize(("name", "party"), [("Otto Falk", "KEN"), ("Ada Brandt", None)])
def test_on_an_embassys_page_diplomats_are_its_states_and_ministers_anybodys(name: str, party: str | None) -> None:
    text = "Ambassador Otto Falk called on Tuesday on the Minister of Defence, Ada Brandt."
    assert parties(link_below("Embassy of Kenya, Riga", text, "en"))[name] == party


def test_the_place_of_an_embassy_is_not_whose_it_is() -> None:
    assert parties(link_below("Embassy / Nairobi, 3 March 2024", TEXT, "en"))["Ada Brandt"] != "KEN"


def test_agency_at_the_head_of_a_dispatch_is_at_home_in_its_state() -> None:
    text = "RIGA, March 3 (KUNA) -- The defence minister, Ada Brandt, met a Latvian delegation on Monday."
    assert parties(link_below("News", text, "en"))["Ada Brandt"] == "KWT"
