"""What a later edition of a dataset tells otherwise than an earlier one: as mendings of the desk, and as new entries.

An entry of the same name is the same one. Whether rows stand in another order, or under other numbers, is no change.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Mapping as ReadOnly
from typing import Any

from attrs import define, evolve, field

from tracker.log.assembly import DECLARING, RawEntry, RawLog
from tracker.model.codes import document_of
from tracker.model.events import Source
from tracker.text.shape import Faults

Body = ReadOnly[str, Any]
_ROWS = "evidence"
"""The key that says which rows tell an event."""


@define
class MendedImport:
    """What is mended of a dataset so far, by the desk in a document of its own and by others, and what it mends now.

    `gone` has what is retracted, with the retraction; `corrections` those that the document has of each entry.
    """

    raw: RawLog
    gone: dict[str, str] = field(factory=dict)
    corrections: dict[str, list[Body]] = field(factory=dict)
    new: list[RawEntry] = field(factory=list)
    _taken: dict[str, list[str]] = field(factory=dict)

    @classmethod
    def of(cls, raw: RawLog, mendings: Iterable[tuple[str, Body]]) -> "MendedImport":
        """Take up the document, and the mendings of all documents, the first appended first, each with its name."""
        mended = cls(raw)
        for ref, body in reversed([*in_force(mendings)]):
            mended.note(ref, body)
        return mended

    @property
    def document(self) -> str:
        """The name of the document."""
        named: str = self.raw.head["id"]
        return named

    @property
    def whole(self) -> RawLog:
        """The document with what is mended now."""
        return evolve(self.raw, entries=[*self.raw.entries, *self.new])

    def took(self, ref: str) -> bool:
        """Say whether something is retracted, and this document did it."""
        return document_of(self.gone.get(ref, "")) == self.document

    def now(self, ref: str, body: Body) -> dict[str, Any]:
        """Return an entry or a head as the document reads it now."""
        read = dict(body)
        for correction in self.corrections.get(ref, ()):
            _correct(read, correction)
        return read

    def bring_back(self, ref: str, reason: str, source: Source) -> list[str]:
        """Retract the document's own retraction of something; return all that is there again by that."""
        back = [*self._taken.get(self.gone[ref], ())]
        self.mend("retraction", {"of": self.gone[ref], "reason": reason}, source)
        return back

    def mend(self, kind: str, fields: Body, source: Source) -> None:
        """Add a mending, which comes from a row; those of the document are counted, so that each has its name."""
        number = len(self.raw.entries) + len(self.new) + 1
        body = {"id": f"{kind}-{number}", "kind": kind, **fields}
        self.new.append(RawEntry("mending", body, source))
        self.note(f"{self.document}/{body['id']}", body)

    def note(self, ref: str, body: Body) -> None:
        """Take up what a mending does that is in force."""
        for of in _listed(body["of"]):
            if body["kind"] == "correction" and document_of(ref) == self.document:
                self.corrections.setdefault(of, []).append(body)
            elif body["kind"] == "retraction" and of in self._taken:
                for one in self._taken.pop(of):
                    self.gone.pop(one, None)
            elif body["kind"] == "retraction":
                self.gone[of] = ref
                self._taken.setdefault(ref, []).append(of)


def in_force(mendings: Iterable[tuple[str, Body]]) -> Iterator[tuple[str, Body]]:
    """Yield the mendings that nothing retracts, the last appended first, each as later ones correct it."""
    gone: set[str] = set()
    corrections: dict[str, list[Body]] = {}
    for ref, body in reversed([*mendings]):
        if ref in gone or document_of(ref) in gone:
            continue
        read = dict(body)
        for correction in reversed(corrections.get(ref, ())):
            _correct(read, correction)
        for of in _listed(read["of"]):
            if read["kind"] == "retraction":
                gone.add(of)
            elif read["kind"] == "correction":
                corrections.setdefault(of, []).append(read)
        yield ref, read


