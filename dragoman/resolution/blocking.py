"""The keys under which reports of one engagement meet, so that not every report is compared with every other.

A key joins family, two parties (or one with a framework or a person) and a time. Keys depend on the report alone, never
on how many share one: the pairs that are compared are then the same in whatever order pages come.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from dragoman.resolution.days import Days
from dragoman.resolution.reports import Report

_PRECISE = 12  # days up to which a report is found by each of its days
_SLACK = 3  # days around them at which a wrong or moved date is still looked for
_VAGUE = 400  # days beyond which a date says too little
_MOST_PARTIES = 6
_PERSON, _NEVER, _SOME_TIME = "person:", "never", "sometime"
_TOLD_WITHIN = 14  # days between an engagement and the page that gives it no date


@dataclass(frozen=True, slots=True)
class Keys:
    """Where a report is kept, and where others are looked for.

    Attributes:
        own: Keys it is found under.
        sought: Keys it looks under.
    """

    own: frozenset[str]
    sought: frozenset[str]

    def meets(self, other: "Keys") -> bool:
        """Say whether each finds the other, whichever came first."""
        return not self.sought.isdisjoint(other.own) and not other.sought.isdisjoint(self.own)


def block_keys(report: Report) -> Keys:
    """Give the keys of a report.

    A precise report meets precise ones of the same or the next days, and vague ones of the same months; a vague one
    meets both by month; one without a date goes by when its page came out; one without any time meets only reports of
    the same people, or of the same kind between one of them and a party in common.
    """
    who = tuple(_who(report))
    own: set[str] = set()
    sought: set[str] = set()
    for when, is_sought in _times(report):
        for name in who:
            (sought if is_sought else own).add(f"{report.family}|{name}|{when}")
    for two in _couples(report):
        for when, is_sought in _untimed(report):
            (sought if is_sought else own).add(f"{report.family}|{two}|{when}")
    return Keys(frozenset(own), frozenset(sought))


def _who(report: Report) -> Iterator[str]:
    parties = sorted(report.parties)[:_MOST_PARTIES]
    yield from sorted(report.frameworks)
    yield from ("+".join(pair) for pair in combinations(parties, 2))
    for party in parties:
        yield from (f"{party}+{framework}" for framework in sorted(report.frameworks))
        if len(parties) == 1:
            yield f"{party}+{report.kind}"
    for side in report.people:
        yield from (f"{_PERSON}{sound}" for sound in (side.name.sounds if side.name else ()))


def _times(report: Report) -> Iterator[tuple[str, bool]]:
    days = report.days
    if days is not None and days.length <= _PRECISE:
        yield from ((f"d{day}", False) for day in range(days.first, days.last + 1))
        yield from ((f"d{day}", True) for day in range(days.first - _SLACK, days.last + _SLACK + 1))
        yield from ((f"p{month}", False) for month in _months(days))
        yield from ((f"v{month}", True) for month in _months(days))
        if report.status in ("planned", "held"):  # a date may be moved by weeks between the plan and the day
            yield from _moved(report, days)
    elif days is not None and days.length <= _VAGUE:
        yield from ((f"v{month}", False) for month in _months(days))
        yield from ((f"{sort}{month}", True) for month in _months(days) for sort in "pv")
    elif report.published is not None and days is None:
        told = Days(report.published.first - _TOLD_WITHIN, report.published.last + _TOLD_WITHIN)
        yield from ((f"v{month}", False) for month in _months(told))
        yield from ((f"{sort}{month}", True) for month in _months(told) for sort in "pv")


def _couples(report: Report) -> Iterator[str]:
    """Name two people at a time, by the family names, or one with a party that is another's, and the kind."""
    people = [(side.name.sounds[-1], side.party) for side in report.people if side.name is not None][:_MOST_PARTIES]
    yield from (f"{_PERSON}{'+'.join(pair)}" for pair in combinations(sorted({sound for sound, _ in people}), 2))
    for sound, own in people:
        yield from (
            f"{_PERSON}{sound}+{party}+{report.kind}" for party in sorted(report.parties - {own})[:_MOST_PARTIES]
        )


def _untimed(report: Report) -> Iterator[tuple[str, bool]]:
    """Let a report without any time meet those of the same people at whatever time."""
    has_time = report.days is not None or report.published is not None
    yield (_SOME_TIME if has_time else _NEVER), False
    yield _NEVER, True
    if not has_time:
        yield _SOME_TIME, True


def _moved(report: Report, days: Days) -> Iterator[tuple[str, bool]]:
    other = {"planned": "held", "held": "planned"}[report.status]
    near = Days(days.first - 31, days.last + 31)
    yield from ((f"{report.status}{month}", False) for month in _months(days))
    yield from ((f"{other}{month}", True) for month in _months(near))


def _months(days: Days) -> Iterator[str]:
    month = date.fromordinal(days.first).replace(day=1)
    while month.toordinal() <= days.last:
        yield f"{month:%Y%m}"
        month = date.fromordinal(month.toordinal() + 31).replace(day=1)
