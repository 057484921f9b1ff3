"""Bytes to text: what they are, in which encoding, or why they are no text.

The order is that of certainty: byte order mark, known file signatures, UTF-16 by its zero bytes, UTF-8 (which hardly
any other text is by chance), the character set an HTML page declares, UTF-8 with a few broken bytes, and at last a
guess among the 8-bit encodings, in which Windows-1252 wins a close race: it is by far the commonest on the web.
"""

import codecs
import re

from charset_normalizer import from_bytes

from dragoman.ingest.refusal import Refusal
from dragoman.model.rejection import Reason

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an image, sound or film"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x1f\x8b", "a gzip archive inside another"),
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_EIGHT_BIT = ["cp1252", "iso8859_15", "cp1250", "cp1251", "cp1253", "cp1254", "cp1256", "koi8_r"]
_SAMPLE = 64 * 1024
_CLOSE_RACE = 0.05  # of charset-normalizer's chaos ratio
_MOST_BROKEN = 0.01  # share of characters that may be lost


def decode(data: bytes) -> str | Refusal:
    """Decode the bytes of a page.

    Args:
        data: The bytes, not empty.

    Returns:
        The text without a byte order mark, or a refusal: ``BINARY`` for what is no text, ``UNREADABLE`` for text in
        no encoding that gives readable words.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _bearable(data.decode(encoding, "replace"), encoding)
    if encoding_16 := _utf16_without_mark(data[:_SAMPLE]):
        return _bearable(data.decode(encoding_16, "replace"), encoding_16)
    if kind := _binary_kind(data):
        return Refusal(Reason.BINARY, f"This is {kind}, not a page of text or HTML.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(data)


def _utf16_without_mark(sample: bytes) -> str | None:
    """UTF-16 of a Latin script has a zero in nearly every other byte."""
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.4 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.05 else None


def _binary_kind(data: bytes) -> str | None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if b"\x00" in data:
        return "binary data (it has zero bytes)"
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    return "binary data (mostly control characters)" if controls > len(sample) / 10 else None


def _decode_other(data: bytes) -> str | Refusal:
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    whole = sum(1 for character in lenient if character > "\x7f") - broken
    if whole >= 10 * broken:
        return lenient
    encoding = _declared(data) or _guessed(data)
    if encoding is None:
        return Refusal(Reason.UNREADABLE, "No encoding gives readable words. Save the page as UTF-8 and read it again.")
    return _bearable(data.decode(encoding, "replace"), encoding)


def _declared(data: bytes) -> str | None:
    """The character set that an HTML page declares, where Python knows it and it decodes the page."""
    match = _CHARSET.search(data, 0, 4096)
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
        # Pages that say ISO-8859-1 mean Windows-1252 (WHATWG Encoding, section 4.2).
        name = "cp1252" if name in ("iso8859-1", "ascii") else name
        return name if name != "utf-8" and "\ufffd" not in data.decode(name, "replace") else None
    except (LookupError, UnicodeError):
        return None


def _guessed(data: bytes) -> str | None:
    matches = list(from_bytes(data[:_SAMPLE], cp_isolation=_EIGHT_BIT))
    for match in matches:
        if match.encoding == "cp1252" and match.chaos <= matches[0].chaos + _CLOSE_RACE:
            return "cp1252"
    if matches:
        return str(matches[0].encoding)
    # The guess gives up on very short texts; a few high bytes among plain letters are Windows-1252.
    high = sum(1 for byte in data if byte > 0x7F)
    return "cp1252" if high < len(data) * 0.2 else None


def _bearable(text: str, encoding: str) -> str | Refusal:
    if text.count("\ufffd") > max(1, len(text) * _MOST_BROKEN):
        return Refusal(Reason.UNREADABLE, f"Its encoding ({encoding}) is broken. Save it as UTF-8 and read it again.")
    if "\x00" in text:
        return Refusal(Reason.BINARY, "This is binary data (it has zero characters), not a page of text or HTML.")
    return text.removeprefix("\ufeff")
