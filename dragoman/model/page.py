"""A page as it was handed in."""

from dataclasses import dataclass
from enum import StrEnum


class MediaType(StrEnum):
    """What the content of a page is."""

    TEXT = "text/plain"
    HTML = "text/html"


@dataclass(frozen=True, slots=True)
class Page:
    """One input, decoded but otherwise untouched.

    Attributes:
        id: The input's own id: the file name without its folder, or the ``id`` of a JSON Lines row.
        path: Where it was read from (``-`` for standard input).
        content: The text or the HTML, decoded, without a byte order mark.
        media_type: Which of the two it is.
        digest: SHA-256 of the bytes as they came, in hexadecimal.
        url, source, author, title, language: What the input itself states, else None.
        published: EDTF date or date and time that the input states, else None.
    """

    id: str
    path: str
    content: str
    media_type: MediaType
    digest: str
    url: str | None = None
    source: str | None = None
    author: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None
