"""Body blocks put together into paragraphs fit for a parser."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model.article import Article
from dragoman.model.span import Span

_CLOSED = tuple('.!?:;…»”"')
_WRAPPED_WIDTH = 45  # a line shorter than this was ended by its writer, not by a line wrap


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text to be parsed at once.

    Attributes:
        span: Where it stands in the article's text.
        block: Index of its first block.
    """

    span: Span
    block: int


def paragraphs(article: Article) -> Iterator[Paragraph]:
    """Give the paragraphs of the body; lines that were wrapped by force are joined again."""
    current: Paragraph | None = None
    for index, block in enumerate(article.blocks):
        if not block.is_body:
            continue
        if current is not None and _is_continued(article.text, current.span, block.span):
            current = Paragraph(current.span.join(block.span), current.block)
            continue
        if current is not None:
            yield current
        current = Paragraph(block.span, index)
    if current is not None:
        yield current


def _is_continued(text: str, above: Span, below: Span) -> bool:
    """Say whether a line goes on in the next: it is long, is not closed, and the next begins in lower case."""
    gap = text[above.end : below.start]
    last_line = text.rfind("\n", above.start, above.end) + 1
    long = above.end - max(last_line, above.start) >= _WRAPPED_WIDTH
    closed = text[above.end - 1] in _CLOSED
    return gap.count("\n") == 1 and not gap.strip() and long and not closed and text[below.start].islower()
