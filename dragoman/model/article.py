"""A page after cleaning: its final text, cut into blocks."""

from dataclasses import dataclass

from dragoman.model.explanation import Explanation
from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Block:
    """One block (a line, a paragraph, a headline) of a page's text.

    Attributes:
        span: Where it stands in the article's text.
        is_body: Whether it belongs to the article proper; all else is furniture.
        explanation: Why it was held to be one or the other.
    """

    span: Span
    is_body: bool
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class Article:
    """The text of a page, final: every later offset counts code points in it.

    Attributes:
        page_id: Id of the page.
        path: Where the page was read from.
        digest: SHA-256 of the page's bytes.
        text: All text of the page, furniture included.
        blocks: The blocks in order; they do not overlap, and cover all but white space.
        url, source, author, title: As the page or its metadata gives them, else None.
        published: EDTF, from the input's metadata or else from the page, else None.
        notes: Why the title and the date are what they are.
    """

    page_id: str
    path: str
    digest: str
    text: str
    blocks: tuple[Block, ...]
    url: str | None = None
    source: str | None = None
    author: str | None = None
    title: str | None = None
    published: str | None = None
    notes: tuple[Explanation, ...] = ()

    @property
    def body(self) -> tuple[Span, ...]:
        """The article proper, as one span for each run of body blocks."""
        runs: list[Span] = []
        previous_is_body = False
        for block in self.blocks:
            if block.is_body and previous_is_body:
                runs[-1] = runs[-1].join(block.span)
            elif block.is_body:
                runs.append(block.span)
            previous_is_body = block.is_body
        return tuple(runs)
