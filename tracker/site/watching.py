"""Watches logs while they are written: on each change they are checked, and what an append would do is told."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from time import sleep

from markupsafe import Markup

from tracker.desk.desk import Desk
from tracker.desk.files import write_file
from tracker.desk.findings import faults_report
from tracker.desk.logs import named_files
from tracker.model.failures import FileError, LogError, TrackerError
from tracker.site.frame import page

PAUSE = 0.5
"""Seconds between two looks at the files: a person notices no more."""

_TITLE = "Your logs, checked"
_LONG = 2
"""A log that is away at so many looks, one after the other, is more than being written."""

_MARK = token_hex(16)
"""Tells a page of this run from what else may have it in a frame."""

_AWAY = "A log that you named is not there. As soon as it is back, it is checked again."

Stamps = dict[Path, tuple[int, int]]
"""Of each file, when it was written and how long it is."""


def watch_logs(
    desk: Desk, paths: Sequence[Path], tell: Callable[[str], None], shown: Path | None, *, ticks: Iterator[None]
) -> None:
    """Look at the logs whenever `ticks` says so, tell what is found of them, and write it to a page that reloads.

    Raises FileError where one is not there at first; one that is away later is waited for, since many programs that
    write a file take it away for a moment.
    """
    named_files(paths)
    before, looks_away = None, 0
    for _ in ticks:
        now = stamps(paths)
        looks_away = looks_away + 1 if now is None else 0
        if now is None and looks_away == _LONG:
            _show(desk, _AWAY, tell, shown)
            before = None
        elif now is not None and now != before:
            _show(desk, looked_at(desk, paths), tell, shown)
            before = now


def _show(desk: Desk, found: str, tell: Callable[[str], None], shown: Path | None) -> None:
    """Tell what was found, and write it to the page: for its owner alone, since it quotes logs that may be marked."""
    told = f"{datetime.now():%H:%M:%S}\n{found}\n"  # noqa: DTZ005 - as the reader's clock has it
    tell(told)
    if shown is not None:
        write_file(shown, watch_page(told, _MARK), desk.store_file, private=True)


def always() -> Iterator[None]:
    """Yield a moment, twice a second, for ever."""
    while True:
        yield
        sleep(PAUSE)


def stamps(paths: Sequence[Path]) -> Stamps | None:
    """Look when each log was written, and how long it is; None while one that was named is away."""
    try:
        return {path: (state.st_mtime_ns, state.st_size) for path in named_files(paths) for state in (path.stat(),)}
    except (FileError, FileNotFoundError):
        return None


def looked_at(desk: Desk, paths: Sequence[Path]) -> str:
    """Check the logs, and where they have no fault, say what an append of them would do."""
    try:
        checked = desk.check(*paths)
    except LogError as wrong:
        return faults_report(wrong.findings).to_text()
    except TrackerError as wrong:
        return str(wrong)
    if checked.value.faults:
        return checked.to_text()
    try:
        coming = desk.preview(*paths).to_text()
    except TrackerError as wrong:
        coming = str(wrong)
    return f"{checked.to_text()}\n\n{coming}"


def watch_page(told: str, mark: str) -> str:
    """Write what was found as a page that shows what its file says by now, and tells none but a page of its run."""
    body = Markup(
        '<main id="main" data-watch="{}">\n<header><h1>{}</h1></header>\n'
        '<p id="again" class="quiet" role="status"></p>\n<pre id="told">{}</pre>\n</main>'
    ).format(mark, _TITLE, told)
    return page(_TITLE, body, scripts=("watch", "site"), reloads=2)
