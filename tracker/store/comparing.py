"""Compares logs with what the store has of them: what continues it is new, what differs is a fault."""

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

from attrs import define, field, frozen
from sqlalchemy import Connection, bindparam, select

from tracker.log.assembly import DECLARING, SECTIONS, Logs, RawEntry, RawLog, assemble
from tracker.log.evidence import without_words
from tracker.model.canonical import as_written
from tracker.model.events import Source
from tracker.model.failures import LogError
from tracker.model.findings import Finding
from tracker.model.records import record
from tracker.store.refs import look_up
from tracker.store.rows import Row
from tracker.store.snapshots import Snapshot
from tracker.store.tables import HEAD, entries, places
from tracker.store.upcasting import read_body, write_body
from tracker.text.shape import Wrong


@record
class New:
    """A row that is new, and where it stands in its file."""

    row: Row
    file: str
    line: int


@define
class TablePlan:
    """The rows that are new, the new places of those that moved, and the positions of those that were there already."""

    new: list[New] = field(factory=list)
    moved: dict[int, tuple[str, int]] = field(factory=dict)
    present: list[int] = field(factory=list)


@frozen
class Beside:
    """Some logs as they were read beside a store: which of their rows are new, and what is to be warned of."""

    plan: TablePlan
    logs: Logs
    warnings: Sequence[Finding]


class Refused(LogError):
    """What was to be appended has faults; nothing was."""


def read_beside(connection: Connection, state: Snapshot, raws: Sequence[RawLog]) -> Beside:
    """Read logs beside what the store has of them and of what they name; raises Refused where they have faults."""
    plan = TablePlan()
    for raw in raws:
        _compare(connection, raw, plan, state.position)
    logs = assemble(raws, state.catalogue, lambda refs: look_up(connection, refs))
    _check_declarations(state, raws)
    findings = sorted((finding for raw in raws for finding in raw.faults.found), key=lambda finding: finding.place)
    if any(not finding.warning for finding in findings):
        raise Refused(findings)
    return Beside(plan, logs, findings)


def _check_declarations(state: Snapshot, raws: Iterable[RawLog]) -> None:
    """Report what a log declares otherwise than a log of the store does."""
    declared = [entry.code for raw in raws for entry in raw.entries if entry.section in DECLARING]
    state.declarations.look_up(declared)
    stored = {(row.section, _kept(row)["code"]): row for row in state.declarations.rows}
    for raw in raws:
        for entry in raw.entries:
            row = stored.get((entry.section, entry.code)) if entry.section in DECLARING else None
            if row and isinstance(raw.head, dict) and row.stream != raw.head.get("id") and _kept(row) != _tree(entry):
                message = f"'{entry.code}' is declared by '{row.stream}' with other words"
                remedy = "Declare it once, in the catalogue or in one log, and use its code in both."
                raw.faults.at_start(entry.fields, Wrong("declared-twice", message, remedy))


def _compare(connection: Connection, raw: RawLog, plan: TablePlan, last: int) -> None:
    """Set a log beside what is stored of it: what continues it is new, what differs is a fault.

    Each of its entries is told its position, be it that of the store or, after the last one, one that it will have.
    """
    if not isinstance(raw.head, dict) or not isinstance(raw.head.get("id"), str):
        return
    stream = raw.head["id"]
    stored: dict[str, list[Any]] = {}
    rows = connection.execute(_OF_STREAM, {"stream": stream}).all()
    numbers = count(len(rows) + 1)
    for row in rows:
        stored.setdefault(row.section, []).append(row)
    given: dict[str, list[RawEntry]] = {section: [] for section in (HEAD, *SECTIONS)}
    head = RawEntry(HEAD, raw.head, raw.source)
    given[HEAD].append(head)
    for entry in raw.entries:
        given[entry.section].append(entry)
    positions: dict[int, int] = {}
    for section, here in given.items():
        there = stored.get(section, [])
        for old, entry in zip(there, here, strict=False):
            positions[id(entry)] = old.position
            if _kept(old) == _tree(entry):
                plan.present.append(old.position)
                if (old.file, old.line) != (entry.source.file, entry.source.line):
                    plan.moved[old.position] = (entry.source.file, entry.source.line)
            else:
                _report_changed(raw, entry, _kept(old))
        if len(here) < len(there):
            _report_missing(raw, section, [_kept(old) for old in there[len(here) :]])
        for entry in here[len(there) :]:
            added = Row(stream, next(numbers), section, write_body(_tree(entry)))
            plan.new.append(New(added, entry.source.file, entry.source.line))
            positions[id(entry)] = last + len(plan.new)
    raw.entries = [_placed(entry, positions.get(id(entry), 0)) for entry in raw.entries]
    raw.source = _placed(head, positions.get(id(head), 0)).source


_OF_STREAM = (
    select(entries.c.position, entries.c.section, entries.c.body, places.c.file, places.c.line)
    .join(places, places.c.position == entries.c.position, isouter=True)
    .where(entries.c.stream == bindparam("stream"))
    .order_by(entries.c.number)
)


def _placed(entry: RawEntry, position: int) -> RawEntry:
    source = Source(entry.source.file, entry.source.line, position)
    return RawEntry(entry.section, entry.fields, source, entry.code)


def _tree(entry: RawEntry) -> Any:
    """Return what the store keeps of an entry."""
    return {"code": entry.code, "fields": entry.fields} if entry.section in DECLARING else entry.fields


def _kept(row: Any) -> Any:
    """Return what the store keeps of an entry, in the format of today."""
    return read_body(row.section, row.body)


def _report_changed(raw: RawLog, entry: RawEntry, old: Any) -> None:
    """Show what was appended and what stands there now, but no words of a document: it may be one not to be quoted."""
    remedy = "The log only grows: put back what was appended, and add a correction to the desk's own document."
    before = old["fields"] if entry.section in DECLARING else old
    if not isinstance(entry.fields, dict) or not isinstance(before, dict):
        message = f"it was appended as '{before}' and is now '{entry.fields}'"
        raw.faults.at_start(entry.source, Wrong("changed-past", message, remedy))
        return
    name = entry.fields.get("id", entry.code or entry.section)
    keys = [key for key in {**before, **entry.fields} if before.get(key) != entry.fields.get(key)]
    for key in keys:
        was = _shown(before[key]) if key in before else "nothing"
        now = _shown(entry.fields[key]) if key in entry.fields else "nothing"
        message = f"'{name}' was appended with '{key}' as {was}, and has {now} now"
        if key in before and without_words({key: before[key]}) != {key: before[key]}:
            message = f"'{name}' was appended with another '{key}' than it has now"
        wrong = Wrong("changed-past", message, remedy)
        if key in entry.fields:
            raw.faults.at_value(entry.fields, key, wrong)
        else:
            raw.faults.at_start(entry.fields, wrong)


def _report_missing(raw: RawLog, section: str, missing: Sequence[Any]) -> None:
    names = [str(one.get("id", one.get("code", "")) if isinstance(one, dict) else one) for one in missing]
    message = f"under '{section}' stood also, when it was appended: {', '.join(names)}"
    remedy = "The log only grows: put them back, and add a retraction to the desk's own document."
    raw.faults.at_start(raw.head, Wrong("missing-past", message, remedy))


def _shown(value: Any) -> str:
    return f"'{value}'" if isinstance(value, str) else as_written(value)
