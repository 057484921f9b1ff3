"""Digests that identify pages, facts and inputs."""

import hashlib
import json
from typing import Any

from dragoman.model.page import Page


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
