"""The texts that logs cite: their lines, which of these have some words, and what a log cites wrongly of them."""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Sequence
from pathlib import Path

from tracker.model.events import Document, Event, Log
from tracker.text.shape import Faults, Wrong

Runs = Collection[tuple[int, int]]
"""Runs of lines, the first and the last of each, as a head leaves them out."""


def text_lines(data: bytes) -> list[str]:
    """Return the lines of a text as evidence counts them, the first as the first of the list."""
    return data.decode("utf-8", "replace").replace("\r\n", "\n").removesuffix("\n").split("\n")


def lines_with(words: str, lines: Sequence[str], skip: Runs = ()) -> list[int]:
    """List the numbers of the lines in which some words stand, but for those that are left out."""
    return [number for number, line in enumerate(lines, 1) if not is_skipped(number, skip) and stand_in(words, line)]


def is_skipped(line: int, skip: Runs) -> bool:
    """Say whether a line is one of those that are left out."""
    return any(first <= line <= last for first, last in skip)


def check_text(log: Log, faults: Faults, folder: Path) -> list[str]:
    """Check a log's checksum, lines and words against the text that it cites; return its lines, if it is at hand."""
    document = log.document
    path = folder / Path(document.text).name
    if not document.text or not path.is_file():
        return []
    data = path.read_bytes()
    body = document.body
    if document.sha256 and hashlib.sha256(data).hexdigest() != document.sha256:
        message = f"{path.name} is not the text that was read: its checksum is another"
        remedy = f"Look whether the lines that are cited still say it, then write {hashlib.sha256(data).hexdigest()}."
        faults.at_value(body, "sha256", Wrong("wrong-checksum", message, remedy))
    lines = text_lines(data)
    for event in log.events:
        _check_evidence(event, document, lines, faults)
    return lines


def _check_evidence(event: Event, document: Document, lines: Sequence[str], faults: Faults) -> None:
    written = event.body["evidence"] if event.evidence else []
    fields = [entry for entry in (written if isinstance(written, list) else [written]) if isinstance(entry, dict)]
    for evidence, its_fields in zip(event.evidence, fields, strict=True):
        if evidence.line is None:
            continue
        wrong = _evidence_fault(evidence.line, evidence.words, document, lines)
        if wrong:
            faults.at_value(its_fields, "words" if wrong.code == "words-not-found" else "line", wrong)


def _evidence_fault(line: int, words: str, document: Document, lines: Sequence[str]) -> Wrong | None:
    if line > len(lines):
        remedy = f"{document.text} has {len(lines)} lines: cite the one that says it."
        return Wrong("no-such-line", f"line {line} is past the end of the text", remedy)
    if is_skipped(line, document.skip):
        return Wrong(
            "skipped-line", f"line {line} is not text: 'skip' leaves it out", "Cite a line of the text itself."
        )
    if words and not stand_in(words, lines[line - 1]):
        where = [str(n) for n in lines_with(words, lines)]
        remedy = f"They stand on line {', '.join(where)}." if where else "Copy the words from the text as they stand."
        return Wrong("words-not-found", f"the words '{words}' do not stand on line {line}", remedy)
    return None


def stand_in(words: str, line: str) -> bool:
    """Say whether some words stand in a line as whole words: 'art' does not stand in 'party'."""
    sought, text = _plain(words), f" {_plain(line)} "
    found = (match.start() for match in re.finditer(f"(?={re.escape(sought)})", text))
    return any(not _one_word(text[at - 1 : at + 1]) and not _one_word(text[at:][len(sought) - 1 :][:2]) for at in found)


def _one_word(pair: str) -> bool:
    """Say whether two neighbours belong to one word; Chinese, which has no spaces, may be cited from anywhere."""
    return all(character.isdigit() or character.lower() != character.upper() for character in pair)


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split())
