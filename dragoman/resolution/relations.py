"""Standing relations between two: what pages say of them that cannot all be right."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.resolution.conflicts import FieldConflict
from dragoman.resolution.days import Days, days_of
from dragoman.resolution.values import FieldValue

# A member is more than a partner: nobody is both at a time.
_EXCLUSIVE = frozenset({"member_of", "partner_of"})
_WHEN, _PREDICATE = 0.6, 0.7  # ranks; see dragoman/resolution/conflicts.py


@dataclass(frozen=True, slots=True)
class Held:
    """A relation as some pages state it in the same way.

    Attributes:
        predicate: What the relation is.
        subject, object: Their labels.
        when: EDTF interval, or None.
        pages: Ids of the pages that say so.
        sources: How many publishers do.
        first, last: When the earliest and the latest of the pages came out, EDTF, or None.
    """

    predicate: str
    subject: str
    object: str
    when: str | None
    pages: tuple[str, ...]
    sources: int
    first: str | None
    last: str | None


def relation_conflicts(held: Sequence[Held]) -> tuple[tuple[str, FieldConflict], ...]:
    """Find what pages differ in about the relations between two.

    Relations that held one after the other are none, nor is a year beside a day in it.

    Args:
        held: All relations that pages state between the two.

    Returns:
        A conflict, its subject the relation in words, for each predicate whose beginning or end differs, with the
        predicate, and for predicates that exclude one another, with "".
    """
    found = []
    for predicate in sorted({each.predicate for each in held}):
        mine = [each for each in held if each.predicate == predicate and each.when is not None]
        if any(_differ(left, right) for left, right in combinations(mine, 2)):
            told = f"{mine[0].subject}, {predicate.replace('_', ' ')} {mine[0].object}"
            found.append((predicate, _conflict("when", told, mine, lambda each: each.when or "", _WHEN)))
    rivals = [each for each in held if each.predicate in _EXCLUSIVE]
    if any(left.predicate != right.predicate and _meet(left, right) for left, right in combinations(rivals, 2)):
        told = f"{rivals[0].subject}, {rivals[0].object}"
        found.append(("", _conflict("predicate", told, rivals, lambda each: each.predicate, _PREDICATE)))
    return tuple(found)


def rivals(predicate: str) -> frozenset[str]:
    """Give the predicates that a predicate excludes: of two only one holds at a time."""
    return _EXCLUSIVE - {predicate} if predicate in _EXCLUSIVE else frozenset()


def _conflict(
    field: str, subject: str, held: Iterable[Held], value_of: Callable[[Held], str], rank: float
) -> FieldConflict:
    backers: dict[str, list[Held]] = {}
    for each in held:
        backers.setdefault(value_of(each), []).append(each)
    weights = {
        value: (sum(each.sources for each in some), max(each.last or "" for each in some), value)
        for value, some in backers.items()
    }
    order = sorted(backers, key=weights.__getitem__, reverse=True)
    more = weights[order[0]][0] > weights[order[1]][0]
    reason = "More sources say so." if more else "The latest page says so."
    values = tuple(
        FieldValue(
            value, tuple(sorted({page for each in backers[value] for page in each.pages})), value == order[0],
            reason if value == order[0] else "Others say otherwise.",
        )
        for value in order
    )  # fmt: skip
    return FieldConflict(field, subject, values, reason, rank)


def _differ(left: Held, right: Held) -> bool:
    """Say whether two intervals of one relation have days in common, and begin or end at other times."""
    (begins, ends), (other_begins, other_ends) = _ends(left), _ends(right)
    if _may_precede(ends, other_begins) or _may_precede(other_ends, begins):
        return False
    both = ((begins, other_begins), (ends, other_ends))
    return any(ours is not None and theirs is not None and ours.apart(theirs) > 0 for ours, theirs in both)


def _may_precede(end: Days | None, start: Days | None) -> bool:
    """Say whether what ended may have done so before the other began: to 2004, since 2004."""
    return end is not None and start is not None and end.first <= start.last


def _meet(left: Held, right: Held) -> bool:
    """Say whether pages state two relations of one day; a page knows nothing of what came after it."""
    spans = []
    for held in (left, right):
        (begins, ends), told, late = _ends(held), days_of(held.first), days_of(held.last)
        start, end = begins or told, ends or late
        if start is None or end is None:
            return False
        spans.append((start, end))
    (begins, ends), (other_begins, other_ends) = spans
    if any(_ends(held)[1] for held in (left, right)) and (
        _may_precede(ends, other_begins) or _may_precede(other_ends, begins)
    ):
        return False
    return ends.last >= other_begins.first and other_ends.last >= begins.first


def _ends(held: Held) -> tuple[Days | None, Days | None]:
    """Give when a relation begins and ends, as far as it is said; a time within it says neither."""
    start, stroke, end = (held.when or "").partition("/")
    return (days_of(_given(start)), days_of(_given(end))) if stroke else (None, None)


def _given(edge: str) -> str | None:
    return None if edge in ("", "..") else edge
