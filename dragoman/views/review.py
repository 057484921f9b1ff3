"""What a person should look at: where pages differ, what may be one, what was read with doubt."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.judging import judgements, sense_of, settled, values_of
from dragoman.model.codec import Json
from dragoman.model.explanation import Explanation
from dragoman.resolution.values import FieldValue
from dragoman.resolving import read_stored
from dragoman.rulings import anchor
from dragoman.store import EngagementQuery, Judgement, Store, StoredFact, Verdict
from dragoman.views.engagements import Entry, entry_of, field_value

_DOUBTS = (-1.5, 3.0)  # log-odds between which a pair of two engagements may yet be one
_BOTH = "Somebody said that both are right."
_LOW = 0.8  # confidence below which a fact that one page gives is worth a look


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A field of which pages say things that cannot all be right.

    Attributes:
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
    rows = store.conflicts(limit)
    names = {row["engagement"] for row in rows if row["engagement"] is not None}
    entries = {found.id: found.data for found in store.engagements(EngagementQuery(ids=tuple(sorted(names))))}
    said = settled(store)
    return tuple(_conflict(row, entries.get(row["engagement"]), said.get(row["key"])) for row in rows)


def _conflict(row: Json, engagement: Json | None, judgement: Judgement | None) -> ConflictView:
    data = row["data"]
    subject = data["subject"] or ("" if engagement is None else subject_of(engagement))
    values = tuple(map(field_value, data["values"]))
    key = row["key"] if row["engagement"] is None else None
    view = ConflictView(
        row["engagement"], row["person"], key, subject, row["field"], values, data["reason"], row["rank"]
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
    judged = {_ends(item.subject, item.object) for item in judgements(store, in_force=True) if item.object}
    rows = store.doubts(*_DOUBTS, 2 * limit)
    ids = {row[side] for row in rows for side in ("one", "other")}
    found = {engagement.id: engagement for engagement in store.engagements(EngagementQuery(ids=tuple(sorted(ids))))}
    merges: dict[frozenset[str], PossibleMerge] = {}
    for row in rows:
        pair = frozenset((row["one"], row["other"]))
        ends = [_anchor(found[row[side]].reports, row[key]) for side, key in (("one", "left"), ("other", "right"))]
        if pair in merges or _ends(*ends) in judged:
            continue
        reasons = tuple(Explanation(**reason) for reason in row["reasons"])
        left, right = (entry_of(found[row[side]]) for side in ("one", "other"))
        merges[pair] = PossibleMerge(left, right, (row["left"], row["right"]), row["score"], reasons)
    return tuple(merges.values())[:limit]


def _anchor(reports: Iterable[StoredFact], key: str) -> Json:
    return anchor(read_stored(next(fact for fact in reports if fact.key == key)))


def _ends(left: Json, right: Json | None) -> frozenset[str]:
    return frozenset(f"{end.get('page')}{end.get('spans')}{end.get('alias')}" for end in (left, right or {}))


def low_confidence(store: Store, *, limit: int = 50) -> tuple[Entry, ...]:
    """Give engagements that were read with doubt and that nobody has judged, the most doubtful first.

    Args:
        store: The record.
        limit: How many at most.
    """
    return tuple(entry_of(found) for found in store.engagements(EngagementQuery(doubted_below=_LOW, limit=limit)))
