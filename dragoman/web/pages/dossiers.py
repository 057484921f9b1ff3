"""Dossiers of a party, of a pair of parties and of a framework; the programme view over all frameworks."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from starlette.responses import RedirectResponse

from dragoman import views
from dragoman.errors import SettingsError
from dragoman.store import Store
from dragoman.views import browsing
from dragoman.views.engagements import engagement_query
from dragoman.views.filters import find_framework, find_party
from dragoman.web import addresses
from dragoman.web.asking import Record, kept, missing
from dragoman.web.contexts.dossiers import DossierPage, ListPage, ProgrammePage
from dragoman.web.contexts.parts import Ref
from dragoman.web.dossiers import (
    counted_parties,
    heat_map,
    merge_posts,
    named_parties,
    quiet_lines,
    relation_line,
    sides,
    statement_line,
)
from dragoman.web.lines import lines
from dragoman.web.months import count_bars
from dragoman.web.reply import answer
from dragoman.web.selection import Selection

router = APIRouter()
_LATEST, _AHEAD, _MOST, _FEW = 8, 6, 12, 5
_FACTS = 80  # from which posts are told, those of the pages published last


@router.get("/parties", response_model=ListPage)
def parties(request: Request, store: Record) -> Response:
    """Show all parties, the most often met first."""
    return answer(request, "list.html", kept(request, store, lambda: _parties(store)))


def _parties(store: Store) -> ListPage:
    items = counted_parties(store)
    return ListPage("parties", len(items), items, None, None, None)


@router.get("/parties/{code:path}", response_model=DossierPage)
def party(request: Request, store: Record, code: str) -> Response:
    """Show what the record has of a party."""
    try:
        found = find_party(store, code)
    except SettingsError:
        raise missing() from None
    selection, names = Selection(between=(found,)), (label_of(store, found),)
    page = kept(request, store, lambda: _dossier(store, selection, "party", names))
    return answer(request, "dossier.html", page)


@router.get("/pair", response_model=DossierPage)
def pair(
    request: Request, store: Record, between: Annotated[tuple[str, str], Query(description="Two parties.")]
) -> Response:
    """Show what the record has between two parties."""
    found = tuple(find_party(store, name.strip()) for name in between)
    if len(set(found)) == 1:
        return RedirectResponse(addresses.party(found[0]), status_code=303)
    names = tuple(label_of(store, code) for code in found)
    page = kept(request, store, lambda: _dossier(store, Selection(between=found), "pair", names))
    return answer(request, "dossier.html", page)


@router.get("/frameworks", response_model=ProgrammePage)
def frameworks(request: Request, store: Record) -> Response:
    """Show frameworks by year and by theme, and which nothing was heard of for longest."""
    return answer(request, "programme.html", kept(request, store, lambda: _programme(store)))


def _programme(store: Store) -> ProgrammePage:
    found = views.frameworks(store)
    names = {each.id: each.label for each in found}
    hrefs = {label: addresses.framework(label) for label in names.values()}
    by_year = store.by_year("framework", engagement_query(store))
    by_theme = browsing.themes_under(store)
    return ProgrammePage(
        frameworks=tuple(Ref(each.label, hrefs[each.label], each.count) for each in found),
        by_year=heat_map(((year, names[value], number) for value, year, number in by_year if year), hrefs),
        by_theme=heat_map(((theme, label, n) for (label, theme), n in by_theme.items()), hrefs, is_time=False),
        quiet=quiet_lines(each for each in views.gone_quiet(store, in_full=False) if each.sort == "framework"),
    )


@router.get("/frameworks/{name:path}", response_model=DossierPage)
def framework(request: Request, store: Record, name: str) -> Response:
    """Show what was done under a framework."""
    try:
        found = find_framework(store, name)
    except SettingsError:
        raise missing() from None
    label = next(label for value, label, _ in store.labels("framework") if value == found)
    page = kept(request, store, lambda: _dossier(store, Selection(framework=label), "framework", (label,)))
    return answer(request, "dossier.html", page)


def label_of(store: Store, code: str) -> str:
    """Give the name of a party."""
    found = browsing.party_names(store).get(code)
    return code if found is None else found.label


def _dossier(store: Store, selection: Selection, sort: str, names: tuple[str, ...]) -> DossierPage:
    between = selection.between
    query = engagement_query(store, **selection.filters())
    found = browsing.dossier(store, query, latest=_LATEST, ahead=_AHEAD, facts=_FACTS)
    refs = {code: Ref(name, addresses.party(code)) for name, code in zip(names, between, strict=False)}
    known = named_parties(found.names, found.around.parties)
    frameworks = found.around.frameworks[:_MOST]
    return DossierPage(
        sort=sort,
        names=names,
        total=sum(number for *_, number in found.counts),
        planned=sum(number for _, _, status, number in found.counts if status == "planned"),
        first=found.first,
        last=found.last,
        bars=count_bars(found.counts, lambda span: selection.href(since=span, until=span)),
        themes=heat_map((year, theme, number) for theme, year, number in found.themes if year),
        latest=lines(found.latest),
        ahead=lines(found.ahead),
        sides=sides(found.around.people, refs or dict(list(known.items())[:_FEW])),
        posts=merge_posts(found.occupancies)[:_MOST],
        others=_others(known, between),
        frameworks=tuple(Ref(label, addresses.framework(label), number) for label, number in frameworks),
        relations=tuple(map(relation_line, found.relations)),
        statements=tuple(map(statement_line, found.statements)),
        sources=tuple(Ref(name, None, number) for name, number in found.around.sources[:_MOST]),
        languages=tuple(Ref(code, None, number) for code, number in found.around.languages),
        timeline=selection.href(),
        brief=selection.href("/brief"),
    )


def _others(known: dict[str, Ref], but: tuple[str, ...]) -> tuple[Ref, ...]:
    found = [(code, ref) for code, ref in known.items() if code not in but][:_MOST]
    if len(but) == 1:  # of one party: what is between the two
        return tuple(replace(ref, href=addresses.pair(but[0], code)) for code, ref in found)
    return tuple(ref for _, ref in found)
