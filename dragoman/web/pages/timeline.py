"""Engagements by date, as narrowly as the address asks."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dragoman import views
from dragoman.model.facts import Status
from dragoman.store import Store
from dragoman.views.browsing import count_by_span
from dragoman.vocabulary.kinds import load_kinds
from dragoman.vocabulary.themes import load_themes
from dragoman.web.addresses import with_query
from dragoman.web.asking import Record, kept
from dragoman.web.contexts.records import Choices, TimelinePage
from dragoman.web.lines import lines
from dragoman.web.months import count_bars
from dragoman.web.reply import answer
from dragoman.web.selection import PAGE_SIZE, Selection

router = APIRouter()
_MOST_PARTIES = 400


@router.get("/timeline", response_model=TimelinePage)
def timeline(request: Request, store: Record, asked: Annotated[Selection, Query()]) -> Response:
    """Show engagements by date; the filters are the address's."""
    return answer(request, "timeline.html", kept(request, store, lambda: _timeline(store, asked)))


def _timeline(store: Store, asked: Selection) -> TimelinePage:
    filters, start = asked.filters(), (asked.page - 1) * PAGE_SIZE
    counts = count_by_span(store, **filters)
    total = sum(number for *_, number in counts)
    return TimelinePage(
        filters=asked.shown(),
        total=total,
        bars=count_bars(counts, lambda span: asked.href(since=span, until=span)),
        entries=lines(views.timeline(store, **filters, newest=True, limit=PAGE_SIZE, offset=start)),
        choices=_choices(store),
        earlier=_part(asked, asked.page - 1, total),
        later=_part(asked, asked.page + 1, total),
        brief=asked.href("/brief"),
        calendar=asked.href("/calendar.ics"),
        wider=asked.href(since=None, until=None) if asked.since or asked.until else None,
    )


def _part(asked: Selection, number: int, total: int) -> str | None:
    if number < 1 or (number - 1) * PAGE_SIZE >= total:
        return None
    return with_query("/timeline", [*asked.pairs(), ("page", str(number) if number > 1 else "")])


def _choices(store: Store) -> Choices:
    return Choices(
        parties=tuple(dict.fromkeys(label for _, label in store.parties() if label))[:_MOST_PARTIES],
        kinds=tuple(load_kinds()),
        statuses=tuple(Status),
        themes=tuple(load_themes()),
        frameworks=tuple(sorted(label for _, label, _ in store.labels("framework"))),
    )
