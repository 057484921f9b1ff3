"""Addresses of this site's pages, and which addresses of other people's pages may be linked to."""

from collections.abc import Iterable
from urllib.parse import quote, urlencode, urlsplit

Pairs = Iterable[tuple[str, str]]


def with_query(path: str, pairs: Pairs) -> str:
    """Give a path with a query; what is empty is left out.

    >>> with_query("/timeline", [("kind", "visit"), ("since", "")])
    '/timeline?kind=visit'
    """
    query = urlencode([(key, value) for key, value in pairs if value])
    return f"{quote(path, safe='/')}?{query}" if query else quote(path, safe="/")


def engagement(identity: str) -> str:
    """Give the address of an engagement."""
    return f"/engagements/{quote(identity, safe='')}"


def page(key: str) -> str:
    """Give the address of a page that was read."""
    return f"/pages/{quote(key, safe='')}"


def note(key: str) -> str:
    """Give the address at which a note is corrected."""
    return f"/notes/{quote(key, safe='')}"


def person(identity: str) -> str:
    """Give the address of a person's dossier."""
    return f"/people/{quote(identity, safe=':')}"


def party(code: str) -> str:
    """Give the address of a party's dossier; a code may hold anything, a slash too."""
    return f"/parties/{quote(code, safe='')}"


def framework(label: str) -> str:
    """Give the address of a framework's dossier."""
    return f"/frameworks/{quote(label, safe='')}"


def pair(one: str, other: str) -> str:
    """Give the address of the dossier of two parties."""
    return with_query("/pair", [("between", one), ("between", other)])


def is_web(url: str | None) -> bool:
    """Say whether an address that a page states may be linked to: ``javascript:`` and the like may not."""
    if not url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.netloc)


def is_own(href: str) -> bool:
    """Say whether an address is one of this site: one that begins with two slashes, or a backslash, is not."""
    return href.startswith("/") and not href.startswith(("//", "/\\")) and "\n" not in href and "\r" not in href
