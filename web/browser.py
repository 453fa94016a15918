"""A real browser for the trials: Debian's Chromium, driven by Playwright, which downloads none of its own."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

_QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync",
          "--disable-component-update", "--disable-quic")  # fmt: skip


@contextmanager
def browser() -> Iterator[Browser]:
    """Start Chromium, and close it in the end."""
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=shutil.which("chromium") or "chromium", args=list(_QUIET))
        try:
            yield started
        finally:
            started.close()


def opened(started: Browser, address: str, **view: Any) -> tuple[Page, list[str]]:
    """Open a page in a view of its own; what it says amiss, and what it asks for from elsewhere, goes to the list."""
    page, wrong = started.new_context(**view).new_page(), list[str]()
    page.on("console", lambda said: wrong.append(f"console: {said.text}"))
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    own = address.partition("#")[0].rpartition("/")[0]
    page.on("request", lambda asked: None if asked.url.startswith(own) else wrong.append(f"asked for {asked.url}"))
    page.goto(address, timeout=180_000)
    return page, wrong
