"""The one browser of a test run, and the patience of all tests.

Where there is no browser, the tests that drive it fail; they are never skipped.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# How long a thing takes is for benchmarks/ to say; a busy machine makes no test fail.
settings.register_profile("patient", deadline=None, derandomize=True)
settings.load_profile("patient")
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium of the system, or else Playwright's own."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()
