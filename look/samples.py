"""Writes the sample briefings and drawings from the sample events: `make samples`.

Those that are text are kept under docs/samples/, without what is of one catalogue or one state of the log alone; PDF
and Word go to build/samples/. The same log, dates and program give the same bytes.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from look.masking import of_log
from tracker.catalogue.seeds import read_seeds
from tracker.cli.group import tracker
from tracker.given import given
from tracker.log.files import log_files, read_file
from tracker.narrative.appending import check_appended
from tracker.store.connection import open_store
from tracker.store.schema import upgrade
from tracker.store.writing import append, load_catalogue

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "docs" / "samples"
PAPERS = ROOT / "build" / "samples"
STORE = "samples.db"
MOMENT = datetime(2026, 1, 1, 12, tzinfo=UTC)

YEAR = ("--on", "2021-12-31", "--since", "2021-01-01")
BRIEFINGS = {
    "lithuania-china": ("LTU", "CHN", *YEAR),
    "belarus-china": ("BLR", "CHN", *YEAR),
    "lithuania-japan": ("LTU", "JPN", *YEAR),
    "kazakhstan-lithuania": ("KAZ", "LTU", "--on", "2018-12-31", "--since", "2018-01-01"),
    "japan-russia": ("JPN", "RUS", "--on", "2019-03-01", "--since", "2018-03-01"),
    "lithuania-china-as-known-in-june-2021": ("LTU", "CHN", *YEAR, "--known-by", "2021-06-30"),
    "lithuania": ("LTU", *YEAR),
    "china-ceec": ("CHN-CEEC", *YEAR),
    "nothing-known": ("ISL", "PRY", *YEAR),
}
"""The sample pages by name, as `tracker brief` is asked for them."""

DRAWINGS = {
    "lithuania-china-timeline": ("timeline", "LTU", "CHN"),
    "lithuania-network": ("network", "LTU", "--on", "2021-12-31"),
    "china-ceec-network": ("network", "CHN-CEEC", "--on", "2021-12-31"),
}
TEXTS = ("md", "html")
"""The formats in which every sample is kept; the first is kept as JSON, too, and made as PDF and Word."""


def texts(folder: Path) -> list[Path]:
    """Write every sample that is text into a folder and return the files, in order."""
    with _store() as scratch:
        made = [_brief(scratch, folder, name, ending) for name in BRIEFINGS for ending in TEXTS]
        made.append(_brief(scratch, folder, next(iter(BRIEFINGS)), "json"))
        made += [drawing(scratch, folder, name) for name in DRAWINGS]
    for file in made:
        file.write_text(of_log(file.read_text(encoding="utf-8")), encoding="utf-8")
    return made


def papers(folder: Path) -> list[Path]:
    """Write the first sample as PDF and Word into a folder and return the files."""
    with _store() as scratch:
        return [_brief(scratch, folder, next(iter(BRIEFINGS)), ending) for ending in ("pdf", "docx")]


@contextmanager
def _store() -> Iterator[str]:
    """Fill a store with the sample events, and give its folder for as long as it is asked."""
    with TemporaryDirectory() as scratch:
        store_of(Path(scratch, STORE), log_files([given("events")]))
        yield scratch


def _brief(scratch: str, folder: Path, name: str, ending: str) -> Path:
    file = folder / f"{name}.{ending}"
    run(scratch, "brief", *BRIEFINGS[name], "-o", str(file))
    return file


def drawing(scratch: str, folder: Path, name: str) -> Path:
    """Write a drawing from the store in a folder."""
    file = folder / f"{name}.svg"
    run(scratch, *DRAWINGS[name], "--svg", str(file))
    return file


def store_of(file: Path, paths: Sequence[Path]) -> None:
    """Append logs to a new store at a fixed moment: the root of a log covers when it was appended."""
    store, (catalogue, _) = open_store(str(file)), read_seeds(given("seeds"))
    upgrade(store, given("migrations"))
    load_catalogue(store, catalogue, lambda: MOMENT)
    logs = [read_file(path, f"events/{path.name}") for path in paths]
    append(store, logs, catalogue, check_appended, lambda: MOMENT)


def run(scratch: str, *words: str) -> None:
    """Run a command on the store in a folder."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        tracker.main(["--store", str(Path(scratch, STORE)), *words], prog_name="tracker", standalone_mode=False)


if __name__ == "__main__":
    for kept in (SAMPLES, PAPERS):
        kept.mkdir(parents=True, exist_ok=True)
    for path in (*texts(SAMPLES), *papers(PAPERS)):
        print(path.relative_to(ROOT))
