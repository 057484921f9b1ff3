"""What waits to be judged by a person, one thing at a time."""

from collections.abc import Sequence
from typing import Any

from dragoman import views
from dragoman.resolution.conflicts import PERSONAL
from dragoman.store import Store
from dragoman.views.engagements import Entry, entry_of
from dragoman.views.review import ConflictView, PossibleMerge, open_conflicts, open_doubts, open_merges
from dragoman.web import addresses
from dragoman.web.contexts.parts import Ref
from dragoman.web.contexts.records import FieldLine, ReportPart
from dragoman.web.contexts.review import Choice, Decision
from dragoman.web.lines import line, plain, report_part, value_lines

_FINDERS: dict[str, Any] = {"conflicts": open_conflicts, "merges": open_merges, "doubtful": open_doubts}
SORTS = tuple(_FINDERS)
_AT_MOST, _MOST_REPORTS = 200, 6
_IN_WORDS = ("when", "kind", "status", *PERSONAL)  # fields whose value a button can send as it is


def waiting(store: Store, sort: str | None, at: int) -> tuple[dict[str, int], str, int, Decision | None]:
    """Count what waits of each sort, at most some hundreds of each, and give one thing to be judged.

    Args:
        store: The record.
        sort: Of what is given; None for the first of which anything waits.
        at: Its place, from 0; where fewer wait, the last is given.

    Returns:
        How many wait, the sort, the place and what is to be judged there, if anything waits.

    Raises:
        StoreError: The record cannot be read.
    """
    lengths: dict[str, int] = {}
    shown, item = sort, None
    for name, find in _FINDERS.items():
        is_wanted = item is None and name == (sort or name)
        lengths[name], found = find(store, most=_AT_MOST, at=at if is_wanted else None)
        if found is not None:
            shown, item = name, found
    shown = shown or SORTS[0]
    place = min(at, max(lengths[shown] - 1, 0))
    return lengths, shown, place, None if item is None else decision(store, item)


def count_conflicts(store: Store) -> int:
    """Count the conflicts that nobody has judged: of engagements, persons and relations."""
    return open_conflicts(store, most=_AT_MOST)[0]


def count_doubtful(store: Store) -> int:
    """Count the engagements that were read with doubt and that nobody has judged."""
    return open_doubts(store, most=_AT_MOST)[0]


def decision(store: Store, item: ConflictView | PossibleMerge | Entry) -> Decision:
    """Give one thing that waits, ready to be judged.

    Raises:
        StoreError: The record cannot be read.
    """
    match item:
        case ConflictView():
            return _conflict(store, item)
        case PossibleMerge():
            return _merge(store, item)
        case _:
            return Decision((line(item),), _reports(store, item.id), None, (), ())


def _merge(store: Store, item: PossibleMerge) -> Decision:
    pair, (left, right) = (item.left, item.right), item.reports
    return Decision(
        engagements=tuple(map(line, pair)),
        reports=tuple(report for each in pair for report in _reports(store, each.id, only=item.reports)),
        field=None,
        choices=(),
        reasons=tuple(reason.detail for reason in item.reasons if reason.rule != "none"),
        left=left,
        right=right,
    )


def _settleable(item: ConflictView) -> Decision:
    names = {page: Ref(page, addresses.page(page)) for value in item.values for page in value.pages}
    choices = tuple(Choice(plain(value.value), str(value.value)) for value in item.values)
    about = None if item.person is None else addresses.person(item.person)
    return Decision((), (), field_line(item, names), choices, (), conflict=item.key, about=about)


def _conflict(store: Store, item: ConflictView) -> Decision:
    if item.key is not None:
        return _settleable(item)
    entry = entry_of(store.find_engagement(item.engagement or ""))
    choices: tuple[Choice, ...] = ()
    if item.field in _IN_WORDS:
        choices = tuple(Choice(plain(value.value), str(value.value)) for value in item.values)
    reports = _reports(store, entry.id)
    return Decision((line(entry),), reports, field_line(item, page_refs(entry)), choices, ())


def field_line(item: ConflictView, names: dict[str, Ref]) -> FieldLine:
    """Give a conflict as pages show it; ``names`` are the pages by id."""
    return FieldLine(item.field, item.subject or None, value_lines(item.values, names), item.reason, is_conflict=True)


def _reports(store: Store, engagement: str, only: Sequence[str] = ()) -> tuple[ReportPart, ...]:
    found = views.engagement(store, engagement).reports
    wanted = [report for report in found if not only or report.fact in only]
    return tuple(map(report_part, wanted[:_MOST_REPORTS]))


def page_refs(entry: Entry) -> dict[str, Ref]:
    """Give the pages of an engagement by id, each by its source."""
    return {each.page_id: Ref(each.source or each.page_id, addresses.page(each.page_id)) for each in entry.sources}
