"""What can be asked of a whole record, of records made by hand."""

from datetime import date

import pytest

from dragoman import views
from dragoman.errors import SettingsError
from dragoman.model import Status
from dragoman.views.tallies import YearCount, months_before, months_between
from tests.factory import BRANDT, DIALOGUE, MOROCCO, NATO
from tests.views.conftest import COMMITTEE, SPAIN, TAZI

TODAY = date(2024, 6, 15)
ENVOYS = {"NATO": (BRANDT, "envoy"), "MAR": (TAZI, "minister")}


def counts(found):
    return {each.value: each.count for each in found}


def test_a_pair_is_summed_up_by_kind_and_year(told):
    for when, kind in (("2016-03-01", "meeting"), ("2016-11-01", "visit"), ("2018", "meeting"), (None, "meeting")):
        told.engagement(when, kind=kind)
    found = views.pair(told.store, "NATO", "Morocco", today=TODAY)
    assert found.labels == ("Morocco", "North Atlantic Treaty Organization")
    assert counts(found.kinds) == {"meeting": 3, "visit": 1}
    assert found.years == (YearCount("2016", 2), YearCount("2018", 1), YearCount(None, 1))


def test_a_pair_has_its_first_and_last_engagement_with_their_words(told):
    for when in ("2018-05-05", None, "2016-03-01"):
        told.engagement(when)
    found = views.pair(told.store, "MAR", "NATO", today=TODAY)
    assert (found.first.when, found.last.when) == ("2016-03-01", "2018-05-05")
    assert found.first.sources[0].quotes


def test_a_pair_is_summed_up_for_a_period(told):
    for when in ("2014-05-05", "2016-03-01", "2018-01-01", None):
        told.engagement(when)
    assert views.pair(told.store, "MAR", "NATO", since="2015", until="2016").total == 1


def test_what_was_only_planned_counts_among_the_statuses_alone(told):
    told.engagement("2018-05-05", themes=("defence",))
    told.engagement("2024-09-01", status=Status.PLANNED, frameworks=(DIALOGUE,), people=ENVOYS)
    told.engagement("2020-09-01", status=Status.CANCELLED)
    found = views.pair(told.store, "MAR", "NATO", today=TODAY)
    assert (found.total, counts(found.statuses)) == (3, {"held": 1, "planned": 1, "cancelled": 1})
    assert (sum(each.count for each in found.years), found.frameworks, found.people) == (1, (), ())
    assert found.upcoming.when == "2024-09-01"


def test_a_plan_whose_day_is_past_is_not_upcoming(told):
    told.engagement("2024-05-01", status=Status.PLANNED)
    assert views.pair(told.store, "MAR", "NATO", today=TODAY).upcoming is None


def test_a_pair_has_its_frameworks_and_themes(told):
    told.engagement("2018-05-05", frameworks=(DIALOGUE,), themes=("defence", "cyber"))
    told.engagement("2019-05-05", themes=("cyber",))
    told.engagement("2019-07-05", themes=("energy",), parties=(SPAIN, MOROCCO))
    found = views.pair(told.store, "MAR", "NATO")
    assert [each.label for each in found.frameworks] == ["Mediterranean Dialogue"]
    assert counts(found.themes) == {"cyber": 2, "defence": 1}


def test_a_pair_needs_two_parties(told):
    told.engagement("2018-05-05")
    with pytest.raises(SettingsError, match="one party"):
        views.pair(told.store, "MAR", "Morocco")


def test_those_who_were_sent_have_their_posts_and_days(told):
    told.engagement("2018-05-05", people=ENVOYS)
    told.engagement("2019-05-05", people=ENVOYS | {"NATO": (BRANDT, "special envoy")})
    told.engagement("2020-05-05", people={"MAR": ENVOYS["MAR"]})
    tazi, brandt = views.who_was_sent(told.store, "NATO", "MAR")
    assert (tazi.label, tazi.party, tazi.count) == ("Omar Tazi", "MAR", 3)
    assert (brandt.label, brandt.posts) == ("Ada Brandt", ("envoy", "special envoy"))
    assert (brandt.first_day, brandt.last_day) == ("2018-05-05", "2019-05-05")


def test_an_engagement_that_two_pages_report_sent_somebody_once(told):
    for _ in range(2):
        told.engagement("2018-05-05", people=ENVOYS)
    assert len(views.timeline(told.store)) == 1
    assert {envoy.count for envoy in views.who_was_sent(told.store, "NATO", "MAR")} == {1}


def test_somebody_of_a_third_party_was_sent_by_neither(told):
    told.engagement("2018-05-05", parties=(NATO, MOROCCO, SPAIN), people={"ESP": (TAZI, "minister")})
    assert views.who_was_sent(told.store, "NATO", "MAR") == ()


