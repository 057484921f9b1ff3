"""Dossiers of a party, of a pair of parties and of a framework; the programme view over all frameworks."""

from collections import Counter
from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dragoman import views
from dragoman.errors import SettingsError
from dragoman.store import Store
from dragoman.views.engagements import Entry
from dragoman.views.filters import find_party
from dragoman.views.relations import StatementView
from dragoman.web import addresses, today
from dragoman.web.asking import Record, missing
from dragoman.web.contexts.dossiers import DossierPage, ListPage, ProgrammePage
from dragoman.web.contexts.parts import Ref
from dragoman.web.dossiers import heat_map, post_bars, relation_line, sides, statement_line
from dragoman.web.lines import lines, party_ref
from dragoman.web.months import count_bars
from dragoman.web.reply import answer
from dragoman.web.selection import Selection

router = APIRouter()
_LATEST, _AHEAD, _MOST, _FEW = 8, 6, 12, 5


@router.get("/parties", response_model=ListPage)
def parties(request: Request, store: Record) -> Response:
    """Show all parties, the most often met first."""
    items = tuple(Ref(label or code, addresses.party(code), n) for code, label, n in today.parties(store))
    return answer(request, "list.html", ListPage("parties", len(items), items, None, None, None))


@router.get("/parties/{code:path}", response_model=DossierPage)
def party(request: Request, store: Record, code: str) -> Response:
    """Show what the record has of a party."""
    try:
        found = find_party(store, code)
    except SettingsError:
        raise missing() from None
    selection = Selection(between=(found,))
    return answer(request, "dossier.html", _dossier(store, selection, "party", (_label(store, found),)))


@router.get("/pair", response_model=DossierPage)
def pair(
    request: Request, store: Record, between: Annotated[tuple[str, str], Query(description="Two parties.")]
) -> Response:
    """Show what the record has between two parties."""
    found = tuple(find_party(store, name.strip()) for name in between)
    selection = Selection(between=found)
    names = tuple(_label(store, code) for code in found)
    return answer(request, "dossier.html", _dossier(store, selection, "pair", names))


@router.get("/frameworks", response_model=ProgrammePage)
def frameworks(
    request: Request, store: Record, framework: Annotated[str | None, Query(max_length=200)] = None
) -> Response:
    """Show frameworks by year and by theme, and where nothing was done for long."""
    found = today.frameworks(store)
    hrefs = {label: addresses.framework(label) for label, _ in found}
    entries = [entry for entry in today.timeline(store) if framework is None or framework in entry.frameworks]
    dated = [entry for entry in entries if entry.when and entry.when[:4].isdigit()]
    page = ProgrammePage(
        frameworks=tuple(Ref(label, hrefs[label], n) for label, n in found),
        framework=framework,
        by_year=heat_map((entry.when[:4], label, 1) for entry in dated for label in entry.frameworks if entry.when),
        by_theme=None,
        quiet=_quiet(dated),
    )
    return answer(request, "programme.html", page)


@router.get("/frameworks/{label:path}", response_model=DossierPage)
def framework(request: Request, store: Record, label: str) -> Response:
    """Show what was done under a framework."""
    if label not in dict(today.frameworks(store)):
        raise missing()
    return answer(request, "dossier.html", _dossier(store, Selection(framework=label), "framework", (label,)))


def _quiet(entries: list[Entry]) -> tuple[tuple[Ref, str], ...]:
    last: dict[str, str] = {}
    for entry in entries:
        for label in entry.frameworks:
            if entry.status != "planned" and entry.when:
                last[label] = max(last.get(label, ""), entry.when.partition("/")[0])
    return tuple(
        (Ref(label, addresses.framework(label)), when) for label, when in sorted(last.items(), key=lambda x: x[1])
    )


def _dossier(store: Store, selection: Selection, sort: str, names: tuple[str, ...]) -> DossierPage:
    filters = selection.filters()
    entries = today.timeline(store, **filters)
    held = [
        entry for entry in entries if entry.status in ("held", "ongoing") and entry.when and entry.when[:4].isdigit()
    ]
    ahead = [entry for entry in entries if entry.status == "planned"]
    refs = tuple(Ref(name, addresses.party(code)) for name, code in zip(names, selection.between, strict=False))
    themes = ((entry.when[:4], theme, 1) for entry in held for theme in entry.themes if entry.when)
    between = selection.between
    return DossierPage(
        sort=sort,
        names=names,
        total=len(entries),
        planned=len(ahead),
        first=held[0].when if held else None,
        last=held[-1].when if held else None,
        bars=count_bars(today.count_by_month(store, **filters), lambda span: selection.href(since=span, until=span)),
        themes=heat_map(themes),
        latest=lines(reversed(held[-_LATEST:])),
        ahead=lines(ahead[-_AHEAD:]),
        sides=sides(entries, refs or _others(entries, ())[:_FEW]),
        posts=post_bars(today.posts(store, between[0]))[:_MOST] if sort == "party" else (),
        others=_others(entries, between),
        frameworks=_under(entries),
        relations=tuple(map(relation_line, views.relations(store, between=between)[:_MOST])) if between else (),
        statements=tuple(map(statement_line, _statements(store, between))),
        sources=_counted(entry.source.source or entry.source.page_id for entry in entries),
        languages=(),
        timeline=selection.href(),
        brief=selection.href("/brief"),
    )


def _statements(store: Store, between: tuple[str, ...]) -> list[StatementView]:
    """Give a party's statements, or those of each of two about the other."""
    if len(between) == 1:
        return list(views.statements(store, party=between[0]))[-_LATEST:]
    found = [
        said
        for party in between
        for said in views.statements(store, party=party)
        if (set(between) - {party}) & set(said.about)
    ]
    return found[-_LATEST:]


def _others(entries: tuple[Entry, ...], but: tuple[str, ...]) -> tuple[Ref, ...]:
    counts: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        counts.update({(taker.party, taker.label or taker.party) for taker in entry.takers if taker.party} - set())
    found = [(code, label, n) for (code, label), n in counts.most_common() if code not in but]
    refs = [party_ref(code, label) for code, label, _ in found]
    if len(but) == 1:
        return tuple(Ref(label, addresses.pair(but[0], code), n) for code, label, n in found[:_MOST])
    return tuple(Ref(ref.label, ref.href, n) for ref, (_, _, n) in zip(refs, found, strict=True) if ref)[:_MOST]


def _under(entries: tuple[Entry, ...]) -> tuple[Ref, ...]:
    counts = Counter(label for entry in entries for label in entry.frameworks)
    return tuple(Ref(label, addresses.framework(label), n) for label, n in counts.most_common(_MOST))


def _counted(names: Iterable[str]) -> tuple[Ref, ...]:
    return tuple(Ref(name, None, n) for name, n in Counter(names).most_common(_MOST))


def _label(store: Store, code: str) -> str:
    return next((label for party, label in store.parties() if party == code), code)
