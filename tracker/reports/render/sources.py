"""What every format says of a source, how sentences point to it, and which address it may link."""

from collections.abc import Sequence
from itertools import groupby

from tracker.reports.briefs.briefing import Citation

_ENDS = ("?", "!", ".", "…")
_PAGES = ("https://", "http://")


def marks(numbers: Sequence[int]) -> list[tuple[int, str]]:
    """Return what is printed behind a sentence for its sources: each run's first number, and how the run is written.

    Three and more in a row are one mark, '5-11' with a dash, so that a well-sourced sentence can still be read.
    """
    made: list[tuple[int, str]] = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        row = [number for _, number in run]
        shown = [f"{row[0]}\u2013{row[-1]}"] if len(row) > 2 else [str(number) for number in row]
        made += zip(row, shown, strict=False)
    return made


def citation(source: Citation) -> str:
    """Write a source in one line: its title, then what is told of it."""
    return f"{source.title}{told(source)}"


def told(source: Citation) -> str:
    """Write what follows a source's title: who published it when, the place, its words, what the desk corrected."""
    end = "" if source.title.endswith(_ENDS) else "."
    parts = [part for part in (source.publisher, source.published, source.where) if part]
    words = f": “{source.words}”" if source.words else ""
    mended = f"; {source.mended}" if source.mended else ""
    return f"{end} {', '.join(parts)}{words}{mended}."


def page(source: Citation) -> str:
    """Return the address of a source where it opens a page; anything else that stands there is no link."""
    return source.url if is_page(source.url) else ""


def is_page(address: str) -> bool:
    """Say whether an address opens a page."""
    return address.startswith(_PAGES)
