"""What a person sees who types the commands: screens of 60, 80 and 120 columns in tmux, as text with its colours.

A line that is wider than its screen is a finding, and so are colours where NO_COLOR asks for none.
"""

import os
import re
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

from wcwidth import wcswidth

from look.samples import STORE
from look.scenes import stage

WIDTHS = (60, 80, 120)
LINES = 2000
"""So high a screen that no pager is needed."""
_OVER = "~ over ~"
_NUMBERS = count()
PATIENCE = 20
"""Seconds to wait for a command."""
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
COMMANDS = {
    "replay": "replay LTU CHN --on 2021-12-31",
    "replay-evidence": "replay LTU CHN --on 2021-12-31 -v",
    "replay-listings": "replay EU BLR --on 2026-05-31",
    "replay-one": "replay LTU --on 2021-12-31",
    "replay-scripts": "replay GEO KOR --on 2021-12-31 -v --chronology",
    "who": "who 'level(CHN, *)' --on 2021-12-31",
    "members": "members CHN-CEEC --on 2021-12-31",
    "timeline": "timeline LTU JPN",
    "calendar": "calendar LTU --on 2021-12-31",
    "table": "table diplomats-expelled --role sender RUS",
    "changes": "changes LTU CHN --from 2021-08-01 --to 2021-12-31",
    "brief": "brief LTU CHN --on 2021-12-31",
    "help": "--help",
    "help-replay": "replay --help",
    "help-brief": "brief --help",
    "help-append": "append --help",
    "help-table": "table --help",
    "help-calendar": "calendar --help",
}
"""Each screen by name, with the command that shows it."""


def screens(folder: Path) -> int:
    """Capture each command at each width, into a file of its own; say which lines are wider than their screen."""
    found: list[str] = []
    with stage() as scratch:
        for width in WIDTHS:
            for name, command in COMMANDS.items():
                shown = captured(scratch, command, width)
                (folder / f"{name}-{width}.txt").write_text(shown, encoding="utf-8")
                found += [f"{name} at {width}: {line}" for line in too_wide(shown, width)]
        colourless = captured(scratch, COMMANDS["replay"], 80, NO_COLOR="1")
    found += ["replay: colours though NO_COLOR is set"] if _COLOUR.search(colourless) else []
    for fault in found:
        print(fault)
    print(f"Terminal: {len(COMMANDS)} commands at {len(WIDTHS)} widths, {len(found)} findings")
    return 1 if found else 0


def captured(scratch: str, command: str, width: int, lines: int = LINES, **environment: str) -> str:
    """Run a command of the program in a terminal of its own, and return what stands on its screen when it has ended."""
    server = f"look-{os.getpid()}-{next(_NUMBERS)}"  # one that ends must not be the one that begins
    given = [part for name, value in environment.items() for part in ("-e", f"{name}={value}")]
    shell = f"{Path(sys.executable).parent / 'tracker'} --store {STORE} {command}; echo '{_OVER}'; sleep 60"
    size = ("-x", str(width), "-y", str(lines))
    _tmux(server, "-f", os.devnull, "new-session", "-d", *given, *size, "-c", scratch, "sh", "-c", shell)
    end, shown = time.monotonic() + PATIENCE, ""
    while _OVER not in shown and time.monotonic() < end:
        time.sleep(0.1)
        shown = _tmux(server, "capture-pane", "-e", "-J", "-p")
    _tmux(server, "kill-server")
    return shown.partition(_OVER)[0].rstrip() + "\n"


def too_wide(shown: str, width: int) -> list[str]:
    """List the lines that a terminal had to break, but for those with a word that no line holds."""
    lines = (_COLOUR.sub("", line).rstrip() for line in shown.splitlines())
    wide = (line for line in lines if wcswidth(line) > width)
    return [line for line in wide if len(line) - len(line.lstrip()) + max(map(len, line.split())) + 2 <= width]


def _tmux(server: str, *words: str) -> str:
    return subprocess.run(("tmux", "-L", server, *words), check=False, capture_output=True, text=True).stdout