def _correct(read: dict[str, Any], correction: Body) -> None:
    read.update(correction.get("set", {}))
    for key in _listed(correction.get("remove", [])):
        read.pop(key, None)


@define
class Edition:
    """A later edition: why it differs, what stands of the earlier ones, and what was mended, by sort.

    What somebody else retracted stays so, and is counted as `left`. `new` are the documents with what is new in them.
    """

    reason: str
    standing: MendedImport
    unordered: Collection[str] = ()
    done: Counter[str] = field(factory=Counter)
    seen: set[str] = field(factory=set)
    new: list[RawLog] = field(factory=list)
    present: int = 0
    _back: list[str] = field(factory=list)

    def take(self, stored: RawLog | None, made: RawLog) -> None:
        """Set a document beside what is stored of it: mend what it tells otherwise, and keep what is new."""
        name = made.head.get("id", "")
        self.seen.add(name)
        self.present += 0 if stored is None else 1 + len(stored.entries)
        if name in self.standing.gone and not self._comes_back(name, made.source):
            return
        if stored is None:
            self.new.append(made)
            return
        new = self._mended(name, stored, made)
        if new:
            self.new.append(RawLog(stored.head, stored.source, [*stored.entries, *new], made.faults))

    def end(self, documents: Sequence[str], *, whole: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return which documents of earlier editions this one retracts, where it is `whole`, and which stay without it.

        What came back with another, for one entry took both away, is taken away again in any case.
        """
        again = [name for name in self._back if name not in self.seen]
        away = {*self.seen, *self.standing.gone, *again}
        missing = tuple(name for name in documents if name not in away)
        taken = [*again, *(missing if whole else ())]
        if taken:
            self.standing.mend("retraction", {"of": taken, "reason": self.reason}, self.standing.raw.source)
        self.done["restored"] -= len(again)
        self.done["retracted"] += len(taken) - len(again)
        return (missing, ()) if whole else ((), missing)

    def _mended(self, name: str, stored: RawLog, made: RawLog) -> list[RawEntry]:
        """Mend the head and the entries of a document; return the entries that are new."""
        self._correct(name, stored.head, made.head, made.source)
        known = {_key(entry): entry for entry in stored.entries}
        told = {_key(entry): entry for entry in made.entries}
        for key, entry in known.items():
            if entry.section not in DECLARING:
                self._compare(f"{name}/{key[1]}", entry, told.get(key), made.source)
            elif key in told and told[key].fields != entry.fields:
                self.done["kept"] += 1
        return [entry for key, entry in told.items() if key not in known]

    def _comes_back(self, ref: str, source: Source) -> bool:
        """Have again what this import took away; say whether it is there again."""
        if not self.standing.took(ref):
            self.done["left"] += 1
            return False
        back = self.standing.bring_back(ref, self.reason, source)
        self._back += [one for one in back if one == document_of(one)]
        self.done["restored"] += len(back)
        return True

    def _compare(self, ref: str, stored: RawEntry, made: RawEntry | None, document: Source) -> None:
        if made is not None:
            if ref not in self.standing.gone or self._comes_back(ref, made.source):
                self._correct(ref, stored.fields, made.fields, made.source)
        elif ref not in self.standing.gone:
            self.standing.mend("retraction", {"of": ref, "reason": self.reason}, document)
            self.done["retracted"] += 1

    def _correct(self, ref: str, stored: Body, made: Body, source: Source) -> None:
        old = self.standing.now(ref, stored)
        changed = [key for key in made if key not in old or not self._alike(key, old[key], made[key])]
        removed = [key for key in old if key not in made]
        if not set(changed) | set(removed) <= {_ROWS}:
            right = {"set": {key: made[key] for key in changed}} if changed else {}
            gone = {"remove": removed} if removed else {}
            self.standing.mend("correction", {"of": ref, **right, **gone, "reason": self.reason}, source)
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
