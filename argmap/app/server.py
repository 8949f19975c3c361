"""The server of the page: Streamlit with routes beside it (`/healthz`), a first page that can be
read before any script has run, and its scripts compressed.

Both ways to start use it: `argmap app`, and `streamlit run streamlit_app.py`.
"""

from __future__ import annotations

import os
import re
from base64 import b64encode
from collections.abc import Mapping, Set
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from typing import Any
from urllib.parse import parse_qs, quote

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from argmap.app import MAP_VARIABLE
from argmap.app.compression import QUALITY, CompressedAssets, takes_brotli
from argmap.app.pages.names import MISSING, PAGES
from argmap.app.state.loaded import map_at
from argmap.app.view_models.first_page import FirstPage, first_page, titled
from argmap.errors import ArgmapError
from argmap.view.tokens import palette

_OF_STREAMLIT = ("_stcore", "static", "media", "component", "app", "vendor")
"""The first parts of Streamlit's own paths."""


def parts() -> dict[str, Any]:
    """The routes and the middleware that `st.App` gets."""
    routes = [Route("/healthz", healthz)]
    beside = {route.path.strip("/").partition("/")[0] for route in routes}
    framing = Middleware(FirstHtml, beside=beside.union(_OF_STREAMLIT))
    return {"routes": routes, "middleware": [Middleware(CompressedAssets), framing]}


async def healthz(request: Request) -> Response:
    """200 while the map that is served can be read; else 503, and why (RFC 9457)."""
    try:
        # Reading a large map takes seconds, in which the event loop would answer nobody.
        await run_in_threadpool(map_at, "", os.environ.get(MAP_VARIABLE, ""))
    except ArgmapError as error:
        problem = {"title": "The map cannot be read", "status": 503, "detail": str(error)}
        return JSONResponse(problem, 503, media_type="application/problem+json")
    return JSONResponse({"status": "ok"})


class FirstHtml:
    """Middleware that puts argmap's frame, and what is to be read at once, into the one HTML page
    that Streamlit serves for every address; an unknown address leads to a page that says so.

    Paths that begin with one of `beside` are no pages.
    """

    def __init__(self, app: ASGIApp, beside: Set[str]) -> None:
        self.app, self.beside = app, beside

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer an ASGI request, or let the app do so."""
        asked = scope.get("path", "").lstrip("/")
        path = asked.rstrip("/")
        # Relative, as the page's own links are: a proxy may serve argmap below a folder.
        up = "../" * asked.count("/") or "./"
        # Streamlit's script asks below each page's address for its health, to learn where the
        # server's own root is: it must get its 404 there.
        inner = path.partition("/")[0] in self.beside or "_stcore" in path.split("/")
        # A last part with a dot is a file beside the page, such as Streamlit's `favicon.png`.
        ours = not inner and "." not in path.rpartition("/")[2]
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or not ours:
            await self.app(scope, receive, send)
        elif path.lower() in PAGES and asked != path.lower():
            # Any byte is a sign in Latin-1, so that no query is an error.
            query = scope["query_string"].decode("latin-1")
            to = f"{up}{path.lower()}{f'?{query}' if query else ''}"
            await RedirectResponse(to)(scope, receive, send)
        elif path and path not in PAGES and path != MISSING:
            to = f"{up}{MISSING}?page={quote(path[:200])}"
            await RedirectResponse(to)(scope, receive, send)
        else:
            await self._framed(path or "read", scope, receive, send)

    async def _framed(self, page: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Streamlit's answer, with our own parts in it where it is the page."""
        began: Message = {}
        content = b""

        async def hold(message: Message) -> None:
            nonlocal began, content
            # The head goes out last: it tells the length, which our parts change.
            if message["type"] == "http.response.start":
                began = message
                return
            content += message.get("body", b"")
            if not message.get("more_body"):
                kind = dict(began["headers"]).get(b"content-type", b"")
                if began["status"] == 200 and kind.startswith(b"text/html"):
                    address = parse_qs(scope["query_string"].decode("latin-1"))
                    text = await run_in_threadpool(framed, content.decode(), page, address)
                    await _answer(text, scope)(scope, receive, send)
                else:
                    await send(began)
                    await send({**message, "body": content})

        # Streamlit must not answer that its own file has not changed: what is put in may have. Nor
        # may it compress the page, which is compressed once it is whole.
        asked = [
            one
            for one in scope["headers"]
            if not one[0].startswith(b"if-") and one[0] != b"accept-encoding"
        ]
        await self.app({**scope, "headers": asked}, receive, hold)


