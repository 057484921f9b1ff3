"""Digests that identify pages, facts and inputs."""

import hashlib
import json
from functools import lru_cache
from typing import Any

from dragoman.model.page import Page
from dragoman.text.urls import canonical_url

_LONGEST = 1000  # bytes; PostgreSQL indexes no entry of more than some 2,700
_DIGITS = 32


def digest(*parts: object) -> str:
    """Give the SHA-256 of values as JSON, in hexadecimal."""
    written = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def stated_key(page: Page) -> str:
    """Give the digest of what the input states beside the content: another date may give other facts."""
    return digest(page.media_type, page.url, page.source, page.author, page.title, page.published, page.language)


def fact_key(page_key: str, family: str, payload: dict[str, Any], spans: list[tuple[int, int]], repeat: int) -> str:
    """Give the key of a fact: a digest of its page, content and citations.

    Args:
        page_key: Key of the page.
        family: ``engagements``, ``relations`` …
        payload: The fact, without evidence and explanations.
        spans: Where its evidence stands.
        repeat: How many facts of the same content come before it on the page.
    """
    return digest(page_key, family, {**payload, "id": None}, spans, repeat)


@lru_cache(maxsize=1 << 12)  # facts of one page come together
def address_key(url: str | None) -> str | None:
    """Give the canonical form of an address, by which pages are told to be the same; None where there is none."""
    canonical = canonical_url(url)
    return None if canonical is None else short(canonical.replace("\0", ""))


def short(identifier: str) -> str:
    """Give an identifier as an index takes it: the end of a very long one becomes a digest of the whole.

    >>> short("pages/a.txt"), len(short("a" * 5000).encode())
    ('pages/a.txt', 1000)
    """
    encoded = identifier.encode("utf-8", "surrogatepass")
    if len(encoded) <= _LONGEST:
        return identifier
    end = f"…{digest(identifier)[:_DIGITS]}"
    return encoded[: _LONGEST - len(end.encode())].decode("utf-8", "ignore") + end
