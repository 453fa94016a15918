"""Tries faults for real and prints how often: `make faults`. Exits 1 where a promise of docs/trust.md is broken."""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from faults.campaign import Extent, try_postgresql, try_sqlite
from faults.counting import Tally, table

DATABASES: dict[str, Callable[[Path, Extent, Tally], None]] = {"sqlite": try_sqlite, "postgresql": try_postgresql}


def main() -> None:
    """Run the campaign on the databases that were named, or on all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("databases", nargs="*", metavar="DATABASE", help=", ".join(DATABASES))
    parser.add_argument("--kills", type=int, default=300, help="kills of an appending process on each database")
    asked = parser.parse_args()
    tallies = {name: Tally() for name in asked.databases or DATABASES}
    for name, tally in tallies.items():
        begun = time.monotonic()
        with TemporaryDirectory(prefix="tracker-faults-") as folder:
            DATABASES[name](Path(folder), Extent.of(asked.kills), tally)
        tally.count("seconds", round(time.monotonic() - begun))
    print(table(tallies))
    sys.exit(any(tally.broken for tally in tallies.values()))


if __name__ == "__main__":
    main()
