"""Network and calendar."""

import calendar
from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from dragoman import views
from dragoman.export.calendar import Appointment, days_of, write_calendar
from dragoman.store import Store
from dragoman.views.engagements import Entry
from dragoman.web import addresses
from dragoman.web.asking import Record
from dragoman.web.contexts.overviews import CalendarPage, Day, Edge, NetworkPage, Node
from dragoman.web.contexts.parts import Ref
from dragoman.web.dossiers import known_parties
from dragoman.web.lines import lines
from dragoman.web.network import count_edges, lay_out, weigh
from dragoman.web.phrases import say_head, say_people, say_places
from dragoman.web.reply import answer, words_of
from dragoman.web.selection import Selection

router = APIRouter()
_OPEN = "0001-99"  # how the record sorts what has no beginning
_MOST_NODES, _MOST_ENGAGEMENTS, _MOST_APPOINTMENTS = 36, 5000, 2000
Month = Annotated[str | None, Query(pattern=r"^[12]\d{3}-(0[1-9]|1[0-2])$")]


@router.get("/network", response_model=NetworkPage)
def network(
    request: Request,
    store: Record,
    asked: Annotated[Selection, Query()],
    of: Annotated[Literal["parties", "people"], Query()] = "parties",
) -> Response:
    """Show who meets whom in a period; ``of`` says whether parties or people."""
    entries = views.timeline(store, since=asked.since, until=asked.until, newest=True, limit=_MOST_ENGAGEMENTS)
    together = [_together(entry, of) for entry in entries]
    known = {name: ref for group in together for name, ref in group.items()}
    if of == "parties":  # a body stands for its party, and goes by the party's name
        known |= known_parties(entries)
    edges = count_edges(together, _MOST_NODES)
    return answer(request, "network.html", _network(edges, known, of, asked))


def _together(entry: Entry, of: str) -> dict[str, Ref]:
    if of == "people":
        people = [taker.person for taker in entry.takers if taker.person is not None]
        return {name: Ref(name, addresses.person(name)) for name in people}
    codes = [taker.party for taker in entry.takers if taker.party is not None]
    return {code: Ref(code, addresses.party(code)) for code in codes}


def _network(edges: dict[tuple[str, str], int], known: dict[str, Ref], of: str, asked: Selection) -> NetworkPage:
    weights = weigh(edges)
    names = sorted(weights, key=lambda name: (-weights[name], name))
    index = {name: place for place, name in enumerate(names)}
    places = lay_out(names, edges)
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
    shown = month or _newest_month(store)
    year, number = int(shown[:4]), int(shown[5:])
    before, after = _neighbours(store, shown)
    found = lines(views.timeline(store, since=shown, until=shown))
    days = [(line, days_of(line.when)) for line in found]
    weeks = tuple(
        tuple(
            Day(
                day.day,
                day.isoformat(),
                day.month == number,
                tuple(line for line, span in days if span and span[0] <= day <= span[1]),
            )
            for day in week
        )
        for week in calendar.Calendar().monthdatescalendar(year, number)
    )
    page = CalendarPage(
        month=shown,
        weeks=weeks,
        some_day=tuple(line for line, span in days if span is None and (line.when or "").startswith(shown)),
        before=before,
        after=after,
        subscribe="/calendar.ics",
    )
    return answer(request, "calendar.html", page)


@router.get("/calendar.ics")
def calendar_file(request: Request, store: Record, asked: Annotated[Selection, Query()]) -> Response:
    """Give engagements whose days are known as a calendar file, the newest of them."""
    words = words_of(request)
    found = lines(views.timeline(store, **asked.filters(), newest=True, limit=_MOST_APPOINTMENTS))
    appointments = (
        Appointment(
            id=line.id,
            when=line.when or "",
            status=line.status,
            summary=say_head(line, words),
            description="\n".join((*say_people(line, words), line.quote or "", ", ".join(line.sources))),
            place=say_places(line) or None,
            url=str(request.base_url).rstrip("/") + line.href,
        )
        for line in found
    )
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    headers = {"Content-Disposition": 'attachment; filename="dragoman.ics"'}
    text = write_calendar(appointments, name="Dragoman", stamp=stamp)
    return Response(text.encode("utf-8", "replace"), media_type="text/calendar; charset=utf-8", headers=headers)


def _neighbours(store: Store, month: str) -> tuple[str | None, str | None]:
    """Give the next months before and after that have engagements."""
    months = sorted({each for each, *_ in views.count_by_month(store) if each and each > _OPEN})
    before = [each for each in months if each < month]
    after = [each for each in months if each > month]
    return _month_href(before[-1] if before else None), _month_href(after[0] if after else None)


def _newest_month(store: Store) -> str:
    months = [month for month, *_ in views.count_by_month(store) if month]
    return max(months, default=f"{datetime.now(UTC).date():%Y-%m}")


def _month_href(month: str | None) -> str | None:
    return None if month is None else addresses.with_query("/calendar", [("month", month)])
