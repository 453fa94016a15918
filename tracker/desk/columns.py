"""A store's log and spans as partitioned Parquet, document by document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from tracker import __version__
from tracker.catalogue.catalogue import Catalogue
from tracker.desk.opened import Opened
from tracker.log.assembly import assemble
from tracker.model.events import Log
from tracker.model.failures import FileError
from tracker.narrative.narrative import narrate
from tracker.narrative.spans import FluentSpans, all_spans
from tracker.projections.panel.known import Horizon, horizon_of
from tracker.reports.data.columns import tables
from tracker.reports.data.columns.writing import TableFiles, arrow
from tracker.store.connection import StoreConnection
from tracker.store.reading import Snapshot, all_logs, logs_touching, raw_log, state_at
from tracker.store.refs import documents
from tracker.store.spans_read import kept_spans, stands_now

_DESCRIPTION = "datapackage.json"


@frozen
class Exported:
    """How many rows each table has."""

    rows: dict[str, int]

    def __str__(self) -> str:
        return ", ".join(f"{number:,} {name}" for name, number in self.rows.items())


def export_columns(opened: Opened, folder: Path, recorded_by: str | None) -> Exported:
    """Write the log, its spans, and whom they name, as tables in a new or empty folder; raises MissingPackage."""
    arrow()
    _make(folder)
    with opened.store.reading() as connection:
        state = state_at(connection, recorded_by)
        files = _of_log(connection, state, folder)
        spans, horizon = _spans(connection, state, recorded_by)
        files.append(_written(tables.SPANS, folder, (row for told in spans for row in tables.span_rows(told, horizon))))
    files.append(_written(tables.ACTORS, folder, tables.actor_rows(state.catalogue)))
    files.append(_written(tables.STATES, folder, tables.state_rows(state.catalogue)))
    resources = [tables.described(one.table) for one in files]
    told = {
        "name": "log",
        "resources": resources,
        "tracker": {"program": f"tracker {__version__}", "position": state.position},
    }
    (folder / _DESCRIPTION).write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return Exported({one.table.name: one.rows for one in files})


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise FileError(f"The folder {folder} is not empty. Name a new one.")
    except OSError as error:
        raise FileError(f"The folder {folder} cannot be made: {error.strerror}. Name another.") from None


def _of_log(connection: StoreConnection, state: Snapshot, folder: Path) -> list[TableFiles]:
    """Write documents, events, their players and mendings, one document after the other."""
    of_log = (tables.DOCUMENTS, tables.EVENTS, tables.PLAYERS, tables.MENDINGS)
    heads, events, players, mendings = files = [TableFiles(one, folder) for one in of_log]
    for log, catalogue in _logs(connection, state):
        heads.add_all([tables.document_row(log.document)])
        events.add_all(tables.event_row(event, catalogue) for event in log.events)
        players.add_all(row for event in log.events for row in tables.player_rows(event, catalogue))
        mendings.add_all(tables.mending_rows(log))
    for each in files:
        each.close()
    return files


def _logs(connection: StoreConnection, state: Snapshot) -> Iterator[tuple[Log, Catalogue]]:
    """Yield each document's log as it was appended."""
    for name in sorted(documents(connection)):
        raw = raw_log(connection, state, name)
        if raw is not None:
            found = assemble([raw], state.catalogue, stored=True)
            yield from ((log, found.catalogue) for log in found.logs)


def _spans(
    connection: StoreConnection, state: Snapshot, recorded_by: str | None
) -> tuple[Iterator[FluentSpans], Horizon]:
    """Return the spans of the whole log, those that the store keeps where they stand for it, and how far it reaches."""
    if recorded_by is None and stands_now(connection):
        heads = logs_touching(connection, state, (), documents(connection))
        return kept_spans(connection, None), horizon_of(narrate(heads.logs, heads.catalogue))
    logs = all_logs(connection, state)
    narrative = narrate(logs.logs, logs.catalogue)
    return all_spans(narrative), horizon_of(narrative)


def _written(table: tables.ColumnTable, folder: Path, rows: Iterator[tables.Row]) -> TableFiles:
    files = TableFiles(table, folder)
    files.add_all(rows)
    files.close()
    return files
