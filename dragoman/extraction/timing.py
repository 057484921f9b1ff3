"""When what a signal tells took place."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise, zip_longest

from dragoman.extraction.grammar import Grammar
from dragoman.extraction.triggers import Signal
from dragoman.model.annotation import Sentence, Token
from dragoman.model.mention import Form
from dragoman.model.time import TimeBasis, TimeExpression, TimeKind
from dragoman.vocabulary.dates import fold_word, load_dates, split_words
from dragoman.vocabulary.triggers import Frame, Phases

_FAR = 99  # steps: no way through the grammar
# Kinds that go on for as long as a page likes: "has patrolled since 2009" tells when.
_ENDURING = frozenset(("exercise", "training", "operation"))
LASTING = _ENDURING | {"visit", "session", "conference", "seminar"}
"""Kinds that last for days."""
_VERBAL = frozenset(("VERB", "AUX"))
# Clauses that tell of something of their own.
_APART = frozenset(("acl", "acl:relcl", "conj", "parataxis"))
_BESIDES = frozenset(("conj", "parataxis"))  # what such a clause tells is never of the word that it hangs on
_DAY_LONG = len("2021-01-26")
_YEARS = re.compile(r"\d{4}/\d{4}")
_VERB_ABOVE = 2  # steps that a verb lies farther off than the noun it goes with: « a confirmé lundi la visite du 5 »
_CHAIN = 2  # nouns that may stand between an event and its verb: « les travaux de la session ont pris fin »
_REACH = 24  # characters after a date in which a clause may open
_NAMES = ("appos", "flat", "compound")
_BESIDE = 8  # tokens between a noun and the date that follows it
_VAGUE = frozenset(("reference", "clock", "daypart", "vague"))
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


class Edge(Enum):
    """Which part of something that lasts a date tells."""

    WHOLE = "whole"
    BEGIN = "begin"  # "began on Monday", "since Monday"
    END = "end"  # "ended on Friday", "until Friday"


@dataclass(frozen=True, slots=True)
class When:
    """A date, and the words that give it.

    Attributes:
        edtf: EDTF, or None where the page does not allow one.
        text: The words.
        edge: Whether it is only the beginning or the end.
    """

    edtf: str | None
    text: str
    edge: Edge = Edge.WHOLE


def dated(grammar: Grammar, sentence: Sentence, signals: Sequence[Signal], phases: Phases) -> dict[int, When]:
    """Give each date of a sentence to the signal that it hangs on.

    A date belongs to the first signal met on the way up from it through the grammar; where there is none on the way,
    to the nearest signal of the sentence. Verbs coordinated with a dated one share its date: "met X on Monday and
    signed Y".

    Args:
        grammar: The page.
        sentence: The sentence.
        signals: Its signals.
        phases: Verbs that begin and that end something.

    Returns:
        The dates by token of the signal.
    """
    found: dict[int, list[tuple[tuple[bool, int, int], When]]] = {}
    if not signals:
        return {}
    places: dict[When, int] = {}
    for time in _usable(grammar, sentence):
        token = grammar.token_at(time.span.start, sentence)
        signal, steps = _owner(grammar, token, signals)
        edge = _edge(grammar, token, time, phases)
        when = When(time.edtf, time.span.cut(grammar.text), edge)
        places[when] = token
        if _is_of_another(grammar, token, signal) and not _is_phase_of(grammar, token, signal, edge):
            continue
        if not _fits(time.edtf, signal) or _is_too_late(grammar, time.edtf, signal):
            continue
        rank = (time.edtf is None, steps, abs(signal.governor - token))
        found.setdefault(signal.index, []).append((rank, when))
    own = {index: _best(dates) for index, dates in found.items()}
    own |= _left_over(grammar, signals, own, places)
    own |= _lent(grammar, signals, own)
    return {**_shared(grammar, signals, own), **own}


def _usable(grammar: Grammar, sentence: Sentence) -> Iterator[TimeExpression]:
    """Give the times of a sentence that can date something."""
    times = [t for t in _plain(grammar, sentence) if t.kind in (TimeKind.DATE, TimeKind.TIME)]
    dateline = next((m for m in grammar.mentions_in(sentence) if m.form is Form.DATELINE), None)
    for time in times:
        if time.edtf is None and time.explanation.rule in _VAGUE:
            continue
        between = "" if dateline is None else grammar.text[dateline.span.end : time.span.start]
        is_of_text = (
            dateline is not None and dateline.span.end <= time.span.start and not any(map(str.isalpha, between))
        )
        if not (is_of_text and time.basis is TimeBasis.ABSOLUTE and len(times) > 1):
            yield time


def _has_own_subject(grammar: Grammar, verb: int) -> bool:
    """Say whether a verb has a subject that is no relative pronoun."""
    return any("PronType=Rel" not in grammar.tokens[c].morph for c in grammar.child(verb, "nsubj"))


def _left_over(
    grammar: Grammar, signals: Sequence[Signal], own: Mapping[int, When], places: Mapping[When, int]
) -> dict[int, When]:
    """Give a date that is nobody's to the undated noun right before it: "a visit from 4 to 6 May"."""
    found: dict[int, When] = {}
    for when, token in places.items():
        before = [
            s for s in signals if s.last <= token <= s.last + _BESIDE and s.index not in own and s.index not in found
        ]
        if when in own.values() or when.edtf is None or not before:
            continue
        signal = before[-1]
        between = grammar.tokens[signal.last : token]
        if signal.is_noun and _fits(when.edtf, signal) and not any(t.pos in _VERBAL for t in between):
            found[signal.index] = when
    return found


