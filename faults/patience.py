"""How long a process may take before it counts as one that hangs: its own time, and not that of a busy machine.

A process that is ready to run and gets no core does nothing wrong. Beside a test suite a command of a second took 25,
and 24 of these it stood in the queue for a core; so what it waited there is taken off.
"""

import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 60
"""After so many seconds of its own, running or waiting for something else than a core, a process hangs."""

STEP = 1.0


def await_process(pid: int | None, done: Callable[[float], object]) -> bool:
    """Call what waits for some seconds until it says that it is done; return False where the process hangs."""
    begun, queued = time.monotonic(), seconds_queued(pid)
    while not done(STEP):
        if time.monotonic() - begun - (seconds_queued(pid) - queued) > PATIENCE:
            return False
    return True


def seconds_queued(pid: int | None) -> float:
    """Return how long a process was ready to run and had no core; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0
