"""Intervals of days, and how two of them lie to one another."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dragoman.text.edtf import bounds

_OPEN_YEARS = ("0001", "9999")


@dataclass(frozen=True, slots=True)
class Days:
    """The days that an EDTF date or interval may mean.

    Attributes:
        first, last: Inclusive, as ordinals of the proleptic Gregorian calendar.
    """

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many days."""
        return self.last - self.first + 1

    def apart(self, other: "Days") -> int:
        """Give how many days lie between the two: 0 where they touch or share one, 1 for days next to each other."""
        return max(0, self.first - other.last, other.first - self.last)

    def within(self, other: "Days") -> bool:
        """Say whether all days are among another's."""
        return other.first <= self.first and self.last <= other.last


@lru_cache(maxsize=1 << 14)
def days_of(edtf: str | None) -> Days | None:
    """Give the days of an EDTF date or closed interval.

    Returns:
        None for None, for an open interval and for a date without a year: neither says when something took place.

    >>> days_of("2018-05-21/2018-05-23").length
    3
    """
    found = bounds(edtf)
    if found is None or found[0][:4] == _OPEN_YEARS[0] or found[1][:4] == _OPEN_YEARS[1]:
        return None
    first, last = (date.fromisoformat(day).toordinal() for day in found)
    return Days(first, last)