def _lent(grammar: Grammar, signals: Sequence[Signal], own: Mapping[int, When]) -> dict[int, When]:
    """Give an undated verb the date of the dated noun in its clause: "talked during her stay from Friday to Sunday"."""
    found: dict[int, When] = {}
    for signal in signals:
        if signal.is_noun or signal.index in own:
            continue
        nouns = (s for s in signals if s.index in own and not s.verbs and grammar.tokens[s.index].head == signal.index)
        noun = next((s for s in nouns if grammar.tokens[s.index].dep.startswith("obl")), None)
        if noun is not None and _fits(own[noun.index].edtf, signal):
            found[signal.index] = own[noun.index]
    return found


def _is_too_late(grammar: Grammar, edtf: str | None, signal: Signal) -> bool:
    """Say whether a date lies ahead of what has been done: "asked for support at the assembly in October"."""
    published = grammar.reading.annotated.article.published or ""
    if edtf is None or len(published) < _DAY_LONG or not is_after(edtf, published):
        return False
    if signal.is_noun and not (signal.verbs and signal.word.frame is Frame.SIGN):
        return False
    verb, cues = grammar.tokens[signal.governor], load_dates(grammar.reading.annotated.language).cues
    helpers = [grammar.tokens[c] for c in grammar.child(signal.governor, "aux")]
    is_planned = verb.dep == "ccomp" or bool({fold_word(verb.lemma), fold_word(verb.text)} & cues["future"])
    if is_planned or "VerbForm=Inf" in verb.morph or ("VerbForm=Part" in verb.morph and not helpers):
        return False
    return all("Tense=Past" in t.morph or _is_perfect(t, cues["perfect"]) for t in helpers or [verb])


def _is_perfect(helper: Token, perfect: Collection[str]) -> bool:
    return helper.dep == "aux" and "Tense=Pres" in helper.morph and fold_word(helper.lemma) in perfect


def _fits(edtf: str | None, signal: Signal) -> bool:
    """Say whether something of a signal's kind may last as long as a date."""
    if is_open(edtf):
        return signal.kind in _ENDURING or (signal.kind in LASTING and len(str(edtf).strip("./")) == _DAY_LONG)
    return signal.kind in LASTING or edtf is None or _YEARS.fullmatch(edtf) is None


