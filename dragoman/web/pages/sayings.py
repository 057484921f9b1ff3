"""Statements, standing relations, and the search over everything."""

from collections.abc import Iterator
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dragoman import views
from dragoman.store import SearchHit, Store
from dragoman.text.normalize import fold
from dragoman.views.browsing import count_relations, count_statements, party_names, relations_of, statements_of
from dragoman.views.parties import persons_named
from dragoman.web import addresses
from dragoman.web.asking import Record, kept
from dragoman.web.contexts.dossiers import Hit, RelationsPage, SearchPage, StatementsPage
from dragoman.web.contexts.parts import Marked, Ref
from dragoman.web.dossiers import party_name, relation_line, statement_line
from dragoman.web.lines import page_head
from dragoman.web.paging import neighbours
from dragoman.web.reply import answer

router = APIRouter()
_AT_ONCE, _MOST_NAMES = 40, 12
PageNumber = Annotated[int, Query(ge=1, le=100_000)]


@router.get("/statements", response_model=StatementsPage)
def statements(
    request: Request, store: Record, party: Annotated[str | None, Query(max_length=200)] = None, page: PageNumber = 1
) -> Response:
    """Show who said what; ``party`` for whom the speaker speaks."""
    context = kept(request, store, lambda: _statements(store, party or None, page))
    return answer(request, "statements.html", context)


def _statements(store: Store, party: str | None, page: int) -> StatementsPage:
    start = (page - 1) * _AT_ONCE
    total = count_statements(store, party=party)
    found = statements_of(store, party=party, limit=_AT_ONCE, offset=start)
    return StatementsPage(
        party=party,
        parties=tuple(dict.fromkeys(label for _, label in store.parties() if label))[:400],
        total=total,
        statements=tuple(map(statement_line, found)),
        **neighbours("/statements", page, start + _AT_ONCE < total, [("party", party or "")]),
    )


@router.get("/relations", response_model=RelationsPage)
def relations(request: Request, store: Record, page: PageNumber = 1) -> Response:
    """Show which standing relations hold, and since when."""
    return answer(request, "relations.html", kept(request, store, lambda: _relations(store, page)))


def _relations(store: Store, page: int) -> RelationsPage:
    start = (page - 1) * _AT_ONCE
    total, found = count_relations(store), relations_of(store, limit=_AT_ONCE, offset=start)
    return RelationsPage(
        total=total,
        relations=tuple(map(relation_line, found)),
        **neighbours("/relations", page, start + _AT_ONCE < total),
    )


@router.get("/search", response_model=SearchPage)
def search(request: Request, store: Record, q: Annotated[str, Query(max_length=200)] = "") -> Response:
    """Look for words in names, pages and facts, without regard to case, accents and scripts."""
    return answer(request, "search.html", kept(request, store, lambda: _search(store, q.strip())))


def _search(store: Store, wanted: str) -> SearchPage:
    hits = views.search(store, wanted, limit=_AT_ONCE) if wanted else ()
    return SearchPage(
        wanted, tuple(islice(_names(store, wanted), _MOST_NAMES)) if wanted else (), tuple(map(_hit, hits))
    )


def _hit(hit: SearchHit) -> Hit:
    href = addresses.engagement(hit.key) if hit.family == "engagements" else addresses.page(hit.page.key)
    return Hit(hit.family, href, page_head(hit.page), tuple(Marked(*piece) for piece in hit.pieces))


def _names(store: Store, wanted: str) -> Iterator[Ref]:
    """Give parties, frameworks and people whose names hold the words, those met most often first of each."""
    words = fold(wanted)
    if not words:
        return
    parties = dict.fromkeys(code for code, label in store.parties() if words in fold(f"{code} {label}"))
    names = party_names(store)
    yield from (party_name(names[code], code) for code in parties if code in names)
    frameworks = store.labels("framework")
    yield from (Ref(label, addresses.framework(label)) for _, label, _ in frameworks if words in fold(label))
    _, people = persons_named(store, words, limit=_MOST_NAMES)
    yield from (Ref(each.label, addresses.person(each.id)) for each in people)
