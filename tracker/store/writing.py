"""Appends logs to the store: one command, one transaction, all or nothing; what is there already is left as it is."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from attrs import define, field, frozen
from sqlalchemy import Connection, bindparam, delete, insert, select

from tracker.catalogue.catalogue import Catalogue
from tracker.log.assembly import DECLARING, SECTIONS, Logs, RawEntry, RawLog, assemble
from tracker.model.appended import Appended
from tracker.model.canonical import as_written
from tracker.model.events import Event
from tracker.model.findings import Finding, Place
from tracker.narrative.checks import check_narrative
from tracker.narrative.mending import versions
from tracker.narrative.narrative import narrate
from tracker.store.connection import Store
from tracker.store.errors import StoreError
from tracker.store.reading import State, all_logs, logs_from, logs_touching, position_at, state_at
from tracker.store.tables import CATALOGUE, HEAD, entries, members, places, touches
from tracker.store.touch import Touch, add_touches, known_refs, touch_of_event, touch_of_mending
from tracker.text.shape import Wrong

Clock = Callable[[], datetime]


class Refused(Exception):
    """What was to be appended has faults; nothing was."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(f"{len(findings)} findings; nothing was appended")
        self.findings = tuple(findings)


@frozen
class _Row:
    stream: str
    section: str
    body: str
    file: str
    line: int


@define
class _Plan:
    """The rows that are new, the new places of those that moved, and how many stood there already."""

    rows: list[_Row] = field(factory=list)
    moved: dict[int, tuple[str, int]] = field(factory=dict)
    present: int = 0


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def load_catalogue(store: Store, catalogue: Catalogue, clock: Clock = utc_now) -> bool:
    """Append a catalogue as a new version, unless it is the one in force; say whether it was new."""
    with store.writing() as connection:
        return _append_catalogue(connection, catalogue, clock)


def append(store: Store, raws: Sequence[RawLog], catalogue: Catalogue, clock: Clock = utc_now) -> Appended:
    """Append what is new in some logs, checked together with what they refer to in the store; raises Refused.

    The same logs appended again change nothing. A log whose beginning differs from what is stored is refused.
    """
    with store.writing() as connection:
        catalogue_is_new = _append_catalogue(connection, catalogue, clock)
        state = state_at(connection)
        known = known_refs(connection, _mentioned(raws)) | _mendable(connection, raws)
        logs = assemble(raws, state.catalogue, known)
        _check_declarations(state, raws)
        plan = _Plan()
        for raw in raws:
            _compare(connection, raw, plan)
        findings = sorted((one for raw in raws for one in raw.faults.found), key=lambda finding: finding.place)
        if any(not finding.warning for finding in findings):
            raise Refused(findings)
        first = position_at(connection, None) + 1
        _insert(connection, plan, first, clock)
        after = state_at(connection)
        _index(connection, after, first)
        if plan.rows:
            _check_narrative(connection, after, logs)
        new: dict[str, int] = {}
        for row in plan.rows:
            new[row.stream] = new.get(row.stream, 0) + 1
        position = first + len(plan.rows) - 1
        return Appended(new, plan.present, position, after.catalogue.version, catalogue_is_new)


def rebuild(store: Store) -> int:
    """Drop the index and build it anew from the entries; return how many were read."""
    with store.writing() as connection:
        connection.execute(delete(touches))
        connection.execute(delete(members))
        query = select(entries.c.position).where(entries.c.section == CATALOGUE).order_by(entries.c.position)
        starts = list(connection.execute(query).scalars())
        last = position_at(connection, None)
        for start, end in zip(starts, [*(next_start - 1 for next_start in starts[1:]), last], strict=True):
            _index_again(connection, state_at(connection, str(start)))
            _index(connection, state_at(connection, str(end)), start)
        return last


def _append_catalogue(connection: Connection, catalogue: Catalogue, clock: Clock) -> bool:
    body = as_written(catalogue.plain)
    query = select(entries.c.body, entries.c.number).where(entries.c.stream == CATALOGUE)
    latest = connection.execute(query.order_by(entries.c.number.desc()).limit(1)).first()
    if latest is not None and latest.body == body:
        return False
    if latest is not None:
        _keep_roles(connection, json.loads(latest.body), catalogue)
    last = connection.execute(select(entries.c.position).order_by(entries.c.position.desc()).limit(1)).scalar() or 0
    row = {
        "position": last + 1,
        "recorded_at": _recorded_at(connection, clock),
        "stream": CATALOGUE,
        "number": latest.number + 1 if latest else 1,
        "section": CATALOGUE,
        "body": body,
    }
    connection.execute(insert(entries), [row])
    try:
        _index_again(connection, state_at(connection))
    except StoreError as error:
        raise Refused([Finding("entry-in-use", Place("the catalogue"), str(error).rstrip("."), _KEEP)]) from None
    return True


