"""Imports the datasets in a folder and compares: `make truth DATA=DIR`. Exits 1 where an answer is not theirs."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker import Desk
from truth.memberships import compare_memberships, import_memberships

MAPPINGS = Path(__file__).resolve().parent.parent / "mappings"


def main() -> None:
    """Import what is there, and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder with the datasets")
    data = parser.parse_args().data
    with TemporaryDirectory(prefix="tracker-truth-") as folder, Desk.open(f"{folder}/truth.db") as desk:
        desk.init()
        import_memberships(desk, data, MAPPINGS)
        sys.exit(not compare_memberships(desk, data, MAPPINGS))


if __name__ == "__main__":
    main()
