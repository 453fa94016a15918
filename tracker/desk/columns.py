"""A store's log and spans as partitioned Parquet, document by document."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import evolve, frozen

from tracker import __version__
from tracker.catalogue.catalogue import Catalogue
from tracker.desk.files import write_file
from tracker.desk.opened import Opened
from tracker.log.assembly import assemble
from tracker.model.events import Document, Log
from tracker.model.failures import FileError
from tracker.narrative.narrative import narrate
from tracker.narrative.spans import FluentSpans, all_spans
from tracker.projections.gate import corrected_heads, highest, is_marked
from tracker.projections.panel.known import Horizon, horizon_of
from tracker.reports.data.columns import tables
from tracker.reports.data.columns.writing import TableFiles, arrow
from tracker.store.connection import StoreConnection
from tracker.store.reading import all_logs, logs_touching, raw_log
from tracker.store.refs import documents
from tracker.store.snapshots import Snapshot, state_at
from tracker.store.spans_read import kept_spans, stands_now

_DESCRIPTION = "datapackage.json"


@frozen
class Exported:
    """How many rows each table has."""

    rows: dict[str, int]

    def __str__(self) -> str:
        return ", ".join(f"{number:,} {name}" for name, number in self.rows.items())


def export_columns(opened: Opened, folder: Path, recorded_by: str | None) -> Exported:
    """Write the log, its spans, and whom they name, as tables in a new or empty folder; raises MissingPackage.

    They come into the folder together, when all are written; for the owner alone where a document bears a mark.
    """
    arrow()
    with opened.store.reading() as connection, _new_folder(folder) as draft:
        state = state_at(connection, recorded_by)
        heads = _heads(connection, state)
        private = is_marked(heads.values())
        files = _of_log(connection, state, heads, partial(TableFiles, folder=draft, private=private))
        spans, horizon = _spans(connection, state, recorded_by)
        for table, rows in (
            (tables.SPANS, (row for told in spans for row in tables.span_rows(told, horizon))),
            (tables.ACTORS, tables.actor_rows(state.catalogue)),
            (tables.STATES, tables.state_rows(state.catalogue)),
        ):
            files.append(TableFiles(table, draft, private))
            files[-1].add_all(rows)
            files[-1].close()
        write_file(draft / _DESCRIPTION, _described(files, state), None, private=private)
    return Exported({one.table.name: one.rows for one in files})


@contextmanager
def _new_folder(folder: Path) -> Iterator[Path]:
    """Yield a folder whose content becomes that of a new or empty one when nothing went wrong; raises FileError."""
    try:
        if is_there := folder.is_dir():
            if any(folder.iterdir()):
                raise FileError(f"The folder {folder} is not empty. Name a new one.")
        else:
            folder.mkdir(parents=True)
        with ExitStack() as ended:
            if not is_there:
                ended.callback(_take_away_empty, folder)
            draft = Path(ended.enter_context(TemporaryDirectory(prefix=".draft-", dir=folder)))
            yield draft
            for made in sorted(draft.iterdir()):
                made.replace(folder / made.name)
    except OSError as error:
        raise FileError(f"The folder {folder} cannot be written: {error.strerror}. Name another.") from None


def _take_away_empty(folder: Path) -> None:
    """Take away a folder into which nothing came."""
    with suppress(OSError):
        folder.rmdir()


def _heads(connection: StoreConnection, state: Snapshot) -> Mapping[str, Document]:
    """Read the heads of all documents as the desk has corrected them; a mark that came later counts for them, too."""
    latest, found = state_at(connection), _heads_at(connection, state)
    if latest.position == state.position:
        return found
    now = _heads_at(connection, latest)
    return {name: evolve(head, handling=highest([head, now[name]])) for name, head in found.items()}


def _heads_at(connection: StoreConnection, state: Snapshot) -> Mapping[str, Document]:
    logs = logs_touching(connection, state, (), documents(connection))
    return corrected_heads(logs.logs, logs.catalogue)


def _described(files: Sequence[TableFiles], state: Snapshot) -> str:
    """Describe the tables as a data package, with the program and the position of the log."""
    told = {
        "name": "log",
        "resources": [tables.described(one.table) for one in files],
        "tracker": {"program": f"tracker {__version__}", "position": state.position},
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _of_log(
    connection: StoreConnection,
    state: Snapshot,
    read: Mapping[str, Document],
    made: Callable[[tables.ColumnTable], TableFiles],
) -> list[TableFiles]:
    """Write documents by their heads as they are read now, with events, players and mendings, one after the other."""
    heads, events, players, mendings = files = [
        made(one) for one in (tables.DOCUMENTS, tables.EVENTS, tables.PLAYERS, tables.MENDINGS)
    ]
    for log, catalogue in _logs(connection, state):
        heads.add_all([tables.document_row(read[log.document.id])])
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