def _keep_roles(connection: Connection, old: Mapping[str, Any], catalogue: Catalogue) -> None:
    """Refuse a catalogue that takes away a kind in use, or changes its roles."""
    used = {json.loads(body)["kind"] for (body,) in connection.execute(_bodies_of_events())}
    lost = [name for name in sorted(used) if name not in catalogue.plain["kinds"]]
    changed = [
        name
        for name in sorted(used - set(lost))
        if any(
            catalogue.plain["kinds"][name]["roles"].get(role) != played
            for role, played in old["kinds"][name]["roles"].items()
        )
    ]
    if lost or changed:
        what = [f"the kind '{name}' is gone" for name in lost] + [f"the roles of '{name}' changed" for name in changed]
        raise Refused([Finding("kind-in-use", Place("the catalogue"), "; ".join(what), _KEEP)])


_KEEP = "Events use it: a kind in use keeps its roles for ever. Put it back, and declare a new kind beside it."


def _bodies_of_events() -> Any:
    return select(entries.c.body).where(entries.c.section == "events")


def _mentioned(raws: Iterable[RawLog]) -> set[str]:
    """Collect every text in the logs that may name an event of the store."""
    found: set[str] = set()
    for raw in raws:
        for entry in raw.entries:
            if isinstance(entry.fields, dict):
                for value in entry.fields.values():
                    found.update(one for one in _texts(value) if "/" in one)
    return found


def _texts(value: Any) -> list[str]:
    if isinstance(value, list):
        return [one for one in value if isinstance(one, str)]
    return [value] if isinstance(value, str) else []


def _mendable(connection: Connection, raws: Iterable[RawLog]) -> set[str]:
    """Return those documents and shared happenings of the store that a mending of some logs names."""
    named = {
        one
        for raw in raws
        for entry in raw.entries
        if entry.section == "mending" and isinstance(entry.fields, dict)
        for one in _texts(entry.fields.get("of", []))
    }
    query = select(entries.c.stream).where(entries.c.section == HEAD, entries.c.stream.in_(sorted(named)))
    happenings = select(touches.c.key).where(touches.c.key.in_([f"#{one}" for one in sorted(named)]))
    return {row.stream for row in connection.execute(query)} | {row.key[1:] for row in connection.execute(happenings)}


def _check_declarations(state: State, raws: Iterable[RawLog]) -> None:
    """Report what a log declares otherwise than a log of the store does."""
    stored = {(row.section, json.loads(row.body)["code"]): row for row in state.declarations}
    for raw in raws:
        for entry in raw.entries:
            row = stored.get((entry.section, entry.code)) if entry.section in DECLARING else None
            if (
                row
                and isinstance(raw.head, dict)
                and row.stream != raw.head.get("id")
                and json.loads(row.body) != _tree(entry)
            ):
                message = f"'{entry.code}' is declared by '{row.stream}' with other words"
                remedy = "Declare it once, in the catalogue or in one log, and use its code in both."
                raw.faults.at_start(entry.fields, Wrong("declared-twice", message, remedy))


def _compare(connection: Connection, raw: RawLog, plan: _Plan) -> None:
    """Set a log beside what is stored of it: what continues it is new, what differs is a fault."""
    if not isinstance(raw.head, dict) or not isinstance(raw.head.get("id"), str):
        return
    stream = raw.head["id"]
    columns = (entries.c.position, entries.c.section, entries.c.body, places.c.file, places.c.line)
    query = select(*columns).join(places, places.c.position == entries.c.position, isouter=True)
    rows = connection.execute(query.where(entries.c.stream == stream).order_by(entries.c.number)).all()
    stored: dict[str, list[Any]] = {}
    for row in rows:
        stored.setdefault(row.section, []).append(row)
    head = RawEntry(HEAD, raw.head, raw.source)
    for section in (HEAD, *SECTIONS):
        here = [head] if section == HEAD else [entry for entry in raw.entries if entry.section == section]
        there = stored.get(section, [])
        for old, entry in zip(there, here, strict=False):
            if json.loads(old.body) == _tree(entry):
                plan.present += 1
                if (old.file, old.line) != (entry.source.file, entry.source.line):
                    plan.moved[old.position] = (entry.source.file, entry.source.line)
            else:
                _report_changed(raw, entry, json.loads(old.body))
        if len(here) < len(there):
            _report_missing(raw, section, [json.loads(old.body) for old in there[len(here) :]])
        plan.rows += [
            _Row(stream, section, as_written(_tree(entry)), entry.source.file, entry.source.line)
            for entry in here[len(there) :]
        ]