def _best(dates: list[tuple[tuple[bool, int, int], When]]) -> When:
    """Give the date that hangs closest, with the other end where both are told."""
    ranked = [when for _, when in sorted(dates, key=lambda pair: pair[0])]
    both = (joined(ranked[0], other) for other in ranked[1:])
    return next((when for when in both if when is not None), ranked[0])


def joined(one: When, other: When) -> When | None:
    """Make one of the beginning and the end of something; None where they are not that."""
    begin, end = (one, other) if one.edge is Edge.BEGIN else (other, one)
    if begin.edge is not Edge.BEGIN or end.edge is not Edge.END or begin.edtf is None or end.edtf is None:
        return None
    first, last = begin.edtf.split("/")[0], end.edtf.split("/")[-1]
    if not (_DAY.fullmatch(first) and _DAY.fullmatch(last)) or first >= last or ".." in (first, last):
        return None
    return When(f"{first}/{last}", begin.text)


def narrower(one: When, other: When) -> When:
    """Give the second of two intervals where it lies within the first: one leg of a journey; else the first."""
    whole = one.edtf is not None and other.edtf is not None and "/" in one.edtf and "/" in other.edtf
    if not whole or is_open(one.edtf) or is_open(other.edtf):
        return one
    (first, last), (start, end) = (str(when.edtf).split("/") for when in (one, other))
    return other if first <= start < end <= last else one


def _edge(grammar: Grammar, token: int, time: TimeExpression, phases: Phases) -> Edge:
    """Say whether a date tells the beginning or the end: by its own words, or by the verb that it hangs on."""
    if is_open(time.edtf):
        return Edge.BEGIN if str(time.edtf).endswith("..") else Edge.END
    verb = next((i for i in grammar.ancestors(token) if grammar.tokens[i].pos in _VERBAL), None)
    if verb is None:
        return Edge.WHOLE
    lemma = grammar.tokens[verb].lemma
    return Edge.BEGIN if lemma in phases.begin else Edge.END if lemma in phases.end else moved(grammar, verb, phases)


def moved(grammar: Grammar, verb: int, phases: Phases) -> Edge:
    """Say whether a verb, with the word after it where that makes another verb, tells an arrival or a departure."""
    after = grammar.tokens[verb + 1].text if verb + 1 < len(grammar.tokens) else ""
    for words in (f"{grammar.tokens[verb].lemma} {after}", grammar.tokens[verb].lemma):
        if words in phases.arrive or words in phases.leave:
            return Edge.BEGIN if words in phases.arrive else Edge.END
    return Edge.WHOLE


def _is_phase_of(grammar: Grammar, token: int, signal: Signal, edge: Edge) -> bool:
    """Say whether a date is of a verb that begins or ends the signal: "the drill, which began on 14 May"."""
    if edge is Edge.WHOLE or signal.kind not in LASTING:
        return False
    verb = next((i for i in (token, *grammar.ancestors(token)) if grammar.tokens[i].pos in _VERBAL), None)
    while verb is not None and grammar.tokens[verb].dep == "conj" and not _has_own_subject(grammar, verb):
        verb = grammar.tokens[verb].head
    if verb is None:
        return False
    subjects = set(grammar.child(verb, "nsubj"))
    return (
        bool(subjects & {signal.index, signal.governor})
        or verb == signal.governor
        or (grammar.tokens[verb].dep == "acl:relcl" and grammar.tokens[verb].head == signal.index)
    )


