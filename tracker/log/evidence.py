"""Evidence as a log writes it: a line of the text with a few of its words, an article of a treaty, or words alone.

Words alone are enough to find the line, and not enough to keep: the line is looked up in the text, and written.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from tracker.model.events import Evidence
from tracker.model.findings import Fix
from tracker.text.made import made_of
from tracker.text.shape import Faults, Key, Shape, Wrong, many, read_fields, text, whole_number
from tracker.text.tree import Fields, put_before

MOST_WORDS = 10
NO_LINE = "no-line"
"""The code of the finding that words stand without their line."""

_LINE_ALONE = re.compile(r"(?:line )?([1-9][0-9]{0,8})", re.IGNORECASE)
_RUN = re.compile(r"[0-9]+ ?[-\u2013,] ?[0-9]+")


def quoted_words(value: Any, faults: Faults) -> str:
    """Read a few words of a text: enough to find the place, never a sentence."""
    written = text(value, faults)
    if (number := len(written.split())) > MOST_WORDS:
        message = f"{number} words are quoted; a log quotes at most {MOST_WORDS}"
        raise Wrong(
            "too-many-words", message, "Keep the few words that find the place; say the rest in a note of your own."
        )
    return written


def line_number(value: Any, faults: Faults) -> int:
    """Read the number of a line; several lines are several evidences."""
    if isinstance(value, str) and not _RUN.fullmatch(value):
        return whole_number(value, faults)
    raise Wrong(
        "not-a-line", "an evidence is on one line", "Write one of its own for each line: [{line: 11}, {line: 12}]."
    )


_EVIDENCE = Shape({"line": Key(line_number), "words": Key(quoted_words), "at": Key(text)})


@made_of("either", (quoted_words, _EVIDENCE))
def evidence(value: Any, faults: Faults) -> Evidence:
    """Read where a document says it: a line with a few words, an article, or words alone."""
    if isinstance(value, str):
        return Evidence(words=_alone(value, faults))
    values = read_fields(value, _EVIDENCE, faults, "an evidence")
    if not any(key in value for key in _EVIDENCE.keys):
        remedy = "Add 'line:' or, for a treaty, 'at: art. 12'."
        faults.at_start(value, Wrong("no-place", "the evidence names no place", remedy))
    return Evidence(**values)


def _alone(value: str, faults: Faults) -> str:
    """Read words that stand alone; a number alone is that of a line."""
    if line := _LINE_ALONE.fullmatch(value):
        right, remedy = {"line": line[1]}, f"Write {{line: {line[1]}}}."
        raise Wrong("shape", "an evidence is its words, or keys and values", remedy, right=right)
    return quoted_words(value, faults)


def evidence_as_stored(value: Any, faults: Faults) -> Evidence:
    """Read an evidence that was read before: a line with words need not be looked at again."""
    if isinstance(value, dict) and len(value) == 2:
        line, words = value.get("line"), value.get("words")
        if type(line) is str and type(words) is str and line.isdecimal():
            return Evidence(int(line), words)
    return evidence(value, faults)


@frozen
class CitedEvidence:
    """An evidence and where it is written: as an item of a list, or as the value of a key."""

    evidence: Evidence
    holder: Any
    key: Any

    @property
    def fields(self) -> Any:
        """Its own keys and values, or its words where these stand alone."""
        return self.holder[self.key]

    @property
    def has_no_line(self) -> bool:
        """Say whether it is words whose line is yet to be found."""
        return self.evidence.line is None and not self.evidence.at and bool(self.evidence.words)

    def report(self, faults: Faults, key: str, wrong: Wrong) -> None:
        """Report what is wrong with one of its keys, or with words that stand alone."""
        if isinstance(self.fields, dict):
            faults.at_value(self.fields, key, wrong)
        elif isinstance(self.holder, list):
            faults.at_item(self.holder, self.key, wrong)
        else:
            faults.at_value(self.holder, self.key, wrong)

    def with_line(self, line: int) -> Any:
        """Return what puts a line to its words: the whole evidence anew, or one key more."""
        if not isinstance(self.fields, dict):
            return {"line": str(line), "words": self.evidence.words}
        return put_before(self.fields, "words", "line", str(line)) if isinstance(self.fields, Fields) else None

    def line_in_place(self, found: Sequence[int]) -> Fix | None:
        """Return what puts the one line on which its words stand in place of the line that it has."""
        mark = getattr(self.fields, "marks", {}).get("line")
        return Fix(mark[2], mark[3], str(found[0])) if mark and len(found) == 1 else None


def citations(fields: Any, read: Sequence[Evidence]) -> Iterator[CitedEvidence]:
    """Yield each evidence of an event that could be read, with where it is written."""
    if not read:
        return
    remaining, holder = list(read), fields
    keys: list[Any] = ["evidence"]
    if isinstance(fields["evidence"], list):
        holder, keys = fields["evidence"], [*range(len(fields["evidence"]))]
    for key in keys:
        item = holder[key]
        whole = isinstance(item, dict) or (isinstance(item, str) and bool(remaining) and item == remaining[0].words)
        if whole and remaining:
            yield CitedEvidence(remaining.pop(0), holder, key)


def read_again(fields: Any) -> tuple[Evidence, ...]:
    """Read what an event cites once more, without telling again what is wrong with it."""
    written = fields.get("evidence") if isinstance(fields, dict) else None
    try:
        return many(evidence)(written, Faults("")) if written is not None else ()
    except Wrong:
        return ()


def check_lines_of_words(fields: Any, read: Sequence[Evidence], faults: Faults) -> None:
    """Report words whose line is yet to be found; the text, where it is at hand, says more of them."""
    for one in citations(fields, read):
        if one.has_no_line:
            one.report(faults, "words", no_line(one.evidence.words))


def without_words(value: Any) -> Any:
    """Return a tree without the words of evidence and the names that a document has for its players."""
    if isinstance(value, list | tuple):
        return [without_words(item) for item in value]
    if not isinstance(value, Mapping):
        return value
    place = "line" in value or "at" in value
    return {key: without_words(item) for key, item in value.items() if not _is_of_a_text(key, item, place=place)}


def _is_of_a_text(key: str, value: Any, *, place: bool) -> bool:
    """Say whether a document's own words stand under a key: beside a place in it, or as an evidence alone."""
    return key == "as-named" or (key == "words" and place) or (key == "evidence" and isinstance(value, str))


def no_line(words: str, lines: Sequence[int] = (), right: Any = None) -> Wrong:
    """Say that words stand without their line, and where it can be had."""
    shown = ", ".join(map(str, lines))
    if right is not None:
        remedy = f"They stand on line {shown}: 'tracker check --fix' writes it."
    elif lines:
        remedy = f"They stand on the lines {shown}: write which is meant, or more of its words."
    else:
        remedy = "'tracker check FILE --texts FOLDER --fix' finds it in the text, and writes it."
    return Wrong(NO_LINE, f"the words '{words}' stand without their line", remedy, right=right)
