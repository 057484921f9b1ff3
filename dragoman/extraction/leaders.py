"""Who leads a delegation takes part in what it does: "received a Korean delegation headed by the Deputy Speaker, X"."""

from collections.abc import Iterator, Sequence

from dragoman.extraction.grammar import Grammar
from dragoman.extraction.side import Side, party_of
from dragoman.model.mention import Mention, MentionKind
from dragoman.text.normalize import fold
from dragoman.vocabulary.references import load_references

_SHORTEST = 6  # letters of a phrase that surely ties a leader to those led; "by" may be by whom they were received
_WITHIN = 16  # tokens


def with_leaders(grammar: Grammar, sides: Sequence[Side]) -> list[Side]:
    """Add to sides that are groups the person who leads them, in the same role.

    Args:
        grammar: The page.
        sides: The sides of a signal.
    """
    return [each for side in sides for each in (side, *_leaders(grammar, side))]


def _leaders(grammar: Grammar, side: Side) -> Iterator[Side]:
    group = side.mention
    if group.kind is not MentionKind.GROUP:
        return
    phrases = [fold(phrase) for phrase in load_references(grammar.reading.annotated.language).leads]
    for mention in grammar.mentions_in(grammar.sentence(group.first)):
        if mention.kind is not MentionKind.PERSON or not 0 < mention.first - group.last <= _WITHIN:
            continue
        between = f" {fold(grammar.text[group.span.end : mention.span.start])} "
        is_led = any(f" {phrase} " in between for phrase in phrases if len(phrase) >= _SHORTEST)
        if is_led and _is_of(mention, side):
            yield Side(mention, side.role)
        return


def _is_of(mention: Mention, side: Side) -> bool:
    """Say whether a person is of the party of a side."""
    return mention.actor is not None and mention.actor.party == party_of(side)
