"""What an engagement is about."""

from typing import TYPE_CHECKING

from dragoman.extraction.grammar import Grammar

if TYPE_CHECKING:
    from dragoman.extraction.merging import Occurrence


def themes_of(grammar: Grammar, occurrence: "Occurrence") -> tuple[str, ...]:
    return ()
