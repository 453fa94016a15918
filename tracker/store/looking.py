"""What verifying looks at, entry after entry in their order, and what it knows when it has seen all of them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any
from unicodedata import is_normalized

from attrs import define, evolve, field, frozen
from sqlalchemy import Connection, func, select, text

from tracker.log.assembly import DECLARING
from tracker.log.head import NAMES
from tracker.model.canonical import as_written, from_written
from tracker.store.leaves import split_hashes
from tracker.store.proof.leaf import leaf_bytes
from tracker.store.proof.merkle import EMPTY_ROOT, grow, leaf_hash, root_of
from tracker.store.tables import HEAD, places
from tracker.text.characters import FORBIDDEN, code, one_line, shown
from tracker.text.lines import is_divided

COPY = "Compare the store with a backup and its checkpoint; restore the backup where it differs from this."
"""What to do where the past was changed."""

APPEND_AGAIN = "Append the same logs again from where they lie now: the names are noted anew, and no proof covers them."
"""What to do where only the name of a file was changed."""


@frozen
class Difference:
    """Something that is not as it was appended: the sort, the first position, what is wrong and what to do."""

    code: str
    position: int | None
    message: str
    remedy: str = COPY

    def with_more(self, more: int) -> "Difference":
        """Say how often the same was found again."""
        return evolve(self, message=f"{self.message} {more} more after it.") if more else self


Entry = Mapping[str, Any]
Look = Callable[[Entry], Iterator[Difference]]


@define
class Looks:
    """Sees every entry once; afterwards it knows the log's size and root, and the root at an older size."""

    old_size: int = 0
    size: int = 0
    recorded_at: str = ""
    old_root: bytes = EMPTY_ROOT
    old_recorded_at: str = ""
    origin: str = "tracker/"
    _numbers: dict[str, int] = field(factory=dict)
    _frontier: list[bytes] = field(factory=list)
    _stored: list[bytes] = field(factory=list)

    @property
    def root(self) -> bytes:
        """The root of the entries seen so far, computed from themselves."""
        return root_of(self._frontier)

    def look(self, entry: Entry) -> Iterator[Difference]:
        """Look at the next entry."""
        yield from self._at_its_place(entry)
        yield from _as_written(entry)
        if strange := strange_sentence(entry):
            yield Difference("characters", entry["position"], strange)
        yield from self._in_the_tree(entry)

    def _at_its_place(self, entry: Entry) -> Iterator[Difference]:
        position, stream, recorded_at = entry["position"], entry["stream"], str(entry["recorded_at"])
        if position != self.size + 1:
            yield Difference(
                "gap", self.size + 1, f"No entry stands at position {self.size + 1}: the next has {position}."
            )
        expected = self._numbers.get(stream, 0) + 1
        if entry["number"] != expected:
            message = (
                f"The entry at position {position} is number {entry['number']} of '{_name(entry)}', and not {expected}."
            )
            yield Difference("number", position, message)
        if recorded_at < self.recorded_at:
            message = f"The entry at position {position} was recorded before the one that precedes it."
            yield Difference("time", position, message)
        self._numbers[stream] = expected
        self.recorded_at = recorded_at

    def _in_the_tree(self, entry: Entry) -> Iterator[Difference]:
        """Compare the leaf with the entry, and what it closes with the leaves before it."""
        position, leaf = entry["position"], _leaf(entry)
        stored = split_hashes(entry["hashes"] or b"")
        if stored[:1] != [leaf]:
            what = "is not what was appended: its leaf in the proof tree has another hash" if stored else "has no leaf"
            yield Difference("leaf", position, f"The entry at position {position} ('{_name(entry)}') {what}.")
        if grow(self._stored, self.size, stored[0] if stored else leaf) != stored and stored:
            yield Difference("tree", position, f"The proof tree is not made of its leaves at position {position}.")
        grow(self._frontier, self.size, leaf)
        self._count(entry, leaf)

    def _count(self, entry: Entry, leaf: bytes) -> None:
        self.size += 1
        if self.size == 1:
            self.origin = f"tracker/{leaf.hex()[:32]}"
        if self.size == self.old_size:
            self.old_root, self.old_recorded_at = self.root, str(entry["recorded_at"])


def strange_sentence(entry: Entry) -> str:
    """Say that an entry cannot have come through the reader of logs; empty where it can have."""
    body = str(entry["body"])
    found = FORBIDDEN.search(f"{entry['stream']}{body}")
    divided = False
    if found is None and "\\" in body:  # what is no plain character stands in a body as an escape
        with suppress(ValueError, TypeError, RecursionError):
            value = from_written(body)
            found, divided = FORBIDDEN.search(as_shown(value)), _has_divided_name(entry["section"], value)
    if not (found or divided):
        return ""
    what = code(found.group()) if found else "a name that stands on several lines"
    return f"The entry at position {entry['position']} holds {what}, with which nothing is appended."


def strange_files(connection: Connection) -> Iterator[tuple[int, str]]:
    """Find names of files that cannot have come through the program, each with its first position and a sentence."""
    query = select(func.min(places.c.position), places.c.file).group_by(places.c.file).order_by(text("1"))
    for position, file in connection.execute(query).all():
        if (escaped := one_line(str(file))) != file:
            what = f"The name of the file of position {position}, '{shown(escaped)}'"
            yield position, f"{what}, holds what the program does not keep: a line break or a control."


def _has_divided_name(section: str, value: Any) -> bool:
    """Say whether a document's name, or one that a log declares, stands on several lines."""
    if section == HEAD and isinstance(value, Mapping):
        return any(is_divided(value.get(key)) for key in NAMES)
    return section in DECLARING and _has_divided(value)


def _has_divided(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(map(_has_divided, value.values()))
    return any(map(_has_divided, value)) if isinstance(value, list) else is_divided(value)


def as_shown(value: Any) -> str:
    """Return all texts of a tree behind one another."""
    if isinstance(value, Mapping):
        return "".join(f"{key}{as_shown(item)}" for key, item in value.items())
    return "".join(map(as_shown, value)) if isinstance(value, list) else str(value)


def _name(entry: Entry) -> str:
    return shown(str(entry["stream"]))


def _leaf(entry: Entry) -> bytes:
    """Hash an entry; one that has no bytes to be hashed gets a leaf that no entry has."""
    try:
        return leaf_hash(leaf_bytes(entry))
    except (TypeError, ValueError):
        return leaf_hash(b"")


def _as_written(entry: Entry) -> Iterator[Difference]:
    """See whether a body is written as the program writes one."""
    body = entry["body"]
    try:
        wrong = as_written(from_written(body)) != body or not is_normalized("NFC", body)
    except (ValueError, TypeError, RecursionError):
        wrong = True
    if wrong:
        message = f"The entry at position {entry['position']} ('{_name(entry)}') is not written as a log writes one."
        yield Difference("body", entry["position"], message)