def _tree(entry: RawEntry) -> Any:
    """Return what the store keeps of an entry."""
    return {"code": entry.code, "fields": entry.fields} if entry.section in DECLARING else entry.fields


def _report_changed(raw: RawLog, entry: RawEntry, old: Any) -> None:
    """Show what was appended and what stands there now."""
    remedy = "The log only grows: put back what was appended, and add a correction to the desk's own document."
    before = old["fields"] if entry.section in DECLARING else old
    if not isinstance(entry.fields, dict) or not isinstance(before, dict):
        message = f"it was appended as '{before}' and is now '{entry.fields}'"
        raw.faults.at_start(entry.fields, Wrong("changed-past", message, remedy))
        return
    name = entry.fields.get("id", entry.code or entry.section)
    keys = [key for key in {**before, **entry.fields} if before.get(key) != entry.fields.get(key)]
    for key in keys:
        was = _shown(before[key]) if key in before else "nothing"
        now = _shown(entry.fields[key]) if key in entry.fields else "nothing"
        wrong = Wrong("changed-past", f"'{name}' was appended with '{key}' as {was}, and has {now} now", remedy)
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


def _insert(connection: Connection, plan: _Plan, first: int, clock: Clock) -> None:
    """Insert the new rows in one gap-free run of positions, and note where everything stands in its file."""
    if plan.moved:
        gone = delete(places).where(places.c.position == bindparam("gone"))
        connection.execute(gone, [{"gone": position} for position in plan.moved])
    where = [{"position": key, "file": file, "line": line} for key, (file, line) in plan.moved.items()]
    moment = _recorded_at(connection, clock)
    numbers: dict[str, int] = {}
    rows: list[dict[str, Any]] = []
    for position, row in enumerate(plan.rows, first):
        if row.stream not in numbers:
            query = select(entries.c.number).where(entries.c.stream == row.stream)
            numbers[row.stream] = connection.execute(query.order_by(entries.c.number.desc()).limit(1)).scalar() or 0
        numbers[row.stream] += 1
        rows.append(
            {
                "position": position,
                "recorded_at": moment,
                "stream": row.stream,
                "number": numbers[row.stream],
                "section": row.section,
                "body": row.body,
            }
        )
        where.append({"position": position, "file": row.file, "line": row.line})
    if rows:
        connection.execute(insert(entries), rows)
    if where:
        connection.execute(insert(places), where)


def _recorded_at(connection: Connection, clock: Clock) -> str:
    """Return the present moment in UTC, never earlier than that of the last entry."""
    query = select(entries.c.recorded_at).order_by(entries.c.position.desc()).limit(1)
    last: str = connection.execute(query).scalar() or ""
    return max(clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"), last)


def _index(connection: Connection, state: State, first: int) -> None:
    """Index the entries from a position on; a correction's event is indexed as it is mended, too."""
    logs = logs_from(connection, state, first)
    new: list[Touch] = []
    mended: set[str] = set()
    for log in logs.logs:
        new += [touch_of_event(e, logs.catalogue) for e in log.events if e.source.position >= first]
        for one in log.mendings:
            if one.source.position >= first:
                new.append(touch_of_mending(one))
                mended.update(one.of)
    add_touches(connection, new)
    if mended:
        logs = logs_touching(connection, state, [f"={ref}" for ref in sorted(mended)])
        _touch_again(connection, versions(logs.logs, logs.catalogue), logs.catalogue)


def _index_again(connection: Connection, state: State) -> None:
    """Add what entries touch by a new catalogue; what they touched by an older one stays, for answers of that time."""
    logs = all_logs(connection, state)
    events = [event for log in logs.logs for event in log.events]
    _touch_again(connection, [*events, *versions(logs.logs, logs.catalogue)], logs.catalogue)


def _touch_again(connection: Connection, events: Iterable[Event], catalogue: Catalogue) -> None:
    add_touches(connection, [], [touch_of_event(event, catalogue) for event in events])


def _check_narrative(connection: Connection, state: State, logs: Logs) -> None:
    """Refuse an append whose mendings cannot be applied, or whose events have no possible order or time."""
    keys = [f"={event.ref}" for log in logs.logs for event in log.events]
    keys += [f"={mending.ref}" for log in logs.logs for mending in log.mendings]
    mended = {ref for log in logs.logs for mending in log.mendings for ref in mending.of if "/" not in ref}
    touching = logs_touching(connection, state, keys, mended) if len(keys) <= 5000 else all_logs(connection, state)
    narrative = narrate(touching.logs, touching.catalogue)
    files = {log.document.source.file for log in logs.logs}
    findings = [f for f in check_narrative(narrative) if f in narrative.findings or f.place.file in files]
    if any(not finding.warning for finding in findings):
        raise Refused([finding for finding in findings if not finding.warning])
