"""Shapes: what keys a mapping may have and how each value is read, with every fault reported where it stands.

The same shapes read a file's tree, whose places are known, and the bodies of a store, which were checked when they
were appended and have none.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from attrs import define, field, frozen

from tracker.model.dates import VagueDate
from tracker.model.findings import Finding, Fix, Place, Subject
from tracker.text.characters import unseen
from tracker.text.made import made_of
from tracker.text.source import excerpt
from tracker.text.writer import written_value

Result = TypeVar("Result")


class Wrong(Exception):
    """A value cannot be read: what is wrong, what to do, and from which of its characters on (counted from 0).

    `subject` is the unknown word, where one is. `right` is what to write instead, the value or the key, where there is
    only one answer; a Fix, where something else is to be changed than what is wrong.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - a fault has these parts, and hardly one needs the last four
        self,
        code: str,
        message: str,
        remedy: str,
        offset: int = 0,
        length: int | None = None,
        subject: Subject | None = None,
        right: Any = None,
    ) -> None:
        super().__init__(message)
        self.code, self.message, self.remedy = code, message, remedy
        self.offset, self.length, self.subject, self.right = offset, length, subject, right


@define
class Suggestions:
    """The known words near to unknown ones: looked for once a word, and for the first hundred words.

    Where there are more, they have one cause, and nobody mends them one by one.
    """

    most: int = 100
    _found: dict[Subject, list[str]] = field(factory=dict)

    def near(self, subject: Subject, look: Callable[[], list[str]]) -> list[str]:
        """Return what is near to an unknown word, by a look that takes its time."""
        if subject not in self._found:
            if len(self._found) >= self.most:
                return []
            self._found[subject] = look()
        return self._found[subject]


@define
class Faults:
    """Collects the findings of one file; `lines` are its text, for the excerpts.

    `published` is the day of publication from which vague words are counted, `printed` the same where what is told is
    still to come, and `day` the one of which the entry tells that is read, where these are known.
    """

    file: str
    lines: Sequence[str] = ()
    found: list[Finding] = field(factory=list)
    suggestions: Suggestions = field(factory=Suggestions)
    published: VagueDate | None = None
    printed: VagueDate | None = None
    day: int | None = None
    _read: frozenset[Place] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._read = frozenset(finding.place for finding in self.found)

    def at_key(self, fields: Any, key: str, wrong: Wrong, *, warning: bool = False) -> None:
        """Report a fault of a key itself."""
        mark = getattr(fields, "marks", {}).get(key)
        line, column = (mark[0], mark[1]) if mark else _start(fields)
        self._add((line, column), column, _with_unseen(wrong, key), len(key), warning=warning)

    def at_value(self, fields: Any, key: str, wrong: Wrong, *, warning: bool = False) -> None:
        """Report a fault of the value under a key."""
        mark = getattr(fields, "marks", {}).get(key)
        line, column = (mark[2], mark[3]) if mark else _start(fields)
        self._add_in_value(line, column, fields.get(key), wrong, warning=warning)

    def at_item(self, items: Any, index: int, wrong: Wrong, *, warning: bool = False) -> None:
        """Report a fault of one item of a list."""
        marks = getattr(items, "marks", None)
        line, column = marks[index] if marks else (1, 1)
        self._add_in_value(line, column, items[index], wrong, warning=warning)

    def at_start(self, fields: Any, wrong: Wrong, *, warning: bool = False) -> None:
        """Report a fault of a mapping as a whole, where it begins."""
        line, column = _start(fields)
        self._add((line, column), column, wrong, wrong.length or 1, warning=warning)

    def _add_in_value(self, line: int, column: int, value: Any, wrong: Wrong, *, warning: bool) -> None:
        text = value if isinstance(value, str) else ""
        quoted = column <= len(self._line(line)) and self._line(line)[column - 1 : column] in "\"'"
        whole = len(text) + 2 * quoted if wrong.offset == 0 else len(text) - wrong.offset
        begin = column + wrong.offset + (quoted and wrong.offset > 0)
        if begin > len(self._line(line)) + 1:  # in a text of several lines the place within it is no column
            begin = column
        self._add((line, column), begin, _with_unseen(wrong, text), whole, warning=warning)

    def _add(self, start: tuple[int, int], column: int, wrong: Wrong, length: int, *, warning: bool) -> None:
        """Add the finding of a value or key that begins at a line and column; marked is what begins at a column."""
        line, whole = start[0], self._line(start[0])
        length = max(1, min(wrong.length or length, len(whole) - column + 1))
        place, shown = Place(self.file, line, column), excerpt(whole, column)
        if place in self._read:
            return  # what the reader said of the same place is the cause
        fix = _fix(wrong, start)
        self.found.append(
            Finding(wrong.code, place, wrong.message, wrong.remedy, shown, length, warning, "", wrong.subject, fix)
        )

    def _line(self, line: int) -> str:
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""


