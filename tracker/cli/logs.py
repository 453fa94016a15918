"""The logs that a command line names, read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.cli.common import Failure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tracker.log.assembly import RawLog


def named_logs(paths: Sequence[Path]) -> list[RawLog]:
    """Read the logs that are named, files or folders of them; raises Failure where one is not there."""
    from tracker.log.files import log_files, read_file  # noqa: PLC0415 - YAML is imported where it is used
    from tracker.text.characters import escaped  # noqa: PLC0415

    missing = [f"'{escaped(path.as_posix())}'".replace("\n", " ") for path in paths if not is_there(path)]
    if missing:
        hint = "Name your logs, or 'tracker init --samples' copies the sample logs into the folder 'events'."
        raise Failure(f"There is no file or folder {', '.join(missing)}. {hint}")
    return [read_file(path) for path in log_files(paths)]


def is_there(path: Path) -> bool:
    """Say whether a file or folder is there; a name that is too long for one is none."""
    try:
        return path.exists()
    except OSError:
        return False
