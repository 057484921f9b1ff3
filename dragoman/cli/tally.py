"""What a run did, counted as it goes."""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.model.record import PageRecord
from dragoman.model.rejection import Rejection

_FAMILIES = ("engagements", "relations", "occupancies", "statements")


@dataclass(slots=True)
class Tally:
    """What a run did, counted as it goes.

    Attributes:
        read: Pages read.
        known: Pages that the record had already.
        rejected: Pages left out, by reason.
        facts: Facts found in the pages read, by family.
        started: Monotonic time of the beginning.
    """

    read: int = 0
    known: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    facts: Counter[str] = field(default_factory=Counter)
    started: float = field(default_factory=time.monotonic)

    def count(self, result: PageRecord | Rejection | None) -> None:
        """Count what became of one page; None is one already known."""
        match result:
            case PageRecord():
                self.read += 1
                self.facts.update({family: len(getattr(result.facts, family)) for family in _FAMILIES})
            case Rejection():
                self.rejected[result.reason.value] += 1
            case None:
                self.known += 1

    def counts(self) -> dict[str, int]:
        """Give all counts by name, to be kept."""
        rejected = {f"rejected-{reason}": number for reason, number in self.rejected.items()}
        return {"read": self.read, "known": self.known} | rejected | dict(self.facts)

    def lines(self) -> Iterator[str]:
        """Say it in up to three lines."""
        rate = self.read / max(time.monotonic() - self.started, 1e-9)
        yield f"{_many(self.read, 'page')} read ({rate:.1f} a second), {self.known} already known"
        if self.rejected:
            reasons = ", ".join(f"{number} {reason}" for reason, number in sorted(self.rejected.items()))
            yield f"{self.rejected.total()} left out: {reasons}"
        if self.facts:
            yield "Found " + ", ".join(f"{self.facts[family]} {family}" for family in _FAMILIES)


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
