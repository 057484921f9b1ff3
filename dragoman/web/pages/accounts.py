"""Logging in and out, and one's own account."""

from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request, Response
from starlette.responses import RedirectResponse

from dragoman import accounts
from dragoman.accounts import Doer
from dragoman.errors import SettingsError
from dragoman.model.account import Account, AccountRole, Door
from dragoman.store import Store
from dragoman.web.addresses import is_own
from dragoman.web.asking import Record
from dragoman.web.attempts import WAIT, Attempts, TooManyAttempts
from dragoman.web.contexts.accounts import LogInPage, OwnPage
from dragoman.web.guard import FEEDS, LOG_IN
from dragoman.web.phrases import say_problem
from dragoman.web.reply import answer, done, words_of
from dragoman.web.sessions import (
    Holder,
    Sent,
    forget_session,
    kept_session,
    set_session,
    token_of,
    visitor_of,
)

router = APIRouter()
_UNKNOWN, _WRONG, _TOO_MANY = 401, 422, 429
Typed = Annotated[str, Form(max_length=300)]


@router.get(LOG_IN, response_model=LogInPage)
def log_in_form(request: Request, onward: Annotated[str, Query(max_length=2000)] = "/") -> Response:
    """Show the form by which somebody logs in; who has logged in is led on."""
    if visitor_of(request) is not None:
        return RedirectResponse(_own(onward), status_code=303)
    return answer(request, "login.html", LogInPage(_own(onward), "", None, token_of(request)))


@router.post(LOG_IN, status_code=303, dependencies=[Sent])
def log_in(
    request: Request,
    store: Record,
    *,
    name: Typed = "",
    password: Typed = "",
    onward: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """Log in; what is wrong is not said."""
    address = _address(request)
    try:
        session = _attempts(request).attempt(
            accounts.name_key(name), address, lambda: accounts.log_in(store, name, password, address)
        )
    except TooManyAttempts:
        refused = _refused(request, name, onward, "login.too_many", _TOO_MANY)
        refused.headers["Retry-After"] = WAIT
        return refused
    if session is None:
        return _refused(request, name, onward, "login.wrong", _UNKNOWN)
    led = done(request, _own(onward))
    set_session(request, led, session)
    return led


@router.post("/logout", status_code=303, dependencies=[Sent])
def log_out(request: Request, store: Record) -> Response:
    """Log out."""
    session = kept_session(request)
    if session is not None:
        accounts.log_out(store, session)
    led = done(request, LOG_IN)
    forget_session(request, led)
    return led


@router.get("/account", response_model=OwnPage)
def own(request: Request, store: Record, account: Holder) -> Response:
    """Show one's own account."""
    return _own_page(request, store, account)


@router.post("/account/calendar", response_model=OwnPage, dependencies=[Sent])
def make_feed(
    request: Request, store: Record, account: Holder, *, act: Annotated[Literal["open", "close"], Form()]
) -> Response:
    """Make an address for calendar programs, which is shown this once, or end it."""
    if act == "close":
        accounts.close_feed(store, account)
        return done(request, "/account", told="calendar")
    token = accounts.open_feed(store, account)
    query = urlencode({"lang": words_of(request).language})
    address = f"{str(request.base_url).rstrip('/')}{FEEDS}{token}.ics?{query}"
    return _own_page(request, store, account, feed=address)


@router.post("/account/password", status_code=303, dependencies=[Sent])
def change_own_password(
    request: Request, store: Record, account: Holder, *, password: Typed = "", new: Typed = "", again: Typed = ""
) -> Response:
    """Change one's own password: every other browser is logged out."""
    words = words_of(request)
    if new != again:
        return _own_page(request, store, account, words("account.differ"))
    try:
        is_right = _attempts(request).attempt(
            accounts.name_key(account.name),
            _address(request),
            lambda: accounts.is_password_of(account, password) or None,
        )
    except TooManyAttempts:
        return _own_page(request, store, account, words("login.too_many"))
    if not is_right:
        return _own_page(request, store, account, words("account.wrong"))
    try:
        accounts.change_password(store, account, new, Doer(account.name, Door.BROWSER))
    except SettingsError as error:
        return _own_page(request, store, account, say_problem(error, words))
    session = accounts.open_session(store, accounts.find_account(store, account.name))
    led = done(request, "/account", told="password")
    if session is not None:
        set_session(request, led, session)
    return led


def _own(onward: str) -> str:
    return onward if is_own(onward) else "/"


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _attempts(request: Request) -> Attempts:
    attempts: Attempts = request.app.state.attempts
    return attempts


def _refused(request: Request, name: str, onward: str, problem: str, status: int) -> Response:
    page = LogInPage(_own(onward), name, words_of(request)(problem), token_of(request))
    return answer(request, "login.html", page, status=status)


def _own_page(
    request: Request, store: Store, account: Account, problem: str | None = None, feed: str | None = None
) -> Response:
    page = OwnPage(
        name=account.name,
        role=account.role.value,
        since=account.made,
        manages=account.role is AccountRole.ADMINISTRATOR,
        shortest=accounts.SHORTEST_PASSWORD,
        longest=accounts.LONGEST_PASSWORD,
        problem=problem,
        feed=feed,
        feed_since=store.accounts.feed_made(account.id),
        token=token_of(request),
    )
    return answer(request, "account.html", page, status=_WRONG if problem else 200)