def _answer(text: str, scope: Scope) -> Response:
    """The page, compressed where the browser takes it so."""
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if not takes_brotli(scope):
        return HTMLResponse(text, headers=headers)
    content = brotli.compress(text.encode(), mode=brotli.MODE_TEXT, quality=QUALITY)
    return HTMLResponse(content, headers={**headers, "Content-Encoding": "br"})


def framed(html: str, page: str, address: Mapping[str, list[str]]) -> str:
    """Streamlit's page with argmap's frame in it, and what is to be read at once."""
    name = PAGES[page].name if page in PAGES else "Not here"
    first = _first(name, address)
    # The colours are set before Streamlit's scripts ask the browser which ones it prefers.
    head = (
        f"<title>{escape(first.title)}</title>"
        f'<meta name="description" content="{first.description}">'
        f"<script>{_resource('colours.js')}{_resource('icon_font.js')}</script>"
    )
    links = "".join(
        f'<a href="{"." if key == "read" else key}" data-page="{key}">{one.name}</a>'
        for key, one in PAGES.items()
    )
    # In the body, for Streamlit's scripts add rules of equal weight to the head: the last one wins.
    frame = f"<style>{_style()}</style>"
    frame += Template(_resource("frame.html")).substitute(links=links, first=first.body)
    frame += '<noscript><p class="waiting">The map itself needs JavaScript.</p></noscript>'
    for pattern, ours in (
        (r"<title>.*?</title>", head),
        (r"<link rel=\"shortcut icon\"[^>]*>", f'<link rel="icon" href="{_icon()}">'),
        (r"<link rel=\"service-desc\"[^>]*>", ""),
        (r"<noscript>.*?</noscript>", frame),
        (r"</body>", f"<script>{_resource('frame.js')}</script></body>"),
    ):
        # By a function: in a string `re.sub` would take each backslash of a script for its own.
        html = re.sub(pattern, lambda _, ours=ours: ours, html, count=1, flags=re.DOTALL)  # type: ignore[misc]
    return html


def _first(name: str, address: Mapping[str, list[str]]) -> FirstPage:
    try:
        key = next(iter(address.get("map", ())), "")
        return first_page(map_at(key, os.environ.get(MAP_VARIABLE, "")), name, address)
    except ArgmapError as error:
        line = f"The map cannot be read. {escape(str(error))}"
        return FirstPage(titled(name, ""), line, f"<p>{line}</p>")


@cache
def _style() -> str:
    """The style of frame and pages, after the colours that they are drawn in."""

    def colours(theme: str) -> str:
        held = palette("dark" if theme == "dark" else "light")
        names = ("page", "panel", "ink", "dim", "faint", "line", "accent", "change")
        return "".join(f"--{name}:{held[name]};" for name in names)

    return (
        f":root{{{colours('light')}}}:root[data-colours=dark]{{{colours('dark')}}}"
        f"{_resource('frame.css')}{_resource('pages.css')}"
    )


@cache
def _icon() -> str:
    svg = (files("argmap.app.component") / "favicon.svg").read_bytes()
    return f"data:image/svg+xml;base64,{b64encode(svg).decode()}"


@cache
def _resource(name: str) -> str:
    return (files("argmap.app") / "style" / name).read_text("utf-8")
