"""Addresses of pages, brought to one form."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"utm_\w+|at_\w+|mc_[ce]id|pk_\w+|mtm_\w+|hsa_\w+|_hs\w+|ns_\w+|(fb|g|d|gb|ms|y|tw)clid|igshid|xtor|cmpid|spm|_ga",
    re.IGNORECASE,
)
_DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical_url(url: str | None) -> str | None:
    """Bring the address of a page to the form under which it is compared.

    The host is put in lower case; the fragment, tracking parameters, the default port and a slash at the end are
    dropped, and ``http`` counts as ``https``.

    Args:
        url: An address, or None.

    Returns:
        The canonical address; None where there is none, where it is not an address of the web, or where it names
        a whole site rather than a page (sites that give every page their home as its address are common).

    >>> canonical_url("HTTP://News.Example/a/?utm_source=x&id=3#top")
    'https://news.example/a?id=3'
    """
    try:
        parts = urlsplit((url or "").strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return None
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)])
    path = parts.path.rstrip("/")
    if not path and not query:
        return None
    where = host if port in (None, _DEFAULT_PORTS[parts.scheme]) else f"{host}:{port}"
    return urlunsplit(("https", where, path, query, ""))
