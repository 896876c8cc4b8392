"""The guard at the door: token or local host name, size of requests, and the headers that keep scripts out."""

from __future__ import annotations

import secrets
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from foreigndesk.web.problems import problem

MAX_BODY = 512 * 1024
"""Bytes of a request's body."""
COOKIE = "foreigndesk_token"
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


def is_local(host: str) -> bool:
    """Whether a host name or address is this machine and reached by nobody else."""
    name = host.strip("[]").lower()
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


class Guard:
    """ASGI middleware around the whole application.

    With a token, requests must carry it: as ``Authorization: Bearer``, as the cookie, or once as ``?token=``,
    which sets the cookie. Without one, requests must name this machine as their host, so that a page elsewhere
    cannot reach the desk through a name of its own that points here.
    """

    def __init__(self, app: ASGIApp, token: str | None) -> None:
        self._app = app
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or let it through."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = self._refusal(scope)
        if answer is not None:
            await answer(scope, receive, _with_headers(send))
        else:
            await self._app(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        length = headers.get("content-length", "0")
        if "transfer-encoding" in headers or not length.isdecimal():
            return problem(411, "a request must say how many bytes it has")
        if int(length) > MAX_BODY:
            return problem(413, f"a request may have {MAX_BODY} bytes")
        if self._token is None:
            local = is_local(_host(headers))
            return None if local else problem(421, "without a token the desk answers to localhost only")
        return self._check_token(scope, headers, self._token)

    def _check_token(self, scope: Scope, headers: Headers, token: str) -> Response | None:
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = dict(query).get("token")
        if given is not None and _same(given, token):
            return _entered(scope["path"], query, token)
        bearer = headers.get("authorization", "").removeprefix("Bearer ").strip()
        if _same(bearer, token) or _same(_cookie(headers), token):
            return None
        return problem(401, "this desk needs its token: open /?token=… once, or send Authorization: Bearer …")


def _same(given: str, token: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "replace"), token.encode("utf-8", "replace"))


def _host(headers: Headers) -> str:
    """The host name that the request was sent to, without its port."""
    try:
        return urlsplit(f"//{headers.get('host', '')}").hostname or ""
    except ValueError:
        return ""


def _cookie(headers: Headers) -> str:
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


def _entered(path: str, query: list[tuple[str, str]], token: str) -> Response:
    """Keep the token in a cookie and take it out of the address bar."""
    rest = urlencode([(key, value) for key, value in query if key != "token"])
    local = "/" + path.lstrip("/\\")
    answer = RedirectResponse(f"{local}?{rest}" if rest else local, status_code=303)
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict")
    return answer


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
