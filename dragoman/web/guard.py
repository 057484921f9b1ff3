"""Nothing is shown, and no form is read, before it is known who asks."""

from urllib.parse import urlencode

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dragoman.web.contexts.parts import Problem
from dragoman.web.reply import answer, wants_json
from dragoman.web.sessions import Gate, kept_session

LOG_IN = "/login"
FEEDS = "/feeds/"
_STATIC = "/static/"
_UNKNOWN = 401


class Guard:
    """Let in whom the gate knows; send others to the log-in."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self._app, self._gate = app, gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI asks."""
        if scope["type"] != "http" or scope["path"].startswith(_STATIC):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        request.state.visitor = await run_in_threadpool(self._gate.recognise, kept_session(request))
        # Who asks for a calendar is told by its address.
        is_open = scope["path"] == LOG_IN or scope["path"].startswith(FEEDS)
        if request.state.visitor is None and not is_open:
            await _refuse(request)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _refuse(request: Request) -> Response:
    if wants_json(request):
        return answer(request, "problem.html", Problem(_UNKNOWN, "problem.unknown"), status=_UNKNOWN)
    path = request.scope["path"]
    if request.method not in ("GET", "HEAD") or path == "/":
        return RedirectResponse(LOG_IN, status_code=303)
    onward = f"{path}?{request.url.query}" if request.url.query else path
    return RedirectResponse(f"{LOG_IN}?{urlencode({'onward': onward})}", status_code=303)
