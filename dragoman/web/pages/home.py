"""The first page."""

from collections import Counter
from dataclasses import asdict
from operator import attrgetter

from fastapi import APIRouter, Request, Response

from dragoman import views
from dragoman.store import Store
from dragoman.web import addresses, today
from dragoman.web.asking import Record
from dragoman.web.contexts.parts import Counts, Ref
from dragoman.web.contexts.records import HomePage
from dragoman.web.lines import lines
from dragoman.web.months import count_bars
from dragoman.web.reply import answer
from dragoman.web.selection import Selection

router = APIRouter()
_LATEST, _PLANNED = 10, 6


@router.get("/", response_model=HomePage)
def home(request: Request, store: Record) -> Response:
    """Show what the record holds: the newest engagements, what is planned, who is met most often."""
    page = HomePage(
        record=store.where,
        counts=Counts(**asdict(views.summary(store))),
        latest=lines(today.timeline(store, status="held", newest=True, limit=_LATEST)),
        planned=lines(today.timeline(store, status="planned", newest=True, limit=_PLANNED)),
        bars=count_bars(today.count_by_month(store), lambda span: Selection(since=span, until=span).href()),
        parties=_most_met(store),
        frameworks=_frameworks(store),
        conflicts=0,
    )
    return answer(request, "home.html", page)


def _most_met(store: Store) -> tuple[Ref, ...]:
    counts = Counter(
        (taker.party, taker.label) for entry in today.timeline(store) for taker in set(entry.takers) if taker.party
    )
    return tuple(
        Ref(label or code or "", addresses.party(code or ""), n) for (code, label), n in counts.most_common(60)
    )


def _frameworks(store: Store) -> tuple[Ref, ...]:
    counts = Counter(label for entry in today.timeline(store) for label in entry.frameworks)
    found = [Ref(label, addresses.framework(label), n) for label, n in counts.most_common(20)]
    return tuple(sorted(found, key=attrgetter("count"), reverse=True))
