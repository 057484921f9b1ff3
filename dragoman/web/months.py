"""Engagements counted by month, as bars without gaps: by month in a short span, by year in a long one."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from dragoman.web.contexts.parts import Bar
from dragoman.web.lines import family_of

MonthCount = tuple[str | None, str, str, int]
Href = Callable[[str], str]
_OPEN = "0001-99"  # how the record sorts what has no beginning
_MOST_MONTHS = 48
_MOST_BARS = 120


def count_bars(counts: Iterable[MonthCount], href: Href) -> tuple[Bar, ...]:
    """Give the bars of a chart.

    Args:
        counts: Month (``2018-05``; None where it is not known), kind, status and how many.
        href: Gives the address of the timeline of one span, such as ``2018-05`` or ``2018``.

    Returns:
        One for each month or year between the first and the last, the empty ones too; at most the last 120.
    """
    found = [(month, kind, status, number) for month, kind, status, number in counts if month and month > _OPEN]
    months = sorted({month for month, *_ in found})
    if not months:
        return ()
    by_month = len(months) > 1 and all(len(month) == 7 for month in months)
    by_month = by_month and _distance(months[0], months[-1]) < _MOST_MONTHS
    size = 7 if by_month else 4
    families: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    planned: dict[str, int] = defaultdict(int)
    for month, kind, status, number in found:
        if status == "planned":
            planned[month[:size]] += number
        else:
            families[month[:size]][family_of(kind)] += number
    spans = _months(months[0], months[-1]) if by_month else _years(months[0], months[-1])
    shown = list(spans)[-_MOST_BARS:]
    return tuple(Bar(span, dict(families[span]), planned[span], href(span)) for span in shown)


def _distance(first: str, last: str) -> int:
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:])


def _months(first: str, last: str) -> Iterator[str]:
    year, month = int(first[:4]), int(first[5:])
    while (current := f"{year:04}-{month:02}") <= last:
        yield current
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _years(first: str, last: str) -> Iterator[str]:
    return (f"{year:04}" for year in range(int(first[:4]), int(last[:4]) + 1))
