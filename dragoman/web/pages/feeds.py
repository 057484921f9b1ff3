"""Engagements as a calendar: a file to download, and private addresses for programs that cannot log in."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from starlette.exceptions import HTTPException

from dragoman import accounts, views
from dragoman.export.calendar import Appointment, write_calendar
from dragoman.store import Store
from dragoman.web.asking import Record, missing
from dragoman.web.attempts import WAIT, Feeds, TooManyAttempts
from dragoman.web.guard import FEEDS
from dragoman.web.lines import lines
from dragoman.web.phrases import say_head, say_people, say_places
from dragoman.web.reply import words_of
from dragoman.web.selection import Selection

router = APIRouter()
_MOST = 500
_TOO_MANY = 429
Asked = Annotated[Selection, Query()]


@router.get("/calendar.ics")
def calendar_file(request: Request, store: Record, asked: Asked) -> Response:
    """Give engagements whose days are known as a calendar file, the newest of them."""
    return _calendar(request, store, asked)


@router.get(FEEDS + "{token}.ics")
def feed(request: Request, store: Record, asked: Asked, token: Annotated[str, Path(max_length=100)]) -> Response:
    """Give the same to whoever has an account's private address; nothing but this can be read with it."""
    limits: Feeds = request.app.state.feeds
    address = request.client.host if request.client else ""
    try:
        found = limits.take(
            address, lambda: accounts.who_subscribes(store, token, address), lambda account: str(account.id)
        )
    except TooManyAttempts:
        raise HTTPException(_TOO_MANY, "login.too_many", {"Retry-After": WAIT}) from None
    if found is None:
        raise missing()
    return _calendar(request, store, asked)


def _calendar(request: Request, store: Store, asked: Selection) -> Response:
    words = words_of(request)
    found = lines(views.timeline(store, **asked.filters(), newest=True, limit=_MOST))
    appointments = (
        Appointment(
            id=line.id,
            when=line.when or "",
            status=line.status,
            summary=say_head(line, words),
            description="\n".join((*say_people(line, words), line.quote or "", ", ".join(line.sources))),
            place=say_places(line, words) or None,
            url=str(request.base_url).rstrip("/") + line.href,
        )
        for line in found
    )
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    headers = {"Content-Disposition": 'attachment; filename="dragoman.ics"'}
    text = write_calendar(appointments, name="Dragoman", stamp=stamp)
    return Response(text.encode("utf-8", "replace"), media_type="text/calendar; charset=utf-8", headers=headers)
