"""Whether a record is what it has to be: every citation against its page, every key against its content."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import sqlalchemy as sa

from dragoman.model.codec import Json
from dragoman.store.dialects import translated
from dragoman.store.keys import fact_key
from dragoman.store.passages import PAGES
from dragoman.store.recounting import find_miscounts
from dragoman.store.rows import FAMILIES
from dragoman.store.store import Store
from dragoman.store.tables import citations, facts, metadata, pages, passages
from dragoman.text.edtf import bounds

_DIGEST = re.compile(r"[0-9a-f]{64}")
_SHOWN = 60  # letters of a quote

Row = sa.Row[Any]
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something in a record that is not as it has to be.

    Attributes:
        check: What was checked: ``database``, ``references``, ``key``, ``blocks``, ``body``, ``citation``, ``order``,
            ``days``, ``search`` or ``counts``.
        page: Key of the page, or None where the flaw is not of one page.
        fact: Key of the fact, or None where it is not of one fact.
        detail: What is wrong.
    """

    check: str
    page: str | None
    fact: str | None
    detail: str


def find_flaws(store: Store, tell: Tell | None = None) -> Iterator[Flaw]:
    """Find what is wrong with a record.

    The bytes of a page are not kept, so the form of its key alone can be checked; the key of a fact is computed anew.

    Args:
        store: The record.
        tell: Called after each page with how many are done, and how many there are.

    Raises:
        StoreError: The record cannot be read.
    """
    damage = store.check()
    if damage is not None:
        yield Flaw("database", None, None, damage)
    with translated(store.where), store._engine.connect() as connection:
        yield from _references(connection)
        yield from (Flaw("counts", None, None, problem) for problem in find_miscounts(connection))
        keys = connection.scalars(sa.select(pages.c.key).order_by(pages.c.key)).all()
        for done, key in enumerate(keys, 1):
            yield from _page(connection, key)
            if tell is not None:
                tell(done, len(keys))


def _references(connection: sa.Connection) -> Iterator[Flaw]:
    """Find rows whose foreign key points nowhere; SQLite lets programs that do not ask for it leave such."""
    for table in metadata.sorted_tables:
        for reference in table.foreign_keys:
            parent, column = reference.column.table.alias(), reference.parent
            is_there = sa.exists().where(parent.c[reference.column.name] == column)
            lost = sa.select(sa.func.count()).select_from(table).where(column.is_not(None), ~is_there)
            if number := connection.scalar(lost):
                yield Flaw("references", None, None, f"{number} rows of {table.name} have a {column.name} that is gone")


def _page(connection: sa.Connection, key: str) -> Iterator[Flaw]:
    page = connection.execute(sa.select(pages).where(pages.c.key == key)).one()
    found = connection.execute(sa.select(facts).where(facts.c.page == key).order_by(facts.c.ordinal)).all()
    cited = _cited(connection, key)
    problems = [*_of_page(page), *_order(found)]
    yield from (Flaw(check, key, None, detail) for check, detail in problems)
    yield from (Flaw("key", key, fact, "its key is not the digest of its content") for fact in _misnamed(found, cited))
    for fact in found:
        for check, detail in _of_fact(page.text, fact, cited[fact.key]):
            yield Flaw(check, key, fact.key, detail)
    yield from _search(connection, key, [fact.key for fact in found])


def _cited(connection: sa.Connection, page: str) -> dict[str, list[Row]]:
    cited: dict[str, list[Row]] = defaultdict(list)
    query = sa.select(citations).join(facts).where(facts.c.page == page).order_by(citations.c.fact, citations.c.ordinal)
    for row in connection.execute(query):
        cited[row.fact].append(row)
    return cited


def _of_page(page: Row) -> Iterator[tuple[str, str]]:
    if not _DIGEST.fullmatch(page.key):
        yield "key", "its key is no SHA-256 digest"
    yield from (("blocks", problem) for problem in _blocks(page.text, page.blocks))
    if page.body != _runs(page.blocks):
        yield "body", "its body is not that of its blocks"
    if any(not 0 <= start < end <= len(page.text) for start, end in page.body):
        yield "body", "its body reaches beyond its text"


def _blocks(text: str, blocks: Sequence[Json]) -> Iterator[str]:
    """Blocks are in order, apart, and cover all but white space."""
    places = [(block["start"], block["end"]) for block in blocks]
    if any(not 0 <= start < end <= len(text) for start, end in places):
        yield "a block reaches beyond its text, or is empty"
        return
    if any(end > start for (_, end), (start, _) in pairwise(places)):
        yield "its blocks overlap or are out of order"
    edges = [0, *(edge for place in places for edge in place), len(text)]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    if any(text[end:start].strip() for end, start in gaps):
        yield "there are words in no block"


def _runs(blocks: Sequence[Json]) -> list[list[int]]:
    runs: list[list[int]] = []
    before = False
    for block in blocks:
        if block["is_body"] and before:
            runs[-1][1] = block["end"]
        elif block["is_body"]:
            runs.append([block["start"], block["end"]])
        before = block["is_body"]
    return runs


def _order(found: Sequence[Row]) -> Iterator[tuple[str, str]]:
    ordinals: dict[str, list[int]] = defaultdict(list)
    for fact in found:
        ordinals[fact.family].append(fact.ordinal)
    for family, numbers in ordinals.items():
        if family not in FAMILIES:
            yield "order", f"{family} is no family of facts"
        if numbers != list(range(len(numbers))):
            yield "order", f"its {family} are not numbered from 0 without a gap"


def _misnamed(found: Sequence[Row], cited: dict[str, list[Row]]) -> Iterator[str]:
    """Find facts whose key is not that of their content; among equals, each has the key of its number."""
    repeats = Counter[str]()
    for family in FAMILIES:
        for fact in (fact for fact in found if fact.family == family):
            spans = [(row.start, row.end) for row in cited[fact.key]]
            content = (fact.page, family, fact.payload, spans)
            first = fact_key(*content, 0)
            if fact.key != fact_key(*content, repeats[first]):
                yield fact.key
            repeats[first] += 1


def _of_fact(text: str, fact: Row, cited: Sequence[Row]) -> Iterator[tuple[str, str]]:
    if not cited:
        yield "citation", "it cites nothing"
    if [row.ordinal for row in cited] != list(range(len(cited))):
        yield "order", "its citations are not numbered from 0 without a gap"
    for row in cited:
        stands = text[row.start : row.end] if 0 <= row.start < row.end else ""
        if stands != row.quote:
            yield "citation", f"it cites “{_cut(row.quote)}”, but “{_cut(stands)}” stands at {row.start}..{row.end}"
    if (fact.first_day, fact.last_day) != (bounds(fact.payload.get("when")) or (None, None)):
        yield "days", "its first and last day are not those of its date"


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def _search(connection: sa.Connection, page: str, found: Sequence[str]) -> Iterator[Flaw]:
    query = sa.select(passages.c.family, passages.c.key).where(passages.c.page == page)
    there = Counter((row.family == PAGES, row.key) for row in connection.execute(query))
    for is_page, key in (Counter([(True, page), *((False, fact) for fact in found)]) - there).elements():
        yield Flaw("search", page, None if is_page else key, "it cannot be searched")
