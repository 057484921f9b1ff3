from datetime import date

import pytest

from dragoman.temporal.calendar import (
    Direction,
    PartialDate,
    add_months,
    find_weekday,
    nearest_year,
    part_of_year,
    read_day,
    week_of,
    weekend_of,
)

ANCHOR = date(2021, 1, 26)  # a Tuesday


@pytest.mark.parametrize(
    ("partial", "written"),
    [(PartialDate(2019, 10, 15), "2019-10-15"), (PartialDate(2019), "2019"), (PartialDate(None, 5, 21), "XXXX-05-21")],
)
def test_writes_the_known_parts(partial, written):
    assert partial.written == written


def test_knows_the_lengths_of_months():
    assert not PartialDate(2019, 2, 29).is_possible
    assert PartialDate(None, 2, 29).is_possible
    assert not PartialDate(2019, 13).is_possible


@pytest.mark.parametrize(
    ("edtf", "day"), [("2021-01-26T10:00", ANCHOR), ("2021-01", None), ("2021-02-31", None), (None, None)]
)
def test_reads_only_full_days(edtf, day):
    assert read_day(edtf) == day


@pytest.mark.parametrize(
    ("way", "strict", "day"),
    [
        (Direction.PAST, False, "2021-01-26"),
        (Direction.PAST, True, "2021-01-19"),
        (Direction.FUTURE, True, "2021-02-02"),
    ],
)
def test_finds_the_same_weekday(way, strict, day):
    assert str(find_weekday(2, ANCHOR, way, strict=strict)) == day


@pytest.mark.parametrize(
    ("way", "written"),
    [(Direction.PAST, "2020-12-10"), (Direction.FUTURE, "2021-12-10"), (Direction.NEAREST, "2020-12-10")],
)
def test_gives_a_day_its_year(way, written):
    assert nearest_year(PartialDate(None, 12, 10), ANCHOR, way).written == written


def test_weeks_are_iso_weeks():
    assert week_of(ANCHOR) == ("2021-W04", "2021-01-25/2021-01-31")
    assert weekend_of(ANCHOR) == ("2021-W04-WE", "2021-01-30/2021-01-31")


def test_parts_of_a_year_are_months():
    assert part_of_year("quarter", 4, 2020) == ("2020-Q4", "2020-10/2020-12")
    assert part_of_year("half", 3, 2020) is None


def test_months_do_not_leave_the_calendar():
    assert add_months(date(9999, 12, 1), 1) is None
