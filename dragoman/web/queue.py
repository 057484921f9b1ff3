"""What waits to be judged by a person."""

from collections.abc import Iterable
from typing import Any

from dragoman.judging import CORRECTABLE, judgements
from dragoman.resolving import read_stored
from dragoman.rulings import anchor
from dragoman.store import EngagementQuery, Store, StoredEngagement
from dragoman.views.engagements import Entry, entry_of, field_conflict, report_of
from dragoman.web import addresses
from dragoman.web.contexts.parts import Ref
from dragoman.web.contexts.review import Choice, Decision
from dragoman.web.lines import conflict_line, line, plain, report_part

SORTS = ("conflicts", "merges", "doubtful")
_LEAST, _MOST = -1.5, 20.0  # log-odds: what is kept for people to judge
_SURE = 0.8  # an engagement read with less confidence waits to be looked at
_AT_MOST = 200

Item = Any


def waiting(store: Store) -> dict[str, list[Item]]:
    """Give what waits, by sort, what matters most first."""
    judged = {
        frozenset((_place(item.subject), _place(item.object)))
        for item in judgements(store, in_force=True)
        if item.object
    }
    doubts = store.doubts(_LEAST, _MOST, _AT_MOST)
    ends = {fact.key: fact for found in _engagements(store, doubts) for fact in found.reports}
    merges = [
        doubt for doubt in doubts
        if frozenset(_place(anchor(read_stored(ends[doubt[side]]))) for side in ("left", "right")) not in judged
    ]  # fmt: skip
    conflicts = store.conflicts(_AT_MOST)
    settled = {found.id for found in _by_ids(store, (row["engagement"] for row in conflicts)) if found.judged}
    open_conflicts = [row for row in conflicts if row["engagement"] and row["engagement"] not in settled]
    return {"conflicts": open_conflicts, "merges": merges, "doubtful": _doubtful(store)}


def _place(subject: Any) -> str:
    return repr((subject.get("page"), subject.get("spans"), subject.get("kind"), subject.get("alias")))


def _engagements(store: Store, doubts: Iterable[Item]) -> list[StoredEngagement]:
    return _by_ids(store, (doubt[side] for doubt in doubts for side in ("one", "other")))


def _by_ids(store: Store, ids: Iterable[str | None]) -> list[StoredEngagement]:
    wanted = tuple(dict.fromkeys(name for name in ids if name))
    return store.engagements(EngagementQuery(ids=wanted)) if wanted else []


def _doubtful(store: Store) -> list[Item]:
    found = [item for item in store.engagements() if item.judged is None and (item.data["confidence"] or 1) < _SURE]
    found.sort(key=lambda item: (item.data["confidence"], item.id))
    return found[:_AT_MOST]


def decision(store: Store, sort: str, item: Item) -> Decision:
    """Give one thing that waits, ready to be judged."""
    if sort == "merges":
        return _merge(store, item)
    if sort == "conflicts":
        return _conflict(store, item)
    entry = entry_of(item)
    return Decision((line(entry),), _reports(store, item), None, (), (), None, None)


def _merge(store: Store, item: Item) -> Decision:
    pair = [store.find_engagement(item[side]) for side in ("one", "other")]
    facts = [next(fact for fact in found.reports if fact.key in (item["left"], item["right"])) for found in pair]
    return Decision(
        engagements=tuple(line(entry_of(found)) for found in pair),
        reports=tuple(report_part(report_of(store, fact)) for fact in facts),
        field=None,
        choices=(),
        reasons=tuple(reason["detail"] for reason in item["reasons"] if reason["rule"] != "none"),
        left=item["left"],
        right=item["right"],
    )


def _conflict(store: Store, item: Item) -> Decision:
    found = store.find_engagement(item["engagement"])
    entry, conflict = entry_of(found), field_conflict(item["data"])
    names = page_refs(entry)
    choices: tuple[Choice, ...] = ()
    if conflict.field in CORRECTABLE and conflict.field != "places":
        choices = tuple(Choice(plain(value.value), str(value.value)) for value in conflict.values)
    return Decision((line(entry),), _reports(store, found), conflict_line(conflict, names), choices, (), None, None)


def _reports(store: Store, found: StoredEngagement) -> tuple[Any, ...]:
    return tuple(report_part(report_of(store, fact)) for fact in found.reports[:6])


def page_refs(entry: Entry) -> dict[str, Ref]:
    """Give the pages of an engagement by id, each by its source."""
    return {each.page_id: Ref(each.source or each.page_id, addresses.page(each.page_id)) for each in entry.sources}
