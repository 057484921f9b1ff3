"""The French words for accords, support and contest: a table of sentences, measured as a whole.

A single sentence may fail, since parsers err; what must not sink is how much of the table is read, and how rarely
wrongly. Half of the rows (``aside``) were put away before any was read. To list the sentences that fail:
``python -m tests.extraction.test_lexicon_fr_b``.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import yaml

from dragoman.extraction import extract_facts
from dragoman.model import Reading
from tests.extraction.pages import readings_apart

pytestmark = pytest.mark.model

_TABLE = Path(__file__).with_name("french_cases_b.yml")
_Told = frozenset[tuple[str, frozenset[str]]]  # kind and parties of each engagement


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with what it tells and what was read in it."""

    text: str
    aside: bool
    expected: _Told
    read: _Told = frozenset()


@dataclass(frozen=True, slots=True)
class Score:
    """How a part of the table was read.

    Attributes:
        recall: Share of the expected engagements that were read.
        precision: Share of the engagements read that were expected.
        silence: Share of the sentences that tell nothing in which nothing was read.
    """

    recall: float
    precision: float
    silence: float


def _rows() -> list[Case]:
    table = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
    told = [
        Case(row["text"], row.get("aside", False), frozenset({(kind, frozenset(row["parties"].split()))}))
        for kind, rows in table["told"].items()
        for row in rows
    ]
    return told + [Case(row["text"], row.get("aside", False), frozenset()) for row in table["untold"]]


def _read(rows: list[Case]) -> list[Case]:
    """Annotate all sentences in one go, then read each as a page of its own."""
    readings = readings_apart([row.text for row in rows], "fr")
    return [replace(row, read=_told(reading)) for row, reading in zip(rows, readings, strict=True)]


def _told(reading: Reading) -> _Told:
    facts = extract_facts(reading)
    return frozenset(
        (e.kind, frozenset(p.party for p in e.participants if p.party is not None)) for e in facts.engagements
    )


def _score(cases: list[Case]) -> Score:
    hits = sum(len(case.expected & case.read) for case in cases)
    silent = [not case.read for case in cases if not case.expected]
    return Score(
        hits / sum(len(case.expected) for case in cases),
        hits / max(1, sum(len(case.read) for case in cases)),
        sum(silent) / len(silent),
    )


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    """All rows of the table, read."""
    return _read(_rows())


@pytest.mark.parametrize("aside", [False, True], ids=["developed on", "put aside"])
def test_enough_of_the_table_is_read_and_little_wrongly(cases: list[Case], aside: bool) -> None:
    score = _score([case for case in cases if case.aside is aside])
    assert score.recall >= 0.77, score
    assert score.precision >= 0.92, score
    assert score.silence >= 0.88, score


if __name__ == "__main__":
    everything = _read(_rows())
    for case in everything:
        if case.read != case.expected:
            print("aside " if case.aside else "      ", case.text, "|", sorted(case.expected), "|", sorted(case.read))
    for part in (False, True):
        print("aside" if part else "developed on", _score([case for case in everything if case.aside is part]))
