"""A store is made, looked at, copied, restored, brought up to a new schema, and opened to those who append."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.desk.files import write_file
from tracker.desk.kept import StoreMade, doctor_data, doctor_text, made_text, status_data, status_text
from tracker.desk.lazily import Lazily
from tracker.desk.opened import Opened
from tracker.desk.report import Report, fields_data
from tracker.given import given
from tracker.model.failures import FileError
from tracker.store.exporting import Header, export_lines, export_to, header_of
from tracker.store.health import Check, examine
from tracker.store.status import StoreStatus, status_of
from tracker.store.writing import load_catalogue

if TYPE_CHECKING:
    from tracker.store import schema
else:  # Alembic is imported where tables are made
    schema = Lazily("tracker.store.schema")

SAMPLES = Path("events")
"""The folder into which the sample logs are copied."""


def init_store(opened: Opened, *, samples: bool = False) -> Report[StoreMade]:
    """Make a store with the catalogue in it, unless it is there; copy the sample logs beside it if asked."""
    copies = _copies(given("events")) if samples else {}
    had = opened.stored_catalogue()
    catalogue = opened.catalogue()
    if had is None:
        schema.upgrade(opened.store, given("migrations"))
    new = load_catalogue(opened.store, catalogue)
    for path, data in copies.items():
        write_file(path, data, opened.store.file)
    made = StoreMade(
        address=opened.store.address,
        catalogue=catalogue.version,
        kinds=len(list(catalogue.codes("kinds"))),
        actors=len(list(catalogue.codes("actors"))),
        new=new,
        differs=had is not None and opened.given_catalogue(catalogue).version != catalogue.version,
    )
    return Report(made, made_text, fields_data)


def status_report(opened: Opened) -> Report[StoreStatus]:
    """Tell what a store is, of which schema, and how much it holds."""
    ours = opened.given_catalogue().version
    return Report(
        status_of(opened.store), lambda found: status_text(found, ours), lambda found: status_data(found, ours)
    )


def doctor_report(opened: Opened) -> Report[tuple[Check, ...]]:
    """Look at a store from outside and from inside by checks that take a moment."""
    address = opened.store.address
    checks = examine(opened.store, Path.cwd())
    return Report(
        checks, lambda found: doctor_text(found, address), lambda found: doctor_data(found, address), "checks"
    )


def export_lines_of(opened: Opened, recorded_by: str | None) -> Iterator[str]:
    """Yield every entry of a store in order, or those recorded by then, as lines of JSON."""
    with opened.store.looking() as connection:
        yield from export_lines(connection, recorded_by)


def export_all(opened: Opened, file: Path, recorded_by: str | None) -> Header:
    """Write every entry of a store, or those recorded by then, to a new file."""
    with opened.store.looking() as connection:
        export_to(connection, file, recorded_by)
        return header_of(connection, recorded_by)


def _copies(folder: Path) -> dict[Path, bytes]:
    """Return what is to be written where, that the sample logs of a folder are all there; raises FileError.

    A file that is there and says the same stays as it is; one that says something else is not overwritten.
    """
    copies: dict[Path, bytes] = {}
    try:
        SAMPLES.mkdir(exist_ok=True)
        for sample in sorted(folder.glob("*.yaml")):
            path, data = SAMPLES / sample.name, sample.read_bytes()
            if not path.exists():
                copies[path] = data
            elif path.read_bytes() != data:
                remedy = "Nothing was copied: move it away, or go to an empty folder."
                raise FileError(f"{path} is there already, and is not the sample log of that name. {remedy}")
    except OSError as error:
        raise FileError(f"The folder {SAMPLES} cannot be written: {error.strerror}. Go to another folder.") from None
    return copies
