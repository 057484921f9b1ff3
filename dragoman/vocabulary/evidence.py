"""How strongly what is seen in two reports speaks for or against their being of one engagement."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.vocabulary.entries import read_entry
from dragoman.vocabulary.files import DATA


@dataclass(frozen=True, slots=True)
class EvidenceWeight:
    """One piece of evidence.

    Attributes:
        id: Its name: ``same-days``.
        weight: Natural log-odds.
        says: What was seen, as a clause.
    """

    id: str
    weight: float
    says: str


@cache
def load_evidence(data: Path = DATA) -> Mapping[str, EvidenceWeight]:
    """Read all evidence, by id.

    Raises:
        VocabularyError: The file is missing or not in shape, or an id comes twice.
    """
    top = read_entry(data / "evidence.yml").only("evidence")
    found: dict[str, EvidenceWeight] = {}
    for entry in top.entries("evidence"):
        entry.only("id", "weight", "says")
        item = EvidenceWeight(entry.text("id"), entry.decimal("weight"), entry.text("says"))
        if item.id in found:
            raise entry.error("id", f"{item.id!r} comes twice")
        found[item.id] = item
    return found
