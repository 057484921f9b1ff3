"""The English lexicon of visits, meetings, gatherings and practice, measured over a table of sentences.

``pytest -rA`` (or a failure) lists the sentences that are read wrongly.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from dragoman.extraction import extract_facts
from dragoman.model.mention import Reading
from tests.extraction.pages import readings_apart

pytestmark = pytest.mark.model

CASES = Path(__file__).with_name("english_cases_a.yml")
NOTHING = "none"
Told = frozenset[tuple[str, frozenset[str]]]  # kind and parties of each engagement


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, what it tells, and what was read.

    Attributes:
        text: The sentence.
        kind: Kind of the one engagement that it tells, or "none".
        parties: Its parties.
        aside: Whether it was kept apart while the lexicon was written.
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


def _told(reading: Reading) -> Told:
    engagements = extract_facts(reading).engagements
    return frozenset((e.kind, frozenset(p.party for p in e.participants if p.party)) for e in engagements)


def _cases() -> Iterator[Case]:
    rows = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    for row, reading in zip(rows, readings_apart([row["text"] for row in rows], "en"), strict=True):
        told = _told(reading)
        yield Case(row["text"], row["kind"], frozenset(row["parties"].split()), row["aside"], told)


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    """All sentences, read once."""
    return tuple(_cases())


def _show(cases: Sequence[Case]) -> None:
    for case in cases:
        told = "; ".join(f"{kind} {' '.join(sorted(parties))}" for kind, parties in sorted(case.told, key=str))
        print(f"{case.kind} {' '.join(sorted(case.parties))} <- {told or 'nothing'}: {case.text}")


@pytest.mark.parametrize(
    ("aside", "recall", "precision"), [(False, 0.84, 0.94), (True, 0.76, 0.91)], ids=("seen", "aside")
)
def test_the_lexicon_tells_what_the_sentences_tell(
    cases: tuple[Case, ...], aside: bool, recall: float, precision: float
) -> None:
    half = [case for case in cases if case.aside is aside and case.kind != NOTHING]
    _show([case for case in half if not case.is_right])
    right = sum(case.is_right for case in half)
    assert right / len(half) >= recall
    assert right / sum(len(case.told) for case in half) >= precision


def test_sentences_that_only_sound_alike_tell_nothing(cases: tuple[Case, ...]) -> None:
    sounding = [case for case in cases if case.kind == NOTHING]
    _show([case for case in sounding if not case.is_right])
    assert sum(case.is_right for case in sounding) / len(sounding) >= 0.88
