"""From when to when something lasts that is told by one day and its length: "ended a three-day visit on Friday"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from dragoman.extraction.grammar import Grammar
from dragoman.extraction.timing import LASTING, Edge, When
from dragoman.extraction.triggers import Signal
from dragoman.model.time import TimeKind
from dragoman.vocabulary.triggers import Phases

_DAYS = re.compile(r"P(\d{1,2})D|P1W")  # several weeks are seldom told to the day
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WEEK = 7


def stretched(grammar: Grammar, signal: Signal, when: When | None, phases: Phases) -> When | None:
    """Stretch a day to all days of an occurrence, where the text says how many, and that it began or ended then.

    Args:
        grammar: The page.
        signal: The occurrence's signal.
        when: The day that the sentence gives it.
        phases: Verbs that begin and that end something.

    Returns:
        The interval, or ``when`` as it is.
    """
    if when is None or when.edtf is None or signal.kind not in LASTING:
        return when
    one = when.edtf.replace("/..", "").replace("../", "")
    days = _days(grammar, signal)
    lemma = grammar.tokens[signal.governor].lemma
    if days is None or days < 2 or not _DAY.fullmatch(one):
        return when
    day, rest = date.fromisoformat(one), timedelta(days - 1)
    if when.edge is Edge.BEGIN or lemma in phases.begin:
        return replace(when, edtf=f"{day}/{day + rest}", edge=Edge.WHOLE)
    if when.edge is Edge.END or lemma in phases.end:
        return replace(when, edtf=f"{day - rest}/{day}", edge=Edge.WHOLE)
    return when


def _days(grammar: Grammar, signal: Signal) -> int | None:
    """Give how many days a sentence says that something lasts, if it says so once."""
    sentence = grammar.sentence(signal.index)
    lengths = [time.value or "" for time in grammar.times_in(sentence) if time.kind is TimeKind.DURATION]
    match = _DAYS.fullmatch(lengths[0]) if len(lengths) == 1 else None
    return None if match is None else int(match[1] or _WEEK)
