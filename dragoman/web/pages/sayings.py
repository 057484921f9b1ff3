"""Statements, standing relations, and the search over everything."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dragoman import views
from dragoman.store import SearchHit, Store
from dragoman.text.normalize import fold
from dragoman.web import addresses
from dragoman.web.asking import Record
from dragoman.web.contexts.dossiers import Hit, RelationsPage, SearchPage, StatementsPage
from dragoman.web.contexts.parts import Marked, Ref
from dragoman.web.dossiers import relation_line, statement_line
from dragoman.web.lines import page_head
from dragoman.web.reply import answer

router = APIRouter()
_AT_ONCE, _MOST_NAMES = 40, 12
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
        parties=tuple(dict.fromkeys(label for _, label in store.parties() if label))[:400],
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
    wanted = q.strip()
    hits = views.search(store, wanted, limit=_AT_ONCE) if wanted else ()
    page = SearchPage(wanted, tuple(_names(store, wanted))[:_MOST_NAMES] if wanted else (), tuple(map(_hit, hits)))
    return answer(request, "search.html", page)


def _hit(hit: SearchHit) -> Hit:
    href = addresses.engagement(hit.key) if hit.family == "engagements" else addresses.page(hit.page.key)
    return Hit(hit.family, href, page_head(hit.page), tuple(Marked(*piece) for piece in hit.pieces))


def _names(store: Store, wanted: str) -> Iterator[Ref]:
    """Give parties, frameworks and people whose names hold the words."""
    words = fold(wanted)
    parties = {code: label for code, label in reversed(store.parties()) if words in fold(f"{code} {label or ''}")}
    yield from (Ref(label or code, addresses.party(code)) for code, label in parties.items())
    frameworks = store.labels("framework")
    yield from (Ref(label, addresses.framework(label)) for _, label, _ in frameworks if words in fold(label))
    people = {row["person"]: row["label"] for row in reversed(store.names()) if words in fold(row["label"])}
    yield from (Ref(label, addresses.person(person or label)) for person, label in people.items())
