"""Writes pages as files: of two actors one that needs no other, or a site of all that a store tells."""

from pathlib import Path

from tracker.desk.desk import Desk
from tracker.desk.files import write_file
from tracker.site.dyad import dyad_page
from tracker.site.pages import Asked, Page, Site


def write_pair(desk: Desk, folder: Path, a: str, b: str, asked: Asked) -> Path:
    """Write the page of two actors into a folder, with what was known by each publication; return its file."""
    report = desk.states(a, b, **asked, knowledge=True)
    told = report.set_in_type()
    return _write(desk, folder, Page(f"{'-'.join(told.actors)}.html", dyad_page(told, report.drawn()), told.handling))


def write_site(desk: Desk, folder: Path, asked: Asked, of: str = "") -> list[Path]:
    """Write a site of everything, or of one actor with its partners; return its files, the first page first."""
    files = [_write(desk, folder, page) for page in Site(desk, asked, of).pages()]
    return files[::-1]


def _write(desk: Desk, folder: Path, page: Page) -> Path:
    """Write a page whole or not at all; what bears a mark is for its owner alone."""
    file = folder / page.name
    file.parent.mkdir(parents=True, exist_ok=True)
    write_file(file, page.text, desk.store_file, private=page.handling not in ("", "PUBLIC"))
    return file
