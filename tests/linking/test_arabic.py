"""Arabic names, posts and bodies: read without capitals, through particles and pronouns written with the words."""

import pytest

from dragoman.model import Form, MentionKind
from tests.linking.made import link, meant, parties, posts

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "person", "post", "party"),
    [
        (
            "التقى وزير الدفاع الفرنسي أوريليان كاستانييه قائد الجيش.",
            "أوريليان كاستانييه",
            "وزير الدفاع الفرنسي",
            "FRA",
        ),
        (
            "قال السفير سمير العلاوي، سفير الأردن لدى المغرب، إن العلاقات متينة.",
            "سمير العلاوي",
            "سفير الأردن لدى المغرب",
            "JOR",
        ),
        (
            "استقبلت وزيرة الخارجية التونسية، السيدة هدى المرزوقي، الوفد.",
            "هدى المرزوقي",
            "وزيرة الخارجية التونسية",
            "TUN",
        ),
        (
            "دعا الأمين العام للأمم المتحدة باولو فيرتوزا إلى الهدنة.",
            "باولو فيرتوزا",
            "الأمين العام للأمم المتحدة",
            "UN",
        ),
    ],
)
def test_a_post_is_read_up_to_the_name_that_holds_it(text: str, person: str, post: str, party: str) -> None:
    links = link(text, "ar")
    assert (person, post, False) in posts(links)
    assert parties(links)[person] == party


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("وصل إلى الرباط وبتونس وللمغرب.", "الرباط", "MAR"),
        ("وقعت الجزائر ومصر اتفاقا.", "مصر", "EGY"),
        ("قدمت مساعدات لليمن.", "ليمن", "YEM"),
        ("أعلنت وزارة الخارجية الأردنية ذلك.", "وزارة الخارجية الأردنية", "JOR"),
        ("أعلنت سفارة إيطاليا ذلك.", "سفارة إيطاليا", "ITA"),
    ],
)
def test_a_name_is_found_behind_particles(text: str, words: str, party: str) -> None:
    assert party in meant(link(text, "ar"), text, words)


@pytest.mark.parametrize(
    "text",
    [
        "جرفت السيول عشرات المنازل.",  # floods, not Seoul
        "حصلت الشركة على دعم مالي كبير.",  # money, not Mali
        "أعلن فتح الطريق أمام الشاحنات.",  # the opening, not Fatah
    ],
)
def test_common_words_name_nobody(text: str) -> None:
    assert not [m for m in link(text, "ar").mentions if m.actor is not None]


def test_a_city_before_the_agency_is_a_dateline() -> None:
    links = link("القاهرة (أ ش أ) - استقبل الرئيس المصري وزير خارجية اليونان.", "ar")
    assert (links.mentions[0].kind, links.mentions[0].form) == (MentionKind.PLACE, Form.DATELINE)


def test_amman_is_oman_where_the_page_names_oman() -> None:
    text = "زار وفد سلطنة عمان الهند، وأعلنت عمان نتائج الزيارة."
    assert meant(link(text, "ar"), text, "عمان") == ["OMN"]


def test_letters_of_a_name_are_no_particles() -> None:
    text = "استقبل وزير الخارجية الكيني نظيره الكونغولي باتريس لوكاندا في نيروبي."
    assert "باتريس لوكاندا" in parties(link(text, "ar"))
