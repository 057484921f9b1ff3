"""The stream of pages."""

import gzip
import hashlib
import io
import re
import sys
import zlib
from collections.abc import Iterator, Sequence
from typing import IO, cast

from dragoman.ingest.decoding import decode
from dragoman.ingest.files import HTML_SUFFIXES, ROW_SUFFIXES, STDIN, Source, check_exists, walk
from dragoman.ingest.hints import Hints
from dragoman.ingest.refusal import Refusal
from dragoman.ingest.rows import read_rows
from dragoman.model.page import MediaType, Page
from dragoman.model.rejection import Reason, Rejection

MAX_BYTES = 10_000_000
_GZIP = b"\x1f\x8b"
_HTML = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<!--.{0,2000}?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_ROW = re.compile(rb'(\xef\xbb\xbf)?\s*\{\s*"')
_NO_HINTS = Hints()


def read_pages(paths: Sequence[str], *, hints: Hints = _NO_HINTS) -> Iterator[Page | Rejection]:
    """Read pages, one after another, as they are asked for.

    Text, HTML and JSON Lines files, each also compressed with gzip; folders of them; ``-`` for standard input, whose
    kind is found from its beginning. The same bytes are read once; two forms of one address the record has to weigh.

    Args:
        paths: What to read, in this order.
        hints: What the user states of pages that do not state it themselves.

    Returns:
        A stream of pages, and of rejections for what cannot be read.

    Raises:
        IngestError: A path does not exist; raised before anything is read.
    """
    for path in paths:
        check_exists(path)
    return _read_once(paths, hints)


def _read_once(paths: Sequence[str], hints: Hints) -> Iterator[Page | Rejection]:
    seen: dict[str, str] = {}
    for path in paths:
        for source in walk(path):
            for page in _read_source(source) if isinstance(source, Source) else [source]:
                yield _first_only(hints.fill(page), seen) if isinstance(page, Page) else page


def _first_only(page: Page, seen: dict[str, str]) -> Page | Rejection:
    if page.digest in seen:
        detail = f"It has the same bytes as {seen[page.digest]}, read before it."
        return Refusal(Reason.DUPLICATE, detail).of(page.id, page.path)
    seen[page.digest] = page.path
    return page


def _read_source(source: Source) -> Iterator[Page | Rejection]:
    try:
        with _open(source) as stream:
            yield from _read_stream(source, stream)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield _unreadable(source, f"Its compression is broken ({error}). Fetch the file again.")
    except PermissionError:
        yield _unreadable(source, "It may not be read. Check its rights.")
    except OSError as error:
        yield _unreadable(source, f"It cannot be read ({error.strerror or error}).")


def _unreadable(source: Source, detail: str) -> Rejection:
    return Refusal(Reason.UNREADABLE, detail).of(source.name, source.shown)


def _open(source: Source) -> io.BufferedReader:
    if source.path == STDIN:
        return io.BufferedReader(io.FileIO(sys.stdin.fileno(), closefd=False))
    return open(source.path, "rb")


def _read_stream(source: Source, raw: io.BufferedReader) -> Iterator[Page | Rejection]:
    stream = raw
    if raw.peek(2)[:2] == _GZIP:
        stream = io.BufferedReader(cast("io.RawIOBase", gzip.GzipFile(fileobj=raw)))
    if _is_rows(source, stream):
        yield from read_rows(stream, source.name, source.shown, MAX_BYTES)
    else:
        yield _read_page(source, stream)


def _is_rows(source: Source, stream: io.BufferedReader) -> bool:
    if source.suffix in ROW_SUFFIXES:
        return True
    unnamed = source.path == STDIN or source.suffix in (".json", "")
    return unnamed and _ROW.match(stream.peek(256)) is not None


def _read_page(source: Source, stream: IO[bytes]) -> Page | Rejection:
    data = stream.read(MAX_BYTES + 1)
    content = _content(data)
    if isinstance(content, Refusal):
        return content.of(source.name, source.shown)
    is_html = source.suffix in HTML_SUFFIXES or _HTML.match(content) is not None
    media_type = MediaType.HTML if is_html else MediaType.TEXT
    return Page(source.name, source.shown, content, media_type, hashlib.sha256(data).hexdigest())


def _content(data: bytes) -> str | Refusal:
    if len(data) > MAX_BYTES:
        return Refusal(Reason.TOO_LARGE, f"It is larger than {MAX_BYTES:,} bytes, too large for one page.")
    if not data.strip():
        return Refusal(Reason.EMPTY, "There is nothing in it.")
    content = decode(data)
    if isinstance(content, str) and not content.strip():
        return Refusal(Reason.EMPTY, "There is nothing in it.")
    return content
