import pytest

from dragoman.resolution import block_keys, resolve_reports
from dragoman.resolution.compare import compare_reports
from tests.resolution.made import MINISTER, VISITOR, report, taker

DISPATCH = report("a", MINISTER, VISITOR, published="2024-03-12")


def clusters(*reports):
    return [set(members) for members in resolve_reports(reports).clusters]


def test_two_languages_report_one_meeting():
    arabic = report(
        "b", taker("MAR", "ياسر بنشقرون", "وزير الخارجية"), taker("ESP", "إلفيرا سانتاماريا كوبو"), language="ar"
    )
    assert clusters(DISPATCH, arabic) == [{"a", "b"}]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (report("b", MINISTER, VISITOR, when="2025-03-12"), "a year later"),
        (report("b", MINISTER, VISITOR, when="2024-03-19"), "a week later"),
        (report("b", MINISTER, taker("FRA", "Luc Brun", "ministre")), "another guest"),
        (report("b", taker("MAR", "Ali Zniber", "ministre de la Défense"), taker("ESP", "Rosa Vidal")), "others"),
        (report("b", MINISTER, VISITOR, kind="agreement"), "what was signed there"),
    ],
)  # fmt: skip
def test_a_near_miss_stays_another(other, why):
    assert clusters(DISPATCH, other) == [{"a"}, {"b"}], why


def test_two_guests_of_one_minister_on_one_day_about_one_thing_are_two():
    reports = [
        report(key, MINISTER, guest, themes=["border-security"], published="2024-03-12")
        for key, guest in (("a", VISITOR), ("b", taker("FRA", "Luc Brun", "ministre des Affaires étrangères")))
    ]
    assert clusters(*reports) == [{"a"}, {"b"}]


def test_a_visit_and_the_meeting_in_it_find_their_own():
    visits = [report(f"v{n}", MINISTER, VISITOR, kind="visit", page=f"p{n}") for n in (1, 2)]
    meetings = [report(f"m{n}", MINISTER, VISITOR, page=f"p{n}") for n in (1, 2)]
    assert clusters(*visits, *meetings) == [{"m1", "m2"}, {"v1", "v2"}]


def test_no_page_reports_an_engagement_twice():
    twice = [report("a", MINISTER, VISITOR, page="p"), report("b", MINISTER, VISITOR, page="p")]
    assert clusters(*twice) == [{"a"}, {"b"}]


def test_a_plan_that_was_carried_out_is_one_engagement():
    plan = report("b", MINISTER, VISITOR, status="planned", published="2024-03-01")
    assert clusters(DISPATCH, plan) == [{"a", "b"}]


def test_a_plan_that_was_moved_is_one_engagement():
    plan = report("b", MINISTER, VISITOR, status="planned", when="2024-03-05", published="2024-03-01")
    assert clusters(DISPATCH, plan) == [{"a", "b"}]


def test_without_a_date_the_same_states_are_not_enough():
    bare = report("b", taker("MAR"), taker("ESP"), when=None)
    assert clusters(DISPATCH, bare) == [{"a"}, {"b"}]


def test_without_a_date_the_same_people_and_the_time_of_the_pages_are():
    undated = report("b", MINISTER, VISITOR, when=None, published="2024-03-13")
    assert clusters(DISPATCH, undated) == [{"a", "b"}]


def test_without_any_time_the_same_kind_between_the_same_person_and_party_meet():
    undated = report("b", taker("MAR", "Yassir Benchekroun", "ministre"), taker("ESP"), when=None)
    host = report("a", taker("MAR", "Yassir Benchekroun"), taker("ESP"), published="2024-03-12")
    assert block_keys(undated).meets(block_keys(host))
    assert not block_keys(undated).meets(block_keys(report("c", taker("MAR", "Ali Zniber"), taker("ESP"))))


def test_a_person_of_one_state_is_nobody_of_another():
    seen = compare_reports(
        report("a", taker("MAR", "Omar Alami"), taker("ESP")), report("b", taker("MAR"), taker("ESP", "Omar Alami"))
    )
    assert "same-person" not in {reason.rule for reason in seen.reasons}


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ({"Havana": "CUB"}, {"La Havane": "CUB"}, "same-place"),
        ({"Bariloche": "ARG"}, {"باريلوتشي": "ARG"}, "same-place"),
        ({"Kinshasa": "COD"}, {"Maniema, Kinshasa": "COD"}, "same-place"),
        ({"Maroc": "MAR"}, {"Casablanca": "MAR"}, "same-country"),
        ({"MAR": "MAR"}, {"Rabat": "MAR"}, "same-country"),
        ({"Rabat": "MAR"}, {"Casablanca": "MAR"}, "other-city"),
        ({"Rabat": "MAR"}, {"Madrid": "ESP"}, "other-country"),
        ({"Rabat": "MAR"}, {"Palais des hôtes": "MAR"}, None),
    ],
)
def test_a_place_is_known_in_every_language(one, other, found):
    reports = [
        report(key, MINISTER, VISITOR, language=language, places=[{"label": k, "country": v} for k, v in where.items()])
        for key, language, where in (("a", "es", one), ("b", "fr", other))
    ]
    rules = {reason.rule for reason in compare_reports(*reports).reasons}
    assert rules & {"same-place", "same-country", "other-city", "other-country"} == ({found} if found else set())


def test_a_month_goes_with_a_day_in_it():
    look_back = report("b", MINISTER, VISITOR, when="2024-03", published="2024-09-01")
    assert clusters(DISPATCH, look_back) == [{"a", "b"}]


def test_every_pair_says_why():
    comparison = compare_reports(DISPATCH, report("b", MINISTER, VISITOR, language="fr"))
    assert comparison.score == pytest.approx(sum(reason.score for reason in comparison.reasons))
    assert all(reason.detail.endswith(".") for reason in comparison.reasons)


def test_a_judgement_wins_over_the_machine():
    other = report("b", MINISTER, taker("FRA", "Luc Brun"), when="2025-01-01")
    assert resolve_reports([DISPATCH, other], same=[("a", "b")]).clusters == (("a", "b"),)
    twin = report("b", MINISTER, VISITOR)
    assert resolve_reports([DISPATCH, twin], different=[("a", "b")]).clusters == (("a",), ("b",))
