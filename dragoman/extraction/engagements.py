"""Engagements: who met, visited, hosted, signed with, trained with or accused whom."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dragoman.extraction.attendance import add_attendance
from dragoman.extraction.candidates import Candidate, CandidateFinder
from dragoman.extraction.confidence import confidence_of, load_confidence
from dragoman.extraction.context import complete, pair_of
from dragoman.extraction.grammar import Grammar
from dragoman.extraction.lacking import filled
from dragoman.extraction.merging import Occurrence, absorbed, merge
from dragoman.extraction.narrative import date_narrative
from dragoman.extraction.plover import plover_of
from dragoman.extraction.protagonist import protagonist_of
from dragoman.extraction.standing import apart, told_once
from dragoman.extraction.stays import settle_stays
from dragoman.extraction.themes import Themes, goes_on
from dragoman.extraction.timing import is_after
from dragoman.extraction.triggers import trigger_index
from dragoman.extraction.venues import inherit_places
from dragoman.model.actor import ActorType
from dragoman.model.citation import Citation
from dragoman.model.facts import Engagement, Participant, Role, Status
from dragoman.vocabulary.actors import load_actors
from dragoman.vocabulary.kinds import load_kinds
from dragoman.vocabulary.parties import Unites
from dragoman.vocabulary.triggers import Frame

# Kinds that need both of their sides: two who give and nobody who is given to is nothing.
_TWO_SIDED = frozenset(("visit", "accession", "aid", "transfer"))


def extract_engagements(grammar: Grammar, least: float | None = None) -> tuple[Engagement, ...]:
    """Read the engagements of a page.

    Args:
        grammar: The page.
        least: The least confidence that is reported; the one that was chosen for precision where None.

    Returns:
        One engagement for one occurrence, in the order of the text.
    """
    least = load_confidence()["least"] if least is None else least
    sure = [o for o in occurrences_of(grammar) if confidence_of(o) >= least]
    return built(grammar, sure)


def occurrences_of(grammar: Grammar) -> list[Occurrence]:
    """Put together what a page tells of each occurrence, sure or not, in the order of the text."""
    annotated = grammar.reading.annotated
    finder = CandidateFinder(grammar, trigger_index(annotated.language))
    candidates = [c for sentence in annotated.sentences for c in finder.find(sentence)]
    mentions = grammar.reading.links.mentions
    complete(candidates, pair_of(mentions), protagonist_of(mentions))
    told = merge(grammar, _telling(candidates))
    told = filled(absorbed(told, add_attendance(grammar, told)), _is_engagement)
    abroad = _names_states(grammar)
    occurrences = [o for o in told if abroad or _is_known(o)]
    settle_stays(grammar, occurrences, trigger_index(annotated.language).triggers)
    date_narrative(grammar, occurrences)
    inherit_places(grammar, occurrences)
    _look_ahead(grammar, occurrences)
    _host_and_visit(occurrences)
    for occurrence in occurrences:
        present = [_in_person(occurrence, p) for p in occurrence.participants]
        occurrence.participants = told_once(apart(present) or present)
    _follow_on(grammar, occurrences, {c.sentence.index for c in candidates})
    return occurrences


def _look_ahead(grammar: Grammar, occurrences: Sequence[Occurrence]) -> None:
    """Take for planned what is told as done or under way, and is dated after the page."""
    published = grammar.reading.annotated.article.published
    for occurrence in occurrences:
        day = None if occurrence.when is None else occurrence.when.edtf
        is_done = occurrence.status in (Status.HELD, Status.ONGOING)
        if is_done and day is not None and published is not None and is_after(day, published):
            occurrence.status = Status.PLANNED


def _in_person(occurrence: Occurrence, participant: Participant) -> Participant:
    """Leave out the person where only her party takes part: in what forces do, and as the host of a visit.

    A minister who tells of an exercise is not in it, and whoever receives a visitor does so in a meeting of its own.
    """
    hosts = occurrence.kind == "visit" and participant.role is Role.HOST
    if participant.actor is None or not (hosts or load_kinds()[occurrence.kind].by_forces):
        return participant
    return replace(participant, person=None, post=None)


def _follow_on(grammar: Grammar, occurrences: Sequence[Occurrence], telling: set[int]) -> None:
    """Let the sentence after an occurrence say what it was about, if it tells no occurrence of its own."""
    sentences = grammar.reading.annotated.sentences
    for occurrence in occurrences:
        after = occurrence.sentences[-1].index + 1
        if after < len(sentences) and after not in telling and goes_on(grammar, sentences[after]):
            occurrence.stretches.append(sentences[after].span)


def _telling(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave out what neither names a side nor points back to something told before."""
    return [c for c in candidates if c.participants or c.points_back]


