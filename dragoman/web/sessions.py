"""Tokens in forms: what is sent from another site's page is not acted upon.

A token is an HMAC of the reader's session cookie under a key that is made anew with each start of the server. Another
site can make a browser send the cookie, but cannot read it, and so does not know the token.
"""

import hashlib
import hmac
import secrets
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Form, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

COOKIE = "dragoman-session"
_FORBIDDEN = 403


def session_of(request: Request) -> str:
    """Give the reader's session, a new one where there is none."""
    kept = request.cookies.get(COOKIE)
    if not kept:
        kept = getattr(request.state, "session", None) or secrets.token_urlsafe(24)
    request.state.session = kept
    return kept


def keep_session(request: Request, response: Response) -> None:
    """Have the browser keep a new session; not for scripts, and not sent from other sites."""
    if COOKIE not in request.cookies:
        response.set_cookie(COOKIE, session_of(request), httponly=True, samesite="strict")


def token_of(request: Request) -> str:
    """Give the token that the reader's forms have to send."""
    secret: bytes = request.app.state.secret
    return hmac.new(secret, session_of(request).encode(), hashlib.sha256).hexdigest()


def _editor(request: Request, token: Annotated[str, Form(max_length=100)]) -> str:
    """Give the name under which the reader judges.

    Raises:
        HTTPException: The form does not come from this site.
    """
    origin = request.headers.get("origin")
    is_foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("host")
    if is_foreign or COOKIE not in request.cookies or not hmac.compare_digest(token_of(request), token):
        raise HTTPException(_FORBIDDEN)
    who: str = request.app.state.who
    return who


Editor = Annotated[str, Depends(_editor)]
"""Who sends a form of this site; a function that asks for it refuses what comes from elsewhere."""
