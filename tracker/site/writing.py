"""Writes pages as files: of two actors one that needs no other, or a site of all that a store tells."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.desk.desk import Desk
from tracker.desk.files import write_file
from tracker.model.failures import FileError
from tracker.site.dyad import dyad_page
from tracker.site.pages import Asked, Page, Site, is_name_of_page

WRITTEN = ".tracker-pages"
"""In a site's folder this file names the pages of it, one a line, so that the next site there removes what it lacks."""


def write_pair(desk: Desk, folder: Path, a: str, b: str, asked: Asked) -> Path:
    """Write the page of two actors into a folder, with what was known by each publication; return its file."""
    report = desk.states(a, b, **asked, knowledge=True)
    told = report.set_in_type()
    page = Page(f"{'-'.join(told.actors)}.html", dyad_page(told, report.drawn()), told.handling)
    with _writing(folder / page.name):
        return _write(desk, folder, page)


def write_site(desk: Desk, folder: Path, asked: Asked, of: str = "", texts: Path | None = None) -> list[Path]:
    """Write a site of everything, or of one actor with its partners; return its files, the first page first.

    Pages of documents have the texts that are in a folder, if one is named.
    What a site that was written there before had, and this one has not, is removed; what somebody else put there stays.
    """
    site, files = Site(desk, asked, of, texts=texts), list[Path]()
    before = _names_written(folder)
    for page in site.pages():
        with _writing(folder / page.name):
            _add_name(folder, page.name)  # first, so that the next site knows of the page even if this one ends here
            files.append(_write(desk, folder, page))
    names = [str(file.relative_to(folder).as_posix()) for file in files]
    for name in before - {*names}:
        with _writing(folder / name):
            folder.joinpath(name).unlink(missing_ok=True)
    write_file(folder / WRITTEN, "".join(f"{name}\n" for name in names), desk.store_file, private=True)
    return files[::-1]


def _names_written(folder: Path) -> set[str]:
    """Return the names of the pages that a site in a folder has, and of nothing that cannot be one."""
    try:
        lines = folder.joinpath(WRITTEN).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return set()
    return set(filter(is_name_of_page, lines))


def _add_name(folder: Path, name: str) -> None:
    """Add a name to those of the pages that were written; the names alone may tell what only the owner may know."""
    folder.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(folder / WRITTEN, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "a") as names:
        names.write(f"{name}\n")


@contextmanager
def _writing(file: Path) -> Iterator[None]:
    """Say of a file that cannot be written or removed what to do."""
    try:
        yield
    except OSError as error:
        fault = f"{file} cannot be written: {error.strerror}."
        raise FileError(f"{fault} Name a folder that you may write, and that has no files of such names.") from None


def _write(desk: Desk, folder: Path, page: Page) -> Path:
    """Write a page whole or not at all; what bears a mark is for its owner alone."""
    file = folder / page.name
    file.parent.mkdir(parents=True, exist_ok=True)
    write_file(file, page.text, desk.store_file, private=page.handling not in ("", "PUBLIC"))
    return file
