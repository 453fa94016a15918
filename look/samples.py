"""Writes the sample briefings and drawings under docs/samples/, from the sample events: `make samples`.

The same log, dates and program give the same bytes, so nothing changes there but by a change of one of them.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "docs" / "samples"
TRACKER = [sys.executable, "-m", "tracker"]

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
        for words in (("init",), ("append", "events")):
            _tracker(scratch, *words)
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


def _tracker(scratch: str, *words: str) -> None:
    """Run a command on a store of the samples' own; the folder is the checkout, so that logs are named from there."""
    store = ("--store", str(Path(scratch, "samples.db")))
    subprocess.run([*TRACKER, *store, *words], cwd=ROOT, check=True, capture_output=True)


if __name__ == "__main__":
    for path in samples(SAMPLES):
        print(path.relative_to(ROOT))