def _fix(wrong: Wrong, start: tuple[int, int]) -> Fix | None:
    """Return what mends a fault of the value or key that begins at a line and column, where there is one answer."""
    if wrong.right is None or isinstance(wrong.right, Fix):
        return wrong.right
    return Fix(*start, written_value(wrong.right))


def _with_unseen(wrong: Wrong, text: str) -> Wrong:
    """Add to a remedy which character only looks like another: no eye finds it."""
    named = unseen(text)
    remedy = f"{wrong.remedy} {named}" if named else wrong.remedy
    return Wrong(wrong.code, wrong.message, remedy, wrong.offset, wrong.length, wrong.subject, wrong.right)


Reader = Callable[[Any, Faults], Any]
"""Reads a value, reports faults inside it, and raises Wrong where the value as a whole cannot be read."""


@frozen
class Key:
    """How the value of one key is read, whether the key must be there, and what the value is called if not like it."""

    read: Reader
    required: bool = False
    name: str = ""


@frozen
class Shape:
    """What keys a mapping may have; with `others` any key beside them stands, and is read as it is.

    `refuse` makes the fault of a key that it does not have, where there is more to say than which keys it has.
    """

    keys: Mapping[str, Key]
    others: bool = False
    refuse: Callable[[str], Wrong] | None = None
    readers: Mapping[str, tuple[str, Reader]] = field(init=False)
    required: tuple[str, ...] = field(init=False)

    @readers.default
    def _readers(self) -> Mapping[str, tuple[str, Reader]]:
        return {key: (known.name or key, known.read) for key, known in self.keys.items()}

    @required.default
    def _required(self) -> tuple[str, ...]:
        return tuple(key for key, known in self.keys.items() if known.required)


def read_fields(fields: Any, shape: Shape, faults: Faults, what: str) -> dict[str, Any]:
    """Read the keys of a mapping by a shape; what could not be read is reported and left out."""
    if not isinstance(fields, dict):
        raise Wrong("shape", f"{what} must be a mapping of keys and values", f"Write its keys: {_some(shape.keys)}.")
    values: dict[str, Any] = {}
    readers = shape.readers
    for key, value in fields.items():
        try:
            if key in readers:
                name, read = readers[key]
                if name in values:
                    faults.at_key(fields, key, _said_twice(shape, name, fields))
                    continue
                values[name] = read(value, faults)
            elif shape.others:
                values[key] = value
            else:
                otherwise = f"{what[0].upper()}{what[1:]} has the keys {_some(shape.keys)}."
                wrong = shape.refuse(key) if shape.refuse else unknown("key", key, shape.keys, otherwise)
                faults.at_key(fields, key, wrong)
        except Wrong as wrong:
            faults.at_value(fields, key, wrong)
    for key in shape.required:
        if key not in fields and not any(readers.get(other, ("",))[0] == key for other in fields):
            faults.at_start(fields, Wrong("missing-key", f"{what} lacks '{key}'", f"Add the line '{key}: ...'."))
    return values


def _said_twice(shape: Shape, name: str, fields: Collection[str]) -> Wrong:
    """Build the fault of a key that stands there by its name and by one that it had: another may have been meant."""
    former = next(key for key, known in shape.keys.items() if known.name == name)
    remedy = f"Keep '{name}', for '{former}' is its older name."
    meant = next((key for key in shape.required if key not in (*fields, name)), None)
    if meant:
        remedy = f"Write '{meant}' in place of '{former}', if that is meant; else keep '{name}', its newer name."
    return Wrong("said-twice", f"'{name}' and '{former}' are one key", remedy)


def unknown(
    what: str, word: str, known: Iterable[str], otherwise: str, suggestions: Suggestions | None = None
) -> Wrong:
    """Build the fault of an unknown word, with the nearest known ones or else a sentence that helps."""
    subject, known = Subject(what, word), list(known)
    near = (suggestions or Suggestions()).near(subject, lambda: nearest(word, known))
    remedy = f"Nearest: {', '.join(near)}." if near else otherwise
    right = only_spelling(word, known)
    return Wrong(f"unknown-{what.replace(' ', '-')}", f"unknown {what} '{word}'", remedy, subject=subject, right=right)


