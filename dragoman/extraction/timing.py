"""When what a signal tells took place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from dragoman.extraction.grammar import Grammar
from dragoman.extraction.triggers import Signal
from dragoman.model.annotation import Sentence
from dragoman.model.time import TimeBasis, TimeExpression, TimeKind

_FAR = 99  # steps: no way through the grammar
# Kinds that go on for as long as a page likes: "has patrolled since 2009" tells when.
_LASTING = frozenset(("exercise", "training", "operation"))
_VERBAL = frozenset(("VERB", "AUX"))
# Clauses that tell of something of their own.
_APART = frozenset(("acl:relcl", "conj", "parataxis"))
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class When:
    """A date, and the words that give it.

    Attributes:
        edtf: EDTF, or None where the page does not allow one.
        text: The words.
    """

    edtf: str | None
    text: str


def dated(grammar: Grammar, sentence: Sentence, signals: Sequence[Signal]) -> dict[int, When]:
    """Give each date of a sentence to the signal that it hangs on.

    A date belongs to the first signal met on the way up from it through the grammar; where there is none on the way,
    to the nearest signal of the sentence. Verbs coordinated with a dated one share its date: "met X on Monday and
    signed Y".

    Args:
        grammar: The page.
        sentence: The sentence.
        signals: Its signals.

    Returns:
        The dates by token of the signal.
    """
    found: dict[int, tuple[tuple[bool, int, int], When]] = {}
    for time in _plain(grammar, sentence):
        if time.kind not in (TimeKind.DATE, TimeKind.TIME) or not signals:
            continue
        token = grammar.token_at(time.span.start, sentence)
        signal, steps = _owner(grammar, token, signals)
        if _is_of_another(grammar, token, signal):
            continue
        if is_open(time.edtf) and signal.kind not in _LASTING:
            continue
        rank = (time.edtf is None, steps, abs(signal.governor - token))
        if signal.index not in found or rank < found[signal.index][0]:
            found[signal.index] = rank, When(time.edtf, time.span.cut(grammar.text))
    own = {index: when for index, (_, when) in found.items()}
    return {**_shared(grammar, signals, own), **own}


def _shared(grammar: Grammar, signals: Sequence[Signal], own: Mapping[int, When]) -> dict[int, When]:
    """Give signals whose verb is coordinated with that of a dated one its date, if both are told in one tense."""
    dates = {signal.governor: own[signal.index] for signal in signals if signal.index in own}
    found: dict[int, When] = {}
    for signal in signals:
        verb = signal.governor
        while verb not in dates and (above := clause_above(grammar, verb)) is not None:
            verb = above
        if (
            verb in dates
            and not is_open(dates[verb].edtf)
            and _is_future(grammar, verb) == _is_future(grammar, signal.governor)
        ):
            found[signal.index] = dates[verb]
    return found


def clause_above(grammar: Grammar, verb: int) -> int | None:
    """Give the verb that another shares its time with: coordinated, or of the clause that it happened within."""
    token = grammar.tokens[verb]
    if token.dep == "conj":
        return token.head
    if token.dep.startswith("advcl") and "VerbForm=Ger" in token.morph:  # "ended the talks by signing"
        return token.head
    if token.dep.startswith(("acl", "advcl")) and opens_with_where(grammar, verb):
        above = (i for i in grammar.ancestors(verb) if grammar.tokens[i].pos in _VERBAL)
        return next(above, None)
    return None


def opens_with_where(grammar: Grammar, verb: int) -> bool:
    """Say whether a clause tells what happened where or when something did: "went to Obo, where he met the prefect"."""
    opening = (grammar.tokens[c] for c in grammar.child(verb, "advmod", "obl") if c < verb)
    return any("PronType=Rel" in token.morph or "PronType=Int" in token.morph for token in opening)


def _is_future(grammar: Grammar, verb: int) -> bool:
    return "Tense=Fut" in grammar.tokens[verb].morph


def _plain(grammar: Grammar, sentence: Sentence) -> Iterator[TimeExpression]:
    """Give the times of a sentence, a day spelled out in brackets taken as spelled out: "Friday (22 May 2023)"."""
    times = list(grammar.times_in(sentence))
    for time, after in zip_longest(times, times[1:]):
        spelled = after is not None and after.basis is TimeBasis.ABSOLUTE and time.basis is not TimeBasis.ABSOLUTE
        if after is not None and spelled and grammar.text[time.span.end : after.span.start].strip() in ("(", ","):
            yield replace(after, span=time.span)
            continue
        yield time


def is_open(edtf: str | None) -> bool:
    """Say whether an interval lacks its beginning or its end: "since 2009"."""
    return edtf is not None and ".." in edtf


def _owner(grammar: Grammar, token: int, signals: Sequence[Signal]) -> tuple[Signal, int]:
    """Give the signal that a date hangs on, and how many steps of grammar lie between them."""
    by_token = {index: s for s in reversed(signals) for index in (s.governor, *range(s.first, s.last))}
    for steps, above in enumerate((token, *grammar.ancestors(token))):
        if above in by_token:
            return by_token[above], steps
    return min(signals, key=lambda signal: abs(signal.index - token)), _FAR


def _is_of_another(grammar: Grammar, token: int, signal: Signal) -> bool:
    """Say whether a date stands in a clause about something else than the signal: "which enters into force on"."""
    own = {signal.index, signal.governor, *range(signal.first, signal.last)}
    for below, above in pairwise((token, *grammar.ancestors(token))):
        if below in own:
            return False
        if grammar.tokens[below].pos in _VERBAL and grammar.tokens[below].dep in _APART:
            return above not in own or grammar.tokens[below].dep == "conj"
    return False


def first_day(edtf: str) -> str | None:
    """Give the first day of an EDTF date or interval as ``YYYY-MM-DD``, None where it has unknown parts."""
    start = edtf.split("/")[0]
    return (
        (start + "-01-01"[len(start) - 4 :] if len(start) < 10 else start[:10]) if _DAY.fullmatch(start[:10]) else None
    )


def last_day(edtf: str) -> str | None:
    """Give the last day of an EDTF date or interval, to be compared as text (``-31`` stands for any month's end)."""
    end = edtf.split("/")[-1]
    return (end + "-12-31"[len(end) - 4 :] if len(end) < 10 else end[:10]) if _DAY.fullmatch(end[:10]) else None


def is_after(edtf: str, day: str) -> bool:
    """Say whether a date lies wholly after a day."""
    start = first_day(edtf)
    return start is not None and start > day[:10]


def spans_day(edtf: str, day: str) -> bool:
    """Say whether an interval holds a day."""
    start, end = first_day(edtf), last_day(edtf)
    return start is not None and end is not None and "/" in edtf and start <= day[:10] <= end


def agree(one: str | None, other: str | None) -> bool:
    """Say whether two dates can be of one occurrence: equal, one unknown, or one within the other."""
    if one is None or other is None or one == other:
        return True
    days = [(first_day(e), last_day(e)) for e in (one, other)]
    if any(a is None or b is None for a, b in days):
        return False
    (a1, a2), (b1, b2) = days
    return str(a1) <= str(b1) <= str(b2) <= str(a2) or str(b1) <= str(a1) <= str(a2) <= str(b2)
