"""Streamlit's scripts, styles and the like, compressed: each once, and then from memory."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import brotli
import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

_FOLDER = Path(streamlit.__file__).parent / "static"
_KINDS = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
QUALITY = 6
"""Of brotli: the bundle of the first page takes half a second, and is a twentieth larger than at
the best quality, which takes ten.
"""
_YEAR = "public, immutable, max-age=31536000"
"""Their names hold a hash of their content."""


class CompressedAssets:
    """Middleware that answers for `/static/…js` and `….css` where the browser takes brotli; all
    else goes on to the app.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer an ASGI request, or let the app do so."""
        if scope["type"] == "http" and scope["method"] == "GET" and takes_brotli(scope):
            folder, _, name = scope["path"].removeprefix("/static/").rpartition("/")
            kind = _KINDS.get(Path(name).suffix)
            known = scope["path"].startswith("/static/") and folder in ("js", "css")
            # On Windows a backslash parts folders too: no name may lead out of the folder.
            if kind and known and Path(name).name == name:
                # In a thread, for a large script holds up all else for half a second.
                content = await run_in_threadpool(_compressed, folder, name)
                if content is not None:
                    headers = {
                        "Content-Encoding": "br",
                        "Cache-Control": _YEAR,
                        "Vary": "Accept-Encoding",
                    }
                    response = Response(content, media_type=kind, headers=headers)
                    await response(scope, receive, send)
                    return
        await self.app(scope, receive, send)


def takes_brotli(scope: Scope) -> bool:
    """Whether a request accepts brotli."""
    accepted = Headers(scope=scope).get("accept-encoding", "")
    words = [re.sub(r"\s", "", word) for word in accepted.split(",")]
    return any(re.fullmatch(r"br(?!;q=0(\.0*)?$).*", word) for word in words)


# More than Streamlit has files (some 320), so that none is compressed twice.
@lru_cache(maxsize=512)
def _compressed(folder: str, name: str) -> bytes | None:
    """An asset of Streamlit's; None where there is none of that name."""
    path = _FOLDER / "static" / folder / name
    if not path.is_file():
        return None
    return bytes(brotli.compress(path.read_bytes(), mode=brotli.MODE_TEXT, quality=QUALITY))
