"""Reads texts of any sort as lines: plain text as it is, HTML, PDF and Word by their paragraphs.

What is no plain text is read into one, paragraph by paragraph, and that is what evidence counts its lines in.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import astuple, frozen

from tracker.model.failures import FileError, MissingPackage
from tracker.text.characters import one_line, text_lines
from tracker.text.pages import NOTHING_TOLD, PageTold, page_of

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_BYTES = 64 * 2**20
"""No text is longer."""
_BLOCKS = frozenset(
    ["address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "footer"]
)
_BLOCKS |= {"h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section"}
_BLOCKS |= {"table", "td", "th", "tr", "ul"}
"""The elements of HTML that begin and end a paragraph."""
_UNSEEN = frozenset(["head", "script", "style", "template", "noscript", "svg"])
_HYPHENATED = re.compile(r"(?<=[a-z])-\n(?=[a-z])")


class UnreadableText(FileError):
    """A text cannot be read: what its file is called, why not, and what to do."""

    def __init__(self, file: str, why: str, remedy: str) -> None:
        self.file, self.why = file, why
        super().__init__(f"{file} {why}.", remedy)


@frozen
class Readable:
    """A text to be read: its lines, what stands in its file, whether these are one, and what its format says of it."""

    lines: tuple[str, ...]
    data: bytes
    is_plain: bool = True
    told: PageTold = NOTHING_TOLD

    @property
    def text(self) -> str:
        """The whole text, as it is written where evidence points into it."""
        return "".join(f"{line}\n" for line in self.lines)

    @property
    def cited(self) -> bytes:
        """What stands in the file that evidence points into."""
        return self.data if self.is_plain else self.text.encode()


def readable(path: Path) -> Readable:
    """Read a text of any sort; raises UnreadableText where it cannot be, MissingPackage where that takes one."""
    data = _bytes(path)
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        return Readable(tuple(_plain(data, path)), data)
    if reader is _html and (page := page_of(data)):
        lines = tuple(filter(None, map(_one_line, page.paragraphs)))
        return Readable(lines, data, is_plain=False, told=PageTold(*map(_one_line, astuple(page.told))))
    title, paragraphs = reader(data, path)
    told = PageTold(_one_line(title))
    return Readable(tuple(filter(None, map(_one_line, paragraphs))), data, is_plain=False, told=told)


def called(path: Path) -> str:
    """Return how a file is called in a sentence, whatever its name holds."""
    return one_line(path.as_posix())


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UnreadableText(called(path), f"cannot be read: {error.strerror}", "Name a text that is there.") from None
    if len(data) > MOST_BYTES:
        raise UnreadableText(called(path), "is far too long for a text", "Name a shorter one.")
    return data


def _plain(data: bytes, path: Path) -> list[str]:
    """Return the lines of a plain text, counted as evidence counts them."""
    if b"\0" in data[:8192]:
        remedy = "Name a text whose name ends in .txt, .html, .pdf or .docx."
        raise UnreadableText(called(path), "is no plain text", remedy)
    return text_lines(data)


class _HtmlPage(HTMLParser):
    """Collects the paragraphs of a page that a reader sees, and its title."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs, self.title, self._unseen, self._in_title = [""], "", 0, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's own
        """Begin a paragraph where a block begins."""
        self._in_title = tag == "title"
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph where a block ends."""
        self._in_title = self._in_title and tag != "title"
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        if tag in _BLOCKS:
            self.paragraphs.append("")

    def handle_data(self, data: str) -> None:
        """Add a text to the title, or to its paragraph."""
        if self._in_title:
            self.title += data
        elif not self._unseen:
            self.paragraphs[-1] += data


def _html(data: bytes, _path: Path) -> tuple[str, list[str]]:
    page = _HtmlPage()
    page.feed(data.decode("utf-8-sig", "replace"))
    page.close()
    return page.title, page.paragraphs


def _pdf(data: bytes, path: Path) -> tuple[str, list[str]]:
    from io import BytesIO  # noqa: PLC0415 - only for a PDF

    try:
        from pypdf import PdfReader  # noqa: PLC0415 - an extra
        from pypdf.errors import PyPdfError  # noqa: PLC0415
    except ImportError:
        raise MissingPackage("A PDF takes the package pypdf.", "Install 'tracker[texts]'.") from None
    try:
        reader = PdfReader(BytesIO(data))
        pages = [page.extract_text() for page in reader.pages]
        title = str(reader.metadata.title or "") if reader.metadata else ""
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError, OSError):
        raise UnreadableText(called(path), "cannot be read as a PDF", "Save it as plain text.") from None
    return title, [paragraph for page in pages for paragraph in _paragraphs(_HYPHENATED.sub("", page))]


def _paragraphs(page: str) -> list[str]:
    """Put lines together to paragraphs: one ends at an empty line, or where a short line ends a sentence."""
    paragraphs = [""]
    longest = max(map(len, page.splitlines()), default=0)
    for line in page.splitlines():
        paragraphs[-1] = f"{paragraphs[-1]} {line.strip()}".strip()
        ends = len(line) < longest * 0.8 and re.search(r"[.!?:][\u201d\u2019\"')]*\s*$", line)
        if not line.strip() or ends:
            paragraphs.append("")
    return paragraphs


def _word(data: bytes, path: Path) -> tuple[str, list[str]]:
    from io import BytesIO  # noqa: PLC0415 - only for Word

    try:
        import docx  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingPackage("A Word file takes the package python-docx.", "Install 'tracker[texts]'.") from None
    try:
        document = docx.Document(BytesIO(data))
    except Exception:  # noqa: BLE001 - zipfile, lxml and docx each have their own
        raise UnreadableText(called(path), "cannot be read as a Word file", "Save it as plain text.") from None
    tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return document.core_properties.title or "", [*(paragraph.text for paragraph in document.paragraphs), *tables]


def _one_line(paragraph: str) -> str:
    return " ".join(one_line(paragraph).split())


_READERS: dict[str, Callable[[bytes, Path], tuple[str, list[str]]]] = {
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".pdf": _pdf,
    ".docx": _word,
}

ENDINGS = (".txt", *_READERS)
"""How the names of texts end; a folder's other files are none."""
