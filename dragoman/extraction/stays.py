"""From when to when somebody was there: a visit that the page tells by its arrival and its departure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from dragoman.extraction.clauses import Clauses
from dragoman.extraction.grammar import Grammar
from dragoman.extraction.merging import Occurrence, days_of
from dragoman.extraction.timing import LASTING, Edge, When, first_day, is_open, joined, moved
from dragoman.model.facts import Role
from dragoman.model.mention import Mention
from dragoman.vocabulary.triggers import Triggers

_VERBAL = frozenset(("VERB", "AUX"))
_LONGEST = timedelta(21)  # what lies between an arrival and a departure further apart is more than one visit
_DAY = len("2021-01-26")


@dataclass(frozen=True, slots=True)
class _Move:
    """Somebody's arrival or departure.

    Attributes:
        who: Who is named as the one who moves.
        when: The day, as the beginning or the end of a stay.
    """

    who: Mention
    when: When


def settle_stays(grammar: Grammar, occurrences: Sequence[Occurrence], triggers: Triggers) -> None:
    """Give visits the interval from the visitor's arrival to the departure, where the page tells both.

    Args:
        grammar: The page.
        occurrences: Its occurrences; changed in place.
        triggers: The language's words.
    """
    for occurrence in occurrences:
        occurrence.when = _with_bounds(grammar, occurrence)
    visits = [o for o in occurrences if o.kind == "visit"]
    if not visits:
        return
    moves = list(_moves(grammar, triggers))
    for visit in visits:
        mine = [move.when for move in moves if _is_visitor(visit, move.who)]
        alone = sum(bool(visit.persons & other.persons) for other in visits) < 2
        stay = _stay(visit.when, mine) if mine else None
        if stay is not None and (alone or _holds(stay, visit.when)):
            for told in visits:  # one stay may be told as several
                if told is visit or (_is_same(told, visit) and _holds(stay, told.when)):
                    told.when = stay


def _is_same(told: Occurrence, visit: Occurrence) -> bool:
    """Say whether one day of a visit may be the visit told again."""
    is_whole = told.when is not None and "/" in str(told.when.edtf).replace("/..", "").replace("../", "")
    return bool(told.persons & visit.persons) and told.parties == visit.parties and not is_whole


def _with_bounds(grammar: Grammar, occurrence: Occurrence) -> When | None:
    """Give the interval of what has one end, where a sentence that tells it, or the next, bounds the other."""
    if occurrence.when is None or occurrence.when.edge is Edge.WHOLE or occurrence.kind not in LASTING:
        return occurrence.when
    sentences, after = grammar.reading.annotated.sentences, occurrence.sentences[-1].index + 1
    for sentence in (*occurrence.sentences, *sentences[after : after + 1]):
        for time in grammar.times_in(sentence):
            if is_open(time.edtf):
                edge = Edge.BEGIN if str(time.edtf).endswith("..") else Edge.END
                both = joined(occurrence.when, When(time.edtf, time.span.cut(grammar.text), edge))
                if both is not None and len(str(both.edtf)) == 2 * _DAY + 1:
                    return both
    return occurrence.when


def _moves(grammar: Grammar, triggers: Triggers) -> Iterator[_Move]:
    """Find the arrivals and departures of a page that are dated to the day."""
    clauses = Clauses(grammar, triggers.cases.agent)
    for sentence in grammar.reading.annotated.sentences:
        for time in grammar.times_in(sentence):
            edtf = (time.edtf or "").strip("./")
            token = grammar.token_at(time.span.start, sentence)
            verb = next((i for i in grammar.ancestors(token) if grammar.tokens[i].pos in _VERBAL), None)
            edge = Edge.WHOLE if verb is None else moved(grammar, verb, triggers.phases)
            if verb is None or edge is Edge.WHOLE or len(edtf) != _DAY:
                continue
            when = When(edtf, time.span.cut(grammar.text), edge)
            yield from (_Move(m, when) for subject in clauses.subjects(verb) for m in grammar.named_at(subject))


def _is_visitor(visit: Occurrence, who: Mention) -> bool:
    visitors = [p for p in visit.participants if p.role is Role.VISITOR]
    if who.person is not None:
        return any(p.person is not None and p.person.id == who.person.id for p in visitors)
    return who.actor is not None and any(p.party == who.actor.party for p in visitors)


def _stay(when: When | None, moves: Sequence[When]) -> When | None:
    """Give the interval of the moves, and of the beginning or the end that the visit has already."""
    told = [*moves, *((when,) if when is not None and when.edge is not Edge.WHOLE else ())]
    begins = sorted((w for w in told if w.edge is Edge.BEGIN), key=lambda w: str(w.edtf))
    ends = sorted((w for w in told if w.edge is Edge.END), key=lambda w: str(w.edtf))
    stay = joined(begins[0], ends[-1]) if begins and ends else None
    days = days_of(stay)  # none of a month, or of a day without its year: nobody can say how long
    return stay if days and days[-1] - days[0] <= _LONGEST else None


def _holds(stay: When, when: When | None) -> bool:
    """Say whether a visit's own day lies in a stay."""
    first, last = str(stay.edtf).split("/")
    day = first_day(when.edtf) if when is not None and when.edtf is not None else None
    return day is not None and first <= day <= last
