"""From when to when something lasts that is told by one day and its length: "ended a three-day visit on Friday"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from dragoman.extraction.grammar import Grammar
from dragoman.extraction.timing import When
from dragoman.extraction.triggers import Signal
from dragoman.model.time import TimeKind
from dragoman.vocabulary.triggers import Phases

_DAYS = re.compile(r"P(\d{1,2})D")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Kinds that last for days.
_LASTING = frozenset(("visit", "session", "conference", "seminar", "training", "exercise", "operation"))


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
    if when is None or when.edtf is None or not _DAY.fullmatch(when.edtf) or signal.kind not in _LASTING:
        return when
    days = _days(grammar, signal)
    lemma = grammar.tokens[signal.governor].lemma
    if days is None or days < 2:
        return when
    day, rest = date.fromisoformat(when.edtf), timedelta(days - 1)
    if lemma in phases.begin:
        return replace(when, edtf=f"{day}/{day + rest}")
    return replace(when, edtf=f"{day - rest}/{day}") if lemma in phases.end else when


def _days(grammar: Grammar, signal: Signal) -> int | None:
    """Give how many days a sentence says that something lasts, if it says so once."""
    sentence = grammar.sentence(signal.index)
    lengths = [time.value or "" for time in grammar.times_in(sentence) if time.kind is TimeKind.DURATION]
    match = _DAYS.fullmatch(lengths[0]) if len(lengths) == 1 else None
    return None if match is None else int(match[1])
