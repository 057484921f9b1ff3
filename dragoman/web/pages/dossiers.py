"""Dossiers of a party, of a pair of parties and of a framework; the programme view over all frameworks."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from starlette.responses import RedirectResponse

from dragoman import views
from dragoman.errors import SettingsError
from dragoman.store import FactQuery, Store
from dragoman.views.engagements import Entry, engagement_query
from dragoman.views.filters import find_framework, find_party
from dragoman.views.relations import StatementView
from dragoman.web import addresses
from dragoman.web.asking import Record, missing
from dragoman.web.contexts.dossiers import DossierPage, ListPage, PostBar, ProgrammePage
from dragoman.web.contexts.parts import Ref
from dragoman.web.dossiers import (
    envoys,
    heat_map,
    known_parties,
    merge_posts,
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
_CONSIDERED = 1000  # engagements from which people, partners and sources are told


@router.get("/parties", response_model=ListPage)
def parties(request: Request, store: Record) -> Response:
    """Show all parties, the most often met first."""
    items = tuple(Ref(each.label, addresses.party(each.value), each.count) for each in views.parties(store))
    return answer(request, "list.html", ListPage("parties", len(items), items, None, None, None))


@router.get("/parties/{code:path}", response_model=DossierPage)
def party(request: Request, store: Record, code: str) -> Response:
    """Show what the record has of a party."""
    try:
        found = find_party(store, code)
    except SettingsError:
        raise missing() from None
    page = _dossier(store, Selection(between=(found,)), "party", (label_of(store, found),))
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
    return answer(request, "dossier.html", _dossier(store, Selection(between=found), "pair", names))


@router.get("/frameworks", response_model=ProgrammePage)
def frameworks(request: Request, store: Record) -> Response:
    """Show frameworks by year and by theme, and which nothing was heard of for longest."""
    found = views.frameworks(store)
    names = {each.id: each.label for each in found}
    hrefs = {label: addresses.framework(label) for label in names.values()}
    by_year = store.by_year("framework", engagement_query(store))
    held = views.timeline(store, limit=_CONSIDERED, newest=True)
    page = ProgrammePage(
        frameworks=tuple(Ref(each.label, hrefs[each.label], each.count) for each in found),
        by_year=heat_map(((year, names[value], number) for value, year, number in by_year if year), hrefs),
        by_theme=heat_map(
            ((theme, label, 1) for entry in held for label in entry.framework_labels for theme in entry.themes),
            hrefs,
            is_time=False,
        ),
        quiet=quiet_lines(each for each in views.gone_quiet(store) if each.sort == "framework"),
    )
    return answer(request, "programme.html", page)


@router.get("/frameworks/{name:path}", response_model=DossierPage)
def framework(request: Request, store: Record, name: str) -> Response:
    """Show what was done under a framework."""
    try:
        found = find_framework(store, name)
    except SettingsError:
        raise missing() from None
    label = next(label for value, label, _ in store.labels("framework") if value == found)
    return answer(request, "dossier.html", _dossier(store, Selection(framework=label), "framework", (label,)))


def label_of(store: Store, code: str) -> str:
    """Give the name of a party."""
    return next((each.label for each in views.parties(store) if each.value == code), code)


def _dossier(store: Store, selection: Selection, sort: str, names: tuple[str, ...]) -> DossierPage:
    filters, between = selection.filters(), selection.between
    counts = views.count_by_month(store, **filters)
    newest = views.timeline(store, **filters, newest=True, limit=_CONSIDERED)
    refs = {code: Ref(name, addresses.party(code)) for name, code in zip(names, between, strict=False)}
    ahead = _with_status(newest, "planned")
    held = [entry for entry in _with_status(newest, "held", "ongoing") if entry.when and entry.when[:4].isdigit()]
    themes = store.by_year("theme", engagement_query(store, **filters))
    return DossierPage(
        sort=sort,
        names=names,
        total=sum(number for *_, number in counts),
        planned=sum(number for _, _, status, number in counts if status == "planned"),
        first=held[-1].when if held else None,
        last=held[0].when if held else None,
        bars=count_bars(counts, lambda span: selection.href(since=span, until=span)),
        themes=heat_map((year, theme, number) for theme, year, number in themes if year),
        latest=lines(_with_status(newest, "held", "ongoing", "cancelled")[:_LATEST]),
        ahead=lines(ahead[:_AHEAD]),
        sides=envoys(views.who_was_sent(store, *between), refs)
        if sort == "pair"
        else sides(newest, refs or dict(list(known_parties(newest).items())[:_FEW])),
        posts=_posts(store, between[0]) if sort == "party" else (),
        others=_others(newest, between),
        frameworks=_under(newest),
        relations=tuple(map(relation_line, views.relations(store, between=between)[:_MOST])) if between else (),
        statements=tuple(map(statement_line, _statements(store, between))),
        sources=_sources(newest),
        timeline=selection.href(),
        brief=selection.href("/brief"),
    )


def _with_status(entries: Iterable[Entry], *statuses: str) -> list[Entry]:
    return [entry for entry in entries if entry.status in statuses]


def _posts(store: Store, party: str) -> tuple[PostBar, ...]:
    return merge_posts(store.facts(FactQuery("occupancies", parties=(party,))))[:_MOST]


def _statements(store: Store, between: tuple[str, ...]) -> list[StatementView]:
    """Give a party's statements, or those of each of two about the other, the last ones."""
    found = [said for party in between for said in views.statements(store, party=party)]
    if len(between) > 1:
        found = [said for said in found if (set(between) - {said.party}) & set(said.about)]
    return found[-_LATEST:]


def _others(entries: Iterable[Entry], but: tuple[str, ...]) -> tuple[Ref, ...]:
    found = [(code, ref) for code, ref in known_parties(entries).items() if code not in but][:_MOST]
    if len(but) == 1:  # of one party: what is between the two
        return tuple(replace(ref, href=addresses.pair(but[0], code)) for code, ref in found)
    return tuple(ref for _, ref in found)


def _under(entries: Iterable[Entry]) -> tuple[Ref, ...]:
    counts = Counter(label for entry in entries for label in entry.framework_labels)
    return tuple(Ref(label, addresses.framework(label), number) for label, number in counts.most_common(_MOST))


def _sources(entries: Iterable[Entry]) -> tuple[Ref, ...]:
    counts = Counter(name for entry in entries for name in {each.source or each.page_id for each in entry.sources})
    return tuple(Ref(name, None, number) for name, number in counts.most_common(_MOST))
