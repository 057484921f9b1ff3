"""People: a list, and a dossier of each."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dragoman import views
from dragoman.errors import SettingsError
from dragoman.store import Store
from dragoman.text.normalize import fold
from dragoman.views.people import PersonView
from dragoman.web import addresses
from dragoman.web.asking import Record, missing
from dragoman.web.contexts.dossiers import ListPage, PersonPage
from dragoman.web.contexts.parts import Ref
from dragoman.web.dossiers import post_bars, statement_line
from dragoman.web.lines import lines
from dragoman.web.months import count_bars
from dragoman.web.queue import field_line
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
    """Show people, the most often named first; ``name`` looks for one."""
    found = _people(store, fold(name or ""))
    start = (page - 1) * _AT_ONCE
    wanted = [("name", name or "")]
    context = ListPage(
        sort="people",
        total=len(found),
        items=tuple(found[start : start + _AT_ONCE]),
        wanted=name or None,
        earlier=addresses.with_query("/people", [*wanted, ("page", str(page - 1))]) if page > 1 else None,
        later=addresses.with_query("/people", [*wanted, ("page", str(page + 1))])
        if start + _AT_ONCE < len(found)
        else None,
    )
    return answer(request, "list.html", context)


@router.get("/people/{identity:path}", response_model=PersonPage)
def person(request: Request, store: Record, identity: str) -> Response:
    """Show what the record has of one person, found by id or by name."""
    try:
        found = views.person(store, identity)
    except SettingsError:
        raise missing() from None
    return answer(request, "person.html", _page(store, found[0], found[1:]))


def _people(store: Store, wanted: str) -> list[Ref]:
    """Give people by the name most often met; those who are looked for are found by any of their names."""
    found = views.persons(store, limit=None)
    return [
        Ref(each.label, addresses.person(each.id), each.count)
        for each in found
        if any(wanted in fold(name) for name in (each.label, *each.names))
    ]


def _page(store: Store, view: PersonView, namesakes: tuple[PersonView, ...]) -> PersonPage:
    selection = Selection(person=view.id)
    name = view.names[0].label
    counts = views.count_by_month(store, person=view.id)
    return PersonPage(
        id=view.id,
        names=tuple(dict.fromkeys(each.label for each in view.names)),
        reasons=tuple(dict.fromkeys(why.detail for link in view.links for why in link.reasons)),
        posts=post_bars((name, occupancy) for occupancy in view.occupancies),
        bars=count_bars(counts, lambda span: selection.href(since=span, until=span)),
        latest=lines(views.timeline(store, person=view.id, newest=True, limit=_LATEST)),
        total=sum(number for *_, number in counts),
        statements=tuple(map(statement_line, view.statements)),
        differ=tuple(field_line(each, {}) for each in views.conflicts(store) if each.person == view.id),
        namesakes=tuple(Ref(other.names[0].label, addresses.person(other.id)) for other in namesakes),
        timeline=selection.href(),
    )
