"""What an engine that parses gives, whichever it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Node:
    """A token of a sentence; see :class:`dragoman.model.Token` for the terms.

    Attributes:
        start, end: Offsets in the paragraph; end exclusive.
        text: As it stands.
        lemma: Its dictionary form, in lower case.
        pos: Universal part of speech.
        dep: Universal dependency relation, in lower case.
        head: Index of its head in the sentence, its own for the root.
        morph: Universal features.
        entity: ``PER``, ``ORG``, ``LOC``, ``MISC`` or the empty string.
        entity_begins: Whether an entity begins here.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    morph: str
    entity: str
    entity_begins: bool


class Engine(Protocol):
    """Parses paragraphs of one language."""

    def parse(self, texts: Iterable[str]) -> Iterator[list[list[Node]]]:
        """Give the sentences of each paragraph, in order."""
        ...
