"""JSON Lines: one page a row, streamed, each row judged by itself."""

import hashlib
import json
from collections.abc import Iterator
from typing import IO, Any

from dragoman.ingest.decoding import decode
from dragoman.ingest.hints import language_code, published_date
from dragoman.ingest.refusal import Refusal
from dragoman.model.page import MediaType, Page
from dragoman.model.rejection import Reason, Rejection

_WORDS = ("url", "title", "published", "language", "source", "author", "text", "html")
_CHUNK = 1 << 20


def read_rows(stream: IO[bytes], name: str, path: str, limit: int) -> Iterator[Page | Rejection]:
    """Read the pages of a JSON Lines stream.

    Args:
        stream: The bytes; never read as a whole.
        name: File name, for rows without an ``id``.
        path: Where the stream comes from.
        limit: Longest line read, in bytes.

    Yields:
        A page or a rejection for each line that is not blank; their paths end in the line's number.
    """
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        where = f"{path}:{number}"
        if len(line) > limit and not line.endswith(b"\n"):
            _skip_line(stream)
            yield Refusal(Reason.TOO_LARGE, f"Line {number} is longer than {limit:,} bytes.").of(
                f"{name}:{number}", where
            )
        elif line.strip():
            page = _page(line.strip(), f"{name}:{number}", where)
            yield page.of(f"{name}:{number}", where) if isinstance(page, Refusal) else page


def _skip_line(stream: IO[bytes]) -> None:
    while chunk := stream.readline(_CHUNK):
        if chunk.endswith(b"\n"):
            return


def _page(line: bytes, fallback_id: str, path: str) -> Page | Refusal:
    row = _object(line)
    if isinstance(row, Refusal):
        return row
    for key in _WORDS:
        if not isinstance(row.get(key), str | None):
            return _bad(f"`{key}` has to be a string")
    if not isinstance(row.get("id"), str | int | None) or isinstance(row.get("id"), bool):
        return _bad("`id` has to be a string or a number")
    if not (row.get("text") or row.get("html")):
        empty = "text" in row or "html" in row
        return Refusal(Reason.EMPTY, "The row's text is empty.") if empty else _bad("it has neither `text` nor `html`")
    return _build(row, hashlib.sha256(line).hexdigest(), fallback_id, path)


def _object(line: bytes) -> dict[str, Any] | Refusal:
    text = decode(line)
    if isinstance(text, Refusal):
        return text
    try:
        row = json.loads(text)
    except json.JSONDecodeError as error:
        return _bad(f"it is not valid JSON (at character {error.pos + 1}: {error.msg.lower()})")
    except (ValueError, RecursionError):
        return _bad("it is JSON nested too deep, or with a number too long")
    return row if isinstance(row, dict) else _bad("it is not a JSON object")


def _bad(problem: str) -> Refusal:
    return Refusal(Reason.BAD_ROW, f"The row cannot be used: {problem}.")


def _build(row: dict[str, Any], digest: str, fallback_id: str, path: str) -> Page | Refusal:
    stated = {key: _whole(row[key].strip()) for key in ("url", "title", "source", "author") if row.get(key)}
    html = row.get("html") or ""
    content = _whole(html if html.strip() else row.get("text") or "")
    if "\x00" in content:
        return Refusal(Reason.BINARY, "The row's text has zero characters: it is binary data.")
    return Page(
        id=fallback_id if row.get("id") in (None, "") else _whole(str(row["id"])),
        path=path,
        content=content.removeprefix("\ufeff"),
        media_type=MediaType.HTML if html.strip() else MediaType.TEXT,
        digest=digest,
        published=published_date(row["published"]) if row.get("published") else None,
        language=language_code(row["language"]) if row.get("language") else None,
        **{key: value or None for key, value in stated.items()},
    )


def _whole(text: str) -> str:
    """JSON may escape half a surrogate pair, which no encoding can write."""
    return text.encode("utf-8", "replace").decode("utf-8") if any("\ud800" <= c <= "\udfff" for c in text) else text
