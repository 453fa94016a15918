"""Parts a text into sentences, each with the line on which it begins and what else stands on that line before it."""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from tracker.log.texts import Runs, is_skipped

_END = re.compile(r"(?<=[.!?])[\u201d\u2019\"')\]]*\s+(?=[\u201c\u2018\"'(\[]?[A-Z0-9])|;\s+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Maj|Capt|Sen|Rep|Gov|Pres|Jr|Sr|No|Nos|vs|etc|Inc|Ltd|Co|Esq|Hon|Prof|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|a\.m|p\.m|e\.g|i\.e|c|approx)|(?:[A-Z]\.)+[A-Z])\.[\u201d\u2019\"')\]]*$"
)
_HEADING = 90
"""A line that is shorter and does not end as a sentence is a heading."""


@frozen
class TextSentence:
    """A sentence of a text: its words, the number of its line, and whether it is all that stands on that line."""

    text: str
    line: int
    is_whole_line: bool = True

    @property
    def is_heading(self) -> bool:
        """Say whether it is rather a heading than a sentence."""
        return (
            self.is_whole_line
            and len(self.text) < _HEADING
            and not re.search(r"[.!?:][\u201d\u2019\"')\]]*$|\b(?:was|were|has been|had)\b", self.text)
        )


def sentences_of(lines: Sequence[str], skip: Runs = ()) -> Iterator[TextSentence]:
    """Yield the sentences of a text's lines, in their order, without the lines that are left out."""
    for number, line in enumerate(lines, 1):
        if not is_skipped(number, skip):
            parts = _parted(line)
            yield from (TextSentence(text, number, len(parts) == 1) for text in parts)


def _parted(line: str) -> list[str]:
    """Part a line at the ends of its sentences; a full stop behind an abbreviation is none."""
    parts, begin = [], 0
    for end in _END.finditer(line):
        if not _ABBREVIATION.search(line[begin : end.start()]):
            parts.append(line[begin : end.start()].strip())
            begin = end.end()
    return [part for part in (*parts, line[begin:].strip()) if part]
