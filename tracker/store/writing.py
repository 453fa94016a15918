"""Appends logs to the store: one command, one transaction, all or nothing; what is there already is left as it is."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select, text

from tracker.catalogue.catalogue import Catalogue
from tracker.log.assembly import DECLARING, Logs, RawLog
from tracker.log.places import with_lines
from tracker.model.appended import Appended
from tracker.model.canonical import as_written
from tracker.model.events import Log
from tracker.model.failures import StoreError
from tracker.model.findings import CONTESTED, Finding, Place
from tracker.narrative.effects import Effects
from tracker.store.comparing import Refused, TablePlan, read_beside
from tracker.store.connection import Store
from tracker.store.indexing import amended_by, index_again, index_declared, index_logs
from tracker.store.keys import kind_key
from tracker.store.reading import keys_from, logs_linked
from tracker.store.rows import Clock, Last, Row, insert_entries, insert_rows, last_entry, utc_now
from tracker.store.snapshots import Snapshot, state_with
from tracker.store.standing import check_standing, seal
from tracker.store.tables import CATALOGUE, entries, places
from tracker.store.touch import components_of, components_of_documents
from tracker.store.upcasting import read_body, write_body

Check = Callable[[Sequence[Log], Logs, Effects, int], Sequence[Finding]]
"""Says what is wrong with logs that are to be appended, given what the store had before of what they touch, and from
which position on their entries are new."""


def load_catalogue(store: Store, catalogue: Catalogue, clock: Clock = utc_now) -> bool:
    """Append a catalogue as a new version, unless it is the one in force; say whether it was new."""
    with store.writing() as connection:
        check_standing(connection)
        last = last_entry(connection)
        return _append_catalogue(store, connection, catalogue, last, clock) != last


def append(
    store: Store, raws: Sequence[RawLog], catalogue: Catalogue, check: Check, clock: Clock = utc_now
) -> Appended:
    """Append what is new in some logs, checked together with what they refer to in the store; raises Refused.

    `check` looks at them inside the transaction: where it finds a fault, nothing was appended.

    The same logs appended again change nothing. A log whose beginning differs from what is stored is refused.
    """
    with store.writing() as connection:
        check_standing(connection)
        last = last_entry(connection)
        before = last.position
        last = _append_catalogue(store, connection, catalogue, last, clock)
        state = state_with(connection, last.position, catalogue)
        beside = read_beside(connection, state, raws)
        plan, logs, findings = beside.plan, beside.logs, beside.warnings
        position = _insert(connection, plan, last, clock)
        if plan.new:
            effects = Effects(logs.catalogue)
            if any(new.row.section in DECLARING for new in plan.new):
                index_declared(connection, state.position + 1)
            linked = index_logs(connection, logs, state.position + 1, effects=effects)
            linked.update(components_of(connection, plan.present).values())
            seal(connection)
            findings = [*check(_before(connection, state, logs, linked), logs, effects, state.position + 1)]
            _refuse(findings, raws)
        new = Counter(added.row.stream for added in plan.new)
        asked = tuple(finding.message for finding in findings if finding.code == CONTESTED)
        return Appended(dict(new), len(plan.present), position, state.catalogue.version, last.position > before, asked)


def _append_catalogue(store: Store, connection: Connection, catalogue: Catalogue, last: Last, clock: Clock) -> Last:
    """Append a catalogue, unless it is the one in force; return which entry is the last now."""
    latest = connection.execute(_LATEST_CATALOGUE).first()
    old = None
    if latest is not None:
        if store.in_force == (catalogue, latest.position, latest.recorded_at):
            return last
        body = connection.execute(_BODY, {"position": latest.position}).scalar_one()
        old = None if body == catalogue.text else read_body(CATALOGUE, body)
        if old is None or as_written(old) == catalogue.text:
            store.in_force = (catalogue, latest.position, latest.recorded_at)
            return last
        _keep_roles(connection, old, catalogue)
    row = Row(CATALOGUE, latest.number + 1 if latest else 1, CATALOGUE, write_body(catalogue.plain))
    last = insert_entries(connection, [row], last, clock)
    try:
        changed = amended_by(connection, last.position, old or {}, catalogue.plain)
        index_again(connection, state_with(connection, last.position, catalogue), changed)
    except StoreError as error:
        raise Refused([Finding("entry-in-use", Place("the catalogue"), str(error).rstrip("."), _STAYS)]) from None
    seal(connection)
    return last


_LATEST_CATALOGUE = (
    select(entries.c.position, entries.c.recorded_at, entries.c.number)
    .where(entries.c.stream == CATALOGUE)
    .order_by(entries.c.number.desc())
    .limit(1)
)
_BODY = select(entries.c.body).where(entries.c.position == bindparam("position"))


def _keep_roles(connection: Connection, old: Mapping[str, Any], catalogue: Catalogue) -> None:
    """Refuse a catalogue that takes away a kind in use, or changes its roles."""
    used = {key[1:] for key in keys_from(connection, kind_key(""))} & old["kinds"].keys()
    lost = [name for name in sorted(used) if name not in catalogue.plain["kinds"]]
    changed = [
        (name, role)
        for name in sorted(used - set(lost))
        for role, played in old["kinds"][name]["roles"].items()
        if _played(catalogue.plain["kinds"][name], role) != played
    ]
    if lost or changed:
        what = [f"the kind '{name}' is gone" for name in lost]
        what += [f"the role '{role}' of '{name}' changed" for name, role in changed]
        raise Refused([Finding("kind-in-use", Place("the catalogue"), "; ".join(what), _KEEP)])


def _played(kind: Mapping[str, Any], role: str) -> Any:
    """Return who plays a role of a kind, by the role's name or by one that it had."""
    return kind["roles"].get(kind.get("formerly", {}).get(role, role))


_STAYS = "What the log names stays as it was declared, for ever: put it back, and declare a new entry beside it."
_KEEP = "Events use it: a kind in use keeps its roles for ever. Put it back, and declare a new kind beside it."


_MOVE = text(
    "INSERT INTO places (position, file, line) VALUES (:position, :file, :line) "
    "ON CONFLICT (position) DO UPDATE SET file = excluded.file, line = excluded.line"
)


def _insert(connection: Connection, plan: TablePlan, last: Last, clock: Clock) -> int:
    """Insert the new entries, and note where everything stands in its file; return the last position."""
    moved = [{"position": position, "file": file, "line": line} for position, (file, line) in plan.moved.items()]
    if moved:
        connection.execute(_MOVE, moved)
    if not plan.new:
        return last.position
    now = insert_entries(connection, [new.row for new in plan.new], last, clock)
    where = [(position, new.file, new.line) for position, new in enumerate(plan.new, last.position + 1)]
    insert_rows(connection, places, where)
    return now.position


def _before(connection: Connection, state: Snapshot, logs: Logs, linked: Collection[int]) -> list[Log]:
    """Return what the store had before of what some logs are linked with, and of what they mend."""
    mended = {ref for log in logs.logs for mending in log.mendings for ref in mending.of if "/" not in ref}
    own = {log.document.id for log in logs.logs}
    if not linked and not mended:
        return []
    linked = {*linked, *components_of_documents(connection, mended)}
    before = logs_linked(connection, state, linked, mended | (own if linked else set()))
    return [log for log in before.logs if log.document.id not in own]


def _refuse(findings: Sequence[Finding], raws: Sequence[RawLog]) -> None:
    """Refuse what has faults; a warning keeps nothing from being appended."""
    faults = [finding for finding in findings if not finding.warning]
    if faults:
        raise Refused(with_lines(faults, raws))
