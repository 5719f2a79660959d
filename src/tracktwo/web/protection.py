"""What stands between the web and the record: which hosts may ask, who may write, what a page may load.

Every write carries the token of its browser twice, in a `SameSite=Strict` cookie and in the form; another site can send one but not read
the other. Pages load from their own address alone and run no inline script, so that markup in a report stays text.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from fastapi import FastAPI, Request, Response
from fastapi.responses import PlainTextResponse

COOKIE = "tracktwo_token"
FIELD = "token"
_SAFE = {"GET", "HEAD", "OPTIONS"}
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
#: Bytes of the largest form; a whole archive comes through the command line.
LARGEST_FORM = 100_000_000
LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]", "testserver"})


def is_local(address: str) -> bool:
    """Whether an address to serve on reaches this machine alone."""
    return address in ("127.0.0.1", "localhost", "::1", "[::1]")


def protect(app: FastAPI) -> None:
    """Put the checks in front of every route of `app`."""

    @app.middleware("http")
    async def guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        host = request.headers.get("host", "")
        if _host_name(host) not in LOCAL_HOSTS:
            return PlainTextResponse("This address is not served here: open the pages at http://127.0.0.1.", status_code=421)
        token = request.cookies.get(COOKIE, "")
        if int(request.headers.get("content-length") or 0) > LARGEST_FORM:
            return PlainTextResponse("This upload is larger than 100 MB. Add such files with `tracktwo add`.", status_code=413)
        if request.method not in _SAFE and not await _may_write(request, token):
            return PlainTextResponse("This form has expired or came from another site. Load the page again and repeat.", status_code=403)
        request.state.token = token or secrets.token_urlsafe(24)
        response = await call_next(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        if not token:
            response.set_cookie(COOKIE, request.state.token, httponly=True, samesite="strict")
        return response


def _host_name(host: str) -> str:
    return host if host.endswith("]") else host.rsplit(":", 1)[0]


async def _may_write(request: Request, token: str) -> bool:
    origin = request.headers.get("origin")
    if origin and _host_name(urlsplit(origin).netloc) != _host_name(request.headers.get("host", "")):
        return False
    if not token:
        return False
    await request.body()  # kept by the request, so that the route can read the form again
    async with request.form() as form:
        sent = request.headers.get("x-tracktwo-token") or str(form.get(FIELD, ""))
    return secrets.compare_digest(sent, token)
