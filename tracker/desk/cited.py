"""Texts as logs cite them: read into lines, with what they are called and their checksum; none that may not be told."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import frozen

from tracker.desk.lazily import Lazily
from tracker.desk.opened import Opened
from tracker.log.assembly import RawLog
from tracker.log.heads import HeadFound, head_of
from tracker.log.texts import is_skipped, text_at_hand
from tracker.text.characters import text_lines
from tracker.text.readable import ENDINGS, Readable, UnreadableText, called, readable

withholding = Lazily("tracker.desk.withholding")  # no store is looked into where there is none

__all__ = ["ENDINGS", "CitedText", "UnreadableText", "check_shown", "cited_text"]


@frozen
class CitedText:
    """A text: its lines, and by which name and checksum a log cites it."""

    read: Readable
    source: str
    sha256: str

    def head(self) -> HeadFound:
        """Return the head of its log, as far as the text gives one."""
        return head_of(self.read.lines, self.source, self.sha256, self.read.told)


def cited_text(opened: Opened, text: Path | bytes, stem: str = "") -> CitedText:
    """Read a text, a file or what stands in one; raises NotShown for a file that the desk may not tell of.

    What is no plain text is cited by the one that is made of it, which is called by `stem`, or as its file.
    """
    if isinstance(text, bytes):
        return CitedText(Readable(tuple(text_lines(text)), text), "text.txt", _checksum(text))
    read = readable(text)
    check_shown(opened, text, read.data, read.cited)
    source = text.name if read.is_plain else f"{stem or text.stem}.txt"
    return CitedText(read, source, _checksum(read.cited))


def check_shown(opened: Opened, text: Path, *contents: bytes) -> None:
    """Refuse a text, by its name or by what stands in it, that the desk may not tell of; raises NotShown."""
    if opened.handling and opened.may_be_there:
        names = {text.name, f"{text.stem}.txt"}  # the second is what a plain text is called that is made of it
        withholding.check_text_may_be_shown(opened, called(text), names, {*map(_checksum, contents)})


def check_cited_shown(opened: Opened, raws: Sequence[RawLog], folder: Path | None = None) -> None:
    """Refuse texts that logs cite, of a folder or beside them, that the desk may not tell of; raises NotShown."""
    for raw in raws:
        source = raw.head.get("source") if isinstance(raw.head, Mapping) else None
        text = text_at_hand(raw, source, folder) if isinstance(source, str) else None
        if text:
            check_shown(opened, text, text.read_bytes())


def lines_told(opened: Opened, document: str, folder: Path, mark: str) -> dict[int, str]:
    """Return the lines of a document's text by their numbers, for a page that bears a mark.

    There are none where the folder does not have the very text that was read, by its checksum, or where any document of
    that text is marked above or may not be quoted.
    """
    head = withholding.head_of_document(opened, document)
    name = Path(head.text).name if head else ""
    if not head or not head.sha256 or not name or not folder.joinpath(name).is_file():
        return {}
    data = folder.joinpath(name).read_bytes()
    is_open = withholding.text_may_be_told(opened, {name}, {head.sha256}, mark)
    if _checksum(data) != head.sha256 or not is_open:
        return {}
    return {number: line for number, line in enumerate(text_lines(data), 1) if not is_skipped(number, head.skip)}


def _checksum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
