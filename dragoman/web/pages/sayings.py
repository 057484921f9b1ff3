"""Statements, standing relations, and the search over everything."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dragoman import views
from dragoman.web import addresses, today
from dragoman.web.asking import Record
from dragoman.web.contexts.dossiers import RelationsPage, SearchPage, StatementsPage
from dragoman.web.dossiers import relation_line, statement_line
from dragoman.web.reply import answer

router = APIRouter()
_AT_ONCE = 40
PageNumber = Annotated[int, Query(ge=1, le=100_000)]


@router.get("/statements", response_model=StatementsPage)
def statements(
    request: Request, store: Record, party: Annotated[str | None, Query(max_length=200)] = None, page: PageNumber = 1
) -> Response:
    """Show who said what; ``party`` for whom the speaker speaks."""
    found = views.statements(store, party=party or None)
    start = (page - 1) * _AT_ONCE
    wanted = [("party", party or "")]
    context = StatementsPage(
        party=party or None,
        parties=tuple(dict.fromkeys(label for _, label in store.parties()))[:400],
        total=len(found),
        statements=tuple(map(statement_line, found[start : start + _AT_ONCE])),
        earlier=addresses.with_query("/statements", [*wanted, ("page", str(page - 1))]) if page > 1 else None,
        later=addresses.with_query("/statements", [*wanted, ("page", str(page + 1))])
        if start + _AT_ONCE < len(found)
        else None,
    )
    return answer(request, "statements.html", context)


@router.get("/relations", response_model=RelationsPage)
def relations(request: Request, store: Record, page: PageNumber = 1) -> Response:
    """Show which standing relations hold, and since when."""
    found = views.relations(store)
    start = (page - 1) * _AT_ONCE
    context = RelationsPage(
        total=len(found),
        relations=tuple(map(relation_line, found[start : start + _AT_ONCE])),
        earlier=addresses.with_query("/relations", [("page", str(page - 1))]) if page > 1 else None,
        later=addresses.with_query("/relations", [("page", str(page + 1))]) if start + _AT_ONCE < len(found) else None,
    )
    return answer(request, "relations.html", context)


@router.get("/search", response_model=SearchPage)
def search(request: Request, store: Record, q: Annotated[str, Query(max_length=200)] = "") -> Response:
    """Look for words in names, pages and facts, without regard to case, accents and scripts."""
    hits = today.search(store, q) if q.strip() else ()
    return answer(request, "search.html", SearchPage(q.strip(), hits))
