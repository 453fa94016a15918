"""The command line: one command a file, each imported only when it is called."""

import sys

STOPPED = "Stopped. What a command changes it changes whole or not at all; 'tracker status' shows the last append."


def main() -> None:
    """Run the command line; whoever presses Ctrl-C, be it while the program still loads, gets a sentence."""
    try:
        from tracker.cli.running import run  # noqa: PLC0415 - so that nothing is loaded before Ctrl-C is awaited

        run()
    except KeyboardInterrupt:
        sys.stderr.write(f"{STOPPED}\n")
        sys.exit(130)
