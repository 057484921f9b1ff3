"""What goes on: under frameworks, by theme, what is planned and what has gone quiet."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from dragoman.errors import SettingsError
from dragoman.store import Store, StrandQuery, StrandTotal
from dragoman.views.engagements import Entry, engagement_query, entry_of
from dragoman.views.filters import find_framework
from dragoman.views.parties import party_labels
from dragoman.views.tallies import (
    TOOK_PLACE,
    Count,
    YearCount,
    by_year,
    counted,
    entry,
    iso,
    months_before,
    months_between,
    next_planned,
)

_LEAST = 3  # engagements from which on there was something that could go quiet


@dataclass(frozen=True, slots=True)
class FrameworkCount:
    """A framework of the record.

    Attributes:
        id, label: Its id and name.
        count: How many engagements were under it, planned ones too.
        first_day, last_day: Of the first and the last that took place, or None.
    """

    id: str
    label: str
    count: int
    first_day: str | None
    last_day: str | None


@dataclass(frozen=True, slots=True)
class FrameworkActivity:
    """What went on under a framework.

    ``statuses`` counts all engagements, everything else those that took place: that were held or are under way.

    Attributes:
        id, label: Its id and name.
        total: How many engagements there are, whatever became of them.
        statuses, kinds, years, parties, themes: How they spread.
        last: The last, by its day.
        upcoming: What is planned next.
    """

    id: str
    label: str
    total: int
    statuses: tuple[Count, ...]
    kinds: tuple[Count, ...]
    years: tuple[YearCount, ...]
    parties: tuple[Count, ...]
    themes: tuple[Count, ...]
    last: Entry | None
    upcoming: Entry | None


@dataclass(frozen=True, slots=True)
class ThemeYears:
    """How often a theme came up.

    Attributes:
        theme: The theme.
        count: How many engagements.
        years: By year, those without a date last.
    """

    theme: str
    count: int
    years: tuple[YearCount, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Something planned or under way.

    Attributes:
        state: ``ahead``: its day, or its last, is not past. ``undated``: planned, and no page says for when.
            ``overdue``: planned for a day that is past, and no page says whether it was held.
        engagement: The engagement.
    """

    state: str
    engagement: Entry


@dataclass(frozen=True, slots=True)
class Quiet:
    """Two parties, or a framework, of which nothing has been heard for long.

    Attributes:
        sort: ``pair`` or ``framework``.
        names: Codes of the parties, or the id of the framework.
        labels: Their names.
        count: How many engagements took place.
        last_day: The day of the last.
        months: How many whole months ago that was.
        last: The last.
        upcoming: What is planned nevertheless.
    """

    sort: str
    names: tuple[str, ...]
    labels: tuple[str, ...]
    count: int
    last_day: str
    months: int
    last: Entry | None
    upcoming: Entry | None


def frameworks(store: Store, *, limit: int | None = None) -> tuple[FrameworkCount, ...]:
    """Give the frameworks of the record, those with the most engagements first.

    Args:
        store: The record.
        limit: How many; None for all.

    Raises:
        StoreError: The record cannot be read.
    """
    labels = framework_labels(store)
    with store.asking() as ask:
        found = ask.totals("framework", limit)
    return tuple(
        FrameworkCount(each.one, labels.get(each.one, each.one), each.total, each.first_day, each.last_day)
        for each in found
    )


def framework_activity(store: Store, name: str, *, today: date | None = None) -> FrameworkActivity:
    """Sum up what went on under a framework.

    Args:
        store: The record.
        name: Its id, or a part of its name.
        today: The day from which on a plan lies ahead.

    Raises:
        SettingsError: The framework is not in the record.
        StoreError: The record cannot be read.
    """
    framework = find_framework(store, name)
    label = framework_labels(store).get(framework, framework)
    query = StrandQuery("framework", framework)
    with store.asking() as ask:
        rows, beside = ask.strand(query), ask.strand_labels(query, "party", "theme")
        took_place = [row for row in rows if row.status in TOOK_PLACE]
        names = party_labels(ask)
        return FrameworkActivity(
            id=framework,
            label=label,
            total=sum(row.count for row in rows),
            statuses=counted((row.status, row.count) for row in rows),
            kinds=counted((row.kind, row.count) for row in took_place),
            years=by_year((row.year, row.count) for row in took_place),
            parties=tuple(Count(party, names.get(party, party), n) for party, _, n in beside["party"]),
            themes=tuple(Count(*row) for row in beside["theme"]),
            last=entry(ask, ask.last_of(query)),
            upcoming=next_planned(ask, query, iso(today)),
        )


