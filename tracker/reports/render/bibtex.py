"""The documents of a page as BibTeX, for LaTeX and for programs that keep references."""

import re
from collections.abc import Sequence

from tracker.model.events import Document
from tracker.reports.language.documents import terms
from tracker.reports.render.csl import parts
from tracker.reports.render.sources import is_page
from tracker.text.characters import one_line

_SPECIAL = re.compile(r"[\\{}$&#_%~^]")
_KEY = re.compile(r"[^A-Za-z0-9.-]")
_WRITTEN = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(documents: Sequence[Document]) -> str:
    """Write documents as entries of BibTeX, in the order in which they come."""
    return "\n".join(map(_entry, documents))


def _entry(document: Document) -> str:
    """Write one entry; the braces around a title keep its capitals."""
    year, *rest = _known(parts(document.published))
    fields = {
        "title": f"{{{_tex(document.title)}}}",
        "publisher": f"{{{_tex(document.publisher)}}}",
        "year": str(year),
        "month": _MONTHS[rest[0] - 1] if rest else "",
        "day": str(rest[1]) if rest[1:] else "",
        "language": _tex(document.language),
        "url": _address(document.address),
        "note": _tex("; ".join(part for part in (document.handling, *terms(document)) if part)),
    }
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields.items() if value]
    return "\n".join((f"@misc{{{_KEY.sub('-', document.id)},", *lines, "}\n"))


def _known(dates: Sequence[Sequence[int]]) -> Sequence[int]:
    """Return the year, month and day that the first and the last day share: BibTeX has no range."""
    first, last = dates[0], dates[-1]
    shared = next((place for place, pair in enumerate(zip(first, last, strict=True)) if pair[0] != pair[1]), len(last))
    return last[: max(shared, 1)]


def _tex(text: str) -> str:
    """Write a text so that TeX prints it, and obeys nothing in it."""
    return _SPECIAL.sub(lambda match: _WRITTEN.get(match.group(), f"\\{match.group()}"), one_line(text))


def _address(text: str) -> str:
    """Write an address that opens a page; what would end the field or be TeX's stands as RFC 3986 has it."""
    return re.sub(r"[\\{}\s^~]", _percent, one_line(text)) if is_page(text) else ""


def _percent(match: re.Match[str]) -> str:
    return f"%{ord(match.group()):02X}"
