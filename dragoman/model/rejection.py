"""Why a page gave no record."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a page was left out."""

    EMPTY = "empty"
    BINARY = "binary"
    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"
    BAD_ROW = "bad-row"
    DUPLICATE = "duplicate"
    NO_ARTICLE = "no-article"
    LANGUAGE = "language"
    FAILED = "failed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Rejection:
    """A page that was left out, and why.

    Attributes:
        page_id: Id of the page.
        path: Where it was read from (with the line for a JSON Lines row).
        room: The room that refused it, such as ``ingest`` or ``language``.
        reason: Why, from a closed list.
        detail: The same as a sentence for the user.
    """

    page_id: str
    path: str
    room: str
    reason: Reason
    detail: str
