"""How long a briefing takes as a whole process, from a store of many events, beside `replay` of the same two actors."""

from pathlib import Path

from made import log_text
from measuring import Process, Ratio, beside

from tracker.catalogue.seeds import read_seeds
from tracker.given import given

BATCH, BATCHES = 10_000, 10
ASKED = ("LTU", "CHN", "--on", "2021-12-31")
BOUNDS = {"md": 1.5, "html": 1.5, "pdf": 2.5, "docx": 4.0}


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
    return [
        Ratio(
            f"{name}, {ending}", "replay", *beside(command("brief", *ASKED, "-o", f"page.{ending}"), replay, 7), bound
        )
        for ending, bound in BOUNDS.items()
    ]
