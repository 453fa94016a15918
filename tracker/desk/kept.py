"""What is said of a store that was made or looked at: as lines, and as plain data."""

from collections.abc import Iterator, Sequence
from typing import cast

from attrs import asdict, frozen

from tracker.desk.shapes import CheckData, DoctorData, StatusData, TroubleData
from tracker.reports.language.words import counted
from tracker.reports.text.layout import page_text
from tracker.store.health import Check
from tracker.store.status import StoreStatus


@frozen
class StoreMade:
    """A store with a catalogue in it: whether it was new there, and whether the program's differs from it."""

    address: str
    catalogue: str
    kinds: int
    actors: int
    new: bool
    differs: bool


def made_text(made: StoreMade) -> str:
    """Say that a store is ready, and with which catalogue."""
    lines = [
        f"Store {made.address} is ready: catalogue {made.catalogue}, {made.kinds} kinds, {made.actors} actors.",
        *([] if made.new else ["It had this catalogue already."]),
    ]
    if made.differs:
        lines.append(
            "The catalogue given with the program differs: 'tracker seeds diff' shows how, and how to take it."
        )
    return "\n".join(lines)


def status_text(found: StoreStatus, given: str) -> str:
    """Write a store's status, a line for each thing."""
    return page_text(f"{name:<14} {said}" for name, said in _status_lines(found, given))


def status_data(found: StoreStatus, given: str) -> StatusData:
    """Return a store's status as plain data, with the version of the catalogue given with the program."""
    return cast("StatusData", {**asdict(found), "given_catalogue": given})


def doctor_text(checks: Sequence[Check], address: str) -> str:
    """Say of each check whether it found something wrong, and what to do."""
    lines: list[str] = []
    for check in checks:
        lines.append(f"{'wrong' if check.troubles else 'ok':<6} {check.name}")
        told = [text for trouble in check.troubles for text in (trouble.message, trouble.remedy) if text]
        lines += [f"         {text}" for text in told]
    troubles = sum(len(check.troubles) for check in checks)
    return page_text(
        [*lines, "", f"{counted(troubles, 'fault')}." if troubles else f"Nothing is wrong with {address}."]
    )


def doctor_data(checks: Sequence[Check], address: str) -> DoctorData:
    """Return what each check found as plain data."""
    return {"store": address, "checks": [_check_data(check) for check in checks]}


def _check_data(check: Check) -> CheckData:
    troubles = [TroubleData(message=trouble.message, remedy=trouble.remedy) for trouble in check.troubles]
    return {"name": check.name, "troubles": troubles}


def _status_lines(found: StoreStatus, given: str) -> Iterator[tuple[str, str]]:
    yield "store", f"{found.address} ({found.database}, {_room(found.bytes)})"
    up_to_date = found.schema == found.program_schema
    behind = f", this program's is {found.program_schema}: run 'tracker upgrade'"
    yield "schema", found.schema if up_to_date else f"{found.schema}{behind}"
    what = [counted(found.documents, "document"), counted(found.events, "event"), counted(found.mendings, "mending")]
    others = found.entries - found.documents - found.events - found.mendings
    yield "entries", f"{found.entries}: {', '.join(what)}, {counted(others, 'other')}"
    yield "last append", found.last_append or "nothing was appended yet"
    yield "catalogue", _catalogue_said(found.catalogue, given)
    yield "root", f"{found.root} ({found.origin})" if found.root else "none before schema 0003"
    yield "index", "fresh" if found.index_fresh else "does not stand for the log: run 'tracker verify --rebuild-index'"


def _catalogue_said(version: str | None, given: str) -> str:
    if version is None:
        return "none: run 'tracker init'"
    if version == given:
        return f"{version}, the one given with the program"
    return f"{version}; the one given with the program is {given}: 'tracker seeds diff' shows what differs"


def _room(size: int) -> str:
    return f"{size / 2**20:.1f} MiB"
