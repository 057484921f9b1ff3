"""Full-text search, each database in its own way."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from dragoman.store.dialects import is_sqlite
from dragoman.store.passages import PAGES, page_words
from dragoman.store.queries import PAGE_COLUMNS, StoredPage
from dragoman.store.rows import FAMILIES
from dragoman.store.tables import citations, pages
from dragoman.store.wanted import Pieces, Term, read_terms, snippet

SEARCHED = (PAGES, *FAMILIES)
_MOST_RANKED = 10_000  # of more that match, the last kept: weighing each costs more than finding it
_ON_SQLITE = """
    SELECT family, key, page, rank FROM (
        SELECT p.family, p.key, p.page, -bm25(passages_fts) AS rank
        FROM passages_fts JOIN passages AS p ON p.id = passages_fts.rowid
        WHERE passages_fts MATCH :wanted AND (:family IS NULL OR p.family = :family)
        ORDER BY passages_fts.rowid DESC LIMIT :ranked
    ) ORDER BY rank DESC, key LIMIT :most
"""
_ON_POSTGRESQL = """
    SELECT family, key, page, ts_rank_cd(vector, wanted, 1) AS rank FROM (
        SELECT p.*, wanted
        FROM passages AS p, to_tsquery('simple', :wanted) AS wanted
        WHERE p.vector @@ wanted AND (CAST(:family AS text) IS NULL OR p.family = :family)
        ORDER BY p.id DESC LIMIT :ranked
    ) AS matching ORDER BY rank DESC, key LIMIT :most
"""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A page or a fact that has the words.

    Attributes:
        family: ``pages``, or that of the fact.
        key: Of the page or the fact.
        page: Where the words stand.
        pieces: The words in their context, cut up, each piece with whether it is a hit.
        rank: The higher, the better; comparable only within one answer.
    """

    family: str
    key: str
    page: StoredPage
    pieces: Pieces
    rank: float


def find_words(connection: sa.Connection, words: str, limit: int, family: str | None) -> list[SearchHit]:
    """Find pages and facts by words; see :meth:`dragoman.store.Store.search`."""
    terms = read_terms(words)
    if not terms or limit < 1:
        return []
    statement, wanted = (_ON_SQLITE, _for_sqlite) if is_sqlite(connection) else (_ON_POSTGRESQL, _for_postgresql)
    values = {"wanted": wanted(terms), "family": family, "ranked": _MOST_RANKED, "most": limit}
    found = connection.execute(sa.text(statement), values).all()
    sources = _pages(connection, [row.page for row in found])
    quotes = _quotes(connection, [row.key for row in found if row.family != PAGES])
    hits = []
    for row in found:
        source = sources[row.page]
        text = page_words(source.title, source.text, source.body) if row.family == PAGES else "\n".join(quotes[row.key])
        page = StoredPage(*(source._mapping[column.name] for column in PAGE_COLUMNS))
        hits.append(SearchHit(row.family, row.key, page, snippet(text, terms), row.rank))
    return hits


def _for_sqlite(terms: Sequence[Term]) -> str:
    return " AND ".join(f'"{" ".join(term.words)}"{" *" if term.is_prefix else ""}' for term in terms)


def _for_postgresql(terms: Sequence[Term]) -> str:
    return " & ".join(f"({_in_a_row(term)})" for term in terms)


def _in_a_row(term: Term) -> str:
    return " <-> ".join(f"'{word}'" for word in term.words) + (":*" if term.is_prefix else "")


def _pages(connection: sa.Connection, keys: Sequence[str]) -> dict[str, sa.Row[Any]]:
    columns = (*PAGE_COLUMNS, pages.c.text, pages.c.body)
    return {row.key: row for row in connection.execute(sa.select(*columns).where(pages.c.key.in_(set(keys))))}


def _quotes(connection: sa.Connection, keys: Sequence[str]) -> dict[str, list[str]]:
    quotes: dict[str, list[str]] = defaultdict(list)
    wanted = sa.select(citations.c.fact, citations.c.quote).where(citations.c.fact.in_(keys))
    for row in connection.execute(wanted.order_by(citations.c.fact, citations.c.ordinal)):
        quotes[row.fact].append(row.quote)
    return quotes
