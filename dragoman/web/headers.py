"""What every answer is sent with, and the addresses that end in ``.json``."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Everything comes from this server, and no style or script stands in a page: text of pages cannot become either.
POLICY = "; ".join((
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
))  # fmt: skip
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_JSON = ".json"
_OWN_JSON = "/openapi.json"


class SafeHeaders:
    """Send our headers with every answer, errors included."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI asks."""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if "/static/" not in scope["path"]:
                    headers.setdefault("Cache-Control", "no-store")  # a record is nothing for a shared cache
            await send(message)

        await self._app(scope, receive, send_safely if scope["type"] == "http" else send)


class JsonSuffix:
    """Let ``/timeline.json`` be ``/timeline`` that is asked for as JSON."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI asks."""
        path = scope.get("path", "")
        if scope["type"] == "http" and path.endswith(_JSON) and path != _OWN_JSON and not path.startswith("/static/"):
            scope = {**scope, "path": path.removesuffix(_JSON) or "/", "wants_json": True}
            scope["raw_path"] = None
        await self._app(scope, receive, send)
