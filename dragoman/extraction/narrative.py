"""The date of what a page tells without one: that of the occurrence it is told inside of, or on from."""

from collections.abc import Sequence

from dragoman.extraction.grammar import Grammar
from dragoman.extraction.merging import Occurrence
from dragoman.extraction.timing import When, agree, is_after, is_open
from dragoman.model.annotation import Token
from dragoman.model.explanation import Explanation
from dragoman.model.facts import Status
from dragoman.model.time import TimeKind
from dragoman.vocabulary.dates import fold_word, load_dates
from dragoman.vocabulary.kinds import Family, load_kinds

_NESTED = frozenset(("meeting", "seminar", "session", "agreement", "conference"))
_HOLDS = frozenset(("visit", "session", "conference"))
_DAY = len("2021-01-26")
_NEAR = 2  # sentences that a narrative may go without naming its day again
_MARKS = 3  # characters beside the date in a line that is nothing else
_VERBAL = frozenset(("VERB", "AUX"))
_DATED = frozenset((TimeKind.DATE, TimeKind.TIME))


def date_narrative(grammar: Grammar, occurrences: Sequence[Occurrence]) -> None:
    """Date occurrences that a page tells without a date; changed in place.

    A meeting inside a dated visit or session takes its interval. What a report goes on to tell in the same tense, of
    some of the same parties and with no other date between, is of the day told last.

    Args:
        grammar: The page.
        occurrences: Its occurrences, in the order of the text.
    """
    told = sorted(occurrences, key=lambda o: o.tellings[0])
    holder: Occurrence | None = None
    last: Occurrence | None = None
    for occurrence in told:
        if _holds(occurrence):
            holder = occurrence if holder is None or not _is_part(occurrence, holder) else holder
        elif occurrence.when is None:
            source = _named_in(grammar, told, occurrence) or _holder_of(grammar, holder, occurrence)
            source = source or (last if last is not None and _goes_on(grammar, last, occurrence) else None)
            _take(occurrence, _day_before(grammar, occurrence) if source is None else source.when, source)
        if _is_told_past(grammar, occurrence) and _is_dated(occurrence) and not _is_around(grammar, occurrence, last):
            last = occurrence


def _take(occurrence: Occurrence, when: When | None, source: Occurrence | None) -> None:
    """Give an occurrence a date that its own words leave out, and say whence."""
    if when is None or when.edtf is None:
        return
    whence = "the day named just before" if source is None else f"the {source.kind} told before"
    occurrence.when = when
    occurrence.explanations.append(Explanation("told-on", f"dated {when.edtf}, as {whence} ({when.text!r})"))


def _is_dated(occurrence: Occurrence) -> bool:
    return occurrence.when is not None and occurrence.when.edtf is not None


def _holds(occurrence: Occurrence) -> bool:
    return occurrence.kind in _HOLDS and _is_dated(occurrence) and occurrence.status is not Status.CANCELLED


def _holder_of(grammar: Grammar, holder: Occurrence | None, occurrence: Occurrence) -> Occurrence | None:
    """Give the dated visit or session that an occurrence stands inside of."""
    if holder is None or occurrence.kind not in _NESTED or occurrence.status is not holder.status:
        return None
    is_inside = occurrence.kind != holder.kind and len(occurrence.parties & holder.parties) > 1
    is_apart = _is_elsewhen(grammar, occurrence, holder) or _is_elsewhere(occurrence, holder)
    return holder if is_inside and not is_apart else None


def _is_elsewhere(occurrence: Occurrence, holder: Occurrence) -> bool:
    """Say whether an occurrence is placed in another country than what may hold it."""
    mine, theirs = ({place.country for place in o.places if place.country is not None} for o in (occurrence, holder))
    return bool(mine and theirs and not mine & theirs)


def _named_in(grammar: Grammar, told: Sequence[Occurrence], occurrence: Occurrence) -> Occurrence | None:
    """Give the dated occurrence that the sentence of an undated one points back to: "signed after the meeting"."""
    if not _is_told_past(grammar, occurrence):
        return None
    here = grammar.sentence(occurrence.tellings[0])
    for other in told:
        is_earlier = grammar.sentence(other.tellings[0]).index < here.index
        again = [token for token in other.tellings[1:] if here.first <= token < here.last]
        is_named = is_earlier and any(grammar.tokens[token].pos == "NOUN" for token in again)
        if is_named and other.status is Status.HELD and _is_dated(other):
            return other
    return None


def _is_elsewhen(grammar: Grammar, occurrence: Occurrence, holder: Occurrence) -> bool:
    """Say whether the sentence of an occurrence names a date that lies outside of what may hold it."""
    own = holder.when.edtf if holder.when is not None else None
    times = grammar.times_in(grammar.sentence(occurrence.tellings[0]))
    dates = [t.edtf for t in times if t.kind in _DATED and t.edtf is not None and not is_open(t.edtf)]
    return bool(dates) and not any(agree(own, edtf) for edtf in dates)


