"""What a later edition of a dataset tells otherwise than an earlier one: as mendings of the desk, and as new entries.

An entry of the same name is the same one. Whether rows stand in another order, or under other numbers, is no change.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Mapping as ReadOnly
from typing import Any

from attrs import define, evolve, field

from tracker.log.assembly import DECLARING, RawEntry, RawLog
from tracker.model.events import Source
from tracker.text.shape import Faults

Body = ReadOnly[str, Any]
_ROWS = "evidence"
"""The key that says which rows tell an event."""


@define
class MendedImport:
    """What the desk has mended of a dataset so far, in a document of its own, and what it mends now."""

    raw: RawLog
    new: list[RawEntry] = field(factory=list)
    gone: dict[str, str] = field(factory=dict)
    corrections: dict[str, list[Body]] = field(factory=dict)
    _taken: dict[str, list[str]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for entry in self.raw.entries:
            self._note(entry.fields)

    @property
    def document(self) -> str:
        """The name of the document."""
        named: str = self.raw.head["id"]
        return named

    @property
    def whole(self) -> RawLog:
        """The document with what is mended now."""
        return evolve(self.raw, entries=[*self.raw.entries, *self.new])

    def now(self, ref: str, body: Body) -> dict[str, Any]:
        """Return an entry or a head as it is read now."""
        read = dict(body)
        for correction in self.corrections.get(ref, ()):
            read.update(correction.get("set", {}))
            for key in _listed(correction.get("remove", [])):
                read.pop(key, None)
        return read

    def bring_back(self, ref: str, reason: str) -> int:
        """Retract what took something away, if it is away; return how many things are there again by that."""
        if ref not in self.gone:
            return 0
        before = len(self.gone)
        self.mend("retraction", {"of": self.gone[ref], "reason": reason})
        return before - len(self.gone)

    def mend(self, kind: str, fields: Body) -> None:
        """Add a mending; those of the document are counted through, so that each has a name of its own."""
        number = len(self.raw.entries) + len(self.new) + 1
        body = {"id": f"{kind}-{number}", "kind": kind, **fields}
        self.new.append(RawEntry("mending", body, Source(self.raw.source.file, 1)))
        self._note(body)

    def _note(self, body: Body) -> None:
        ref = f"{self.document}/{body['id']}"
        for of in _listed(body["of"]):
            if body["kind"] == "correction":
                self.corrections.setdefault(of, []).append(body)
            elif of in self._taken:
                for one in self._taken.pop(of):
                    self.gone.pop(one, None)
            else:
                self.gone[of] = ref
                self._taken.setdefault(ref, []).append(of)


@define
class Edition:
    """A later edition: why it differs, what stands of the earlier ones, and what was mended, by sort."""

    reason: str
    standing: MendedImport
    unordered: Collection[str] = ()
    done: Counter[str] = field(factory=Counter)
    seen: set[str] = field(factory=set)

    def document(self, stored: RawLog, made: RawLog) -> RawLog:
        """Mend what a document tells otherwise; return it as it is stored, with what is new behind that."""
        name = stored.head["id"]
        self._correct(name, stored.head, made.head)
        known = {_key(entry): entry for entry in stored.entries}
        told = {_key(entry): entry for entry in made.entries}
        for key, entry in known.items():
            if entry.section not in DECLARING:
                self._compare(f"{name}/{key[1]}", entry, told.get(key))
            elif key in told and told[key].fields != entry.fields:
                self.done["kept"] += 1
        new = [entry for key, entry in told.items() if key not in known]
        return RawLog(stored.head, stored.source, [*stored.entries, *new], made.faults)

    def comes_again(self, document: str) -> None:
        """Note a document that the edition has, and have it again where it was taken back."""
        self.seen.add(document)
        self.done["restored"] += self.standing.bring_back(document, self.reason)

    def ended(self, documents: Sequence[str]) -> None:
        """Retract the documents that the edition no longer has."""
        gone = [name for name in documents if name not in self.seen and name not in self.standing.gone]
        if gone:
            self.standing.mend("retraction", {"of": gone, "reason": self.reason})
            self.done["retracted"] += len(gone)

    def _compare(self, ref: str, stored: RawEntry, made: RawEntry | None) -> None:
        if made is not None:
            self.done["restored"] += self.standing.bring_back(ref, self.reason)
            self._correct(ref, stored.fields, made.fields)
        elif ref not in self.standing.gone:
            self.standing.mend("retraction", {"of": ref, "reason": self.reason})
            self.done["retracted"] += 1

    def _correct(self, ref: str, stored: Body, made: Body) -> None:
        old = self.standing.now(ref, stored)
        changed = [key for key in made if key not in old or not self._alike(key, old[key], made[key])]
        removed = [key for key in old if key not in made]
        if not set(changed) | set(removed) <= {_ROWS}:
            right = {"set": {key: made[key] for key in changed}} if changed else {}
            gone = {"remove": removed} if removed else {}
            self.standing.mend("correction", {"of": ref, **right, **gone, "reason": self.reason})
            self.done["corrected"] += 1

    def _alike(self, key: str, old: Any, new: Any) -> bool:
        if key in self.unordered and isinstance(old, list) and isinstance(new, list):
            return sorted(old) == sorted(new)
        return bool(old == new)


def _key(entry: RawEntry) -> tuple[str, str]:
    return entry.section, entry.code or entry.fields.get("id", "")


def _listed(value: Any) -> Iterator[str]:
    yield from value if isinstance(value, list) else [value]


def desk_document(mapping: str, title: str, today: str) -> RawLog:
    """Return the document in which the desk mends what a mapping imported, as it begins."""
    head = {
        "id": desk_name(mapping),
        "title": f"Mendings of the import: {title}",
        "publisher": "the desk",
        "published": {"date": today, "basis": "printed"},
        "desk": "yes",
    }
    source = Source(desk_name(mapping), 1)
    return RawLog(head, source, [], Faults(source.file))


def desk_name(mapping: str) -> str:
    """Return the name of that document."""
    return f"desk-{mapping}"
