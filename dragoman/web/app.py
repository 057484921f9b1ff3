"""The site together: its pages, what every answer is sent with, and what is said when something cannot be shown."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from anyio import to_thread
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from dragoman import __version__
from dragoman.errors import SettingsError, StoreError
from dragoman.pipeline import READER_VERSION, Reader
from dragoman.store import Store
from dragoman.web.attempts import Attempts, Feeds
from dragoman.web.contexts.parts import Problem
from dragoman.web.guard import Guard
from dragoman.web.headers import JsonSuffix, SafeHeaders
from dragoman.web.intake import Intake, PageReader
from dragoman.web.pages import (
    accounts,
    adding,
    administering,
    briefs,
    dossiers,
    engagements,
    feeds,
    home,
    judging,
    noting,
    overviews,
    people,
    reading,
    sayings,
    timeline,
)
from dragoman.web.phrases import say_problem
from dragoman.web.reply import answer, words_of
from dragoman.web.sessions import Gate

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_STATIC = Path(__file__).parent / "static"
_LARGEST_FORM = 1 << 20
_AT_ONCE = 3  # pages that are made at once: more would only take the processor from one another, and all come later
_WRONG, _FAILED = 422, 500
_TITLES = {401: "problem.unknown", 403: "problem.refused", 404: "problem.missing"}
_PARTS = (
    home, timeline, engagements, people, dossiers, sayings, overviews, feeds, briefs, judging, adding, noting, accounts,
    administering, reading,
)  # fmt: skip


def make_app(
    store: Store,
    *,
    who: str = "local",
    hosts: Sequence[str] = LOOPBACK,
    needs_accounts: bool = False,
    make_reader: Callable[[], PageReader] = Reader,
) -> FastAPI:
    """Make the site over a record.

    Args:
        store: The record, open; the site closes it when it ends.
        who: Under whose name judgements are kept, as long as the record has no accounts.
        hosts: Names under which it may be addressed. A page elsewhere whose name is made to point to this machine
            would otherwise be able to read the record (DNS rebinding).
        needs_accounts: Whether nobody is let in as long as the record has no accounts.
        make_reader: Makes what reads the pages that are handed in.
    """
    intake = Intake(store, make_reader, READER_VERSION)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        intake.start()
        to_thread.current_default_thread_limiter().total_tokens = _AT_ONCE
        yield
        intake.stop()
        store.close()

    app = FastAPI(
        title="Dragoman",
        version=__version__,
        description="The record. Every page gives its JSON at its own address: add `.json`, or accept it.",
        docs_url=None,  # the ready-made pages fetch their scripts from elsewhere
        redoc_url=None,
        lifespan=lifespan,
        max_body_size=_LARGEST_FORM,
        middleware=[
            Middleware(SafeHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
            Middleware(JsonSuffix),
            Middleware(Guard, gate=Gate(store, who, needs_accounts)),
        ],
        exception_handlers={
            HTTPException: _tell,
            RequestValidationError: _tell_wrong,
            SettingsError: _tell_setting,
            StoreError: _tell_store,
            Exception: _tell_failure,
        },
    )
    app.state.store, app.state.intake = store, intake
    app.state.attempts, app.state.feeds = Attempts(), Feeds()
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    for part in _PARTS:
        app.include_router(part.router)
    return app


async def _tell(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else _FAILED
    detail = words_of(request).entries.get(getattr(error, "detail", ""))
    told = _problem(request, status, _TITLES.get(status, "problem.wrong"), detail)
    told.headers.update(getattr(error, "headers", None) or {})
    return told


async def _tell_wrong(request: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, RequestValidationError) else []
    detail = "; ".join(f"{'.'.join(str(part) for part in each['loc'][1:])}: {each['msg']}" for each in found[:3])
    return _problem(request, _WRONG, "problem.wrong", detail)


async def _tell_setting(request: Request, error: Exception) -> Response:
    detail = say_problem(error, words_of(request)) if isinstance(error, SettingsError) else str(error)
    return _problem(request, _WRONG, "problem.wrong", detail)


async def _tell_store(request: Request, error: Exception) -> Response:
    return _problem(request, _FAILED, "problem.failed", str(error))


async def _tell_failure(request: Request, _: Exception) -> Response:
    return _problem(request, _FAILED, "problem.failed")  # the error itself goes to the server's log, not to readers


def _problem(request: Request, status: int, title: str, detail: str | None = None) -> Response:
    return answer(request, "problem.html", Problem(status, title, detail), status=status)
