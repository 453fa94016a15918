"""Writes pages as files: of two actors one that needs no other."""

from pathlib import Path

from tracker.desk.bounds import Day, Moment
from tracker.desk.desk import Desk
from tracker.desk.files import write_file
from tracker.desk.states import StatesReport
from tracker.site.dyad import dyad_page


def write_pair(  # noqa: PLR0913 - one argument a date
    desk: Desk,
    folder: Path,
    a: str,
    b: str,
    *,
    on: Day | None = None,
    known_by: Day | None = None,
    recorded_by: Moment | None = None,
) -> Path:
    """Write the page of two actors into a folder; return its file."""
    report = desk.states(a, b, on=on, known_by=known_by, recorded_by=recorded_by, knowledge=True)
    file = folder / f"{pair_name(report)}.html"
    write_page(desk, file, dyad_page(report.set_in_type(), report.drawn()), report.value.handling)
    return file


def pair_name(report: StatesReport) -> str:
    """Name the page of two actors."""
    return "-".join(report.value.actors)


def write_page(desk: Desk, file: Path, made: str, handling: str = "") -> None:
    """Write a page whole or not at all; what bears a mark is for its owner alone."""
    file.parent.mkdir(parents=True, exist_ok=True)
    write_file(file, made, desk.store_file, private=handling not in ("", "PUBLIC"))
