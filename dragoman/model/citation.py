"""The tie from a fact to the words it came from."""

from dataclasses import InitVar, dataclass

from dragoman.errors import CitationError
from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of a page, and where they stand in it.

    A citation cannot be built unless the quote is what stands at its span; the page's text has to be given
    to build one, and is not kept.

    Attributes:
        page_id: Id of the page.
        span: Where the words stand in the page's text.
        quote: The words, exactly.

    Raises:
        CitationError: The quote is not what stands at the span.
    """

    page_id: str
    span: Span
    quote: str
    text: InitVar[str]

    def __post_init__(self, text: str) -> None:
        if self.span.cut(text) != self.quote:
            found = self.span.cut(text)
            raise CitationError(f"{self.page_id}: {self.quote!r} is cited, but {found!r} stands at {self.span}")

    @classmethod
    def cut(cls, page_id: str, text: str, span: Span) -> "Citation":
        """Cite the words that stand at ``span`` of ``text``."""
        return cls(page_id, span, span.cut(text), text)
