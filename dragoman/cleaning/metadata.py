"""The publication date that an HTML page states of itself, in its metadata rather than to its readers.

Sources: the Open Graph protocol (``article:published_time``), schema.org (``datePublished``, in JSON-LD or as
microdata), Dublin Core, and the ``time`` element of HTML.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from dragoman.model.explanation import Explanation

Element = Any  # lxml comes without types

_META = frozenset(
    {"article:published", "article:published_time", "citation_publication_date", "date", "dc.date", "dc.date.created",
     "dc.date.issued", "dcterms.created", "dcterms.date", "dcterms.issued", "datepublished", "og:published_time",
     "parsely-pub-date", "pubdate", "publish-date", "publish_date", "publication_date", "sailthru.date"}
)  # fmt: skip
_DAY = re.compile(r"\s*((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)")
_LARGEST = 200_000
"""Characters of the JSON-LD that is read."""
_MOST_VALUES = 5_000


def stated_date(root: Element) -> tuple[str, Explanation] | None:
    """Give the day that a page's metadata state as its publication, as ``YYYY-MM-DD``, and where they do.

    Args:
        root: The parsed page.
    """
    for where, values in (("a meta element", _of_meta(root)), ("JSON-LD", _of_json(root)), ("a tag", _of_tags(root))):
        days = [day for value in values if (day := _day(value)) is not None]
        if days:
            return days[0], Explanation(
                "html-date", f"The publication date that the page states in {where}: {days[0]}."
            )
    return None


def only_time(root: Element) -> tuple[str, Explanation] | None:
    """Give the day of the page's ``time`` elements, if all have the same one."""
    days = {_day(element.get("datetime") or "") for element in root.iter("time")} - {None}
    day = days.pop() if len(days) == 1 else None
    return None if day is None else (day, Explanation("html-time", f"The one day that the page's HTML marks: {day}."))


def _day(value: str) -> str | None:
    found = _DAY.match(value)
    try:
        return None if found is None else date(*map(int, found.groups())).isoformat()
    except ValueError:
        return None


def _of_meta(root: Element) -> Iterator[str]:
    for element in root.iter("meta"):
        names = {(element.get(key) or "").strip().casefold() for key in ("property", "name", "itemprop")}
        if names & _META:
            yield element.get("content") or ""


def _of_tags(root: Element) -> Iterator[str]:
    """Give the values of elements marked as the date of publication."""
    for element in root.iter():
        is_marked = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        if is_marked and isinstance(element.tag, str):
            yield element.get("datetime") or element.get("content") or element.text or ""


def _of_json(root: Element) -> Iterator[str]:
    for element in root.iter("script"):
        if (element.get("type") or "").strip().casefold() == "application/ld+json":
            try:
                yield from _dates_in(json.loads((element.text or "")[:_LARGEST]))
            except (ValueError, RecursionError):
                continue


def _dates_in(data: object) -> Iterator[str]:
    """Walk through JSON-LD, outer objects first, without recursion."""
    waiting = [data]
    for index in range(_MOST_VALUES):
        if index == len(waiting):
            return
        value = waiting[index]
        if isinstance(value, dict):
            if isinstance(value.get("datePublished"), str):
                yield value["datePublished"]
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
