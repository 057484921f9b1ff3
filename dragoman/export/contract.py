"""The page record: one JSON object a page (``docs/record.md``)."""

import json
from typing import Any

from dragoman.model.codec import decode_record, encode_record
from dragoman.model.record import PageRecord


def to_contract(record: PageRecord) -> dict[str, Any]:
    """Give one page and its facts as the page record; every key is always present."""
    return encode_record(record)


def from_contract(data: dict[str, Any]) -> PageRecord:
    """Build one page and its facts from a page record.

    Raises:
        KeyError: A key of the page record is absent.
        ValueError: A value is not one of those allowed.
        CitationError: A fact has no evidence.
    """
    return decode_record(data)


def write_line(record: PageRecord) -> str:
    """Give the page record as one line of JSON Lines, with its line end."""
    return json.dumps(to_contract(record), ensure_ascii=False, separators=(",", ":")) + "\n"
