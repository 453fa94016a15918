"""A process hangs by its own time: what it waits for a core on a busy machine is not held against it."""

import os
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from faults import patience
from faults.processes import run_tracker

SPIN = "import os; os.sched_setaffinity(0, {int(os.environ['CORE'])})\nwhile True: pass"


@contextmanager
def spinning(core):
    """A process that never ends and never waits, on a core that it may have to share."""
    process = subprocess.Popen([sys.executable, "-c", SPIN], env={**os.environ, "CORE": str(core)})
    try:
        yield process.pid
    finally:
        process.kill()
        process.wait()


def test_a_command_that_hangs_is_ended_and_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(patience, "PATIENCE", 0.2)
    monkeypatch.setattr(patience, "STEP", 0.1)
    ran = run_tracker(tmp_path, code="import time\nwhile True: time.sleep(1)")
    assert (ran.code, ran.err) == (-9, "The command hung.")


@pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="Linux alone tells how long a process was queued")
def test_the_queue_for_a_core_is_told():
    core = min(os.sched_getaffinity(0))
    with ExitStack() as both:
        first, second = (both.enter_context(spinning(core)) for _ in range(2))
        while patience.seconds_queued(first) < 0.1 or patience.seconds_queued(second) < 0.1:
            pass
    assert patience.seconds_queued(first) == 0, "a process that is gone"
