"""The door of the extraction room."""

from dragoman.extraction.engagements import extract_engagements
from dragoman.extraction.grammar import Grammar
from dragoman.extraction.occupancies import extract_occupancies
from dragoman.extraction.relations import extract_relations
from dragoman.extraction.statements import extract_statements
from dragoman.model.facts import Facts
from dragoman.model.mention import Reading


def extract_facts(reading: Reading) -> Facts:
    """Read all facts of a page.

    Args:
        reading: The page with its grammar, times and names.

    Returns:
        Its facts, in the order of the page.
    """
    grammar = Grammar(reading)
    return Facts(
        engagements=extract_engagements(grammar),
        relations=extract_relations(grammar),
        occupancies=extract_occupancies(grammar),
        statements=extract_statements(grammar),
    )
