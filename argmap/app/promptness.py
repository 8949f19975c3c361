"""Answers that are on their way at once."""

from __future__ import annotations

import gc
import socket
from contextlib import suppress


def send_at_once() -> None:
    """Turn Nagle's algorithm off on the server's connections, those that are open and those to come.

    Streamlit answers a click with several small messages. It binds its own socket without naming the protocol, and asyncio
    turns the algorithm off only where it is named; so the last message waits, often some 40 ms, until the browser has
    acknowledged those before it (RFC 896 with RFC 1122, 4.2.3.2). Accepted connections inherit the option from the listening one.
    """
    for thing in gc.get_objects():
        if type(thing) is socket.socket and thing.family in (socket.AF_INET, socket.AF_INET6):
            with suppress(OSError):  # closed meanwhile, or not TCP
                thing.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
