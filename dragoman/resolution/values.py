"""The values that sources give of one field, and which of them is shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.resolution.reports import Report


@dataclass(frozen=True, slots=True)
class FieldValue:
    """One value of a field.

    Attributes:
        value: As the page record has it.
        pages: Ids of the pages that give it; none for what somebody corrected by hand.
        is_shown: Whether it is the one shown.
        reason: Why it is, or is not.
    """

    value: Any
    pages: tuple[str, ...]
    is_shown: bool
    reason: str


def choose(
    reports: Sequence[Report],
    value_of: Callable[[Report], Any],
    *,
    finer: Callable[[Any, Any], bool] = lambda _left, _right: False,
) -> tuple[FieldValue, ...]:
    """Give all values of a field, the one to show first.

    A value is backed by every source that gives it or a looser one that goes with it. The one with most sources behind
    it is shown; among equals the finer, then the one of the later page.

    Args:
        reports: By the dates of their pages.
        value_of: Gives the value of a report, or None.
        finer: Says whether the first of two values says the same as the second, and more.
    """
    found: dict[str, Any] = {}
    backers: dict[str, list[Report]] = {}
    for report in reports:
        value = value_of(report)
        if value is not None:
            found[repr(value)] = value
            backers.setdefault(repr(value), []).append(report)
    looser = {key: [other for other in found if finer(found[key], found[other])] for key in found}

    def weight(key: str) -> tuple[int, int, int, str]:
        behind = [report for name in (key, *looser[key]) for report in backers[name]]
        return (_sources(behind), len(looser[key]), max(map(_published, backers[key])), key)

    order = sorted(found, key=weight, reverse=True)
    return tuple(
        FieldValue(found[key], _pages(backers[key]), key == order[0], _reason(key, order, looser, weight))
        for key in order
    )


def _reason(
    key: str, order: list[str], looser: dict[str, list[str]], weight: Callable[[str], tuple[int, int, int, str]]
) -> str:
    if len(order) == 1:
        return "All pages that say it agree."
    best = order[0]
    if key != best:
        return "It goes with what is shown, and says less." if key in looser[best] else "Others say otherwise."
    sources, finer, *_ = (ours - theirs for ours, theirs in zip(weight(best)[:3], weight(order[1])[:3], strict=True))
    if sources:
        return "More sources say so."
    return "It says more, and goes with the rest." if finer else "The latest page says so."


def _sources(reports: Sequence[Report]) -> int:
    """Count publishers, not pages: an updated page is no second voice."""
    return len({report.page.source or report.page.key for report in reports})


def _published(report: Report) -> int:
    return report.published.first if report.published else 0


def _pages(reports: Sequence[Report]) -> tuple[str, ...]:
    return tuple(sorted({report.page.page_id for report in reports}))
