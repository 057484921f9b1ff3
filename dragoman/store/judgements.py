"""What people judged: an append-only log with who and when; what is undone stays in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from dragoman.model.codec import Json
from dragoman.store.resolution_tables import judgements
from dragoman.store.tables import pages

_AT_ONCE = 500  # addresses in one IN (…): databases limit them


class Verdict(StrEnum):
    """What somebody said."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    BOTH = "both"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One entry of the log.

    Attributes:
        id: Its number.
        made: When, ISO 8601, UTC.
        who: By whom.
        verdict: What was said.
        subject: What of: ``{"page", "spans", "kind"}`` of a report, so that it is found again when the page is read
            anew by a better model, with ``address``, ``parties``, ``people``, ``when`` and ``words``, by which it is
            found in a later version of the page; ``{"alias"}`` of a name; or ``{"relation", "label", "values"}`` of
            what pages differ in about a relation.
        object: What it was compared with, in the same form, or None.
        field, value: What was corrected, and to what.
        comment: Why, in the words of whoever judged, or None.
        undoes: The entry that this one takes back, or None.
        is_undone: Whether a later entry took this one back.
        has_lapsed: Whether what it is about is known to be no longer in the record.
    """

    id: int
    made: str
    who: str
    verdict: Verdict
    subject: Json
    object: Json | None
    field: str | None
    value: Any
    comment: str | None
    undoes: int | None
    is_undone: bool = False
    has_lapsed: bool = False


def select_moved(connection: sa.Connection, homes: Mapping[str, str]) -> dict[str, str]:
    """Give for pages that are no longer in the record the later version at the same address.

    Args:
        connection: A connection.
        homes: The canonical address of each page, by its key.
    """
    found: dict[str, str] = {}
    addresses = sorted(set(homes.values()))
    for start in range(0, len(addresses), _AT_ONCE):
        wanted = sa.select(pages.c.canonical_url, pages.c.key)
        wanted = wanted.where(pages.c.canonical_url.in_(addresses[start : start + _AT_ONCE]))
        found |= {row.canonical_url: row.key for row in connection.execute(wanted)}
    return {page: found[url] for page, url in homes.items() if found.get(url, page) != page}


def put_judgement(connection: sa.Connection, **values: Any) -> int:
    """Add an entry; gives its number."""
    return int(connection.execute(judgements.insert().returning(judgements.c.id), values).scalar_one())


def select_judgements(connection: sa.Connection) -> list[Judgement]:
    """Give the whole log, oldest first."""
    rows = connection.execute(sa.select(judgements).order_by(judgements.c.id)).all()
    undone = {row.undoes for row in rows if row.undoes is not None}
    return [
        Judgement(
            row.id, row.made, row.who, Verdict(row.verdict), row.subject, row.object, row.field, row.value, row.comment,
            row.undoes, row.id in undone,
        )
        for row in rows
    ]  # fmt: skip