def themes_by_year(store: Store, **filters: Any) -> tuple[ThemeYears, ...]:
    """Count engagements by theme and year, the commonest themes first; one with two themes counts for both.

    Args:
        store: The record.
        filters: Those of :func:`~dragoman.views.engagements.timeline`, but for its order and length.

    Raises:
        SettingsError: A party or a framework is not in the record, or a date is none.
        StoreError: The record cannot be read.
    """
    rows = store.by_year("theme", engagement_query(store, **filters))
    found = []
    for theme, group in groupby(rows, key=lambda row: row[0]):
        years = sorted((YearCount(year, n) for _, year, n in group), key=lambda each: each.year or "9999X")
        found.append(ThemeYears(theme, sum(each.count for each in years), tuple(years)))
    return tuple(sorted(found, key=lambda each: (-each.count, each.theme)))


def planned(store: Store, *, today: date | None = None, limit: int = 50) -> tuple[Plan, ...]:
    """Give what lies ahead, the next first; then plans without a day; then those whose day passed without a word.

    Args:
        store: The record.
        today: The day from which on something lies ahead; the current one by default.
        limit: The most of each of the three.

    Raises:
        StoreError: The record cannot be read.
    """
    day = iso(today)
    with store.asking() as ask:
        groups = (
            ("ahead", ask.ahead(day, limit)),
            ("undated", ask.undated_plans(limit)),
            ("overdue", ask.overdue(day, limit)),
        )
        return tuple(Plan(state, entry_of(found)) for state, ids in groups for found in ask.engagements(ids))


def gone_quiet(
    store: Store, months: int = 12, *, today: date | None = None, limit: int = 50, in_full: bool = True
) -> tuple[Quiet, ...]:
    """Give pairs of parties, and frameworks, that met at least three times and then for some months not at all.

    Only what took place on a known day counts. A day known by its year alone may be the last of that year, so that
    nothing is called quiet too early. Silence of the record may be the sources': see
    :func:`~dragoman.views.coverage.coverage`.

    Args:
        store: The record.
        months: For how many months nothing was heard, 1 or more.
        today: The day from which they are counted back; the current one by default.
        limit: How many, those with the most engagements first.
        in_full: Whether the last engagements and the next are given too.

    Raises:
        SettingsError: There are too few or too many months.
        StoreError: The record cannot be read.
    """
    day = today or date.today()
    if not 1 <= months < day.year * 12 - 12:
        raise SettingsError(f"--months {months}: give one or more, such as 12.")
    names = framework_labels(store)
    with store.asking() as ask:
        found = ask.quiet(months_before(day, months).isoformat(), day.isoformat(), least=_LEAST, limit=limit)
        labels = {**names, **party_labels(ask)}
        ids = [name for each in found for name in (each.last, each.upcoming) if name] if in_full else []
        entries = {each.id: entry_of(each) for each in ask.engagements(ids)}
    return tuple(
        _quiet(each.strand, labels, day, (entries.get(each.last or ""), entries.get(each.upcoming or "")))
        for each in found
    )


def framework_labels(store: Store) -> dict[str, str]:
    """Give the name of each framework."""
    return {value: label for value, label, _ in store.labels("framework")}


def _quiet(total: StrandTotal, labels: dict[str, str], today: date, ends: tuple[Entry | None, Entry | None]) -> Quiet:
    names = tuple(filter(None, (total.one, total.other)))
    last_day = total.last_day or ""
    return Quiet(
        sort=total.sort,
        names=names,
        labels=tuple(labels.get(name, name) for name in names),
        count=total.dated,
        last_day=last_day,
        months=months_between(last_day, today),
        last=ends[0],
        upcoming=ends[1],
    )