def _shared(grammar: Grammar, signals: Sequence[Signal], own: Mapping[int, When]) -> dict[int, When]:
    """Give signals whose verb is coordinated with that of a dated one its date, if both are told in one tense."""
    dates = {signal.governor: own[signal.index] for signal in signals if signal.index in own}
    found: dict[int, When] = {}
    for signal in signals:
        verb = signal.governor
        is_equal = True
        while verb not in dates and (above := clause_above(grammar, verb)) is not None:
            is_equal &= grammar.tokens[verb].dep != "conj" or _is_future(grammar, verb) == _is_future(grammar, above)
            verb = above
        if verb in dates and is_equal and not is_open(dates[verb].edtf):
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
    times = [_closed(grammar, time) for time in grammar.times_in(sentence)]
    for time, after in zip_longest(times, times[1:]):
        spelled = after is not None and after.basis is TimeBasis.ABSOLUTE and time.basis is not TimeBasis.ABSOLUTE
        if after is not None and spelled and grammar.text[time.span.end : after.span.start].strip() in ("(", ","):
            yield replace(after, span=time.span)
            continue
        yield time


def _closed(grammar: Grammar, time: TimeExpression) -> TimeExpression:
    """Take "since June, when they signed it" for the June that what follows is of."""
    if time.edtf is None or not time.edtf.endswith("/.."):
        return time
    after = grammar.text[time.span.end : time.span.end + _REACH].lstrip(", ،")
    cues = load_dates(grammar.reading.annotated.language).cues["when"]
    opens = any(split_words(after)[: len(words)] == words for words in map(split_words, cues))
    return replace(time, edtf=time.edtf.removesuffix("/..")) if opens else time


def is_open(edtf: str | None) -> bool:
    """Say whether an interval lacks its beginning or its end: "since 2009"."""
    return edtf is not None and ".." in edtf


def _owner(grammar: Grammar, token: int, signals: Sequence[Signal]) -> tuple[Signal, int]:
    """Give the signal that a date hangs on, and how many steps of grammar lie between them."""
    by_token = {index: s for s in reversed(signals) for index in (s.governor, *range(s.first, s.last))}
    for s in signals:
        above = _verb_above(grammar, s)
        if above is not None:
            by_token.setdefault(above, s)
    for steps, above in enumerate((token, *grammar.ancestors(token))):
        if above in by_token:
            owner = by_token[above]
            is_own = above == owner.governor or owner.first <= above < owner.last
            return owner, steps if is_own else steps + _VERB_ABOVE + (token < owner.first)
    return min(signals, key=lambda signal: abs(signal.index - token)), _FAR


def _verb_above(grammar: Grammar, signal: Signal) -> int | None:
    """Give the verb that an event noun is the subject or object of, whatever it means: "included a session"."""
    if not signal.is_noun or signal.verbs:
        return None
    token = grammar.tokens[signal.index]
    for _ in range(_CHAIN):
        if token.dep != "nmod":
            break
        token = grammar.tokens[token.head]
    is_argument = token.dep.startswith("obj") or (token.dep.startswith("nsubj") and signal.kind != "agreement")
    return token.head if is_argument and grammar.tokens[token.head].pos in _VERBAL else None


def _is_of_another(grammar: Grammar, token: int, signal: Signal) -> bool:
    """Say whether a date stands in a clause about something else than the signal: "which enters into force on"."""
    ceremonies = load_dates(grammar.reading.annotated.language).cues["ceremony"]
    above_it = _verb_above(grammar, signal)
    own = {signal.index, signal.governor, *range(signal.first, signal.last), *((above_it,) if above_it else ())}
    for below, above in pairwise((token, *grammar.ancestors(token))):
        if below in own:
            return False
        clause = grammar.tokens[below]
        if clause.dep in _APART and (clause.pos in _VERBAL or any(grammar.child(below, "cop"))):
            if fold_word(grammar.tokens[above].lemma) in ceremonies:
                continue
            return _named_by(grammar, above) not in own or clause.dep in _BESIDES
    return False


def _named_by(grammar: Grammar, index: int) -> int:
    """Give the noun that a name belongs to: "the exercise Sea Eagle, which …"."""
    while grammar.tokens[index].dep.startswith(_NAMES):
        index = grammar.tokens[index].head
    return index


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
