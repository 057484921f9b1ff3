"""Where a fact was read."""

from dataclasses import dataclass

from dragoman.store import StoredFact, StoredPage


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read, and the words.

    Attributes:
        quotes: The words of its evidence, in order.
        page_id, path, url, source, title, published: Of the page.
    """

    quotes: tuple[str, ...]
    page_id: str
    path: str
    url: str | None
    source: str | None
    title: str | None
    published: str | None

    @classmethod
    def of(cls, fact: StoredFact) -> "Source":
        """Give the source of a stored fact."""
        return cls.of_page(fact.page, fact.quotes)

    @classmethod
    def of_page(cls, page: StoredPage, quotes: tuple[str, ...] = ()) -> "Source":
        """Give a page as a source."""
        return cls(quotes, page.page_id, page.path, page.url, page.source, page.title, page.published)
