"""Counts of what was right, wanted and given; the three figures made of them; and the list of errors."""

from collections.abc import Iterable
from dataclasses import dataclass, field

MEASURES = (
    "engagements", "strict", "kind", "status", "parties", "persons", "roles", "when", "places", "frameworks", "themes",
    "relations", "occupancies", "statements", "evidence", "language", "title", "published", "body", "furniture",
)  # fmt: skip


@dataclass(slots=True)
class Tally:
    """Counts for one measure.

    Attributes:
        found: What is right: both wanted and given.
        wanted: What the answers ask for.
        given: What the records give.
    """

    found: int = 0
    wanted: int = 0
    given: int = 0

    @property
    def is_exact(self) -> bool:
        """Whether all that is wanted is given, and nothing else."""
        return self.found == self.wanted == self.given

    @property
    def precision(self) -> float:
        """Share of what is given that is right; of nothing given, 1 if nothing was wanted, else 0."""
        return self.found / self.given if self.given else float(not self.wanted)

    @property
    def recall(self) -> float:
        """Share of what is wanted that is found; 1 where nothing is wanted."""
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Scorecard:
    """The counts of all measures over some pages, and a sentence for each error."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def add(self, measure: str, found: int, wanted: int, given: int) -> None:
        """Add to the counts of a measure."""
        tally = self.tallies.setdefault(measure, Tally())
        tally.found += found
        tally.wanted += wanted
        tally.given += given

    def mark(self, measure: str, is_right: bool, complaint: str | None = None) -> None:
        """Count one thing that is right or wrong, and keep the complaint if it is wrong."""
        self.add(measure, int(is_right), 1, 1)
        if complaint and not is_right:
            self.errors.append(complaint)

    def complain(self, complaints: Iterable[str]) -> None:
        """Keep some errors."""
        self.errors.extend(complaints)

    def merge(self, other: "Scorecard") -> None:
        """Add another scorecard's counts and errors to this one."""
        for measure, tally in other.tallies.items():
            self.add(measure, tally.found, tally.wanted, tally.given)
        self.errors.extend(other.errors)
