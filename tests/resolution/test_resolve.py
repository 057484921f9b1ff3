import pytest

from dragoman.resolution import resolve_reports
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
