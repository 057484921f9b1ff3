"""The first page."""

from dataclasses import asdict

from fastapi import APIRouter, Request, Response

from dragoman import views
from dragoman.web import addresses
from dragoman.web.asking import Record
from dragoman.web.contexts.parts import Counts, Ref
from dragoman.web.contexts.records import HomePage
from dragoman.web.dossiers import known_parties
from dragoman.web.lines import lines
from dragoman.web.months import count_bars
from dragoman.web.queue import open_conflicts
from dragoman.web.reply import answer
from dragoman.web.selection import Selection

router = APIRouter()
_LATEST, _PLANNED, _PARTIES, _FRAMEWORKS = 10, 6, 60, 8


@router.get("/", response_model=HomePage)
def home(request: Request, store: Record) -> Response:
    """Show what the record holds: the newest engagements, what is planned, who is met most often."""
    frameworks = store.labels("framework")[:_FRAMEWORKS]
    parties = list(known_parties(views.timeline(store)).values())[:_PARTIES]
    counts = views.count_by_month(store)
    page = HomePage(
        record=store.where,
        counts=Counts(**asdict(views.summary(store))),
        engagements=sum(number for *_, number in counts),
        latest=lines(views.timeline(store, status="held", newest=True, limit=_LATEST)),
        planned=lines(views.timeline(store, status="planned", newest=True, limit=_PLANNED)),
        bars=count_bars(counts, lambda span: Selection(since=span, until=span).href()),
        parties=tuple(parties),
        frameworks=tuple(Ref(label, addresses.framework(label), number) for _, label, number in frameworks),
        conflicts=len(open_conflicts(store)),
    )
    return answer(request, "home.html", page)