def test_frameworks_come_with_how_often_and_when(told):
    told.engagement("2018-05-05", frameworks=(DIALOGUE,))
    told.engagement("2020-05-05", frameworks=(DIALOGUE, COMMITTEE))
    told.engagement("2025-05-05", frameworks=(DIALOGUE,), status=Status.PLANNED)
    first, second = views.frameworks(told.store)
    assert (first.label, first.count, first.first_day, first.last_day) == (
        "Mediterranean Dialogue", 3, "2018-05-05", "2020-05-05",
    )  # fmt: skip
    assert (second.label, second.count) == ("Joint Committee", 1)


def test_the_activity_of_a_framework_spreads_over_years_parties_and_themes(told):
    told.engagement("2018-05-05", frameworks=(DIALOGUE,), themes=("defence",))
    told.engagement("2020-05-05", frameworks=(DIALOGUE,), parties=(NATO, SPAIN))
    told.engagement("2020-06-05", frameworks=(COMMITTEE,))
    found = views.framework_activity(told.store, "mediterranean", today=TODAY)
    assert (found.total, found.years) == (2, (YearCount("2018", 1), YearCount("2020", 1)))
    assert [(each.label, each.count) for each in found.parties] == [
        ("North Atlantic Treaty Organization", 2), ("Spain", 1), ("Morocco", 1),
    ]  # fmt: skip
    assert (counts(found.themes), found.last.when) == ({"defence": 1}, "2020-05-05")


def test_an_unknown_framework_is_an_error(told):
    told.engagement("2018-05-05", frameworks=(DIALOGUE,))
    with pytest.raises(SettingsError, match="Mediterranean Dialogue"):
        views.framework_activity(told.store, "Atlantic Council")


def test_themes_are_counted_by_year(told):
    told.engagement("2018-05-05", themes=("defence", "cyber"))
    told.engagement("2020-05-05", themes=("cyber",))
    told.engagement(None, themes=("cyber",))
    cyber, defence = views.themes_by_year(told.store)
    assert (cyber.theme, cyber.count) == ("cyber", 3)
    assert cyber.years == (YearCount("2018", 1), YearCount("2020", 1), YearCount(None, 1))
    assert (defence.theme, defence.count) == ("defence", 1)


def test_themes_can_be_asked_for_of_two_parties(told):
    told.engagement("2018-05-05", themes=("defence",))
    told.engagement("2018-05-05", themes=("energy",), parties=(SPAIN, MOROCCO))
    assert [each.theme for each in views.themes_by_year(told.store, between=("MAR", "ESP"))] == ["energy"]


@pytest.mark.parametrize(
    ("when", "status", "state"),
    [
        ("2024-06-15", Status.PLANNED, "ahead"),
        ("2024-06", Status.PLANNED, "ahead"),
        ("2024-06-10/2024-06-20", Status.ONGOING, "ahead"),
        (None, Status.PLANNED, "undated"),
        ("2024-06-14", Status.PLANNED, "overdue"),
        ("2024-06-14", Status.ONGOING, None),
        ("2024-07-01", Status.HELD, None),
        ("2024-07-01", Status.CANCELLED, None),
    ],
)
def test_what_is_planned_lies_ahead_or_is_overdue(told, when, status, state):
    told.engagement(when, status=status)
    assert [plan.state for plan in views.planned(told.store, today=TODAY)] == ([] if state is None else [state])


def test_what_lies_ahead_comes_in_the_order_of_its_days(told):
    for when in ("2025-01-01", "2024-07-01"):
        told.engagement(when, status=Status.PLANNED)
    assert [plan.engagement.when for plan in views.planned(told.store, today=TODAY)] == ["2024-07-01", "2025-01-01"]


def test_a_plan_that_was_held_is_planned_no_more(told):
    told.engagement("2024-06-14", status=Status.PLANNED, stated={"published": "2024-06-01"})
    told.engagement("2024-06-14", stated={"published": "2024-06-15"})
    assert len(views.timeline(told.store)) == 1
    assert views.planned(told.store, today=TODAY) == ()


def test_a_pair_goes_quiet(told):
    for when in ("2018-05-05", "2019-05-05", "2022-05-05"):
        told.engagement(when)
    (quiet,) = views.gone_quiet(told.store, 12, today=TODAY)
    assert (quiet.sort, quiet.names, quiet.count) == ("pair", ("MAR", "NATO"), 3)
    assert (quiet.last_day, quiet.months, quiet.last.when) == ("2022-05-05", 25, "2022-05-05")


def test_a_framework_goes_quiet(told):
    for number, when in enumerate(("2018-05-05", "2019-05-05", "2022-05-05")):
        told.engagement(when, frameworks=(DIALOGUE,), parties=(MOROCCO, (NATO, SPAIN)[number % 2]))
    (quiet,) = views.gone_quiet(told.store, 12, today=TODAY)
    assert (quiet.sort, quiet.labels) == ("framework", ("Mediterranean Dialogue",))


