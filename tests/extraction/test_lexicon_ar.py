"""The Arabic words for all kinds of engagement: a table of sentences, measured as a whole.

A single sentence may fail, since parsers err; what must not sink is how much of the table is read, and how rarely
wrongly. The rows marked ``aside`` were put away before any was read. ``pytest -rA`` (or a failure) lists the sentences
that are misread.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from dragoman.extraction import extract_facts
from dragoman.model.facts import Engagement
from tests.extraction.pages import readings_apart

pytestmark = pytest.mark.model

CASES = Path(__file__).with_name("arabic_cases.yml")
NOTHING = "none"
Told = frozenset[tuple[str, frozenset[str]]]  # kind and parties of each engagement


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, what it tells, and what was read.

    Attributes:
        text: The sentence.
        kind: Kind of the one engagement that it tells, or "none".
        parties: Its parties.
        aside: Whether it was put away before the lexicon was tried.
        told: What was read.
    """

    text: str
    kind: str
    parties: frozenset[str]
    aside: bool
    told: Told

    @property
    def is_right(self) -> bool:
        """Whether what it tells was read, or nothing where it tells nothing."""
        return not self.told if self.kind == NOTHING else (self.kind, self.parties) in self.told


def _told(engagements: Sequence[Engagement]) -> Told:
    return frozenset((e.kind, frozenset(p.party or "?" for p in e.participants)) for e in engagements)


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    """All sentences, each read once and by itself."""
    rows = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    readings = readings_apart([row["text"] for row in rows], "ar")
    return tuple(
        Case(row["text"], row["kind"], frozenset(row["parties"].split()), row["aside"], _told(facts.engagements))
        for row, facts in zip(rows, map(extract_facts, readings), strict=True)
    )


def _show(cases: Sequence[Case]) -> None:
    for case in cases:
        told = "; ".join(sorted(f"{kind} {' '.join(sorted(parties))}" for kind, parties in case.told))
        print(f"{case.kind} {' '.join(sorted(case.parties))} <- {told or 'nothing'}: {case.text}")


@pytest.mark.parametrize("aside", [False, True], ids=("seen", "aside"))
def test_the_lexicon_reads_what_the_sentences_tell(cases: tuple[Case, ...], aside: bool) -> None:
    half = [case for case in cases if case.aside is aside and case.kind != NOTHING]
    _show([case for case in half if not case.is_right])
    right = sum(case.is_right for case in half)
    assert right / len(half) >= 0.8
    assert right / sum(len(case.told) for case in half) >= 0.9


def test_the_same_words_in_other_senses_tell_nothing(cases: tuple[Case, ...]) -> None:
    other = [case for case in cases if case.kind == NOTHING]
    _show([case for case in other if not case.is_right])
    assert sum(case.is_right for case in other) / len(other) >= 0.9
