"""Draws the pictures of pages that stand in docs/browser.md: `make pictures`."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page

from look.samples import STORE
from look.scenes import stage
from tracker import Desk
from tracker.site.writing import write_pair, write_site
from web.browser import browser, opened

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
DESK: dict[str, Any] = {"viewport": {"width": 1180, "height": 700}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 700}}
DRAWN: dict[str, tuple[str, dict[str, Any]]] = {
    "day": ("LTU-CHN.html#LTU-CHN/2021-08-10", DESK),
    "day-dark-phone": ("LTU-CHN.html#LTU-CHN/2021-12-15", {**PHONE, "color_scheme": "dark"}),
    "known-then": ("LTU-CHN.html#LTU-CHN/2021-12-31/2021-09-30", DESK),
    "actor": ("site/actors/LTU.html", {"viewport": {"width": 1180, "height": 1080}}),
    "format": ("site/formats/CHN-CEEC.html#CHN-CEEC/2021-05-22", DESK),
    "search": ("site/search.html#q=ambassador", DESK),
}
"""Each picture by name: the page, and how it is looked at."""


def main() -> None:
    """Write the pages of the sample logs, and a picture of each that is wanted."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with stage() as scratch, TemporaryDirectory() as made, Desk.open(Path(scratch, STORE)) as desk:
        write_pair(desk, Path(made), "LTU", "CHN", {"on": "2026-01-01"})
        write_site(desk, Path(made, "site"), {"on": "2026-01-01"}, "LTU")
        with browser() as started:
            for name, (address, view) in DRAWN.items():
                file, _, anchor = address.partition("#")
                page, _ = opened(started, f"{Path(made, file).as_uri()}#{anchor}", **view)
                _prepare(page, name)
                page.screenshot(path=FOLDER / f"{name}.png")
    print(f"Drawn: {len(DRAWN)} pictures in {FOLDER.name}.")


def _prepare(page: Page, name: str) -> None:
    """Do by hand what a picture is to show."""
    if name == "day":
        page.locator(".line:not([hidden]) summary", has_text="no ambassador").first.click()
    if name == "known-then":
        page.locator("#compare").check()
    page.mouse.move(0, 0)


if __name__ == "__main__":
    main()
