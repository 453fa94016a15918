"""What every format says of a source, how sentences point to it, and which address it may link."""

from collections.abc import Sequence
from itertools import groupby

from tracker.reports.briefs.briefing import Citation, Sentence

_ENDS = ("?", "!", ".", "…")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""With these a mark ends that names a place in a document."""
_DIGITS = "0123456789"
_PAGES = ("https://", "http://")


_DASH = "\u2013"


def marks(sentence: Sentence) -> list[tuple[int, str]]:
    """Return what is printed behind a sentence for its sources: each run's first number, and how the run is written.

    Three and more in a row are one mark, '5-11' with a dash, so that a well-sourced sentence can still be read; where
    sources are called by document, '2a-d', and of several places in one document only the letter of each.
    """
    if sentence.marks:
        return _by_document(sentence)
    made: list[tuple[int, str]] = []
    for _, run in groupby(enumerate(sentence.sources), key=lambda pair: pair[1] - pair[0]):
        row = [number for _, number in run]
        shown = [f"{row[0]}{_DASH}{row[-1]}"] if len(row) > 2 else [str(number) for number in row]
        made += zip(row, shown, strict=False)
    return made


def _by_document(sentence: Sentence) -> list[tuple[int, str]]:
    """Write marks such as '2a', the three and more in a row of one document as one: '2a-d'."""
    pairs = list(zip(sentence.sources, sentence.marks, strict=True))
    made: list[tuple[int, str]] = []
    for _, run in groupby(enumerate(pairs), key=lambda one: (one[1][0] - one[0], one[1][1].rstrip(LETTERS))):
        row = [pair for _, pair in run]
        first, last = row[0], row[-1]
        made += [(first[0], f"{first[1]}{_DASH}{last[1].lstrip(_DIGITS)}")] if len(row) > 2 else row
    return made


def places_by_document(sources: Sequence[Citation]) -> list[list[Citation]]:
    """Put together the places of one document that follow one another."""
    return [list(places) for _, places in groupby(sources, key=lambda source: source.document)]


def are_by_document(sources: Sequence[Citation]) -> bool:
    """Say whether sources are called by their documents."""
    return any(source.mark for source in sources)


def document_told(source: Citation) -> str:
    """Write what follows a document's title: who published it, when, and on which terms it may be used."""
    end = "" if source.title.endswith(_ENDS) else "."
    return f"{end} {', '.join(part for part in (source.publisher, source.published) if part)}.{_terms(source)}"


def place_told(source: Citation) -> str:
    """Write a place in a document: its letter, where it is, its words, and what the desk corrected of its reading."""
    letter = source.mark.lstrip(_DIGITS)
    words = f"{': ' if source.where else ''}“{source.words}”" if source.words else ""
    mended = f"; {source.mended}" if source.mended else ""
    place = f"{source.where}{words}" or ("as a whole" if letter else "")
    return f"{letter + ' ' if letter else ''}{place}{mended}".strip()


def citation(source: Citation) -> str:
    """Write a source in one line: its title, then what is told of it."""
    return f"{source.title}{told(source)}"


def told(source: Citation) -> str:
    """Write what follows a source's title: who published it when, the place, its words, what the desk corrected."""
    end = "" if source.title.endswith(_ENDS) else "."
    parts = [part for part in (source.publisher, source.published, source.where) if part]
    words = f": “{source.words}”" if source.words else ""
    mended = f"; {source.mended}" if source.mended else ""
    return f"{end} {', '.join(parts)}{words}{mended}.{_terms(source)}"


def _terms(source: Citation) -> str:
    """Write the terms of a document as a sentence of their own."""
    return f" {source.terms.removesuffix('.')}." if source.terms else ""


def page_address(source: Citation) -> str:
    """Return the address of a source where it opens a page; anything else that stands there is no link."""
    return source.url if is_page(source.url) else ""


def is_page(address: str) -> bool:
    """Say whether an address opens a page."""
    return address.startswith(_PAGES)
