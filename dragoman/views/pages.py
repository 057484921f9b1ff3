"""The pages themselves: what was read, what was left out and why."""

from dataclasses import dataclass

from dragoman.model.rejection import Rejection
from dragoman.store import Store, StoredPage


@dataclass(frozen=True, slots=True)
class BlockView:
    """One block of a page.

    Attributes:
        number: Place on the page, from 1.
        text: Its words.
        is_body: Whether it belongs to the article.
        rule, detail, score: Why.
    """

    number: int
    text: str
    is_body: bool
    rule: str
    detail: str
    score: float | None


@dataclass(frozen=True, slots=True)
class PageBlocks:
    """A page and its blocks.

    Attributes:
        page: The page.
        blocks: In their order.
    """

    page: StoredPage
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """How much is in the record.

    Attributes:
        pages, rejections, engagements, relations, occupancies, statements: How many of each.
    """

    pages: int
    rejections: int
    engagements: int
    relations: int
    occupancies: int
    statements: int


def page_blocks(store: Store, name: str) -> PageBlocks:
    """Give the blocks of a page with the reason each was held to be article or furniture.

    Args:
        store: The record.
        name: The page's id, path, address or the beginning of its key.

    Raises:
        StoreError: No page has the name, or several have.
    """
    page = store.find_page(name)
    data = store.page_json(page.key)
    return PageBlocks(
        page,
        tuple(
            BlockView(
                number=number,
                text=data["text"][block["start"] : block["end"]],
                is_body=block["is_body"],
                rule=block["rule"],
                detail=block["detail"],
                score=block["score"],
            )
            for number, block in enumerate(data["blocks"], 1)
        ),
    )


def rejections(store: Store) -> tuple[Rejection, ...]:
    """Give the pages that were left out, by reason and path."""
    return tuple(store.rejections())


def summary(store: Store) -> Summary:
    """Count what is in the record."""
    return Summary(**store.counts())
