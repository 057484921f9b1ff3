"""One page and all that was read in it."""

from dataclasses import dataclass

from dragoman.model.article import Article
from dragoman.model.facts import Facts


@dataclass(frozen=True, slots=True)
class PageRecord:
    """What the product says of one page.

    Attributes:
        article: The cleaned page.
        language: ISO 639-1 code of the body.
        facts: What the page says.
    """

    article: Article
    language: str
    facts: Facts