def only_spelling(word: str, known: Iterable[str]) -> str | None:
    """Return the one known word that differs from a word in capitals, hyphens and spaces alone; None if not one."""
    sought = _spelling(word)
    found = [other for other in known if _spelling(other) == sought]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=20_000)
def _spelling(word: str) -> str:
    return re.sub(r"[\s_-]+", "-", word.strip().casefold())


def nearest(word: str, known: Iterable[str], most: int = 3, alike: float = 0.6) -> list[str]:
    """List the known words most like a word, the most alike first; `alike` says how much they must be, up to 1."""
    from difflib import get_close_matches  # noqa: PLC0415 - a good log never needs it

    folded = {other.casefold(): other for other in known}
    return [folded[near] for near in get_close_matches(word.casefold(), folded, most, alike)]


def text(value: Any, _faults: Faults) -> str:
    """Read a text that is not empty."""
    if isinstance(value, str):
        if value and not value.isspace():
            return value
        raise Wrong("empty-value", "nothing stands after the colon", "Write the value, or leave the whole line out.")
    raise Wrong("not-text", "a text belongs here, not a list or a mapping", "Write one value after the colon.")


def line(value: Any, faults: Faults) -> str:
    """Read a text, and put on one line what stands on several: `check_lines` says that it does."""
    return " ".join(text(value, faults).split())


def bare_set(value: Any) -> Any:
    """Put a bare `[a..b]` together again, which YAML takes for a list; anything else stays as it is."""
    is_set = isinstance(value, list) and value and all(isinstance(member, str) for member in value)
    return f"[{','.join(value)}]" if is_set else value


def whole_number(value: Any, faults: Faults) -> int:
    """Read a whole number of at most nine digits, from 1 on."""
    if isinstance(value, str) and value.isdigit() and value.isascii() and len(value) < 10 and (number := int(value)):
        return number
    message = f"'{_short(text(value, faults))}' is not a whole number from 1 on"
    raise Wrong("not-a-number", message, "Write digits alone, as 12.")


def one_of(words: Sequence[str]) -> Callable[[Any, Faults], str]:
    """Read one of a few words."""

    @made_of("one of", words)
    def read(value: Any, faults: Faults) -> str:
        written = text(value, faults)
        if written not in words:
            remedy, right = f"Write one of: {', '.join(words)}.", only_spelling(written, words)
            raise Wrong("not-one-of", f"'{_short(written)}' cannot stand here", remedy, right=right)
        return written

    return read


@made_of("one of", ("yes", "no"))
def yes_or_no(value: Any, faults: Faults) -> bool:
    """Read 'yes' or 'no'."""
    return one_of(("yes", "no"))(value, faults) == "yes"


def many(read: Callable[[Any, Faults], Result]) -> Callable[[Any, Faults], tuple[Result, ...]]:
    """Read one value or a list of them to a tuple."""

    @made_of("many", read)
    def read_all(value: Any, faults: Faults) -> tuple[Result, ...]:
        if not isinstance(value, list):
            return (read(value, faults),)
        results: list[Result] = []
        for index, item in enumerate(value):
            try:
                results.append(read(item, faults))
            except Wrong as wrong:
                faults.at_item(value, index, wrong)
        return tuple(results)

    return read_all


def mapping_of(read: Callable[[Any, Faults], Result]) -> Callable[[Any, Faults], dict[str, Result]]:
    """Read a mapping whose keys are free and whose values are alike."""

    @made_of("mapping", read)
    def read_all(value: Any, faults: Faults) -> dict[str, Result]:
        if not isinstance(value, dict):
            raise Wrong(
                "shape", "keys and values belong here", "Write a line 'key: value' for each, indented, or {key: value}."
            )
        results: dict[str, Result] = {}
        for key, part in value.items():
            try:
                results[key] = read(part, faults)
            except Wrong as wrong:
                faults.at_value(value, key, wrong)
        return results

    return read_all


def _start(fields: Any) -> tuple[int, int]:
    return getattr(fields, "line", 1), getattr(fields, "column", 1)


def _some(words: Iterable[str]) -> str:
    return ", ".join(words)


def _short(written: str) -> str:
    return written if len(written) <= 60 else written[:57] + "..."