def _is_engagement(occurrence: Occurrence) -> bool:
    """Say whether it is between at least two parties, or of a body that unites several."""
    known = {p.party for p in occurrence.participants if p.party is not None}
    if len(occurrence.parties) > 1 and known:
        return occurrence.kind not in _TWO_SIDED or len({p.role for p in occurrence.participants}) > 1
    return occurrence.frame is Frame.GATHER and any(_unites(p) for p in occurrence.participants)


def _names_states(grammar: Grammar) -> bool:
    """Say whether a page names more than one state, so that somebody of an unknown party may be a foreigner."""
    actors = (m.actor for m in grammar.reading.links.mentions if m.actor is not None)
    return len({actor.party for actor in actors if actor.type is ActorType.STATE}) > 1


def _is_known(occurrence: Occurrence) -> bool:
    return all(p.party is not None for p in occurrence.participants)


def _unites(participant: Participant) -> bool:
    return participant.person is None and _uniting().get(participant.party or "", False)


@cache
def _uniting() -> dict[str, bool]:
    """Give for the party code of each organisation whether it unites several parties."""
    actors = load_actors()
    found = {o.party: o.unites is not Unites.NONE for o in actors.organizations.values()}
    for organization in actors.organizations.values():
        for body in organization.bodies:
            found.setdefault(body.party, organization.unites is not Unites.NONE)
    return found


def _host_and_visit(occurrences: Sequence[Occurrence]) -> None:
    """Tell host from visitor in meetings held during a visit that the page tells, or on the ground of one side."""
    visits = [o for o in occurrences if o.kind == "visit"]
    for meeting in (o for o in occurrences if o.kind == "meeting" and len(o.parties) == 2):
        if any(p.role is not Role.PARTICIPANT for p in meeting.participants):
            continue
        guests = {
            p.party for v in visits if v.parties == meeting.parties for p in v.participants if p.role is Role.VISITOR
        }
        hosts = {place.country for place in meeting.places if place.country is not None} & meeting.parties
        if len(guests) == 1:
            hosts = meeting.parties - guests
        if len(hosts) == 1:
            meeting.participants = [
                replace(p, role=Role.HOST if p.party in hosts else Role.VISITOR) for p in meeting.participants
            ]


def built(grammar: Grammar, occurrences: Sequence[Occurrence]) -> tuple[Engagement, ...]:
    """Build the engagements of a page, numbered in the order of its occurrences."""
    themes = Themes(grammar)
    return tuple(_built(grammar, f"E{number}", o, themes.of(o)) for number, o in enumerate(occurrences, 1))


def _built(grammar: Grammar, name: str, occurrence: Occurrence, themes: tuple[str, ...]) -> Engagement:
    article = grammar.reading.annotated.article
    evidence = tuple(
        Citation.cut(article.page_id, article.text, s.span) for s in sorted(occurrence.sentences, key=lambda s: s.index)
    )
    return Engagement(
        id=name,
        kind=occurrence.kind,
        plover=plover_of(occurrence.kind, occurrence.status, len(occurrence.parties), themes),
        status=occurrence.status,
        when=occurrence.when.edtf if occurrence.when is not None else None,
        when_text=occurrence.when.text if occurrence.when is not None else None,
        places=tuple(occurrence.places),
        participants=tuple(occurrence.participants),
        frameworks=tuple(occurrence.frameworks),
        themes=themes,
        evidence=evidence,
        explanations=tuple(occurrence.explanations),
        confidence=confidence_of(occurrence),
    )
