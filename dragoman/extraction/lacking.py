"""Sides for occurrences that lack one when all that tells them is read."""

from collections.abc import Callable, Iterable

from dragoman.extraction.merging import Occurrence
from dragoman.model.explanation import Explanation
from dragoman.vocabulary.kinds import load_kinds


def filled(told: Iterable[Occurrence], is_whole: Callable[[Occurrence], bool]) -> list[Occurrence]:
    """Give occurrences that lack a side who else is likeliest to take part, and leave out those that lack one still.

    Only here, when all tellings are read: what lacks a side is more often another telling of what has both.

    Args:
        told: What a page tells, in order; changed in place.
        is_whole: Says whether an occurrence lacks nobody.
    """
    kept: list[Occurrence] = []
    lacking: list[Occurrence] = []
    for occurrence in told:
        (kept if is_whole(occurrence) else lacking).append(occurrence)
    for occurrence in lacking:
        if not _take_spare(occurrence) or not is_whole(occurrence):
            continue
        if not any(_alike_in_all(occurrence, other) for other in kept):
            kept.append(occurrence)
    return sorted(kept, key=lambda o: o.signals[0].index)


def _take_spare(occurrence: Occurrence) -> bool:
    open_ = [(part, each) for part, each in occurrence.spare if each.party not in occurrence.parties]
    if len(occurrence.parties) != 1 or not open_:
        return False
    part, likeliest = max(open_, key=lambda pair: pair[0])
    occurrence.participants.append(likeliest)
    occurrence.weakest = part
    label = likeliest.actor.label if likeliest.actor is not None else likeliest.post
    detail = f"of those named near, {label} is likeliest to be the other side"
    occurrence.explanations.append(Explanation("likely-side", detail, round(part, 3)))
    return True


def _alike_in_all(occurrence: Occurrence, other: Occurrence) -> bool:
    """Say whether one occurrence may be another telling of one that is told whole."""
    kinds = load_kinds()
    same = kinds[occurrence.kind].family is kinds[other.kind].family
    return same and occurrence.parties <= other.parties
