"""Reads a panel in R, as CSV with readr and as Stata with haven, and compares every cell: `make in-r`.

The panel is one of the sample logs, with answers, counts and figures. Where R or a package of it is missing, nothing is
compared, it is said what to install, and the exit code is 1.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker import Desk
from tracker.given import given
from tracker.projections.panel.columns import Cell
from tracker.reports.data.panels.columnar import stata_names

SCRIPT = Path(__file__).with_name("reading.R")
PACKAGES = ("readr", "haven")
ACTORS = "LTU", "LVA", "EST", "POL", "CHN", "RUS", "BLR", "CHN-CEEC"
FLUENTS = "level", "head-of-mission", "member(*, CHN-CEEC) = full", "both-members"

Columns = dict[str, list[Cell]]


def missing() -> list[str]:
    """Name what R needs and is not installed; R itself where that is it."""
    if shutil.which("Rscript") is None:
        return ["R"]
    asked = "cat(Filter(function(p) !requireNamespace(p, quietly = TRUE), commandArgs(TRUE)))"
    ran = subprocess.run(["Rscript", "-e", asked, *PACKAGES], capture_output=True, text=True, check=True)
    return ran.stdout.split()


def read_in_r(csv: Path, dta: Path) -> dict[tuple[str, str], tuple[str, list[str]]]:
    """Return the columns that R reads, by form and name: the class of each, and its cells as text."""
    ran = subprocess.run(["Rscript", str(SCRIPT), str(csv), str(dta)], capture_output=True, text=True, check=True)
    rows = (line.split("\t") for line in ran.stdout.splitlines())
    return {(form, name): (sort, cells) for form, name, sort, *cells in rows}


def differences(columns: Columns, read: dict[tuple[str, str], tuple[str, list[str]]]) -> Iterator[str]:
    """Say which cells R reads otherwise; a text that is missing is empty in Stata, and everywhere else NA."""
    short = stata_names(list(columns))
    expected = {("readr", name) for name in columns} | {("haven", short[name]) for name in columns}
    yield from (f"{form} reads {name}, or does not" for form, name in sorted(expected ^ read.keys()))
    for form, name in sorted(expected & read.keys()):
        cells = columns[name] if form == "readr" else columns[{each: whole for whole, each in short.items()}[name]]
        sort, found = read[form, name]
        is_text = any(isinstance(cell, str) for cell in cells)
        blank = "" if form == "haven" and sort == "character" else "NA"
        for place, (cell, given_back) in enumerate(zip(cells, found, strict=True)):
            same = given_back == (blank if cell is None else cell) if is_text or cell is None else _is(given_back, cell)
            if not same:
                yield f"{form}, {name}, row {place + 1}: {given_back!r} is read for {cell!r}"


def _is(text: str, number: Cell) -> bool:
    try:
        return float(text) == number
    except ValueError:
        return False


def main() -> int:
    """Write the panel, read it in R, and print what differs."""
    if lacking := missing():
        print(f"Nothing was compared: {', '.join(lacking)} is not installed. On Debian: ", end="")
        print("apt install r-base-core r-cran-readr r-cran-haven")
        return 1
    with TemporaryDirectory(prefix="tracker-in-r-") as folder, Desk.open(f"{folder}/tracker.db") as desk:
        desk.init()
        desk.append(given("events"))
        panel = desk.panel(*ACTORS, first=1989, last=2025, fluents=FLUENTS, counts=["kind", "goldstein"], figures=True)
        csv, dta = Path(folder, "panel.csv"), Path(folder, "panel.dta")
        panel.write(csv)
        panel.write(dta)
        rows = [*panel.value.rows()]
        columns = {one.name: [row[place] for row in rows] for place, one in enumerate(panel.value.columns)}
        found = [*differences(columns, read_in_r(csv, dta))]
    print(
        "\n".join(found[:20])
        or f"R reads {len(rows):,} rows of {len(columns)} columns in both forms, every cell equal."
    )
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
