"""Arithmetic of dates that may lack their year, month or day. Pure; knows no language."""

import calendar
import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import Enum

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?\Z", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d\d)(?!\d)", re.ASCII)
SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
"""EDTF's numbers (ISO 8601-2, level 1) for TIMEX3's seasons."""

_MONTHS = 62  # days; a day told by its number alone is of a month next to the page's

MONTHS_OF = {"quarter": 3, "half": 6}
LETTERS = {"quarter": "Q", "half": "H"}


class Direction(Enum):
    """Which way from the publication date the words point."""

    PAST = -1
    NEAREST = 0
    FUTURE = 1


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date to the precision that is known; at least one part is.

    Attributes:
        year, month, day: None where not known. A day has a month.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def is_possible(self) -> bool:
        """Whether the calendar has such a date."""
        if self.month is None:
            return True
        if not 1 <= self.month <= 12:
            return False
        longest = calendar.monthrange(self.year if self.year is not None else 2000, self.month)[1]
        return self.day is None or 1 <= self.day <= longest

    @property
    def written(self) -> str:
        """EDTF, which is TIMEX3's form as well: ``2019-10-15``, ``2019-10``, ``2019``, ``XXXX-05-21``."""
        parts = ["XXXX" if self.year is None else f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def exact(self) -> date | None:
        """The day, if it is known to the day."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


def read_day(edtf: str | None) -> date | None:
    """Read an EDTF date that is known to the day; None for any other."""
    match = _DAY.match(edtf) if edtf is not None else None
    if match is None:
        return None
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


def first_of_month(edtf: str) -> date | None:
    """Give the first day of the month that an EDTF date or interval begins in; None where it does not say."""
    match = _MONTH.match(edtf)
    return (
        None
        if match is None or not 1 <= int(match[2]) <= 12 or int(match[1]) < 1
        else date(int(match[1]), int(match[2]), 1)
    )


def middle_of_month(edtf: str | None) -> date | None:
    """Give the middle of an EDTF date that is known to the month and not to the day; None for any other."""
    first = first_of_month(edtf) if edtf is not None and len(edtf) == len("2021-01") else None
    return None if first is None else first.replace(day=15)


def from_day(day: date) -> PartialDate:
    """Give a day as a partial date."""
    return PartialDate(day.year, day.month, day.day)


def add_days(day: date, days: int) -> date | None:
    """Move by days; None outside the calendar."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def add_months(day: date, months: int) -> PartialDate | None:
    """Move by months, to the precision of the month; None outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return PartialDate(year, month + 1) if 1 <= year <= 9999 else None


def nearest_year(partial: PartialDate, anchor: date, direction: Direction, *, strict: bool = False) -> PartialDate:
    """Give a month or a day of a month its year.

    Args:
        partial: A date without a year.
        anchor: The day to look from.
        direction: Past and future choose the nearest date on that side; the day (or month) of the anchor itself counts
            unless ``strict``. Nearest chooses by distance.
        strict: Whether the anchor itself is left out.
    """
    years = range(max(anchor.year - 1, MINYEAR), min(anchor.year + 2, MAXYEAR + 1))
    candidates = [PartialDate(year, partial.month, partial.day) for year in years]
    possible = [candidate for candidate in candidates if candidate.is_possible]
    distances = [(_distance(candidate, anchor), candidate) for candidate in possible]
    if direction is not Direction.NEAREST:
        sign = direction.value
        sided = [(abs(d), c) for d, c in distances if d * sign > 0 or (d == 0 and not strict)]
        distances = sided or distances
    return min(((abs(d), c) for d, c in distances), key=lambda pair: pair[0], default=(0, partial))[1]


def _distance(candidate: PartialDate, anchor: date) -> int:
    """Count days to a day, or the days of the months to a month."""
    exact = candidate.exact
    if exact is not None:
        return (exact - anchor).days
    return ((candidate.year or 0) * 12 + (candidate.month or 0) - anchor.year * 12 - anchor.month) * 30


def find_weekday(weekday: int, anchor: date, direction: Direction, *, strict: bool = False) -> date | None:
    """Give the nearest such day of the week (1 is Monday) on one side of the anchor, or on either."""
    back = (anchor.isoweekday() - weekday) % 7
    ahead = (weekday - anchor.isoweekday()) % 7
    if strict:
        back, ahead = back or 7, ahead or 7
    if direction is Direction.PAST:
        return add_days(anchor, -back)
    if direction is Direction.FUTURE:
        return add_days(anchor, ahead)
    return add_days(anchor, ahead if ahead < back else -back)


def find_numbered_day(number: int, weekday: int | None, anchor: date, direction: Direction) -> date | None:
    """Give the nearest day of a number, and of a day of the week if given (1 is Monday), within two months.

    Nothing on the side asked for, nothing found.
    """
    found = (add_days(anchor, shift) for shift in sorted(range(-_MONTHS, _MONTHS + 1), key=abs))
    for day in found:
        fits = day is not None and day.day == number and weekday in (None, day.isoweekday())
        if day is not None and fits and (day - anchor).days * direction.value >= 0:
            return day
    return None


def week_of(day: date) -> tuple[str, str]:
    """Give the ISO week of a day as TIMEX3 and as an EDTF interval of days."""
    year, week, weekday = day.isocalendar()
    first, last = add_days(day, 1 - weekday), add_days(day, 7 - weekday)
    return f"{year}-W{week:02d}", f"{first or day}/{last or day}"


def weekend_of(day: date) -> tuple[str, str]:
    """Give the weekend of a day's week as TIMEX3 and as an EDTF interval of days."""
    year, week, weekday = day.isocalendar()
    first, last = add_days(day, 6 - weekday), add_days(day, 7 - weekday)
    return f"{year}-W{week:02d}-WE", f"{first or day}/{last or day}"


def part_of_year(unit: str, number: int, year: int) -> tuple[str, str] | None:
    """Give a quarter or half of a year as TIMEX3 and as an EDTF interval of months."""
    length = MONTHS_OF[unit]
    if not 1 <= number <= 12 // length:
        return None
    last = number * length
    return f"{year:04d}-{LETTERS[unit]}{number}", f"{year:04d}-{last - length + 1:02d}/{year:04d}-{last:02d}"
