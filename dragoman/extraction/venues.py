"""Where an occurrence was that the page places only by what it stands in."""

from collections.abc import Sequence

from dragoman.extraction.grammar import Grammar
from dragoman.extraction.merging import Occurrence
from dragoman.model.explanation import Explanation
from dragoman.model.mention import Form, Mention

_NEAR = 2  # sentences
_CITIES = frozenset((Form.CITY, Form.CAPITAL))
_APART = frozenset(("call", "visit"))  # kinds that are not where what they stand beside is
_ACCORDING = frozenset(("meeting", "session", "conference", "seminar", "agreement", "honour"))


def inherit_places(grammar: Grammar, occurrences: Sequence[Occurrence]) -> None:
    """Give occurrences that lack a place the one of what they stand in.

    A dateline places the first occurrence that it opens, unless the sentence names another city; a meeting between two
    parties right after another told of them, on the same day or on a day left open, is where that was.

    Args:
        grammar: The page.
        occurrences: What the page tells, in order; changed in place.
    """
    for mention in grammar.reading.links.mentions:
        if mention.form is Form.DATELINE and mention.place is not None:
            here = grammar.sentence(mention.first).index
            opened = next((o for o in occurrences if 0 <= o.sentences[0].index - here <= 1), None)
            if opened is None or opened.places or opened.kind in _APART:
                continue
            if not _is_elsewhere(grammar, opened, mention):
                opened.places.append(mention.place)
                opened.explanations.append(Explanation("dateline", f"the dateline places it in {mention.place.label}"))
    holder: Occurrence | None = None
    for occurrence in occurrences:
        if occurrence.places and len(occurrence.places) == 1:
            holder = occurrence
        elif holder is not None and not occurrence.places and _goes_on(holder, occurrence):
            occurrence.places += holder.places
            told = f"told as part of the {holder.kind} before it, in {holder.places[0].label}"
            occurrence.explanations.append(Explanation("venue", told))


def _is_elsewhere(grammar: Grammar, occurrence: Occurrence, dateline: Mention) -> bool:
    """Say whether the sentence of an occurrence names a city that is not the dateline's."""
    named = (m.place for m in grammar.mentions_in(occurrence.sentences[0]) if m.form in _CITIES)
    return any(place is not None and place != dateline.place for place in named)


def _goes_on(holder: Occurrence, occurrence: Occurrence) -> bool:
    near = occurrence.sentences[0].index - holder.sentences[-1].index <= _NEAR
    is_alike = occurrence.kind in _ACCORDING and occurrence.status is holder.status
    days = {o.when.edtf for o in (holder, occurrence) if o.when is not None}
    return near and is_alike and len(days) < 2 and len(occurrence.parties & holder.parties) > 1
