"""Engagements by date, as narrowly as the address asks."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dragoman.model.facts import Status
from dragoman.store import Store
from dragoman.vocabulary.kinds import load_kinds
from dragoman.vocabulary.themes import load_themes
from dragoman.web import today
from dragoman.web.addresses import with_query
from dragoman.web.asking import Record
from dragoman.web.contexts.records import Choices, TimelinePage
from dragoman.web.lines import lines
from dragoman.web.months import count_bars
from dragoman.web.reply import answer
from dragoman.web.selection import PAGE_SIZE, Selection

router = APIRouter()


@router.get("/timeline", response_model=TimelinePage)
def timeline(request: Request, store: Record, asked: Annotated[Selection, Query()]) -> Response:
    """Show engagements by date; the filters are the address's."""
    counts = today.count_by_month(store, **asked.filters())
    total = len(today.timeline(store, **asked.filters()))
    page = TimelinePage(
        filters=asked.shown(),
        total=total,
        bars=count_bars(counts, lambda span: asked.href(since=span, until=span)),
        entries=lines(
            today.timeline(store, **asked.filters(), newest=True, limit=PAGE_SIZE, offset=(asked.page - 1) * PAGE_SIZE)
        ),
        choices=_choices(store),
        earlier=_part(asked, asked.page - 1, total),
        later=_part(asked, asked.page + 1, total),
        brief=asked.href("/brief"),
        calendar=asked.href("/calendar.ics"),
        wider=asked.href(since=None, until=None) if asked.since or asked.until else None,
    )
    return answer(request, "timeline.html", page)


def _part(asked: Selection, number: int, total: int) -> str | None:
    if number < 1 or (number - 1) * PAGE_SIZE >= total:
        return None
    return with_query("/timeline", [*asked.pairs(), ("page", str(number) if number > 1 else "")])


def _choices(store: Store) -> Choices:
    frameworks = {label for entry in today.timeline(store) for label in entry.frameworks}
    return Choices(
        parties=tuple(dict.fromkeys(label for _, label in store.parties()))[:400],
        kinds=tuple(load_kinds()),
        statuses=tuple(Status),
        themes=tuple(load_themes()),
        frameworks=tuple(sorted(frameworks)),
    )
