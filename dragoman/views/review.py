"""What a person should look at: where pages differ, what may be one, what was read with doubt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from dragoman.judging import judgements, sense_of, settled, values_of
from dragoman.model.codec import Json
from dragoman.model.explanation import Explanation
from dragoman.resolution.values import FieldValue
from dragoman.resolving import read_stored
from dragoman.rulings import anchor
from dragoman.store import EngagementQuery, Judgement, Store, Verdict
from dragoman.store.keys import digest
from dragoman.views.engagements import Entry, entry_of, field_value

_DOUBTS = (-1.5, 3.0)  # log-odds between which a pair of two engagements may yet be one
_BOTH = "Somebody said that both are right."
_DIGITS = 8  # as many as tell a million apart well enough
_LOW = 0.8  # confidence below which a fact that one page gives is worth a look
Waiting = TypeVar("Waiting")


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A field of which pages say things that cannot all be right.

    Attributes:
        id: Short, to be typed; that of the engagement it is in, if it is in one.
        engagement: Id of the engagement it is in, or None.
        person: Id of the person it is about, or None.
        key: Where it is about a person or the relation of two, the key by which it can be settled; else None.
        subject: What or whom it is about, in words.
        field: ``when``, ``kind``, ``status``, ``places``, ``post``, ``count`` or ``predicate``.
        values: All values, the one shown first.
        reason: Why that one is shown.
        rank: Between 0 and 1; the higher, the more it matters.
        judged: What somebody said of a person or a relation, and who; else None.
    """

    id: str
    engagement: str | None
    person: str | None
    key: str | None
    subject: str
    field: str
    values: tuple[FieldValue, ...]
    reason: str
    rank: float
    judged: str | None = None


@dataclass(frozen=True, slots=True)
class PossibleMerge:
    """Two engagements that may be one.

    Attributes:
        left, right: The engagements.
        reports: Keys of the two reports that were compared.
        score: Natural log-odds that they are one.
        reasons: What was seen.
    """

    left: Entry
    right: Entry
    reports: tuple[str, str]
    score: float
    reasons: tuple[Explanation, ...]


def conflicts(store: Store, *, limit: int | None = None) -> tuple[ConflictView, ...]:
    """Give what pages differ in, what matters most first.

    Args:
        store: The record.
        limit: How many at most.
    """
    return _conflicts(store, store.conflicts(limit))


def conflicts_about(store: Store, person: str) -> tuple[ConflictView, ...]:
    """Give what pages differ in about a person, what matters most first."""
    with store.asking() as ask:
        rows = ask.conflicts_about(person)
    return _conflicts(store, rows)


def open_conflicts(store: Store, *, most: int, at: int | None = None) -> tuple[int, ConflictView | None]:
    """Count what pages differ in of engagements, persons and relations that nobody has judged, and give one.

    Args:
        store: The record.
        most: How many conflicts are looked at, those that matter most.
        at: Which is given, from 0; None for none. Where fewer wait, the last is given.
    """
    said = settled(store)
    with store.asking() as ask:
        found = ask.open_conflicts(most)
        told = ask.conflicts_of([key for key, in_engagement in found if key in said and not in_engagement])
        closed = {row["key"] for row in told if _conflict(row, None, said[row["key"]]).judged}
        keys = [key for key, _ in found if key not in closed]
        rows = ask.conflicts_of(_one_of(keys, at))
    return len(keys), next(iter(_conflicts(store, rows)), None) if rows else None


def _one_of(found: Sequence[Waiting], at: int | None) -> Sequence[Waiting]:
    """Give what is at a place, or the last, as a list; an empty one where there is nothing."""
    return () if at is None else found[at : at + 1] or found[-1:]


def _conflicts(store: Store, rows: list[Json]) -> tuple[ConflictView, ...]:
    names = {row["engagement"] for row in rows if row["engagement"] is not None}
    entries = {
        found.id: found.data for found in store.engagements(EngagementQuery(ids=tuple(sorted(names))), in_full=False)
    }
    said = settled(store)
    return tuple(_conflict(row, entries.get(row["engagement"]), said.get(row["key"])) for row in rows)


def _conflict(row: Json, engagement: Json | None, judgement: Judgement | None) -> ConflictView:
    data = row["data"]
    subject = data["subject"] or ("" if engagement is None else subject_of(engagement))
    values = tuple(map(field_value, data["values"]))
    key = row["key"] if row["engagement"] is None else None
    name = row["engagement"] or f"C{digest(row['key'])[:_DIGITS]}"
    view = ConflictView(
        name, row["engagement"], row["person"], key, subject, row["field"], values, data["reason"], row["rank"]
    )
    if judgement is None or judgement.subject["values"] != values_of(row):
        return view
    if judgement.verdict is Verdict.ACCEPT:
        return replace(view, judged=f"accepted by {judgement.who}")
    if judgement.verdict is Verdict.BOTH:
        values = tuple(replace(value, is_shown=True) for value in view.values)
        return replace(view, values=values, reason=_BOTH, judged=f"both right, {judgement.who} says")
    return _corrected(view, judgement)


