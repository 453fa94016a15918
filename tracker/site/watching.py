"""Watches logs while they are written: on each change they are checked, and what an append would do is told."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from time import sleep

from markupsafe import Markup

from tracker.desk.desk import Desk
from tracker.desk.files import write_file
from tracker.desk.findings import faults_report
from tracker.desk.logs import named_files
from tracker.model.failures import LogError, TrackerError
from tracker.site.frame import page

PAUSE = 0.5
"""Seconds between two looks at the files: a person notices no more."""

Stamps = dict[Path, tuple[int, int]]
"""Of each file, when it was written and how long it is."""


def watch_logs(
    desk: Desk, paths: Sequence[Path], tell: Callable[[str], None], shown: Path | None, *, ticks: Iterator[None]
) -> None:
    """Look at the logs whenever `ticks` says so, tell what is found of them, and write it to a page that reloads."""
    before: Stamps = {}
    for _ in ticks:
        now = stamps(paths)
        changed = [path for path, stamp in now.items() if before.get(path) != stamp]
        if changed or before.keys() - now.keys():
            told = looked_at(desk, paths, changed if before else [])
            tell(told)
            if shown is not None:
                write_file(shown, watch_page(told), desk.store_file)
        before = now


def always() -> Iterator[None]:
    """Yield a moment, twice a second, for ever."""
    while True:
        yield
        sleep(PAUSE)


def stamps(paths: Sequence[Path]) -> Stamps:
    """Look when each log was written, and how long it is; one that goes away meanwhile is left out."""
    found: Stamps = {}
    for path in named_files(paths):
        try:
            state = path.stat()
        except OSError:
            continue
        found[path] = state.st_mtime_ns, state.st_size
    return found


def looked_at(desk: Desk, paths: Sequence[Path], changed: Sequence[Path]) -> str:
    """Check the logs, and where they have no fault, say what an append of those that changed would do."""
    moment = f"{datetime.now():%H:%M:%S}"  # noqa: DTZ005 - as the reader's clock has it
    try:
        checked = desk.check(*paths)
        told = checked.to_text()
        if not checked.value.faults and changed:
            told = f"{told}\n\n{desk.preview(*changed).to_text()}"
    except LogError as wrong:
        told = faults_report(wrong.findings).to_text()
    except TrackerError as wrong:
        told = str(wrong)
    return f"{moment}\n{told}\n"


def watch_page(told: str) -> str:
    """Write what was found as a page that loads itself again."""
    body = Markup('<main id="main">\n<header><h1>What the logs are</h1></header>\n<pre>{}</pre>\n</main>').format(told)
    return page("What the logs are", body, scripts=("site",), reloads=2)
