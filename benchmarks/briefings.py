"""How long a briefing takes as a whole process, from a store of many events, beside `replay` of the same two actors.

And how much of that process is rendering, which `rendering.py` says.
"""

import sys
from pathlib import Path
from statistics import median

from made import log_text
from measuring import Process, Ratio, beside, processor

from tracker.catalogue.seeds import read_seeds
from tracker.given import given

BATCH, BATCHES = 10_000, 10
ASKED = ("LTU", "CHN", "--on", "2021-12-31")
BOUNDS = {"md": 1.5, "html": 1.5, "pdf": 2.5, "docx": 4.0}
TYPESET = ("pdf", "docx")
RENDERED = 0.25
"""How much of a process the rendering may be."""

REPETITIONS = 7


def briefing_ratios(folder: Path, tracker: str) -> list[Ratio]:
    """Fill a store with the sample events and many more, and measure a briefing in each format."""

    def command(*words: str) -> Process:
        return Process([tracker, "--store", "many.db", *words], folder)

    catalogue, _ = read_seeds(given("seeds"))
    command("init")()
    command("append", str(given("events")))()
    for batch in range(BATCHES):
        file = folder / f"batch-{batch}.yaml"
        file.write_text(log_text(catalogue, BATCH, batch), encoding="utf-8")
        command("append", str(file))()
        file.unlink()
    replay = command("replay", *ASKED)
    name = f"brief of {BATCH * BATCHES:,} events"
    wholes = [
        Ratio(
            f"{name}, {ending}",
            "replay",
            *beside(command("brief", *ASKED, "-o", f"page.{ending}"), replay, REPETITIONS),
            bound,
        )
        for ending, bound in BOUNDS.items()
    ]
    return wholes + [rendering_ratio(folder, "many.db", ending) for ending in TYPESET]


def rendering_ratio(folder: Path, store: str, ending: str) -> Ratio:
    """Measure the rendering of a briefing beside the process that it is a part of."""
    script = str(Path(__file__).with_name("rendering.py"))
    task = Process([sys.executable, script, "--store", store, "brief", *ASKED, "-o", f"page.{ending}"], folder)
    task()
    rendered, whole = map(median, zip(*(_parts(task) for _ in range(REPETITIONS)), strict=True))
    return Ratio(f"the rendering of it, {ending}", "the whole process", rendered, whole, RENDERED)


def _parts(task: Process) -> tuple[float, float]:
    """Run a briefing once; return how long its rendering took, and the whole process."""
    start = processor()
    said = task.said()
    return float(said.splitlines()[-1]), processor() - start
