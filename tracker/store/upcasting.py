"""Reads and writes the bodies of entries, of whichever format: old ones are brought up when they are read.

What was appended is never written anew, for its bytes are what its leaf stands for. So a body says itself in which
format it is written, under a key that no log can have; without one it is of format 1. A new format adds an upcaster,
a pure function from a section and a body of the format before it to a body of its own, and golden files of its bodies.
"""

from collections.abc import Callable, Sequence
from typing import Any

from attrs import field, frozen

from tracker.model.canonical import as_written, from_written
from tracker.model.failures import StoreError
from tracker.store.tables import CATALOGUE, HEAD

KEY = "(format)"
VALUE = "(value)"

Upcaster = Callable[[str, Any], Any]

_SHAPES: dict[str, Any] = {
    CATALOGUE: {"kinds": dict},
    HEAD: {"id": str},
    "actors": {"code": str, "fields": {"type": str, "names": (str, list)}},
    "things": {"code": str, "fields": {"type": str, "name": str}},
    "events": {"id": str, "kind": str},
    "mending": {"of": (str, list)},
    "expectations": {},
    "open": (str, list, dict),
}
"""The sections, and what the bodies of each are: a sort of value, or what a mapping cannot lack.

Nothing was appended without it.
"""

_FAMILIES = ("actors", "things", "fluents", "kinds")
"""What a catalogue has a mapping of mappings of, as far as it has any."""


class DamagedEntry(StoreError):
    """What stands in the log cannot have been appended: somebody changed it, or a disk did."""

    def __init__(self) -> None:
        super().__init__("An entry of the log is not as it was appended.", "Run 'tracker verify': it says which one.")


class NewerEntry(StoreError):
    """An entry is written in a format that this program does not know."""

    def __init__(self, found: object) -> None:
        super().__init__(
            f"The store has an entry of format {found}, which this program does not know.", "Use a newer program."
        )


@frozen
class Formats:
    """Every format of bodies up to the newest, by the upcasters that lead from each to the next."""

    upcasters: Sequence[Upcaster] = field(converter=tuple, default=())

    @property
    def newest(self) -> int:
        """The format in which bodies are written."""
        return len(self.upcasters) + 1

    def read(self, section: str, text: str) -> Any:
        """Return a body as the newest format has it; raises NewerEntry and DamagedEntry."""
        try:
            body = from_written(text)
        except ValueError:
            raise DamagedEntry from None
        says = isinstance(body, dict) and KEY in body
        return self._brought_up(section, body, says) if says or self.upcasters else body

    def _brought_up(self, section: str, body: Any, says: bool) -> Any:
        found = body.pop(KEY) if says else 1
        if type(found) is not int or not 0 < found <= self.newest:
            raise NewerEntry(found)
        if says and list(body) == [VALUE]:
            body = body[VALUE]
        for upcaster in self.upcasters[found - 1 :]:
            body = upcaster(section, body)
        return body

    def write(self, body: Any) -> str:
        """Write a body in the newest format."""
        if self.newest == 1:
            return as_written(body)
        return as_written({KEY: self.newest, **(body if isinstance(body, dict) else {VALUE: body})})


FORMATS = Formats()
"""The formats that this program knows: the first, and none after it yet."""


def read_body(section: str, text: str) -> Any:
    """Return an entry's body in today's format, whatever it is written in; raises NewerEntry and DamagedEntry."""
    body = FORMATS.read(section, text)
    if section not in _SHAPES or not _is_of(_SHAPES[section], body):
        raise DamagedEntry
    if not (_has_families(body) if section == CATALOGUE else _is_written(body)):
        raise DamagedEntry
    return body


def _is_of(shape: Any, value: Any) -> bool:
    """Say whether a value is of a sort, or a mapping with all that it cannot lack."""
    if not isinstance(shape, dict):
        return isinstance(value, shape)
    return isinstance(value, dict) and all(key in value and _is_of(of, value[key]) for key, of in shape.items())


def _has_families(catalogue: dict[str, Any]) -> bool:
    """Say whether what a catalogue has by code are mappings, each of a code's own; it is too long for more."""
    families = [catalogue.get(family, {}) for family in _FAMILIES]
    return all(isinstance(one, dict) and all(isinstance(fields, dict) for fields in one.values()) for one in families)


def _is_written(body: Any) -> bool:
    """Say whether a body is made of mappings, lists and texts, and of nothing else, as all is that a log can say."""
    waiting = [body]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
        elif not isinstance(one, str):
            return False
    return True


def write_body(body: Any) -> str:
    """Write a body as the store keeps it from now on."""
    return FORMATS.write(body)
