"""Network and calendar."""

import calendar
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from dragoman.export.calendar import days_of
from dragoman.store import Store
from dragoman.views import browsing
from dragoman.web import addresses
from dragoman.web.asking import Record, kept
from dragoman.web.contexts.overviews import CalendarPage, Day, Edge, NetworkPage, Node
from dragoman.web.contexts.parts import EventLine, Ref
from dragoman.web.dossiers import party_name
from dragoman.web.lines import lines
from dragoman.web.network import count_edges, keep_edges, lay_out, weigh
from dragoman.web.reply import answer
from dragoman.web.selection import Selection

router = APIRouter()
_OPEN = "0001-99"  # how the record sorts what has no beginning
_MOST_NODES = 36
_MOST_OF_PARTIES, _MOST_OF_PEOPLE = 1000, 500  # engagements of which networks are drawn
_ON_A_DAY, _SOME_DAY = 3, 12  # engagements that a calendar shows
Span = tuple[date, date]
Month = Annotated[str | None, Query(pattern=r"^[12]\d{3}-(0[1-9]|1[0-2])$")]


@router.get("/network", response_model=NetworkPage)
def network(
    request: Request,
    store: Record,
    asked: Annotated[Selection, Query()],
    of: Annotated[Literal["parties", "people"], Query()] = "parties",
) -> Response:
    """Show who meets whom in a period; ``of`` says whether parties or people."""
    return answer(request, "network.html", kept(request, store, lambda: _network(store, asked, of)))


def _network(store: Store, asked: Selection, of: str) -> NetworkPage:
    known: dict[str, Ref]
    if of == "people":
        groups, people = browsing.people_together(store, asked.since, asked.until, _MOST_OF_PEOPLE)
        edges = keep_edges(count_edges(groups), _MOST_NODES)
        known = {key: Ref(people[key], addresses.person(key)) for edge in edges for key in edge}
    else:
        pairs = browsing.pairs_of_parties(store, asked.since, asked.until, _MOST_OF_PARTIES)
        edges = keep_edges(pairs, _MOST_NODES)
        names = browsing.party_names(store)
        known = {code: Ref(code, addresses.party(code)) for edge in edges for code in edge}
        known |= {code: party_name(names[code], code) for code in known if code in names and names[code].is_own}
    return _drawn(edges, known, of, asked)


def _drawn(edges: dict[tuple[str, str], int], known: dict[str, Ref], of: str, asked: Selection) -> NetworkPage:
    weights = weigh(edges)
    names = sorted(weights, key=lambda name: (-weights[name], name))
    index = {name: place for place, name in enumerate(names)}
    places = lay_out(tuple(names), tuple(edges.items()))
    return NetworkPage(
        of=of,
        since=asked.since,
        until=asked.until,
        nodes=tuple(
            Node(known[name], weights[name], round(float(x), 4), round(float(y), 4))
            for name, (x, y) in zip(names, places, strict=True)
        ),
        edges=tuple(
            Edge(index[one], index[other], number, _edge_href(of, one, other, asked))
            for (one, other), number in sorted(edges.items(), key=lambda edge: (-edge[1], edge[0]))
        ),
    )


def _edge_href(of: str, one: str, other: str, asked: Selection) -> str:
    if of == "people":
        return addresses.person(one)
    return Selection(between=(one, other), since=asked.since, until=asked.until).href()


@router.get("/calendar", response_model=CalendarPage)
def month_page(request: Request, store: Record, month: Month = None) -> Response:
    """Show a month; without one, the month of the newest engagement."""
    return answer(request, "calendar.html", kept(request, store, lambda: _month(store, month)))


def _month(store: Store, month: str | None) -> CalendarPage:
    shown = month or _newest_month(store)
    year, number = int(shown[:4]), int(shown[5:])
    before, after = _neighbours(store, shown)
    counts, entries = browsing.days_of_month(store, shown, each=_ON_A_DAY, most=_SOME_DAY)
    found = lines(entries)
    days = [(line, days_of(line.when)) for line in found]
    weeks = tuple(
        tuple(_day(day, number, days, counts) for day in week)
        for week in calendar.Calendar().monthdatescalendar(year, number)
    )
    return CalendarPage(
        month=shown,
        weeks=weeks,
        some_day=tuple(line for line, span in days if span is None and (line.when or "").startswith(shown)),
        before=before,
        after=after,
        subscribe="/calendar.ics",
        timeline=Selection(since=shown, until=shown).href(),
    )


def _day(day: date, month: int, days: list[tuple[EventLine, Span | None]], counts: Mapping[str, int]) -> Day:
    entries = tuple(line for line, span in days if span and span[0] <= day <= span[1])
    written = day.isoformat()
    begun = sum(1 for _, span in days if span and span[0] == day)
    return Day(
        number=day.day,
        date=written,
        is_inside=day.month == month,
        entries=entries,
        more=max(counts.get(written, 0) - begun, 0),
        href=Selection(since=written, until=written).href(),
    )


def _neighbours(store: Store, month: str) -> tuple[str | None, str | None]:
    """Give the next months before and after that have engagements."""
    months = sorted({each for each in _all_months(store) if each > _OPEN})
    before = [each for each in months if each < month]
    after = [each for each in months if each > month]
    return _month_href(before[-1] if before else None), _month_href(after[0] if after else None)


def _all_months(store: Store) -> list[str]:
    with store.asking() as ask:
        return [month for month, _ in ask.count_months() if month]


def _newest_month(store: Store) -> str:
    return max(_all_months(store), default=f"{datetime.now(UTC).date():%Y-%m}")


def _month_href(month: str | None) -> str | None:
    return None if month is None else addresses.with_query("/calendar", [("month", month)])
