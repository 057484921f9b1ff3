"""What the reader saw on its way to a page's record: words that signal, what it made of them, whom it had linked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.export.contract import to_contract
from dragoman.extraction.candidates import CandidateFinder
from dragoman.extraction.confidence import load_confidence
from dragoman.extraction.context import complete, pair_of
from dragoman.extraction.engagements import built, occurrences_of
from dragoman.extraction.grammar import Grammar
from dragoman.extraction.triggers import TriggerFinder, trigger_index
from dragoman.linking import link_actors
from dragoman.model.actor import Actor
from dragoman.model.annotation import AnnotatedArticle
from dragoman.model.facts import Facts, Participant
from dragoman.model.mention import Mention, MentionKind, Reading
from dragoman.model.record import PageRecord
from dragoman.model.span import Span
from dragoman.temporal import tag_times
from evaluation.answers import Json
from evaluation.reading import annotated_page


@dataclass(frozen=True, slots=True)
class Seen:
    """Something that the reader saw in a sentence.

    Attributes:
        span: Where the sentence stands, or the words.
        kind: Kind of engagement; empty for what is none.
        parties: Parties, in the form of a record's participants.
    """

    span: Span
    kind: str = ""
    parties: tuple[Json, ...] = ()


@dataclass(frozen=True, slots=True)
class Insight:
    """What the reader saw on a page.

    Attributes:
        record: The page record, with every engagement, sure or not.
        least: The least confidence of an engagement that is reported.
        signals: Words that signal an engagement, by their sentences.
        candidates: What a single sentence tells.
        mentions: Whoever was linked to a party, and people without one.
    """

    record: Json
    least: float
    signals: tuple[Seen, ...] = ()
    candidates: tuple[Seen, ...] = ()
    mentions: tuple[Seen, ...] = ()


def look(path: Path) -> Insight | None:
    """Read a page and tell what was seen; None where it is rejected."""
    annotated = annotated_page(path)
    return None if annotated is None else look_at(annotated)


def look_at(annotated: AnnotatedArticle) -> Insight:
    """Tell what is seen on a page whose grammar is known."""
    grammar = Grammar(Reading(annotated, tag_times(annotated), link_actors(annotated)))
    index = trigger_index(annotated.language)
    triggers, finder = TriggerFinder(grammar, index), CandidateFinder(grammar, index)
    candidates = [c for sentence in annotated.sentences for c in finder.find(sentence)]
    complete(candidates, pair_of(grammar.reading.links.mentions))
    facts = Facts(built(grammar, occurrences_of(grammar)), (), (), ())
    return Insight(
        to_contract(PageRecord(annotated.article, annotated.language, facts)),
        load_confidence()["least"],
        tuple(Seen(s.span, signal.kind) for s in annotated.sentences for signal in triggers.find(s)),
        tuple(Seen(c.sentence.span, c.kind, tuple(_parties(c.participants))) for c in candidates),
        tuple(_mentions(grammar.reading.links.mentions)),
    )


def _mentions(mentions: Iterable[Mention]) -> Iterator[Seen]:
    for mention in mentions:
        if mention.actor is not None:
            yield Seen(mention.span, "", (_party(mention.actor),))
        elif mention.kind in (MentionKind.PERSON, MentionKind.POST):
            yield Seen(mention.span)


def _parties(participants: Iterable[Participant]) -> Iterable[Json]:
    return (_party(p.actor) for p in participants if p.actor is not None)


def _party(actor: Actor) -> Json:
    return {"party": actor.party, "actor": {"id": actor.id, "label": actor.label, "country": actor.country}}
