"""The door of the room: a page goes in, an article or the reason why there is none comes out."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.cleaning.blocks import cut_blocks, has_more_lines
from dragoman.cleaning.byline import find_author, find_source
from dragoman.cleaning.headline import find_title
from dragoman.cleaning.layout import Layout, lay_out
from dragoman.cleaning.published import find_published
from dragoman.model.article import Article, Block
from dragoman.model.explanation import Explanation
from dragoman.model.page import MediaType, Page
from dragoman.model.rejection import Reason, Rejection
from dragoman.model.span import Span
from dragoman.vocabulary.furniture import load_furniture

LARGEST = 5_000_000
"""Characters of the largest page that is read."""
MOST_BLOCKS = 20_000
FEWEST_WORDS = 25
"""Words of running text that an article has at least."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a page says of itself.

    Attributes:
        title, author, source, published: As found on the page, else None; ``published`` as EDTF.
        why_title, why_published: Why the title and the date are what they are.
    """

    title: str | None = None
    author: str | None = None
    source: str | None = None
    published: str | None = None
    why_title: Explanation | None = None
    why_published: Explanation | None = None


def clean_article(page: Page) -> Article | Rejection:
    """Find the article on a page.

    Args:
        page: The page, text or HTML.

    Returns:
        The article: all text of the page cut into blocks, each held to be body or furniture with its reason. For
        text, ``Article.text`` is the page's content unchanged; for HTML, its visible text, one block a line. Or the
        reason why the page has no article: it is empty, too large, unreadable, or holds no running text.
    """
    if not page.content.strip():
        return reject(page, Reason.EMPTY, "The page holds nothing but white space.")
    if len(page.content) > LARGEST:
        return reject(page, Reason.TOO_LARGE, f"The page has {len(page.content):,} characters; {LARGEST:,} are read.")
    if page.media_type is MediaType.HTML:
        from dragoman.cleaning.html import clean_html

        return clean_html(page)
    return clean_text(page, page.content)


def reject(page: Page, reason: Reason, detail: str) -> Rejection:
    """Build this room's rejection of a page."""
    return Rejection(page.id, page.path, "cleaning", reason, detail)


def too_many_lines(page: Page, text: str) -> Rejection | None:
    """Reject a page of more lines than are read, at no more cost than counting that far."""
    if not has_more_lines(text, MOST_BLOCKS):
        return None
    return reject(page, Reason.TOO_LARGE, f"The page has more than {MOST_BLOCKS:,} lines.")


def clean_text(page: Page, text: str, known: Found = Found()) -> Article | Rejection:
    """Find the article in flattened text.

    Args:
        page: The page.
        text: Its text, to which all offsets refer.
        known: What is known of it already, and need not be looked for.
    """
    if (too_large := too_many_lines(page, text)) is not None:
        return too_large
    spans = cut_blocks(text)
    if len(spans) > MOST_BLOCKS:
        return reject(page, Reason.TOO_LARGE, f"The page has {len(spans):,} blocks; {MOST_BLOCKS:,} are read.")
    layout = lay_out([text[span.start : span.end] for span in spans], load_furniture())
    if layout.prose_words() < FEWEST_WORDS:
        detail = f"The page has {layout.prose_words()} words of running text; an article has {FEWEST_WORDS} at least."
        return reject(page, Reason.NO_ARTICLE, detail)
    return build_article(page, text, blocks_of(spans, layout), merge(known, found_in(page, layout)))


def blocks_of(spans: Sequence[Span], layout: Layout) -> tuple[Block, ...]:
    """Pair the blocks' places with their labels and reasons."""
    return tuple(map(Block, spans, layout.is_body, layout.reasons))


def found_in(page: Page, layout: Layout) -> Found:
    """Look for title, date, author and source on a flattened page."""
    title = find_title(layout)
    at = None if title is None else title.index
    publication = find_published(layout, at, page.url, page.language)
    return Found(
        title=None if title is None else title.text,
        author=find_author(layout, at),
        source=find_source(layout, at),
        published=None if publication is None else publication.edtf,
        why_title=None if title is None else title.explanation,
        why_published=None if publication is None else publication.explanation,
    )


def merge(first: Found, second: Found) -> Found:
    """Fill what the first does not know from the second."""
    return Found(
        title=first.title or second.title,
        author=first.author or second.author,
        source=first.source or second.source,
        published=first.published or second.published,
        why_title=first.why_title if first.title else second.why_title,
        why_published=first.why_published if first.published else second.why_published,
    )


def build_article(page: Page, text: str, blocks: tuple[Block, ...], found: Found) -> Article:
    """Put an article together; what the input states wins over what was found on the page."""
    why_title, why_published = found.why_title, found.why_published
    if page.title is not None:
        why_title = Explanation("title-stated", "The title is the one that came with the page.")
    if page.published is not None:
        why_published = Explanation("published-stated", "The publication date is the one that came with the page.")
    return Article(
        page_id=page.id,
        path=page.path,
        digest=page.digest,
        text=text,
        blocks=blocks,
        url=page.url,
        source=page.source or found.source,
        author=page.author or found.author,
        title=page.title or found.title,
        published=page.published or found.published,
        notes=tuple(why for why in (why_title, why_published) if why is not None),
    )
