"""Builds a release twice from clean clones, compares, writes its papers and prints its hashes: `make release`."""

import argparse
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from release.building import Commit, build, differing, head, uncommitted
from release.looking import known_faults, tools, wrong_bill
from release.needed import unlike_lock
from release.papers import PROJECT, bill_of_materials, provenance, sums

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Make a release of the commit at which the repository stands."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=ROOT / "dist", help="the folder for what is made")
    parser.add_argument("--tools", type=Path, default=ROOT / "build" / "release", help="an environment for the tools")
    asked = parser.parse_args()
    of = head(ROOT)
    if left := uncommitted(ROOT):
        print(f"Not in the release, since it is not committed: {len(left)} files.")
    if wrong := unlike_lock(ROOT):
        sys.exit(f"This environment is not that of requirements.lock: {', '.join(wrong)}. Run 'make clean release'.")
    made = make(ROOT, of, asked.to)
    print(f"Release of commit {of.commit}, built twice with the same bytes, in {asked.to}:")
    print(sums(made), end="")
    sys.exit(look(asked.tools, made[-2]))


def make(root: Path, of: Commit, folder: Path) -> list[Path]:
    """Build a commit twice, and write what is to be published into a folder; ends where the builds differ."""
    with TemporaryDirectory(prefix="tracker-release-") as once, TemporaryDirectory(prefix="tracker-release-") as again:
        built = build(root, of, Path(once))
        if wrong := differing(built, build(root, of, Path(again))):
            sys.exit(f"Two builds of one commit differ: {', '.join(wrong)}. Nothing is released.")
        folder.mkdir(parents=True, exist_ok=True)
        made = [Path(shutil.copy(path, folder)) for path in built]
        return [*made, *papers(made, of, Path(once) / "clone", folder)]


def papers(made: list[Path], of: Commit, clone: Path, folder: Path) -> list[Path]:
    """Write the papers of what was built, as the clone says it, and the hashes of all."""
    (wheel,) = (path for path in made if path.suffix == ".whl")
    version = wheel.name.split("-")[1]
    bill = folder / f"{PROJECT}-{version}.cdx.json"
    bill.write_text(bill_of_materials(wheel, of, clone), encoding="utf-8")
    statement = folder / f"{PROJECT}-{version}.intoto.json"
    statement.write_text(provenance([*made, bill], of, clone), encoding="utf-8")
    hashes = folder / "SHA256SUMS"
    hashes.write_text(sums([*made, bill, statement]), encoding="utf-8")
    return [bill, statement]


def look(environment: Path, bill: Path) -> bool:
    """Have others look at a bill of materials and at what is locked; print what they say, and return if it is wrong."""
    programs = tools(environment)
    if programs is None:
        print("Not looked at by CycloneDX's schema and pip-audit: they cannot be installed here.")
        return False
    if wrong := wrong_bill(programs, bill):
        print(f"{bill.name} is not as CycloneDX 1.6 wants it: {wrong}")
    number, faults = known_faults(programs, ROOT / "requirements.lock")
    if number:
        print(f"Known faults of {number} locked packages: {', '.join(faults) or 'none'}.")
    else:
        print("Known faults were not asked for: pip-audit has no data here.")
    return bool(wrong or faults)


if __name__ == "__main__":
    main()