@pytest.mark.parametrize(
    ("days", "months", "is_quiet"),
    [
        (("2018-05-05", "2019-05-05"), 12, False),
        (("2018-05-05", "2019-05-05", None), 12, False),
        (("2018-05-05", "2019-05-05", "2024-06-01"), 12, False),
        (("2018-05-05", "2019-05-05", "2024-05-01"), 1, True),
        (("2018-05-05", "2019-05-05", "2024"), 12, False),
    ],
)
def test_quiet_is_what_met_thrice_and_then_no_more(told, days, months, is_quiet):
    for day in days:
        told.engagement(day)
    assert bool(views.gone_quiet(told.store, months, today=TODAY)) == is_quiet


def test_a_plan_is_no_sound_but_is_shown(told):
    for when in ("2018-05-05", "2019-05-05", "2022-05-05"):
        told.engagement(when)
    told.engagement("2024-09-01", status=Status.PLANNED)
    (quiet,) = views.gone_quiet(told.store, today=TODAY)
    assert quiet.upcoming.when == "2024-09-01"


@pytest.mark.parametrize("months", [0, -1, 100_000])
def test_months_that_make_no_sense_are_an_error(told, months):
    with pytest.raises(SettingsError, match="months"):
        views.gone_quiet(told.store, months, today=TODAY)


def test_coverage_counts_by_source_language_and_month(told):
    told.engagement("2018-05-05", stated={"source": "L'Écho", "published": "2018-05-06"})
    told.engagement("2018-06-05", stated={"source": "L'Écho", "language": "fr"})
    found = views.coverage(told.store)
    assert (found.pages, found.engagements) == (2, 2)
    assert [(each.value, each.pages, each.engagements) for each in found.sources] == [("L'Écho", 2, 2)]
    assert {each.value: each.pages for each in found.languages} == {"en": 1, "fr": 1}
    assert [(each.value, each.pages, each.engagements) for each in found.months] == [
        ("2018-05", 1, 1), ("2018-06", 0, 1), (None, 1, 0),
    ]  # fmt: skip


def test_coverage_tells_what_more_than_one_source_reports(told):
    for source in ("L'Écho", "The Courier"):
        told.engagement("2018-05-05", stated={"source": source})
    told.engagement("2020-05-05", stated={"source": "L'Écho"})
    found = views.coverage(told.store)
    assert (found.confirmed, found.share) == (1, 0.5)


def test_two_pages_of_one_source_confirm_nothing(told):
    for _ in range(2):
        told.engagement("2018-05-05", stated={"source": "L'Écho"})
    assert views.coverage(told.store).confirmed == 0


def test_an_empty_record_covers_nothing(told):
    found = views.coverage(told.store)
    assert (found.pages, found.share, found.sources, found.months) == (0, None, (), ())


def test_changes_tell_new_from_changed(told):
    told.later("2020-01-01T00:00:00+00:00")
    told.engagement("2018-05-05")
    told.engagement("2017-05-05")
    told.later("2024-01-01T00:00:00+00:00")
    told.engagement("2018-05-05")
    told.engagement("2023-05-05")
    found = views.changes(told.store, "2023")
    assert (found.since, found.pages_read, [page.page_id for page in found.pages]) == (
        "2023-01-01", 2, ["3.txt", "4.txt"],
    )  # fmt: skip
    assert [entry.when for entry in found.new] == ["2023-05-05"]
    assert [entry.when for entry in found.changed] == ["2018-05-05"]


def test_nothing_changed_since_tomorrow(told):
    told.engagement("2018-05-05")
    found = views.changes(told.store, "9000")
    assert (found.pages_read, found.new, found.changed) == (0, (), ())


def test_parties_come_with_how_often_and_by_their_own_names(told):
    told.engagement("2018-05-05")
    told.engagement("2018-05-06", parties=(MOROCCO, SPAIN))
    assert [(each.value, each.label, each.count) for each in views.parties(told.store)] == [
        ("MAR", "Morocco", 2), ("ESP", "Spain", 1), ("NATO", "North Atlantic Treaty Organization", 1),
    ]  # fmt: skip


def test_persons_come_with_how_often(told):
    told.engagement("2018-05-05", people=ENVOYS)
    told.engagement("2019-05-05", people={"NATO": ENVOYS["NATO"]})
    assert [(each.label, each.party, each.count) for each in views.persons(told.store)] == [
        ("Ada Brandt", "NATO", 2), ("Omar Tazi", "MAR", 1),
    ]  # fmt: skip
    assert len(views.persons(told.store, limit=1)) == 1


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [("2024-03-31", 1, "2024-02-29"), ("2024-01-15", 1, "2023-12-15"), ("2024-06-15", 24, "2022-06-15")],
)
def test_months_are_counted_back(day, months, before):
    assert months_before(date.fromisoformat(day), months).isoformat() == before


@pytest.mark.parametrize(("day", "months"), [("2024-05-15", 1), ("2024-05-16", 0), ("2022-06-15", 24)])
def test_whole_months_lie_between(day, months):
    assert months_between(day, TODAY) == months
