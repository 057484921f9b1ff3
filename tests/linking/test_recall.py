"""Persons named again in a script without capitals."""

import pytest

from tests.linking.made import link, link_below, meant, posts

pytestmark = pytest.mark.model

FIRST = "التقى وزير الخارجية المغربي سمير بنعلي نظيرته الكينية السيدة أمينة وانجيرو في الرباط. "


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("وبحث الوزير مع وانجيرو سبل التعاون.", "وانجيرو", "أمينة وانجيرو"),
        ("ووقع الوزيران اتفاقا.", "الوزيران", "سمير بنعلي"),
        ("وغادرت رئيسة الدبلوماسية الكينية الرباط.", "رئيسة الدبلوماسية الكينية", "أمينة وانجيرو"),
    ],
)
def test_who_is_meant_again(text: str, words: str, name: str) -> None:
    page = FIRST + text
    assert name in meant(link(page, "ar"), page, words)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "قال ماجد الهذلول وزير الخارجية البولندي، إن الزيارة انتهت.",
            [("ماجد الهذلول", "وزير الخارجية البولندي", False)],
        ),
        ("استقبل ماجد الهذلول وزير خارجية بولندا في مكتبه أمس.", []),
    ],
)
def test_a_post_right_behind_a_name_is_its_bearers_unless_he_met_who_holds_it(
    text: str, held: list[tuple[str, str, bool]]
) -> None:
    assert posts(link(text, "ar")) == held


def test_a_style_without_a_name_is_the_official_at_home() -> None:
    text = "استقبل معالي السيد ماجد الهذلول وزير الخارجية وفدا من بولندا في مقر الوزارة أمس. ثم سافر معاليه إلى وارسو."
    page = f"نيروبي 4 مارس 2024 م واس\n{text}"
    assert meant(link_below("نيروبي 4 مارس 2024 م واس", text, "ar"), page, "معاليه") == ["ماجد الهذلول"]
