"""Imports the datasets in a folder and compares: `make truth DATA=DIR`. Exits 1 where an answer is not theirs."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker import Desk
from truth.chiefs import compare_chiefs
from truth.memberships import compare_memberships, import_memberships
from truth.missions import tell_missions
from truth.pairs import compare_pairs
from truth.question import ask_question, ask_three

ROOT = Path(__file__).resolve().parent.parent
MAPPINGS = ROOT / "mappings"


def memberships(desk: Desk, data: Path, _out: Path) -> bool:
    """Import the memberships, and compare every cell of their panel, and that of all pairs of states."""
    import_memberships(desk, data, MAPPINGS)
    return all([compare_memberships(desk, data, MAPPINGS), compare_pairs(desk, data)])


def missions(desk: Desk, data: Path, out: Path) -> bool:
    """Import the missions and their rulings, and write which ranks were held in each year and who contradicts them."""
    told = tell_missions(desk, data, MAPPINGS, out)
    return compare_chiefs(desk, data, MAPPINGS, out) and told


def question(desk: Desk, data: Path, out: Path) -> bool:
    """Import missions and memberships, and ask what the README answers, and the page on Python."""
    import_memberships(desk, data, MAPPINGS)
    told = tell_missions(desk, data, MAPPINGS, out)
    return all([told, ask_question(desk, ROOT), ask_three(desk, ROOT, out)])


DATASETS: dict[str, Callable[[Desk, Path, Path], bool]] = {
    "missions": missions,
    "memberships": memberships,
    "question": question,
}


def main() -> None:
    """Import what is asked for, each dataset into a store of its own, and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder with the datasets")
    parser.add_argument("only", nargs="*", help=f"which of them: {', '.join(DATASETS)}; all if none is named")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "truth", help="the folder for tables")
    asked = parser.parse_args()
    right = [
        _run(dataset, asked.data, asked.out) for name, dataset in DATASETS.items() if name in (asked.only or DATASETS)
    ]
    sys.exit(not all(right))


def _run(dataset: Callable[[Desk, Path, Path], bool], data: Path, out: Path) -> bool:
    with TemporaryDirectory(prefix="tracker-truth-") as folder, Desk.open(f"{folder}/tracker.db") as desk:
        desk.init()
        return dataset(desk, data, out)


if __name__ == "__main__":
    main()
