"""The neighbours of a part of a list, as addresses."""

from collections.abc import Sequence
from typing import TypedDict

from dragoman.web.addresses import with_query


class Neighbours(TypedDict):
    """Addresses of the parts before and after, or None."""

    earlier: str | None
    later: str | None


def neighbours(path: str, page: int, more: bool, asked: Sequence[tuple[str, str]] = ()) -> Neighbours:
    """Give the addresses of the parts of a list before and after one.

    Args:
        path: Of the list.
        page: Its part, from 1.
        more: Whether there is more after it.
        asked: What else stands in the address.
    """

    def address(number: int) -> str:
        return with_query(path, [*asked, ("page", str(number) if number > 1 else "")])

    return {"earlier": address(page - 1) if page > 1 else None, "later": address(page + 1) if more else None}
