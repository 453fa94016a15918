"""The command line: one command a file, each imported only when it is called."""

import sys
from _thread import interrupt_main

STOPPED = "Stopped. What a command changes it changes whole or not at all; 'tracker status' shows the last append."


def main() -> None:
    """Run the command line; whoever presses Ctrl-C, be it while the program still loads, gets a sentence."""
    sys.unraisablehook = _again
    try:
        from tracker.cli.running import run  # noqa: PLC0415 - so that nothing is loaded before Ctrl-C is awaited

        run()
    except KeyboardInterrupt:
        sys.stderr.write(f"{STOPPED}\n")
        sys.exit(130)


def _again(fault: "sys.UnraisableHookArgs") -> None:
    """Interrupt once more what was interrupted where Python can raise nothing, and would go on with a traceback."""
    if issubclass(fault.exc_type, KeyboardInterrupt):
        interrupt_main()
    else:
        sys.__unraisablehook__(fault)
