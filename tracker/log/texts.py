"""The texts that logs cite: their lines, which of these have some words, and what a log cites wrongly of them."""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from tracker.log.assembly import Logs, RawLog
from tracker.log.evidence import NO_LINE, CitedEvidence, citations, no_line, read_again
from tracker.model.events import Document
from tracker.text.characters import text_lines
from tracker.text.shape import Wrong

Runs = Collection[tuple[int, int]]
"""Runs of lines, the first and the last of each, as a head leaves them out."""


def lines_with(words: str, lines: Sequence[str], skip: Runs = ()) -> list[int]:
    """List the numbers of the lines in which some words stand, but for those that are left out."""
    return [number for number, line in enumerate(lines, 1) if not is_skipped(number, skip) and stand_in(words, line)]


def is_skipped(line: int, skip: Runs) -> bool:
    """Say whether a line is one of those that are left out."""
    return any(first <= line <= last for first, last in skip)


def texts_of(raws: Iterable[RawLog], logs: Logs, folder: Path | None) -> dict[str, list[str]]:
    """Check logs against the texts of a folder; return the lines of those that are at hand, by their documents."""
    by_head = {raw.source: raw for raw in raws}
    return {log.document.id: check_text(by_head[log.document.source], log.document, folder) for log in logs.logs}


def text_at_hand(raw: RawLog, called: str, folder: Path | None) -> Path | None:
    """Return the text of a log in a folder; where none is named, beside the log, and no link to elsewhere."""
    log, name = Path(raw.source.file), Path(called).name
    if not name or (folder is None and not log.is_file()):
        return None
    path = (folder or log.parent) / name
    try:
        is_there = path.is_file() and (folder is not None or path.resolve().parent == log.parent.resolve())
    except (OSError, ValueError):  # a name that no file can have: too long, or with a character of no name
        return None
    return path if is_there else None


def check_text(raw: RawLog, document: Document, folder: Path | None) -> list[str]:
    """Check a log's checksum, lines and words against the text that it cites; return its lines, if it is at hand."""
    faults = raw.faults
    path = text_at_hand(raw, document.text, folder)
    if path is None:
        return []
    data = path.read_bytes()
    body = document.body
    if document.sha256 and hashlib.sha256(data).hexdigest() != document.sha256:
        message = f"{path.name} is not the text that was read: its checksum is another"
        remedy = f"Look whether the lines that are cited still say it, then write {hashlib.sha256(data).hexdigest()}."
        faults.at_value(body, "sha256", Wrong("wrong-checksum", message, remedy))
    lines = text_lines(data)
    _check_evidence(raw, document, lines)
    return lines


def _check_evidence(raw: RawLog, document: Document, lines: Sequence[str]) -> None:
    """Report what is cited and does not stand so in a text, and say of words without a line what the text says.

    Evidence of an event that has faults elsewhere is looked at as well.
    """
    raw.faults.found = [finding for finding in raw.faults.found if finding.code != NO_LINE]
    for fields in (entry.fields for entry in raw.entries if entry.section == "events"):
        for one in citations(fields, read_again(fields)):
            if found := _fault(one, document, lines):
                one.report(raw.faults, found[1], found[0])


def _fault(one: CitedEvidence, document: Document, lines: Sequence[str]) -> tuple[Wrong, str] | None:
    """Return what is wrong with an evidence, and with which of its keys."""
    line, words = one.evidence.line, one.evidence.words
    if one.has_no_line:
        found = lines_with(words, lines, document.skip)
        right = one.with_line(found[0]) if len(found) == 1 else None
        return no_line(words, found, right) if found else _nowhere(words, f"in {document.text}"), "words"
    if line is None:
        return None
    if line > len(lines):
        remedy = f"{document.text} has {len(lines)} lines: cite the one that says it."
        right = one.line_in_place(lines_with(words, lines, document.skip)) if words else None
        return Wrong("no-such-line", f"line {line} is past the end of the text", remedy, right=right), "line"
    if is_skipped(line, document.skip):
        remedy = "Cite a line of the text itself."
        return Wrong("skipped-line", f"line {line} is not text: 'skip' leaves it out", remedy), "line"
    if words and not stand_in(words, lines[line - 1]):
        return _elsewhere(one, line, lines_with(words, lines, document.skip)), "words"
    return None


def _elsewhere(one: CitedEvidence, line: int, found: Sequence[int]) -> Wrong:
    """Say that words do not stand on the line that is cited, and where they do."""
    words = one.evidence.words
    if not found:
        return _nowhere(words, f"on line {line}")
    remedy, right = f"They stand on line {', '.join(map(str, found))}.", one.line_in_place(found)
    return Wrong("words-not-found", f"the words '{words}' do not stand on line {line}", remedy, right=right)


def _nowhere(words: str, where: str) -> Wrong:
    """Say that words stand nowhere in a text."""
    remedy = "Copy the words from the text as they stand."
    return Wrong("words-not-found", f"the words '{words}' do not stand {where}", remedy)


def stand_in(words: str, line: str) -> bool:
    """Say whether some words stand in a line as whole words: 'art' does not stand in 'party'."""
    return place_in(words, line) is not None


def place_in(words: str, line: str) -> tuple[int, int] | None:
    """Return where some words begin and end in a line in which they stand, first, as whole words, whatever the spaces.

    The places are those of the line with each letter in one form.
    """
    sought, text = r"\s+".join(map(re.escape, in_one_form(words).split())), f" {in_one_form(line)} "
    found = (match.span(1) for match in re.finditer(f"(?=({sought}))", text))
    edges = ((at - 1, end - 1) for at, end in found)  # those in the line itself, which has no space before it
    return next((edge for edge in edges if not any(_one_word(text[at : at + 2]) for at in edge)), None)


def in_one_form(text: str) -> str:
    """Write each letter of a text in the one form in which it is compared."""
    return unicodedata.normalize("NFC", text)


def _one_word(pair: str) -> bool:
    """Say whether two neighbours belong to one word; Chinese, which has no spaces, may be cited from anywhere."""
    return all(character.isdigit() or character.lower() != character.upper() for character in pair)
