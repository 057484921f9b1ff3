"""What the questions have in common: counts, and the day that is today."""

import calendar
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.store import Questions, StrandQuery
from dragoman.views.engagements import Entry, entry_of

TOOK_PLACE = ("held", "ongoing")


@dataclass(frozen=True, slots=True)
class Count:
    """How often something comes.

    Attributes:
        value: Its code or id.
        label: Its name.
        count: How many engagements.
    """

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class YearCount:
    """How much took place in a year.

    Attributes:
        year: Such as ``2018``; None for what has no date.
        count: How many engagements.
    """

    year: str | None
    count: int


def counted(values: Iterable[tuple[str, int]]) -> tuple[Count, ...]:
    """Add up the counts of values, the commonest first."""
    found = _added(values)
    return tuple(Count(value, value, found[value]) for value in sorted(found, key=lambda value: (-found[value], value)))


def by_year(years: Iterable[tuple[str | None, int]]) -> tuple[YearCount, ...]:
    """Add up the counts of years, the unknown last."""
    found = _added(years)
    return tuple(YearCount(year, found[year]) for year in sorted(found, key=lambda year: year or "9999X"))


def _added(counts: Iterable[tuple[Any, int]]) -> Counter[Any]:
    found: Counter[Any] = Counter()
    for value, number in counts:
        found[value] += number
    return found


def iso(today: date | None) -> str:
    """Give a day, the current one by default, as ``YYYY-MM-DD``."""
    return (today or date.today()).isoformat()


def months_before(today: date, months: int) -> date:
    """Give the day some months before another; the last of its month where that has fewer days.

    >>> months_before(date(2024, 3, 31), 1)
    datetime.date(2024, 2, 29)
    """
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


def months_between(day: str, today: date) -> int:
    """Give how many whole months lie between a day, ``YYYY-MM-DD``, and another."""
    then = date.fromisoformat(day)
    return (today.year - then.year) * 12 + today.month - then.month - (today.day < then.day)


def entry(ask: Questions, name: str | None) -> Entry | None:
    """Give an engagement by its id, if there is one."""
    found = [] if name is None else ask.engagements([name])
    return entry_of(found[0]) if found else None


def next_planned(ask: Questions, query: StrandQuery, today: str) -> Entry | None:
    """Give what is planned next between two parties or under a framework."""
    return entry(ask, ask.next_of(query, today))
