"""Finds the lines of texts on which some words stand, as evidence is checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from tracker.desk.cited import cited_text
from tracker.desk.opened import Opened
from tracker.desk.report import Report
from tracker.desk.shapes import LocatedData
from tracker.log.evidence import MOST_WORDS
from tracker.log.texts import in_one_form, lines_with, place_in
from tracker.model.failures import FileError, QuestionError
from tracker.reports.language.words import counted
from tracker.reports.text.layout import wrapped
from tracker.text.characters import one_line
from tracker.text.readable import ENDINGS, called
from tracker.text.writer import written_value

_AROUND = 160


@frozen
class FoundLine:
    """A line on which words stand: its text's file, its number, and a part of it around the words."""

    file: str
    line: int
    excerpt: str


@frozen
class Located:
    """Where some words stand in texts, and in how many texts they were looked for."""

    words: str
    texts: int
    found: tuple[FoundLine, ...]


def located_words(opened: Opened, words: str, paths: Sequence[Path]) -> Report[Located]:
    """Find the lines on which some words stand, in texts and folders of them; raises NotShown for what may not be."""
    if not words.strip():
        raise QuestionError("Name the words that are looked for.")
    texts = list(_texts(paths))
    found = [each for path in texts for each in _in_text(opened, words, path)]
    return Report(Located(words, len(texts), tuple(found)), _text, _data, "found")


def _texts(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield the texts that are named, and those in folders that are; raises FileError where one is not there."""
    for path in paths:
        if path.is_dir():
            yield from sorted(each for each in path.iterdir() if _is_text(each))
        elif path.exists():
            yield path
        else:
            raise FileError(f"There is no text '{called(path)}'. Name a text, or a folder of them.")


def _is_text(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS and path.is_file() and not path.name.startswith(".")


def _in_text(opened: Opened, words: str, path: Path) -> Iterator[FoundLine]:
    lines = cited_text(opened, path).read.lines
    for number in lines_with(words, lines):
        yield FoundLine(called(path), number, _around(words, lines[number - 1]))


def _around(words: str, line: str) -> str:
    """Cut a long line around some words that stand in it."""
    text = in_one_form(line)
    first, last = place_in(words, text) or (0, 0)
    begin = max(0, first - _AROUND // 3)
    end = max(begin + _AROUND, last)
    return ("…" if begin else "") + one_line(text[begin:end]) + ("…" if end < len(text) else "")


def _text(located: Located) -> str:
    if not located.found:
        return f"'{one_line(located.words)}' stands in none of {counted(located.texts, 'text')}."
    lines = [part for one in located.found for part in wrapped(f"{one.file}:{one.line}: {one.excerpt}", "", "  ")]
    if len(located.words.split()) <= MOST_WORDS and len(located.found) == 1:
        cited = {"line": str(located.found[0].line), "words": located.words}
        lines += ["", f"evidence: {written_value(cited)}"]
    return "\n".join(lines)


def _data(located: Located) -> LocatedData:
    return {
        "words": located.words,
        "found": [{"file": one.file, "line": one.line, "excerpt": one.excerpt} for one in located.found],
    }
