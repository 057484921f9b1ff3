"""The French lexicon of visits, meetings, gatherings and practice, measured over a table of sentences.

A single sentence may fail, since parsers err; what must not sink is how much of the table is read, and how rarely
wrongly. ``pytest -rA`` (or a failure) lists the sentences that are misread.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from dragoman.extraction.engagements import extract_engagements
from tests.extraction.pages import grammar_of

pytestmark = pytest.mark.model

CASES = Path(__file__).with_name("french_cases_a.yml")
NOTHING = "none"
Told = frozenset[tuple[str, frozenset[str]]]  # kind and parties of each engagement


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, what it tells, and what was read.

    Attributes:
        text: The sentence.
        kind: Kind of the one engagement that it tells, or "none".
        parties: Its parties.
        aside: Whether it was put away before the lexicon was written.
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


def _read(text: str) -> Told:
    found = extract_engagements(grammar_of(text, "fr"))
    return frozenset((e.kind, frozenset(p.party for p in e.participants)) for e in found)


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    """All sentences, each read once."""
    rows = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return tuple(
        Case(row["text"], row["kind"], frozenset(row["parties"].split()), row["aside"], _read(row["text"]))
        for row in rows
    )


def _show(cases: Sequence[Case]) -> None:
    for case in cases:
        told = "; ".join(sorted(f"{kind} {' '.join(sorted(parties))}" for kind, parties in case.told))
        print(f"{case.kind} {' '.join(sorted(case.parties))} <- {told or 'nothing'}: {case.text}")


@pytest.mark.parametrize(
    ("aside", "recall", "precision"), [(False, 0.82, 0.93), (True, 0.8, 0.9)], ids=("seen", "aside")
)
def test_the_lexicon_reads_what_the_sentences_tell(
    cases: tuple[Case, ...], aside: bool, recall: float, precision: float
) -> None:
    half = [case for case in cases if case.aside is aside and case.kind != NOTHING]
    _show([case for case in half if not case.is_right])
    right = sum(case.is_right for case in half)
    assert right / len(half) >= recall
    assert right / sum(len(case.told) for case in half) >= precision


def test_the_same_words_in_other_senses_tell_nothing(cases: tuple[Case, ...]) -> None:
    other = [case for case in cases if case.kind == NOTHING]
    _show([case for case in other if not case.is_right])
    assert sum(case.is_right for case in other) / len(other) >= 0.95