def _is_part(occurrence: Occurrence, holder: Occurrence) -> bool:
    """Say whether one dated occurrence is of a day of another: the first day's committee of a commission."""
    if occurrence.when is None or holder.when is None or occurrence.when.edtf in (None, holder.when.edtf):
        return False
    is_wider = "/" in str(holder.when.edtf) and "/" not in str(occurrence.when.edtf)
    shared = len(occurrence.parties & holder.parties) > 1
    return is_wider and shared and agree(holder.when.edtf, occurrence.when.edtf)


def _goes_on(grammar: Grammar, last: Occurrence, occurrence: Occurrence) -> bool:
    """Say whether an undated occurrence is told on from a dated one."""
    if last.when is None or is_open(last.when.edtf):
        return False
    if not occurrence.parties & last.parties or not _is_told_past(grammar, occurrence):
        return False
    at = occurrence.tellings[0]
    before = max((token for token in last.tellings if token < at), default=None)
    if before is None:
        return False
    first, here = grammar.sentence(before), grammar.sentence(at)
    if here.index == first.index:
        return occurrence.form != "noun" or _hangs_on(grammar, at, last)
    if _is_word(occurrence) or not _is_brief(last):
        return False
    return here.index - first.index <= _NEAR and not _is_dated_between(grammar, first.index, here.index, last)


def _day_before(grammar: Grammar, occurrence: Occurrence) -> When | None:
    """Give the one past day that the sentence before names, where an undated occurrence is told on from it."""
    here = grammar.sentence(occurrence.tellings[0])
    if here.index == 0:
        return None
    before = grammar.reading.annotated.sentences[here.index - 1]
    dates = [t for t in grammar.times_in(before) if t.kind in _DATED and t.edtf is not None]
    if any(t.kind in _DATED and t.edtf not in (None, *(d.edtf for d in dates)) for t in grammar.times_in(here)):
        return None
    published = grammar.reading.annotated.article.published
    if len(dates) != 1 or not _is_days(dates[0].edtf):
        return None
    is_heading = len(before.span) - len(dates[0].span) <= _MARKS
    is_told_on = before.block == here.block and not _is_word(occurrence) and _is_told_past(grammar, occurrence)
    if not (is_heading or is_told_on):
        return None
    when = When(dates[0].edtf, dates[0].span.cut(grammar.text))
    return None if published is not None and is_after(str(when.edtf), published) else when


def _is_around(grammar: Grammar, occurrence: Occurrence, last: Occurrence | None) -> bool:
    """Say whether an interval only stands around a day told in the same sentence: "met on Monday during his visit"."""
    if last is None or last.when is None or last.when.edtf is None or occurrence.when is None:
        return False
    one, other = (grammar.sentence(o.tellings[0]).index for o in (occurrence, last))
    return one == other and "/" in str(occurrence.when.edtf) and "/" not in last.when.edtf


def _hangs_on(grammar: Grammar, index: int, last: Occurrence) -> bool:
    """Say whether a noun stands in the clause of a dated occurrence: "signed the accord on Monday after talks"."""
    for above in _up(grammar, index):
        if above in last.tellings:
            return True
        if grammar.tokens[above].dep.startswith(("acl", "parataxis")):
            return False
    return False


def _is_word(occurrence: Occurrence) -> bool:
    """Say whether an occurrence is one of words, which may be of any day: "Kenya condemned …"."""
    return load_kinds()[occurrence.kind].family is Family.CONTEST or occurrence.kind == "aid"


def _is_brief(occurrence: Occurrence) -> bool:
    """Say whether an occurrence is dated to a day or a few."""
    return _is_days(occurrence.when.edtf if occurrence.when is not None else None)


def _is_days(edtf: str | None) -> bool:
    return edtf is not None and all(len(day) == _DAY for day in edtf.split("/"))


def _is_dated_between(grammar: Grammar, first: int, here: int, last: Occurrence) -> bool:
    """Say whether another date stands between the sentence of a dated occurrence and that of an undated one."""
    own = last.when.edtf if last.when is not None else None
    sentences = grammar.reading.annotated.sentences[first + 1 : here + 1]
    times = (time for sentence in sentences for time in grammar.times_in(sentence))
    return any(time.kind in _DATED and time.edtf not in (None, own) and not is_open(time.edtf) for time in times)


def _is_told_past(grammar: Grammar, occurrence: Occurrence) -> bool:
    """Say whether an occurrence is told in a past that is no pluperfect."""
    if occurrence.status is not Status.HELD:
        return False
    verb = next((i for i in _up(grammar, occurrence.tellings[0]) if grammar.tokens[i].pos in _VERBAL), None)
    if verb is None:
        return False
    below = [grammar.tokens[c] for c in grammar.children[verb]]
    helpers = [t for t in below if t.dep == "aux"]
    tells = load_dates(grammar.reading.annotated.language).cues["narrative"]
    if helpers:
        is_present = any("Tense=Pres" in h.morph and fold_word(h.lemma) in tells for h in helpers)
        return is_present and "VerbForm=Part" in grammar.tokens[verb].morph
    passive = [t for t in below if t.dep == "aux:pass"]
    return all(map(_is_past, passive or [grammar.tokens[verb]]))


def _up(grammar: Grammar, index: int) -> tuple[int, ...]:
    return (index, *grammar.ancestors(index))


def _is_past(token: Token) -> bool:
    return "Tense=Past" in token.morph or "Tense=Imp" in token.morph