def _corrected(view: ConflictView, judgement: Judgement) -> ConflictView:
    why = "Somebody corrected it."
    values = [
        replace(value, is_shown=True, reason=why)
        if sense_of(view.field, value.value) == sense_of(view.field, judgement.value)
        else replace(value, is_shown=False, reason="Others say otherwise.")
        for value in view.values
    ]
    values.sort(key=lambda value: not value.is_shown)
    return replace(view, values=tuple(values), reason=why, judged=f"corrected by {judgement.who}")


def subject_of(data: Json) -> str:
    """Name an engagement in a few words: ``visit of MAR, NATO, 2018-05``."""
    parties = dict.fromkeys(item["party"] for item in data["participants"] if item["party"])
    return f"{data['kind']} of {', '.join(parties) or 'unknown parties'}, {data['when'] or 'date unknown'}"


def possible_merges(store: Store, *, limit: int = 50) -> tuple[PossibleMerge, ...]:
    """Give engagements that may be one, the likeliest first, without those that somebody judged already.

    Args:
        store: The record.
        limit: How many at most.
    """
    return _merges(store, _unjudged(store, limit))


def open_merges(store: Store, *, most: int, at: int | None = None) -> tuple[int, PossibleMerge | None]:
    """Count engagements that may be one, up to some number, and give the one at a place; see :func:`open_conflicts`."""
    rows = _unjudged(store, most)
    return len(rows), next(iter(_merges(store, _one_of(rows, at))), None)


def open_doubts(store: Store, *, most: int, at: int | None = None) -> tuple[int, Entry | None]:
    """Count engagements that were read with doubt, up to some number, and give one; see :func:`open_conflicts`."""
    with store.asking() as ask:
        count = ask.count_doubtful(_LOW, most)
    if at is None or not count:
        return count, None
    place = min(at, count - 1)
    found = store.engagements(EngagementQuery(doubted_below=_LOW, limit=1, offset=place), in_full=False)
    return count, next(map(entry_of, found), None)


def _merges(store: Store, rows: Sequence[Json]) -> tuple[PossibleMerge, ...]:
    if not rows:
        return ()
    links = store.pair_links({(row["left"], row["right"]) for row in rows})
    ids = tuple(sorted({row[side] for row in rows for side in ("one", "other")}))
    found = {each.id: entry_of(each) for each in store.engagements(EngagementQuery(ids=ids), in_full=False)}
    return tuple(
        PossibleMerge(
            found[row["one"]], found[row["other"]], (row["left"], row["right"]), link["score"],
            tuple(Explanation(**reason) for reason in link["reasons"]),
        )
        for row in rows
        if (link := links.get((row["left"], row["right"]))) and {row["one"], row["other"]} <= found.keys()
    )  # fmt: skip


def _unjudged(store: Store, limit: int) -> list[Json]:
    """Give the likeliest link of each two engagements of which nobody has judged whether they are one."""
    judged = {_ends(item.subject, item.object) for item in judgements(store, in_force=True) if item.object}
    rows = store.doubts(*_DOUBTS, 2 * limit)
    anchors: dict[str, Json] = {}
    if judged:
        with store.asking() as ask:
            facts = ask.facts(sorted({row[side] for row in rows for side in ("left", "right")}))
        anchors = {fact.key: anchor(read_stored(fact)) for fact in facts}
    found: dict[frozenset[str], Json] = {}
    for row in rows:
        pair = frozenset((row["one"], row["other"]))
        if not (judged and _ends(anchors[row["left"]], anchors[row["right"]]) in judged):
            found.setdefault(pair, row)
    return list(found.values())[:limit]


def _ends(left: Json, right: Json | None) -> frozenset[str]:
    return frozenset(f"{end.get('page')}{end.get('spans')}{end.get('alias')}" for end in (left, right or {}))


def low_confidence(store: Store, *, limit: int = 50) -> tuple[Entry, ...]:
    """Give engagements that were read with doubt and that nobody has judged, the most doubtful first.

    Args:
        store: The record.
        limit: How many at most.
    """
    return tuple(
        entry_of(found) for found in store.engagements(EngagementQuery(doubted_below=_LOW, limit=limit), in_full=False)
    )
