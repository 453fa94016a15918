"""The logs that a command line names, read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.common import Failure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.log.assembly import RawLog


_STANDARD_INPUT = Path("-")


def named_logs(paths: Sequence[Path]) -> list[RawLog]:
    """Read the logs that are named, files or folders of them; raises Failure where one is not there.

    `-` is the standard input.
    """
    from tracker.log.files import log_files, read_file, read_stream  # noqa: PLC0415 - YAML is imported where it is used
    from tracker.text.characters import escaped  # noqa: PLC0415

    missing = [f"'{escaped(path.as_posix())}'".replace("\n", " ") for path in paths if not _is_named(path)]
    if missing:
        hint = "Name your logs, or 'tracker init --samples' copies the sample logs into the folder 'events'."
        raise Failure(f"There is no file or folder {', '.join(missing)}. {hint}")
    return [read_stream(sys.stdin.buffer) if path == _STANDARD_INPUT else read_file(path) for path in log_files(paths)]


def _is_named(path: Path) -> bool:
    return path == _STANDARD_INPUT or is_there(path)


def is_there(path: Path) -> bool:
    """Say whether a file or folder is there; a name that is too long for one is none."""
    try:
        return path.exists()
    except OSError:
        return False
