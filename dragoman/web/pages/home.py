"""The first page."""

from dataclasses import asdict

from fastapi import APIRouter, Request, Response

from dragoman import views
from dragoman.store import Store
from dragoman.views.browsing import count_by_span
from dragoman.web import addresses
from dragoman.web.asking import Record, kept
from dragoman.web.contexts.parts import Counts, Ref
from dragoman.web.contexts.records import HomePage
from dragoman.web.dossiers import counted_parties, quiet_lines
from dragoman.web.lines import lines
from dragoman.web.months import count_bars
from dragoman.web.queue import count_conflicts, count_doubtful
from dragoman.web.reply import answer
from dragoman.web.selection import Selection

router = APIRouter()
_LATEST, _PLANNED, _PARTIES, _FRAMEWORKS, _QUIET = 10, 6, 60, 8, 6


@router.get("/", response_model=HomePage)
def home(request: Request, store: Record) -> Response:
    """Show what the record holds: the newest engagements, what is planned, who is met most often."""
    return answer(request, "home.html", kept(request, store, lambda: _home(store)))


def _home(store: Store) -> HomePage:
    counts = count_by_span(store)
    plans = views.planned(store, limit=_PLANNED)
    return HomePage(
        record=store.where,
        counts=Counts(**asdict(views.summary(store))),
        engagements=sum(number for *_, number in counts),
        latest=lines(views.timeline(store, status="held", newest=True, limit=_LATEST)),
        planned=lines([plan.engagement for plan in plans if plan.state != "overdue"][:_PLANNED]),
        overdue=lines(plan.engagement for plan in plans if plan.state == "overdue"),
        bars=count_bars(counts, lambda span: Selection(since=span, until=span).href()),
        parties=counted_parties(store, _PARTIES),
        frameworks=tuple(
            Ref(each.label, addresses.framework(each.label), each.count)
            for each in views.frameworks(store, limit=_FRAMEWORKS)
        ),
        quiet=quiet_lines(views.gone_quiet(store, limit=_QUIET, in_full=False)),
        conflicts=count_conflicts(store),
        doubtful=count_doubtful(store),
    )
