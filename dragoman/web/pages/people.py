"""People: a list, and a dossier of each."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dragoman.errors import SettingsError
from dragoman.store import Store
from dragoman.views.parties import persons_named
from dragoman.views.people import person_dossier, person_label
from dragoman.views.review import conflicts_about
from dragoman.web import addresses
from dragoman.web.asking import Record, kept, missing
from dragoman.web.contexts.dossiers import ListPage, PersonPage
from dragoman.web.contexts.parts import Ref
from dragoman.web.dossiers import post_bars, statement_line
from dragoman.web.lines import lines
from dragoman.web.months import count_bars
from dragoman.web.paging import neighbours
from dragoman.web.queue import field_line
from dragoman.web.reply import answer
from dragoman.web.selection import Selection

router = APIRouter()
_AT_ONCE, _LATEST, _POSTS, _STATEMENTS = 120, 12, 40, 40
_FACTS = 120  # from which posts are told


@router.get("/people", response_model=ListPage)
def people(
    request: Request,
    store: Record,
    name: Annotated[str | None, Query(max_length=200)] = None,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """Show people, the most often named first; ``name`` looks for one."""
    return answer(request, "list.html", kept(request, store, lambda: _people(store, name or "", page)))


def _people(store: Store, name: str, page: int) -> ListPage:
    start = (page - 1) * _AT_ONCE
    total, found = persons_named(store, name, limit=_AT_ONCE, offset=start)
    return ListPage(
        sort="people",
        total=total,
        items=tuple(Ref(each.label, addresses.person(each.id), each.count) for each in found),
        wanted=name or None,
        **neighbours("/people", page, start + _AT_ONCE < total, [("name", name)]),
    )


@router.get("/people/{identity:path}", response_model=PersonPage)
def person(request: Request, store: Record, identity: str) -> Response:
    """Show what the record has of one person, found by id or by name."""
    try:
        page = kept(request, store, lambda: _person(store, identity))
    except SettingsError:
        raise missing() from None
    return answer(request, "person.html", page)


def _person(store: Store, identity: str) -> PersonPage:
    found = person_dossier(store, identity, posts=_FACTS, said=_STATEMENTS, engagements=_LATEST)
    view = found.view
    selection = Selection(person=view.id)
    name = view.names[0].label
    return PersonPage(
        id=view.id,
        names=tuple(dict.fromkeys(each.label for each in view.names)),
        reasons=tuple(dict.fromkeys(why.detail for link in view.links for why in link.reasons)),
        posts=post_bars((name, occupancy) for occupancy in view.occupancies)[:_POSTS],
        bars=count_bars(found.counts, lambda span: selection.href(since=span, until=span)),
        latest=lines(view.engagements),
        total=sum(number for *_, number in found.counts),
        statements=tuple(map(statement_line, view.statements)),
        differ=tuple(field_line(each, {}) for each in conflicts_about(store, view.id)),
        namesakes=tuple(Ref(person_label(store, other), addresses.person(other)) for other in found.namesakes),
        timeline=selection.href(),
    )
