"""How much the record covers, and what is new in it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dragoman.store import Judgement, Questions, Store, StoredPage
from dragoman.views.engagements import Entry, entry_of
from dragoman.views.filters import first_day


@dataclass(frozen=True, slots=True)
class Covered:
    """How much there is of one source, language or month.

    Attributes:
        value: The source, the language's ISO 639-1 code, or the month as ``2018-05``; None where pages do not say.
        pages: Pages from it, or published in it.
        engagements: Engagements that any page from it reports, or that began in it.
    """

    value: str | None
    pages: int
    engagements: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much the record covers.

    Attributes:
        pages, engagements: How many there are.
        confirmed: How many engagements more than one source reports; a source counts where a page states it.
        share: The share of these, or None where there is no engagement.
        sources, languages: What there is of each, the most pages first.
        months: What there is of each, in their order, the undated last.
    """

    pages: int
    engagements: int
    confirmed: int
    share: float | None
    sources: tuple[Covered, ...]
    languages: tuple[Covered, ...]
    months: tuple[Covered, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new in the record.

    The record knows when the run began that read a page last. So a page that was read anew by a newer version of the
    reader counts as read; a page, report or engagement that was withdrawn since leaves no trace here, nor does an
    engagement that changed because a report of it was withdrawn.

    Attributes:
        since: First day, ``YYYY-MM-DD``, in UTC.
        pages_read, pages: How many pages were read, and the first of them by path.
        left_out: How many were left out.
        engagements_new, new: How many engagements only these pages report, and the latest of them.
        engagements_changed, changed: How many others they report too, and the latest of them.
        judgements: What people judged, oldest first.
    """

    since: str
    pages_read: int
    pages: tuple[StoredPage, ...]
    left_out: int
    engagements_new: int
    new: tuple[Entry, ...]
    engagements_changed: int
    changed: tuple[Entry, ...]
    judgements: tuple[Judgement, ...]


def coverage(store: Store) -> Coverage:
    """Count pages and engagements by source, language and month.

    Raises:
        StoreError: The record cannot be read.
    """
    with store.asking() as ask:
        months = (_by_month(ask.count_pages("published")), _by_month(ask.count_months()))
        total, confirmed = ask.count_engagements(), ask.count_engagements(least_sources=2)
        by_source, by_language = _covered(ask, "source"), _covered(ask, "language")
    return Coverage(
        pages=sum(months[0].values()),
        engagements=total,
        confirmed=confirmed,
        share=confirmed / total if total else None,
        sources=by_source,
        languages=by_language,
        months=tuple(
            Covered(month, months[0][month], months[1][month])
            for month in sorted({*months[0], *months[1]}, key=lambda month: month or "9999X")
        ),
    )


def changes(store: Store, since: str, *, limit: int = 50) -> Changes:
    """Give what was read and judged since a day; what cannot be told is said at :class:`Changes`.

    Args:
        store: The record.
        since: EDTF date; its first day counts.
        limit: The most pages and engagements that are given; all are counted.

    Raises:
        SettingsError: The date is none.
        StoreError: The record cannot be read.
    """
    day = first_day(since) or ""
    judgements = tuple(judgement for judgement in store.judgements() if judgement.made >= day)
    with store.asking() as ask:
        touched = ask.touched_since(day)
        new = [each.id for each in touched if each.read == each.reports]
        changed = [each.id for each in touched if each.read < each.reports]
        count, read = ask.pages_since(day, limit)
        return Changes(
            since=day,
            pages_read=count,
            pages=tuple(read),
            left_out=ask.rejections_since(day),
            engagements_new=len(new),
            new=tuple(map(entry_of, ask.engagements(new[:limit]))),
            engagements_changed=len(changed),
            changed=tuple(map(entry_of, ask.engagements(changed[:limit]))),
            judgements=judgements,
        )


def _by_month(days: Iterable[tuple[str | None, int]]) -> Counter[str | None]:
    found: Counter[str | None] = Counter()
    for day, count in days:
        found[None if day is None else day[:7]] += count
    return found


def _covered(ask: Questions, sort: str) -> tuple[Covered, ...]:
    pages: dict[Any, int] = dict(ask.count_pages(sort))
    engagements: dict[Any, int] = dict(ask.count_facets(sort))
    found = [Covered(value, pages.get(value, 0), engagements.get(value, 0)) for value in {*pages, *engagements}]
    return tuple(sorted(found, key=lambda each: (-each.pages, -each.engagements, each.value or "")))
