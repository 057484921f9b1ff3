import pytest

from dragoman.resolution import merge_reports
from tests.resolution.made import MINISTER, VISITOR, report, taker


def shown(merged, field):
    return next(value for value in merged.values[field] if value.is_shown)


def test_the_value_that_more_sources_give_is_shown_and_the_other_kept():
    reports = [
        report("a", MINISTER, when="2024-03-12", source="MAP"),
        report("b", MINISTER, when="2024-03-12", source="EFE"),
        report("c", MINISTER, when="2024-03-13", source="Hespress"),
    ]
    merged = merge_reports(reports)
    assert merged.data["when"] == "2024-03-12"
    assert [(value.value, value.pages) for value in merged.values["when"]] == [
        ("2024-03-12", ("a.txt", "b.txt")), ("2024-03-13", ("c.txt",)),
    ]  # fmt: skip
    (conflict,) = merged.conflicts
    assert (conflict.field, conflict.reason) == ("when", "More sources say so.")


def test_two_pages_of_one_source_are_one_voice():
    reports = [
        report("a", MINISTER, when="2024-03-12", source="MAP", published="2024-03-12"),
        report("b", MINISTER, when="2024-03-12", source="MAP", published="2024-03-12"),
        report("c", MINISTER, when="2024-03-13", source="EFE", published="2024-03-20"),
    ]
    assert merge_reports(reports).data["when"] == "2024-03-13"  # one voice each: the later page


def test_a_looser_date_backs_the_finer_one_and_is_no_conflict():
    merged = merge_reports([report("a", MINISTER, when="2024-03"), report("b", MINISTER, when="2024-03-12")])
    assert merged.data["when"] == "2024-03-12"
    assert not merged.conflicts


def test_the_fullest_name_is_shown_and_everybody_stands_once():
    merged = merge_reports(
        [
            report("a", taker("MAR", "Benchekroun"), taker("ESP")),
            report("b", MINISTER, VISITOR),
            report("c", taker("MAR", "ياسر بنشقرون"), taker("ESP", "Elvira Santamaría")),
        ]
    )
    people = [(item["party"], item["person"]["label"]) for item in merged.data["participants"]]
    assert people == [("ESP", "Elvira Santamaría Cobo"), ("MAR", "Yassir Benchekroun")]


def test_of_two_spellings_the_one_with_its_accents_is_shown():
    merged = merge_reports([report("a", taker("NATO", "Annika Leirvag")), report("b", taker("NATO", "Annika Leirvåg"))])
    assert [item["person"]["label"] for item in merged.data["participants"]] == ["Annika Leirvåg"]


def test_a_plan_then_the_day_is_a_history_and_no_conflict():
    plan = report("a", MINISTER, VISITOR, status="planned", published="2024-03-01", when="2024-03-11")
    held = report("b", MINISTER, VISITOR, published="2024-03-12")
    merged = merge_reports([held, plan])
    assert (merged.data["status"], merged.data["when"]) == ("held", "2024-03-12")
    assert [step["status"] for step in merged.history] == ["planned", "held"]
    assert not merged.conflicts


def test_a_meeting_held_and_called_off_is_a_conflict():
    reports = [report("a", MINISTER, VISITOR), report("b", MINISTER, VISITOR, status="cancelled")]
    assert [conflict.field for conflict in merge_reports(reports).conflicts] == ["status"]


def test_posts_that_cannot_both_be_right_are_a_conflict():
    name = "Alejandro Alvargonzález"
    reports = [
        report("a", taker("NATO", name, "Secrétaire général adjoint de l'OTAN")),
        report("b", taker("NATO", name, "Secrétaire général de l'OTAN")),
    ]
    (conflict,) = merge_reports(reports).conflicts
    assert (conflict.field, conflict.subject) == ("post", name)


def test_one_post_in_two_languages_is_no_conflict():
    reports = [report("a", MINISTER), report("b", taker("MAR", "Yassir Benchekroun", "Foreign Minister"))]
    assert not merge_reports(reports).conflicts


def test_a_correction_is_shown_whatever_the_sources_say():
    merged = merge_reports([report("a", MINISTER)], corrections={"when": "2024-03-11"})
    assert merged.data["when"] == "2024-03-11"
    assert shown(merged, "when").pages == ()


@pytest.mark.parametrize("turned", [False, True])
def test_the_order_of_reports_changes_nothing(turned):
    reports = [
        report("a", MINISTER, when="2024-03-12", source="MAP"),
        report("b", VISITOR, when="2024-03-13", source="EFE"),
        report("c", taker("MAR", "Benchekroun"), when="2024-03", status="planned"),
    ]
    assert merge_reports(reports[::-1] if turned else reports) == merge_reports(reports)


@pytest.mark.parametrize("post", ["Minister of Finance", "Minister of Fisheries"], ids=["of-a-page", "of-no-page"])
def test_a_post_that_somebody_set_is_shown_whatever_pages_say(post):
    reports = [
        report("a", taker("MAR", "Yassir Benchekroun", "Minister of Defence")),
        report("b", taker("MAR", "Yassir Benchekroun", "Minister of Defence")),
        report("c", taker("MAR", "Y. Benchekroun", "Minister of Finance"), VISITOR),
    ]
    merged = merge_reports(reports, corrections={"post": {"Yassir Benchekroun": post}})
    posts = {item["person"]["label"]: item["post"] for item in merged.data["participants"]}
    assert posts == {"Yassir Benchekroun": post, "Elvira Santamaría Cobo": "ministra de Asuntos Exteriores"}
    (conflict,) = merged.conflicts
    assert (conflict.values[0].value, conflict.values[0].is_shown, conflict.reason) == (
        post, True, "Somebody corrected it.",
    )  # fmt: skip
