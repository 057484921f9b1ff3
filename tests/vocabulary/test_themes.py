from pathlib import Path

import pytest

from dragoman.errors import VocabularyError
from dragoman.vocabulary.themes import STRONG, load_theme_cues, load_themes

LANGUAGES = ("en", "fr", "es", "ar")
CUES = {language: load_theme_cues(language) for language in LANGUAGES}
CONTRACT = """
    defence counter-terrorism cyber maritime-security border-security migration non-proliferation arms-control nuclear
    women-peace-security peacekeeping crisis-management civil-emergency capacity-building interoperability intelligence
    organised-crime regional-security territory humanitarian human-rights economy development energy climate science
    culture education health legal legislative elections technology space disinformation diplomacy
"""


def test_themes_are_those_of_the_page_record() -> None:
    assert list(load_themes()) == CONTRACT.split()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_supported_language_has_eight_cues_for_each_theme(language: str) -> None:
    counts = dict.fromkeys(CONTRACT.split(), 0)
    for cues in CUES[language].by_start.values():
        for cue in cues:
            counts[cue.theme] += 1
    assert not {theme: count for theme, count in counts.items() if count < 8}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cue_comes_twice_in_its_theme(language: str) -> None:
    cues = [(cue.theme, cue.words) for found in CUES[language].by_start.values() for cue in found]
    assert sorted(cues) == sorted(set(cues))


@pytest.mark.parametrize(
    ("language", "text", "themes"),
    [
        ("fr", "le contrôle des armes légères et de petit calibre", {"arms-control"}),
        ("fr", "pour les femmes, la paix et la sécurité", {"women-peace-security"}),
        ("fr", "le renforcement des capacités", {"capacity-building"}),
        ("fr", "la cyberdéfense", {"cyber", "defence"}),
        ("fr", "armes de destruction massive", {"non-proliferation"}),
        ("fr", "des cyberattaques contre les hôpitaux", {"cyber"}),
        ("fr", "le ministre de la Défense", set()),
        ("fr", "la Chambre des représentants", set()),
        ("fr", "la lutte contre la prolifération nucléaire", {"non-proliferation", "nuclear"}),
        ("en", "fight against terrorism and transnational crime", {"counter-terrorism", "organised-crime"}),
        ("en", "cooperation in cyber security", {"cyber"}),
        ("en", "the Minister of Defence", set()),
        ("en", "peacekeeping operations in the Sahel", {"peacekeeping"}),
        ("en", "Moroccan sovereignty over the territory", {"territory"}),
        ("en", "weapons of mass destruction", {"non-proliferation"}),
        ("es", "lucha contra el terrorismo y ciberseguridad", {"counter-terrorism", "cyber"}),
        ("ar", "مكافحة الإرهاب", {"counter-terrorism"}),
    ],
)
def test_text_is_about_its_themes(language: str, text: str, themes: set[str]) -> None:
    assert {theme for theme, weight in CUES[language].weigh(text).items() if weight >= STRONG} == themes


def test_part_of_a_longer_phrase_does_not_count_again() -> None:
    assert CUES["fr"].weigh("coopération de défense")["defence"] == STRONG


def test_repetition_does_not_add_weight() -> None:
    assert CUES["en"].weigh("nuclear, nuclear, nuclear") == {"nuclear": 1}


def test_language_has_to_treat_every_theme(tmp_path: Path) -> None:
    (tmp_path / "languages/xx").mkdir(parents=True)
    (tmp_path / "plover.yml").write_text("types: {}\ncontexts: [cyber]\n", "utf-8")
    (tmp_path / "themes.yml").write_text("themes: [{id: cyber, label: Cyber, contexts: [cyber]}]\n", "utf-8")
    (tmp_path / "languages/xx/themes.yml").write_text("themes: {cyber: {weak: [net]}}\n", "utf-8")
    with pytest.raises(VocabularyError, match="has no strong words"):
        load_theme_cues("xx", tmp_path)
