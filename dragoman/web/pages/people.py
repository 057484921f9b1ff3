"""People: a list, and a dossier of each."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dragoman.errors import SettingsError
from dragoman.web import addresses, today
from dragoman.web.asking import Record, missing
from dragoman.web.contexts.dossiers import ListPage, PersonPage
from dragoman.web.contexts.parts import Ref
from dragoman.web.dossiers import post_bars, statement_line
from dragoman.web.lines import lines
from dragoman.web.months import count_bars
from dragoman.web.reply import answer
from dragoman.web.selection import Selection

router = APIRouter()
_AT_ONCE, _LATEST = 120, 12


@router.get("/people", response_model=ListPage)
def people(
    request: Request,
    store: Record,
    name: Annotated[str | None, Query(max_length=200)] = None,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """Show people, the most often met first; ``name`` looks for one."""
    found = today.persons(store, name)
    shown = found[(page - 1) * _AT_ONCE :][:_AT_ONCE]
    items = tuple(Ref(label, addresses.person(identity), n) for identity, label, n in shown)
    wanted = [("name", name or "")]
    context = ListPage(
        sort="people",
        total=len(found),
        items=items,
        wanted=name or None,
        earlier=addresses.with_query("/people", [*wanted, ("page", str(page - 1))]) if page > 1 else None,
        later=addresses.with_query("/people", [*wanted, ("page", str(page + 1))])
        if page * _AT_ONCE < len(found)
        else None,
    )
    return answer(request, "list.html", context)


@router.get("/people/{identity:path}", response_model=PersonPage)
def person(request: Request, store: Record, identity: str) -> Response:
    """Show what the record has of one person, found by id or by name."""
    try:
        found = today.person(store, identity)
    except SettingsError:
        raise missing() from None
    view, namesakes = found[0], found[1:]
    selection = Selection(person=view.id)
    dated = [entry for entry in view.engagements if entry.when and entry.when[:4].isdigit()]
    undated = [entry for entry in view.engagements if entry not in dated]
    context = PersonPage(
        id=view.id,
        names=view.names,
        reasons=(),
        posts=post_bars((view.names[0], occupancy) for occupancy in view.occupancies),
        bars=count_bars(
            today.count_by_month(store, person=view.id), lambda span: selection.href(since=span, until=span)
        ),
        latest=lines((*reversed(dated), *undated)[:_LATEST]),
        total=len(view.engagements),
        statements=tuple(map(statement_line, view.statements)),
        namesakes=tuple(Ref(other.names[0], addresses.person(other.id)) for other in namesakes),
        timeline=selection.href(),
    )
    return answer(request, "person.html", context)
