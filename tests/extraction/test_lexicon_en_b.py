"""How much of a table of English sentences the lexicon reads: accord, support and contest.

Run ``python -m pytest tests/extraction/test_lexicon_en_b.py -rA -s`` to see the sentences that are misread.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from dragoman.extraction.engagements import extract_engagements
from tests.extraction.pages import grammar_of

pytestmark = pytest.mark.model

CASES = Path(__file__).with_name("english_cases_b.yml")
Told = frozenset[tuple[str, frozenset[str | None]]]


@dataclass(frozen=True)
class Case:
    """A sentence, what it should tell, and what the product reads in it."""

    text: str
    aside: bool
    expected: Told
    read: Told


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    table = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    told = [
        (row, frozenset([(kind, frozenset(row["parties"]))])) for kind, rows in table["told"].items() for row in rows
    ]
    rows = [*told, *((row, frozenset()) for row in table["untold"])]
    return tuple(Case(row["text"], row.get("aside", False), expected, _read(row["text"])) for row, expected in rows)


def _read(text: str) -> Told:
    told = extract_engagements(grammar_of(text, "en"))
    return frozenset((e.kind, frozenset(p.party for p in e.participants)) for e in told)


def _show(misread: list[Case]) -> None:
    for case in misread:
        print(sorted(case.expected), "<-", sorted(case.read), case.text)


@pytest.mark.parametrize(("aside", "recall", "precision"), [(False, 0.8, 0.92), (True, 0.8, 0.92)])
def test_the_lexicon_reads_engagements(cases: tuple[Case, ...], aside: bool, recall: float, precision: float) -> None:
    telling = [case for case in cases if case.expected and case.aside is aside]
    right = sum(len(case.expected & case.read) for case in telling)
    _show([case for case in telling if case.expected != case.read])
    assert right / len(telling) >= recall
    assert right / sum(len(case.read) for case in telling) >= precision


@pytest.mark.parametrize(("aside", "right"), [(False, 0.95), (True, 0.9)])
def test_the_lexicon_is_silent_where_words_only_sound_like_an_engagement(
    cases: tuple[Case, ...], aside: bool, right: float
) -> None:
    silent = [case for case in cases if not case.expected and case.aside is aside]
    _show([case for case in silent if case.read])
    assert sum(not case.read for case in silent) / len(silent) >= right
