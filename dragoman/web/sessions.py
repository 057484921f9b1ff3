"""Who a visitor is, and tokens in forms: what is sent from another site's page is not acted upon.

Where the record has accounts, a cookie holds the session that a log-in opened; else it holds a number drawn for this
browser. A form's token is made from the cookie. Another site can make a browser send the cookie, but cannot read it,
and so does not know the token.
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Form, Header, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from dragoman import accounts
from dragoman.model.account import Account, AccountRole
from dragoman.store import Store

_COOKIE = "dragoman-session"
_SECURE_COOKIE = f"__Host-{_COOKIE}"  # browsers let no other name of the domain, and no plain http, set it
_LONGEST = 100
_FORBIDDEN, _NOT_FOUND = 403, 404


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks.

    Attributes:
        name: Under which is judged.
        role: What may be done.
        account: What was logged in with; None for the one user of a record without accounts.
    """

    name: str
    role: AccountRole
    account: Account | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """Tells who comes.

    Attributes:
        store: The record.
        who: Name of the one user, where the record has no accounts.
        needs_accounts: Whether nobody is let in where the record has none.
    """

    store: Store
    who: str
    needs_accounts: bool

    def recognise(self, session: str | None) -> Visitor | None:
        """Give who keeps a session; None for who has to log in."""
        if not self.needs_accounts and self.store.accounts.is_empty():
            return Visitor(self.who, AccountRole.EDITOR)
        found = None if session is None else accounts.who_is(self.store, session)
        return None if found is None else Visitor(found.name, found.role, found)


def kept_session(request: Request) -> str | None:
    """Give what the browser keeps, or None."""
    return request.cookies.get(_cookie(request)) or None


def keep_session(request: Request, response: Response) -> None:
    """Have the browser keep a number by which its forms are known, where it keeps none."""
    if kept_session(request) is None:
        set_session(request, response, _session_of(request))


def set_session(request: Request, response: Response, session: str) -> None:
    """Have the browser keep a session until it is closed; not for scripts, and not sent with other sites' forms."""
    is_secure = _is_secure(request)
    response.set_cookie(_cookie(request), session, httponly=True, samesite="lax", secure=is_secure)


def forget_session(request: Request, response: Response) -> None:
    """Have the browser forget its session."""
    response.delete_cookie(_cookie(request), httponly=True, samesite="lax", secure=_is_secure(request))


def token_of(request: Request) -> str:
    """Give the token that the visitor's forms have to send."""
    return hmac.new(_session_of(request).encode(), b"form", hashlib.sha256).hexdigest()


def visitor_of(request: Request) -> Visitor | None:
    """Give who asks; None for who has not logged in."""
    found: Visitor | None = getattr(request.state, "visitor", None)
    return found


def _session_of(request: Request) -> str:
    kept = kept_session(request) or getattr(request.state, "session", None) or secrets.token_urlsafe(24)
    request.state.session = kept
    return kept


def _is_secure(request: Request) -> bool:
    return request.url.scheme == "https"


def _cookie(request: Request) -> str:
    return _SECURE_COOKIE if _is_secure(request) else _COOKIE


def _check_token(
    request: Request,
    token: Annotated[str, Form(max_length=_LONGEST)] = "",
    x_dragoman_token: Annotated[str, Header(max_length=_LONGEST)] = "",
) -> None:
    """Refuse what was not sent by a form of this site, or by a program that holds its token.

    Raises:
        HTTPException: It was sent by another site, or without the token.
    """
    origin = request.headers.get("origin")
    is_foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("host")
    sent = (token or x_dragoman_token).encode()
    if is_foreign or kept_session(request) is None or not hmac.compare_digest(token_of(request).encode(), sent):
        raise HTTPException(_FORBIDDEN, "problem.stale")


def _who_may(least: AccountRole) -> Callable[[Request], Visitor]:
    def find(request: Request) -> Visitor:
        visitor = visitor_of(request)
        if visitor is not None and visitor.role.includes(least):
            return visitor
        # Where nobody logs in there are no accounts to manage.
        is_alone = visitor is not None and visitor.account is None
        raise HTTPException(_NOT_FOUND) if is_alone else HTTPException(_FORBIDDEN, "problem.role")

    return find


def _holder(request: Request) -> Account:
    """Give what was logged in with.

    Raises:
        HTTPException: The record has no accounts.
    """
    visitor = visitor_of(request)
    if visitor is None or visitor.account is None:
        raise HTTPException(_NOT_FOUND)
    return visitor.account


Sent = Depends(_check_token)
"""What every form asks for: that it was sent by a page of this site."""

Editor = Annotated[Visitor, Depends(_who_may(AccountRole.EDITOR))]
"""Who may judge, add and note."""

Administrator = Annotated[Visitor, Depends(_who_may(AccountRole.ADMINISTRATOR))]
"""Who may manage accounts."""

Holder = Annotated[Account, Depends(_holder)]
"""The account of whoever has logged in."""
