"""What engagements are about."""

import pytest

from dragoman.extraction import extract_facts
from tests.extraction.pages import grammar_of

pytestmark = pytest.mark.model


def themes(text: str, kind: str) -> set[str]:
    found = extract_facts(grammar_of(text, "en").reading, least=0.0).engagements
    return {theme for e in found if e.kind == kind for theme in e.themes}


def test_an_exercise_is_about_defence_by_itself() -> None:
    assert themes("Kenya and Uganda held an exercise off Mombasa on Monday.", "exercise") == {"defence"}


def test_what_two_ministers_meet_about_shows_in_their_posts() -> None:
    text = "Kenya's Energy Minister Amina Wako met Uganda's Energy Minister Paul Okot on Monday."
    assert themes(text, "meeting") == {"energy"}


def test_a_weak_word_tells_a_theme_that_the_page_returns_to() -> None:
    meeting = "Kenya and Uganda met on Monday to discuss the border."
    rest = "Border control is weak. Border guards are few. Border management costs money."
    assert themes(meeting, "meeting") == set()
    assert themes(f"{meeting}\n{rest}", "meeting") == {"border-security"}
