"""Writes the sample briefings and drawings under docs/samples/, from the sample events: `make samples`.

The same log, dates and program give the same bytes, so nothing changes there but by a change of one of them.
"""

from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.catalogue.seeds import read_seeds
from tracker.cli import tracker
from tracker.given import given
from tracker.log.files import log_files, read_file
from tracker.store.connection import open_store
from tracker.store.schema import upgrade
from tracker.store.writing import append, load_catalogue

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "docs" / "samples"
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
"""The formats in which every sample is kept; the first stands there in the others, too."""


def samples(folder: Path) -> list[Path]:
    """Write every sample into a folder and return the files, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    with TemporaryDirectory() as scratch:
        _append(Path(scratch, STORE))
        for place, (name, words) in enumerate(BRIEFINGS.items()):
            for ending in (*TEXTS, "json", "pdf", "docx") if place == 0 else TEXTS:
                file = folder / f"{name}.{ending}"
                _tracker(scratch, "brief", *words, "-o", str(file))
                made.append(file)
        for name, words in DRAWINGS.items():
            file = folder / f"{name}.svg"
            _tracker(scratch, *words, "--svg", str(file))
            made.append(file)
    return made


def _append(file: Path) -> None:
    """Append the sample events at a fixed moment: the root of a log covers when it was appended."""
    store, (catalogue, _) = open_store(str(file)), read_seeds(given("seeds"))
    upgrade(store, given("migrations"))
    load_catalogue(store, catalogue, lambda: MOMENT)
    logs = [read_file(path, f"events/{path.name}") for path in log_files([given("events")])]
    append(store, logs, catalogue, lambda: MOMENT)


def _tracker(scratch: str, *words: str) -> None:
    """Run a command on the samples' own store."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        tracker.main(["--store", str(Path(scratch, STORE)), *words], prog_name="tracker", standalone_mode=False)


if __name__ == "__main__":
    for path in samples(SAMPLES):
        print(path.relative_to(ROOT))
