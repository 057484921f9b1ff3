"""Facts out of a reading: engagements, relations, occupancies, statements, each with the words that state it."""

from dragoman.extraction.facts import extract_facts

__all__ = ["extract_facts"]
