"""Floors: figures that a change may not fall below.

F1 of every measure has a floor, and so has the precision of what the record asserts, because a wrong fact costs its
reader more than a missed one. A part whose files have changed since its floors were pinned has to be pinned again.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.tally import Scorecard

TOLERANCE = 0.005
_ASSERTED = ("engagements", "relations", "occupancies", "statements")
_PLACES = 4

Figures = Mapping[str, float]


class LoweredFloors(Exception):
    """Pinning would lower floors, and no reason was given; says which."""


@dataclass(frozen=True, slots=True)
class PinnedPart:
    """Floors of one part of the corpus, and the digest of the files that they were measured on."""

    digest: str
    floors: Figures


@dataclass(frozen=True, slots=True)
class Lowering:
    """Floors that were lowered on purpose: which, each from what to what, and why."""

    reason: str
    floors: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Floors:
    """All floors.

    Attributes:
        parts: Pinned floors by name of the part.
        lowered: Every lowering there has been, oldest first.
    """

    parts: Mapping[str, PinnedPart] = field(default_factory=dict)
    lowered: tuple[Lowering, ...] = ()


def figures_of(card: Scorecard) -> dict[str, float]:
    """Give the figures of a scorecard that have floors, such as ``engagements f1``; between 0 and 1."""
    figures = {f"{measure} f1": tally.f1 for measure, tally in card.tallies.items()}
    figures |= {f"{name} precision": card.tallies[name].precision for name in _ASSERTED if name in card.tallies}
    return {name: round(figure, _PLACES) for name, figure in sorted(figures.items())}


def find_falls(floors: Floors, part: str, digest: str, figures: Figures) -> list[str]:
    """Say what is wrong with a part's figures, a sentence each: none means that all floors hold.

    A figure that is no longer measured counts as fallen.
    """
    pinned = floors.parts.get(part)
    if pinned is None:
        return [f"{part}: no floors are pinned"]
    if pinned.digest != digest:
        return [f"{part}: its files have changed since its floors were pinned"]
    return [
        f"{part}: {name} is {figures.get(name, 0.0):.3f}, below its floor of {floor:.3f}"
        for name, floor in pinned.floors.items()
        if figures.get(name, 0.0) < floor - TOLERANCE
    ]


def pin(floors: Floors, measured: Mapping[str, PinnedPart], reason: str | None = None) -> Floors:
    """Pin what was measured; parts that were not measured keep their floors.

    Args:
        floors: Floors so far.
        measured: Figures and digest of each part that was measured.
        reason: Why floors may be lowered, or None if they may not.

    Raises:
        LoweredFloors: A floor would be lowered or lost, and no reason was given.
    """
    lowered = {
        f"{part} {name}": (floor, measured[part].floors.get(name, 0.0))
        for part, pinned in floors.parts.items()
        if part in measured
        for name, floor in pinned.floors.items()
        if measured[part].floors.get(name, 0.0) < floor
    }
    if lowered and not reason:
        raise LoweredFloors(", ".join(f"{name} {old:.3f} → {new:.3f}" for name, (old, new) in lowered.items()))
    history = (*floors.lowered, Lowering(reason, lowered)) if lowered and reason else floors.lowered
    return Floors({**floors.parts, **measured}, history)


def read_floors(path: Path) -> Floors:
    """Read the floors; none where the file does not exist."""
    if not path.is_file():
        return Floors()
    content = json.loads(path.read_text("utf-8"))
    parts = {name: PinnedPart(part["digest"], part["floors"]) for name, part in content["parts"].items()}
    lowered = tuple(
        Lowering(item["reason"], {name: (old, new) for name, (old, new) in item["floors"].items()})
        for item in content["lowered"]
    )
    return Floors(parts, lowered)


def write_floors(path: Path, floors: Floors) -> None:
    """Write the floors, sorted, so that a change reads well in a diff."""
    content = {
        "parts": {
            name: {"digest": part.digest, "floors": dict(sorted(part.floors.items()))}
            for name, part in sorted(floors.parts.items())
        },
        "lowered": [{"reason": item.reason, "floors": dict(item.floors)} for item in floors.lowered],
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")
