"""Waiting for what a reader would wait for, never for a time."""

from __future__ import annotations

import time

from playwright.sync_api import Locator, Page

PATIENCE = 20.0
BETWEEN = 0.05


def at_rest(seen: Page | Locator) -> bytes:
    """A picture of a page or a part of it once it no longer moves: three in a row are alike."""
    until, alike, picture = time.monotonic() + PATIENCE, 0, seen.screenshot()
    while alike < 2:
        assert time.monotonic() < until, "it does not come to rest"
        time.sleep(BETWEEN)
        now = seen.screenshot()
        alike = alike + 1 if now == picture else 0
        picture = now
    return picture


def other_than(seen: Page | Locator, before: bytes) -> bytes:
    """A picture once it differs from one taken before."""
    until = time.monotonic() + PATIENCE
    while (picture := seen.screenshot()) == before:
        assert time.monotonic() < until, "it looks as before"
        time.sleep(BETWEEN)
    return picture
