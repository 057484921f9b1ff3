"""The door of the extraction room."""

from dragoman.extraction.confidence import rated
from dragoman.extraction.engagements import extract_engagements
from dragoman.extraction.grammar import Grammar
from dragoman.extraction.occupancies import extract_occupancies
from dragoman.extraction.relations import extract_relations
from dragoman.extraction.statements import extract_statements
from dragoman.model.facts import Facts
from dragoman.model.mention import Reading


def extract_facts(reading: Reading, least: float | None = None) -> Facts:
    """Read all facts of a page.

    Args:
        reading: The page with its grammar, times and names.
        least: The least confidence of an engagement that is reported; where None, the one chosen for precision.

    Returns:
        Its facts, in the order of the page.
    """
    grammar = Grammar(reading)
    return Facts(
        engagements=extract_engagements(grammar, least),
        relations=rated(extract_relations(grammar)),
        occupancies=rated(extract_occupancies(grammar)),
        statements=rated(extract_statements(grammar)),
    )
